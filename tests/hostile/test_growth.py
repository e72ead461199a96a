"""Four times as much is about four times the work, whatever there is more of. Work is counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time
from types import FrameType

import pytest
from large import DIMENSIONS

from rtlint import repair
from rtlint.config import settings
from rtlint.engine import Source, lint_source
from rtlint.fixing import fix_source
from rtlint.hosts import read
from rtlint.migrate import Migration, migrate_bytes
from rtlint.migration import Wishes
from rtlint.report.formats import FORMATS, Manner

#: Those whose input is one file; a folder is walked in another test.
ONE_FILE = sorted(
    name for name, dimension in DIMENSIONS.items() if len(dimension.make(3)) == 1 and "folder" not in name
)

SETTINGS = settings()

_MOVING = "{'type': 'session.update', 'session': {'modalities': ['text'], 'input_audio_format': 'pcm16'"
_LEFT_IN_PYTHON = f"# beta\na = {_MOVING}}}}}\nb = {_MOVING}, **more}}}}\n"
_LEFT_IN_JAVASCRIPT = f"send({_MOVING}}}}});\nsend({_MOVING}, ...more}}}});\n"


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


#: Up to here each object is looked at with all that is around it, and from here on with so much of it.
LEAST = {"a chain of JavaScript calls": 120}


def growth(name: str, work: Callable[[str, bytes], object]) -> float:
    """How many times as many calls `work` makes for four times as much."""
    dimension = DIMENSIONS[name]
    size = max(dimension.most // 400, LEAST.get(name, 12))

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


@pytest.mark.parametrize("text", [_LEFT_IN_PYTHON, _LEFT_IN_JAVASCRIPT])
def test_payloads_that_cannot_move_cost_no_more_than_others(text: str) -> None:
    """Of a file in which every second payload stays, each is looked at alone; the file is read as often as a small one."""
    path = "a.py" if text.startswith("#") else "a.js"

    def counted(size: int) -> int:
        data = (text * size).encode()
        migrations: list[Migration] = []
        count = calls(lambda: migrations.append(migrate_bytes(path, data, SETTINGS, Wishes())))
        assert len([task for task in migrations[0].tasks if not task.note]) >= size
        assert migrations[0].new is not None
        return count

    counted(1)
    least, some, more = map(counted, (1, 10, 40))
    assert (more - least) / (some - least) < 6


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.py", "# rtlint: kind=session\na = {'voice': 'marin'}\n"),
        ("a.js", "// rtlint: kind=session\na = {voice: 'é'};\n"),
    ],
)
def test_comments_at_each_payload_take_time_in_proportion(path: str, text: str) -> None:
    """What is slow within one call, such as to copy the text for each comment, shows in seconds only."""

    def seconds(size: int) -> float:
        data = (text * size).encode()
        start = process_time()
        assert sum(1 for _ in read(path, data)) == size
        return process_time() - start

    seconds(10)
    # Eight times as much; a machine that is busy may take three times as long as it should.
    assert seconds(2000) / min(seconds(250) for _ in range(3)) < 24


def test_thousands_of_removals_from_one_list_are_made_at_once() -> None:
    """All but the last go in the first round, and the list with it in the next."""
    ((path, text),) = DIMENSIONS["removals in one list"].make(3000).items()

    report = fix_source(Source(path, read(path, text.encode())), SETTINGS, unsafe=True)

    assert len(report.fixed) == 3000
    assert "required" not in report.rewrites[0].after
