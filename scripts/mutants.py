"""Mutation testing: makes small mistakes in the code, and tells which of them no test notices.

`python scripts/mutants.py --seed 1` tries 400 mutants of what judges a file, in about an hour on two cores, and names the
survivors; stopped, it goes on where it was. `--record`, once before, notes which test runs which line; with names of test
files, after they have changed, only what those run.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from mutation.known import CACHE, ROOT, record
from mutation.operators import Mutant, compiles, mutants
from mutation.worker import Worker

#: What decides what is said of a file, and how it is repaired.
DECIDING = (
    "source", "facts", "rules", "schema.py", "engine.py", "saying.py", "judge.py", "detect.py", "repair.py",
)  # fmt: skip


def main() -> int:
    """Try mutants; 1 when fewer than 85 of 100 are noticed."""
    options = _options()
    if options.record is not None:
        record(options.jobs, options.record)
        return 0
    results = CACHE / f"results-{options.seed}.json"
    known: dict[str, str] = json.loads(results.read_text()) if results.exists() else {}
    every = _mutants(options.paths)
    if options.again:
        sample = [mutant for mutant in every if str(mutant) in known]
        waiting = [mutant for mutant in sample if known[str(mutant)] == "survived"]
    else:
        sample = _sample(every, options.seed, options.sample)
        waiting = [mutant for mutant in sample if str(mutant) not in known]
    _say(
        f"seed {options.seed}, {len(sample)} mutants of {', '.join(options.paths)}, {len(waiting)} of them to be tried"
    )
    idle: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker() for _ in range(options.jobs)]
    for worker in workers:
        idle.put(worker)

    def tried(mutant: Mutant) -> None:
        worker = idle.get()
        try:
            end, by = worker.judge(mutant)
        finally:
            idle.put(worker)
        known[str(mutant)] = end
        _say(f"{end:9} {mutant}{f'  by {by}' if by else ''}")
        results.write_text(json.dumps(known, indent=1))

    with ThreadPoolExecutor(options.jobs) as pool:
        for _ in pool.map(tried, waiting):
            pass
    for worker in workers:
        worker.close()
    return _summary(sample, [known[str(mutant)] for mutant in sample])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "paths", nargs="*", default=DECIDING, help="files and folders of rtlint/ (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))  # noqa: S311  # no secret
    parser.add_argument("--sample", type=int, default=400, help="how many mutants (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (default: %(default)s)")
    parser.add_argument(
        "--record", nargs="*", metavar="TESTS", help="note which test, or which of these, runs which line"
    )
    parser.add_argument("--again", action="store_true", help="those that survived with this seed before")
    return parser.parse_args()


def _mutants(paths: list[str]) -> list[Mutant]:
    """All mutants of files and folders, in the order of the files."""
    files = [
        file
        for path in (ROOT / "rtlint" / path for path in paths)
        for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])
    ]
    return [
        mutant for file in files for mutant in mutants(str(file.relative_to(ROOT)), file.read_text(encoding="utf-8"))
    ]


def _sample(every: list[Mutant], seed: int, size: int) -> list[Mutant]:
    """So many of them by chance, the same for the same seed and code."""
    shuffled = random.Random(seed).sample(every, len(every))  # noqa: S311  # no secret
    return list(islice(filter(compiles, shuffled), size))


def _summary(tried: list[Mutant], ends: list[str]) -> int:
    """A line for each package and sort of change; 1 when too many survive."""
    for title, key in (("package", _package), ("sort", lambda mutant: mutant.sort)):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for mutant, end in zip(tried, ends, strict=True):
            counts[key(mutant)][end] += 1
            counts["all"][end] += 1
        for name, count in sorted(counts.items(), key=lambda pair: (pair[0] == "all", pair[0])):
            noticed = 1 - count["survived"] / count.total()
            _say(f"{title} {name}: {dict(count)}, {noticed:.1%} noticed")
    return int(ends.count("survived") > 0.15 * len(ends))


def _package(mutant: Mutant) -> str:
    parts = Path(mutant.path).parts
    return parts[1]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
