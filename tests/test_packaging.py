"""Wheel, sdist, editable install and plain checkout all find the schemas and say what they should."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROBE = (
    "import rtlint, sys; report = rtlint.lint('type: realtime\\naudio: {output: {voice: 5}}');"
    "print([item.code for item in report.diagnostics], rtlint.__file__)"
)


def schema_files() -> set[str]:
    """The schema files of the checkout, relative to `schemas/`."""
    return {path.relative_to(ROOT / "schemas").as_posix() for path in (ROOT / "schemas").rglob("*.json")}


def build(target: str, source: Path, out: Path) -> Path:
    """Build a wheel or an sdist without a network, by the build backend itself."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)],
        cwd=source,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return next(out.glob("*.whl" if target == "wheel" else "*.tar.gz"))


def probe(path: Path | str) -> str:
    """Lint with the rtlint that `path` leads to, and say what it found and where rtlint was."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(path)!r}); {PROBE}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_has_every_schema_and_fact(wheel: Path) -> None:
    """All schema files lie in the package; so do the fact tables and the typing marker."""
    names = set(zipfile.ZipFile(wheel).namelist())

    packaged = {name.removeprefix("rtlint/schemas/") for name in names if name.startswith("rtlint/schemas/")}
    assert schema_files() <= packaged
    assert {f"rtlint/facts/{path.name}" for path in (ROOT / "rtlint/facts").glob("*.json")} <= names
    assert "rtlint/py.typed" in names


def test_the_unpacked_wheel_works(wheel: Path, tmp_path: Path) -> None:
    """An installed rtlint finds its schemas inside of itself."""
    zipfile.ZipFile(wheel).extractall(tmp_path)

    assert probe(tmp_path).startswith("['RT102']")


def test_the_wheel_works_from_the_zip(wheel: Path) -> None:
    """It works without being unpacked, as zipapps do it."""
    assert probe(wheel).startswith("['RT102']")


def test_a_wheel_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    """The sdist holds all that is needed, the hooks file and the tests included."""
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    source = next((tmp_path / "unpacked").iterdir())
    again = build("wheel", source, tmp_path / "again")

    assert (source / ".pre-commit-hooks.yaml").is_file()
    assert (source / "tests" / "test_packaging.py").is_file()
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_a_plain_checkout_works(tmp_path: Path) -> None:
    """Without any installation, from any folder."""
    assert probe(ROOT).startswith("['RT102']")


def test_an_editable_install_works(tmp_path: Path) -> None:
    """An editable install uses the checkout's schemas as they are at the moment."""
    venv.create(tmp_path / "env", system_site_packages=False, with_pip=False)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = next((tmp_path / "env").rglob("site-packages"))
    editable = tmp_path / "editable"
    subprocess.run(
        [sys.executable, "-c", "import sys, hatchling.build as b; b.build_editable(sys.argv[1])", str(editable)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    zipfile.ZipFile(next(editable.glob("*.whl"))).extractall(site)
    (site / "ours.pth").write_text("\n".join(entry for entry in sys.path if entry.endswith("site-packages")) + "\n")
    run = subprocess.run([python, "-c", PROBE], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)

    assert run.stdout.startswith("['RT102']"), run.stderr
    assert str(ROOT) in run.stdout
