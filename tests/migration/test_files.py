"""Whole files move: every comment stays, every style says the same afterwards, and what cannot move stays as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import rtlint
from rtlint.config import settings
from rtlint.migrate import Migration, migrate_bytes
from rtlint.migration import Wishes
from rtlint.source.read import read_text

from .moving import TODAY

AGENT = """\
# The telephone of a bicycle shop.
type: session.update
event_id: evt_1 # ours
session:
  # what it can do
  modalities: [text, audio] # both
  instructions: >-
    You answer the telephone.
    Be brief.

  # how it sounds
  voice: 'ash' # friendly
  input_audio_format: g711_ulaw # the exchange
  output_audio_format: g711_ulaw
  input_audio_transcription:
    model: whisper-1 # for the log
  turn_detection: # from the demo
    type: server_vad
    threshold: 0.5
    # a little slower
    silence_duration_ms: 700
  tools:
    - type: function
      function: # as in chat
        name: find_bicycle
        description: Find a bicycle.
        parameters: {type: object, properties: {}}
        strict: true
  tool_choice: auto
  max_response_output_tokens: inf # no limit
"""

MOVED = """\
# The telephone of a bicycle shop.
type: session.update
event_id: evt_1 # ours
session:
  type: realtime
  # what it can do
  output_modalities: [audio] # both
  instructions: >-
    You answer the telephone.
    Be brief.

  audio:
    output:
      # how it sounds
      voice: 'ash' # friendly
      format:
        type: audio/pcmu
    input:
      format: # the exchange
        type: audio/pcmu
      transcription:
        model: whisper-1 # for the log
      turn_detection: # from the demo
        type: server_vad
        threshold: 0.5
        # a little slower
        silence_duration_ms: 700
  tools:
    - type: function
      # as in chat
      name: find_bicycle
      description: Find a bicycle.
      parameters: {type: object, properties: {}}
  tool_choice: auto
  max_output_tokens: inf # no limit
"""

PAYLOADS: list[Any] = [
    {
        "type": "session.update",
        "session": {
            "modalities": ["audio", "text"],
            "voice": "sage",
            "instructions": "Sell bicycles: cheap ones.",
            "input_audio_format": "pcm16",
            "input_audio_transcription": {"model": "gpt-4o-transcribe", "language": "de"},
            "turn_detection": {"type": "semantic_vad", "eagerness": "low", "threshold": 0.4},
            "temperature": 0.9,
            "tool_choice": {"type": "function", "function": {"name": "find"}},
            "tools": [
                {"type": "function", "name": "find", "description": "Find a bicycle.", "parameters": {"type": "object"}},
                {"type": "function", "function": {"name": "sell", "description": "Sell it to the caller."}},
            ],
        },
    },
    {
        "type": "transcription_session.update",
        "session": {
            "input_audio_format": "g711_alaw",
            "input_audio_transcription": {"model": "whisper-1"},
            "input_audio_noise_reduction": {"type": "near_field"},
            "turn_detection": {"type": "server_vad", "create_response": False},
        },
    },
    {
        "type": "response.create",
        "response": {
            "modalities": ["text"],
            "conversation": "none",
            "metadata": {"topic": "mood"},
            "max_response_output_tokens": 20,
            "input": [
                {"role": "system", "content": [{"type": "input_text", "text": "Is the caller angry?"}]},
                {"type": "message", "role": "user", "content": [{"type": "item_reference", "id": "item_1"}]},
                {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "No."}]},
            ],
        },
    },
    {
        "model": "gpt-4o-mini-realtime-preview",
        "modalities": ["audio", "text"],
        "voice": "onyx",
        "output_audio_format": "pcm16",
        "client_secret": {"expires_after": {"anchor": "created_at", "seconds": 120}},
    },
    [
        {"type": "session.update", "session": {"voice": "ash", "turn_detection": None}},
        {"type": "conversation.item.create", "item": {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "Hello."}]}},
        {"type": "response.create"},
    ],
]  # fmt: skip


def move(text: str, path: str = "agent.yaml", **wishes: Any) -> Migration:
    """What becomes of a file with this text."""
    return migrate_bytes(path, text.encode(), settings(today=TODAY), Wishes(**wishes))


def after(migration: Migration) -> str:
    """The text of a file that moved."""
    assert migration.new is not None
    return migration.new.decode()


def block(value: Any, indent: int = 0) -> str:
    """Data as the lines of YAML in block style."""
    margin = " " * indent
    if isinstance(value, dict):
        return "".join(f"{margin}{key}:{_inner(item, indent)}" for key, item in value.items())
    return "".join(f"{margin}-{_inner(item, indent)}" for item in value)


def _inner(value: Any, indent: int) -> str:
    if isinstance(value, (dict, list)) and value:
        return "\n" + block(value, indent + 2)
    return f" {json.dumps(value)}\n"


def commented(text: str, mark: str, *, above: bool) -> str:
    """The text with a comment of its own at the end of every line, and one above it in its column."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        margin = line[: len(line) - len(line.lstrip())]
        lines += [f"{margin}{mark} above {number}."] if above else []
        lines.append(f"{line} {mark} beside {number}.")
    return "\n".join(lines) + "\n"


