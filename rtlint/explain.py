"""Why a payload is not valid: one schema error per mistake, each at its own place.

jsonschema walks the schema with keyword functions of our own, because its messages hold Python values, its errors for
unknown and missing keys lie at the parent, and a union's error does not say which branch was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import create

from rtlint.bundle import Schema, flatten
from rtlint.rule import Branch, Context, SchemaError, Subject
from rtlint.schema import fits, is_measurable, tag_values, types_of
from rtlint.source.limits import MAX_MISTAKES
from rtlint.source.opaque import Opaque, Partial
from rtlint.source.pointer import Pointer

_DEFINITIONS = "#/$defs/"

#: When several keywords refuse one value, the first of these is the mistake.
_RANK = ("type", "variant", "required", "branch", "additionalProperties", "const", "enum")


class Mistake(ValidationError):
    """jsonschema's error, with what a union has to add to it."""

    union: tuple[Schema, ...] = ()
    tag: tuple[str, str] | None = None
    fields: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


def explain(value: Any, context: Context, subjects: Sequence[Subject]) -> list[SchemaError]:
    """The mistakes in `value`, the payload of `context`; one for each place. `subjects` are the objects in it.

    More than anybody reads are not looked for.
    """
    found: dict[Pointer, SchemaError] = {}
    around = {subject.pointer: subject for subject in subjects}
    for mistake in islice(_validator(context.kind, context.dialect).iter_errors(value), MAX_MISTAKES):
        error = _error(mistake, value, context, around)
        known = found.get(error.pointer)
        if known is None or _rank(error.keyword) < _rank(known.keyword):
            found[error.pointer] = error
    return list(found.values())


def is_typed(pointer: Pointer, context: Context) -> bool:
    """Whether the schema says what the scalar at `pointer` has to be."""
    return any(types_of(schema) for schema in _schemas_at(pointer, context))


def is_closed(pointer: Pointer, context: Context) -> bool:
    """Whether the schema has something for the value at `pointer`, and no text that may be any."""
    types = [(types_of(schema), schema) for schema in _schemas_at(pointer, context)]
    free = ("string" in named and "enum" not in schema and "const" not in schema for named, schema in types)
    return any(named for named, _ in types) and not any(free)


def admits(pointer: Pointer, value: Any, context: Context) -> bool:
    """Whether a value is of a type that the schema has for `pointer`, in whichever branch.

    Below a tag that is wrong or unknown no error tells that it is not.
    """
    schemas = _schemas_at(pointer, context)
    return not schemas or any(fits(value, schema) for schema in schemas)


def _schemas_at(pointer: Pointer, context: Context) -> list[Schema]:
    """What all branches of the schema say of the value at `pointer`, without references and unions."""
    validator = _validator(context.kind, context.dialect)
    definitions = validator.schema["$defs"]
    schemas = [validator.schema]
    flat: list[Schema] = []
    for step in (*pointer[len(context.root) :], None):
        flat = []
        while schemas:
            schema = schemas.pop()
            if "$ref" in schema:
                schemas.append(definitions[schema["$ref"].removeprefix(_DEFINITIONS)])
            elif "oneOf" in schema:
                schemas.extend(schema["oneOf"])
            else:
                flat.append(schema)
        key = "items" if isinstance(step, int) else "properties"
        inner = [schema.get(key, {}) if key == "items" else schema.get(key, {}).get(step, {}) for schema in flat]
        schemas = [schema for schema in inner if schema]
    return flat


@cache
def _validator(kind: str, dialect: str) -> Any:
    whole = flatten(kind, dialect)
    extended: Any = create(Draft202012Validator.META_SCHEMA, _keywords(whole["$defs"]))
    return extended(whole)


