"""Fuzz the readers of YAML and JSON: any bytes are documents with places in their text, and never an exception."""

from __future__ import annotations

import json

from inputs import taken_apart
from places import check_document

from rtlint.source.document import Document
from rtlint.source.read import read
from rtlint.source.yaml_events import c_events
from rtlint.source.yaml_read import read_yaml

#: `libyaml` means that its parser has the last word; without a suffix the content says what it is.
SUFFIXES = (".yaml", ".json", ".jsonc", "", ".libyaml")


def check(data: bytes) -> None:
    """Read a file, look at all its places, and compare JSON with what the standard library makes of it."""
    given = taken_apart(data)
    suffix = given.choice(0, SUFFIXES)
    documents = tuple(read(f"x{suffix}", given.content))
    first = documents[0]
    assert first.text is not None
    if not any(problem.name in ("encoding", "limit") for problem in first.problems):
        assert first.text.content.encode(first.encoding) == given.content
    if suffix == ".libyaml":
        documents = tuple(read_yaml("x.yaml", first.text, first.encoding, c_events))
    for number, document in enumerate(documents):
        assert document.index == number
        check_document(document)
    if suffix == ".json":
        _check_json(documents[0])


def _check_json(document: Document) -> None:
    """Without a problem, JSON is what it is to the standard library; it can read no more than we do."""
    assert document.text is not None
    content = document.text.content.removeprefix("\ufeff")
    if document.problems or document.has_opaque:
        return
    if not content.strip(" \t\r\n"):
        assert document.data is None
        return
    assert json.dumps(document.data) == json.dumps(json.loads(content))
