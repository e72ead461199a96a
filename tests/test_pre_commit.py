"""The hooks, run by pre-commit itself in a repository made on the spot.

The only thing that differs from a user's set-up is the installation: the hooks run the rtlint under test.
`scripts/try_hooks.py` installs them as a user does.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from rtlint.hosts import SUFFIXES

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"

GOOD = "type: realtime\nmodel: gpt-realtime-2.1\n"
BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"
FIXABLE = "type: realtime # ours\naudio: {output: {speed: '1.2'}}\n"
FIXED = "type: realtime # ours\naudio: {output: {speed: 1.2}}\n"
CHART = "apiVersion: v1\nkind: ConfigMap\ndata:\n  {{- range .Values.sessions }}\n  {{ .name }}: {{ .value }\n"


class Repository:
    """A repository with the hooks of this checkout in its pre-commit configuration."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
            **dict.fromkeys(names, "somebody"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "PRE_COMMIT_HOME": str(folder / "cache"),
            "PATH": os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"])),
        }
        (folder / "work").mkdir()
        self.run("git", "init", "-q")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the working folder."""
        return subprocess.run(
            words,
            cwd=self.folder / "work",
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def write(self, files: dict[str, str]) -> None:
        """Write files, by their paths, and stage them."""
        for name, text in files.items():
            path = self.folder / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run("git", "add", "-A")

    def hooks(self, *ids: str, **settings: object) -> None:
        """Configure hooks, as `.pre-commit-hooks.yaml` describes them, with settings of the user."""
        manifest = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text("utf-8"))}
        chosen = [{**manifest[name], "language": "system", **settings} for name in ids]
        config = {"repos": [{"repo": "local", "hooks": chosen}]}
        self.write({".pre-commit-config.yaml": yaml.safe_dump(config)})

    def pre_commit(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit."""
        return self.run(sys.executable, "-m", "pre_commit", *words)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path)


def test_the_hooks_see_what_rtlint_can_read() -> None:
    """Files of every suffix that a folder is searched for, and no others."""
    for hook in yaml.safe_load(HOOKS.read_text("utf-8")):
        assert all(re.search(hook["files"], f"a/b{suffix}") for suffix in SUFFIXES)
        assert not any(
            re.search(hook["files"], name) for name in ("a.txt", "a.jsonx", "json", "a.yaml.bak", "a.pyc", "a.go")
        )


def test_the_manifest_is_one(repository: Repository) -> None:
    """pre-commit takes the file of hooks."""
    checked = repository.pre_commit("validate-manifest", str(HOOKS))

    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_mistake_stops_a_commit(repository: Repository) -> None:
    """Installed as a git hook, it lets good files pass, and shows what is wrong with a bad one."""
    repository.hooks("rtlint")
    repository.pre_commit("install")
    repository.write({"config/prod.yaml": GOOD})
    good = repository.run("git", "commit", "-m", "good")
    repository.write({"config/prod.yaml": BAD})
    bad = repository.run("git", "commit", "-m", "bad")

    assert (good.returncode, bad.returncode) == (0, 1), good.stderr
    assert "rtlint...................................................................Failed" in bad.stderr
    assert "error[RT510] unknown-voice: `mariin` is not a voice" in bad.stderr
    assert repository.run("git", "log", "--format=%s").stdout == "good\n"


def test_what_can_be_repaired_is_repaired(repository: Repository) -> None:
    """The first run changes the file, which pre-commit takes for a failure; the second has nothing to do."""
    repository.hooks("rtlint-fix", "rtlint")
    repository.write({"a.yaml": FIXABLE, "b.yaml": CHART})
    first = repository.pre_commit("run", "--all-files")
    repository.run("git", "add", "-A")
    second = repository.pre_commit("run", "--all-files")

    assert (first.returncode, second.returncode) == (1, 0), first.stdout
    assert "files were modified by this hook" in first.stdout
    assert (repository.folder / "work" / "a.yaml").read_text("utf-8") == FIXED
    assert (repository.folder / "work" / "b.yaml").read_text("utf-8") == CHART


def test_what_cannot_be_repaired_still_fails(repository: Repository) -> None:
    """A choice that only a person can make stays theirs."""
    repository.hooks("rtlint-fix")
    repository.write({"a.yaml": BAD})
    run = repository.pre_commit("run", "--all-files")

    assert run.returncode == 1
    assert "RT510" in run.stdout
    assert (repository.folder / "work" / "a.yaml").read_text("utf-8") == BAD


def test_other_files_are_left_in_peace(repository: Repository) -> None:
    """Files of other kinds are not looked at, and those that show no sign of the API may be what they like, even broken."""
    repository.hooks("rtlint")
    repository.write(
        {
            "package.json": '{"name": "x"}',
            "chart/agent-session.yaml": CHART,
            "tsconfig.json": '{"a": 1, /* comment */ }',
            "README.md": BAD,
        }
    )
    run = repository.pre_commit("run", "--all-files")

    assert run.returncode == 0, run.stdout


def test_a_payload_that_cannot_be_read_is_reported(repository: Repository) -> None:
    """A sign of the API in a broken file is enough."""
    repository.hooks("rtlint")
    repository.write({"a.json": '{"type": "session.update", "session": {'})
    run = repository.pre_commit("run", "--all-files")

    assert run.returncode == 1
    assert "RT001" in run.stdout


def test_the_configuration_of_the_repository_counts(repository: Repository) -> None:
    """What it excludes is left out although pre-commit names it; a baseline holds; arguments add to the entry."""
    repository.hooks("rtlint", args=["--output-format", "concise"])
    repository.write({"rtlint.toml": 'exclude = ["old/"]\n', "old/a.yaml": BAD, "new/a.yaml": BAD, "known/a.yaml": BAD})
    rtlint = (sys.executable, "-m", "rtlint")
    repository.run(*rtlint, "check", "known", "--write-baseline", "known.json")
    repository.write({"rtlint.toml": 'exclude = ["old/"]\nbaseline = "known.json"\n'})
    run = repository.pre_commit("run", "--all-files")

    assert run.returncode == 1
    assert [line.partition(":")[0] for line in run.stdout.splitlines() if "RT510" in line] == ["new/a.yaml"]
