"""How much of anything one document may hold. All are far above a session and far below what hurts."""

MAX_CHARACTERS = 2 * 1024 * 1024
"""Per document, which then reads in about a second. 128 tools with six described parameters each are some 170 KB."""

MAX_BYTES = 16 * 1024 * 1024
"""Per file, of any number of documents: a text is held in memory as a whole, with four bytes for each character if one of
them is an emoji, and so is what parsers make of it. Files of lines are not held, and may be of any size."""

MAX_DOCUMENT_BYTES = 4 * MAX_CHARACTERS + 4
"""A file that can hold one document only has too many characters when it has more bytes, whatever its encoding."""

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
