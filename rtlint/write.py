"""Writing a file so that at every moment it holds either all of the old content or all of the new."""

from __future__ import annotations

import contextlib
import os
import secrets

from rtlint.files import Unreadable, content, reason

#: What the file beside the one that is replaced is called until it takes its place; no search for payloads finds it.
_PREFIX = ".rtlint-"


class Unwritable(OSError):
    """A file that cannot be replaced; it is as it was, and the message is for the user."""


def replace_file(path: str, data: bytes, *, before: bytes | None = None) -> None:
    """The existing file at `path` gets the content `data`, whole or not at all, and keeps its mode and its owner.

    A symbolic link stays one: what it leads to is replaced. Raises `Unwritable` when that is not possible, or when the
    file does not hold what it did `before`, so that nobody's work is lost.
    """
    if before is not None:
        _refuse_other(path, before)
    try:
        target = os.path.realpath(path)
        known = os.stat(target)
        if not os.access(target, os.W_OK):
            raise PermissionError
    except (OSError, ValueError) as error:
        raise Unwritable(reason(error)) from error
    # The name is known before the file is there, so that none is left behind whenever somebody stops the run.
    beside = os.path.join(os.path.dirname(target), _PREFIX + secrets.token_hex(8))
    try:
        with open(beside, "xb", opener=_private) as stream:
            stream.write(data)
            stream.flush()
            _own(stream.fileno(), known)
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException as error:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise Unwritable(reason(error)) from error
        raise
    _settle(os.path.dirname(target))


def write_file(path: str, data: bytes) -> None:
    """The file at `path` gets the content `data`, and is made when there is none. Raises `Unwritable`."""
    if os.path.lexists(path):
        replace_file(path, data)
        return
    try:
        with open(path, "xb") as stream:
            stream.write(data)
    except (OSError, ValueError) as error:
        raise Unwritable(reason(error)) from error


def _refuse_other(path: str, before: bytes) -> None:
    try:
        now = content(path)
    except Unreadable as error:
        raise Unwritable(str(error)) from error
    if now != before:
        raise Unwritable("it changed in the meantime")


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else can read yet."""
    return os.open(path, flags, 0o600)


def _own(handle: int, known: os.stat_result) -> None:
    """Give an open file the owner, where that is allowed, and the mode of another one."""
    if hasattr(os, "fchown"):
        new = os.fstat(handle)
        if (new.st_uid, new.st_gid) != (known.st_uid, known.st_gid):
            with contextlib.suppress(PermissionError):  # only root gives files away
                os.fchown(handle, known.st_uid, known.st_gid)
        os.fchmod(handle, known.st_mode & 0o7777)


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
