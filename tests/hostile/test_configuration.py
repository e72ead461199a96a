"""Hostile files of rtlint's own: configuration, baselines, and comments that speak to it by the thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import BESIDE, CONTROL, FENCE, OLD, Run, check, codes, encoded, survived

DEEP = 100_000

TOML: dict[str, str | bytes] = {
    "deep lists": "select = " + "[" * DEEP + "]" * DEEP,
    "open lists": "select = " + "[" * DEEP,
    "deep tables": "a = " + "{a = " * DEEP,
    "a long key": "a." * DEEP + "b = 1",
    "a long header": "[" + "a.'b' . " * DEEP + "b]",
    "long keys": "".join("a." * 99 + f"b{n} = 1\n" for n in range(400)),
    "many tables": "".join(f"[a{n}]\n" for n in range(20_000)),
    "many parts": "".join(f"[severity.a{n}]\n" for n in range(20_000)),
    "many entries": "[[files]]\n" * 20_000,
    "many unknown rules": "select = [" + "".join(f'"unknown-fiel{n}",' for n in range(20_000)) + "]",
    "many broken globs": "exclude = [" + "'[', '**/[z-a]'," * 20_000 + "]",
    "10 MB": "# " + "x" * 10_000_000,
    "stars": f"exclude = ['{'*' * 1000}a', '[', '{'**/' * 100}', '{'*a' * 400}b']",
    "slow stars": f"exclude = ['{'*a' * 400}b', '{'**/' * 100}', '{'*' * 900}b', '{'a/**/' * 160}b', '\\[']",
    "unseen": "exclude = ['[\u202e\u2066']\n'sel\u202eect' = 1\ntarget = '\u202e\U000e0001'\n",
    "unseen in a path": "extend = 'no\u202e\u2066where'\n",
    "escapes": 'target = "\\u001b[31m\\u0007"\n"a\\u009b" = 1\n',
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
    assert not CONTROL.search((run.out + run.err).replace("\n", ""))
    assert max(map(len, run.err.splitlines()), default=0) < 1000
    assert run.seconds < 10
    assert run.megabytes < 300


@pytest.mark.parametrize("content", TOML.values(), ids=TOML)
def test_a_hostile_configuration_is_refused(content: str | bytes, tmp_path: Path) -> None:
    """What is wrong is said with its file; nothing is checked by halves."""
    (tmp_path / "rtlint.toml").write_bytes(encoded(content))
    (tmp_path / f"{'a' * 200}.yaml").write_text(BESIDE)

    for command in ("check", "config") if len(content) < 2000 else ("check",):
        refused(check(command, cwd=tmp_path))


def entries(fields: str) -> str:
    """A baseline of a hundred entries in which these fields stand last."""
    one = f'{{"path": "a.yml", "pointer": "", "code": "RT510", "value": "", {fields}}}'
    return f'{{"format_version": 1, "known": [{", ".join([one] * 100)}]}}'


BASELINES: dict[str, str | bytes] = {
    "empty": "",
    "deep": '{"format_version": 1, "known": ' + "[" * DEEP,
    "digits": '{"format_version": ' + "9" * 1000 + ', "known": []}',
    "many": '{"format_version": 1, "known": [' + "{}," * 20_000 + "{}]}",
    "large counts": entries('"count": ' + "9" * 4299),
    "large documents": entries('"document": ' + "9" * 4299),
    "false counts": entries('"count": true'),
    "no count": entries('"count": -1'),
    "zero in a path": entries('"path": "a\\u0000b"'),
    "lists": '{"format_version": [], "known": {}}',
    "other lists": '{"format_version": 1, "known": [[], 1, null]}',
    "types": entries('"path": {}'),
    "a secret": entries('"path": "sk-proj-A1b2A1b2A1b2A1b2A1b2A1b2A1b2A1b2", "count": 2'),
    "unseen": entries('"path": "\\u202e\\u001b[31m"'),
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

    run = check("check", "--isolated", "--baseline", "known.json", "-v", ".", cwd=tmp_path)

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


NAME = "a\x1b[31m\u202e\nb"


@pytest.mark.parametrize(
    "words",
    [
        ("init", NAME), ("init", f"{NAME}/no"), ("config", NAME), ("config", f"{NAME}/no"),
        ("check", f"{NAME}/no"), ("check", "--config", f"{NAME}/no"), ("check", "--exclude", f"[{NAME}"),
        ("check", "--baseline", f"{NAME}/no"), ("check", "--write-baseline", f"{NAME}/no/no"),
        ("check", "--output-file", f"{NAME}/no/no"), ("check", "--output-file", NAME), ("check", "--kind", NAME),
        ("check", "--select", NAME), ("migrate", f"{NAME}/no"), ("migrate", "--config", NAME), ("migrate", "--model", NAME),
        ("migrate", "--write", NAME), ("explain", NAME), ("schema", NAME), (NAME,),
    ],
    ids=lambda words: " ".join(words[:2]).encode("unicode_escape").decode(),
)  # fmt: skip
def test_no_word_of_the_command_line_is_obeyed(words: tuple[str, ...], tmp_path: Path) -> None:
    """A path, a glob, a rule: whatever a message quotes is escaped, with the path of a configuration with mistakes."""
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "a.yaml").write_text(OLD)
    if words[0] != "init":
        (tmp_path / NAME / "rtlint.toml").write_text("selec = 1\n" if words[0] == "config" else "")

    run = check(*words, cwd=tmp_path)

    assert run.code in (0, 1, 2)
    assert not CONTROL.search((run.out + run.err).replace("\n", ""))
    assert "Traceback" not in run.err
