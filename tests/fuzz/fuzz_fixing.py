"""Fuzz fixes and moves: the file still reads, keeps its comments, and is done after one run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from inputs import Input, taken_apart
from shapes import SHAPES

from rtlint.config import Settings, settings
from rtlint.diagnostic import Report, Rewrite, Severity
from rtlint.engine import Source, lint_source
from rtlint.fixing import fix_source
from rtlint.hosts import read, read_text
from rtlint.migrate import migrate_bytes
from rtlint.migration import Wishes
from rtlint.source.comments import comments
from rtlint.source.decode import decode
from rtlint.source.document import MARK, Document
from rtlint.source.edit import Splice, spliced

SUFFIXES = (".yaml", ".json", ".jsonc", ".py", ".ts")


def check(data: bytes) -> None:
    """Fix a file, safely or not, or move it."""
    given = taken_apart(data)
    kind, dialect = given.choice(1, SHAPES)
    chosen = settings(today=date(2026, 11, 21), kind=kind, dialect=dialect, select=("RT",))
    path = f"x{given.choice(0, SUFFIXES)}"
    how = given.choice(2, ("safe", "unsafe", "move", "drop"))
    if how in ("safe", "unsafe"):
        _check_fixes(path, given, chosen, unsafe=how == "unsafe")
    else:
        _check_move(path, given, chosen, Wishes(model=None, drop=how == "drop"))


def _check_fixes(path: str, given: Input, chosen: Settings, *, unsafe: bool) -> None:
    before = tuple(read(path, given.content))
    first = lint_source(Source(path, iter(before)), chosen)
    _check_edits(path, before, first)
    report = fix_source(Source(path, read(path, given.content)), chosen, unsafe=unsafe)
    for rewrite in report.rewrites:
        assert rewrite.before.encode(rewrite.encoding) == given.content
        after = tuple(read(path, rewrite.after.encode(rewrite.encoding)))
        _check_kept(before, after)
        _check_line_ends(rewrite)
        again = fix_source(Source(path, iter(after)), chosen, unsafe=unsafe)
        assert again.rewrites == (), (again.rewrites[0].before, again.rewrites[0].after)
        assert _told(again) == _told(report)


def _check_edits(path: str, before: tuple[Document, ...], report: Report) -> None:
    """Each fix alone is edits within the text, in order, after which the file reads."""
    for diagnostic in report.diagnostics:
        if diagnostic.fix is None:
            continue
        assert diagnostic.fix.edits
        text = before[0].text
        assert text is not None
        end = 0
        for edit in diagnostic.fix.edits:
            assert end <= edit.range.start.offset <= edit.range.end.offset <= len(text.content)
            end = edit.range.end.offset
        made = [Splice(edit.range.start.offset, edit.range.end.offset, edit.text) for edit in diagnostic.fix.edits]
        form = before[0].format if before[0].host is None else None
        after = tuple(read_text(path, spliced(text.content, made), format=form))
        # In code, what is repaired in one of two places may no longer be a payload for certain.
        if form is not None or len(after) == len(before):
            _check_kept(before, after)


def _check_move(path: str, given: Input, chosen: Settings, wishes: Wishes) -> None:
    moved = migrate_bytes(path, given.content, chosen, wishes)
    assert not moved.is_defect, moved.refusal
    if moved.new is None:
        return
    assert moved.new != given.content
    before, after = tuple(read(path, given.content)), tuple(read(path, moved.new))
    _check_kept(before, after)
    size = len(decode(moved.new).content)
    for task in moved.tasks:
        assert task.before.offset <= len(decode(given.content).content)
        assert task.after is None or task.after.offset <= size
    # What was a session may be a request for a secret now, and would be told to be a session again; and where the whole
    # was told to be a session, payloads inside of it were not looked at.
    free = replace(chosen, kind=None)
    again = migrate_bytes(path, moved.new, free, wishes)
    if chosen.kind is not None and again.new is not None:
        again = migrate_bytes(path, again.new, free, wishes)
    assert again.new is None, (moved.new, again.new)


def _check_kept(before: tuple[Document, ...], after: tuple[Document, ...]) -> None:
    """What could be read still can be, and no comment is lost."""
    outer = [each for each in before if each.host is None or each.host.code is not None]
    now = [each for each in after if each.host is None or each.host.code is not None]
    assert len(now) == len(outer)
    for old, new in zip(outer, now, strict=True):
        assert new.readable or not old.readable
        assert len(new.problems) <= len(old.problems)
    # The comments of code are read only where one is for rtlint.
    if all(each.host is None for each in outer) or _speaks(outer) == _speaks(now):
        said = "\n".join(_bodies(now))
        assert [body for body, count in Counter(_bodies(outer)).items() if said.count(body) < count] == []


def _speaks(documents: Iterable[Document]) -> bool:
    return any(MARK in each.text.content for each in documents if each.text is not None)


def _bodies(documents: Iterable[Document]) -> list[str]:
    """What the comments say that are not for rtlint, which removes those that are needless."""
    said = (comment.body for document in documents for comment in comments(document))
    return [body for body in said if MARK not in body]


def _check_line_ends(rewrite: Rewrite) -> None:
    """A file with one kind of line end has no other one afterwards."""
    ends = [{*_ends(text)} for text in (rewrite.before, rewrite.after)]
    if len(ends[0]) == 1:
        assert ends[1] <= ends[0]


def _ends(text: str) -> Iterable[str]:
    rest = text.replace("\r\n", "")
    return (end for end in ("\r\n", "\n", "\r") if end in (text if end == "\r\n" else rest))


def _told(report: Report) -> list[tuple[str, str, Severity]]:
    return [(each.code, each.pointer, each.severity) for each in report.diagnostics]
