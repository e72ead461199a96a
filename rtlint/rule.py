"""The words rules are written in: what a rule is, what it looks at, and what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field as default
from datetime import date
from typing import Any, Literal, TypeVar

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Repair, ServerError, Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.models import Model, models
from rtlint.facts.targets import Target
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

Part = Literal["value", "key"]

Done = TypeVar("Done")

_ABSENT = object()

#: A value that an event has, and its place if that is in this document.
Said = tuple[Any, "Pointer | None"]

_UNSAID: Said = (None, None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A second place in the document that explains a finding."""

    message: str
    pointer: Pointer
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says, by pointer: no lines, no columns. `severity` is None where the rule's own holds.

    `covers` are other places whose schema errors only follow from this mistake.
    """

    pointer: Pointer
    message: str
    help: str | None = None
    part: Part = "value"
    severity: Severity | None = None
    related: tuple[Mention, ...] = ()
    server: ServerError | None = None
    covers: tuple[Pointer, ...] = ()
    fix: Repair | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Earlier:
    """An event that a script of events sends before another: its place if both are in one document, and the one before.

    It remembers what was said up to it, as each of thousands of events may ask.
    """

    value: Any
    pointer: Pointer | None
    before: Earlier | None
    known: dict[Pointer, tuple[Said, Said]] = default(default_factory=dict, init=False)

    def said(self, way: Pointer) -> tuple[Said, Said]:
        """What the last of this event and those before it has at `way`, and what the first of them that has anything there."""
        silent: list[Earlier] = []
        event: Earlier | None = self
        while event is not None and way not in event.known:
            silent.append(event)
            event = event.before
        said = (_UNSAID, _UNSAID) if event is None else event.known[way]
        for event in reversed(silent):
            value = event.value
            for step in way:
                value = value.get(step) if isinstance(value, Mapping) else None
            if value is not None:
                here = value, None if event.pointer is None else event.pointer + way
                said = here, here if said[1] is _UNSAID else said[1]
            event.known[way] = said
        return said


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
    deployments: Mapping[str, str] = default(default_factory=dict)
    earlier: Earlier | None = None

    def said_before(self, way: Pointer) -> Said:
        """What the last of the events before this one has at `way`, and where if it is in this document; or None."""
        return _UNSAID if self.earlier is None else self.earlier.said(way)[0]

    def said_first(self, way: Pointer) -> Said:
        """What the first of the events before this one has at `way`, and where if it is in this document; or None."""
        return _UNSAID if self.earlier is None else self.earlier.said(way)[1]

    def model(self, name: object) -> Model | None:
        """What is known of the model that `name` is, or stands for as the name of a deployment.

        Where models are deployed under names of one's own, a name alone says nothing.
        """
        if not isinstance(name, str) or not (self.target.models or name in self.deployments):
            return None
        return models().get(self.deployments.get(name, name))


@dataclass(frozen=True, slots=True)
class Subject:
    """An object in a payload that has a field table: a session, a response, an item."""

    shape: str
    pointer: Pointer
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """One field of one subject: what all rules on that field are asked about."""

    field: str
    value: Any
    pointer: Pointer
    subject: Subject
    context: Context
    _done: dict[Callable[[Site], Any], Any] = default(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, work: Callable[[Site], Done]) -> Done:
        """What `work` makes of this site, worked out for the first rule that asks."""
        if work not in self._done:
            self._done[work] = work(self)
        done: Done = self._done[work]
        return done

    def other(self, field: str) -> Any:
        """The value of another field of the same subject, wherever its dialect keeps it; None when it is absent."""
        return self._other(field)[1]

    def where(self, field: str) -> Pointer | None:
        """The place of another field of the same subject; None when it is absent."""
        return self._other(field)[0]

    def _other(self, field: str) -> tuple[Pointer | None, Any]:
        """Where a field stands and its value; null counts where nothing else does."""
        found: Pointer | None = None
        for steps in dialects()[self.context.dialect].fields.get(self.subject.shape, {}).get(field, ()):
            value: Any = self.subject.value
            for step in steps:
                if not isinstance(value, Opaque):  # which may hold the field
                    value = value.get(step, _ABSENT) if isinstance(value, Mapping) else _ABSENT
            if value is not _ABSENT:
                found = self.subject.pointer + steps
                if value is not None:
                    return found, value
        return found, None

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
        covers: tuple[Pointer, ...] = (),
        fix: Repair | None = None,
    ) -> Finding:
        """A finding at this field, or at the pointer `at`."""
        pointer = self.pointer if at is None else at
        return Finding(pointer, message, help, part, severity, related, server, covers, fix)


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
    branches when a union as a whole was missed. `required` says of a null that its field cannot be left out. `holder` is
    the object or the list that the place is in, or would be in.
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
    required: bool = False
    holder: Any = None

    def inside(self, *names: str) -> Pointer | None:
        """The way from one of these fields of its subject to the error, empty at the field; None when it is elsewhere."""
        if self.subject is None:
            return None
        known = dialects()[self.context.dialect].fields.get(self.subject.shape, {})
        way = self.pointer[len(self.subject.pointer) :]
        places = [steps for name in names for steps in known.get(name, ())]
        return next((way[len(steps) :] for steps in places if way[: len(steps)] == steps), None)

    def branches(self, tag: str) -> dict[str, Mapping[str, Any]]:
        """The branches of the union that was missed, by what their tag says."""
        said = ((branch.get("properties", {}).get(tag, {}).get("const"), branch) for branch in self.union)
        return {name: branch for name, branch in said if name is not None}

    def problem(
        self,
        message: str,
        help: str | None = None,
        *,
        part: Part = "value",
        severity: Severity | None = None,
        related: tuple[Mention, ...] = (),
        server: ServerError | None = None,
        fix: Repair | None = None,
    ) -> Finding:
        """A finding at the place of this error."""
        return Finding(self.pointer, message, help, part, severity, related, server, fix=fix)


Check = Callable[..., Iterator[Finding]]
Sort = Literal["field", "schema", "reading", "engine"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One mistake rtlint knows: its identity, its page, and the function that finds or words it.

    `on` names the fields a rule is asked about, `explains` the schema keywords or reading problems it words. `ages`
    marks a rule that rests on tables which grow: its errors become warnings when the tables are old. One about
    `absence` has nothing to say of a fragment, nor of what is only likely a payload. One that is not there by `default`
    speaks when it is selected. A comment silences one that `needs_reason` only when it gives one. A rule
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
    needs_reason: bool = False


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


def engine_rule(
    code: str, *, severity: Severity = Severity.ERROR, needs_reason: bool = False
) -> Callable[[Check], Rule]:
    """Declare a rule whose check the engine calls itself, by name."""

    def declare(check: Check) -> Rule:
        return Rule(code, _name(check), "engine", severity, _page(check), check, needs_reason=needs_reason)

    return declare


def _name(check: Callable[..., object]) -> str:
    return check.__module__.rpartition(".")[2].replace("_", "-")


def _page(check: Callable[..., object]) -> str:
    return sys.modules[check.__module__].__doc__ or ""
