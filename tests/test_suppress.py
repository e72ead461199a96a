"""What comments say to rtlint is heard where people write it, and what they say wrongly is reported."""

from __future__ import annotations

from datetime import date

import pytest

import rtlint

TODAY = date(2026, 11, 21)
HEAD = "type: realtime\n"
BAD = "audio: {output: {voice: mine}}"
DEEP = "audio:\n  output:\n"
JSON = '{{\n  "type": "realtime",\n{}\n}}\n'
VOICE = '  "audio": {"output": {"voice": "mine"}}'


def said(text: str, path: str = "x.yaml", **options: str) -> list[str]:
    """The codes of what is said of a text, without advice."""
    report = rtlint.lint(text, path=path, today=TODAY, **options)
    return [each.code for each in report.diagnostics if each.severity is not rtlint.Severity.INFO]


HEARD = {
    "behind the value": HEAD + BAD + " # rtlint: ignore[RT510] ours",
    "by name": HEAD + BAD + " # rtlint: ignore[unknown-voice] ours",
    "without a reason": HEAD + BAD + " # rtlint: ignore[RT510]",
    "in lower case": HEAD + BAD + " # rtlint: ignore[rt510] ours",
    "without spaces": HEAD + BAD + " #rtlint:ignore[RT510]",
    "several signs": HEAD + BAD + " ## rtlint: ignore[RT510]",
    "several rules": HEAD + BAD[:-1] + ", foo: 1} # rtlint: ignore[RT510, unknown-field] x",
    "two on a line": HEAD + BAD[:-1] + ", foo: 1} # rtlint: ignore[RT510] x # rtlint: ignore[RT101] y",
    "behind another tool's": HEAD + BAD + " # yamllint disable-line # rtlint: ignore[RT510] x",
    "alone above": HEAD + DEEP + "    # rtlint: ignore[RT510] ours\n    voice: mine",
    "alone above a comment": HEAD + DEEP + "    # rtlint: ignore[RT510] ours\n    # more\n    voice: mine",
    "alone above a value on two lines": HEAD + DEEP + "    # rtlint: ignore[RT510] ours\n    voice:\n      mine",
    "alone between key and value": HEAD + DEEP + "    voice:\n      # rtlint: ignore[RT510] ours\n      mine",
    "behind the key of a value below": HEAD + DEEP + "    voice: # rtlint: ignore[RT510] ours\n      mine",
    "behind the key of an object": HEAD + "instructions: # rtlint: ignore[wrong-type] x\n  a: b",
    "above the key of an object": HEAD + "# rtlint: ignore[wrong-type] x\ninstructions:\n  a: b",
    "in the head of a literal": HEAD + DEEP + "    voice: | # rtlint: ignore[RT510] x\n      a\n      b",
    "in the head of a folded text": HEAD + DEEP + "    voice: >-2 # rtlint: ignore[RT510] x\n        a\n      b",
    "behind text on two lines": HEAD + DEEP + "    voice: a\n      b # rtlint: ignore[RT510] x",
    "behind quoted text on two lines": HEAD + DEEP + '    voice: "a\n      b" # rtlint: ignore[RT510] x',
    "above a list item": HEAD + "tools:\n# rtlint: ignore[RT101] x\n- {type: function, name: a, foo: 1}",
    "above an incomplete item": HEAD + "tools:\n  # rtlint: ignore[RT103] x\n  - type: function",
    "in brackets": HEAD + "audio: {\n  output: {\n    voice: mine, # rtlint: ignore[RT510] x\n  }\n}",
    "in brackets above": HEAD + "audio: {\n  output: {\n    # rtlint: ignore[RT510] x\n    voice: mine\n  }\n}",
    "whole file, above": "# rtlint: ignore-file[RT510] x\n" + HEAD + BAD,
    "whole file, below": HEAD + BAD + "\n# rtlint: ignore-file[RT510] x",
    "whole file, before the document": "# rtlint: ignore-file[RT510] x\n---\n" + HEAD + BAD,
    "whole file, all documents": f"# rtlint: ignore-file[RT510] x\n---\n{HEAD}{BAD}\n---\n{HEAD}{BAD}",
    "whole file, earlier documents": f"{HEAD}{BAD}\n---\n{HEAD}{BAD}\n# rtlint: ignore-file[RT510] x",
    "whole file, used by one document": f"# rtlint: ignore-file[RT510] x\n{HEAD}{BAD}\n---\n{HEAD}audio: {{}}",
    "a key twice": HEAD + "instructions: a\ninstructions: b # rtlint: ignore[duplicate-key] x",
    "a remark on an unused one": HEAD + "audio: {} # rtlint: ignore[RT510, RT901] x",
    "such remarks in a whole file": "# rtlint: ignore-file[RT901] x\n" + HEAD + "audio: {} # rtlint: ignore[RT510] x",
    "a remark on a broken one": "# rtlint: ignore-file[RT904] x\n" + HEAD + "audio: {} # rtlint: nonsense",
}


