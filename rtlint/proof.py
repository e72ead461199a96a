"""Proving that a payload was moved well: what is wrong with it now was wrong before, or its plan tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.diagnostic import Severity
from rtlint.judge import judge
from rtlint.migration import Left, Plan
from rtlint.rule import Context, Finding
from rtlint.source.change import Set, followed
from rtlint.source.pointer import Pointer, to_text, value_at


class Defect(ValueError):
    """A mistake of rtlint that would have made a mistake in a file; the message says which."""


def own_mistakes(
    before: Any, value: Any, context: Context, plan: Plan, chosen: frozenset[str], *, opaque: bool
) -> Iterator[Left]:
    """The errors in `value`, a payload that was moved by `plan`, that its file had already, each where it was.

    `before` is the data of the document before, and `context` that of the moved payload. What the plan leaves to a human
    is not told again. Raises `Defect` for an error in what the plan made itself.
    """
    found = [
        finding
        for rule, finding in judge(value, context, chosen, opaque=opaque)
        if (finding.severity or rule.severity) is Severity.ERROR
    ]
    left = (each.pointer for each in plan.left if not (each.note and each.pointer == context.root))
    told = [place for pointer in left if (place := followed(pointer, plan.changes)) is not None]
    unknown = [each for each in found if not any(each.pointer[: len(place)] == place for place in told)]
    if not unknown:
        return
    made = [*_made(plan)]
    sources = {place: source for source in _places(before, context.root) if (place := followed(source, plan.changes))}
    for finding in unknown:
        if any(finding.pointer[: len(place)] == place for place in made):
            raise Defect(f"the moved file would be wrong at {to_text(finding.pointer)!r}: {finding.message}")
        source = next((sources[above] for above in _above(finding.pointer) if above in sources), context.root)
        yield Left(source, value_at(before, source), finding.message, _advice(finding))


def _advice(finding: Finding) -> str:
    """What to do about a mistake that is not from beta."""
    said = finding.help or "see `rtlint check`"
    return f"{said}, as `rtlint check --fix` does" if finding.fix is not None and finding.fix.safe else said


def _made(plan: Plan) -> Iterator[Pointer]:
    """Where the values are that the plan itself put there."""
    for number, change in enumerate(plan.changes):
        if isinstance(change, Set):
            place = followed(change.pointer, plan.changes[number + 1 :])
            if place is not None:
                yield place


def _places(value: Any, root: Pointer) -> Iterator[Pointer]:
    """Every place in the data, from `root` down."""
    pending: list[tuple[Pointer, Any]] = [(root, value_at(value, root))]
    while pending:
        pointer, inner = pending.pop()
        yield pointer
        if isinstance(inner, (dict, list)):
            steps = inner.items() if isinstance(inner, dict) else enumerate(inner)
            pending += [((*pointer, step), item) for step, item in steps]


def _above(pointer: Pointer) -> Iterator[Pointer]:
    """The pointer itself, and every one above it."""
    return (pointer[:length] for length in range(len(pointer), -1, -1))
