"""Payloads in notebooks are found in code and in Markdown, at their places in the file, and a cell is what people call them by."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rtlint
from rtlint.report.concise import where

TODAY = date(2026, 11, 21)
BAD = "{'type': 'realtime', 'audio': {'output': {'voice': 'mariin'}}}"
EVENT = f"{{'type': 'session.update', 'session': {BAD}}}"
AT = EVENT.index("'mariin'")


def notebook(*cells: str | list[str], language: str = "python", indent: int | None = 1, ascii_only: bool = True) -> str:
    """A notebook with cells of code; one that starts with `#md` is Markdown, behind its first line."""
    made: list[dict[str, Any]] = []
    for cell in cells:
        if isinstance(cell, str) and cell.startswith("#md\n"):
            made.append({"cell_type": "markdown", "metadata": {}, "source": cell.removeprefix("#md\n")})
        else:
            made.append({"cell_type": "code", "metadata": {}, "outputs": [{"text": EVENT}], "source": cell})
    whole = {"cells": made, "metadata": {"language_info": {"name": language}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent, ensure_ascii=ascii_only)


def lint(content: str) -> rtlint.Report:
    """The report of a notebook."""
    return rtlint.lint(content, path="nb.ipynb", today=TODAY)


def said(content: str) -> list[tuple[str, str, str]]:
    """Code, place and the characters meant, of all that is not advice."""
    found = [one for one in lint(content).diagnostics if one.severity is not rtlint.Severity.INFO]
    return [
        (one.code, where(one), content[one.range.start.offset : one.range.end.offset]) for one in found if one.range
    ]


#: A notebook with one mistake, the cell and the line of that, and how much is before the event on its line.
FOUND = {
    "in one text": (notebook(f"import json\nws.send(json.dumps({EVENT}))"), "cell 1:2", 19),
    "in lines": (notebook(["import json\n", "x = 1\n", f"e = {EVENT}"]), "cell 1:3", 4),
    "in a file of one line": (notebook("x = 1\n", f"\ne = {EVENT}", indent=None), "cell 2:2", 4),
    "behind other cells": (notebook("#md\n# Voice\n", "x = 1", f"e = {EVENT}"), "cell 3:1", 4),
    "beside lines that are no Python": (
        notebook(f"%pip install openai\n!ls\nhelp?\nf = !ls\ne = {EVENT}"),
        "cell 1:5",
        4,
    ),
    "under a magic that is Python": (notebook(f"%%time\ne = {EVENT}"), "cell 1:2", 4),
    "in a block with one": (notebook(f"if x:\n    !ls\nelse:\n    e = {EVENT}"), "cell 1:4", 8),
    "beside broken cells": (notebook("x = ((", f"e = {EVENT}", "%%bash\nls"), "cell 2:1", 4),
    "under a name of another cell": (
        notebook("V = 'mariin'", f"e = {EVENT.replace(repr('mariin'), 'V')}"),
        "cell 1:1",
        4 - AT,
    ),
    "behind escapes": (notebook(f"'é🌍\\n\"'; e = {EVENT}"), "cell 1:1", 13),
    "in a fence": (notebook(f"#md\nSend\n\n```python\ne = {EVENT}\n```\n"), "cell 1:4", 4),
    "in JavaScript": (notebook(f"const e = {EVENT};", language="typescript"), "cell 1:1", 10),
}


@pytest.mark.parametrize(("content", "line", "before"), FOUND.values(), ids=FOUND)
def test_a_payload_is_found_once_and_its_mistake_at_its_place(content: str, line: str, before: int) -> None:
    """The range is that of the file; people read the number of the cell, the line and the column in it."""
    assert len(lint(content).payloads) == 1
    assert said(content) == [("RT510", f"nb.ipynb:{line}:{before + AT + 1}", "'mariin'")]


SILENT = {
    "outputs": notebook("x = 'session.update'"),
    "a cell for another program": notebook(f"%%bash\necho {EVENT}", f"%%javascript\nf({EVENT})"),
    "a broken cell": notebook(f"e = {EVENT} +"),
    "prose": notebook(f"#md\nSend {EVENT}"),
    "another language": notebook(f"e = {EVENT}", language="julia"),
    "another service": notebook(f"URL = 'wss://dashscope.aliyuncs.com/api-ws'\ne = {EVENT}"),
    "a name bound in two cells": notebook("V = 'mariin'", f"e = {EVENT.replace(repr('mariin'), 'V')}", "V = 'marin'"),
    "an object that another cell adds to": notebook(
        "e = {'type': 'session.update', 'session': {}}", "e['session'] = s"
    ),
}


@pytest.mark.parametrize("content", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_what_is_not_surely_a_payload(content: str) -> None:
    """What a cell printed was not written by anybody, and cells share their names."""
    assert said(content) == []


HEARD = {
    "behind the value": EVENT.replace("'mariin'", "'mariin' # rtlint: ignore[unknown-voice] ours\n"),
    "on the line above": EVENT.replace("'output'", "\n# rtlint: ignore[unknown-voice] ours\n'output'"),
    "above the statement": f"# rtlint: ignore[unknown-voice] ours\nx = {EVENT}".replace("{", "{\n"),
    "for the file, below": f"x = {EVENT}\n# rtlint: ignore-file[unknown-voice] ours",
}


@pytest.mark.parametrize("code", HEARD.values(), ids=HEARD)
def test_a_comment_is_heard(code: str) -> None:
    """As in a file of Python; none is left over."""
    assert said(notebook(code.splitlines(keepends=True))) == []


def test_a_comment_speaks_of_no_more_than_its_lines() -> None:
    """The one below the next is not its business."""
    code = EVENT.replace("'audio'", "\n# rtlint: ignore[unknown-voice] ours\n'audio'").replace("'output'", "\n'output'")

    assert sorted(rule for rule, _, _ in said(notebook(code.splitlines(keepends=True)))) == ["RT510", "RT901"]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"cells": 1}', '{"cells": [1, {"source": 1}, {"source": [2]}]}', '{"cells": [{"source": "session.update"}]}',
     '{"cells": [], "metadata": {"language_info": 1}, "x": "session.update"}'],
)  # fmt: skip
def test_hostile_notebooks_are_survived(content: str) -> None:
    """What is no notebook has nothing to say."""
    assert not said(content)


@given(
    before=st.text(st.characters(codec="utf-8", exclude_characters="\r\\'"), max_size=12),
    indent=st.sampled_from((None, 1, 4)),
    ascii_only=st.booleans(),
    in_lines=st.booleans(),
)
def test_the_caret_stands_at_the_value(before: str, indent: int | None, ascii_only: bool, in_lines: bool) -> None:
    """However the file escapes and breaks the code, the characters meant are those of the value."""
    before = "".join(character if character.isprintable() else " " for character in before)
    code = f"'{before}'; x = 1\ny = '{before}'; e = {EVENT}"
    source: str | list[str] = code.splitlines(keepends=True) if in_lines else code
    content = notebook("z = 1", source, indent=indent, ascii_only=ascii_only)
    column = len(f"y = '{before}'; e = ") + AT + 1

    assert said(content) == [("RT510", f"nb.ipynb:cell 2:2:{column}", "'mariin'")]
