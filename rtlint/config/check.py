"""What is wrong with the data of a configuration file: first what its schema says, then what only rtlint knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from rtlint.bundle import schema
from rtlint.config.globs import is_glob
from rtlint.config.selection import means_rule, meant
from rtlint.dataclass import dataclass
from rtlint.detect import walk
from rtlint.evidence import text
from rtlint.facts.kinds import kinds
from rtlint.schema import of_file
from rtlint.source.pointer import Pointer
from rtlint.words import choices, did_you_mean, dotted, show, show_typed, types

Part = Literal["key", "value"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A mistake in the data of a configuration file, by pointer."""

    pointer: Pointer
    message: str
    help: str | None = None
    part: Part = "value"


def check(data: Any) -> Iterator[Wrong]:
    """Every mistake in the settings `data`, which is JSON; one that both see comes twice, in the same words."""
    yield from _refused(data)
    if isinstance(data, dict):
        yield from _untrue(data)


def _refused(data: Any) -> Iterator[Wrong]:
    """What the schema has against it. jsonschema is imported only when there is something."""
    if not of_file("config.json")(data):
        from jsonschema import Draft202012Validator

        for error in Draft202012Validator(schema("config.json")).iter_errors(data):
            yield from _worded(error)


def _worded(error: Any) -> Iterator[Wrong]:
    """An error of jsonschema in the house's words."""
    pointer, value, expected = tuple(error.absolute_path), error.instance, error.validator_value
    part: Part = "value"
    if "propertyNames" in error.absolute_schema_path:
        pointer, part = (*pointer, value), "key"
    name = f"`{dotted(pointer)}`" if pointer else "the configuration"
    if error.validator == "additionalProperties":
        fields = list(error.schema["properties"])
        for key in (key for key in value if key not in fields):
            hint = did_you_mean(key, fields) or f"known: {', '.join(fields)}"
            yield Wrong((*pointer, key), f"unknown key {show(key)}", hint, "key")
    elif error.validator == "required":
        for key in (key for key in expected if key not in value):
            yield Wrong(pointer, f"{name} has no `{key}`", f"add `{key}`: {_described(error.schema, key)}")
    elif error.validator == "type":
        yield Wrong(pointer, f"{name} must be {types([expected])}, not {show_typed(value, pointer)}")
    elif error.validator == "enum":
        hint = did_you_mean(value, expected) or f"use one of {choices(expected)}"
        yield Wrong(pointer, f"{name} cannot be {show(value, pointer)}", hint)
    elif error.validator == "pattern":
        yield _malformed(error.schema["title"], value, pointer, part)
    elif error.validator == "minLength":
        yield Wrong(pointer, f"{name} is empty")
    else:
        yield Wrong(pointer, f"{name} says nothing of its files", "add what sits in them, or rules to `ignore`")


def _malformed(what: str, value: str, pointer: Pointer, part: Part) -> Wrong:
    hints = {
        "rule": meant(value),
        "day": "write it as 2026-11-21",
        "JSON Pointer": "write it as `/audio/output`",
        "glob": "write it as a line of a `.gitignore` that is no comment and takes nothing back",
    }
    said = f"unknown rule {show(value)}" if what == "rule" else f"{show(value)} is not a {what}"
    return Wrong(pointer, said, hints[what], part)


def _untrue(data: Any) -> Iterator[Wrong]:
    """What the schema cannot know: rules, days of the calendar, globs that cannot be, dialects that lack a kind."""
    for pointer, word, part in _rules(data):
        if isinstance(word, str) and not means_rule(word):
            yield _malformed("rule", word, pointer, part)
    for pointer, glob, part in _globs(data):
        if isinstance(glob, str) and not is_glob(glob):
            yield _malformed("glob", glob, pointer, part)
    if isinstance(day := data.get("today"), str) and not _is_day(day):
        yield _malformed("day", day, ("today",), "value")
    for pointer, entry in walk(data, ("files", "*"), ()):
        kind, dialect = text(entry, "kind"), text(entry, "dialect")
        if kind in kinds() and dialect and dialect not in kinds()[kind].schemas:
            spoken = choices(kinds()[kind].schemas)
            yield Wrong((*pointer, "dialect"), f"there is no `{kind}` in the dialect {show(dialect)}", f"use {spoken}")


Word = tuple[Pointer, Any, Part]


def _rules(data: Any) -> Iterator[Word]:
    """Everything that stands where a rule should."""
    for name in ("select", "extend-select", "ignore"):
        yield from _values(data.get(name), ("*",), (name,))
    yield from _keys(data, "severity")
    for glob, words in _table(data, "per-file-ignores").items():
        yield from _values(words, ("*",), ("per-file-ignores", glob))
    for pointer, entry in walk(data, ("files", "*"), ()):
        yield from _values(entry, ("ignore", "*"), pointer)


def _globs(data: Any) -> Iterator[Word]:
    """Everything that stands where a glob should."""
    yield from _values(data.get("exclude"), ("*",), ("exclude",))
    yield from _keys(data, "per-file-ignores")
    yield from _values(data, ("files", "*", "path"), ())


def _values(data: Any, steps: Pointer, pointer: Pointer) -> Iterator[Word]:
    return ((place, value, "value") for place, value in walk(data, steps, pointer))


def _keys(data: Any, name: str) -> Iterator[Word]:
    return (((name, key), key, "key") for key in _table(data, name))


def _table(data: Any, name: str) -> dict[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _is_day(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


def _described(fields: Any, key: str) -> str:
    words = str(fields["properties"][key]["description"])
    return f"{words[:1].lower()}{words[1:].rstrip('.')}"
