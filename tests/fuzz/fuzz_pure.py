"""Fuzz ruamel.yaml's own parser behind our composer, which reads where libyaml is missing, or refuses."""

from __future__ import annotations

from inputs import taken_apart
from places import check_document

from rtlint.source.decode import decode
from rtlint.source.text import Text
from rtlint.source.yaml_events import pure_events
from rtlint.source.yaml_read import read_yaml

SUFFIXES = (".yaml",)


def check(data: bytes) -> None:
    """Read a text, and look at all its places."""
    decoded = decode(taken_apart(data).content)
    for document in read_yaml("x.yaml", Text(decoded.content), decoded.encoding, pure_events):
        check_document(document)
