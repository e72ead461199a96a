"""Our dataclasses are those of the standard library, but for what it costs to make them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from rtlint.dataclass import dataclass


def define(decorate: Callable[..., Callable[[type], type]], **words: Any) -> Any:
    """A class with every kind of field that is in use."""

    class Noun:
        """A word."""

        name: str
        count: int = 3
        tags: list[str] = field(default_factory=list)
        note: str = field(default="", repr=False, compare=False)
        cache: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

        @property
        def twice(self) -> str:
            """The name two times."""
            return self.name * 2

    return decorate(frozen=True, slots=True, **words)(Noun)


OURS, THEIRS = define(dataclass), define(dataclasses.dataclass)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values, of a class that can be imported."""

    one: int
    other: tuple[int, ...] = ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: repr(made("a")),
        lambda made: repr(made("a", 4, ["x"], note="n")),
        lambda made: made("a").twice,
        lambda made: made("a").cache,
        lambda made: made("a") == made("a", note="other"),
        lambda made: made("a") == made("b"),
        lambda made: made("a") == "a",
        lambda made: hash(made("a", 4, ())),
        lambda made: made("a").tags is made("a").tags,
        lambda made: dataclasses.asdict(made("a", tags=["x"])),
        lambda made: repr(dataclasses.replace(made("a"), count=5)),
        lambda made: [(one.name, one.type, one.init, one.repr, one.compare) for one in dataclasses.fields(made)],
        lambda made: dataclasses.is_dataclass(made("a")),
        lambda made: list(inspect.signature(made).parameters),
        lambda made: (made.__doc__, made.__name__, made.__qualname__, made.__module__, made.__slots__, made.__match_args__),
        lambda made: hasattr(made("a"), "__dict__"),
    ],
)  # fmt: skip
def test_it_does_what_the_standard_library_does(ask: Callable[[Any], object]) -> None:
    """Fields, defaults, equality, hash, text, `replace`, `asdict` and the signature are the same."""
    assert ask(OURS) == ask(THEIRS)


@pytest.mark.parametrize("made", [OURS, THEIRS], ids=["ours", "theirs"])
def test_it_is_frozen(made: Any) -> None:
    """No field can be set or taken away, and there is no other one; missing and unknown arguments are errors."""
    noun = made("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        noun.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del noun.name
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):  # which of them depends on the Python
        noun.other = 1
    with pytest.raises(TypeError):
        made()
    with pytest.raises(TypeError):
        made("a", other=1)
    with pytest.raises(TypeError):
        dataclasses.replace(noun, other=1)


def test_without_equality() -> None:
    """`eq=False, repr=False` leave the methods of any object."""
    for made in (define(dataclass, eq=False, repr=False), define(dataclasses.dataclass, eq=False, repr=False)):
        assert made("a") != made("a")
        assert hash(made("a"))
        assert "object at" in repr(made("a"))


def test_copies_and_pickles() -> None:
    """What goes to another process comes back equal, and matches by position."""
    pair = Pair(1, (2, 3))
    assert pickle.loads(pickle.dumps(pair)) == copy.copy(pair) == copy.deepcopy(pair) == pair
    match pair:
        case Pair(one, other):
            assert (one, other) == (1, (2, 3))


def test_others_are_left_to_the_standard_library() -> None:
    """What is not frozen would silently be so."""
    with pytest.raises(TypeError):
        define(lambda **words: dataclass(**{**words, "frozen": False}))
