"""Moving payloads from one dialect to another: plain data in, symbolic changes and what is left to a human out."""

from rtlint.migration.keys import key_steps, same
from rtlint.migration.payload import plan
from rtlint.migration.step import Left, Plan, Wishes, changes_of, left_of

__all__ = ["Left", "Plan", "Wishes", "changes_of", "key_steps", "left_of", "plan", "same"]
