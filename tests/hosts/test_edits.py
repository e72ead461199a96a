"""What an edit in code leaves alone, and what it does not dare."""

from __future__ import annotations

import pytest

from rtlint.hosts import read_text
from rtlint.source.change import Change, Impossible, Move, Remove, Rename, Set
from rtlint.source.edit import lower, shares, spliced

OUT = ("session", "audio", "output", "voice")
VOICE = ("session", "voice")


def edited(code: str, *changes: Change) -> str:
    """The code after changes of the last payload in it."""
    document = list(read_text("app.py", code))[-1]
    return spliced(code, lower(document, changes))


def shared(code: str, *changes: Change) -> bool:
    """Whether the changes of the last payload in the code touch what is used elsewhere."""
    return shares(list(read_text("app.py", code))[-1], changes)


SENT = 'send({"type": "session.update", "session": session})\n'


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ('send({"type": "session.update", "session": {**base, "voice": "alloy"}})\n', "not all of its entries"),
        ('send({"type": "session.update", "session": {key: 1, "voice": "alloy"}})\n', "not all of its entries"),
        ('send({"type": "session.update", "session": dict(base, voice="alloy")})\n', "not all of its entries"),
        ('session = {"voice": "alloy"}\nsession["speed"] = 1\n' + SENT, "other code adds"),
        ('session = {"voice": "alloy"}\nsession.update(more)\n' + SENT, "other code adds"),
        ('session = {"voice": "alloy"}\nprint(session["voice"])\n' + SENT, "reads it by its key"),
        ('session = {"voice": "alloy"}\nprint(session.get("voice"))\n' + SENT, "reads it by its key"),
        ('session = {"voice": "alloy"}\nprint("voice" in session)\n' + SENT, "reads it by its key"),
        ('session = {"voice": "alloy"}\nprint(session[name])\n' + SENT, "reads it by its key"),
        ('x = {"type": "session.update", "session": {"voice": "alloy"}}\nprint(x["session"]["voice"])\n', "reads it"),
        ('session = {"voice": "alloy"}\nx = ' + SENT[5:-2] + '\nprint(x["session"]["voice"])\n', "reads it"),
        ('send({"type": "session.update", "session": make(voice="alloy")})\n', "there is nothing"),
        ('text = f"""{dumps({"type": "session.update", "session": {"voice": "alloy"}})}"""\n', "within a text"),
        ('send({"type": "session.update", "session": {"voice": "alloy", "voice": "ash"}})\n', "stands there twice"),
    ],
)
def test_what_other_code_relies_on_is_not_moved(code: str, reason: str) -> None:
    """Entries from elsewhere, later changes, and keys that are read: each keeps a move from being made, and is named."""
    with pytest.raises(Impossible, match=reason):
        edited(code, Move(VOICE, OUT))


def test_a_value_can_change_where_its_place_stays() -> None:
    """Setting a value in place is possible in an object that other code completes."""
    code = 'session = {**base, "voice": "aloy"}\nsession["speed"] = 1\nprint(session["voice"])\n' + SENT

    assert edited(code, Set(VOICE, "alloy")) == code.replace("aloy", "alloy")


def test_the_keys_of_arguments_are_names() -> None:
    """A key that is no name cannot become an argument."""
    with pytest.raises(Impossible, match="cannot be the name of an argument"):
        edited('send(dict(type="session.update", session=dict(voice="alloy")))\n', Rename(VOICE, "class"))


def test_what_a_name_stands_for_may_be_used_elsewhere() -> None:
    """A change of what a name stands for is shared when the name is used twice, and not when once."""
    once = 'session = {"voice": "aloy"}\n' + SENT
    twice = once + "log(session)\n"

    assert not shared(once, Set(VOICE, "alloy"))
    assert shared(twice, Set(VOICE, "alloy"))
    assert edited(twice, Set(VOICE, "alloy")) == twice.replace("aloy", "alloy")


def test_what_is_a_payload_itself_shares_nothing() -> None:
    """However often it is sent: all of them are that payload."""
    code = 'x = {"type": "session.update", "session": {"voice": "aloy"}}\nsend(x)\nlog(x)\nlog(x)\n'

    assert not shared(code, Set(VOICE, "alloy"))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ('x = {"type": "session.update", "session": {}}\nx["event_id"] = "e"\nsend(x)\n', "other code adds"),
        ('x = {**base, "type": "session.update", "session": {}}\nsend(x)\n', "not all of its entries"),
    ],
)
def test_nothing_goes_around_what_is_written_elsewhere_in_part(code: str, reason: str) -> None:
    """The other part would be in the wrong object."""
    with pytest.raises(Impossible, match=reason):
        edited(code, Move((), ("event",)))


def test_an_entry_does_not_go_from_one_literal_to_another() -> None:
    """What belongs to a constant stays in it."""
    with pytest.raises(Impossible, match="from one literal to another"):
        edited('session = {"voice": "alloy"}\n' + SENT, Move(VOICE, ("voice",)))


def test_a_name_in_two_places_stands_for_one_text() -> None:
    """Where one constant is in a payload twice, changing it would change both."""
    code = 'part = {"voice": "alloy"}\nsend({"type": "session.update", "session": part, "x": part})\n'

    with pytest.raises(Impossible, match="in several places"):
        edited(code, Remove(VOICE))


def test_the_arguments_of_a_call_change_in_place_only() -> None:
    """What a method takes is not ours to rename; a value, and an object in it, may change."""
    code = 'client.realtime.client_secrets.create(session={"type": "realtime", "model": "gpt-x"}, timeout=3)\n'

    assert edited(code, Set(("session", "model"), "gpt-y")) == code.replace("gpt-x", "gpt-y")
    assert edited(code, Rename(("session", "model"), "name")) == code.replace("model", "name")
    with pytest.raises(Impossible, match="not all of its entries"):
        edited(code, Rename(("session",), "body"))


def test_no_comment_line_is_put_into_a_text() -> None:
    """Where the line of a payload begins within a text, its comments have no room above it."""
    code = 'send("""\n""", {"type": "session.update", "session": {"modalities": [  # both\n"text"]}})\n'

    with pytest.raises(Impossible, match="no room"):
        edited(code, Set(("session", "modalities"), ["audio"]))


@pytest.mark.parametrize("before", ["\ufeff", "x = '\U0001f600é'; ", "\t"])
def test_offsets_are_characters_whatever_stands_before(before: str) -> None:
    """A byte-order mark, wide characters on the line and tabs do not move an edit."""
    code = (
        ("if 1:\n" if before == "\t" else "") + before + 'send({"type": "session.update", "session": {"voice": "a"}})\n'
    )

    assert edited(code, Move(VOICE, OUT)) == code.replace('"voice": "a"', '"audio": {"output": {"voice": "a"}}')
