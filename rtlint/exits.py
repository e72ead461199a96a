"""Exit codes; the highest that applies is the one of the run."""

CLEAN = 0
"""Nothing at or above the threshold."""

FOUND = 1
"""Something at or above the threshold."""

BROKEN = 2
"""An option that cannot be right, or a file the user named that cannot be read."""

CRASHED = 70
"""A defect of rtlint."""

INTERRUPTED = 130
"""The user stopped the run."""

TERMINATED = 143
"""Another program did."""

HUNG_UP = 129
"""The terminal was closed."""
