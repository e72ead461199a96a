"""Where the report of `rtlint check` goes, in which form, and what a run says when it checked nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from test_cli import BAD, GOOD, rtlint

from rtlint.report.formats import FORMATS

WARNED = "type: realtime\nmodel: gpt-realtime\n"
DAY = ("--today", "2026-11-21")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file, a bad one, one with a warning, and one that is none of our business."""
    for name, text in (("good", GOOD), ("bad", BAD), ("warned", WARNED)):
        (tmp_path / f"{name}.yaml").write_text(text)
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}')
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(folder: Path, form: str) -> None:
    """1 for a mistake, 2 when a file that was named is missing, and the rest is reported all the same."""
    found = rtlint("check", *DAY, "--output-format", form, "bad.yaml", cwd=folder)
    missing = rtlint("check", *DAY, "--output-format", form, "bad.yaml", "gone.yaml", cwd=folder)

    assert (found.returncode, missing.returncode) == (1, 2)
    assert "RT510" in found.stdout
    assert "RT510" in missing.stdout
    assert "gone.yaml" in missing.stdout + missing.stderr
    assert "no problems" not in found.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_what_nobody_recognised_is_said_in_every_format(folder: Path, form: str) -> None:
    """The run is no failure, but never without a word."""
    run = rtlint("check", "--output-format", form, "package.json", cwd=folder)

    assert run.returncode == 0
    assert run.stderr.count("RT003 nothing-recognised: no Realtime payload was recognised in 1 file") == 1


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit"])
def test_services_get_paths_from_the_root_of_the_checkout(folder: Path, form: str) -> None:
    """Absolute, dotted or plain: a file is called what the repository calls it, also by a job in a part of it."""
    (folder / "part").mkdir()
    (folder / "part" / "worse.yaml").write_text(BAD)
    whole = str(folder / "bad.yaml")
    above = rtlint("check", "--output-format", form, whole, "./part/worse.yaml", cwd=folder)
    below = rtlint(
        "check", "--output-format", form, whole, "worse.yaml", cwd=folder / "part", GITHUB_WORKSPACE=str(folder)
    )

    assert "part/worse.yaml" in above.stdout
    assert str(folder) not in above.stdout
    assert below.stdout == above.stdout


def test_severities_of_a_configuration_reach_the_services(folder: Path) -> None:
    """A team that makes a warning an error gets it as an error everywhere."""
    (folder / "rtlint.toml").write_text('[severity]\ndeprecated-model = "error"\n')
    sarif = json.loads(rtlint("check", *DAY, "--output-format", "sarif", "warned.yaml", cwd=folder).stdout)
    github = rtlint("check", *DAY, "--output-format", "github", "warned.yaml", cwd=folder)

    assert [result["level"] for result in sarif["runs"][0]["results"]] == ["error"]
    assert github.stdout.startswith("::error file=warned.yaml,")


def test_a_case_of_junit_fails_as_the_run_does(folder: Path) -> None:
    """`--fail-on` says which severities make cases fail."""
    words = ("check", *DAY, "--output-format", "junit", "warned.yaml")
    lenient, strict = rtlint(*words, cwd=folder), rtlint(*words, "--fail-on", "warning", cwd=folder)

    assert (ET.fromstring(lenient.stdout).get("failures"), lenient.returncode) == ("0", 0)
    assert (ET.fromstring(strict.stdout).get("failures"), strict.returncode) == ("1", 1)


def test_the_report_goes_to_a_file(folder: Path) -> None:
    """The file holds what would be printed, without colours, and the terminal hears where it is."""
    printed = rtlint("check", *DAY, "bad.yaml", cwd=folder)
    run = rtlint("check", *DAY, "--output-file", "out.txt", "bad.yaml", cwd=folder)

    assert (folder / "out.txt").read_text("utf-8") == printed.stdout
    assert (run.stdout, run.returncode) == ("Found 1 error; --unsafe-fixes repairs 1. The report is in out.txt.\n", 1)
    assert rtlint("check", "-q", "--output-file", "out.txt", "bad.yaml", cwd=folder).stdout == ""


