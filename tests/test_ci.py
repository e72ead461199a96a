"""The GitHub Action and the recipes in `examples/ci/`: valid, safe, and run as far as a machine without GitHub can."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "examples" / "ci"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}

GOOD = "type: realtime\nmodel: gpt-realtime-2.1\n"
BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"

#: What stands in for Python: it makes an environment whose pip says what it is to install, and whose rtlint is this one.
PYTHON = """\
#!/bin/sh
test "$1 $2" = "-m venv" && mkdir -p "$3/{bin}"
printf '#!/bin/sh\\necho "$@" >> "$RUNNER_TEMP/installed"\\n' > "$3/{bin}/python"
printf '#!/bin/sh\\nexec "{python}" -m rtlint "$@"\\n' > "$3/{bin}/rtlint"
chmod +x "$3/{bin}/python" "$3/{bin}/rtlint"
"""

posix = pytest.mark.skipif(os.name == "nt", reason="needs bash and sh")


class Runner:
    """A machine that runs the steps of the action: `work` is the checkout, `temp` its own folder."""

    def __init__(self, folder: Path, bin_folder: str = "bin") -> None:
        self.work, self.temp, self.python = folder / "work", folder / "temp of it", folder / "python"
        self.work.mkdir()
        self.temp.mkdir()
        self.python.write_text(PYTHON.format(bin=bin_folder, python=sys.executable))
        self.python.chmod(self.python.stat().st_mode | stat.S_IXUSR)
        self.known: dict[str, str] = {}

    def use(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the action with these inputs as far as it is shell; the last step that ran."""
        defaults = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
        given = {**defaults, "python": str(self.python), **{key.replace("_", "-"): inputs[key] for key in inputs}}
        assert given.keys() == defaults.keys()
        self.known = {f"inputs.{name}": value for name, value in given.items()}
        self.step("Install rtlint")
        return self.step("Check")

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run one step as GitHub does; its outputs become known."""
        step = STEPS[name]
        output = self.temp / "output"
        output.write_text("")
        environment = {name: re.sub(r"\$\{\{ (\S+) \}\}", self._value, text) for name, text in step["env"].items()}
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.work,
            env={
                **os.environ,
                **environment,
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_WORKSPACE": str(self.work),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        for line in output.read_text().splitlines():
            key, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{key}"] = value
        return run

    def _value(self, match: re.Match[str]) -> str:
        return self.known[match[1]]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine with a good file and a bad one in its checkout."""
    made = Runner(tmp_path)
    (made.work / "good.yaml").write_text(GOOD)
    (made.work / "my files").mkdir()
    (made.work / "my files" / "bad.yaml").write_text(BAD)
    return made


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", RECIPES / "github.yml"),
        ("vendor.gitlab-ci", RECIPES / "gitlab.yml"),
    ],
)
def test_the_schema_of_the_service_takes_it(schema: str, file: Path) -> None:
    """GitHub and GitLab would."""
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout


