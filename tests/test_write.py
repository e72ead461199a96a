"""A file that is replaced is never seen half written, and stays the file it was."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rtlint.write import Unwritable, replace_file, write_file

OLD, NEW = b"old\n" * 50_000, b"new\n" * 50_000


def test_the_content_is_replaced(tmp_path: Path) -> None:
    """The new bytes are there, exactly, and nothing else is in the folder."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)

    replace_file(str(path), b"\xef\xbb\xbftype: realtime\r\n")

    assert path.read_bytes() == b"\xef\xbb\xbftype: realtime\r\n"
    assert [each.name for each in tmp_path.iterdir()] == ["session.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    """Who could read or run the file still can, and nobody else."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    path.chmod(mode)

    replace_file(str(path), NEW)

    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a symbolic link leads to, over several links, is replaced where it is."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "session.yaml").write_bytes(OLD)
    (tmp_path / "middle.yaml").symlink_to(Path("real", "session.yaml"))
    (tmp_path / "link.yaml").symlink_to("middle.yaml")

    replace_file(str(tmp_path / "link.yaml"), NEW)

    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "middle.yaml").is_symlink()
    assert (tmp_path / "real" / "session.yaml").read_bytes() == NEW


def test_what_is_not_there_cannot_be_replaced(tmp_path: Path) -> None:
    """A missing file is not made, and the message says that it is missing."""
    with pytest.raises(Unwritable, match="it does not exist"):
        replace_file(str(tmp_path / "missing.yaml"), NEW)

    assert list(tmp_path.iterdir()) == []


def test_what_somebody_else_wrote_meanwhile_stays(tmp_path: Path) -> None:
    """A file that is not what it was when it was read is not replaced, nor made again when it is gone."""
    path = tmp_path / "session.yaml"
    path.write_bytes(b"theirs")

    with pytest.raises(Unwritable, match="it changed in the meantime"):
        replace_file(str(path), NEW, before=OLD)
    assert path.read_bytes() == b"theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["session.yaml"]

    path.unlink()
    with pytest.raises(Unwritable, match="it does not exist"):
        replace_file(str(path), NEW, before=OLD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_who_stops_a_run_finds_no_litter(tmp_path: Path, name: str, code: int) -> None:
    """The file that is being written is, nothing is beside it, the exit code says who stopped the run, and so does a line."""
    path = tmp_path / "session.yaml"
    path.write_text("type: realtime\naudio: {output: {voice: Marin}}\n")
    script = (
        # Whoever runs the tests may ignore it.
        f"import os, signal, sys\nsignal.signal(signal.{name}, signal.default_int_handler)\n"
        "from rtlint import write\nfrom rtlint.cli import main\n"
        f"write.os.fsync = lambda handle: os.kill(os.getpid(), signal.{name})\n"
        "main(['check', '--isolated', '--fix', *sys.argv[1:]])"
    )
    run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)

    assert run.returncode == code
    assert run.stderr in ("rtlint: interrupted\n", "rtlint: terminated\n", "rtlint: hung up\n")
    assert path.read_text() == "type: realtime\naudio: {output: {voice: marin}}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["session.yaml"]


def test_an_interrupt_at_the_last_moment_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the file is in its place already, there is nothing beside it to clean up."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)

    def late(beside: str, target: str, move: Callable[[str, str], None] = os.replace) -> None:
        move(beside, target)
        raise KeyboardInterrupt

    monkeypatch.setattr("rtlint.write.os.replace", late)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(path), NEW)

    assert path.read_bytes() == NEW


