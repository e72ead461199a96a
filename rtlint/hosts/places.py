"""Offsets of what a parser counts in lines, and in bytes of their UTF-8."""

from __future__ import annotations

import ast

from rtlint.source.text import Span, Text


class Places:
    """The offsets of a text that a parser counts in lines, and in bytes of their UTF-8."""

    def __init__(self, text: Text) -> None:
        """Take a text; a byte-order mark belongs to no line."""
        self.text = text
        self._shift = 1 if text.content.startswith("\ufeff") else 0
        self._is_ascii = text.content.isascii()
        self._lines: dict[int, bytes] = {}

    def start(self, line: int) -> int:
        """The offset of the first character of a line, counted from 1."""
        return self.text.start(line) + (self._shift if line == 1 else 0)

    def offset(self, line: int, column: int) -> int:
        """The offset of a column of a line: lines counted from 1, columns in bytes from 0."""
        start = self.start(line)
        if self._is_ascii or column == 0:
            return start + column
        if line not in self._lines:
            self._lines[line] = self.text.line(line)[start - self.text.start(line) :].encode("utf-8", "surrogatepass")
        return start + len(self._lines[line][:column].decode("utf-8", "surrogatepass"))

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> Span:
        """The stretch of a node, without the brackets around it."""
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return Span(self.offset(node.lineno, node.col_offset), self.offset(end_line, end_column))
