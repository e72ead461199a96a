"""The words rules are written in: what a rule is, what it looks at, and what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rtlint.diagnostic import ServerError, Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.models import Model, models
from rtlint.facts.targets import Target
from rtlint.source.pointer import Pointer

Part = Literal["value", "key"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A second place in the document that explains a finding."""

    message: str
    pointer: Pointer
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says, by pointer: no lines, no columns. `severity` is None where the rule's own holds."""

    pointer: Pointer
    message: str
    help: str | None = None
    part: Part = "value"
    severity: Severity | None = None
    related: tuple[Mention, ...] = ()
    server: ServerError | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The payload a finding is about, and the world it is judged in.

    `phase` is `create`, `update`, `returned`, `fragment` (completed elsewhere, so nothing is missing) or `unknown`.
    The user's own facts are the known models and voices, and the models behind the names of deployments.
    """

    root: Pointer
    kind: str
    dialect: str
    confidence: str
    phase: str
    target: Target
    today: date
    style: Literal["json", "yaml"]
    known_models: frozenset[str] = frozenset()
    known_voices: frozenset[str] = frozenset()
    deployments: Mapping[str, str] = field(default_factory=dict)

    def model(self, name: object) -> Model | None:
        """What is known of the model that `name` is, or stands for as the name of a deployment."""
        return models().get(self.deployments.get(name, name)) if isinstance(name, str) else None


@dataclass(frozen=True, slots=True)
class Subject:
    """An object in a payload that has a field table: a session, a response, an item."""

    shape: str
    pointer: Pointer
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """One field of one subject: what a rule is asked about."""

    field: str
    value: Any
    pointer: Pointer
    subject: Subject
    context: Context

    def other(self, field: str) -> Any:
        """The value of another field of the same subject, wherever its dialect keeps it; None when it is absent."""
        for pointer in dialects()[self.context.dialect].fields.get(self.subject.shape, {}).get(field, ()):
            value: Any = self.subject.value
            for token in pointer:
                value = value.get(token) if isinstance(value, dict) else None
            if value is not None:
                return value
        return None

    def problem(
        self,
        message: str,
        help: str | None = None,
        *,
        at: Pointer | None = None,
        part: Part = "value",
        severity: Severity | None = None,
        related: tuple[Mention, ...] = (),
        server: ServerError | None = None,
    ) -> Finding:
        """A finding at this field, or at the pointer `at`."""
        pointer = self.pointer if at is None else at
        return Finding(pointer, message, help, part, severity, related, server)


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch of a union that a tag has chosen, its fields, and which other branches own a stray one."""

    tag: Pointer
    value: str
    fields: tuple[str, ...]
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One mistake as a schema sees it.

    `keyword` is the JSON Schema keyword, or `variant` (a union's tag names no branch), or `branch` (a field of another
    branch of a union). `expected` is the keyword's value, `schema` the object that holds the keyword, and `union` the
    branches when a union as a whole was missed.
    """

    keyword: str
    pointer: Pointer
    value: Any
    expected: Any
    schema: Mapping[str, Any]
    context: Context
    subject: Subject | None
    union: tuple[Mapping[str, Any], ...] = ()
    branch: Branch | None = None

    def problem(
        self,
        message: str,
        help: str | None = None,
        *,
        part: Part = "value",
        related: tuple[Mention, ...] = (),
        server: ServerError | None = None,
    ) -> Finding:
        """A finding at the place of this error."""
        return Finding(self.pointer, message, help, part, None, related, server)


Check = Callable[..., Iterator[Finding]]
Sort = Literal["field", "schema", "reading", "engine"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One mistake rtlint knows: its identity, its page, and the function that finds or words it.

    `on` names the fields a rule is asked about, `explains` the schema keywords or reading problems it words. `ages`
    marks a rule that rests on tables which grow: its errors become warnings when the tables are old. One about
    `absence` has nothing to say of a fragment, nor of what is only likely a payload. One that is not there by `default`
    speaks when it is selected. A rule
    `beside_schema` is asked although the schema already refuses its field; one that is not `silencing` leaves the
    schema errors below its finding alone.
    """

    code: str
    name: str
    sort: Sort
    severity: Severity
    page: str
    check: Check
    on: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ()
    ages: bool = False
    absence: bool = False
    default: bool = True
    beside_schema: bool = False
    silencing: bool = True


def rule(
    code: str,
    *,
    on: str | tuple[str, ...],
    severity: Severity = Severity.ERROR,
    dialects: tuple[str, ...] = (),
    ages: bool = False,
    absence: bool = False,
    default: bool = True,
    beside_schema: bool = False,
    silencing: bool = True,
) -> Callable[[Callable[[Site], Iterator[Finding]]], Rule]:
    """Declare a rule that is asked about every place of the fields `on`, in `dialects` (all when empty)."""

    def declare(check: Callable[[Site], Iterator[Finding]]) -> Rule:
        fields = (on,) if isinstance(on, str) else on
        return Rule(
            code, _name(check), "field", severity, _page(check), check,
            on=fields, dialects=dialects, ages=ages, absence=absence, default=default,
            beside_schema=beside_schema, silencing=silencing,
        )  # fmt: skip

    return declare


def schema_rule(
    code: str,
    *,
    explains: tuple[str, ...],
    severity: Severity = Severity.ERROR,
    ages: bool = False,
    absence: bool = False,
) -> Callable[[Callable[[SchemaError], Iterator[Finding]]], Rule]:
    """Declare a rule that words the schema errors of the keywords `explains`."""

    def declare(check: Callable[[SchemaError], Iterator[Finding]]) -> Rule:
        return Rule(
            code, _name(check), "schema", severity, _page(check), check, explains=explains, ages=ages, absence=absence
        )

    return declare


def reading_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Declare a rule that words the reading problem of its own name."""

    def declare(check: Check) -> Rule:
        return Rule(code, _name(check), "reading", severity, _page(check), check, explains=(_name(check),))

    return declare


def engine_rule(code: str, *, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Declare a rule whose check the engine calls itself, by name."""

    def declare(check: Check) -> Rule:
        return Rule(code, _name(check), "engine", severity, _page(check), check)

    return declare


def _name(check: Callable[..., object]) -> str:
    return check.__module__.rpartition(".")[2].replace("_", "-")


def _page(check: Callable[..., object]) -> str:
    return sys.modules[check.__module__].__doc__ or ""
