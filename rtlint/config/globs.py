"""Globs as in `.gitignore`, matched against paths relative to some folder."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any


def verdict(globs: tuple[str, ...], folder: str, path: str) -> bool | None:
    """Whether the globs of `folder` take `path` in (True) or back out (False); None when none is about it.

    A `path` that ends with a separator is a folder.
    """
    if not globs:
        return None
    whole = os.path.abspath(path)
    try:
        relative = os.path.relpath(whole, folder)
    except ValueError:  # another drive of Windows
        relative = whole
    ending = "/" if path.endswith(("/", os.sep)) else ""
    answer: bool | None = _spec(globs).check_file(relative + ending).include
    return answer


def is_glob(glob: str) -> bool:
    """Whether the text can be used as a glob."""
    from rtlint.gitglobs import is_usable

    return is_usable(glob)


@lru_cache(maxsize=256)
def _spec(globs: tuple[str, ...]) -> Any:
    # Imported late: most runs meet no glob.
    from rtlint.gitglobs import spec

    return spec(globs)
