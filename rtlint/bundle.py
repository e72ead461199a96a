"""The bundled schemas: found in a wheel or a checkout, put together for one kind in one dialect."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from rtlint.facts.kinds import kinds
from rtlint.resource import resource

#: The address the schemas have inside of rtlint. The files have none, so that any tool can follow their references by
#: file name; this one is reserved and never resolves.
BASE = "https://rtlint.invalid/schemas/"

Schema = dict[str, Any]

#: Keys of a schema file that mean nothing once it is part of another.
_HEAD = ("$ref", "$defs", "$schema")


@cache
def schema(name: str) -> Schema:
    """The schema file `name`, such as `ga/session.json`."""
    parsed: Schema = json.loads(resource(f"schemas/{name}"))
    return parsed


def root(kind: str, dialect: str) -> Schema:
    """The schema of a kind in a dialect as references into the files: one, or a union told apart by `type`."""
    files = kinds()[kind].schemas[dialect]
    references = [{"$ref": BASE + file} for file in files]
    return references[0] if len(references) == 1 else {"oneOf": references, "x-tag": "type"}


def retrieve(uri: str) -> Schema:
    """The schema with the identifier `uri`. Raises `FileNotFoundError` for one that is not bundled."""
    return schema(uri.removeprefix(BASE))


def flatten(kind: str, dialect: str) -> Schema:
    """One self-contained schema in which every reference is local, for editors and for explaining."""
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    def resource(uri: str) -> Any:
        return DRAFT202012.create_resource(retrieve(uri))

    registry: Any = Registry(retrieve=resource)  # type: ignore[call-arg]  # attrs hides its arguments from mypy
    definitions: dict[str, Schema] = {}

    def localise(value: Any, resolver: Any, file: str) -> Any:
        if isinstance(value, list):
            return [localise(item, resolver, file) for item in value]
        if not isinstance(value, dict):
            return value
        local = {key: localise(item, resolver, file) for key, item in value.items() if key not in _HEAD}
        if isinstance(reference := value.get("$ref"), str):
            local["$ref"] = f"#/$defs/{define(reference, resolver, file)}"
        return local

    def define(reference: str, resolver: Any, file: str) -> str:
        address, _, place = reference.partition("#")
        file = address.rpartition("/")[2].removesuffix(".json") or file
        name = f"{file}.{place.rpartition('/')[2]}" if place else file
        if name not in definitions:
            definitions[name] = {}
            found = resolver.lookup(reference)
            definitions[name].update(localise(found.contents, found.resolver, file))
        return name

    whole = localise(root(kind, dialect), registry.resolver(), "")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "$defs": definitions}
