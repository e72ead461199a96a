"""What is different on Windows, as far as it can be tried elsewhere: its paths, its line ends, what it lacks, files in use."""

from __future__ import annotations

import ntpath
import os
import signal
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from rtlint.cli import baseline, main
from rtlint.config import globs
from rtlint.files import content
from rtlint.pool import processes
from rtlint.report import paths, sarif_result
from rtlint.report.sarif_result import artifact_of
from rtlint.stop import STOPS, heed_stops
from rtlint.write import Unwritable, replace_file

BAD = "type: realtime\naudio: {output: {voice: Marin}} # mine\n"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules that name files to others see paths as Windows does."""
    there = SimpleNamespace(path=ntpath, sep="\\", getcwd=lambda: "C:\\repo")
    for module in (paths, sarif_result, globs, baseline):
        monkeypatch.setattr(module, "os", there)
    monkeypatch.setattr("ntpath.os.getcwd", there.getcwd)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "told", "uri"),
    [
        ("sub\\a.yaml", "sub/a.yaml", "sub/a.yaml"),
        ("sub/a.yaml", "sub/a.yaml", "sub/a.yaml"),
        ("C:\\repo\\a b.yaml", "a b.yaml", "a%20b.yaml"),
        ("C:\\repo-too\\a.yaml", "C:/repo-too/a.yaml", "file:///C:/repo-too/a.yaml"),
        ("D:\\a.yaml", "D:/a.yaml", "file:///D:/a.yaml"),
        ("\\\\server\\share\\a.yaml", "//server/share/a.yaml", "file:////server/share/a.yaml"),
    ],
)
def test_services_read_paths_with_slashes(path: str, told: str, uri: str) -> None:
    """From the root of the checkout, or whole with the drive or the server; a URI says which."""
    assert paths.told_from("C:\\repo", path) == told
    assert artifact_of(told).location["uri"] == uri


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "said"),
    [("C:\\repo\\sub\\a.yaml", True), ("sub\\a.yaml", True), ("C:\\repo\\a.yaml", None), ("D:\\sub\\a.yaml", True), ("sub\\", True)],
)  # fmt: skip
def test_globs_match_paths_of_windows(path: str, said: bool | None) -> None:
    """A glob is written with slashes, whatever the path is written with; another drive has no way from here."""
    assert globs.verdict(("sub/",), globs.relative(path, "C:\\repo")) is said


@pytest.mark.usefixtures("windows")
def test_a_baseline_names_files_with_slashes() -> None:
    """So that it holds on every system; a file on another drive has its whole name."""
    assert baseline._relative("C:\\repo\\sub\\a.yaml", "C:\\repo") == "sub/a.yaml"
    assert baseline._relative("D:\\a.yaml", "C:\\repo") == "D:/a.yaml"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["crlf", "cr", "lf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_line_ends_are_kept(end: str, mark: str, tmp_path: Path) -> None:
    """A fix changes the characters that are wrong and no other byte; so does a move, which adds lines."""
    path = tmp_path / "session.yaml"
    path.write_bytes((mark + BAD.replace("\n", end)).encode())
    beta = tmp_path / "beta.yaml"
    beta.write_bytes(
        (mark + f"type: session.update{end}session:{end}  modalities: [text]{end}  voice: marin # mine{end}").encode()
    )

    CliRunner().invoke(main, ["check", "--isolated", "--fix", str(path)])
    CliRunner().invoke(main, ["migrate", "--isolated", "--write", str(beta)])

    assert path.read_bytes().decode() == mark + BAD.replace("Marin", "marin").replace("\n", end)
    moved = beta.read_bytes().decode()
    assert moved.startswith(f"{mark}type: session.update{end}session:{end}  type: realtime{end}")
    assert {*moved} & {"\r", "\n"} == {*end}
    assert moved.count(end[0]) == moved.count(end)


def test_a_file_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody replace a file that another program has open; nothing is left beside it."""
    (tmp_path / "session.yaml").write_text(BAD)

    def refuse(beside: str, target: str) -> None:
        raise PermissionError(
            13, "The process cannot access the file because it is being used by another process", target
        )

    monkeypatch.setattr("rtlint.write.os.replace", refuse)
    with pytest.raises(Unwritable, match="permission denied"):
        replace_file(str(tmp_path / "session.yaml"), b"new")

    assert (tmp_path / "session.yaml").read_text() == BAD
    assert os.listdir(tmp_path) == ["session.yaml"]


def test_what_windows_lacks_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Owners, attributes, folders that can be synced, opening without waiting, a choice of cores, the signal of a terminal."""
    for name in ("fchown", "fchmod", "listxattr", "getxattr", "setxattr", "O_NONBLOCK", "sched_getaffinity", "getuid"):
        monkeypatch.delattr(os, name, raising=False)
    for name in ("SIGHUP", "SIGPIPE"):
        monkeypatch.delattr(signal, name, raising=False)
    path = tmp_path / "session.yaml"
    path.write_text(BAD)

    replace_file(str(path), content(str(path)).replace(b"Marin", b"marin"))
    forget = heed_stops()
    heeded = [name for name in STOPS if hasattr(signal, name) and callable(signal.getsignal(getattr(signal, name)))]
    forget()

    assert path.read_text() == BAD.replace("Marin", "marin")
    assert heeded == ["SIGINT", "SIGTERM"]
    assert processes(10**6, None) >= 1
