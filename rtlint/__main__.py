"""The command `rtlint`, and `python -m rtlint`.

Starting makes many objects and hardly any garbage, and what lives at the end goes with the process: to look for garbage as
often as Python does, and all through it once more at the end, would take a fifth of a run over one file.
"""

import atexit
import gc
import sys

# `python -m` looks for modules in the current folder first, unless told not to (-I, or -P since Python 3.11), and there lie
# the files to check: a `click.py` among them would be run.
if __name__ == "__main__" and not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    del sys.path[0]

from rtlint.stop import heed_stops  # behind the line above, as all imports

heed_stops()
gc.set_threshold(100_000, 10, 10)
atexit.register(gc.freeze)

from rtlint.cli import main  # noqa: E402  # behind what spares its import, and what stops it without a traceback

if __name__ == "__main__":
    main(prog_name="rtlint")
