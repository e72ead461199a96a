"""YAML tags: the core ones say the type of a value, all others make it unknown."""

from __future__ import annotations

from rtlint.source.opaque import Opaque
from rtlint.source.scalar import resolve

_CORE = "tag:yaml.org,2002:"
_TYPES: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "null": (type(None),),
    "map": (dict,),
    "seq": (list,),
}
_TEXT = {"!", *(_CORE + name for name in ("str", "binary", "timestamp"))}
"""JSON has no bytes and no dates; what such a tag stands before goes out as its text."""


def written(tag: str) -> str:
    """The tag as people write it: `!!int` for `tag:yaml.org,2002:int`."""
    return "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag


def tagged_scalar(tag: str, text: str, source: str) -> object:
    """The value of a scalar with a tag; `source` is its text with the tag. Raises ValueError when they do not fit."""
    if tag in _TEXT:
        return text
    types = _TYPES.get(tag.removeprefix(_CORE)) if tag.startswith(_CORE) else None
    if types is None:
        return Opaque(source, f"the tag `{written(tag)}`")
    value = resolve(text)
    if type(value) not in types:
        raise ValueError(tag)
    return float(value) if float in types and isinstance(value, int) else value


def tagged_collection(tag: str, value: object, source: str) -> object:
    """The value of a mapping or sequence with a tag. Raises ValueError when they do not fit."""
    if tag == "!":
        return value
    types = _TYPES.get(tag.removeprefix(_CORE)) if tag.startswith(_CORE) else None
    if types is None and tag not in _TEXT:
        return Opaque(source, f"the tag `{written(tag)}`")
    if types is None or type(value) not in types:
        raise ValueError(tag)
    return value
