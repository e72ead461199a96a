"""Which rules may speak: what selectors mean, and who has the last word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rtlint.dataclass import dataclass
from rtlint.rules import Entry, index
from rtlint.words import did_you_mean


@dataclass(frozen=True, slots=True)
class Selection:
    """What one place says about rules: only these (if any), these too, and not those. All are selectors."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def chosen(selections: Iterable[Selection]) -> frozenset[str]:
    """The codes of the rules that may speak. Each selection has a say after the one before it.

    Within a selection the longer selector wins, so that `--select RT2 --ignore RT202` works.
    """
    sayings = tuple(selections)
    return frozenset(code for code, rule in index().items() if _speaks(rule, sayings))


def codes(selectors: Iterable[str]) -> frozenset[str]:
    """The codes of the rules that any of the selectors means."""
    return frozenset[str]().union(*map(_meant_by, selectors))


@lru_cache(maxsize=1000)
def _meant_by(word: str) -> frozenset[str]:
    # A configuration says the same words of many files.
    return frozenset(code for code, rule in index().items() if _means(word, rule))


def by_rule(table: Mapping[str, str]) -> dict[str, str]:
    """A table by selectors as one by codes; the longer selector wins."""
    ordered = sorted(table, key=len)
    return {code: table[word] for word in ordered for code in sorted(codes((word,)))}


def means_rule(word: str) -> bool:
    """Whether a selector means any rule: a name, a code, or the beginning of one that is `RT` at least."""
    return bool(codes((word,)))


def meant(word: str) -> str:
    """What somebody may have meant by a selector that means no rule. Of codes, none is nearer than another."""
    known = [name for rule in index().values() for name in (rule.code, rule.name)]
    is_code = re.fullmatch("[Rr][Tt][0-9]*", word)
    return (None if is_code else did_you_mean(word, known)) or "write a code, the beginning of one, or a name"


def _speaks(rule: Entry, selections: tuple[Selection, ...]) -> bool:
    speaks = rule.default
    for selection in selections:
        wanted = _weight(rule, (*selection.select, *selection.extend))
        unwanted = _weight(rule, selection.ignore)
        if selection.select or wanted > unwanted:
            speaks = wanted > unwanted
        elif unwanted:
            speaks = False
    return speaks


def _weight(rule: Entry, selectors: tuple[str, ...]) -> int:
    """How exactly any of the selectors means the rule: 0 is not at all."""
    return max((len(word) for word in selectors if _means(word, rule)), default=0)


def _means(word: str, rule: Entry) -> bool:
    return word == rule.name or (len(word) > 1 and rule.code.startswith(word.upper()))
