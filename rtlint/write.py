"""Writing a file so that at every moment it holds either all of the old content or all of the new."""

from __future__ import annotations

import contextlib
import os
import tempfile

from rtlint.files import reason

#: What the file beside the one that is replaced is called until it takes its place; no search for payloads finds it.
_PREFIX = ".rtlint-"


class Unwritable(OSError):
    """A file that cannot be replaced; it is as it was, and the message is for the user."""


def replace_file(path: str, data: bytes) -> None:
    """The existing file at `path` gets the content `data`, whole or not at all, and keeps its mode and its owner.

    A symbolic link stays one: what it leads to is replaced. Raises `Unwritable` when that is not possible.
    """
    try:
        target = os.path.realpath(path)
        known = os.stat(target)
        if not os.access(target, os.W_OK):
            raise PermissionError
        handle, beside = tempfile.mkstemp(prefix=_PREFIX, dir=os.path.dirname(target))
    except (OSError, ValueError) as error:
        raise Unwritable(reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            _own(stream.fileno(), known)
            os.fsync(stream.fileno())
        os.replace(beside, target)
    except BaseException as error:
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
