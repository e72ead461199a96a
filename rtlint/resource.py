"""The data files of the package: fact tables, schemas, the index of the rules."""

from __future__ import annotations

import os
from typing import Any

_PACKAGE = os.path.dirname(__file__)
# It reads from folders and zip files alike; `importlib.resources` and `pkgutil` cost some milliseconds more.
_LOADER: Any = globals()["__loader__"]


def resource(path: str) -> bytes:
    """The content of a file of the package, such as `facts/models.json`.

    The folder `schemas/` lies inside of the package in a wheel, and beside it in a checkout or an editable install. Raises
    `OSError` for a file that is not there.
    """
    try:
        content: bytes = _LOADER.get_data(os.path.join(_PACKAGE, path))
    except OSError:
        if not path.startswith("schemas/"):
            raise
        content = _LOADER.get_data(os.path.join(os.path.dirname(_PACKAGE), path))
    return content
