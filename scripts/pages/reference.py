"""The reference parts of pages, made of what they are about: the command line, settings, the report, Python."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import rtlint
from pages.markdown import code, fence, name_of, plain, table
from rtlint.cli import main

ROOT = Path(__file__).parent.parent.parent


def command_line() -> str:
    """Every command with its usage, its help and its options."""
    top = click.Context(main, info_name="rtlint")
    return "\n".join(_command(name, main.commands[name], top) for name in sorted(main.commands))


def _command(name: str, command: click.Command, top: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=top)
    usage = command.get_usage(context).removeprefix("Usage: ")
    told = plain(inspect.cleandoc(command.help or ""))
    head = ("option", "what it does")
    return f"## rtlint {name}\n\n{fence(usage, 'text')}\n{told}\n\n{table(head, _options(command, context))}"


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if isinstance(parameter, click.Option) and record is not None:
            names = ", ".join(name_of(name) for name in parameter.opts)
            choices = (
                [str(choice) for choice in parameter.type.choices] if isinstance(parameter.type, click.Choice) else []
            )
            value = "" if parameter.is_flag or choices else parameter.metavar or parameter.type.name.upper()
            yield f"{names} {value}", f"{plain(record[1])} {_one_of(choices)}"


def _one_of(choices: list[str]) -> str:
    return f"One of {', '.join(code(choice) for choice in choices)}." if choices else ""


def settings() -> str:
    """Every setting of a configuration file, of the schema that also checks it."""
    schema = _schema("config")
    files = schema["$defs"]["files"]
    return "\n".join(
        (
            table(("key", "what it does"), _fields(schema, schema)),
            "## Each of `[[files]]`\n",
            table(("key", "what it does"), _fields(files, schema)),
        )
    )


def report() -> str:
    """Every field of the report, object by object, of its schema."""
    schema = _schema("report")
    head = ("field", "what it is")
    parts = [f"## The report\n\n{table(head, _fields(schema, schema))}"]
    parts.append(f"## summary\n\n{table(head, _fields(schema['properties']['summary'], schema))}")
    for name, each in schema["$defs"].items():
        if each.get("type") == "object":
            parts.append(
                f"## {name.replace('_', ' ')}\n\n{plain(each['description'])}\n\n{table(head, _fields(each, schema))}"
            )
    return "\n".join(parts)


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.json").read_text("utf-8"))
    return schema


def _fields(schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in schema["properties"].items():
        choices = _resolved(field, whole).get("enum", [])
        value = "" if choices else f"<br>{_value(field, whole)}"
        yield f"{name_of(name)}{value}", f"{plain(field.get('description', ''))} {_one_of(choices)}"


def _resolved(field: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """The schema that a reference leads to, with its name; any other as it is."""
    if "$ref" not in field:
        return field
    target: Any = whole
    for step in field["$ref"].split("/")[1:]:
        target = target[step]
    return {**target, "name": step.replace("_", " ")}


def _value(field: dict[str, Any], whole: dict[str, Any]) -> str:
    """What a value can be, in words."""
    field = _resolved(field, whole)
    if "const" in field:
        return code(str(field["const"]))
    if "enum" in field:
        return " or ".join(code(str(value)) for value in field["enum"])
    if "oneOf" in field:
        return " or ".join(dict.fromkeys(_value(each, whole) for each in field["oneOf"]))
    kind = field.get("type", "any")
    if kind == "array":
        return f"list of {_value(field['items'], whole)}"
    if kind == "object" and "name" not in field and isinstance(field.get("additionalProperties"), dict):
        return f"table of {_value(field['additionalProperties'], whole)}"
    if isinstance(kind, list):
        return " or ".join("text" if each == "string" else each for each in kind)
    words = {"string": field.get("title", "text"), "object": field.get("name", "object"), "boolean": "true or false"}
    return str(words.get(kind, kind))


def python_api() -> str:
    """The signatures and the docstrings of everything `rtlint` exports."""
    values = {name: getattr(rtlint, name) for name in rtlint.__all__ if name != "__version__"}
    functions = [name for name, value in values.items() if inspect.isfunction(value)]
    classes = [name for name in values if name not in functions]
    return "\n".join(_described(name, values[name]) for name in [*functions, *classes])


def _described(name: str, value: Any) -> str:
    doc = plain(inspect.cleandoc(value.__doc__ or ""))
    return f"## {name}\n\n{fence(_declared(name, value), 'python')}\n{doc}\n"


def _declared(name: str, value: Any) -> str:
    if inspect.isfunction(value):
        signature = inspect.signature(value)
        lines = "".join(f"    {line},\n" for line in _parameters(signature))
        return f"def {name}(\n{lines}) -> {signature.return_annotation}"
    if issubclass(value, Exception):
        return f"class {name}({value.__bases__[0].__name__})"
    return f"class {name}:\n{_members(value)}"


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    starred = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        yield f"{parameter.name}: {parameter.annotation}{default}"


def _members(value: type) -> str:
    """The fields, members and properties of a class, as they would be declared."""
    if hasattr(value, "__members__"):
        lines = [f"{name} = {member.value!r}" for name, member in value.__members__.items()]
    else:
        hidden = {field.name for field in value.__dataclass_fields__.values() if not field.repr}  # type: ignore[attr-defined]
        lines = [f"{field}: {kind}" for field, kind in inspect.get_annotations(value).items() if field not in hidden]
    lines += [f"{name}: property" for name, member in vars(value).items() if isinstance(member, property)]
    return "".join(f"    {line}\n" for line in lines)
