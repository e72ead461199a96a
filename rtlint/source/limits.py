"""How much of anything one document may hold. All are far above a session and far below what hurts."""

MAX_CHARACTERS = 2 * 1024 * 1024
"""Per document, which then reads in about a second. 128 tools with six described parameters each are some 170 KB."""

MAX_BYTES = 16 * 1024 * 1024
"""Per file of which anything is read: notebooks are mostly pictures. Files of lines are not held, and may be of any size."""

MAX_DOCUMENT_BYTES = 4 * MAX_CHARACTERS + 4
"""A file that has more bytes has too many characters for one document, whatever its encoding. One of YAML may have several,
but a text is held in memory as a whole, and so is what is made of it: up to forty times its size."""

MAX_DEPTH = 200
"""Nested collections. Python's own recursion, which validators use further on, ends at 1000 calls."""

MAX_NODES = 100_000
"""Values after every alias is written out, counted before anything is built: nine lines of YAML can name 9**9."""

MAX_FILE_NODES = 300_000
"""Values in all documents of a file together; each takes some 500 bytes."""

DOCUMENT_NODES = 10
"""As many values as a document, be it empty, takes the memory of."""

MAX_MISTAKES = 5_000
"""That are told of one file: each takes up to a millisecond and 5 KB, and nobody reads so many."""

MAX_DIGITS = 256
"""Characters of a number. Any integer that is shorter, hexadecimal ones too, is a finite double: nobody calculates too far."""
