"""Configuration files as layers: one file, what it extends, and which of them is the nearest to a folder."""

from __future__ import annotations

import os
from itertools import islice
from typing import Any, Literal

from rtlint.config.check import check
from rtlint.config.layer import Layer, candidates
from rtlint.config.mistakes import ConfigError, Mistake, shown
from rtlint.config.settings import SettingsError
from rtlint.config.toml_file import position, read_toml
from rtlint.files import Unreadable
from rtlint.source.pointer import Pointer

#: So many mistakes of a file are said, and so many files may extend each other.
MOST = 100


def origin(layer: Layer, pointer: Pointer, part: Literal["key", "value"] = "value") -> str:
    """Where a setting is written: `rtlint.toml:3:1`."""
    line, column = position(layer.file, layer.root + pointer, part)
    return f"{shown(layer.file.path)}:{line}:{column}"


def named_layers(path: str) -> tuple[Layer, ...]:
    """The layers of the configuration file that the user named, the nearest first."""
    try:
        layers = read_layers(path)
    except Unreadable as error:
        raise SettingsError(f"cannot read the configuration {path}: {error}") from None
    if not layers:
        raise SettingsError(f"{path} has no table `[tool.rtlint]`")
    return layers


def own_layers(folder: str) -> tuple[Layer, ...]:
    """The layers of the configuration that lies in a folder; empty when none does. Raises `ConfigError`."""
    for path in candidates(folder):
        try:
            layers = read_layers(path)
        except Unreadable as error:
            raise ConfigError([Mistake(shown(path), 1, 1, f"cannot be read: {error}")]) from None
        if layers:
            return layers
    return ()


def read_layers(path: str) -> tuple[Layer, ...]:
    """A configuration file and those it extends, the nearest first; empty when it is a pyproject without rtlint.

    Raises `Unreadable` when the file itself cannot be opened, and `ConfigError` with the mistakes of all of them.
    """
    layers: list[Layer] = []
    mistakes: list[Mistake] = []
    layer = _read(path)
    while layer is not None:
        layers.append(layer)
        mistakes += _mistakes(layer)
        layer = _extended(layers, mistakes)
    if mistakes:
        order = [shown(layer.file.path) for layer in layers] + [mistake.path for mistake in mistakes]
        raise ConfigError(sorted(mistakes, key=lambda mistake: (order.index(mistake.path), *mistake.place)))
    return tuple(layers)


def _read(path: str) -> Layer | None:
    file = read_toml(path)
    root: Pointer = ("tool", "rtlint") if os.path.basename(path) == "pyproject.toml" else ()
    values: Any = file.data
    for key in root:
        values = values.get(key) if isinstance(values, dict) else None
    return None if values is None else Layer(file, root, os.path.dirname(os.path.abspath(path)), values)


def _extended(layers: list[Layer], mistakes: list[Mistake]) -> Layer | None:
    """The layer below the last of `layers`, or None; what is wrong with it goes to `mistakes`."""
    above = layers[-1]
    base = above.values.get("extend") if isinstance(above.values, dict) else None
    if not isinstance(base, str) or not base:
        return None
    path = os.path.normpath(os.path.join(above.folder, base))
    trail = [os.path.realpath(layer.file.path) for layer in layers]
    if os.path.realpath(path) in trail:
        circle = " -> ".join(shown(layer.file.path) for layer in layers)
        mistakes.append(_mistake(above, ("extend",), f"`extend` goes in a circle: {circle} -> {shown(path)}"))
        return None
    if len(layers) == MOST:
        mistakes.append(_mistake(above, ("extend",), f"`extend` goes on through more than {MOST} files"))
        return None
    try:
        layer = _read(path)
    except Unreadable as error:
        mistakes.append(_mistake(above, ("extend",), f"cannot read `{base}`: {error}"))
    except ConfigError as error:
        mistakes += error.mistakes
    else:
        if layer is None:
            mistakes.append(_mistake(above, ("extend",), f"`{base}` has no table `[tool.rtlint]`"))
        return layer
    return None


def _mistakes(layer: Layer) -> list[Mistake]:
    """What is wrong with a file, as far as anybody reads; each mistake may be found twice."""
    wrongs = check(layer.values)
    found = [_mistake(layer, wrong.pointer, wrong.message, wrong.help, wrong.part) for wrong in islice(wrongs, MOST)]
    if next(wrongs, None) is not None:
        end = layer.file.text.position(len(layer.file.text.content))
        found.append(Mistake(shown(layer.file.path), end.line, end.column, "there are more mistakes than these"))
    return found


def _mistake(
    layer: Layer, pointer: Pointer, message: str, help: str | None = None, part: Literal["key", "value"] = "value"
) -> Mistake:
    line, column = position(layer.file, layer.root + pointer, part)
    return Mistake(shown(layer.file.path), line, column, message, help)
