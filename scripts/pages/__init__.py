"""The Markdown of the site: hand-written pages with their generated parts filled in, and the pages of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pages import known, reference, rules
from pages.markdown import fence

ROOT = Path(__file__).parent.parent.parent


def changelog() -> str:
    """The changelog without its title."""
    return (ROOT / "CHANGELOG.md").read_text("utf-8").partition("\n")[2].strip() + "\n"


def contributing() -> str:
    """What CONTRIBUTING.md says about adding a rule."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return text.partition("## Adding a rule\n")[2].partition("\n## ")[0].strip() + "\n"


#: What a line such as `<!-- models -->` on a page stands for.
PARTS: dict[str, Callable[[], str]] = {
    "changelog": changelog,
    "command-line": reference.command_line,
    "contributing": contributing,
    "kinds": known.kind_table,
    "messages": known.message_table,
    "models": known.model_table,
    "python": reference.python_api,
    "report": reference.report,
    "rules": rules.rule_list,
    "settings": reference.settings,
    "suffixes": known.suffixes,
    "targets": known.target_table,
    "voices": known.voice_table,
}

_MARK = re.compile(r"^<!-- (?P<part>[\w-]+)(?:: (?P<path>\S+))? -->\n", re.MULTILINE)
_FORMS = {".yml": "yaml", ".yaml": "yaml", ".py": "python", ".json": "json", ".toml": "toml"}


def all_pages() -> dict[str, str]:
    """Every page of the site, by its path below the folder of pages. Raises `KeyError` for a part that is unknown."""
    pages = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
    return {name: _MARK.sub(_filled, text) for name, text in pages.items()} | rules.rule_pages()


def _filled(match: re.Match[str]) -> str:
    """A part, or `<!-- file: PATH -->`: a file of the project as it is."""
    if match["part"] == "file":
        path = ROOT / match["path"]
        return fence(path.read_text("utf-8"), _FORMS[path.suffix], title=match["path"])
    return PARTS[match["part"]]()
