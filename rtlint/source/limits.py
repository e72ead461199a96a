"""How much of anything one document may hold. All are far above a session and far below what hurts."""

MAX_CHARACTERS = 2 * 1024 * 1024
"""Per document. A session with 128 tools and long instructions is some 200 KB; 2 MiB of YAML reads in about a second."""

MAX_BYTES = 64 * 1024 * 1024
"""Per file, of any number of documents: a text is held in memory as a whole."""

MAX_DEPTH = 200
"""Nested collections. A tool's JSON Schema reaches 20; Python's own recursion, used further on, ends near 1000."""

MAX_NODES = 100_000
"""Values after every alias is written out, counted before anything is built: nine lines of YAML can name 9**9."""

MAX_DIGITS = 400
"""Characters of a number. A double has 309 before its point at most; Python refuses to print more than 4300."""
