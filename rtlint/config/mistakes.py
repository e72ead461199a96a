"""What is wrong with configuration files, said all at once."""

from __future__ import annotations

import os
from collections.abc import Iterable

from rtlint.config.settings import SettingsError
from rtlint.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a configuration file; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str
    help: str | None = None

    @property
    def place(self) -> tuple[int, int, str]:
        """What the mistakes of a file are ordered by."""
        return self.line, self.column, self.message

    def __str__(self) -> str:
        """The mistake as a line for a terminal."""
        told = f"{self.message}; {self.help}" if self.help else self.message
        return f"{self.path}:{self.line}:{self.column}: {told}"


class ConfigError(SettingsError):
    """Configuration files that cannot be used; the message has a line for each mistake."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Keep each mistake once: it may be seen by several checks, and its file extended by several others."""
        self.mistakes = tuple(dict.fromkeys(mistakes))
        super().__init__("\n".join(map(str, self.mistakes)))


def shown(path: str) -> str:
    """A path as a person in the working folder would write it: from there, or whole where that is shorter."""
    try:
        return min(os.path.relpath(path), path, key=len)
    except ValueError:  # another drive of Windows
        return path
