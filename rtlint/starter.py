"""A first configuration for a folder: what was found in it, and a file in which every setting waits behind a `#`."""

from __future__ import annotations

import os
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rtlint.bundle import schema
from rtlint.config.toml_file import toml_string
from rtlint.dataclass import dataclass
from rtlint.diagnostic import Payload, Report
from rtlint.facts.models import models
from rtlint.facts.targets import targets
from rtlint.facts.voices import voices
from rtlint.words import near

#: No more than this many lines are proposed for one setting.
FEW = 5

_WIDTH = 100

#: What stands in the file for a setting that nothing found in the folder speaks for. Tables come behind all other keys.
EXAMPLES = {
    "extend": 'extend = "../rtlint.toml"',
    "select": 'select = ["RT1", "RT5", "vad-field-mismatch"]',
    "extend-select": 'extend-select = ["manual-responses"]',
    "ignore": 'ignore = ["deprecated-model"]',
    "exclude": 'exclude = ["recordings/", "*.log.json"]',
    "fail-on": 'fail-on = "warning"',
    "baseline": 'baseline = "rtlint-baseline.json"',
    "today": "today = 2027-01-21",
    "target": 'target = "azure-openai"',
    "known-models": 'known-models = ["our-model"]',
    "known-voices": 'known-voices = ["our-voice"]',
    "severity": '[severity]\nunknown-model = "error"',
    "per-file-ignores": '[per-file-ignores]\n"tests/*" = ["retired-model"]',
    "deployments": '[deployments]\n"our-deployment" = "gpt-realtime-2.1"',
    "files": '[[files]]\npath = "deploy/*.json"\npointer = "/agent/settings"\nkind = "session"\ndialect = "ga"',
}

_HEAD = """\
# Settings of rtlint for the files in this folder and below.
#
# A line that starts with `#` and no blank is a setting that waits: take the `#` away to have it count.
# `rtlint config FILE` shows what counts for a file, `rtlint rules` lists the rules.
"""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a folder holds that a configuration may speak of; paths are relative to it, with slashes.

    `target` is the server that the files seem to be for, None where that is the usual one. `voices` and `models` are names
    that rtlint does not know and that are no slips. `silent` are globs of files that say nothing of a session: those nobody
    can read, and recordings of the server. `likely` are payloads that nothing but the user's word makes certain.
    """

    target: str | None = None
    voices: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    likely: tuple[Payload, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The settings it speaks for."""
        found = {
            "exclude": self.silent,
            "target": self.target,
            "known-models": self.models,
            "known-voices": self.voices,
            "files": self.likely,
        }
        return tuple(key for key, value in found.items() if value)


def survey(report: Report, folder: str, contents: Iterable[str]) -> Survey:
    """What the report of a folder tells, and the `contents` of its files."""
    seen = Counter(target for text in contents for target in _targets(text))
    found = {name: tuple(dict.fromkeys(_strangers(report, name))) for name in ("unknown-voice", "unknown-model")}
    return Survey(
        target=seen.most_common(1)[0][0] if seen else None,
        voices=tuple(name for name in found["unknown-voice"] if near(name, voices()) is None),
        models=tuple(name for name in found["unknown-model"] if near(name, models()) is None),
        silent=tuple(filter(_is_unicode, _silent(report, folder))),
        likely=tuple(each for each in report.payloads if each.confidence == "likely" and _is_unicode(each.path)),
    )


def starter(found: Survey, folder: str, *, extend: str | None = None) -> str:
    """A configuration file that changes nothing: every setting with its meaning, and with what the survey proposes.

    `extend` is the configuration that holds until now, whose settings go on to do so.
    """
    fields = schema("config.json")["properties"]
    proposed = {key: "\n".join(lines) for key, lines in _proposals(found, folder)}
    blocks = [_HEAD]
    for key in sorted(fields, key=lambda key: "[" in EXAMPLES[key].partition("=")[0]):
        about = textwrap.wrap(fields[key]["description"], _WIDTH, initial_indent="# ", subsequent_indent="# ")
        text = proposed.get(key, EXAMPLES[key])
        lines = [line if line.startswith("# ") else f"#{line}" for line in text.split("\n")]
        if key == "extend" and extend is not None:
            lines = [f"extend = {toml_string(extend)}"]
        blocks.append("\n".join([*about, *lines]) + "\n")
    return "\n".join(blocks)


def _proposals(found: Survey, folder: str) -> Iterator[tuple[str, list[str]]]:
    """Settings, with a word on where they come from."""
    for key, names in (("known-models", found.models), ("known-voices", found.voices)):
        if names:
            yield key, ["# In these files:", f"{key} = [{', '.join(map(toml_string, names[:FEW]))}]", *_more(names)]
    if found.target:
        yield "target", ["# These files speak of it:", f"target = {toml_string(found.target)}"]
    if found.silent:
        about = "# These cannot be read, or are what the server said:"
        yield "exclude", [about, f"exclude = [{', '.join(map(toml_string, found.silent[:FEW]))}]", *_more(found.silent)]
    if found.likely:
        lines = ["# These look like payloads; say so, and they are checked in full:"]
        for payload in found.likely[:FEW]:
            lines += ["[[files]]", f"path = {toml_string(_glob(payload.path, folder))}"]
            lines += [f"pointer = {toml_string(payload.pointer)}"] if payload.pointer else []
            lines += [f"kind = {toml_string(payload.kind)}", f"dialect = {toml_string(payload.dialect)}"]
        yield "files", [*lines, *_more(found.likely)]


def _more(items: Sequence[object]) -> list[str]:
    return [f"# and {len(items) - FEW} more" for _ in items[FEW : FEW + 1]]


def _targets(text: str) -> list[str]:
    """The most particular target that a text shows signs of, if any."""
    return [name for name, target in targets().items() if target.signs and target.signs.search(text)][-1:]


def _strangers(report: Report, name: str) -> Iterator[str]:
    """The names that a rule does not know, as they are written."""
    texts = dict(report.texts)
    for diagnostic in report.diagnostics:
        if diagnostic.name == name and diagnostic.range is not None and diagnostic.path in texts:
            start, end = diagnostic.range.start.offset, diagnostic.range.end.offset
            word = texts[diagnostic.path].content[start:end].strip("\"'")
            if re.fullmatch(r"[\w.:/-]+", word):
                yield word


def _silent(report: Report, folder: str) -> Iterator[str]:
    """Globs of the files that cannot be read, and of folders in which, as deep as they are, only the server speaks."""
    unreadable = [diagnostic.path for diagnostic in report.diagnostics if diagnostic.fingerprint is None]
    yield from dict.fromkeys(_glob(path, folder) for path in unreadable)
    spoken = [(f"{os.path.dirname(payload.path)}{os.sep}", payload.kind) for payload in report.payloads]
    for place in sorted({place for place, _ in spoken}):
        kinds = {kind for other, kind in spoken if other.startswith(place)}
        if kinds == {"server-event"} and os.path.relpath(place, folder) != ".":
            yield _glob(place, folder) + "/"


def _is_unicode(path: str) -> bool:
    """Whether TOML can spell a path; a file system may have names in no encoding."""
    return not re.search("[\ud800-\udfff]", path)


def _glob(path: str, folder: str) -> str:
    """The glob that means this path alone."""
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return "/" + re.sub(r"([\\*?\[\]!#]| $)", r"\\\1", relative)
