"""What is true of the API, as data with a date and a source; the readers in this package are typed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from rtlint.resource import resource


@cache
def table(name: str) -> dict[str, Any]:
    """The fact table `name` (a JSON file of this folder), read once."""
    parsed: dict[str, Any] = json.loads(resource(f"facts/{name}.json"))
    return parsed
