"""What the bytes of a fuzzer mean: the first few choose how a file is read, the rest is the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

#: How many bytes choose. The first one picks the suffix of the file, the second one what the user says that it is; 0 is nothing.
HEAD = 4

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Input:
    """An input: the bytes that choose, and the content of a file."""

    head: bytes
    content: bytes

    def choice(self, place: int, options: Sequence[Choice]) -> Choice:
        """What byte number `place` picks."""
        return options[self.head[place] % len(options)]


def taken_apart(data: bytes) -> Input:
    """The input that some bytes are; those that are missing are 0."""
    return Input(data[:HEAD].ljust(HEAD, b"\0"), data[HEAD:])


def put_together(content: bytes, suffix: str, suffixes: Sequence[str]) -> bytes:
    """The bytes that mean a file with this suffix; one choice is the usual one, the others are any, but always the same."""
    others = crc32(content).to_bytes(4, "big")[: HEAD - 2]
    return bytes((suffixes.index(suffix), 0)) + others + content
