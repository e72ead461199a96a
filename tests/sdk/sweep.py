"""Every generated payload and every mutant, with a list of all disagreements: `python -m tests.sdk.sweep`."""

from __future__ import annotations

import sys

from .generate import REQUESTS, payloads
from .judge import false_alarms, verdicts


def main() -> int:
    """Print what disagrees, request type by request type; 1 when anything does."""
    disagreements = 0
    for request in REQUESTS:
        alarms = false_alarms(request)
        missed = [verdict for verdict in verdicts(request) if not verdict.at_place]
        doubled = [verdict for verdict in verdicts(request) if len(verdict.errors) > 1]
        sys.stdout.write(
            f"{request}: {len(payloads(request))} valid, {len(alarms)} refused; "
            f"{len(verdicts(request))} mutants, {len(missed)} not reported in place, {len(doubled)} with several errors\n"
        )
        for line in (*alarms, *missed, *doubled):
            sys.stdout.write(f"  {line}\n")
        disagreements += len(alarms) + len(missed) + len(doubled)
    return min(disagreements, 1)


if __name__ == "__main__":
    sys.exit(main())
