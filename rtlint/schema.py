"""What the schemas say of a payload: yes or no by the compiled validator, and why not by jsonschema."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

from rtlint.bundle import BASE, Schema, retrieve, root
from rtlint.source.opaque import Opaque

#: What an unknown value looks like to the compiled validator: no file can hold this run's word by accident.
SENTINEL = f"opaque:{secrets.token_hex(16)}"


def holds(value: Any, kind: str, dialect: str, *, opaque: bool) -> bool | None:
    """Whether `value` is a valid payload of the kind; `opaque` says that unknown values are in it.

    None means that the compiled validator could not read the value; `explain` has to look at that as at a no.
    """
    try:
        validator = _compiled(kind, dialect, opaque)
        return bool(validator.is_valid(_without_opaques(value) if opaque else value))
    except Exception:  # noqa: BLE001  # the gate only decides who looks next, and jsonschema takes whatever it cannot
        return None


@cache
def _compiled(kind: str, dialect: str, opaque: bool) -> Any:
    import jsonschema_rs

    prepare = admitting if opaque else _as_is
    return jsonschema_rs.validator_for(
        prepare({"$id": BASE, **root(kind, dialect)}),
        retriever=lambda uri: prepare(retrieve(uri)),
    )


def _as_is(schema: Schema) -> Schema:
    return schema


def admitting(schema: Any) -> Any:
    """The schema in a form in which an unknown value is valid everywhere and settles no union."""
    if isinstance(schema, list):
        return [admitting(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    derived: Schema = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            derived[key] = {name: admitting(item) for name, item in value.items()}
        elif key == "oneOf":
            derived["anyOf"] = [*admitting(value), *_untold(schema)]
        elif key in ("items", "additionalProperties", "propertyNames", "allOf", "anyOf"):
            derived[key] = admitting(value)
        else:
            derived[key] = value
    head = {key: derived.pop(key) for key in ("$id", "$schema", "$defs") if key in derived}
    return {**head, "anyOf": [{"const": SENTINEL}, derived]} if derived else head


def _untold(union: Schema) -> list[Schema]:
    """What an object is whose tag is unknown: any branch of a union, or none of those we know."""
    tag = union.get("x-tag")
    return [{"type": "object", "required": [tag], "properties": {tag: {"const": SENTINEL}}}] if tag else []


def _without_opaques(value: Any) -> Any:
    if isinstance(value, Opaque):
        return SENTINEL
    if isinstance(value, Mapping):
        return {key: _without_opaques(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_opaques(item) for item in value]
    return value
