"""A configuration file that was read, and where one may lie; most runs meet none, and go no further than this."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rtlint.dataclass import dataclass
from rtlint.files import Unreadable, content
from rtlint.source.pointer import Pointer

if TYPE_CHECKING:
    from rtlint.config.toml_file import TomlFile

#: The files a folder may keep its configuration in; the first one that has any wins.
NAMES = ("rtlint.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one configuration file says. `root` leads to its settings; globs are relative to `folder`."""

    file: TomlFile
    root: Pointer
    folder: str
    values: Mapping[str, Any]


def candidates(folder: str) -> Iterator[str]:
    """The files of a folder that can hold settings of rtlint, the first that does being its configuration.

    Most pyprojects never mention it, and need no reading as TOML.
    """
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or _mentions_rtlint(path)):
            yield path


def _mentions_rtlint(path: str) -> bool:
    try:
        return b"rtlint" in content(path)
    except Unreadable:
        return False