def test_a_failure_leaves_the_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong, a full disk or an interrupt, the old content stays and the file beside it goes."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    for error, seen in ((OSError(28, "No space left on device"), Unwritable), (KeyboardInterrupt(), KeyboardInterrupt)):

        def fail(handle: int, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr("rtlint.write.os.fsync", fail)
        with pytest.raises(seen):
            replace_file(str(path), NEW)

        assert path.read_bytes() == OLD
        assert [each.name for each in tmp_path.iterdir()] == ["session.yaml"]


def test_a_file_with_several_names_keeps_them(tmp_path: Path) -> None:
    """Each of its hard links has the new content; when it does not fit, each has the old one."""
    path, link = tmp_path / "session.yaml", tmp_path / "link.yaml"
    path.write_bytes(OLD)
    os.link(path, link)

    replace_file(str(link), b"short")
    assert path.read_bytes() == link.read_bytes() == b"short"
    replace_file(str(path), NEW, before=b"short")

    assert path.read_bytes() == link.read_bytes() == NEW
    assert path.stat().st_nlink == 2
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_with_several_names_gets_its_content_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full in the middle of it leaves the old content."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    os.link(path, tmp_path / "link.yaml")
    calls = []

    def full(handle: int, data: bytes, write: Callable[[int, bytes], int] = os.write) -> int:
        calls.append(len(data))
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return write(handle, data[:1000])

    monkeypatch.setattr("rtlint.write.os.write", full)
    with pytest.raises(Unwritable, match="no space left on device"):
        replace_file(str(path), NEW)

    assert path.read_bytes() == OLD
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_attributes_are_kept(tmp_path: Path) -> None:
    """What a file system knows of a file besides its content."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    try:
        os.setxattr(path, "user.origin", b"here")
    except OSError:
        pytest.skip("this file system keeps none")

    replace_file(str(path), NEW)

    assert path.read_bytes() == NEW
    assert os.getxattr(path, "user.origin") == b"here"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be two users")
def test_the_owner_is_kept() -> None:
    """Root gives the new file to the owner of the old one; who may not do that writes into the file that is there."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "session.yaml")
        path.write_bytes(OLD)
        os.chown(path, 65534, 65533)
        replace_file(str(path), NEW)
        assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65533)

        os.chown(path, 0, 0)
        path.chmod(0o4666)
        Path(folder).chmod(0o777)
        script = (
            "import os\nfrom rtlint.write import replace_file\n"
            f"os.setgid(65534); os.setuid(65534)\nreplace_file({str(path)!r}, b'theirs')"
        )
        subprocess.run([sys.executable, "-c", script], check=True)

        assert path.read_bytes() == b"theirs"
        assert (path.stat().st_uid, path.stat().st_gid) == (0, 0)
        assert len(list(Path(folder).iterdir())) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that is somebody else")
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "is_own"),
    [(0o555, 0o666, False), (0o777, 0o444, False), (0o777, 0o444, True)],
    ids=["folder", "file", "own file"],
)
def test_what_may_not_be_written_says_so(folder_mode: int, file_mode: int, is_own: bool) -> None:
    """In a folder that is read-only, and for a file that is, the answer is `permission denied` and nothing changes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "session.yaml")
        path.write_bytes(OLD)
        if is_own and os.geteuid() == 0:
            os.chown(path, 65534, 65534)
        path.chmod(file_mode)
        Path(folder).chmod(folder_mode)
        script = (
            "import os\nfrom rtlint.write import replace_file\n"
            f"if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\nreplace_file({str(path)!r}, b'x')"
        )
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

        assert "Unwritable: permission denied" in run.stderr
        assert path.read_bytes() == OLD
        assert len(list(Path(folder).iterdir())) == 1
        Path(folder).chmod(0o755)


def test_nobody_else_reads_the_new_content_before_it_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file beside is its owner's alone, until it is made like the one it replaces."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    modes: list[int] = []

    def noted(handle: int, mode: int) -> None:
        modes.append(os.fstat(handle).st_mode & 0o777)
        chmod(handle, mode)

    chmod = os.fchmod
    monkeypatch.setattr(os, "fchmod", noted)
    replace_file(str(path), NEW)

    assert modes == [0o600]


def test_a_kill_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed at any moment of a loop that writes, the process leaves one content or the other, never a mix."""
    path = tmp_path / "session.yaml"
    path.write_bytes(OLD)
    script = (
        "from rtlint.write import replace_file\n"
        f"while True:\n    replace_file({str(path)!r}, {NEW[:4]!r} * 50_000); replace_file({str(path)!r}, {OLD[:4]!r} * 50_000)"
    )
    for attempt in range(8):
        process = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(0.15 + attempt * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()

        assert path.read_bytes() in (OLD, NEW)


def test_a_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    """A new file gets the usual mode; one that is there is replaced; a folder that is missing is the caller's."""
    path = tmp_path / "new.json"
    for data in (OLD, NEW):
        write_file(str(path), data)
        assert path.read_bytes() == data

    with pytest.raises(Unwritable, match="it does not exist"):
        write_file(str(tmp_path / "no" / "new.json"), NEW)
    with pytest.raises(Unwritable, match="it is a folder"):
        write_file(str(tmp_path), NEW)
