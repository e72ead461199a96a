"""The hand-written pages tell what happens: their commands are run, and print what the page says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from pages.story import FENCE, replayed
from picture import picture, report

from rtlint.cli import main

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    """Run one after the other with the files of the page in place; `python scripts/refresh_docs.py` brings it up to date."""
    text = page.read_text("utf-8")

    assert replayed(text, tmp_path) == text


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.stem)
def test_commands_that_are_not_run_exist(page: Path) -> None:
    """What a reader is told to type into a shell has commands and options that rtlint knows."""
    shell = [match["text"] for match in FENCE.finditer(page.read_text("utf-8")) if match["form"] == "sh"]
    for words in re.findall(r"^(?:\S*/)?rtlint (.*)$", "".join(shell), re.MULTILINE):
        name, *arguments = shlex.split(words, comments=True)
        if ">" in arguments:
            arguments = arguments[: arguments.index(">")]
        command = main.get_command(click.Context(main), name)
        assert command is not None, name

        assert isinstance(command.make_context(name, arguments, parent=click.Context(main)), click.Context)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_on_a_page_is_unchecked(page: Path) -> None:
    """Every fence is a command, or a file that a command below it finds; a page stays short."""
    text = page.read_text("utf-8")
    forms = [(match["form"], bool(match["title"])) for match in FENCE.finditer(text)]

    assert all(form in ("console", "sh") or titled for form, titled in forms)
    assert not any(titled for _, titled in forms) or ("console", False) in forms
    assert text.count("```") == 2 * len(forms)
    assert len(FENCE.sub("", text).splitlines()) <= 80


def test_the_picture_is_a_real_report() -> None:
    """`docs/report.svg` is what rtlint prints today; `python scripts/refresh_docs.py` draws it again."""
    assert (ROOT / "docs" / "report.svg").read_text("utf-8") == picture(report())