def _error(mistake: ValidationError, value: Any, context: Context, subjects: Mapping[Pointer, Subject]) -> SchemaError:
    pointer = context.root + tuple(mistake.absolute_path)
    above = (subjects.get(pointer[:length]) for length in range(len(pointer), -1, -1))
    branch = None
    union: tuple[Schema, ...] = ()
    if isinstance(mistake, Mistake):
        union = mistake.union
        if mistake.tag:
            key, chosen = mistake.tag
            branch = Branch((*pointer[:-1], key), chosen, mistake.fields, mistake.owners)
    schema = mistake.schema if isinstance(mistake.schema, Mapping) else {}
    return SchemaError(
        str(mistake.validator), pointer, mistake.instance, mistake.validator_value, schema, context,
        next((subject for subject in above if subject is not None), None), union, branch,
        mistake.instance is None and _is_required(pointer, value, context), _holder(value, mistake.absolute_path),
    )  # fmt: skip


def _holder(value: Any, path: Sequence[str | int]) -> Any:
    for step in list(path)[:-1]:
        value = value[step]
    return value


def _is_required(pointer: Pointer, value: Any, context: Context) -> bool:
    """Whether each branch that `value` may be requires the field at `pointer`."""
    if len(pointer) <= len(context.root) or isinstance(pointer[-1], int):
        return False
    name = pointer[-1]
    value = _holder(value, pointer[len(context.root) :])
    having = [one for one in _schemas_at(pointer[:-1], context) if name in one.get("properties", {})]
    meant = [one for one in having if _agrees(value, one["properties"])]
    return bool(meant) and all(name in one.get("required", ()) for one in meant)


def _agrees(value: Mapping[str, Any], properties: Mapping[str, Schema]) -> bool:
    """Whether no constant of a branch says that an object is of another."""
    return all(
        "const" not in said or value.get(name, said["const"]) == said["const"] for name, said in properties.items()
    )


def _rank(keyword: str) -> int:
    return _RANK.index(keyword) if keyword in _RANK else len(_RANK)


Keyword = Callable[[Any, Any, Any, Any], Iterator[ValidationError]]
Fields = Callable[[Schema], frozenset[str]]


def _keywords(definitions: Mapping[str, Schema]) -> dict[str, Keyword]:
    def resolved(schema: Schema) -> Schema:
        while "$ref" in schema:
            schema = {**definitions[schema["$ref"].removeprefix(_DEFINITIONS)], **_beside(schema)}
        return schema

    def fields(schema: Schema) -> frozenset[str]:
        """The fields of an object, in whichever branch."""
        inner = [fields(resolved(branch)) for branch in schema.get("oneOf", ())]
        return frozenset(schema.get("properties", ())).union(*inner)

    def reference(validator: Any, expected: str, value: Any, schema: Schema) -> Iterator[ValidationError]:
        yield from validator.descend(value, definitions[expected.removeprefix(_DEFINITIONS)])

    def union(validator: Any, branches: Sequence[Schema], value: Any, schema: Schema) -> Iterator[ValidationError]:
        choices = tuple(resolved(branch) for branch in branches)
        fitting = [choice for choice in choices if fits(value, choice)]
        tag = schema.get("x-tag") if isinstance(value, dict) else None
        if not fitting:
            types = [name for choice in choices for name in types_of(choice)]
            yield _mistake("type", list(dict.fromkeys(types)), choices)
        elif tag is not None:
            yield from _tagged(validator, fitting, value, tag, fields)
        else:
            for error in validator.descend(value, fitting[0]):
                if isinstance(error, Mistake) and not error.relative_path:
                    error.union = error.union or choices
                yield error

    own: dict[str, Keyword] = {
        "$ref": reference,
        "oneOf": union,
        "type": _type,
        "enum": _plain("enum", lambda expected, value: any(_same(value, item) for item in expected)),
        "const": _plain("const", lambda expected, value: _same(value, expected)),
        "minimum": _plain("minimum", lambda expected, value: not is_measurable(value) or value >= expected),
        "maximum": _plain("maximum", lambda expected, value: not is_measurable(value) or value <= expected),
        "minItems": _plain("minItems", lambda expected, value: not isinstance(value, list) or len(value) >= expected),
        "required": _required,
        "additionalProperties": _additional,
    }
    walking = {name: Draft202012Validator.VALIDATORS[name] for name in ("properties", "items")}
    return {name: _passing_opaques(check) for name, check in (walking | own).items()}


