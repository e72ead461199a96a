"""Four times as much is about four times the work, whatever there is more of. Work is counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from large import DIMENSIONS

from rtlint import repair
from rtlint.config import settings
from rtlint.engine import Source, lint_source
from rtlint.fixing import fix_source
from rtlint.hosts import read
from rtlint.report.formats import FORMATS, Manner

#: Those whose input is one file; a folder is walked in another test.
ONE_FILE = sorted(
    name for name, dimension in DIMENSIONS.items() if len(dimension.make(3)) == 1 and "folder" not in name
)

SETTINGS = settings()


def calls(work: Callable[[], object]) -> int:
    """How many calls some work makes, those of functions in C among them."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(name: str, work: Callable[[str, bytes], object]) -> float:
    """How many times as many calls `work` makes for four times as much."""
    dimension = DIMENSIONS[name]
    size = max(dimension.most // 400, 12)

    def counted(size: int) -> int:
        ((path, text),) = dimension.make(size).items()
        return calls(lambda: work(path, text.encode()))

    work(*next((path, text.encode()) for path, text in dimension.make(3).items()))
    least, some, more = (counted(each) for each in (3, size, 4 * size))
    return (more - least) / max(some - least, 2000)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the inputs are small, so is the patience with repairs."""
    monkeypatch.setattr(repair, "_PATIENCE", 4000)


@pytest.mark.parametrize("name", ONE_FILE)
def test_checking_grows_with_the_input(name: str) -> None:
    """A file that is checked, its repairs tried, and shown in full."""

    def check(path: str, data: bytes) -> None:
        report = lint_source(Source(path, read(path, data)), SETTINGS)
        FORMATS["full"](report, Manner("1", "2026-01-01", "."))

    assert growth(name, check) < 6


@pytest.mark.parametrize("name", ONE_FILE)
def test_a_round_of_fixing_grows_with_the_input(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All repairs of one round, applied and read again."""
    monkeypatch.setattr("rtlint.fixing.ROUNDS", 1)

    def fix(path: str, data: bytes) -> None:
        fix_source(Source(path, read(path, data)), SETTINGS, unsafe=True)

    assert growth(name, fix) < 6


def test_thousands_of_removals_from_one_list_are_made_at_once() -> None:
    """All but the last go in the first round, and the list with it in the next."""
    ((path, text),) = DIMENSIONS["removals in one list"].make(3000).items()

    report = fix_source(Source(path, read(path, text.encode())), SETTINGS, unsafe=True)

    assert len(report.fixed) == 3000
    assert "required" not in report.rewrites[0].after
