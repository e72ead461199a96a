"""What `rtlint check` does, once its options are read."""

from __future__ import annotations

import sys
from typing import Any

from rtlint.cli.fixes import lint_stdin, show_diff, wanted_fixes, write_fixed
from rtlint.cli.output import refuse_file, show
from rtlint.cli.progress import Progress
from rtlint.cli.remarks import remark, unmet
from rtlint.cli.say import say
from rtlint.config import Configs, Given, Selection
from rtlint.diagnostic import Fixes, Report, merge
from rtlint.exits import BROKEN, CLEAN, FOUND
from rtlint.run import run


def run_check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    """Check the files that `paths` stand for and report as the options say; the exit code."""
    selection = Selection(options["select"], options["extend_select"], options["ignore"])
    wishes = {name: options[name] for name in ("today", "target", "kind", "dialect", "exclude", "fail_on")}
    configs = Configs(Given(selection=selection, **wishes), file=options["config"], isolated=options["isolated"])
    threshold = configs.fail_on()
    refuse_file(options["output_file"], paths)
    fixes = wanted_fixes(options)
    report = _lint(paths, configs, options, fixes)
    if not options["diff"]:
        report = write_fixed(report)
    report, notes = _without_known(paths, configs, report, options)
    if options["diff"]:
        show_diff(report, options)
    else:
        show(report, options, threshold, sys.stdout if fixes == "none" or "-" not in paths else sys.stderr)
    remark(report, options, silent=configs.silent)
    missed = [*unmet(report, options)]
    for words in (*notes, *missed):
        say(f"rtlint: {words}")
    if any(failure.named for failure in report.failures):
        return BROKEN
    found = bool(missed) or any(diagnostic.severity.rank >= threshold.rank for diagnostic in report.diagnostics)
    found = found or bool(options["diff"] and report.rewrites)
    return FOUND if found and not options["exit_zero"] else CLEAN


def _lint(paths: tuple[str, ...], configs: Configs, options: dict[str, Any], fixes: Fixes) -> Report:
    files = [path for path in paths if path != "-"]
    force = options["force_exclude"]
    progress = Progress()
    try:
        reports = (
            [run(files, configs, force_exclude=force, fixes=fixes, jobs=options["jobs"], progress=progress)]
            if files
            else []
        )
    finally:
        progress.end()
    name = options["stdin_filename"] or "<stdin>"
    if "-" in paths and not (force and configs.excludes(name)):
        chosen = configs.settings(name)
        configs.complain()
        reports.insert(0, lint_stdin(name, chosen, fixes, echo=fixes != "none" and not options["diff"]))
    return merge(reports)


def _without_known(
    paths: tuple[str, ...], configs: Configs, report: Report, options: dict[str, Any]
) -> tuple[Report, list[str]]:
    """The report without what is known, and what there is to say of that; most runs have no baseline."""
    if not (configs.has_baseline or any(options[name] for name in ("baseline", "write_baseline", "no_baseline"))):
        return report, []
    from rtlint.cli.baseline import Run, without_known

    return without_known(Run(paths, configs, report), options)