def _beside(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "$ref"}


def _mistake(keyword: str, expected: Any, union: tuple[Schema, ...] = (), path: tuple[str, ...] = ()) -> Mistake:
    mistake = Mistake("", validator=keyword, path=path, validator_value=expected)
    mistake.union = union
    return mistake


def _passing_opaques(check: Keyword) -> Keyword:
    def passing(validator: Any, expected: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if not isinstance(value, Opaque):
            yield from check(validator, expected, value, schema) or ()

    return passing


def _plain(keyword: str, holds: Callable[[Any, Any], bool]) -> Keyword:
    def check(validator: Any, expected: Any, value: Any, schema: Schema) -> Iterator[ValidationError]:
        if not holds(expected, value):
            yield _mistake(keyword, expected)

    return check


def _type(validator: Any, expected: str | list[str], value: Any, schema: Schema) -> Iterator[ValidationError]:
    if not fits(value, {"type": expected}):
        yield _mistake("type", [expected] if isinstance(expected, str) else expected)


def _same(value: Any, expected: Any) -> bool:
    return type(value) is type(expected) and bool(value == expected)


def _required(validator: Any, expected: list[str], value: Any, schema: Schema) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        for name in expected:
            if name not in value:
                yield _mistake("required", schema.get("properties", {}).get(name, {}), path=(name,))


def _additional(validator: Any, expected: Any, value: Any, schema: Schema) -> Iterator[ValidationError]:
    if not isinstance(value, dict):
        return
    known = schema.get("properties", {})
    for name in (name for name in value if name not in known):
        if isinstance(expected, dict):
            yield from validator.descend(value[name], expected, path=name)
        elif expected is False:
            mistake = _mistake("additionalProperties", list(schema.get("properties", {})), path=(name,))
            mistake.instance = value[name]
            yield mistake


def _meant(choices: list[Schema], value: dict[str, Any], fields: Fields) -> Schema | None:
    """The branch whose fields an object without a tag has; None when that could be several."""
    first, *others = sorted(choices, key=lambda choice: (-len(fields(choice) & value.keys()), -len(fields(choice))))
    fitting = (len(fields(first) & value.keys()), len(fields(first)))
    alike = any((len(fields(other) & value.keys()), len(fields(other))) == fitting for other in others)
    widest = all(fields(first) >= fields(other) for other in others)
    return None if alike or not (fitting[0] or widest) else first


def _tagged(
    validator: Any, choices: list[Schema], value: dict[str, Any], tag: str, fields: Fields
) -> Iterator[ValidationError]:
    said = value.get(tag)
    named = [name for choice in choices for name in tag_values(choice, tag)]
    if isinstance(said, Opaque):
        if isinstance(value, Partial):
            # Of whichever branch it is, it has errors: those of the one that it has the least of.
            yield from min((list(validator.descend(value, choice)) for choice in choices), key=len)
        return
    if tag not in value:
        yield _mistake("required", {"enum": named}, tuple(choices), (tag,))
        guess = _meant(choices, value, fields)
        if guess is None:
            return
        chosen = guess
    elif said not in named:
        mistake = _mistake("variant", named, tuple(choices), (tag,))
        mistake.instance = said
        yield mistake
        return
    else:
        chosen = next(choice for choice in choices if said in tag_values(choice, tag))
    for error in validator.descend(value, chosen):
        path = tuple(error.relative_path)
        if tag not in value and len(path) == 1 and error.validator == "required":
            continue  # the tag is said to be missing, and what else is depends on it
        if isinstance(error, Mistake) and error.validator == "additionalProperties" and len(path) == 1 and said:
            error.tag, error.fields = (tag, said), tuple(chosen.get("properties", {}))
            error.owners = tuple(
                name
                for choice in choices
                if choice is not chosen and path[0] in choice.get("properties", {})
                for name in tag_values(choice, tag)
            )
            error.validator = "branch" if error.owners else error.validator
        yield error
