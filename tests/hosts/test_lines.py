"""JSON Lines and logs are read line by line: what a client sends is judged, in files of any size."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rtlint
from rtlint.config import settings as chosen
from rtlint.engine import Source
from rtlint.hosts.lines import MANY, read_lines
from rtlint.report.terminal import render_full
from rtlint.streaming import lint_stream

TODAY = date(2026, 11, 21)
SESSION = '{"type": "realtime", "audio": {"output": {"voice": "mariin"}}}'
EVENT = f'{{"type": "session.update", "session": {SESSION}}}'


def lint(text: str | bytes, path: str = "events.jsonl") -> rtlint.Report:
    """The report of a file."""
    return rtlint.lint(text, path=path, today=TODAY)


def said(text: str, path: str = "events.jsonl") -> list[tuple[str, str]]:
    """Code and the characters meant, of all that is not advice."""
    found = [one for one in lint(text, path).diagnostics if one.severity is not rtlint.Severity.INFO]
    return [(one.code, text[one.range.start.offset : one.range.end.offset]) for one in found if one.range]


FOUND = {
    "a line": (EVENT, '"mariin"'),
    "behind other lines": (f'{{"a": 1}}\n\nnoise\n{EVENT}\n', '"mariin"'),
    "behind a time": (f"2026-11-21T01:55:21.379Z - {EVENT}", '"mariin"'),
    "behind brackets": (f"[2026-11-21 01:55] [INFO] ws.send() -> {EVENT} (42 bytes)", '"mariin"'),
    "as Python prints it": (f"DEBUG:app:{json.loads(EVENT)!s}", "'mariin'"),
    "in an envelope": (f'{{"time": 1, "direction": "sent", "event": {EVENT}}}', '"mariin"'),
    "as text in an envelope": (json.dumps({"time": 1, "message": EVENT}), r"\"mariin\""),
    "over several lines": (f"12:00 sent\n{json.dumps(json.loads(EVENT), indent=2)}\n12:01 done", '"mariin"'),
    "on Windows": (f"é\r\n{EVENT}\r\n", '"mariin"'),
    "behind what overwrites itself": (f"10 %\r20 %\r{EVENT}\n", '"mariin"'),
}


@pytest.mark.parametrize(("text", "characters"), FOUND.values(), ids=FOUND)
@pytest.mark.parametrize("path", ["x.log", "x.jsonl", "x.ndjson"])
def test_a_payload_is_found_in_a_line(text: str, characters: str, path: str) -> None:
    """There is one payload in the file, and the caret stands at the value."""
    assert len(lint(text, path).payloads) == 1
    assert said(text, path) == [("RT510", characters)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("aé🌍 \t{", max_size=8), max_size=5), st.text("aé🌍\t :", max_size=8), st.sampled_from(("\n", "\r\n", "\r")),
       st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32-be")))  # fmt: skip
def test_places_are_exact_whatever_stands_before(before: list[str], prefix: str, line_end: str, encoding: str) -> None:
    """Line, column and offset are those of the decoded file, byte-order mark included."""
    text = line_end.join(("x", *before, prefix + EVENT, "x"))
    data = text.encode(encoding)
    whole = data.decode("utf-8" if encoding == "utf-8-sig" else "utf-16-le" if encoding == "utf-16" else encoding)
    (place,) = [one.range for one in lint(data, "x.log").diagnostics if one.code == "RT510" and one.range]

    assert whole[place.start.offset : place.end.offset] == '"mariin"'
    assert place.start.line == len(before) + 2
    assert place.start.column == whole.split(line_end)[len(before) + 1].index('"mariin"') + 1


def test_what_the_server_sent_is_only_recognised() -> None:
    """Of its events only the first is looked at; a log of nothing else is still known for what it is."""
    lines = [{"type": "response.done", "event_id": "e", "response": {"voice": "mariin"}}] * 5
    report = lint("\n".join(map(json.dumps, lines)))

    assert [payload.kind for payload in report.payloads] == ["server-event"]
    assert not report.diagnostics


OTHERS = (
    '{"type": "transcription", "model": "whisper-1", "text": "hello", "language": "en"}',
    '{"type": "session.update", "session": {"user": "x", "cart": 3}}',
    '{"custom_id": "1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "gpt-4o", "modalities": ["text"]}}',
    '{"messages": [{"role": "user", "content": "How do I send {\\"type\\": \\"session.update\\"}?"}]}',
)


@pytest.mark.parametrize("line", OTHERS)
def test_nothing_is_said_of_what_others_send(line: str) -> None:
    """Logs are full of events that are called as ours are."""
    assert not lint(line).payloads
    assert not lint(line).diagnostics


def test_events_come_one_after_another() -> None:
    """A change of voice is seen, until the server opens another session."""
    events = [EVENT.replace("mariin", voice) for voice in ("marin", "cedar")]
    opening = '{"type": "session.created", "event_id": "e", "session": {"type": "realtime"}}'

    assert [code for code, _ in said("\n".join(events))] == ["RT514"]
    assert said(f"\n{opening}\n".join(events)) == []


def test_comments_stand_on_lines_of_their_own() -> None:
    """Above a line they speak of it, for the file they speak from there on; other lines are judged."""
    other = EVENT.replace("mariin", "sagee")

    assert said(f"# rtlint: ignore[unknown-voice] ours\n{EVENT}\n") == []
    assert said(f"// rtlint: skip ours\n{EVENT}\n") == []
    assert [code for code, _ in said(f"# rtlint: skip\n{EVENT}\n{other}\n")] == ["RT510"]
    assert said(f"# rtlint: ignore-file[RT510, RT514] ours\n{EVENT}\n\n{other}\n") == []
    assert [code for code, _ in said(f"# rtlint: ignroe[x]\n{EVENT}")] == ["RT904", "RT510"]


def test_a_report_shows_the_lines() -> None:
    """The text of a report has them where they are, and no other; secrets are hidden."""
    text = f'first\n{EVENT[:-1]}, "api_key": "abcdefgh12345"}}\n'
    report = lint(text)
    ((_, shown),) = report.texts

    assert shown.content.startswith('\n{"type": "session.update"')
    assert "abcdefgh12345" not in shown.content
    assert "2 | …on.update" in render_full(report, color=False)


class Endless(io.RawIOBase):
    """Lines that are made when they are read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.lines = lines

    def readline(self, _size: int | None = -1) -> bytes:
        """The next line."""
        return next(self.lines, b"")

    def peek(self, _size: int = 0) -> bytes:
        """Nothing that tells of another encoding."""
        return b"{}"


