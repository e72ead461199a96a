"""What `rtlint config` prints: the settings of one file as TOML, each with the place it comes from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rtlint.config.configs import Configs
from rtlint.config.globs import relative, verdict
from rtlint.config.layer import Layer
from rtlint.config.layers import origin
from rtlint.config.mistakes import shown
from rtlint.config.resolve import first
from rtlint.config.toml_file import toml_string
from rtlint.redact import mask
from rtlint.rules import all_rules

Sourced = tuple[Any, str]
"""A value and where it comes from."""


def render_config(path: str, configs: Configs) -> str:
    """The settings of the file or folder `path`; every line ends with a newline."""
    place = os.path.join(path, os.curdir) if os.path.isdir(path) else path
    settings, layers = configs.settings(place), configs.layers(place)
    here = configs.layers("")
    lines = [f"# the settings of {shown(path)}", *_files_read(layers)]
    if configs.excludes(path):
        lines.append("# it is excluded: looked at only when it is named")
    lines += [
        _line("today", _single(layers, "today", settings.today.isoformat())),
        _line("target", _single(layers, "target", settings.target.name)),
        _line("fail-on", _single(here, "fail-on", configs.fail_on().value)),
    ]
    if configs.baseline(place) is not None:
        lines.append(_line("baseline", _single(layers, "baseline", first(layers, "baseline"))))
    for key in ("select", "extend-select", "ignore", "exclude", "known-models", "known-voices"):
        lines += _list(key, _items(layers, key))
    lines.append(_speaking(settings.chosen))
    for key in ("severity", "deployments"):
        lines += _table(key, _entries(layers, key))
    lines += _table("per-file-ignores", _file_ignores(layers, place))
    for entry, source in _file_entries(layers, place):
        lines += ["", _comment("[[files]]", source), *(f"{key} = {_toml(value)}" for key, value in entry.items())]
    return "\n".join(lines) + "\n"


def _files_read(layers: Sequence[Layer]) -> Iterator[str]:
    if not layers:
        yield "# no configuration file"
    for number, layer in enumerate(layers):
        yield f"# {'which extends' if number else 'read from'} {shown(layer.file.path)}"


def _speaking(chosen: frozenset[str]) -> str:
    usual = {code for code, rule in all_rules().items() if rule.default}
    silent = [f"{code} {all_rules()[code].name}" for code in sorted(usual - chosen)]
    besides = [f"{code} {all_rules()[code].name}" for code in sorted(chosen - usual)]
    few = "all the usual" if usual <= chosen else f"{len(chosen)} of {len(all_rules())}"
    without = f"; not {', '.join(silent)}" if silent else ""
    return f"# rules that speak here: {few}{without}" + (f"; also {', '.join(besides)}" if besides else "")


def _single(layers: Sequence[Layer], key: str, value: str) -> Sourced:
    layer = next((layer for layer in layers if key in layer.values), None)
    return value, "default" if layer is None else origin(layer, (key,), "key")


def _items(layers: Sequence[Layer], key: str) -> Iterator[Sourced]:
    """The items of a list that count: all of them, but of `select` and before it only those of the nearest."""
    for layer in layers:
        for index, item in enumerate(layer.values.get(key, ())):
            yield item, origin(layer, (key, index))
        if key in ("select", "extend-select", "ignore") and layer.values.get("select"):
            return


def _entries(layers: Sequence[Layer], key: str) -> Iterator[tuple[str, Sourced]]:
    """The entries of a table, of each name the nearest."""
    seen: set[str] = set()
    for layer in layers:
        for name, value in layer.values.get(key, {}).items():
            if name not in seen:
                seen.add(name)
                yield name, (value, origin(layer, (key, name), "key"))


def _file_ignores(layers: Sequence[Layer], path: str) -> Iterator[tuple[str, Sourced]]:
    """The entries of `per-file-ignores` that are about the file; what several layers say of one glob adds up."""
    words: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for layer in layers:
        seen = relative(path, layer.folder)
        for glob, value in layer.values.get("per-file-ignores", {}).items():
            if verdict((glob,), seen):
                words.setdefault(glob, []).extend(value)
                sources.setdefault(glob, []).append(origin(layer, ("per-file-ignores", glob), "key"))
    return ((glob, (words[glob], ", ".join(sources[glob]))) for glob in words)


def _file_entries(layers: Sequence[Layer], path: str) -> Iterator[Sourced]:
    for layer in layers:
        seen = relative(path, layer.folder)
        for index, entry in enumerate(layer.values.get("files", ())):
            if verdict((entry["path"],), seen):
                yield entry, origin(layer, ("files", index))


def _line(key: str, sourced: Sourced) -> str:
    value, source = sourced
    return _comment(f"{key} = {_toml(value)}", source)


def _list(key: str, items: Iterator[Sourced]) -> list[str]:
    inside = [_comment(f"  {_toml(value)},", source) for value, source in items]
    return [f"{key} = [", *inside, "]"] if inside else [_comment(f"{key} = []", "default")]


def _table(key: str, entries: Iterator[tuple[str, Sourced]]) -> list[str]:
    inside = [_line(_key(name), sourced) for name, sourced in entries]
    return ["", f"[{key}]", *inside] if inside else []


def _comment(text: str, source: str) -> str:
    return f"{text:<40}  # {source}"


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else _toml(name)


def _toml(value: Any) -> str:
    """A text or a list of texts as TOML, without secrets."""
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, list) else toml_string(mask(value))