def forms(payload: Any) -> dict[str, str]:
    """The payload in all styles, by the names of files."""
    return {
        "block.yaml": block(payload),
        "comments.yaml": commented(block(payload), "#", above=True),
        "flow.yaml": json.dumps(payload).replace('"', "'"),
        "compact.json": json.dumps(payload, separators=(",", ":")),
        "indented.json": json.dumps(payload, indent=4) + "\n",
        "tabs.json": json.dumps(payload, indent="\t") + "\n",
        "comments.jsonc": commented(json.dumps(payload, indent=2), "//", above=True),
    }


def test_a_file_is_recognised_afterwards() -> None:
    """What is not concerned stands where it stood; what moves takes its comments along, and is written as it was."""
    migration = move(AGENT)

    assert after(migration) == MOVED
    assert migration.tasks == ()
    assert move(MOVED).new is None


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: str(payload)[:40])
def test_every_style_becomes_the_same(payload: Any) -> None:
    """Block, flow and JSON have the same data afterwards, the same is left to a human, and twice is once."""
    found = {name: move(text, name) for name, text in forms(payload).items()}
    data = [next(iter(read_text(name, after(each)))).data for name, each in found.items()]
    left = [[(task.pointer, task.value, task.note) for task in each.tasks] for each in found.values()]

    assert all(each == data[0] for each in data)
    assert all(sorted(each) == sorted(left[0]) for each in left)
    assert all(move(after(each), name).new is None for name, each in found.items())


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: str(payload)[:40])
def test_every_comment_stays(payload: Any) -> None:
    """With comments above and beside every line, each of them is there once afterwards."""
    for name in ("comments.yaml", "comments.jsonc"):
        text = forms(payload)[name]
        words = re.findall(r"(?:above|beside) \d+\.", text)

        assert sorted(re.findall(r"(?:above|beside) \d+\.", after(move(text, name)))) == sorted(words)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: str(payload)[:40])
def test_what_is_wrong_afterwards_was_told(payload: Any) -> None:
    """As ga, the moved file has no error but at the places that are left to a human."""
    for name, text in forms(payload).items():
        migration = move(text, name)
        report = rtlint.lint(after(migration), path=name, today=TODAY)
        errors = {
            item.range.start for item in report.diagnostics if item.range and item.severity is rtlint.Severity.ERROR
        }
        told = {task.after.line for task in migration.tasks if task.after}

        assert {payload.dialect for payload in report.payloads} == {"ga"}
        assert {error.line for error in errors} <= {line + step for line in told for step in (0, 1, 2)}


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("type: session.update\r\nsession:\r\n  voice: ash # x", "type: session.update\r\nsession:\r\n  type: realtime\r\n  audio:\r\n    output:\r\n      voice: ash # x"),
        ("\ufefftype: session.update\nsession: {voice: ash}\n", "\ufefftype: session.update\nsession: {type: realtime, audio: {output: {voice: ash}}}\n"),
        ("a: 1\n---\ntype: response.create\nresponse: {modalities: [text]}\n---\n# end\n", "a: 1\n---\ntype: response.create\nresponse: {output_modalities: [text]}\n---\n# end\n"),
    ],
    ids=["line ends", "byte-order mark", "documents"],
)  # fmt: skip
def test_the_form_of_a_file_is_kept(before: str, wanted: str) -> None:
    """Line ends, a missing last one, a byte-order mark and other documents are as they were."""
    assert after(move(before)) == wanted


def test_what_a_comment_says_of_the_file_is_made_true() -> None:
    """A comment that names kind and dialect for rtlint names the new ones."""
    text = "# rtlint: kind=session dialect=beta\nvoice: ash\nclient_secret: {expires_after: {seconds: 60}}\n"

    assert after(move(text)) == (
        "# rtlint: kind=client-secret dialect=ga\nsession:\n  type: realtime\n  audio:\n    output:\n      voice: ash\n"
        "expires_after: {seconds: 60}\n"
    )


