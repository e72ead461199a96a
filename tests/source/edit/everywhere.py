"""What each kind of change does at each place of the files in `everywhere/`, to be read: run this to write it down anew."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rtlint.hosts import read_text
from rtlint.source.change import Change, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.edit import lower, spliced
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, to_text

FOLDER = Path(__file__).parent / "everywhere"

#: Of a change of what an anchor names, which `lower` makes, and whoever asked for it looks at.
ELSEWHERE = "an alias says something else now, too"

FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")

#: Values of every form; a place gets two of them, in turn.
VALUES: tuple[Any, ...] = (1.5, "a: b #", {"x": [1, {"y": None}]}, [], "two\nlines\n", {}, [["z"], True])


def known(file: Path) -> Path:
    """The file that says what changes do to a file."""
    return file.with_suffix(file.suffix + ".txt")


def paragraph(file: Path, pointer: Pointer) -> str:
    """All changes at one place, each with the lines that it takes away and adds."""
    lines = [to_text(pointer) or "the root"]
    for name, change in _changes(file, pointer):
        lines += [f"  {name}", *(f"    {line}" for line in _done(file, change))]
    return "\n".join(lines)


def places(file: Path) -> list[Pointer]:
    """Every place of a file, from its root on."""
    return [pointer for pointer, _ in _walk(_data(file), ())]


def _data(file: Path) -> Any:
    (document,) = read_text(file.name, file.read_text(encoding="utf-8"))
    return document.data


def _walk(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    yield pointer, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from _walk(each, (*pointer, step))


def _changes(file: Path, pointer: Pointer) -> Iterator[tuple[str, Change]]:
    """The changes at a place, named."""
    found = dict(_walk(_data(file), ()))
    number, value = [*found].index(pointer), found[pointer]
    for each in (VALUES[number % len(VALUES)], VALUES[(number + 3) % len(VALUES)]):
        yield f"set {json.dumps(each)}", Set(pointer, each)
    if isinstance(value, dict):
        yield "add", Set((*pointer, "added"), VALUES[number % len(VALUES)])
        yield "add first", Set((*pointer, "added"), VALUES[(number + 1) % len(VALUES)], first=True)
        yield "wrap", Move(pointer, (*pointer, "around"))
    if isinstance(value, list):
        yield "append", Set((*pointer, len(value)), VALUES[number % len(VALUES)])
    if pointer:
        yield "remove", Remove(pointer)
        objects = [
            other for other, held in found.items() if isinstance(held, dict) and other[: len(pointer)] != pointer
        ]
        yield from (
            (f"move to {to_text(other) or 'the root'}", Move(pointer, (*other, "moved"))) for other in objects[:2]
        )
    if pointer and isinstance(pointer[-1], str):
        yield "rename", Rename(pointer, "called otherwise")


def _done(file: Path, change: Change) -> Iterator[str]:
    """The lines that go and those that come; the reason where the change cannot be made."""
    before = file.read_text(encoding="utf-8")
    (document,) = read_text(file.name, before)
    try:
        after = spliced(before, lower(document, (change,)))
    except Impossible as reason:
        yield f"impossible: {reason}"
        return
    (read,) = read_text(file.name, after)
    if not same(changed(document.data, (change,)), read.data):
        yield ELSEWHERE
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield line


if __name__ == "__main__":
    for each in FILES:
        known(each).write_text("\n\n".join(paragraph(each, place) for place in places(each)) + "\n", encoding="utf-8")
