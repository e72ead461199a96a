"""The documentation builds without a warning, has a page for each rule, leads nowhere wrong, and loads nothing from elsewhere."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from rtlint.rules import all_rules

ROOT = Path(__file__).parent.parent.parent


class Page(HTMLParser):
    """What a page links to, what it loads, and where it can be entered."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag leads to."""
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in ("img", "script", "link", "iframe", "source"):
            self.loads += [given[name] for name in ("src", "href") if given.get(name)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Page]:
    """Every page of the site, built as the README says."""
    out = tmp_path_factory.mktemp("docs") / "site"
    run = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build_docs.py", out], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return {path.resolve(): Page(path.resolve()) for path in out.rglob("*.html")}


def test_every_rule_has_a_page(pages: dict[Path, Page]) -> None:
    """A page is named for its rule, and the list of rules leads to it."""
    (rule_list,) = (page for path, page in pages.items() if path.name == "rules.html")

    expected = {f"{rule.name}.html" for rule in all_rules().values()}
    assert {path.name for path in pages if path.parent.name == "rules"} == expected
    assert {f"rules/{name}" for name in expected} <= set(rule_list.links)


def test_every_page_can_be_reached(pages: dict[Path, Page]) -> None:
    """From the first page, links lead to all others."""
    first = min(pages, key=lambda path: (len(path.parts), path.name != "index.html"))
    seen, pending = {first}, [first]
    while pending:
        page = pages[pending.pop()]
        for link in page.links:
            target = (page.path.parent / unquote(urlsplit(link).path)).resolve()
            if not urlsplit(link).scheme and target in pages and target not in seen:
                seen.add(target)
                pending.append(target)

    assert {path.name for path in pages} - {path.name for path in seen} == {"404.html"}


def test_no_link_is_broken(pages: dict[Path, Page]) -> None:
    """What is linked or loaded from the site itself is there, and so is the place on the page."""
    broken = []
    for page in pages.values():
        if page.path.name == "404.html":  # its links are absolute, because it is shown at any address
            continue
        for link in [*page.links, *page.loads]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (
                parts.fragment and target in pages and not enters(pages[target], parts.fragment)
            ):
                broken.append((page.path.name, link))

    assert broken == []


def enters(page: Page, fragment: str) -> bool:
    """Whether a page has the place that a link names."""
    return unquote(fragment) in page.ids


def test_a_reader_is_told_to_nobody(pages: dict[Path, Page]) -> None:
    """Fonts, scripts, styles and pictures all come from the site itself."""
    foreign = {load for page in pages.values() for load in page.loads if urlsplit(load).netloc}

    assert foreign == set()
