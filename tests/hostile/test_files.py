"""What is no ordinary file, cannot be opened, changes or has an odd name fails alone, in words, and the rest is checked."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import rtlint
from rtlint.files import Unreadable, content, find
from rtlint.source.limits import MAX_BYTES

BAD = "type: realtime\naudio: {output: {voice: Marin}}\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the files of Unix")


def run(*words: str, cwd: Path, user: int | None = None, limit: str = ":") -> subprocess.CompletedProcess[str]:
    """Run rtlint, as another user if root may choose, behind a command of the shell that limits it."""
    command = ["sh", "-c", f'{limit}; exec "$@"', "sh", sys.executable, "-m", "rtlint", *words]
    return subprocess.run(
        command, cwd=cwd, user=user, capture_output=True, text=True, errors="surrogateescape", timeout=60, check=False
    )


def make_fifo(path: Path) -> None:
    """A pipe that nobody writes to; to open it would take for ever."""
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    """A socket; its path must be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
    os.chdir(here)


#: How a thing that cannot be read is made, and what is said of it when it is named.
ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "fifo.yaml": (make_fifo, "it is not an ordinary file"),
    "socket.yaml": (make_socket, "it is not an ordinary file"),
    "zero.yaml": (lambda path: path.symlink_to("/dev/zero"), "it is not an ordinary file"),
    "full.json": (lambda path: path.symlink_to("/dev/full"), "it is not an ordinary file"),
    "null.md": (lambda path: path.symlink_to("/dev/null"), "it is not an ordinary file"),
    "loop.yaml": (lambda path: path.symlink_to(path), "too many levels of symbolic links"),
    "dangling.py": (lambda path: path.symlink_to("nowhere"), "it does not exist"),
    "missing.yaml": (lambda _: None, "it does not exist"),
    "bad.yaml/below.yaml": (lambda _: None, "a part of its path is not a folder"),
    "n" * 256 + ".yaml": (lambda _: None, "file name too long"),
    "\0.yaml": (lambda _: None, "the path is not valid"),
}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with a bad file, and much that is none."""
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "folder.yaml" / "up").symlink_to(tmp_path, target_is_directory=True)
    for name, (make, _) in ODD.items():
        make(tmp_path / name)
    return tmp_path


def test_what_is_no_file_fails_alone(odd: Path) -> None:
    """Named, each is in the report with a reason; met in a folder, it is not worth a word. The bad file is found."""
    named = rtlint.lint_files([str(odd / name) for name in (*ODD, "bad.yaml")])
    walked = rtlint.lint_files([str(odd)])

    assert {failure.path: failure.message for failure in named.failures} == {
        str(odd / name): reason for name, (_, reason) in ODD.items()
    }
    assert walked.failures == ()
    assert (
        [item.path for item in named.diagnostics]
        == [item.path for item in walked.diagnostics]
        == [str(odd / "bad.yaml")]
    )


@pytest.mark.parametrize("words", [("check",), ("migrate",), ("migrate", "--write"), ("check", "--fix")], ids=" ".join)
def test_every_command_goes_on_behind_what_is_no_file(words: tuple[str, ...], odd: Path) -> None:
    """The exit code says that something could not be read; a line for each says what."""
    done = run(*words, "--isolated", "fifo.yaml", "loop.yaml", "/dev/zero", "bad.yaml", cwd=odd)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for name in ("fifo.yaml", "loop.yaml", "/dev/zero"):
        assert f"cannot read {name}: " in done.stdout + done.stderr


@pytest.mark.parametrize(
    "name", [".gitignore", "rtlint.toml", ".rtlint.toml", "pyproject.toml", "rtlint-baseline.json"]
)
def test_no_file_that_is_looked_for_is_waited_for(name: str, tmp_path: Path) -> None:
    """A pipe in the place of a file that has a say does not stop the run."""
    (tmp_path / "bad.yaml").write_text(BAD)
    make_fifo(tmp_path / name)

    assert run("check", cwd=tmp_path).returncode == 1


@pytest.fixture
def forbidden(tmp_path: Path) -> Path:
    """A folder with a bad file, and a file and a folder that only their owner, who is root, may read."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "closed.yaml").write_text(BAD)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "bad.yaml").write_text(BAD)
    (tmp_path / "closed").chmod(0o700)
    (tmp_path / "closed.yaml").chmod(0o600)
    return tmp_path


