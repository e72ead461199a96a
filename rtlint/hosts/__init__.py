"""Files that hold payloads among other text: which they are, and how each is read.

A host language is one module with a function `read(path, data)` that yields the documents in a file, and one row here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from io import BufferedReader
from os.path import splitext

from rtlint.dataclass import dataclass
from rtlint.facts.hosts import code_signs, notebook_signs
from rtlint.facts.kinds import signs
from rtlint.source import read as plain
from rtlint.source.document import Document, Format


@dataclass(frozen=True, slots=True)
class Language:
    """A language that payloads stand in: its name, the suffixes of its files, and the words one of which they have.

    In an `editable` one payloads can be changed.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    signs: Callable[[], tuple[bytes, ...]]
    editable: bool = False


_LINES = "rtlint.hosts.lines"

LANGUAGES = (
    Language("Python", (".py",), "rtlint.hosts.python", code_signs, editable=True),
    Language("JavaScript", (".js", ".mjs", ".cjs", ".jsx"), "rtlint.hosts.javascript", code_signs, editable=True),
    Language("TypeScript", (".ts", ".mts", ".cts", ".tsx"), "rtlint.hosts.javascript", code_signs, editable=True),
    Language("notebook", (".ipynb",), "rtlint.hosts.notebook", notebook_signs),
    Language("Markdown", (".md", ".mdx", ".markdown"), "rtlint.hosts.markdown", signs),
    Language("JSON Lines", (".jsonl", ".ndjson"), _LINES, signs),
    Language("log", (".log",), _LINES, signs),
)

#: The suffixes of the files that a folder is searched for.
SUFFIXES = (*plain.SUFFIXES, *(suffix for language in LANGUAGES for suffix in language.suffixes))

#: The suffixes of those whose payloads can be changed.
EDITABLE = (*plain.SUFFIXES, *(suffix for language in LANGUAGES if language.editable for suffix in language.suffixes))

_FORMS = {suffix: written.removesuffix("c").upper() for suffix, written in plain.SUFFIXES.items()}
_BY_SUFFIX = {suffix: language for language in LANGUAGES for suffix in language.suffixes}


def language_of(path: str) -> Language | None:
    """The host language of a file by its name; None for one that is a document all by itself."""
    return _BY_SUFFIX.get(splitext(path)[1].lower())


def form_of(path: str) -> str:
    """What a file is written in, as people call it; empty for one whose name does not tell."""
    language = language_of(path)
    return language.name if language is not None else _FORMS.get(splitext(path)[1].lower(), "")


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents of a file, in order; a mistake in its text is a problem of a Document, never an exception."""
    if isinstance(data, str):
        return read_text(path, data)
    language = language_of(path)
    return _and_within(plain.read(path, data)) if language is None else _hosted(language, path, data)


def read_text(path: str, text: str, *, format: Format | None = None, encoding: str = "utf-8") -> Iterator[Document]:
    """The documents of a text that is decoded already, byte-order mark included; `format` None means by its name."""
    language = language_of(path)
    if language is not None:
        return _hosted(language, path, text)
    return _and_within(plain.read_text(path, text, format=format, encoding=encoding))


def read_stream(path: str, stream: BufferedReader) -> Iterator[Document]:
    """The documents of a file that is read line by line; see `is_streamed`."""
    from rtlint.hosts.lines import read_lines

    return read_lines(path, stream)


def is_streamed(path: str) -> bool:
    """Whether the lines of a file are documents of their own, so that nobody needs to hold all of it."""
    language = language_of(path)
    return language is not None and language.module == _LINES


def read_editable(path: str, data: bytes) -> Iterator[Document]:
    """The documents of a file whose text can be changed, without those in strings."""
    return plain.read(path, data) if language_of(path) is None else read(path, data)


def reread(document: Document, text: str) -> Iterator[Document]:
    """The documents of the file that a document is in, if this were its text, without those in strings."""
    if document.host is not None:
        return read_text(document.path, text)
    return plain.read_text(document.path, text, format=document.format, encoding=document.encoding)


def has_sign(path: str, data: bytes) -> bool:
    """Whether a payload can be in these bytes of a file; wide encodings are not looked into."""
    language = language_of(path)
    wanted = signs() if language is None else language.signs()
    return b"\0" in data[:4] or any(sign in data for sign in wanted)


def _and_within(documents: Iterator[Document]) -> Iterator[Document]:
    """The documents, and behind them those in their strings."""
    outer: list[Document] = []
    for document in documents:
        outer.append(document)
        yield document
    index = len(outer)
    for document in outer:
        if document.readable and document.text is not None and _has_objects(document.text.content, document.format):
            from rtlint.hosts.strings import within

            for inner in within(document, index):
                yield inner
                index += 1


@lru_cache(maxsize=1)
def _has_objects(content: str, format: Format) -> bool:
    """Whether a string in a text may start like an object, which is asked for each of its documents.

    In JSON it has quotes that are escaped.
    """
    if ('\\"' if format != "yaml" else "{") not in content:
        return False
    return re.search(r"""["'](?:=|\s|\\[nrt])*[{\[]|[|>][-+0-9]*\s*=?[{\[]""", content) is not None


def _hosted(language: Language, path: str, data: bytes | str) -> Iterator[Document]:
    # A parser is imported when the first file of its language is met.
    documents: Iterator[Document] = import_module(language.module).read(path, data)
    return documents
