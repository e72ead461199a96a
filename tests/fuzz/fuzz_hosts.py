"""Fuzz the readers of code, prose, notebooks and logs: whatever stands there, places are in the file."""

from __future__ import annotations

from io import BufferedReader, BytesIO

from inputs import taken_apart
from places import check_document

from rtlint import hosts

SUFFIXES = (".py", ".ts", ".tsx", ".js", ".md", ".ipynb", ".jsonl", ".log", ".yaml", ".json")


def check(data: bytes) -> None:
    """Read a file, and look at all its places, at what stands around its documents, and at what edits would need."""
    given = taken_apart(data)
    path = f"x{given.choice(0, SUFFIXES)}"
    if hosts.is_streamed(path):
        documents = tuple(hosts.read_stream(path, BufferedReader(BytesIO(given.content))))
    else:
        documents = tuple(hosts.read(path, given.content))
    for document in documents:
        check_document(document)
        host = document.host
        if host is None or document.text is None:
            continue
        size = len(document.text.content)
        for comment in host.comments:
            covers = comment.covers or comment.span
            assert 0 <= covers.start <= covers.end <= size
        if host.spot is not None:
            assert host.spot(document.span.start)
        if host.code is not None:
            host.code()
    hosts.has_sign(path, given.content)
