"""Moving one conversation item: the types of its content parts, and references to other items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.facts.migration import Part, parts
from rtlint.facts.texts import word
from rtlint.migration.step import Left, Step
from rtlint.source.change import Move, Remove, Rename, Set
from rtlint.source.pointer import Pointer
from rtlint.words import show


def item_steps(item: Mapping[str, Any], at: Pointer) -> Iterator[Step]:
    """What becomes of the conversation item at the pointer `at`."""
    content = item.get("content")
    found = content if isinstance(content, list) else []
    if _is_reference(found) and _is_input(at):
        yield from _reference(item, at)
        return
    if "type" not in item and "role" in item:
        yield Set((*at, "type"), "message", first=True)
    for index, part in enumerate(found):
        if isinstance(part, dict):
            yield from _part(part, (*at, "content", index), item.get("role"))


def is_old_item(item: Mapping[str, Any]) -> bool:
    """Whether an item lacks a `type`, or has a content part of a type that is no more."""
    if "type" not in item and "role" in item:
        return True
    old = {part.old for part in parts()} | {word("item_reference")}
    content = item.get("content")
    said = (part.get("type") for part in content if isinstance(part, dict)) if isinstance(content, list) else ()
    return any(isinstance(name, str) and name in old for name in said)


def _part(part: dict[str, Any], at: Pointer, role: object) -> Iterator[Step]:
    said = part.get("type")
    if said == word("item_reference"):
        advice = "refer to the item in the `input` of a response, as an item of its own"
        yield Left(at, part, "a message cannot hold a reference to an item", advice, stop=True)
        return
    rows = [row for row in parts() if row.old == said]
    row = next((row for row in rows if row.role == role), None)
    if row is not None:
        yield from _renamed(part, at, row)
    elif rows and not isinstance(role, str):
        why = "what it is called depends on the `role` of the message, which is not known"
        yield Left((*at, "type"), said, why, "write the type that the role has", stop=True)


def _renamed(part: dict[str, Any], at: Pointer, row: Part) -> Iterator[Step]:
    missing = next((old for old, new in row.renames.items() if old not in part or new in part), None)
    if missing is not None:
        why = f"nothing but {show(row.new)} can be sent, and the part has no {show(missing)}"
        yield Left(at, part, why, f"write what was said as {show(row.new)}", stop=True)
        return
    yield Set((*at, "type"), row.new)
    for old, new in row.renames.items():
        yield Rename((*at, old), new)
    for key in row.drops:
        if key in part:
            yield Remove((*at, key))
            yield Left((*at, key), part[key], f"a part {show(row.new)} has no {show(key)}", "it goes", note=True)


def _is_reference(content: list[Any]) -> bool:
    """Whether a message holds one reference to an item, and nothing else."""
    if len(content) != 1 or not isinstance(content[0], dict):
        return False
    return content[0].get("type") == word("item_reference") and content[0].keys() == {"type", "id"}


def _is_input(at: Pointer) -> bool:
    """Whether an item stands in the `input` of a response, where items can be referred to."""
    return len(at) > 1 and at[-2] == "input"


def _reference(item: Mapping[str, Any], at: Pointer) -> Iterator[Step]:
    """Make the reference in a message the item itself."""
    if "type" in item:
        yield Set((*at, "type"), word("item_reference"))
    else:
        yield Set((*at, "type"), word("item_reference"), first=True)
    if "id" in item:
        yield Remove((*at, "id"))
    yield Move((*at, "content", 0, "id"), (*at, "id"))
    for key in item:
        if key not in ("type", "id"):
            yield Remove((*at, key))
