"""The files a user means: those named, and those a folder holds and git does not ignore."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.limits import MAX_BYTES

#: Folders nobody keeps a configuration or code of their own in.
SKIPPED = frozenset(
    (
        ".git", ".hg", ".svn", "node_modules", "bower_components", "jspm_packages", ".venv", "venv", "__pycache__", ".tox",
        ".nox", ".eggs", ".mypy_cache", ".ruff_cache", ".pytest_cache", "site-packages", "dist-packages", "vendor",
        "third_party", "build", "dist", ".next",
    )
)  # fmt: skip

#: Why a file is not looked at whose reading needs too much memory.
NO_ROOM = "there is not enough memory"


@dataclass(frozen=True, slots=True)
class File:
    """A path to open, and whether the user named it."""

    path: str
    named: bool


class Unreadable(OSError):
    """A file that cannot be opened or is no file; the message is for the user."""


def find(
    paths: Iterable[str], suffixes: tuple[str, ...], excludes: Callable[[str], bool], *, force: bool = False
) -> Iterator[File]:
    """The files that `paths` stand for, each once: files as they are named, folders searched in the order of names.

    A folder is searched for files that end in one of `suffixes`.
    `excludes` is asked about every file and folder (a path with a separator at its end) that is met in a folder, and
    about the files that are named only when `force` says so.
    """
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            files = _walk(path, suffixes, excludes)
        else:
            files = iter(() if force and excludes(path) else (File(path, named=True),))
        for file in files:
            place = os.path.abspath(file.path)
            if place not in seen:
                seen.add(place)
                yield file


def content(path: str) -> bytes:
    """The bytes of a file; of one that is too large to be looked at, one more than is allowed.

    Raises `Unreadable` for what is missing, forbidden, a folder or no ordinary file.
    """
    with opened(path) as stream:
        try:
            # It may be larger than it was said to be, and grow faster than it is read.
            size = min(os.fstat(stream.fileno()).st_size, MAX_BYTES)
            data = stream.read(size + 1)
            return data if len(data) <= size else data + stream.read(MAX_BYTES - size)
        except OSError as error:
            raise Unreadable(reason(error)) from error


def opened(path: str) -> BufferedReader:
    """A file to read the bytes of. Raises `Unreadable` for what is missing, forbidden, a folder or no ordinary file."""
    try:
        if stat.S_ISREG(os.stat(path).st_mode):
            stream = open(path, "rb", opener=_at_once)  # noqa: SIM115  # the caller closes it
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return stream
            stream.close()
        elif os.path.isdir(path):
            os.listdir(path)  # one that may not be looked into was meant to be
            raise IsADirectoryError
    except (OSError, ValueError) as error:
        raise Unreadable(reason(error)) from error
    raise Unreadable("it is not an ordinary file")


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting for somebody to write to it, should it have become a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def reason(error: Exception) -> str:
    """Why a file cannot be opened or written, in words for the user."""
    reasons = {
        FileNotFoundError: "it does not exist",
        PermissionError: "permission denied",
        IsADirectoryError: "it is a folder",
        NotADirectoryError: "a part of its path is not a folder",
    }
    known = next((reason for kind, reason in reasons.items() if isinstance(error, kind)), None)
    return known or (getattr(error, "strerror", None) or "the path is not valid").lower()


def _walk(folder: str, suffixes: tuple[str, ...], excludes: Callable[[str], bool]) -> Iterator[File]:
    ignored_by_git = _Ignored(folder)

    def ignored(path: str) -> bool:
        return ignored_by_git(path) or excludes(path)

    def own(path: str) -> str:
        return path.removeprefix(os.path.join(".", "")) if folder == "." else path

    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield File(own(here), named=here == folder)  # opening it will tell why
            continue
        inside = []
        for entry in found:
            path = os.path.join(here, entry.name)
            if _is_own_folder(entry):
                if entry.name not in SKIPPED and not ignored(path + "/"):
                    inside.append(path)
            elif entry.name.endswith(suffixes) and os.path.isfile(path) and not ignored(path):
                yield File(own(path), named=False)
        waiting += reversed(inside)


def _is_own_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder and no link to one, as far as anybody can tell."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


class _Ignored:
    """Whether git would ignore a path: every `.gitignore` from the repository's root down to the path has a say."""

    def __init__(self, folder: str) -> None:
        self._rules: dict[str, tuple[tuple[str, Any], ...]] = {}
        start = os.path.abspath(folder)
        self._root = here = _repository(start)
        #: Whether the folder lies in one that is ignored, or is one itself.
        self._whole = False
        for name in [] if start == here else os.path.relpath(start, here).split(os.sep):
            here = os.path.join(here, name)
            self._whole = self._whole or self(here + "/")

    def __call__(self, path: str) -> bool:
        """Whether git ignores a path in a folder that it does not ignore; asked from the top down."""
        if self._whole:
            return True
        whole = os.path.abspath(path)
        ending = "/" if path.endswith("/") else ""
        for folder, globs in self._nearest(os.path.dirname(whole)):
            seen = whole[len(folder) :].lstrip(os.sep).replace(os.sep, "/") + ending
            said = globs.check_file(seen).include
            if said is not None:
                return bool(said)
        return False

    def _nearest(self, folder: str) -> tuple[tuple[str, Any], ...]:
        """The folders that have rules about what is in `folder`, and the rules, the nearest first."""
        if folder not in self._rules:
            above = os.path.dirname(folder)
            globs = _globs(folder)
            higher = self._nearest(above) if folder != self._root and above != folder else ()
            self._rules[folder] = higher if globs is None else ((folder, globs), *higher)
        return self._rules[folder]


def _globs(folder: str) -> Any:
    """What the `.gitignore` of a folder says, or None."""
    try:
        data = content(os.path.join(folder, ".gitignore"))
    except Unreadable:
        return None
    # Imported late: most folders have none.
    from rtlint.gitglobs import spec

    # As names of files are read: one that is not UTF-8 can be ignored, too.
    lines = data.decode("utf-8-sig", "surrogateescape").split("\n")
    return spec(line.removesuffix("\r") for line in lines)


def _repository(folder: str) -> str:
    """The root of the repository `folder` is in, or `folder` itself."""
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        if here == os.path.dirname(here):
            return folder
        here = os.path.dirname(here)
    return here
