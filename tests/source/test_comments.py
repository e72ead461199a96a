"""Comments stand between values and start like one; what is in a text is none."""

from __future__ import annotations

import pytest

from rtlint.source.comments import comments
from rtlint.source.read import of_data, read_text


def bodies(path: str, text: str) -> list[str]:
    """What the comments of a text say; each is told by its place, too."""
    found = [comment for document in read_text(path, text) for comment in comments(document)]
    assert all(comment.body in text[comment.span.start : comment.span.end] for comment in found)
    assert all(text[comment.span.start] in "#/" for comment in found)
    return [comment.body for comment in found]


@pytest.mark.parametrize("sign", ["|", ">", "|-", ">+", "|2", ">2-", "&x |", "!!str >"])
def test_a_block_scalar_has_a_comment_behind_its_sign(sign: str) -> None:
    """And none in its text, nor in that of the next one."""
    text = f"a: {sign} # one\n  # text\n  x # text\nb: {sign}\n  # text\n# two\n"

    assert bodies("x.yaml", text) == ["one", "two"]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("x.yaml", "# a\nb: c#d # e\n#f\n", ["a", "e", "f"]),
        ("x.yaml", "'a # b': \"c # d\" # e\n", ["e"]),
        ("x.yaml", "\ufeff# a\r\nb: 1 # c\r\n", ["a", "c"]),
        ("x.yaml", "a: 1 # b\n---\n# c\nd: 1\n", ["b", "c"]),
        ("x.yaml", "# only", ["only"]),
        ("x.yaml", "a: [x, # b\n  y]\t# c\n", ["b", "c"]),
        ("x.yaml", "a: // b\n", []),
        ("x.yaml", "## a ##\n", ["a"]),
        ("x.jsonc", '// a\n{"b": "// c" /* d */, // e\n}', ["a", "d", "e"]),
        ("x.jsonc", '{"/* a */": 1} /** b\n * c\n */', ["b\n * c"]),
        ("x.jsonc", "[1 // # a //\n]", ["a"]),
    ],
)
def test_the_comments_of_a_text(path: str, text: str, expected: list[str]) -> None:
    """In the order of the text, without their signs and the white space around."""
    assert bodies(path, text) == expected


def test_data_has_no_comments() -> None:
    """Where there is no text."""
    assert list(comments(of_data({"a": "# b"}))) == []
