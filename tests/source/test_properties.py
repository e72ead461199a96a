"""Whatever is written, reading gives it back, and every place is where it says."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtlint.source.document import Document, locate
from rtlint.source.json_scan import scan
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.read import of_data, read, read_text
from rtlint.source.text import Span

from .writing import DATA, as_block, as_flow, as_json, as_json_in_yaml

#: How many cases of each sort; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 6
FORMS = {
    "block": (as_block, "yaml"),
    "flow": (as_flow, "yaml"),
    "json": (as_json, "json"),
    "json as yaml": (as_json_in_yaml, "yaml"),
}


def expected(data: object) -> object:
    """The data with its placeholders made unknown."""
    if isinstance(data, dict):
        return {key: expected(value) for key, value in data.items()}
    if isinstance(data, list):
        return [expected(item) for item in data]
    return placeholder(data) or data if isinstance(data, str) else data


def scalars(data: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, object]]:
    """Every value that holds no others, with its pointer."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from scalars(value, (*pointer, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from scalars(item, (*pointer, index))
    else:
        yield pointer, data


def one(path: str, text: str) -> Document:
    """The only document of a text."""
    (document,) = read_text(path, text)
    return document


def cut(document: Document, span: Span) -> str:
    """The characters of a span."""
    assert document.text is not None
    return document.text.content[span.start : span.end]


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=CASES, deadline=None)
@given(data=DATA, draw=st.data(), crlf=st.booleans(), bom=st.booleans())
def test_reading_gives_back_what_was_written(
    form: str, data: object, draw: st.DataObject, crlf: bool, bom: bool
) -> None:
    """The data of a written text is the data that was written, and the span of a value alone reads as the value."""
    write, suffix = FORMS[form]
    text = write(data, lambda ways: draw.draw(st.integers(0, ways - 1)))
    if crlf:
        text = text.replace("\n", "\r\n")
    if bom:
        text = "\ufeff" + text
    (document,) = read(f"x.{suffix}", text.encode())
    assert document.problems == ()
    assert document.data == expected(data)
    assert json.dumps(of_data(data).data, default=repr) == json.dumps(expected(data), default=repr)
    for pointer, value in scalars(data):
        alone = cut(document, locate(document, pointer))
        assert one(f"x.{suffix}", alone).data == expected(value)
        if pointer and isinstance(pointer[-1], str):
            key = cut(document, locate(document, pointer, "key"))
            assert one(f"x.{suffix}", f"{{{key} : 1}}").data == {pointer[-1]: 1}


@settings(max_examples=CASES, deadline=None)
@given(data=DATA, draw=st.data())
def test_the_scanner_reads_what_the_standard_library_reads(data: object, draw: st.DataObject) -> None:
    """Scanner and `json.loads` agree on every strict JSON text."""
    text = as_json(data, lambda ways: draw.draw(st.integers(0, ways - 1)))
    scanned = scan(text)
    assert scanned.problems == ()
    assert scanned.data == expected(json.loads(text))


@settings(max_examples=2 * CASES, deadline=None)
@given(text=st.text(st.sampled_from("{}[]:,\"'#/*-&!|>% \t\r\n\\abu10.e<?@\x00\x85\ufeff\ud800"), max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    """No text raises, every problem lies in the text, and what is not readable says why."""
    for path in ("x.yaml", "x.json", "x.jsonc", "-"):
        for document in read_text(path, text):
            assert document.readable or document.problems
            for problem in document.problems:
                spans = (problem.span, *(span for _, span in problem.related))
                assert all(0 <= span.start <= span.end <= len(text) for span in spans)
                assert all(word not in problem.message for word in ("Error", "<byte", "<unicode", "line 1"))
            assert 0 <= locate(document, ("a", 0, "b")).start <= len(text)


@settings(max_examples=CASES, deadline=None)
@given(data=st.binary(max_size=40))
def test_any_bytes_can_be_read(data: bytes) -> None:
    """No bytes raise, and text that was decoded without a problem encodes to the same bytes."""
    for document in read("x.yaml", data):
        assert document.text is not None
        if all(problem.name != "encoding" for problem in document.problems):
            assert document.text.content.encode(document.encoding) == data
