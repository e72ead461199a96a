"""Writing a file so that at every moment it holds either all of the old content or all of the new."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rtlint.files import Unreadable, content, reason
from rtlint.stop import whole

#: What the file beside the one that is replaced is called until it takes its place; no search for payloads finds it.
_PREFIX = ".rtlint-"


class Unwritable(OSError):
    """A file that cannot be replaced; it is as it was, and the message is for the user."""


def replace_file(path: str, data: bytes, *, before: bytes | None = None) -> None:
    """The existing file at `path` gets the content `data`, whole or not at all, and keeps its mode, owner and attributes.

    A symbolic link stays one: what it leads to is replaced. Only a file that has other names too, or an owner we may not
    give it to, is written over, which a power cut can break. Raises `Unwritable` when nothing of that is possible, or when
    the file does not hold what it did `before`, so that nobody's work is lost.
    """
    with _reasons():
        target = os.path.realpath(path)
        known = os.stat(target)
        if stat.S_ISDIR(known.st_mode):
            raise IsADirectoryError
        if not os.access(target, os.W_OK):
            raise PermissionError
        with whole(), _beside(target) as beside:
            alike = _write_new(beside, data, target, known)
            if before is not None and content(target) != before:
                raise Unwritable("it changed in the meantime")
            if alike and known.st_nlink == 1:
                os.replace(beside, target)
            else:
                _write_over(target, data)
        _settle(os.path.dirname(target))


def write_file(path: str, data: bytes) -> None:
    """The file at `path` gets the content `data`, and is made when there is none. Raises `Unwritable`."""
    if os.path.lexists(path):
        replace_file(path, data)
        return
    with _reasons(), whole(), _beside(path) as beside:
        with open(beside, "xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)


@contextmanager
def _reasons() -> Iterator[None]:
    """What goes wrong in the block is an `Unwritable` with words for the user."""
    try:
        yield
    except Unwritable:
        raise
    except Unreadable as error:
        raise Unwritable(str(error)) from error
    except (OSError, ValueError) as error:
        raise Unwritable(reason(error)) from error


@contextmanager
def _beside(target: str) -> Iterator[str]:
    """The path of a new file in the folder of another, which is gone afterwards if it is still there."""
    beside = os.path.join(os.path.dirname(target), _PREFIX + secrets.token_hex(8))
    try:
        yield beside
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _write_new(path: str, data: bytes, target: str, known: os.stat_result) -> bool:
    """Make a file that is like `target`, of which `known` is what the system says, but for its content; whether that worked."""
    with open(path, "xb", opener=_private) as stream:
        stream.write(data)
        stream.flush()
        alike = _is_made_alike(stream.fileno(), target, known)
        os.fsync(stream.fileno())
    return alike


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else can read yet."""
    return os.open(path, flags, 0o600)


def _is_made_alike(handle: int, target: str, known: os.stat_result) -> bool:
    """Give an open file the owner, mode and extended attributes, access lists among them, of another; whether we may."""
    if not hasattr(os, "fchown"):
        return True
    new = os.fstat(handle)
    try:
        if (new.st_uid, new.st_gid) != (known.st_uid, known.st_gid):
            os.fchown(handle, known.st_uid, known.st_gid)
        os.fchmod(handle, stat.S_IMODE(known.st_mode))
        for name, value in _attributes(target).items():
            if _attributes(handle).get(name) != value:
                os.setxattr(handle, name, value)
    except PermissionError:  # only root gives files away
        return False
    return True


def _attributes(file: str | int) -> dict[str, bytes]:
    """The extended attributes of a file, where there are such."""
    if not hasattr(os, "listxattr"):
        return {}
    try:
        return {name: os.getxattr(file, name) for name in os.listxattr(file)}
    except OSError:
        return {}


def _write_over(target: str, data: bytes) -> None:
    """Give a file another content where it is; when that fails it gets its own back, for which there was room before."""
    old = content(target)
    with open(target, "r+b", buffering=0) as stream:
        try:
            _fill(stream.fileno(), data)
        except BaseException:
            _fill(stream.fileno(), old)
            raise


def _fill(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.ftruncate(handle, len(data))
    os.fsync(handle)


def _settle(folder: str) -> None:
    """Have the folder's new entry outlive a power cut, where folders can be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # not every file system can, and the content is whole either way
    finally:
        os.close(handle)
