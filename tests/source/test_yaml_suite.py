"""The official test suite of YAML, read by rtlint: as the suite says, as ruamel.yaml does, and the same by both parsers.

What differs stands in the tables below, each case under its reason. A case that no longer differs must leave its table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml.error import YAMLError

from rtlint.source.document import Document
from rtlint.source.read import read_text
from rtlint.source.text import Text
from rtlint.source.yaml_events import c_events, pure_events
from rtlint.source.yaml_read import read_yaml

from .yaml_reference import reference, same

CASES: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "yaml-test-suite.json").read_text("utf-8")
)["cases"]

Table = Mapping[str, str]
"""Names of cases by the reason why they differ."""

#: Valid YAML with a problem that ends its reading.
REFUSED: Table = {
    "JSON has no keys that are collections":
        "4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8-1 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D",
    "no parser reads a key in braces that is on another line than its colon":
        "4MUZ-0 4MUZ-1 4MUZ-2 5MUD 9SA2 K3WX NJ66 VJP3-1",
    "no parser reads a tab where there could be indentation": "6BCT 6CA3 A2M4 DK95-0 DK95-3 DK95-4 Q5MG R4YG Y79Y-10",
    "no parser reads an empty key there": "CFD4 M2N8-0",
    "no parser reads a tag before a comma": "WZ62",
    "no parser reads a percent sign at the start of a line of text": "UT92",
    "no parser reads a document without `---` behind one that has nothing in it": "M7A3",
    "there is no YAML 1.3, and PyYAML refuses it too": "BEC7",
}  # fmt: skip

#: No YAML, and read without a problem, as libyaml reads it: whoever uses that has a working file.
ACCEPTED: Table = {
    "a flow collection or a quoted text in a block may start its lines at the margin": "9C9N QB6E",
    "a quoted text in a block may go on behind a tab": "DK95-1",
    "a flow collection may go on behind a tab": "Y79Y-3",
    "a comment needs no space before it": "9JBA CVW2 SU5Z X4QW",
    "directives need no `...` before them, nor each a document": "9HCY EB22 MUS6-1 RHX7",
    "the version of a directive may be followed by anything": "MUS6-0",
    "a dash alone is text in brackets": "G5U8 YJV2",
    "a block scalar may begin with blank lines that are deeper than its end": "S98Z",
    "a tag may end in a comma": "U99R",
}

#: Data that is not what the suite has.
OTHER_DATA: Table = {
    "a tag of an application makes a value unknown":
        "2XXW 5TYM 6CK3 6WLZ 7FWL 9WXW C4HZ CC74 CUP7 J7PZ M5C3 P76L UGM3 Z67P Z9M4",
    "a text without documents is one that is empty": "8G76 98YD AVM7 HWV9 QT73",
    "a question mark before a word is no part of it in braces": "652Z HM87-1",
    "the name of an anchor ends at a colon": "Y2GN",
    "a last line without an end has none": "L24T-1",
}  # fmt: skip

#: Read in another way than ruamel.yaml's own parser does.
UNLIKE_RUAMEL: Table = {
    "ruamel.yaml wants no tab there": "DC7X DK95-5 DK95-7 HS5T J3BT K54U NB6Z UV7Q",
    "ruamel.yaml wants no deeper blank lines before a block scalar": "4QFQ DWX9 S98Z T26H",
    "ruamel.yaml wants a document before `...`": "HWV9 QT73",
    "ruamel.yaml wants a space before a comment there": "MUS6-0 X4QW",
    "ruamel.yaml wants one space behind `%YAML`": "MUS6-3",
    "for ruamel.yaml `!` says nothing of the type": "S4JQ UKK6-2",
    "the name of an anchor ends at a colon": "Y2GN",
}

#: Read differently by ruamel.yaml.clib, which is libyaml, and ruamel.yaml itself.
UNLIKE_EACH_OTHER: Table = {
    "libyaml reads no text with a colon or question mark at odd places in braces":
        "4ABK 58MP 5T43 DBG4 FRK4 HM87-0 JR7V UDM2",
    "libyaml reads no empty keys": "2JQS 6M2F NHX8 NKF9 S3PD SM9W-1 UKK6-0",
    "libyaml reads no directives but two": "2LFX 6LVF MUS6-5 MUS6-6",
    "libyaml reads only letters in the name of an anchor": "2SXE 8XYN W5VH Y2GN",
    "libyaml reads no second document without `---`": "7Z25 W4TN",
    "libyaml reads no block scalar at the margin": "DK3J FP8R",
    "libyaml reads no tab at the start of a block scalar": "96NN-0 96NN-1 Y79Y-1",
    "ruamel.yaml reads no tab there": "DC7X DK95-5 DK95-7 HS5T J3BT K54U NB6Z UV7Q",
    "ruamel.yaml reads no deeper blank lines before a block scalar": "4QFQ DWX9 S98Z T26H",
    "ruamel.yaml wants a space before a comment there": "MUS6-0 X4QW",
    "ruamel.yaml wants one space behind `%YAML`": "MUS6-3",
    "ruamel.yaml does not yield the document before the mistake": "3HFZ",
    "ruamel.yaml starts at the anchor when the tag comes first": "CUP7",
}  # fmt: skip


def named(table: Table) -> set[str]:
    """The cases of a table, each of which stands there once."""
    names = [name for row in table.values() for name in row.split()]
    assert len(names) == len(set(names))
    return set(names)


@cache
def documents(name: str) -> tuple[Document, ...]:
    """A case as rtlint reads it."""
    return tuple(read_text("x.yaml", CASES[name]["yaml"]))


def is_read(documents: Iterable[Document]) -> bool:
    """Whether all of a file can be used."""
    return all(document.readable for document in documents)


def values(stream: str) -> Iterator[Any]:
    """The JSON texts that follow each other."""
    decoder = json.JSONDecoder()
    while stream := stream.lstrip():
        value, end = decoder.raw_decode(stream)
        yield value
        stream = stream[end:]


def theirs(text: str) -> list[Any] | None:
    """What ruamel.yaml makes of a text, where nothing is an empty document; None where it refuses it."""
    try:
        return list(reference(text)) or [None]
    except (YAMLError, AssertionError):
        return None


def agree(ours: Iterable[Document], others: list[Any] | None) -> bool:
    """Whether rtlint read the same documents, or refused the text as well."""
    found = [document.data for document in ours] if is_read(ours := tuple(ours)) else None
    return found is others is None or (found is not None and others is not None and same(found, others))


def test_valid_yaml_is_read() -> None:
    """Whatever the suite calls valid is read, but for what is in the table."""
    refused = {name for name, case in CASES.items() if "fail" not in case and not is_read(documents(name))}

    assert refused == named(REFUSED)


def test_broken_yaml_has_a_problem() -> None:
    """Whatever the suite calls an error is one, but for what is in the table."""
    accepted = {name for name, case in CASES.items() if "fail" in case and is_read(documents(name))}

    assert accepted == named(ACCEPTED)


def test_data_is_what_the_suite_says() -> None:
    """Values, types and the number of documents, for every case whose data the suite has as JSON."""
    given = {name: case["json"] for name, case in CASES.items() if "json" in case and is_read(documents(name))}
    other = {name for name, stream in given.items() if not agree(documents(name), list(values(stream)))}

    assert len(given) > 200
    assert other == named(OTHER_DATA)


def test_data_is_what_ruamel_reads() -> None:
    """Read and refused as by the parser, composer and constructor that we do not use."""
    unlike = {name for name, case in CASES.items() if not agree(documents(name), theirs(case["yaml"]))}

    assert unlike == named(UNLIKE_RUAMEL)


def test_both_parsers_read_the_same() -> None:
    """Data, problems and documents do not depend on whether ruamel.yaml.clib is installed."""
    different = set()
    for name, case in CASES.items():
        c, pure = (
            [(repr(each.data), [problem.name for problem in each.problems]) for each in read]
            for read in (read_yaml("x.yaml", Text(case["yaml"]), "utf-8", parser) for parser in (c_events, pure_events))
        )
        if c != pure:
            different.add(name)

    assert different == named(UNLIKE_EACH_OTHER)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_say_nothing(end: str) -> None:
    """The data is the same, whatever ends a line."""
    other = {
        name
        for name, case in CASES.items()
        if [repr(each.data) for each in documents(name) if not each.has_opaque]
        != [repr(each.data) for each in read_text("x.yaml", case["yaml"].replace("\n", end)) if not each.has_opaque]
    }

    assert other == set()


def test_a_byte_order_mark_says_nothing() -> None:
    """The data is the same behind one."""
    other = {
        name
        for name, case in CASES.items()
        if [repr(each.data) for each in documents(name)]
        != [repr(each.data) for each in read_text("x.yaml", "\ufeff" + case["yaml"].removeprefix("\ufeff"))]
    }

    assert other == set()
