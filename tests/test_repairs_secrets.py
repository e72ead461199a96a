"""Repairs of secrets: placeholders in their place."""

from __future__ import annotations

import pytest
from repairing import proposed

import rtlint

SECRET = "sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"The key is {SECRET}.", "The key is ${OPENAI_API_KEY}."),
        (SECRET, "${OPENAI_API_KEY}"),
        (f"Bearer {SECRET}", "Bearer ${OPENAI_API_KEY}"),
        (f"{SECRET} ghp_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7", "${OPENAI_API_KEY} ${GITHUB_TOKEN}"),
        (f"{SECRET} ek_68af296e8e408191a1120ab6383263c2", None),
        ("https://me:hunter2@shop.test/mcp", None),
        ("-----BEGIN PRIVATE KEY----- MIIEvQ", None),
    ],
)
def test_a_secret_is_replaced_by_a_placeholder(text: str, after: str | None) -> None:
    """All secrets of a text at once, and none where one would be left; what was there is nowhere in the repair."""
    wanted = None if after is None else ({"type": "realtime", "instructions": after}, False)
    payload = {"type": "realtime", "instructions": text}
    assert proposed("secret", payload) == wanted
    assert "Zm9v" not in str([item.repair for item in rtlint.lint(payload).diagnostics])
