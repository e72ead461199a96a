"""What is true of the API, as data with a date and a source; the readers in this package are typed."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The fact table `name` (a JSON file of this folder), read once."""
    content = pkgutil.get_data("rtlint.facts", f"{name}.json")
    if content is None:
        raise FileNotFoundError(f"the fact table {name} is not part of this installation")
    parsed: dict[str, Any] = json.loads(content)
    return parsed
