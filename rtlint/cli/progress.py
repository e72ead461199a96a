"""Showing on a terminal that a long run is going on: one line on standard error, which goes when the run is over."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

#: A run that is shorter shows nothing, and a longer one no more often than this many seconds.
PATIENCE = 1.0
PACE = 0.1


class Progress:
    """A line that says how far a run is; nothing where `out` is no terminal."""

    def __init__(self, out: TextIO | None = None) -> None:
        """Start counting the seconds."""
        self._out = out or sys.stderr
        self._next = monotonic() + PATIENCE if self._out.isatty() else None
        self._is_shown = False

    def __call__(self, done: int, files: int) -> None:
        """So many of the files are done."""
        if self._next is not None and monotonic() >= self._next:
            self._next = monotonic() + PACE
            self._is_shown = True
            self._out.write(f"\r\x1b[Krtlint: {done:,} of {files:,} files")
            self._out.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._out.write("\r\x1b[K")
            self._out.flush()