def test_a_file_of_any_size_takes_no_more_memory() -> None:
    """Sound, what the server sends and what is sent again are let go: 60 MB take less than 6."""
    sound = "QUJD" * 1500

    def lines() -> Iterator[bytes]:
        for number in range(10_000):
            yield (
                json.dumps({"type": "response.output_audio.delta", "event_id": f"e{number}", "delta": sound}).encode()
                + b"\n"
            )
            yield (
                json.dumps(
                    {"type": "input_audio_buffer.append", "event_id": f"c{number}", "audio": sound[:200]}
                ).encode()
                + b"\n"
            )
        yield EVENT.encode()

    tracemalloc.start()
    report = lint_stream(Source("x.jsonl", read_lines("x.jsonl", Endless(lines()))), chosen(today=TODAY))  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert [(one.code, one.range.start.line) for one in report.diagnostics if one.range] == [("RT510", 20_001)]
    assert len(report.payloads) <= MANY + 2
    assert most < 6_000_000


def test_behind_many_documents_a_mistake_is_said_once() -> None:
    """Each of the first is told; one that is only made again is not, one that is new is."""
    again = [f'{{"type": "response.create", "response": {{"voize": {number}}}}}' for number in range(MANY + 50)]
    report = lint("\n".join((*again, EVENT)))

    assert sum(one.code == "RT101" for one in report.diagnostics) == MANY
    assert sum(one.code == "RT510" for one in report.diagnostics) == 1


def test_a_line_may_be_too_long_and_no_file_is() -> None:
    """Such a line is told of when the file was named, and the next ones are judged."""
    long = '{"type": "session.update", "x": "' + "a" * 5_000_000 + '"}'

    assert [(one.name, one.range.start.line) for one in lint(f"{long}\n{EVENT}").diagnostics if one.range] == [
        ("limit", 1),
        ("unknown-voice", 2),
    ]


def test_the_command_reads_files_and_standard_input(tmp_path: Path) -> None:
    """With the same report, and nothing is imported for it where nothing needs it."""
    (tmp_path / "a.log").write_text(f"x\n{EVENT}\n")
    command = [sys.executable, "-m", "rtlint", "check", "--isolated", "--output-format", "concise"]
    named = subprocess.run([*command, "a.log"], cwd=tmp_path, capture_output=True, text=True, check=False)
    found = subprocess.run([*command, "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    piped = subprocess.run(
        [*command, "-", "--stdin-filename", "a.log"],
        cwd=tmp_path,
        input=f"x\n{EVENT}\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert named.stdout == found.stdout == piped.stdout
    assert named.stdout.startswith("a.log:2:")
