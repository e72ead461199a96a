"""What people and programs get to see: diagnostics, the payloads they were found in, and the report that holds both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import Enum
from typing import Literal

from rtlint.dataclass import dataclass
from rtlint.source.change import Change
from rtlint.source.text import Position, Text


class Severity(str, Enum):
    """How bad a diagnostic is: refused or broken, wrong or ending, advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a text; `end` is exclusive."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains the first one."""

    message: str
    pointer: str | None
    range: Range | None


@dataclass(frozen=True, slots=True)
class ServerError:
    """What the API would answer: its error code and the parameter it names."""

    code: str
    param: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """What would repair a finding: `changes` made one after another, by pointers from the document's root.

    `title` says it as an order: "remove `eagerness`". `safe` means that it means the same to the API, or that the API
    refused it before; what changes behaviour or needs a choice is not safe. `dialect` is the one the payload has
    afterwards, when that is another.
    """

    title: str
    changes: tuple[Change, ...]
    safe: bool = True
    dialect: str | None = None


Fixes = Literal["none", "safe", "all"]
"""Which fixes are to be made."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters of `range` become `text`."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What repairs a mistake: edits of the file as it is, in its order, that do not overlap. Verified before it is here."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a mistake is known by, besides its file, code and pointer, wherever its line goes.

    `value` is a hash of the value at the pointer; where its contents are no part of the mistake, or secret, it is a word:
    "missing", "object", "list", "secret". `item` then tells it from its neighbours: a hash of the list item that it is in,
    or of its document where the file holds several. No secret has a part in a hash.
    """

    value: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, placed: what is wrong, where, and what to do.

    `pointer` is a JSON Pointer from the root of document number `document` of the file `path`; for a missing key it
    names the key that should be there. `range` is None only for plain Python data, which has no text; `spot` is what people
    call its start where that is not its line and column, such as `cell 3:2:15` in a notebook. `repair` is what a
    rule proposes, `fix` the same in this text, once it is verified. `fingerprint` is None where the document could not be
    read.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str | None
    path: str
    document: int
    pointer: str
    range: Range | None
    kind: str | None = None
    dialect: str | None = None
    url: str | None = None
    related: tuple[Related, ...] = ()
    server: ServerError | None = None
    fix: Fix | None = None
    repair: Repair | None = field(default=None, repr=False, compare=False)
    fingerprint: Fingerprint | None = field(default=None, repr=False, compare=False)
    spot: str | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """A payload that was recognised: where it sits, what it was read as, and why."""

    path: str
    document: int
    pointer: str
    kind: str
    dialect: str
    confidence: str
    why: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or not be written; `named` when the user asked for this very file."""

    path: str
    message: str
    named: bool = True
    wanted: Literal["read", "write"] = "read"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file as it was, byte-order mark included, and as its fixes would have it; `shown` is both without secrets.

    `unfixed` is the report of the file as it was.
    """

    path: str
    before: str
    after: str
    encoding: str
    shown: tuple[str, str]
    unfixed: Report


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run found out. Ways to show it live in `rtlint.report`.

    `texts` holds the text of each file with diagnostics, secrets masked, so that a report can show source lines; `files` counts the
    files looked at, and `paths` names them; `skipped` counts the documents in which no payload was recognised, `baselined` the
    diagnostics left out because a baseline knows them. Where files were to be fixed, `fixed` has what was, `rewrites`
    what that makes of the files, and `diagnostics` what is left.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    payloads: tuple[Payload, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
    skipped: int = 0
    texts: tuple[tuple[str, Text], ...] = ()
    fixed: tuple[Diagnostic, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    paths: tuple[str, ...] = ()
    baselined: int = 0

    def count(self, severity: Severity) -> int:
        """How many diagnostics have exactly this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def ok(self) -> bool:
        """True when nothing is an error and every file that was named could be read."""
        return not any(failure.named for failure in self.failures) and not self.count(Severity.ERROR)


def merge(reports: Iterable[Report]) -> Report:
    """All reports as one, in their order."""
    parts = list(reports)
    if len(parts) == 1:
        return parts[0]
    return Report(
        diagnostics=tuple(diagnostic for part in parts for diagnostic in part.diagnostics),
        payloads=tuple(payload for part in parts for payload in part.payloads),
        failures=tuple(failure for part in parts for failure in part.failures),
        files=sum(part.files for part in parts),
        skipped=sum(part.skipped for part in parts),
        texts=tuple(text for part in parts for text in part.texts),
        fixed=tuple(diagnostic for part in parts for diagnostic in part.fixed),
        rewrites=tuple(rewrite for part in parts for rewrite in part.rewrites),
        paths=tuple(path for part in parts for path in part.paths),
        baselined=sum(part.baselined for part in parts),
    )
