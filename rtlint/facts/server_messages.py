"""Messages of the server that people paste into issues, and the rules that would have prevented them."""

from __future__ import annotations

import re
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class ServerMessage:
    """One form of message: what it means, the rules about it, and a real example."""

    pattern: re.Pattern[str]
    rules: tuple[str, ...]
    means: str
    example: str


@cache
def server_messages() -> tuple[ServerMessage, ...]:
    """Every known form, the more exact before the more general."""
    return tuple(
        ServerMessage(re.compile(row["pattern"]), tuple(row["rules"]), row["means"], row["example"])
        for row in table("server_messages")["messages"]
    )


def recognise(message: str) -> ServerMessage | None:
    """The form that a pasted message has; None when it is unknown."""
    return next((known for known in server_messages() if known.pattern.search(message)), None)