def test_the_action_and_its_workflow_are_safe() -> None:
    """zizmor, at its strictest for other people's code, has nothing to say."""
    zizmor = shutil.which("zizmor", path=os.path.dirname(sys.executable))
    assert zizmor
    files = [str(ROOT / "action.yml"), str(RECIPES / "github.yml")]
    words = ["--offline", "--persona=pedantic", "--strict-collection", "--no-progress", "--no-config"]
    run = subprocess.run([zizmor, *words, *files], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


def test_no_input_becomes_code() -> None:
    """What a user gives reaches a script as an environment variable, never as a part of it."""
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []


@posix
@pytest.mark.parametrize("bin_folder", ["bin", "Scripts"])
def test_the_action_installs_itself(tmp_path: Path, bin_folder: str) -> None:
    """Its tag is the version: what is installed are its own files, wherever an environment keeps its programs."""
    runner = Runner(tmp_path, bin_folder)
    (runner.work / "good.yaml").write_text(GOOD)
    run = runner.use()

    assert (run.returncode, run.stderr) == (0, "")
    installed = (runner.temp / "installed").read_text()
    assert installed == f"-m pip install --quiet --disable-pip-version-check {ROOT}\n"


@posix
def test_the_action_annotates_and_fails(runner: Runner) -> None:
    """All of the checkout is looked at, and no SARIF is written unless it is asked for."""
    run = runner.use()

    assert run.returncode == 1
    assert run.stdout.startswith("::error file=my files/bad.yaml,line=2,endLine=2,col=25,endColumn=30,title=RT510 ")
    assert "steps.check.outputs.sarif" not in runner.known


@posix
def test_the_inputs_reach_rtlint(runner: Runner) -> None:
    """Paths may hold blanks and what a shell would obey; options are parted by blanks and line ends."""
    odd = "$(touch oops) `touch oops`; * ${HOME}.yaml"
    (runner.work / odd).write_text(BAD)
    named = runner.use(paths=f"good.yaml\n\n{odd}\n")
    silenced = runner.use(args="--ignore RT510\n  --exclude=*.json", fail_on="info")

    assert "::error file=$(touch oops)" in named.stdout
    assert "my files" not in named.stdout
    assert silenced.returncode == 0, silenced.stdout
    assert runner.use(fail_on="warning", args="--config *").returncode == 2
    assert runner.use(paths="--help").returncode == 2
    assert not (runner.work / "oops").exists()


@posix
def test_sarif_is_written_for_the_upload(runner: Runner) -> None:
    """The job fails as without it; the file is there for the step that follows, and says the same."""
    run = runner.use(sarif="true")
    file = runner.known["steps.check.outputs.sarif"]
    report = json.loads(Path(file).read_text("utf-8"))
    upload = STEPS["Upload SARIF"]

    assert run.returncode == 1
    assert run.stdout.count("::error ") == len(report["runs"][0]["results"]) == 1
    assert report["runs"][0]["results"][0]["ruleId"] == "RT510"
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"
    assert upload["if"] == "${{ !cancelled() && steps.check.outputs.sarif != '' }}"


@posix
def test_nothing_is_uploaded_when_rtlint_could_not_run(runner: Runner) -> None:
    """A broken configuration fails the job with its message."""
    (runner.work / "rtlint.toml").write_text("selct = 5\n")
    run = runner.use(sarif="true")

    assert run.returncode == 2
    assert "unknown key `selct`" in run.stderr
    assert "steps.check.outputs.sarif" not in runner.known


def test_the_workflow_uses_the_inputs_of_the_action() -> None:
    """Of those there are; and it has the permission that one of them needs."""
    job = yaml.safe_load((RECIPES / "github.yml").read_text("utf-8"))["jobs"]["rtlint"]
    given = next(step["with"] for step in job["steps"] if "rtlint@" in step["uses"])

    assert given.keys() <= ACTION["inputs"].keys()
    assert (given["sarif"], job["permissions"]["security-events"]) == ("true", "write")


@posix
def test_the_gitlab_recipe_writes_what_it_uploads(runner: Runner) -> None:
    """Its script, installation aside, fails and leaves the report where the artifact is looked for."""
    recipe = yaml.safe_load((RECIPES / "gitlab.yml").read_text("utf-8"))["rtlint"]
    install, check = recipe["script"]
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
    run = subprocess.run(["bash", "-ec", check], cwd=runner.work, env={**os.environ, "PATH": path}, check=False)
    report = json.loads((runner.work / recipe["artifacts"]["reports"]["codequality"]).read_text("utf-8"))

    assert install.startswith("pip install ")
    assert run.returncode == 1
    assert [each["check_name"] for each in report] == ["RT510"]


def test_the_pre_commit_recipe_names_hooks_that_exist() -> None:
    """pre-commit takes the file, and our manifest has its hooks."""
    file = RECIPES / "pre-commit.yml"
    words = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    used = yaml.safe_load(file.read_text("utf-8"))["repos"][0]["hooks"]

    assert subprocess.run(words, check=False).returncode == 0
    assert {hook["id"] for hook in used} <= {hook["id"] for hook in hooks}