def test_what_may_not_be_read_is_told(forbidden: Path) -> None:
    """A file, and a folder too: named they make the exit code 2, met on the way they do not."""
    script = "import json, os, sys, rtlint; rtlint.lint_files(['bad.yaml']); os.setgid(65534); os.setuid(65534); report = rtlint.lint_files(sys.argv[1:])"
    script += "; print(json.dumps([[each.path, each.message, each.named] for each in report.failures]))"

    def failures(*paths: str) -> object:
        done = subprocess.run(
            [sys.executable, "-c", script, *paths], cwd=forbidden, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        return json.loads(done.stdout)

    denied = "permission denied"
    assert failures(".") == [["closed.yaml", denied, False], ["closed", denied, False]]
    assert failures("closed", "closed.yaml") == [["closed", denied, True], ["closed.yaml", denied, True]]


def test_a_file_may_vanish_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told; the exit code does not change, because nobody named it."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(BAD)

    def late(path: str) -> bytes:
        (tmp_path / "b.yaml").unlink(missing_ok=True)
        return content(path)

    monkeypatch.setattr("rtlint.run.content", late)
    report = rtlint.lint_files([str(tmp_path)])

    assert [(failure.message, failure.named) for failure in report.failures] == [("it does not exist", False)]
    assert [item.code for item in report.diagnostics] == ["RT510"]


def test_a_folder_may_vanish_while_it_is_walked(tmp_path: Path) -> None:
    """What was in the others is found."""
    for name in "abc":
        (tmp_path / name).mkdir()
        (tmp_path / name / "bad.yaml").write_text(BAD)
    found = find([str(tmp_path)], (".yaml",), lambda _: False)

    first = next(found).path
    (tmp_path / "b" / "bad.yaml").unlink()
    (tmp_path / "b").rmdir()

    assert [os.path.relpath(path, tmp_path) for path in (first, *(file.path for file in found))] == [
        "a/bad.yaml",
        "b",
        "c/bad.yaml",
    ]


def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at it and its opening."""
    (tmp_path / "plain.yaml").write_text(BAD)
    make_fifo(tmp_path / "fifo.yaml")
    plain = os.stat(tmp_path / "plain.yaml")
    monkeypatch.setattr("rtlint.files.os.stat", lambda _: plain)

    with pytest.raises(Unreadable, match="not an ordinary file"):
        content(str(tmp_path / "fifo.yaml"))


def test_no_more_of_a_file_is_read_than_is_looked_at(tmp_path: Path) -> None:
    """Of one that has gigabytes, or grows while it is read; one whose size nobody knows is read to its end."""
    with open(tmp_path / "huge.yaml", "wb") as stream:
        stream.truncate(5 * 1024**3)

    assert len(content(str(tmp_path / "huge.yaml"))) == MAX_BYTES + 1
    if os.path.exists("/proc/self/status"):
        assert content("/proc/self/status").endswith(b"\n")


@pytest.mark.parametrize("size", [0, 1, MAX_BYTES - 1, MAX_BYTES])
def test_a_file_may_grow_while_it_is_read(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes behind the size that was told are read too."""
    (tmp_path / "grows.yaml").write_bytes(b"x" * (size + 2))
    true = os.fstat

    def told(handle: int) -> os.stat_result:
        values = [*true(handle)[:10]]
        values[6] = size
        return os.stat_result(values)

    monkeypatch.setattr("rtlint.files.os.fstat", told)
    assert len(content(str(tmp_path / "grows.yaml"))) == min(size + 2, MAX_BYTES + 1)


def test_a_folder_may_be_deeper_than_any_path(tmp_path: Path) -> None:
    """As deep as paths go everything is found; what is further down is told."""
    here = os.open(tmp_path, os.O_RDONLY)
    for name in ("d",) * 1100 + ("bad.yaml",) + ("d" * 200,) * 20:
        if name == "bad.yaml":
            os.close(os.open(name, os.O_CREAT | os.O_WRONLY, dir_fd=here))
            continue
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    try:
        report = rtlint.lint_files([str(tmp_path)])
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)

    assert report.files == 1
    assert [(failure.message, failure.named) for failure in report.failures] == [("file name too long", False)]


def test_a_path_may_have_thousands_of_parts() -> None:
    """The search for a configuration goes up through all of them."""
    report = rtlint.lint_files(["d/" * 2000 + "bad.yaml"])

    assert [failure.message for failure in report.failures] == ["it does not exist"]


def test_thousands_of_entries_are_walked(tmp_path: Path) -> None:
    """In the order of their names, and those that are nobody's business are not opened."""
    for number in range(2_000):
        (tmp_path / f"{number:05}.{'txt' if number % 100 else 'yaml'}").touch()

    found = [os.path.basename(file.path) for file in find([str(tmp_path)], (".yaml",), lambda _: False)]

    assert found == [f"{number:05}.yaml" for number in range(0, 2_000, 100)]


NAMES = {
    "newline": "two\nlines.yaml", "escape": "\x1b[31mred\x1b]0;title\x07.yaml", "bytes": "caf\udce9.yaml",
    "bidi": "a\u202elmay.yaml", "dash": "-rf.yaml", "long": "n" * 250 + ".yaml", "reserved": "NUL.yaml",
    "colon": "C:con.yaml", "spaces": " .yaml  .yaml", "percent": "%0A::error::%25.yaml", "markup": "<&\"'>.yaml",
    "separator": "a\u2028b\x85c.yaml", "backslash": "a\\b.yaml", "brackets": "[x]{y}*?.yaml",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_may_be_odd(name: str, tmp_path: Path) -> None:
    """A file is found, reported and repaired whatever it is called, and its name gives no orders to a terminal."""
    (tmp_path / name).write_text(BAD)

    for words in (("--output-format", "json", "."), ("--output-format", "concise", "--", name), ("--fix", "--", name)):
        done = run("check", "--isolated", *words, cwd=tmp_path)

        assert done.returncode == ("--fix" not in words), done.stderr
        assert not {*done.stdout + done.stderr} & {*"\x1b\x07\u202e\u2028\x85\udce9"}
        assert "Traceback" not in done.stderr
        if "json" in words:
            assert [item["path"] for item in json.loads(done.stdout)["diagnostics"]] == [name]
    assert (tmp_path / name).read_text() == BAD.replace("Marin", "marin")
    assert len(os.listdir(tmp_path)) == 1
