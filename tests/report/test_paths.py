"""Paths as CI services read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rtlint.report.paths import root_of, told_from


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a/b.yaml", "a/b.yaml"),
        ("./a//b.yaml", "a/b.yaml"),
        ("a/../b.yaml", "b.yaml"),
        ("{here}/a.yaml", "a.yaml"),
        ("{here}", "."),
        ("../a.yaml", "{above}/a.yaml"),
        ("{here}-too/a.yaml", "{here}-too/a.yaml"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_paths_are_relative_inside_and_absolute_outside(
    path: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a path was given, and without taking `here-too` for a part of `here`."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    names = {"here": here.as_posix(), "above": tmp_path.as_posix()}

    assert told_from(str(here), path.format(**names)) == told.format(**names)


def test_paths_can_be_told_from_a_folder_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that works in a part of the checkout still names files from its root."""
    (tmp_path / "part").mkdir()
    monkeypatch.chdir(tmp_path / "part")

    assert told_from(str(tmp_path), "a.yaml") == "part/a.yaml"
    assert told_from(os.sep, str(tmp_path / "a.yaml")) == (tmp_path / "a.yaml").as_posix().lstrip("/")


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_root_is_the_checkout_around_the_working_folder(name: str) -> None:
    """GitHub and GitLab say where it is; a checkout that the job left does not count."""
    folder, checkout = os.path.join(os.sep, "ci", "repo", "part"), os.path.join(os.sep, "ci", "repo")

    assert root_of(folder, {name: checkout}) == checkout
    assert root_of(folder, {name: checkout + os.sep}) == checkout
    assert root_of(folder, {name: os.path.join(os.sep, "ci", "re")}) == folder
    assert root_of(folder, {name: ""}) == root_of(folder, {}) == folder
