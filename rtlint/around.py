"""What the code around moved payloads still says of the dialect that they spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rtlint.facts.migration import Trace, around
from rtlint.source.text import Span


def traces(content: str) -> Iterator[tuple[Span, Trace]]:
    """The words in quotes that have to change with the payloads, in order: headers, ends of addresses, names of events."""
    by_word = {word: trace for trace in around() for word in trace.words}
    words = "|".join(map(re.escape, sorted(by_word, key=len, reverse=True)))
    # An address may begin elsewhere, and go on behind.
    for match in re.finditer(rf"""(?:(?<=["'`])|(?=/))(?P<word>{words})(?=["'`?:])""", content):
        yield Span(*match.span()), by_word[match["word"]]
