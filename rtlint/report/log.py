"""What services that keep a log take for commands, and how a report says it without being obeyed.

GitHub looks for `::command::` at the start of a line, behind spaces, and for `##[command]` anywhere in it; Azure Pipelines
(`##vso[`) and TeamCity (`##teamcity[`) also look anywhere.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: All that comes before what makes a command of it: the bracket.
COMMAND = re.compile(r"(##\w{0,20})\[")
_START = re.compile(r"^(\s*):(?=:)")


def not_obeyed(line: str) -> str:
    """A line that people read, in which brackets are escaped already, so that it does not begin as a command either."""
    return _START.sub(r"\1\\x3a", line)


def as_json(value: Any, *, indent: int | None = None) -> str:
    """A value as JSON in ASCII, in which no log finds a command."""
    return COMMAND.sub(r"\1\\u005b", json.dumps(value, indent=indent))
