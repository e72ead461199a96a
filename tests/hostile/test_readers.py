"""Input that breaks readers does not break this one: a diagnostic with a place, or silence, and the next file."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

import rtlint

DEEP = 100_000
BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9) if before else '1, 2, 3, 4, 5, 6, 7, 8, 9'}]\n"
    for before, name in zip(["", *list("abcdefgh")], "abcdefghi", strict=True)
)

#: Name, text, and the codes that must be among the findings when the file is read as a session.
CASES: list[tuple[str, str | bytes, set[str]]] = [
    ("complex-key.yaml", "? [a]\n: b\n", {"RT001"}),
    ("self-alias.yaml", "a: &x [*x]\n", {"RT001"}),
    ("undefined-alias.yaml", "a: *nope\n", {"RT001"}),
    ("odd-keys.yaml", "1: x\ntrue: z\ntype: realtime\n", {"RT101"}),
    ("self-merge.yaml", "a: &self\n  <<: *self\n", {"RT001"}),
    ("nul.yaml", "type: real\0time\n", {"RT001"}),
    ("separators.yaml", "type: realtime\ninstructions: |\n  a\x85b\u2028c\u2029d\n", set()),
    ("deep-flow.yaml", "[" * DEEP, {"RT006"}),
    ("deep-block.yaml", "- " * DEEP, {"RT006"}),
    ("deep.json", "[" * DEEP, {"RT006"}),
    ("deep-objects.json", '{"a":' * DEEP, {"RT006"}),
    ("bomb.yaml", BOMB, {"RT006"}),
    ("digits.yaml", f"type: realtime\nmax_output_tokens: {'9' * 5000}\n", {"RT006"}),
    ("digits.json", f'{{"type": "realtime", "max_output_tokens": {"9" * 5000}}}', {"RT006"}),
    ("300-digits.yaml", f"type: realtime\nmax_output_tokens: {'9' * 320}\n", {"RT006"}),
    ("hexadecimal.yaml", f"type: realtime\nmax_output_tokens: 0x{'f' * 254}\n", {"RT202"}),
    ("yaml-1.3.yaml", "%YAML 1.3\n---\ntype: realtime\n", {"RT001"}),
    ("blank-lines.yaml", "type: realtime\ninstructions: |" + "\n" * 60, set()),
    ("blank-key.yaml", "type: realtime\n? instructions" + "\n" * 60 + " \n", {"RT102"}),
    ("quoted-digits.json", f'{{"type": "realtime", "parallel_tool_calls": "{9:0>5000}"}}', {"RT102"}),
    ("exponent.json", '{"type": "realtime", "max_output_tokens": 1e999}', {"RT202"}),
    ("invalid-utf-8.yaml", b"type: realtime\ninstructions: caf\xe9\n", {"RT007"}),
    ("invalid-utf-8.json", b'{"type": "realtime", "instructions": "caf\xe9"}', {"RT007"}),
    ("utf-16.yaml", "type: realtime\ninstructions: ä\n".encode("utf-16"), set()),
    ("utf-16.json", '{"type": "realtime"}'.encode("utf-16-le"), set()),
    ("surrogate.json", '{"type": "realtime", "audio": {"output": {"voice": "\\ud800"}}}', {"RT001"}),
    ("surrogate.yaml", 'type: realtime\naudio: {output: {voice: "\\ud800"}}\n', {"RT001"}),
    ("tabs.yaml", "type: realtime\naudio:\n\toutput: {}\n", {"RT001"}),
    ("nan.json", '{"type": "realtime", "audio": {"output": {"speed": NaN}}}', {"RT005"}),
    ("nan.yaml", "type: realtime\naudio: {output: {speed: .nan}}\n", {"RT005"}),
    ("duplicate.json", '{"type": "realtime", "type": "realtime"}', {"RT002"}),
    ("proto.json", '{"type": "realtime", "__proto__": 1}', {"RT101"}),
    ("python-tag.yaml", 'type: realtime\nmodel: !!python/object/apply:os.system ["false"]\n', set()),
    ("half.json", '{"type": "realtime", "instructions": "a', {"RT001"}),
    ("stray-brace.yaml", "type: realtime\n}\n", {"RT001"}),
]


@pytest.mark.parametrize(("name", "content", "codes"), CASES, ids=[name for name, _, _ in CASES])
def test_hostile_input_is_a_diagnostic(name: str, content: str | bytes, codes: set[str]) -> None:
    """Never an exception and never a hang; what must be said is said, at a place inside of the text."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    started = time.monotonic()

    report = rtlint.lint(data, path=name, kind="session", dialect="ga")

    assert time.monotonic() - started < 20
    assert codes <= {item.code for item in report.diagnostics}
    if not codes:
        assert [item for item in report.diagnostics if item.severity is rtlint.Severity.ERROR] == []
    for item in report.diagnostics:
        assert item.range is not None
        assert 0 <= item.range.start.offset <= item.range.end.offset <= len(data)


@pytest.mark.parametrize("name", ["empty.yaml", "empty.json", "comment.yaml", "dashes.yaml"])
def test_an_empty_file_is_no_payload_and_no_crash(name: str) -> None:
    """Nothing in it: nothing said, unless it was promised to be a session."""
    content = {"comment.yaml": "# nothing\n", "dashes.yaml": "---\n...\n"}.get(name, "")
    read_as_session = rtlint.lint(content, path=name, kind="session")

    if name != "empty.json":
        assert rtlint.lint(content, path=name).diagnostics == ()
    assert [item.severity.value for item in read_as_session.diagnostics] == ["error"]


def test_a_file_that_is_no_file_fails_alone(tmp_path: Path) -> None:
    """A FIFO, a loop of links, a folder that loops: named in the report, and the rest is still checked."""
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "bad.yaml").write_text("type: realtime\nspeed: 1\n")

    named = rtlint.lint_files([str(tmp_path / name) for name in ("fifo.yaml", "loop.yaml", "bad.yaml")])
    walked = rtlint.lint_files([str(tmp_path)])

    assert [os.path.basename(failure.path) for failure in named.failures] == ["fifo.yaml", "loop.yaml"]
    assert [item.code for item in named.diagnostics] == ["RT602"]
    assert [item.code for item in walked.diagnostics] == ["RT602"]


def test_many_threads_can_lint(tmp_path: Path) -> None:
    """The engine keeps no state that threads could trip over."""
    reports: list[rtlint.Report] = []
    threads = [
        threading.Thread(target=lambda: reports.append(rtlint.lint({"type": "realtime", "speed": 1}))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {tuple(item.code for item in report.diagnostics) for report in reports} == {("RT602",)}
