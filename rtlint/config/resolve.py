"""Who has the last word: the caller, then the nearest configuration file, then those it extends, then the defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from rtlint.config.globs import is_glob, relative, verdict
from rtlint.config.layer import Layer
from rtlint.config.mistakes import shown
from rtlint.config.selection import Selection, by_rule, chosen, codes, means_rule, meant
from rtlint.config.settings import Settings, SettingsError, Silence
from rtlint.dataclass import dataclass
from rtlint.detect import Spot
from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names, kinds
from rtlint.facts.targets import targets
from rtlint.source.pointer import parse
from rtlint.words import did_you_mean


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line or a Python caller asked for; None and empty leave it to the configuration files."""

    today: date | None = None
    target: str | None = None
    kind: str | None = None
    dialect: str | None = None
    selection: Selection = field(default_factory=Selection)
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = None


def settings(
    *,
    today: date | None = None,
    target: str | None = None,
    kind: str | None = None,
    dialect: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Settings:
    """Settings out of the words a caller uses, configuration files aside. Raises `SettingsError` for a wrong word."""
    given = Given(today, target, kind, dialect, Selection(tuple(select), (), tuple(ignore)))
    verify(given)
    return resolve(given, ())


def verify(given: Given) -> None:
    """Raise `SettingsError` for a word that means nothing."""
    for what, word, known in (
        ("kind", given.kind, kind_names()),
        ("dialect", given.dialect, dialects()),
        ("target", given.target, targets()),
    ):
        if word is not None and word not in known:
            names = list(known)
            hint = did_you_mean(word, names) or f"known: {', '.join(names)}"
            raise SettingsError(f"unknown {what} `{word}`: {hint}")
    if given.kind is not None and given.dialect is not None and given.dialect not in kinds()[given.kind].schemas:
        raise SettingsError(f"there is no `{given.kind}` in the dialect `{given.dialect}`")
    for word in (*given.selection.select, *given.selection.extend, *given.selection.ignore):
        if not means_rule(word):
            raise SettingsError(f"unknown rule `{word}`: {meant(word)}")
    for glob in given.exclude:
        if not is_glob(glob):
            raise SettingsError(f"`{glob}` is not a glob; write it as a line of a `.gitignore`")


def resolve(given: Given, layers: Sequence[Layer]) -> Settings:
    """The settings of all files that have these layers, the nearest first; see `refine` for a single file."""
    day = first(layers, "today")
    return Settings(
        today=given.today or (date.fromisoformat(day) if day else date.today()),
        target=targets()[given.target or first(layers, "target") or next(iter(targets()))],
        kind=given.kind,
        dialect=given.dialect,
        chosen=chosen([*map(_selection, reversed(layers)), given.selection]),
        severities={
            code: Severity(word)
            for layer in reversed(layers)
            for code, word in by_rule(layer.values.get("severity", {})).items()
        },
        known_models=frozenset(every(layers, "known-models")),
        known_voices=frozenset(every(layers, "known-voices")),
        deployments={
            name: model for layer in reversed(layers) for name, model in layer.values.get("deployments", {}).items()
        },
    )


def refine(base: Settings, layers: Sequence[Layer], path: str) -> Settings:
    """The settings of the file `path`, which may be mentioned by its name."""
    off: set[str] = set()
    spots: list[Spot] = []
    silences: list[Silence] = []
    for layer in layers:
        seen = relative(path, layer.folder)
        for glob, words in layer.values.get("per-file-ignores", {}).items():
            if verdict((glob,), seen):
                off |= codes(words)
        for entry in layer.values.get("files", ()):
            if verdict((entry["path"],), seen):
                spots += _spots(entry, layer)
                silences += _silences(entry)
    if not (off or spots or silences):
        return base
    return replace(base, chosen=base.chosen - off, spots=tuple(spots), silences=tuple(silences))


def excluded(given: Given, layers: Sequence[Layer], path: str, folder: str) -> bool:
    """Whether `path` is not to be looked at; `given` speaks of the working folder, `folder`. The nearest has the last word."""
    sayings = [(given.exclude, folder), *((tuple(layer.values.get("exclude", ())), layer.folder) for layer in layers)]
    verdicts = (verdict(globs, relative(path, where)) for globs, where in sayings if globs)
    return next((said for said in verdicts if said is not None), False)


def first(layers: Sequence[Layer], key: str) -> Any:
    """The value of the nearest layer that has the key; None when no layer has."""
    return next((layer.values[key] for layer in layers if key in layer.values), None)


def every(layers: Sequence[Layer], key: str) -> Iterator[Any]:
    """The items of all layers' lists."""
    return (item for layer in layers for item in layer.values.get(key, ()))


def _selection(layer: Layer) -> Selection:
    select, extend, ignore = (tuple(layer.values.get(key, ())) for key in ("select", "extend-select", "ignore"))
    return Selection(select, extend, ignore)


def _spots(entry: dict[str, Any], layer: Layer) -> Iterator[Spot]:
    """The place an entry tells of; one that only ignores rules in a part of the file tells of none."""
    if "ignore" not in entry or entry.keys() & {"kind", "dialect", "phase"}:
        pointer = parse(entry.get("pointer", ""))
        said_by = f"`[[files]]` of {shown(layer.file.path)}"
        yield Spot(pointer, entry.get("kind"), entry.get("dialect"), entry.get("phase"), said_by)


def _silences(entry: dict[str, Any]) -> Iterator[Silence]:
    if "ignore" in entry:
        yield Silence(entry.get("pointer", ""), codes(entry["ignore"]))
