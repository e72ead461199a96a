"""How much of anything one document may hold. All are far above a session and far below what hurts."""

MAX_CHARACTERS = 2 * 1024 * 1024
"""Per document, which then reads in about a second. 128 tools with six described parameters each are some 170 KB."""

MAX_BYTES = 64 * 1024 * 1024
"""Per file, of any number of documents: a text is held in memory as a whole."""

MAX_DEPTH = 200
"""Nested collections. Python's own recursion, which validators use further on, ends at 1000 calls."""

MAX_NODES = 100_000
"""Values after every alias is written out, counted before anything is built: nine lines of YAML can name 9**9."""

MAX_DIGITS = 256
"""Characters of a number. Any integer that is shorter, hexadecimal ones too, is a finite double: nobody calculates too far."""
