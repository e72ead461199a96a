"""Move plain data: what becomes of it, and what is left to a human."""

from __future__ import annotations

from datetime import date
from typing import Any

from rtlint.detect import detect
from rtlint.facts import table
from rtlint.facts.targets import targets
from rtlint.migration import Plan, Wishes, plan
from rtlint.rule import Context
from rtlint.source.change import changed
from rtlint.source.pointer import to_text

TODAY = date.fromisoformat(table("models")["checked"])


def plans(
    data: Any, *, kind: str | None = None, target: str = "openai", today: date = TODAY, wishes: Wishes | None = None
) -> list[Plan]:
    """The plans of all payloads in `data`."""
    server, found = targets()[target], []
    for each in detect(data, server, kind=kind):
        value = data
        for step in each.pointer:
            value = value[step]
        context = Context(
            each.pointer, each.kind, each.dialect, each.confidence, each.phase, server, today, "json"
        )  # fmt: skip
        found.append(plan(value, context, wishes))
    return found


def moved(data: Any, **options: Any) -> Any:
    """What `data` is once all its payloads are moved."""
    for each in plans(data, **options):
        data = changed(data, each.changes)
    return data


def left(data: Any, **options: Any) -> dict[str, Any]:
    """What is left to a human, by its pointer, with its value; notes are not."""
    return {to_text(item.pointer): item.value for each in plans(data, **options) for item in each.left if not item.note}


def notes(data: Any, **options: Any) -> list[str]:
    """Where there is something to know."""
    return [to_text(item.pointer) for each in plans(data, **options) for item in each.left if item.note]


def session(**fields: Any) -> dict[str, Any]:
    """An update of a session."""
    return {"type": "session.update", "session": fields}


def response(**fields: Any) -> dict[str, Any]:
    """An order of a response."""
    return {"type": "response.create", "response": fields}


def message(role: str | None, *content: Any, **fields: Any) -> dict[str, Any]:
    """The creation of a message."""
    said = {} if role is None else {"role": role}
    return {"type": "conversation.item.create", "item": {"type": "message", **said, "content": [*content], **fields}}
