"""Two ways to run a target: libFuzzer, which sees what inputs reach, and random mutations where it is not installed."""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random

from mutator import Mutator
from seeds import payloads, words

#: Whether atheris is there: see pyproject.toml.
HAS_ATHERIS = find_spec("atheris") is not None

#: The same mistake is kept so many times.
ALIKE = 3


#: The targets, each a module `fuzz_<name>` with `SUFFIXES` and `check`, and the packages to look into when they run.
TARGETS = {
    "readers": ("rtlint",),
    "pure": ("rtlint", "ruamel"),
    "hosts": ("rtlint",),
    "linting": ("rtlint",),
    "fixing": ("rtlint",),
}


@dataclass(frozen=True)
class Plan:
    """How to fuzz: at most so many inputs, seconds (0: without an end) and bytes; `folder` has a corpus and gets findings.

    An input that takes `patience` seconds is a finding: far more than it should take, looked into or not.
    """

    folder: Path
    seed: int
    runs: int
    seconds: int
    max_len: int
    patience: int = 10

    @property
    def corpus(self) -> Path:
        """Inputs that reached something new, the seeds at first."""
        return self.folder / "corpus"

    @property
    def findings(self) -> Path:
        """Inputs that broke something, each with the traceback beside it."""
        return self.folder / "findings"


@dataclass
class Guard:
    """A check that notes what goes wrong and goes on."""

    check: Callable[[bytes], None]
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)

    def __call__(self, data: bytes) -> None:
        """Check an input; an exception becomes a finding, a few for each line that raises."""
        try:
            self.check(data)
        except Exception as error:  # noqa: BLE001 - a finding, whatever it is
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}"
            self.seen[place] += 1
            if self.seen[place] <= ALIKE:
                name = f"{place}-{hashlib.sha256(data).hexdigest()[:8]}"
                (self.folder / name).write_bytes(data)
                (self.folder / f"{name}.txt").write_text(traceback.format_exc(), "utf-8", "backslashreplace")


def run_atheris(name: str, plan: Plan) -> None:
    """Fuzz by coverage. Ends the process; libFuzzer says on standard error how it went."""
    import atheris

    # `Fuzz` puts another function in the place of `Mutate`.
    mutator = Mutator(words(), payloads(), lambda data, size: bytes(atheris.Mutate(data, size)))
    limits = {"runs": plan.runs or -1, "max_total_time": plan.seconds, "max_len": plan.max_len, "seed": plan.seed}
    guards = {
        "timeout": plan.patience,
        "rss_limit_mb": 1024,
        "report_slow_units": plan.patience,
        "print_final_stats": 1,
    }
    options = [f"-{option}={value}" for option, value in {**limits, **guards}.items()]
    dictionary = plan.folder / "words.dict"
    dictionary.write_text("".join(f'"{word}"\n' for word in words()), "utf-8")
    command = [name, *options, f"-dict={dictionary}", f"-artifact_prefix={plan.findings}/", str(plan.corpus)]
    # What is imported late, when an input first needs it, is looked into as well.
    with atheris.instrument_imports(include=[*TARGETS[name]]):
        guard = Guard(import_module(f"fuzz_{name}").check, plan.findings)
        atheris.Setup(command, guard, custom_mutator=mutator)
        atheris.Fuzz()


def run_random(name: str, plan: Plan) -> int:
    """Fuzz by mutations of the seeds alone; how many inputs that were."""
    random = Random(plan.seed)
    mutator = Mutator(words(), payloads(), lambda data, size: _any_bytes(data, random)[:size])
    guard = Guard(import_module(f"fuzz_{name}").check, plan.findings)
    known = [path.read_bytes() for path in sorted(plan.corpus.iterdir())]
    end = time.monotonic() + plan.seconds if plan.seconds else None
    count = 0
    while (not plan.runs or count < plan.runs) and (end is None or time.monotonic() < end):
        data = mutator(random.choice(known), plan.max_len, random.randrange(2**32))
        start = time.monotonic()
        guard(data)
        if time.monotonic() - start > plan.patience:
            (plan.findings / f"timeout-{count}").write_bytes(data)
        count += 1
    return count


def _any_bytes(data: bytes, random: Random) -> bytes:
    """The bytes with a few others in one place."""
    place = random.randrange(len(data) + 1)
    return data[:place] + random.randbytes(random.randrange(4)) + data[place + random.randrange(4) :]


if __name__ == "__main__":
    _, _name, _folder, *_numbers = sys.argv
    run_atheris(_name, Plan(Path(_folder), *map(int, _numbers)))
