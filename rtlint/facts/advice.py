"""Rules of thumb: what is unusual or expensive without being wrong."""

from __future__ import annotations

from rtlint.facts import table


def ms_per_audio_token() -> int:
    """How long one token of audio sounds."""
    return int(table("advice")["ms_per_audio_token"])


def short_answer() -> int:
    """Fewer tokens than this cut off nearly every spoken answer."""
    return int(table("advice")["short_answer_tokens"])


def rough_tokens(text: str) -> int:
    """About how many tokens a text has."""
    return len(text) // int(table("advice")["characters_per_token"])


def long_instructions() -> int:
    """More tokens than this are many for instructions, which each turn pays for."""
    return int(table("advice")["long_instructions_tokens"])


def placeholder_words() -> list[str]:
    """Words that stand for text somebody meant to write."""
    return list(table("advice")["placeholder_words"])
