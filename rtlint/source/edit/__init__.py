"""Symbolic changes become text: splices that leave every other character of the file alone."""

from rtlint.source.edit.literals import lower_in_code
from rtlint.source.edit.lowering import Sheet, lower, shares
from rtlint.source.edit.splice import Splice, Taken, ordered, spliced

__all__ = ["lower", "lower_in_code", "ordered", "shares", "spliced", "Sheet", "Splice", "Taken"]
