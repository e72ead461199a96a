"""Globs as in `.gitignore`, matched against paths relative to some folder."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any


def relative(path: str, folder: str) -> str:
    """The path as globs of `folder` see it. One that ends with a separator is a folder."""
    whole = os.path.abspath(path)
    try:
        seen = os.path.relpath(whole, folder)
    except ValueError:  # another drive of Windows
        seen = whole
    ending = "/" if path.endswith(("/", os.sep)) else ""
    return seen.replace(os.sep, "/") + ending


def verdict(globs: tuple[str, ...], seen: str) -> bool | None:
    """Whether the globs take in (True) or back out (False) what `relative` gave; None when none is about it."""
    if not globs:
        return None
    answer: bool | None = _spec(globs).check_file(seen).include
    return answer


def is_glob(glob: str) -> bool:
    """Whether the text can be used as a glob."""
    from rtlint.gitglobs import is_usable

    return is_usable(glob)


@lru_cache(maxsize=20_000)
def _spec(globs: tuple[str, ...]) -> Any:
    # Imported late: most runs meet no glob.
    from rtlint.gitglobs import spec

    return spec(globs)
