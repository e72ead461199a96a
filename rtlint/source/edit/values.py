"""New values as text: on one line, spread over lines as in JSON, or in YAML's block style."""

from __future__ import annotations

from typing import Any

from rtlint.source.edit.scalars import literal, scalar, yaml_scalar, yaml_text
from rtlint.source.edit.style import Style
from rtlint.source.syntax import key_in

WIDTH = 80
"""A collection that would be written on one line longer than this is spread over several."""


def key_text(key: str, style: Style, *, flow: bool) -> str:
    """A key as text."""
    if style.syntax is None:
        return yaml_text(key, style.key_quote, flow=flow)
    return key_in(style.syntax, key, style.key_quote, argument=style.arguments)


def inline(value: Any, style: Style) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        pairs = (key_text(key, style, flow=True) + style.colon + inline(item, style) for key, item in value.items())
        return braced("{", style.comma.join(pairs), "}", style)
    if isinstance(value, list):
        return braced("[", style.comma.join(inline(item, style) for item in value), "]", style)
    if style.syntax is None:
        return yaml_scalar(value, style.quote, flow=True)
    return scalar(value, style.syntax, style.quote)


def braced(left: str, inside: str, right: str, style: Style) -> str:
    """What stands between brackets on one line."""
    pad = style.pad if inside and left == "{" else ""
    return f"{left}{pad}{inside}{pad}{right}"


def spread(value: Any, style: Style, margin: str = "") -> str:
    """A value over several lines with `margin` before all but the first, which are joined by a line feed.

    What holds only scalars stays on one line where that is the habit and it is short.
    """
    one_line = inline(value, style)
    if not isinstance(value, (dict, list)) or not value:
        return one_line
    on_line = not style.spread_lists if isinstance(value, list) else style.flat_objects
    inside = value if isinstance(value, list) else value.values()
    is_flat = not any(isinstance(item, (dict, list)) and item for item in inside)
    if is_flat and on_line and len(margin) + len(one_line) <= WIDTH:
        return one_line
    inner = margin + style.step
    if isinstance(value, dict):
        parts = [
            inner + key_text(key, style, flow=True) + style.colon + spread(item, style, inner)
            for key, item in value.items()
        ]
    else:
        parts = [inner + spread(item, style, inner) for item in value]
    left, right = "{}" if isinstance(value, dict) else "[]"
    return "\n".join((left, ",\n".join(parts) + ("," if style.trailing else ""), margin + right))


def block(value: Any, style: Style, margin: str, *, dash: str | None = None, flow_list: bool = True) -> list[str]:
    """What follows the colon of a key whose entry has this margin: the rest of its line, then whole lines.

    `dash` is the margin of the dashes of a list, when it is not the habit of the document.
    """
    if isinstance(value, dict) and value:
        lines = [""]
        for key, item in value.items():
            head, *rest = block(item, style, margin + style.step)
            lines += [margin + style.step + key_text(key, style, flow=False) + ":" + head, *rest]
        return lines
    if isinstance(value, list) and value and not (flow_list and _is_short(value, style)):
        dash = margin + style.dash if dash is None else dash
        return ["", *(line for item in value for line in block_item(item, style, dash))]
    if isinstance(value, (dict, list)):
        return [" " + inline(value, style)]
    is_text = isinstance(value, str) and not (style.open_end and value.endswith("\n"))
    lines = (literal(value) if is_text else None) or []
    if lines:
        return [" " + lines[0], *(line and margin + style.step + line for line in lines[1:])]
    return [" " + yaml_scalar(value, style.quote)]


def block_item(value: Any, style: Style, margin: str) -> list[str]:
    """An item of a block list whose dashes have this margin, as whole lines."""
    if isinstance(value, dict) and value:
        inner = margin + "  "
        lines = []
        for key, item in value.items():
            head, *rest = block(item, style, inner)
            lines += [inner + key_text(key, style, flow=False) + ":" + head, *rest]
        return compact(lines, margin)
    if isinstance(value, list) and value:
        return compact([line for item in value for line in block_item(item, style, margin + "  ")], margin)
    head, *rest = block(value, style, margin)
    return [margin + "-" + head, *rest]


def compact(lines: list[str], margin: str) -> list[str]:
    """The lines of a collection that is two deeper than `margin`, as an item: the first stands behind the dash."""
    return [margin + "- " + lines[0][len(margin) + 2 :], *lines[1:]]


def _is_short(value: list[Any], style: Style) -> bool:
    return not any(isinstance(item, (dict, list)) for item in value) and len(inline(value, style)) <= WIDTH // 2
