"""Hostile files of rtlint's own: configuration, baselines, and comments that speak to it by the thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import BESIDE, FENCE, OLD, Run, check, codes, encoded, survived

DEEP = 100_000

TOML: dict[str, str | bytes] = {
    "deep lists": "select = " + "[" * DEEP + "]" * DEEP,
    "open lists": "select = " + "[" * DEEP,
    "deep tables": "a = " + "{a = " * DEEP,
    "a long key": "a." * 4000 + "b = 1",
    "digits": "a = " + "9" * 1000,
    "a long text": f'select = ["{"x" * 1_000_000}"]',
    "many keys": "".join(f"selec{n} = 1\n" for n in range(1_000)),
    "quotes": 'a = """' + '\\"' * DEEP,
    "no text": b"\xff\xfe\0",
    "a zero": "select = ['\0']",
    "surrogates": 'select = ["\\ud800"]',
    "noise": bytes(n * 7919 % 256 for n in range(10_000)),
    "a list": "[[per-file-ignores]]\n",
    "a loop": "extend = 'rtlint.toml'\n",
}


def refused(run: Run) -> None:
    """The run ended as documented, with words for the user, and soon."""
    assert run.code in (0, 1, 2), run.err
    assert "Traceback" not in run.err
    assert "crash" not in run.err
    assert "\x1b" not in run.err
    assert max(map(len, run.err.splitlines()), default=0) < 1000
    assert run.seconds < 10
    assert run.megabytes < 300


@pytest.mark.parametrize("content", TOML.values(), ids=TOML)
def test_a_hostile_configuration_is_refused(content: str | bytes, tmp_path: Path) -> None:
    """What is wrong is said with its file; nothing is checked by halves."""
    (tmp_path / "rtlint.toml").write_bytes(encoded(content))
    (tmp_path / "a.yaml").write_text(BESIDE)

    refused(check("check", cwd=tmp_path))


BASELINES: dict[str, str | bytes] = {
    "empty": "",
    "deep": '{"format_version": 1, "known": ' + "[" * DEEP,
    "digits": '{"format_version": ' + "9" * 1000 + ', "known": []}',
    "many": '{"format_version": 1, "known": [' + "{}," * 20_000 + "{}]}",
    "counts": '{"format_version": 1, "known": [{"path": "a", "pointer": "", "code": "", "value": "", "count": 1e999}]}',
    "no text": b"\xff\xfe\0",
    "surrogates": '{"format_version": 1, "known": [{"path": "\\ud800", "pointer": "", "code": "", "value": ""}]}',
    "noise": bytes(n * 7919 % 256 for n in range(10_000)),
}


@pytest.mark.parametrize("content", BASELINES.values(), ids=BASELINES)
def test_a_hostile_baseline_is_refused(content: str | bytes, tmp_path: Path) -> None:
    """It hides nothing that it does not name, and is not run into."""
    (tmp_path / "known.json").write_bytes(encoded(content))
    (tmp_path / "a.yaml").write_text(BESIDE)

    run = check("check", "--isolated", "--baseline", "known.json", "a.yaml", cwd=tmp_path)

    refused(run)
    assert run.code in (1, 2)


@pytest.mark.parametrize(
    "comments",
    ["# rtlint: ignore[unknown-field]\n" * 1000, "# rtlint: ignore\n" * 1000, "# rtlint: kind=session\n" * 1000,
     "# rtlint: " + "kind=a" * 30 + " b\n", "# rtlint: ignore[" + "a," * 1000 + "]\n", "# " + "rtlint: " * 20_000 + "\n",
     "# rtlint:" + " " * 100_000 + "ignore[x]\n", "# rtlint: ignore" + " # rtlint: ignore" * 1000 + "\n",
     "# rtlint: ignore[unknown-field] " + "ignore[" * 20_000 + "\n", "# rtlint: " + "x" * 100_000 + "\n"],
    ids=lambda comments: repr(comments[:24]),
)  # fmt: skip
def test_comments_by_the_thousand_are_heeded_or_refused(comments: str) -> None:
    """Above a file, and in another language: what is said of the file is said all the same."""
    assert codes(survived("a.yaml", comments + OLD)) & {"RT602", "RT901", "RT903"}
    survived("a.md", comments.replace("# ", "<!-- ").replace("\n", " -->\n") + FENCE)
    survived("a.jsonl", comments + FENCE.splitlines()[1] + "\n")