def test_an_anchor_is_changed_once() -> None:
    """What two sessions share by an alias is changed where it is written, and that is noted."""
    text = (
        "vad: &vad {type: server_vad, eagerness: low}\n"
        "a: {type: session.update, session: {turn_detection: *vad}}\n"
        "b: {type: session.update, session: {turn_detection: *vad}}\n"
    )
    migration = move(text)

    assert after(migration) == (
        "vad: &vad {type: server_vad}\n"
        "a: {type: session.update, session: {type: realtime, audio: {input: {turn_detection: *vad}}}}\n"
        "b: {type: session.update, session: {type: realtime, audio: {input: {turn_detection: *vad}}}}\n"
    )
    assert [(task.before.line, task.note) for task in migration.tasks] == [(1, False), (2, True), (3, True)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("type: session.update\nsession: {voice: ash, voice: sage}\n", "`voice` stands here a second time (line 2)"),
        ("type: session.update\nsession: {voice: [ash}\n", "it cannot be read: "),
        (
            "base: &b {voice: ash}\nsession:\n  <<: *b\n  modalities: [text]\n  turn_detection: null\n",
            "`voice` comes from a merge key",
        ),
    ],
    ids=["duplicate", "syntax", "merge"],
)
def test_what_cannot_be_moved_is_refused(text: str, reason: str) -> None:
    """A file that says something twice, that nobody can read, or whose fields stand elsewhere, stays, and why is said."""
    migration = move(text)

    assert migration.new is None
    assert str(migration.refusal).startswith(reason)
    assert not migration.is_defect


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nmodel: y\n", "no payload was recognised"),
        ("type: realtime\nmodel: gpt-realtime-2.1\n", "it is ga already"),
        ("type: session.update\nsession: {type: realtime, turn_detection: {type: azure_vad}}\n", "it is for Azure Voice Live"),
        ('{"type": "session.created", "event_id": "e", "session": {"voice": "ash"}}', "a server returned it"),
    ],
    ids=["unknown", "ga", "other service", "returned"],
)  # fmt: skip
def test_what_need_not_move_stays(text: str, said: str) -> None:
    """Nothing happens to other files, and the reason can be had."""
    migration = move(text)

    assert (migration.new, migration.refusal, migration.tasks, migration.doubts) == (None, None, (), ())
    assert migration.remarks[0].endswith(said)


def test_what_might_be_something_else_is_left_in_doubt() -> None:
    """Settings of an application that look like a session, and beta for a server that may speak it, stay with a word."""
    text = "title: x\nvoice: ash\nmodalities: [text]\nturn_detection: null\n"
    other = migrate_bytes("x.yaml", AGENT.encode(), settings(today=TODAY, target="azure-openai-preview"), Wishes())

    assert "`title` is no field of it" in move(text).doubts[0]
    assert other.new is None
    assert "the target `azure-openai-preview` may still speak beta" in other.doubts[0]


def test_what_was_wrong_all_along_is_told() -> None:
    """A mistake that has nothing to do with beta moves as it is, and is left to a human with the help of its rule."""
    migration = move("type: session.update\nsession:\n  voice: mariin\n  instrctions: x\n")

    assert [(task.pointer, task.after.line if task.after else 0) for task in migration.tasks] == [
        ("/session/voice", 6),
        ("/session/instrctions", 7),
    ]
    assert "did you mean `marin`?" in migration.tasks[0].advice


def test_what_was_wrong_all_along_in_a_bare_session_is_told() -> None:
    """That a session stays bare is a word on the whole of it, which hides no mistake in it."""
    migration = move("modalities: [text]\nturn_detection: {type: server_vad, threshold: '0.5'}\nspeed: 9\n")

    assert [(task.pointer, task.note) for task in migration.tasks] == [
        ("/turn_detection/threshold", False),
        ("/speed", False),
        ("", True),
    ]
    assert "as `rtlint check --fix` does" in migration.tasks[0].advice


def test_what_is_wrong_in_a_request_is_told_of_what_becomes_one() -> None:
    """A session may have no tools where an update of it calls them; the request that opens it may not."""
    text = "tool_choice: required\nvoice: ash\nmodalities: [text]\nturn_detection: null\n"
    migration = move(text + "client_secret: {expires_after: {anchor: created_at, seconds: 60}}\n")

    assert [task.pointer for task in migration.tasks] == ["/tool_choice"]


def test_no_secret_is_shown() -> None:
    """Diffs and tasks have asterisks where a secret is, also where it is said again; the moved file has the secret."""
    known, plain = "sk-" + "a1b2c3d4" * 4, "correct-horse-battery"
    text = (
        "type: session.update\nsession:\n  voice: ash\n  tools:\n"
        f"    - {{type: mcp, server_label: a, server_url: https://a.example, authorization: {plain}, require_approval: {plain}}}\n"
        f"  tool_choice: {known}\n"
    )
    migration = move(text)

    assert len(migration.tasks) == 2
    for secret in (known, plain):
        assert secret in after(migration)
        assert secret not in str(migration.tasks)
    assert known not in str(migration.shown)
    assert f"authorization: {plain}" not in str(migration.shown)
    assert len(migration.shown[0]) == len(text)


def test_a_move_that_would_be_wrong_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the plan make a mistake of its own, the file stays and the defect is named."""
    monkeypatch.setattr("rtlint.migration.payload.tag_of", lambda _: "nonsense")
    migration = move(AGENT)

    assert (migration.new, migration.is_defect) == (None, True)
    assert "nonsense" in str(migration.refusal)


def test_the_examples_have_nothing_to_move() -> None:
    """The files in `examples/` are ga."""
    for path in filter(Path.is_file, (Path(__file__).parent.parent.parent / "examples").iterdir()):
        assert move(path.read_text(), path.name).new is None