@pytest.mark.parametrize("text", HEARD.values(), ids=HEARD.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_comment_is_heard_where_people_write_it(text: str, newline: str) -> None:
    """It leaves out the finding, and is not called unused."""
    assert said(text.replace("\n", newline)) == []
    assert said(text.replace("rtlint:", "other:").replace("\n", newline)) != [] or "RT90" in text


IN_JSON = {
    "line": VOICE + " // rtlint: ignore[RT510] x",
    "block": VOICE + " /* rtlint: ignore[RT510] x */",
    "documentation": "  /** rtlint: ignore[RT510] x */\n" + VOICE,
    "stars": "  /*\n   * rtlint: ignore[RT510] x\n   */\n" + VOICE,
    "line above": "  // rtlint: ignore[RT510] x\n" + VOICE,
    "block above": "  /* rtlint: ignore[RT510] x */\n" + VOICE,
    "long block above": "  /* rtlint: ignore[RT510] because\n     of this */\n" + VOICE,
    "above a block": "  // rtlint: ignore[RT510] x\n  /* more\n   words */\n" + VOICE,
    "before it": "  /* rtlint: ignore[RT510] x */ " + VOICE,
    "before the value": '  "audio": {"output": {"voice": /* rtlint: ignore[RT510] x */ "mine"}}',
    "behind the colon": '  "audio": {"output": {"voice": // rtlint: ignore[RT510] x\n "mine"}}',
    "behind the comma": VOICE + ", // rtlint: ignore[RT510] x",
    "whole file": VOICE + "\n// rtlint: ignore-file[RT510] x",
}


@pytest.mark.parametrize("text", IN_JSON.values(), ids=IN_JSON.keys())
def test_json_comments_are_heard_too(text: str) -> None:
    """Of both kinds; in a `.json` file they are a finding themselves, which they may leave out."""
    assert said(JSON.format(text), "x.jsonc") == []
    assert said(JSON.format(text), "x.json") == ["RT004"]
    assert said(JSON.format(text).replace("[RT510]", "[RT510, RT004]"), "x.json") in ([], ["RT004", "RT901"])


UNHEARD = {
    "a text that looks like one": (HEAD + DEEP + "    voice: |\n      a # rtlint: ignore[RT510] x", ["RT510"]),
    "above the object around": (HEAD + "# rtlint: ignore[RT510] x\n" + DEEP + "    voice: mine", ["RT901", "RT510"]),
    "below": (HEAD + BAD + "\n# rtlint: ignore[RT510] x", ["RT510", "RT901"]),
    "on the line before": (HEAD[:-1] + " # rtlint: ignore[RT510] x\n" + BAD, ["RT901", "RT510"]),
    "another rule": (HEAD + BAD + " # rtlint: ignore[RT501] x", ["RT510", "RT901"]),
    "an unknown rule": (HEAD + BAD + " # rtlint: ignore[unknown-vioce] x", ["RT510", "RT904"]),
    "no rule": (HEAD + BAD + " # rtlint: ignore", ["RT510", "RT904"]),
    "an empty list": (HEAD + BAD + " # rtlint: ignore[] x", ["RT510", "RT904"]),
    "another verb": (HEAD + BAD + " # rtlint: disable=RT510", ["RT510", "RT904"]),
    "another document": (f"{HEAD}{BAD}\n---\n# rtlint: ignore[RT510]\n{HEAD}{BAD}", ["RT510", "RT901", "RT510"]),
    "nothing wrong": (HEAD + "audio: {} # rtlint: ignore[RT510] x", ["RT901"]),
    "prose": (HEAD + BAD + " # we check with rtlint: it helps", ["RT510"]),
}


@pytest.mark.parametrize(("text", "codes"), UNHEARD.values(), ids=UNHEARD.keys())
def test_what_is_not_heard_is_reported(text: str, codes: list[str]) -> None:
    """A comment that leaves out nothing is reported, at its place, and leaves the finding alone."""
    assert said(text) == codes


def test_a_block_before_a_line_does_not_reach_the_next() -> None:
    """Only a comment that stands alone speaks of the line below."""
    lines = '  /* rtlint: ignore[RT101] x */ "foo": 1,\n  "bar": 1'
    assert said(JSON.format(lines), "x.jsonc", kind="session") == ["RT101"]
    lines = '  /* first */ "foo": 1, // rtlint: ignore[RT101] x\n  "bar": 1'
    assert said(JSON.format(lines), "x.jsonc", kind="session") == ["RT101"]


def test_an_ignore_of_a_rule_that_does_not_run_is_not_unused() -> None:
    """Nobody can say whether it would have left out something."""
    text = HEAD + "audio: {} # rtlint: ignore[RT510] x"
    report = rtlint.lint(text, path="x.yaml", today=TODAY, select=["RT1", "RT9"])
    assert report.diagnostics == ()
    report = rtlint.lint(text, path="x.yaml", today=TODAY, ignore=["unused-ignore"])
    assert report.diagnostics == ()


MODELINES = {
    "first": "# rtlint: kind=session dialect=ga\nvoice: a",
    "last": "voice: a\n# rtlint: kind=session dialect=ga",
    "two": "# rtlint: kind=session\n# rtlint: dialect=ga\nvoice: a",
    "behind something": "voice: a # rtlint: kind=session dialect=ga",
    "before the document": "# rtlint: kind=session dialect=ga\n---\nvoice: a",
    "with the document": "--- # rtlint: kind=session dialect=ga\nvoice: a",
    "in the second document": "a: 1\n---\n# rtlint: kind=session dialect=ga\nvoice: a",
    "of one document only": "# rtlint: kind=session dialect=ga\nvoice: a\n---\nvoice: a",
    "behind a mark": "\ufeff# rtlint: kind=session dialect=ga\nvoice: a",
}


@pytest.mark.parametrize("text", MODELINES.values(), ids=MODELINES.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_modeline_says_what_its_document_is(text: str, newline: str) -> None:
    """Wherever it stands in the document."""
    assert sorted(said(text.replace("\n", newline))) == ["RT602", "RT603"]


@pytest.mark.parametrize("sign", ["// {}", "/* {} */", "\ufeff// {}", "/**\n * {}\n */"])
def test_a_modeline_in_json(sign: str) -> None:
    """In comments of both kinds."""
    text = sign.format("rtlint: kind=session dialect=ga") + '\n{"voice": "a"}'
    assert sorted(said(text, "x.jsonc")) == ["RT602", "RT603"]


def test_a_fragment_lacks_nothing() -> None:
    """It is completed elsewhere."""
    assert said("# rtlint: kind=session dialect=ga phase=fragment\nvoice: a") == ["RT602"]


@pytest.mark.parametrize(
    "words", ["kind=sesion", "kind=session, dialect=ga", "dialect=gamma", "phase=later", "kind = session", "mode=x", ""]
)
def test_a_modeline_that_says_nothing_is_reported(words: str) -> None:
    """Also where nothing else is recognised."""
    assert "RT904" in said(f"# rtlint: {words}\nvoice: a")


def test_a_secret_is_silenced_with_a_reason_only() -> None:
    """A comment that gives no reason leaves a secret reported; one that does is heeded."""
    bare = "type: realtime\ninstructions: sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy # rtlint: ignore[secret]"

    assert [item.code for item in rtlint.lint(bare, path="a.yaml").diagnostics if item.code == "RT701"] == ["RT701"]
    assert rtlint.lint(f"{bare} revoked long ago", path="a.yaml").diagnostics == ()
