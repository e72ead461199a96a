"""Globs: they mean what `pathspec` says, none crashes a run, and none is slow."""

from __future__ import annotations

import random
import warnings
from pathlib import Path
from time import process_time

import pytest
from pathspec import GitIgnoreSpec

from rtlint.cli import main
from rtlint.files import find
from rtlint.gitglobs import is_usable, spec

BAD = "type: realtime\noutput_modalities: [audio]\nvoicee: 1\n"

#: What `pathspec` or `re` refuses, and git passes over.
UNUSABLE = ("!", "\\", "a\\", "[z-a]", "!!/\\")

#: What stands between slashes: stars, brackets, escapes, and names that they match.
SEGMENTS = (
    "*",
    "**",
    "a",
    "b",
    "*a*",
    "*a*b",
    "a*b*a",
    "?*a?*b*",
    "[ab]*a*",
    "[!a]*b*a",
    r"\*a*b*",
    "a.b*c.*",
    "*a*a*b*a",
)


def test_steady_expressions_match_the_same() -> None:
    """Whatever stars stand where, a path is taken in, out, or left alone as by the expressions of `pathspec`."""
    choose = random.Random(7)  # the same every time
    for _ in range(400):
        glob = "/".join(choose.choices(SEGMENTS, k=choose.randint(1, 5)))
        glob = choose.choice(("", "/", "!")) + glob + choose.choice(("", "/"))
        theirs, ours = GitIgnoreSpec.from_lines([glob]), spec([glob])
        for _ in range(40):
            names = ["".join(choose.choices("aab.c*", k=choose.randint(1, 5))) for _ in range(choose.randint(1, 6))]
            path = "/".join(names) + choose.choice(("", "/"))
            assert ours.check_file(path).include == theirs.check_file(path).include, (glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 30 + "b", "a" * 250),
        ("*?a" * 30 + "b", "a" * 250),
        ("**/a/" * 8 + "b", "a/" * 1500 + "c"),
        ("x/**/a/" * 8 + "b", "x/" + "a/" * 1500 + "c"),
        ("**/*a*/" * 6 + "c", "aaa/" * 500 + "d"),
        ("*" * 900 + "b", "a" * 250),
        ("*a*" * 300 + "b", "a" * 250),
    ],
)
def test_no_glob_is_slow(glob: str, path: str) -> None:
    """A name that fits nearly, everywhere, is told apart in a moment, not in hours."""
    start = process_time()

    assert spec([glob]).check_file(path).include is None
    assert process_time() - start < 1


def test_stars_that_are_not_all_of_a_segment_are_one() -> None:
    """As git has it; those that are stand for any folders, however many they are, and one behind a backslash is a name."""
    assert [spec([glob]).check_file("a/b/cd").include for glob in ("a/**/cd", "a/***/cd", "a/**d", "!**/cd")] == [
        True, True, None, False,
    ]  # fmt: skip
    assert [spec([r"\**"]).check_file(name).include for name in ("*", "*a", "a")] == [True, True, None]
    assert not is_usable("a" * 1_001)


@pytest.mark.parametrize("line", UNUSABLE)
def test_lines_that_mean_nothing_are_left_out(line: str) -> None:
    """One line of a `.gitignore` that git passes over takes nothing from the others."""
    assert not is_usable(line)
    assert spec([line, "out/"]).check_file("out/a").include


def test_a_glob_that_python_wonders_about_is_silent() -> None:
    """`re` warns of brackets in brackets; nobody who runs rtlint can do anything about it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert is_usable("[[:alpha:]]x")


def test_a_hostile_gitignore_stops_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With lines that mean nothing in the `.gitignore`, files are checked, and those ignored are not."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitignore").write_text("\n".join((*UNUSABLE, "out.yaml", "")))
    for name in ("in.yaml", "out.yaml"):
        (tmp_path / name).write_text(BAD)

    with pytest.raises(SystemExit) as ended:
        main(["check", "--output-format", "concise", "."])

    assert ended.value.code == 1
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["in.yaml"]


@pytest.mark.parametrize("glob", UNUSABLE)
def test_an_option_that_is_no_glob_is_a_mistake(glob: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--exclude` with what cannot be a glob is exit code 2, and says so."""
    with pytest.raises(SystemExit) as ended:
        main(["check", "--exclude", glob, "."])

    assert ended.value.code == 2
    assert "is not a glob" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa.yaml\r\n", b"a.yaml\n", b"caf\xe9\r\na.yaml", b"# \xff\n/a.yaml \n"])
def test_a_gitignore_is_read_however_it_was_saved(data: bytes, tmp_path: Path) -> None:
    """With a byte-order mark, with line ends of Windows, with bytes that are not UTF-8."""
    (tmp_path / "a.yaml").touch()
    (tmp_path / ".gitignore").write_bytes(data)

    assert list(find([str(tmp_path)], (".yaml",), lambda _: False)) == []


def test_an_ignored_folder_has_nothing_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a line after it takes a file back, nor does asking for what lies in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "out" / "d").mkdir(parents=True)
    (tmp_path / "out" / "d" / "a.yaml").touch()
    (tmp_path / ".gitignore").write_text("out/\n!out/d/a.yaml\n")

    for asked in (".", "out", "out/d", str(tmp_path / "out")):
        assert list(find([asked], (".yaml",), lambda _: False)) == []
