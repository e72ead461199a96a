"""A few lines that stand for more than any memory holds are refused, or left unknown, at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rtlint
from rtlint.cli import main

from .checking import EVENT, JAVASCRIPT, OLD, PYTHON, codes, survived

#: Nine lines, each with nine aliases of the line before: 9**9 values.
LISTS = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "m0: &m0 {a: 1}\n" + "".join(
    f"m{n}: &m{n} {{k{n}: *m{n - 1}, <<: [{', '.join([f'*m{n - 1}'] * 9)}]}}\n" for n in range(1, 10)
)
DOUBLED_MERGES = "m0: &m0 {}\n" + "".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 40))
NULLS = f"a: &a\nb: &b [{'*a, ' * 1000}]\nc: [{'*b, ' * 1000}]\n"
EMPTY = f"a: &a []\nb: &b [{'*a, ' * 1000}]\nc: [{'*b, ' * 1000}]\n"
TAGGED = LISTS.replace("&a [", "&a !mine [").replace("&b [", "&b !!seq [").replace("&c [", "!env &c [")
PARAMETERS = (
    "x0: &x0 {type: object, properties: {a: {type: string}}}\n"
    + "".join(f"x{n}: &x{n} {{type: object, properties: {{a: *x{n - 1}, b: *x{n - 1}}}}}\n" for n in range(1, 40))
    + "tools: [{type: function, name: f, parameters: *x39}]\n"
)


@pytest.mark.parametrize(
    "bomb",
    [LISTS, MERGES, DOUBLED_MERGES, NULLS, EMPTY, TAGGED, PARAMETERS],
    ids=["lists", "merges", "doubled merges", "nulls", "empty lists", "tags", "parameters of a tool"],
)
def test_aliases_are_counted_and_not_written_out(bomb: str) -> None:
    """Whatever the anchors hold, and however they are used: one mistake, at the line where it is too much."""
    assert codes(survived("bomb.yaml", OLD + bomb, kind="session")) == {"RT006"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bomb.yaml", f"type: realtime\naudio: {{}}\n{LISTS}"),
        ("deep.yaml", f"type: realtime\naudio: {'[' * 300}{']' * 300}\n"),
        ("deep.json", f'{{"type": "session.update", "session": {"[" * 300}{"]" * 300}}}'),
        (
            "number.json",
            f'{{"type": "session.update", "session": {{"type": "realtime", "max_output_tokens": {"9" * 5000}}}}}',
        ),
    ],
)
def test_a_bomb_hides_no_payload_in_a_folder(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What says that it is ours and cannot be read is a mistake, also where nobody named the file."""
    (tmp_path / name).write_text(text)

    with pytest.raises(SystemExit) as ended:
        main(["check", "--isolated", "--output-format", "concise", str(tmp_path)])

    assert ended.value.code == 1
    assert "RT006" in capsys.readouterr().out


def test_a_long_recording_in_a_folder_is_none_of_ours(tmp_path: Path) -> None:
    """A file that has too much of what it holds because it is long is data, not a configuration."""
    event = '{"type": "session.update", "session": {"type": "realtime"}}'
    (tmp_path / "recorded.json").write_text(f"[{', '.join([event] * 26_000)}]")

    with pytest.raises(SystemExit) as ended:
        main(["check", "--isolated", str(tmp_path)])

    assert ended.value.code == 0


@pytest.mark.parametrize("bomb", [LISTS, MERGES, DOUBLED_MERGES])
def test_a_bomb_inside_of_another_file_goes_off_nowhere(bomb: str) -> None:
    """In a fence of Markdown nothing can be read there; a string is text, and its file is read as ever."""
    text = json.dumps(OLD + bomb)

    assert codes(survived("bomb.md", f"```yaml\n{OLD}{bomb}```\n")) == set()
    for path, content in {
        "bomb.json": f'{{"type": "session.update", "session": {{"instructions": {text}, "voice": "alloy"}}}}',
        "bomb.py": f"bomb = {text}\nevent = {EVENT}\n",
        "bomb.js": f"const bomb = {text};\nconst event = {EVENT};\n",
        "bomb.jsonl": f"{json.dumps({'bomb': bomb})}\n{EVENT}\n",
    }.items():
        assert codes(survived(path, content)) & {"RT601", "RT602", "RT603"}, path


@pytest.mark.parametrize(
    ("first", "line", "use"),
    [
        ("[1]", "[a{0}, a{0}]", '"tools": a59'),
        ('{"x": 1}', '{{"l": a{0}, "r": a{0}}}', '"tools": [a59]'),
        ('{"x": 1}', "{{{1}a{0}, {1}a{0}}}", '"tools": [a59]'),
        ('"xx"', "a{0} + a{0}", '"instructions": a59'),
    ],
    ids=["lists", "objects", "spread objects", "texts"],
)
def test_names_that_double_are_not_written_out(first: str, line: str, use: str) -> None:
    """2**59 values or letters in a program of 60 lines: nobody reads those, and what stands above is judged all the same."""
    event = EVENT.replace('"alloy"', f'"alloy", {use}')
    lines = [line.format(number - 1, "**") for number in range(1, 60)]
    python = "".join(f"a{number} = {value}\n" for number, value in enumerate((first, *lines)))
    script = "".join(f"const a{number} = {value};\n" for number, value in enumerate((first, *lines))).replace(
        "**", "..."
    )

    assert "RT602" in codes(rtlint.lint(f"{PYTHON}{python}x = {event}\n", path="bomb.py"))
    assert "RT602" in codes(rtlint.lint(f"{JAVASCRIPT}{script}const x = {event};\n", path="bomb.js"))


@pytest.mark.parametrize(
    "value",
    ['"a" * 10**9', '"%999999999d" % 1', 'f"{1:999999999}"', '",".join(["a"] * 10**8)', "10**10**8", "1 << 10**10",
     '"{:999999999}".format(1)', '"a".ljust(10**9)', "[1] * 10**9", "list(range(10**9))"],
)  # fmt: skip
def test_nothing_of_a_program_is_computed(value: str) -> None:
    """An expression that would fill the memory is what it is: not known."""
    event = EVENT.replace('"alloy"', f'"alloy", "instructions": {value}')

    assert codes(survived("bomb.py", f"event = {event}\n")) == codes(survived("bomb.py", f"event = {EVENT}\n"))