@pytest.mark.parametrize("path", ["nowhere/out.txt", "."])
def test_a_file_that_cannot_be_written_is_refused_at_once(folder: Path, path: str) -> None:
    """Exit 2, a reason, and no report that nobody would look for."""
    run = rtlint("check", "--output-file", path, "bad.yaml", cwd=folder)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"rtlint: cannot write the report to {path}: ")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_device_stays_what_it_is(folder: Path) -> None:
    """It is written to and not replaced; when it takes nothing, the run fails."""
    run = rtlint("check", "--output-file", "/dev/full", "good.yaml", cwd=folder)

    assert run.returncode == 2
    assert run.stderr.startswith("rtlint: cannot write the report to /dev/full: no space left")
    assert not os.path.isfile("/dev/full")


def test_an_old_report_is_replaced(folder: Path) -> None:
    """Nothing of it is left."""
    (folder / "out.txt").write_text("old\n" * 999)
    rtlint("check", *DAY, "--output-file", "out.txt", "good.yaml", cwd=folder)

    assert (folder / "out.txt").read_text() == "1 file checked, 1 payload: no problems.\n"


def test_statistics_count_rules(folder: Path) -> None:
    """Behind the report for people; beside the report for programs, which stays what it is."""
    (folder / "worse.yaml").write_text(BAD)
    counts = "2  RT510  unknown-voice     2 fixable\n1  RT503  deprecated-model  1 fixable\n"
    full, concise, gitlab = (
        rtlint("check", *DAY, "--statistics", "--output-format", form, ".", cwd=folder)
        for form in ("full", "concise", "gitlab")
    )

    assert full.stdout.endswith(f"\n\n{counts}")
    assert concise.stdout.endswith(f"\n\n{counts}")
    assert len(json.loads(gitlab.stdout)) == 3
    assert gitlab.stderr.endswith(counts)


@pytest.mark.parametrize(("allowed", "code"), [("0", 1), ("1", 0)])
def test_too_many_warnings_fail(folder: Path, allowed: str, code: int) -> None:
    """As many as are allowed are not too many; the reason is said."""
    run = rtlint("check", *DAY, "--max-warnings", allowed, ".", "--ignore", "RT510", cwd=folder)

    assert run.returncode == code
    assert ("too many warnings: 1, and `--max-warnings` allows 0" in run.stderr) == bool(code)


def test_a_payload_can_be_required(folder: Path) -> None:
    """A run that recognised nothing fails then and says so once, even when it is quiet; `--exit-zero` is obeyed."""
    run = rtlint("check", "-q", "--require-payload", "package.json", cwd=folder)

    assert run.returncode == 1
    assert run.stderr.startswith("rtlint: error: RT003 nothing-recognised: ")
    assert run.stderr.count("RT003") == 1
    assert rtlint("check", "--require-payload", "good.yaml", cwd=folder).returncode == 0
    assert rtlint("check", "--require-payload", "--exit-zero", "package.json", cwd=folder).returncode == 0


def test_a_run_without_any_rule_says_so(folder: Path) -> None:
    """Whether an option or a configuration ignores them all."""
    said = "rtlint: every rule is ignored, so nothing can be found\n"
    option = rtlint("check", "--ignore", "RT", "bad.yaml", cwd=folder)
    (folder / "rtlint.toml").write_text('ignore = ["RT"]\n')

    assert (option.returncode, option.stderr) == (0, said)
    assert rtlint("check", "--output-format", "json", "bad.yaml", cwd=folder).stderr == said
    assert rtlint("check", "--isolated", *DAY, "good.yaml", cwd=folder).stderr == ""


def test_a_folder_without_files_is_no_success(tmp_path: Path) -> None:
    """A misspelt pattern or an eager `exclude` leaves nothing to check."""
    assert "no file was found, so nothing was checked" in rtlint("check", cwd=tmp_path).stderr


def test_no_name_of_a_file_gives_orders_to_a_service(folder: Path) -> None:
    """GitHub obeys lines of standard error too."""
    name = "a\n::set-env name=x::y.yaml"
    run = rtlint("check", "-v", "--output-format", "json", name, cwd=folder)

    assert not any(line.startswith("::") for line in run.stderr.splitlines())


def test_options_for_later_are_accepted(folder: Path) -> None:
    """Pipelines may say them today."""
    assert rtlint("check", *DAY, "--jobs", "4", "--no-cache", "good.yaml", cwd=folder).returncode == 0
