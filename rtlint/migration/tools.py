"""Moving functions out of the nesting of Chat Completions, which the reference of the beta interface showed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.facts.migration import listed
from rtlint.migration.step import Left, Step, Wishes
from rtlint.rule import Context
from rtlint.source.change import Move, Remove, Rename, Set
from rtlint.source.pointer import Pointer
from rtlint.tools import is_function


def tools(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    """The steps that give each function of a list its name, description and parameters, and nothing nobody knows."""
    for index, tool in enumerate(value if isinstance(value, list) else ()):
        if is_function(tool):
            yield from _function(tool, (*at, index))


def tool_choice(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    """The steps that write the name of a function that must be called beside its `type`."""
    if not is_function(value) or "function" not in value:
        return
    inner = value["function"]
    if not isinstance(inner, dict):
        if "name" not in value:
            yield from _typed(value, at)
            yield Rename((*at, "function"), "name")
    elif "name" in inner:
        yield from _unnested(value, {"name": inner["name"]}, at)


def _function(tool: dict[str, Any], at: Pointer) -> Iterator[Step]:
    dropped = listed("tool_drops")
    for key in dropped:
        if key in tool:
            yield Remove((*at, key))
    inner = tool.get("function")
    if isinstance(inner, dict):
        yield from _unnested(tool, {key: inner[key] for key in inner if key not in dropped}, at)


def _unnested(outer: dict[str, Any], inner: dict[str, Any], at: Pointer) -> Iterator[Step]:
    """Move the fields `inner` of the nested function up, unless another value stands there."""
    for key, value in inner.items():
        if key in outer and outer[key] != value:
            why = "it stands beside `function` with another value"
            yield Left((*at, "function", key), value, why, "keep the one that is right, beside `type`", stop=True)
            return
    yield from _typed(outer, at)
    for key in inner:
        if key not in outer:
            yield Move((*at, "function", key), (*at, key))
    yield Remove((*at, "function"))


def _typed(value: dict[str, Any], at: Pointer) -> Iterator[Step]:
    if "type" not in value:
        yield Set((*at, "type"), "function", first=True)
