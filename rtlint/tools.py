"""What stands in a list of tools: names, servers, and the schemas of the parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from rtlint.dataclass import dataclass
from rtlint.facts.json_schema import listed
from rtlint.facts.tools import listed as names
from rtlint.facts.tools import text
from rtlint.rule import Site
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

if TYPE_CHECKING:
    from urllib.parse import SplitResult


@dataclass(frozen=True, slots=True)
class Subschema:
    """A schema within the parameters of a function. One that is not `whole` shares its value with other schemas."""

    pointer: Pointer
    value: Mapping[str, Any]
    whole: bool


def is_function(tool: Any) -> bool:
    """Whether a tool is a function, or at least says nothing else."""
    return isinstance(tool, dict) and tool.get("type", "function") == "function"


def is_server(tool: Any) -> bool:
    """Whether a tool is an MCP server."""
    return isinstance(tool, dict) and tool.get("type") == "mcp"


def named(tools: Any, key: str) -> frozenset[str] | None:
    """The names (or the labels) in a list of tools, by the `key` that says them; None when not all of them are known."""
    if not isinstance(tools, list):
        return None
    ours = is_server if key == "server_label" else is_function
    found = [tool.get(key) for tool in tools if ours(tool)]
    known = all(isinstance(tool, dict) and tool.get("type") in ("function", "mcp") for tool in tools)
    return frozenset(found) if known and all(isinstance(name, str) for name in found) else None


def free_names(tools: Sequence[Any], key: str) -> Callable[[str], str]:
    """What gives a name with the first number behind it that no tool has, nor was given before.

    `key` is where tools say their names.
    """
    taken = {name for tool in tools if isinstance(tool, dict) and isinstance(name := tool.get(key), str)}
    numbers: dict[str, Iterator[int]] = {}

    def free(name: str) -> str:
        following = numbers.setdefault(name, count(2))
        return next(free for number in following if (free := f"{name}_{number}") not in taken)

    return free


def subschemas(site: Site) -> Sequence[Subschema]:
    """Every schema in the parameters of the function at `site`, the outermost first; many rules ask, one walks."""
    return site.once(_subschemas)


def _subschemas(site: Site) -> tuple[Subschema, ...]:
    tool, forms = site.value, _forms()
    if not is_function(tool) or not isinstance(tool.get("parameters"), dict):
        return ()
    found = [Subschema((*site.pointer, "parameters"), tool["parameters"], whole=True)]
    for schema in found:  # which grows meanwhile
        for keyword, value in schema.value.items():
            form = forms.get(keyword)
            if form is not None and isinstance(value, (dict, list)):
                here, whole = (*schema.pointer, keyword), schema.whole and form.whole
                found += [
                    Subschema(here + way, inner, whole) for way, inner in form.held(value) if isinstance(inner, dict)
                ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Form:
    """In which forms a keyword holds schemas, and whether their values are theirs alone."""

    named: bool
    single: bool
    listed: bool
    whole: bool

    def held(self, value: Any) -> Iterable[tuple[Pointer, Any]]:
        """What lies in the value of the keyword, each with the way to it."""
        if isinstance(value, list):
            return [((index,), inner) for index, inner in enumerate(value)] if self.listed else ()
        if self.named:
            return [((name,), inner) for name, inner in value.items()]
        return [((), value)] if self.single else ()


@cache
def _forms() -> dict[str, _Form]:
    """The keywords that hold schemas."""
    rows = {kind: listed(kind) for kind in _KINDS}
    return {
        keyword: _Form(
            keyword in rows["named_schemas"] + rows["partial_named"],
            keyword in rows["element_schemas"] + rows["partial_schemas"],
            keyword in rows["element_lists"] + rows["partial_lists"],
            keyword in rows["named_schemas"] + rows["element_schemas"] + rows["element_lists"],
        )
        for row in rows.values()
        for keyword in row
    }


_KINDS = ("named_schemas", "element_schemas", "element_lists", "partial_schemas", "partial_lists", "partial_named")


def has_opaque(value: Any) -> bool:
    """Whether an unknown value is in `value`."""
    if isinstance(value, dict):
        return any(map(has_opaque, value.values()))
    return any(map(has_opaque, value)) if isinstance(value, list) else isinstance(value, Opaque)


def forces(choice: Any) -> bool:
    """Whether a tool choice, in a form that the API takes, makes the model call something."""
    if isinstance(choice, dict):
        return choice.get("type") in ("function", "mcp") and "function" not in choice
    return bool(choice == text("forcing_choice"))


def has_nothing_to_call(site: Site) -> bool:
    """Whether there are no tools beside a tool choice, nor any that were declared before or will be inherited."""
    tools = site.subject.value.get("tools")
    if "tools" in site.subject.value:
        return tools == []
    return site.subject.shape == "session" and site.context.phase in ("create", "unknown")


def types_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The types that a schema admits; empty when it does not say, or says what is none."""
    said, types = schema.get("type"), listed("types")
    if isinstance(said, str):
        return (said,) if said in types else ()
    known = isinstance(said, list) and all(isinstance(name, str) and name in types for name in said)
    return tuple(said) if known and said else ()


def fits(value: Any, types: tuple[str, ...]) -> bool:
    """Whether a value is of one of the types of JSON Schema, as far as it is known."""
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, (int, float)):
        return "number" in types or ("integer" in types and (isinstance(value, int) or value.is_integer()))
    return isinstance(value, Opaque) or _NAMES.get(type(value)) in types


_NAMES = {str: "string", dict: "object", list: "array", type(None): "null"}


def without_opaques(value: Any) -> Any:
    """A copy in which unknown values are left out."""
    if isinstance(value, dict):
        return {key: without_opaques(item) for key, item in value.items() if not isinstance(item, Opaque)}
    if isinstance(value, list):
        return [without_opaques(item) for item in value if not isinstance(item, Opaque)]
    return value


def server_url(tool: Any) -> tuple[str | None, SplitResult | None]:
    """The address of an MCP server as it is written, and its parts; None where there is none, or no whole one."""
    said = tool.get("server_url") if is_server(tool) else None
    if not isinstance(said, str):
        return None, None
    from urllib.parse import urlsplit

    try:
        url = urlsplit(said)
        whole = url.scheme in ("http", "https") and url.hostname and not any(map(str.isspace, said))
    except ValueError:
        return said, None
    return said, url if whole else None


def is_private(host: str) -> bool:
    """Whether a host is one that only its own network knows."""
    if host.replace(".", "").isdecimal() or ":" in host:
        from ipaddress import ip_address

        try:
            return not ip_address(host).is_global
        except ValueError:
            return False
    return "." not in host or host.endswith(names("private_suffixes"))


def authorization_header(tool: Any) -> str | None:
    """The name of the `Authorization` header of an MCP server, as it is written; None where it has none."""
    headers = tool.get("headers")
    return (
        next((name for name in headers if name.lower() == "authorization"), None) if isinstance(headers, dict) else None
    )


def tool_lists(allowed: Any, pointer: Pointer) -> Iterator[tuple[Pointer, list[Any]]]:
    """The list of tool names that a list, or a filter, is."""
    if isinstance(allowed, dict):
        allowed, pointer = allowed.get("tool_names"), (*pointer, "tool_names")
    if isinstance(allowed, list):
        yield pointer, allowed
