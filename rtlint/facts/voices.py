"""Voices: the built-in ones of each dialect, and those that only text-to-speech has."""

from __future__ import annotations

from functools import cache

from rtlint.facts import table


@cache
def voices() -> dict[str, tuple[str, ...]]:
    """Every built-in voice, and the dialects that know it."""
    return {row["id"]: tuple(row["dialects"]) for row in table("voices")["voices"]}


@cache
def text_to_speech_only() -> dict[str, str]:
    """Voices that the speech endpoint has and the Realtime API never had, each with a Realtime voice in its place."""
    return {row["id"]: row["suggest"] for row in table("voices")["text_to_speech_only"]}


def nearest_voice(voice: str) -> str | None:
    """The built-in voice that is nearest to one that only text-to-speech has."""
    return next((str(row["suggest"]) for row in table("voices")["text_to_speech_only"] if row["id"] == voice), None)


def custom_keys(dialect: str) -> frozenset[str]:
    """The keys of the object that names a custom voice; none in a dialect without custom voices."""
    custom = table("voices")["custom"]
    return frozenset(custom["keys"]) if dialect in custom["dialects"] else frozenset()
