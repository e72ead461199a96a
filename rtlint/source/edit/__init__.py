"""Symbolic changes become text: splices that leave every other character of the file alone."""

from rtlint.source.edit.lowering import Sheet, lower, shares
from rtlint.source.edit.splice import Splice, Taken, ordered, spliced

__all__ = ["lower", "ordered", "shares", "spliced", "Sheet", "Splice", "Taken"]
