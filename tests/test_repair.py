"""A repair becomes a fix only when the document, read and judged again, is better for it and no worse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rtlint.diagnostic import Diagnostic, Repair, Severity
from rtlint.repair import Case, Judge, with_fixes
from rtlint.source.change import Change, Remove, Rename, Set
from rtlint.source.document import Document, locate
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.read import read_text

TEXT = "a: 1\nb: 2\nitems: [x, y, x]\n"


def document(text: str = TEXT) -> Document:
    """The only document of a text."""
    (only,) = read_text("x.yaml", text)
    return only


def finding(pointer: Pointer, *changes: Change, code: str = "RT999", dialect: str | None = None) -> Diagnostic:
    """A diagnostic with a repair of these changes."""
    return Diagnostic(
        code, "name", Severity.ERROR, "wrong", None, "x.yaml", 0, to_text(pointer), None,
        repair=Repair("repair it", changes, dialect=dialect) if changes else None,
    )  # fmt: skip


def mended_by(source: Document, found: list[Diagnostic], judge: Judge) -> tuple[Diagnostic, ...]:
    """What is said of a document, with the fixes that hold good."""
    (mended,) = with_fixes([Case(source, tuple(found), found, judge)])
    return mended


def fixes(found: list[Diagnostic], *after: Diagnostic, text: str = TEXT) -> list[str | None]:
    """The text after each fix alone, or None where there is no fix, when judging again always says `after`."""
    source = document(text)
    mended = mended_by(source, found, lambda _document, _moved: after)
    return [None if item.fix is None else applied(text, item) for item in mended]


def applied(text: str, diagnostic: Diagnostic) -> str:
    """The text after the fix of a diagnostic."""
    for edit in reversed(diagnostic.fix.edits if diagnostic.fix else ()):
        text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
    return text


def test_a_repair_that_holds_good_is_a_fix() -> None:
    """Its edits make the text that the changes mean."""
    assert fixes([finding(("a",), Set(("a",), 3))]) == [TEXT.replace("a: 1", "a: 3")]


def test_a_finding_that_stays_has_no_fix() -> None:
    """Judged again, the mistake is still there."""
    stays = finding(("a",), Set(("a",), 3))

    assert fixes([stays], stays) == [None]


def test_a_new_error_elsewhere_is_no_repair() -> None:
    """Nothing may break where the change did not put anything."""
    assert fixes([finding(("a",), Set(("a",), 3))], finding(("b",), code="RT998")) == [None]


def test_an_error_in_what_was_put_there_is_allowed() -> None:
    """What a key means is judged once it has its right name; the next round sees to that."""
    assert fixes([finding(("a",), Rename(("a",), "c"))], finding(("c",), code="RT998")) == [TEXT.replace("a:", "c:")]


def test_an_error_that_was_there_before_is_none_of_its_business() -> None:
    """Only what is new counts."""
    old = finding(("b",), code="RT998")

    assert fixes([finding(("a",), Set(("a",), 3)), old], old) == [TEXT.replace("a: 1", "a: 3"), None]


def test_a_warning_that_becomes_an_error_is_not_new() -> None:
    """In what is only likely a payload mistakes are warnings; a repair that makes it certain makes no mistake."""
    old = replace(finding(("b",), code="RT998"), severity=Severity.WARNING)
    found = [finding(("a",), Set(("a",), 3)), old]

    assert fixes(found, replace(old, severity=Severity.ERROR)) == [TEXT.replace("a: 1", "a: 3"), None]


def test_what_cannot_be_done_is_no_fix() -> None:
    """A place that is not there, or taken."""
    assert fixes([finding((), Remove(("z",))), finding((), Rename(("a",), "b"))]) == [None, None]


def test_items_that_move_up_are_other_items() -> None:
    """Two wrong items of one list: each repair removes its own, and both together both."""
    wrong = [finding(("items", index), Remove(("items", index))) for index in (0, 2)]
    source = document()

    def judge(after: Document, _moved: Mapping[Pointer, str]) -> Iterable[Diagnostic]:
        assert isinstance(after.data, dict)
        return [finding(("items", index)) for index, item in enumerate(after.data["items"]) if item == "x"]

    first, second = mended_by(source, wrong, judge)

    assert applied(TEXT, first) == TEXT.replace("[x, y, x]", "[y, x]")
    assert applied(TEXT, second) == TEXT.replace("[x, y, x]", "[x, y]")


def test_one_that_does_not_hold_good_does_not_spoil_the_others() -> None:
    """All are tried together; when that fails, each is tried alone."""
    good, bad = finding(("a",), Set(("a",), 3)), finding(("b",), Set(("b",), 3), code="RT998")

    def judge(after: Document, _moved: Mapping[Pointer, str]) -> Iterable[Diagnostic]:
        return [finding(("b",), code="RT998")] if locate(after, ("b",)) else []

    mended = mended_by(document(), [good, bad], judge)

    assert [item.fix is not None for item in mended] == [True, False]


def test_what_spoils_a_group_is_found_by_halving() -> None:
    """One bad repair among many costs a few looks more, and the good ones are made."""
    text = "".join(f"k{number}: 1\n" for number in range(60))
    found = [finding((f"k{number}",), Set((f"k{number}",), 2)) for number in range(60)]
    asked: list[Document] = []

    def judge(after: Document, _moved: Mapping[Pointer, str]) -> Iterable[Diagnostic]:
        asked.append(after)
        assert isinstance(after.data, dict)
        return [finding(("z",), code="RT998")] if after.data["k41"] == 2 else []

    mended = mended_by(document(text), found, judge)

    assert [number for number, item in enumerate(mended) if item.fix is None] == [41]
    assert len(asked) < 15


def test_many_are_judged_together() -> None:
    """However many mistakes there are, the document is judged again once."""
    text = "".join(f"k{number}: 1\n" for number in range(60))
    found = [finding((f"k{number}",), Set((f"k{number}",), 2)) for number in range(60)]
    asked: list[Document] = []

    def judge(after: Document, _moved: Mapping[Pointer, str]) -> Iterable[Diagnostic]:
        asked.append(after)
        return []

    mended = mended_by(document(text), found, judge)

    assert all(item.fix for item in mended)
    assert len(asked) == 1


def test_moves_to_another_dialect_are_tried_apart() -> None:
    """What moves is judged in its new dialect, and what else is repaired in the old one."""
    found = [
        finding(("a",), Set(("a",), 3), dialect="ga"),
        finding(("b",), Set(("b",), 3)),
        finding((), Remove(("a",))),
    ]
    asked: list[dict[Pointer, str]] = []

    def judge(_after: Document, moved: Mapping[Pointer, str]) -> Iterable[Diagnostic]:
        asked.append(dict(moved))
        return []

    assert all(item.fix for item in mended_by(document(), found, judge))
    assert asked == [{("a",): "ga"}, {}]
