"""What a migration did and what it leaves to a human, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rtlint.migrate import Migration, Task
from rtlint.report.columns import shown
from rtlint.report.terminal import plural


def tasks(migration: Migration, *, moved: bool) -> Iterator[str]:
    """Tell what is left to a human, one line each, with its place in the file: as it was, or as it is once it is `moved`."""
    for task in migration.tasks:
        yield shown(f"{migration.path}:{_place(task, moved=moved)}: {'note' if task.note else 'left'}: {_words(task)}")


def words(migration: Migration, *, verbose: bool) -> Iterator[str]:
    """Tell why a file, or a payload in it, stays as it is; what need not move is told only to the `verbose`."""
    for line in (*migration.doubts, *(migration.remarks if verbose else ())):
        yield shown(line)
    if migration.refusal is not None:
        blame = "; this is a defect of rtlint, please report it" if migration.is_defect else ""
        yield shown(f"{migration.path} stays as it is: {migration.refusal}{blame}")


def summary(migrations: Sequence[Migration], *, written: bool, failed: int = 0) -> str:
    """Sum up how many files moved, or would, how many cannot, and how much is left to a human.

    `failed` files that would have moved could not be written, and are not among the `migrations`.
    """
    moved = sum(each.new is not None for each in migrations)
    refused = sum(each.refusal is not None for each in migrations)
    left = sum(not task.note for each in migrations for task in each.tasks)
    nothing = "Nothing moved" if failed else "Nothing to move"
    said = [f"{plural(moved, 'file')} {'moved' if written else 'would move'}" if moved else nothing]
    said += [f"{plural(failed, 'file')} could not be written"] if failed else []
    said += [f"{plural(refused, 'file')} could not be moved"] if refused else []
    said += [f"{plural(left, 'thing')} left to you"] if left else []
    return ", ".join(said) + "."


def _place(task: Task, *, moved: bool) -> str:
    position = (task.after or task.before) if moved else task.before
    return f"{position.line}:{position.column}"


def _words(task: Task) -> str:
    value = f" ({task.value})" if task.value else ""
    where = f"{task.pointer}{value}: " if task.pointer else ""
    return f"{where}{task.why}; {task.advice}"
