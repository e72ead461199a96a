"""One diagnostic as a result of a SARIF log: its words, its places, and how it is repaired."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from urllib.parse import quote

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Diagnostic, Fix, Range, Related, Severity
from rtlint.report.columns import encodable, shown
from rtlint.report.concise import sentence
from rtlint.source.pointer import parse

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

#: What relative URIs start from.
ROOT = "SRCROOT"

#: A place of a message that is filled in, and the middle of a link.
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LINK = re.compile(r"\](?=\()")

#: Lone surrogates that stand for no byte of a file's name.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file: how SARIF names it, and how many characters of its first line do not count: 1 for a byte order mark."""

    location: Mapping[str, str]
    uncounted: int = 0


def artifact_of(path: str, *, marked: bool = False) -> Artifact:
    """The file at `path`, which is relative to the root or absolute; `marked` with a byte order mark."""
    if os.path.isabs(path):
        return Artifact({"uri": f"file:///{_quoted(path.removeprefix('/'), ':')}"}, int(marked))
    return Artifact({"uri": _quoted(path), "uriBaseId": ROOT}, int(marked))


def result(diagnostic: Diagnostic, fingerprint: str, file: Artifact) -> dict[str, object]:
    """Say one diagnostic of `file`."""
    told: dict[str, object] = {
        "ruleId": diagnostic.code,
        "level": LEVELS[diagnostic.severity],
        "message": message(sentence(diagnostic)),
        "locations": [location(file, diagnostic.range, diagnostic.pointer)],
        "partialFingerprints": {"rulePathPointer/v1": fingerprint},
        "properties": {"document": diagnostic.document, "kind": diagnostic.kind, "dialect": diagnostic.dialect},
    }
    if diagnostic.related:
        told["relatedLocations"] = [mention(file, number, other) for number, other in enumerate(diagnostic.related)]
    if diagnostic.fix:
        told["fixes"] = [repair(file, diagnostic.fix)]
    return told


def message(words: str) -> dict[str, str]:
    """Say something in which neither a link nor a place to fill in is seen, though a file is quoted that has one."""
    return {"text": _LINK.sub("] ", _PLACEHOLDER.sub(r"{{\1}}", shown(words)))}


def mention(file: Artifact, number: int, other: Related) -> dict[str, object]:
    """Say a second place; `number` is its own within the result."""
    return {"id": number, "message": message(other.message), **location(file, other.range, other.pointer)}


def location(file: Artifact, place: Range | None, pointer: str | None) -> dict[str, object]:
    """Name a place by file, region and pointer, as far as it has them."""
    where = {"region": region(file, place)} if place else {}
    told: dict[str, object] = {"physicalLocation": {"artifactLocation": file.location, **where}}
    if pointer:
        last = parse(pointer)[-1]
        told["logicalLocations"] = [{"name": shown(str(last)), "fullyQualifiedName": encodable(pointer)}]
    return told


def region(file: Artifact, place: Range) -> dict[str, int]:
    """Name a stretch by lines and columns and by offsets, none of which counts a byte order mark."""
    start, end = (max(bound.offset - file.uncounted, 0) for bound in (place.start, place.end))
    first, last = (
        max(bound.column - (file.uncounted if bound.line == 1 else 0), 1) for bound in (place.start, place.end)
    )
    return {
        "startLine": place.start.line,
        "startColumn": first,
        "endLine": place.end.line,
        "endColumn": last,
        "charOffset": start,
        "charLength": end - start,
    }


def repair(file: Artifact, fix: Fix) -> dict[str, object]:
    """Say how to repair it."""
    replacements = [
        {
            "deletedRegion": region(file, edit.range),
            **({"insertedContent": {"text": encodable(edit.text)}} if edit.text else {}),
        }
        for edit in fix.edits
    ]
    return {
        "description": message(fix.title if fix.safe else f"{fix.title} (unsafe)"),
        "artifactChanges": [{"artifactLocation": file.location, "replacements": replacements}],
    }


def _quoted(path: str, safe: str = "") -> str:
    return quote(_NO_BYTE.sub("?", path), safe=f"/{safe}", errors="surrogateescape")
