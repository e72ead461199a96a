"""A TOML file: its data as JSON knows it, and the line and column of each value when somebody asks."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any, Literal

from rtlint.config.mistakes import ConfigError, Mistake, shown
from rtlint.config.toml_places import Place, places
from rtlint.dataclass import dataclass
from rtlint.files import content
from rtlint.source.pointer import Pointer
from rtlint.source.text import Text

#: Larger files, and keys of more parts, are written by nobody; reading them takes time with the square of both.
MAX_BYTES = 1_000_000
_MANY_PARTS = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){100}""", re.ASCII)

_AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file that could be read. Dates and times are text, as in JSON."""

    path: str
    text: Text
    data: dict[str, Any]


def read_toml(path: str) -> TomlFile:
    """Read a file. Raises `Unreadable` when it cannot be opened, and `ConfigError` when it is not TOML."""
    data = content(path)
    if len(data) > MAX_BYTES:
        raise ConfigError([Mistake(shown(path), 1, 1, f"has more than {MAX_BYTES:,} bytes")])
    try:
        text = Text(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = Text(error.object[: error.start].decode("utf-8"))
        end = before.position(len(before.content))
        raise ConfigError([Mistake(shown(path), end.line, end.column, "not UTF-8", "save the file as UTF-8")]) from None
    if (long := _MANY_PARTS.search(text.content)) is not None:
        start = text.position(long.start())
        raise ConfigError([Mistake(shown(path), start.line, start.column, "a key has more than 100 parts")])
    try:
        return TomlFile(path, text, _as_json(_loads(text.content)))
    except RecursionError:
        raise ConfigError([Mistake(shown(path), 1, 1, "nested too deep")]) from None
    except ValueError as error:
        raise ConfigError([_syntax(path, text, str(error))]) from None


def position(file: TomlFile, pointer: Pointer, part: Literal["key", "value"] = "value") -> tuple[int, int]:
    """Line and column of what `pointer` leads to, or of the nearest place above it that the text shows."""
    try:
        found = _places(file.text.content)
    except RecursionError:
        return 1, 1
    for length in range(len(pointer), 0, -1):
        place = found.get(pointer[:length])
        if place is not None:
            where = file.text.position(place.value if part == "value" and length == len(pointer) else place.key)
            return where.line, where.column
    return 1, 1


@lru_cache(maxsize=4)
def _places(content: str) -> Mapping[Pointer, Place]:
    # A file with one mistake has many.
    return places(content, lambda key: str(_loads(f"key = {key}")["key"]))


def _loads(text: str) -> dict[str, Any]:
    # Imported late: most runs meet no configuration file.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def _syntax(path: str, text: Text, message: str) -> Mistake:
    """What tomllib says, in the house's words and at the place it names."""
    at = _AT.search(message)
    end = text.position(len(text.content))
    line, column = (1, 1) if at is None else (int(at[1]), int(at[2])) if at[1] else (end.line, end.column)
    said = _AT.sub("", message)
    return Mistake(shown(path), line, column, f"not TOML: {said[:1].lower()}{said[1:]}")


def toml_string(text: str) -> str:
    """A text as TOML spells it: as JSON does, which has no long escapes, and with nothing that cannot be seen."""
    spelt = json.dumps(text, ensure_ascii=False)
    return spelt if spelt.isprintable() else "".join(map(_visible, spelt))


def _visible(character: str) -> str:
    point = ord(character)
    return character if character.isprintable() else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
