"""Moving files to the ga interface: bytes in, the moved bytes and what is left to a human out; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from rtlint.around import traces
from rtlint.config import Configs, Settings
from rtlint.dataclass import dataclass
from rtlint.detect import Found
from rtlint.diagnostic import Failure
from rtlint.engine import seems_ours
from rtlint.facts.dialects import top_keys
from rtlint.facts.kinds import kinds, spelt, words
from rtlint.facts.migration import into
from rtlint.files import NO_ROOM, File, Unreadable, content, find
from rtlint.hosts import EDITABLE, has_sign, language_of, read_editable
from rtlint.masking import hidden, masked
from rtlint.migration import Left, Wishes, plan
from rtlint.moving import Edits, Moving, changes_of, check_keys, reread, said
from rtlint.moving_code import movable
from rtlint.proof import Defect, own_mistakes
from rtlint.redact import mask
from rtlint.rule import Context
from rtlint.saying import context_of, payloads_of
from rtlint.source.change import Change, Impossible, followed
from rtlint.source.document import Document, locate
from rtlint.source.pointer import Pointer, to_text, value_at
from rtlint.source.problem import FATAL
from rtlint.source.text import Position, Text
from rtlint.suppress import directives, obey
from rtlint.words import show


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for a human to decide or to look at, without secrets.

    `before` is its place in the file as it is, `after` in the moved one, None when it is gone. `value` is what stood
    there, or empty when it is too large to be of help. A `note` needs no answer.
    """

    pointer: str
    before: Position
    after: Position | None
    value: str
    why: str
    advice: str
    note: bool


@dataclass(frozen=True, slots=True)
class Migration:
    """What becomes of one file. `old` is its content, and `new` the moved one, None where it stays as it is.

    `shown` are the texts before and after with secrets masked. `remarks` say why a payload stays that need not move, and
    `doubts` why one does that perhaps should. A `refusal` says why the whole file stays, and `is_defect` that rtlint is
    to blame.
    """

    path: str
    old: bytes = b""
    new: bytes | None = None
    shown: tuple[str, str] = ("", "")
    tasks: tuple[Task, ...] = ()
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    refusal: str | None = None
    is_defect: bool = False


def migrate_files(paths: Iterable[str], configs: Configs, wishes: Wishes) -> Iterator[Migration | Failure]:
    """What becomes of all files that `paths` stand for, each with the settings it has by `configs`.

    Raises `ConfigError`, before anything is looked at, with the mistakes of every configuration file that has a say.
    """
    plan = [(file, configs.settings(file.path)) for file in find(paths, EDITABLE, configs.excludes)]
    configs.complain()
    return (_migrate_file(file, settings, wishes) for file, settings in plan)


def migrate_bytes(path: str, data: bytes, settings: Settings, wishes: Wishes, *, named: bool = True) -> Migration:
    """What becomes of the file `path` with the content `data`.

    The moved content is proven: it can be read, its data is what the plan says, and as ga it has no error but those that
    the tasks tell of. Otherwise the file stays, with a refusal. One that cannot be read, was not `named` by the user and
    shows no sign of the API stays without a word. In code, each payload moves by itself or is left to a human.
    """
    language = language_of(path)
    if language is not None and not language.editable:
        return Migration(path, refusal=f"payloads in {language.name} are not moved yet" if named else None)
    documents = tuple(read_editable(path, data))
    broken = next((each for each in documents if not each.readable), None)
    if broken is not None:
        problem = next(problem for problem in broken.problems if problem.name in FATAL)
        concerned = named or settings.expects or seems_ours(broken)
        return Migration(path, refusal=f"it cannot be read: {said(problem, broken)}" if concerned else None)
    told = _Told([], [])
    moving = [_moving(each, settings, wishes, told) for each in documents]
    try:
        found = _migrated(path, documents, moving, settings)
    except Impossible as error:
        found = Migration(path, refusal=str(error))
    except Defect as error:
        found = Migration(path, refusal=str(error), is_defect=True)
    return replace(found, old=data, remarks=tuple(told.remarks), doubts=tuple(told.doubts))


def _migrate_file(file: File, settings: Settings, wishes: Wishes) -> Migration | Failure:
    try:
        data = content(file.path)
        if not file.named and not settings.expects and not has_sign(file.path, data):
            return Migration(file.path)
        return migrate_bytes(file.path, data, settings, wishes, named=file.named)
    except Unreadable as error:
        return Failure(file.path, str(error), file.named)
    except MemoryError:
        return Failure(file.path, NO_ROOM, file.named)


@dataclass(frozen=True, slots=True)
class _Told:
    """Why payloads stay, collected on the way."""

    remarks: list[str]
    doubts: list[str]


def _moving(document: Document, settings: Settings, wishes: Wishes, told: _Told) -> tuple[Moving, ...]:
    """The payloads of a document with their plans; why others have none is told."""
    modeline, _ = obey(directives(document))
    payloads = payloads_of(document, settings, modeline)
    moving = []
    for found in payloads:
        context = context_of(document, found, settings)
        value = value_at(document.data, found.pointer)
        name = f"{document.path} {mask(to_text(found.pointer))}".rstrip()
        doubt, remark = _doubt(found, value, context), _remark(found)
        planned = plan(value, context, wishes)
        if not (planned.changes or planned.left):
            told.remarks.append(f"{name}: {spelt(found.kind)}: {remark or f'it is {into()} already'}")
        elif remark is not None:
            told.remarks.append(f"{name}: {spelt(found.kind)}: {remark}")
        elif doubt is not None:
            told.doubts.append(f"{name}: {spelt(found.kind)} stays as it is: {doubt}")
        else:
            moving.append(Moving(found, context, planned))
    if not payloads:
        told.remarks.append(f"{document.path}: no payload was recognised")
    return tuple(moving)


