"""The files a user means: those named, and those a folder holds and git does not ignore."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from rtlint.dataclass import dataclass

#: Folders nobody keeps a configuration or code of their own in.
SKIPPED = frozenset(
    (
        ".git", ".hg", ".svn", "node_modules", "bower_components", "jspm_packages", ".venv", "venv", "__pycache__", ".tox",
        ".nox", ".eggs", ".mypy_cache", ".ruff_cache", ".pytest_cache", "site-packages", "dist-packages", "vendor",
        "third_party", "build", "dist", ".next",
    )
)  # fmt: skip


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
    """The bytes of a file. Raises `Unreadable` for what is missing, forbidden, a folder or no ordinary file."""
    with opened(path) as stream:
        try:
            return stream.read()
        except OSError as error:
            raise Unreadable(reason(error)) from error


def opened(path: str) -> BinaryIO:
    """A file to read the bytes of. Raises `Unreadable` for what is missing, forbidden, a folder or no ordinary file."""
    try:
        ordinary = stat.S_ISREG(os.stat(path).st_mode)
        if ordinary:
            return open(path, "rb")
    except (OSError, ValueError) as error:
        raise Unreadable(reason(error)) from error
    raise Unreadable("it is not an ordinary file")


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

    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED and not ignored(os.path.join(here, name) + "/")
        )
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.endswith(suffixes) and os.path.isfile(path) and not ignored(path):
                yield File(path.removeprefix("./") if folder == "." else path, named=False)


class _Ignored:
    """Whether git would ignore a path: every `.gitignore` from the repository's root down to the path has a say."""

    def __init__(self, folder: str) -> None:
        self._specs: dict[str, Any] = {}
        self._root = _repository(os.path.abspath(folder))

    def __call__(self, path: str) -> bool:
        whole = os.path.abspath(path) + ("/" if path.endswith("/") else "")
        folder = os.path.dirname(whole.rstrip("/"))
        verdict = None
        while True:
            spec = self._spec(folder)
            if spec is not None and verdict is None:
                verdict = spec.check_file(os.path.relpath(whole, folder) + ("/" if whole.endswith("/") else "")).include
            if verdict is not None or folder == self._root or folder == os.path.dirname(folder):
                return bool(verdict)
            folder = os.path.dirname(folder)

    def _spec(self, folder: str) -> Any:
        if folder not in self._specs:
            self._specs[folder] = None
            try:
                with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as stream:
                    lines = stream.read().splitlines()
            except OSError:
                return None
            from pathspec import GitIgnoreSpec

            self._specs[folder] = GitIgnoreSpec.from_lines(lines)
        return self._specs[folder]


def _repository(folder: str) -> str:
    """The root of the repository `folder` is in, or `folder` itself."""
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        if here == os.path.dirname(here):
            return folder
        here = os.path.dirname(here)
    return here
