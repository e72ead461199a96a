"""Read files, texts and plain values: the way into rtlint for everything that is linted."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import splitext

from rtlint.source.decode import decode
from rtlint.source.document import Document, Format
from rtlint.source.limits import MAX_CHARACTERS, MAX_DOCUMENT_BYTES
from rtlint.source.plain import of_data
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text

__all__ = ["of_data", "read", "read_text"]

#: What the suffix of a file says of its format.
SUFFIXES: dict[str, Format] = {".json": "json", ".jsonc": "jsonc", ".yaml": "yaml", ".yml": "yaml"}


def read(path: str, data: bytes, *, format: Format | None = None) -> Iterator[Document]:
    """The documents of a file, in order; a mistake in its text is a problem of a Document, never an exception.

    `format` None means by the suffix of `path`, or else by the content: JSON if it reads as JSON, comments and trailing
    commas allowed, and YAML otherwise. A file with nothing in it is one readable Document whose data is None.
    """
    chosen = format or SUFFIXES.get(splitext(path)[1].lower())
    if len(data) > MAX_DOCUMENT_BYTES:
        yield _too_large(path, chosen or "yaml", f"more than {MAX_DOCUMENT_BYTES:,} bytes")
        return
    decoded = decode(data)
    if decoded.problem:
        text = Text(decoded.content)
        problems = (decoded.problem,)
        yield Document(path, 0, chosen or "yaml", text, None, False, problems, False, decoded.encoding)
        return
    yield from read_text(path, decoded.content, format=chosen, encoding=decoded.encoding)


def read_text(path: str, text: str, *, format: Format | None = None, encoding: str = "utf-8") -> Iterator[Document]:
    """The documents of a text that is decoded already, byte-order mark included; see `read`."""
    chosen = format or SUFFIXES.get(splitext(path)[1].lower())
    if chosen is None:
        return _guess(path, Text(text), encoding)
    return _read(path, Text(text), encoding, chosen)


def _read(path: str, text: Text, encoding: str, format: Format) -> Iterator[Document]:
    if format == "yaml":
        # ruamel.yaml takes longer to import than a JSON file to lint.
        from rtlint.source.yaml_read import read_yaml

        yield from read_yaml(path, text, encoding)
    elif len(text.content) > MAX_CHARACTERS:
        yield _too_large(path, format, f"more than {MAX_CHARACTERS:,} characters")
    else:
        from rtlint.source.json_read import read_json

        yield read_json(path, text, encoding, format)


def _guess(path: str, text: Text, encoding: str) -> Iterator[Document]:
    """The documents of a text of unknown format. Of two bad readings, the one its first character speaks for."""
    (as_json,) = _read(path, text, encoding, "jsonc")
    if as_json.readable and as_json.data is not None:
        yield as_json
        return
    as_yaml = tuple(_read(path, text, encoding, "yaml"))
    looks_like_json = text.content.lstrip("\ufeff \t\r\n").startswith(("{", "["))
    if looks_like_json and not all(document.readable for document in as_yaml):
        yield as_json
    else:
        yield from as_yaml


def _too_large(path: str, format: Format, what: str) -> Document:
    """A document without its text: to hide the secrets in so much takes longer than anything else."""
    problem = Problem("limit", f"this file has {what}", "lint a smaller file", Span(0, 0))
    return Document(path, 0, format, Text(""), None, False, (problem,))