def _remark(found: Found) -> str | None:
    """Why a payload is not for moving."""
    if found.service is not None:
        return f"it is for {found.service.name}"
    return "a server returned it" if kinds()[found.kind].phase == "returned" else None


def _doubt(found: Found, value: Any, context: Context) -> str | None:
    """Why a payload is not moved although it could be."""
    if context.target.keeps_beta and found.dialect != into():
        return f"the target `{context.target.name}` may still speak {found.dialect}"
    known = top_keys(found.dialect, found.kind) | words("server_only")
    strange = [key for key in value if key not in known] if isinstance(value, dict) else []
    if found.confidence == "likely" and strange:
        return f"it only looks like one, and {show(strange[0])} is no field of it; if it is, say so by `--kind`"
    return None


def _migrated(
    path: str,
    documents: Sequence[Document],
    moving: Sequence[Sequence[Moving]],
    settings: Settings,
) -> Migration:
    text = documents[0].text if documents else None
    if text is None or not any(moving):
        return Migration(path)
    edits = Edits()
    after = documents
    if documents[0].host is not None:
        moving, after = movable(path, documents, moving, edits)
    elif any(map(changes_of, moving)):
        for document, found in zip(documents, moving, strict=True):
            if changes_of(found):
                check_keys(document)
        after = reread(path, documents, moving, edits)
    shown = masked(text, documents).content
    secrets = {*hidden(text.content, shown, 0, len(shown))}
    tasks: list[Task] = []
    for before, then, found in zip(documents, after, moving, strict=True):
        for each in found:
            left = (*each.plan.left, *_consequences(before, then, each, settings, edits))
            tasks += [_concealed(_task(before, then, item, each.plan.changes), secrets) for item in left]
    new = after[0].text
    if documents[0].host is not None and new is not None:
        tasks += _around(text, new)
    tasks = [*{(task.before.offset, task.why): task for task in reversed(tasks)}.values()]
    tasks.sort(key=lambda task: (task.note, task.before.offset))
    if new is None or new.content == text.content:
        return Migration(path, tasks=tuple(tasks))
    moved = new.content.encode(documents[0].encoding)
    return Migration(path, new=moved, shown=(shown, masked(new, after).content), tasks=tuple(tasks))


def _around(before: Text, after: Text) -> Iterator[Task]:
    """What the code around payloads that moved says still; the words are the same, and so many, before and after."""
    if before.content == after.content:
        return
    for (old, trace), (new, _) in zip(traces(before.content), traces(after.content), strict=False):
        places = before.position(old.start), after.position(new.start)
        word = before.content[old.start : old.end]
        yield Task("", *places, "", f"`{word}` stands there: {trace.why}", trace.advice, note=False)


def _consequences(before: Document, after: Document, moved: Moving, settings: Settings, edits: Edits) -> Iterator[Left]:
    """What is left to a human once a payload has moved: who else calls it beta, and what was wrong all along."""
    if not moved.plan.changes:
        return
    if edits.is_shared(before, (moved,)):
        why = "a part of it is used elsewhere too, by an alias"
        yield Left(moved.found.pointer, {}, why, "see whether that may change as well", note=True)
    for spot in settings.spots:
        if to_text(spot.pointer) == to_text(moved.found.pointer) and spot.dialect not in (None, into()):
            yield Left(
                moved.found.pointer, {}, f"{spot.said_by} says that it is {spot.dialect}", f"write {into()} there"
            )
    value = value_at(after.data, moved.found.pointer)
    kind, phase = moved.plan.kind, moved.context.phase
    phase = phase if kind == moved.context.kind else kinds()[kind].phase
    context = replace(moved.context, kind=kind, phase=phase, dialect=into(), confidence="certain")
    yield from own_mistakes(before.data, value, context, moved.plan, settings.chosen, opaque=after.has_opaque)


def _task(before: Document, after: Document, left: Left, changes: tuple[Change, ...]) -> Task:
    now = followed(left.pointer, changes)
    return Task(
        pointer=mask(to_text(left.pointer)),
        before=_position(before, left.pointer),
        after=None if now is None else _position(after, now),
        value="" if isinstance(left.value, (dict, list)) else show(left.value, left.pointer),
        why=mask(left.why),
        advice=mask(left.advice),
        note=left.note,
    )


def _concealed(task: Task, secrets: Iterable[str]) -> Task:
    """The task without words that are hidden in its file."""
    for secret in secrets:
        stars = "*" * len(secret)
        value, why, advice = (part.replace(secret, stars) for part in (task.value, task.why, task.advice))
        task = replace(task, value=value, why=why, advice=advice)
    return task


def _position(document: Document, pointer: Pointer) -> Position:
    text = document.text or Text("")
    part: Literal["key", "value"] = "key" if pointer and isinstance(pointer[-1], str) else "value"
    return text.position(locate(document, pointer, part).start)
