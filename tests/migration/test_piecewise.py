"""The payloads of a long list are edited one by one: the text is the same, and the work grows with the file only."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from rtlint.piecewise import lower_each
from rtlint.source.change import Change
from rtlint.source.edit import lower, spliced
from rtlint.source.pointer import Pointer
from rtlint.source.read import read_text

from .moving import plans, response, session
from .test_files import block, commented, forms, move

Groups = list[tuple[Pointer, tuple[Change, ...]]]

EVENTS = [
    session(voice="ash", modalities=["text", "audio"], turn_detection={"type": "server_vad", "eagerness": "low"}),
    {"name": "x", "session": {"voice": "ash", "modalities": ["text"], "turn_detection": None}},
    response(modalities=["text"], max_response_output_tokens=5),
    session(input_audio_format="pcm16", tool_choice={"type": "function", "function": {"name": "x"}}),
]


def groups(data: Any) -> Groups:
    """The changes of all payloads in `data`, which has nothing else in it, each with the pointer of its item."""
    found = [each.changes for each in plans(data)]
    return [(made[0].pointer[: 1 + isinstance(data, dict)], made) for made in found if made]  # type: ignore[union-attr]  # no cuts


def texts() -> dict[str, str]:
    """The events in all styles, as a list, and as the settings of an application that hold one."""
    listed = {f"listed {name}": text for name, text in forms(EVENTS).items()}
    held = {f"held {name}": text for name, text in forms({"events": EVENTS, "more": 1}).items()}
    blank = block(EVENTS).replace("\n- ", "\n\n# next\n- ")
    return {
        **listed,
        **held,
        "blank lines.yaml": commented(blank, "#", above=False),
        "crlf.yaml": blank.replace("\n", "\r\n"),
    }


@pytest.mark.parametrize("name", texts())
def test_the_text_is_that_of_all_changes_at_once(name: str) -> None:
    """Whoever edits one by one, the file is the same to the letter."""
    (document,) = read_text(name, texts()[name])
    changes = groups(document.data)
    content = texts()[name]

    assert len(changes) == len(EVENTS)
    assert spliced(content, lower_each(document, changes)) == spliced(content, lower(document, flat(changes)))


def test_documents_are_edited_alone() -> None:
    """So are the documents of one file, with their marks and comments."""
    content = (
        "# first\n---\n" + "--- # next\n".join(commented(block(event), "#", above=True) for event in EVENTS) + "...\n"
    )
    for document in read_text("x.yaml", content):
        changes = groups([document.data])
        mine: Groups = [((), tuple(_at_root(change) for change in made)) for _, made in changes]

        assert spliced(content, lower_each(document, mine)) == spliced(content, lower(document, flat(mine)))


def flat(changes: Groups) -> list[Change]:
    """The changes without their pointers."""
    return [change for _, made in changes for change in made]


def _at_root(change: Change) -> Change:
    from dataclasses import replace

    from rtlint.source.change import Cut, Move

    assert not isinstance(change, Cut)
    if isinstance(change, Move):
        return Move(change.pointer[1:], change.to[1:])
    return replace(change, pointer=change.pointer[1:])


@pytest.mark.parametrize("name", ["x.json", "x.yaml"])
def test_four_times_as_many_events_are_four_times_as_much_work(name: str) -> None:
    """The work, counted in calls of functions, grows with the number of events and not with its square."""

    def work(count: int) -> int:
        text = json.dumps(EVENTS * count, indent=2) if name == "x.json" else block(EVENTS * count)
        calls = 0

        def count_call(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count_call)
        try:
            assert move(text, name).new is not None
        finally:
            sys.setprofile(None)
        return calls

    work(1)

    assert work(20) < 5 * work(5)
