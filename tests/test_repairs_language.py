"""Repairs of what a transcription is told: languages, keywords, and what to include."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

MANY = {"model": "gpt-4o-transcribe"}
LISTS = {"model": "gpt-transcribe"}
LOGPROBS = "item.input_audio_transcription.logprobs"


def transcribing(**transcription: object) -> dict[str, Any]:
    """A realtime session with this transcription."""
    return {"type": "realtime", "audio": {"input": {"transcription": transcription}}}


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({**MANY, "language": "english"}, {**MANY, "language": "en"}, True),
        ({**MANY, "language": "eng"}, {**MANY, "language": "en"}, True),
        ({**MANY, "language": "en-US"}, {**MANY, "language": "en"}, True),
        ({**MANY, "language": "Chinese"}, {**MANY, "language": "zh"}, True),
        ({**MANY, "language": "zh-TW"}, {**MANY, "language": "zh"}, False),
        ({**MANY, "language": "auto"}, None, None),
        ({**MANY, "language": ""}, None, None),
        ({**MANY, "language": ["en", "de"]}, None, None),
        ({**LISTS, "language": ["en", "${OTHER}"]}, {**LISTS, "languages": ["en", "${OTHER}"]}, True),
        ({**LISTS, "language": []}, None, None),
        ({**LISTS, "language": [1]}, None, None),
        ({**LISTS, "language": ["en"], "languages": ["de"]}, None, None),
        ({**LISTS, "languages": ["de", "en-US"]}, {**LISTS, "languages": ["de", "en"]}, True),
        ({**LISTS, "languages": ["en", "en-US"]}, {**LISTS, "languages": ["en"]}, True),
    ],
)
def test_a_language_becomes_its_code(before: Any, after: Any, safe: bool | None) -> None:
    """A region is an accent, except where it chooses a script; what is no language is left to its author."""
    wanted = None if safe is None else (transcribing(**after), safe)
    assert proposed("language-format", transcribing(**before)) == wanted


@pytest.mark.parametrize(
    ("language", "languages"), [("en", ["en"]), ("en-US", ["en"]), ("zh-CN", ["zh-CN"]), ("auto", None)]
)
def test_a_language_becomes_a_list_of_one(language: str, languages: list[str] | None) -> None:
    """For the models that take a list; a regional tag that they know stays what it is."""
    wanted = None if languages is None else (transcribing(**LISTS, languages=languages), True)
    assert proposed("language-on-live-models", transcribing(**LISTS, language=language)) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["bold <b>", "x"], ["bold b", "x"]),
        (["two\nlines"], ["two lines"]),
        (["b>", "b"], ["b"]),
        (["<>", "b"], ["b"]),
        (["<>"], None),
        (["a", " "], ["a"]),
        (["a", "b", "a"], ["a", "b"]),
    ],
)
def test_a_keyword_is_cleaned_or_goes(before: list[str], after: list[str] | None) -> None:
    """What is left of a keyword stays, unless it is nothing or there already; the list goes with its last keyword."""
    wanted = transcribing(**LISTS) if after is None else transcribing(**LISTS, keywords=after)
    assert proposed("keywords-format", transcribing(**LISTS, keywords=before)) == (wanted, False)


def test_log_probabilities_that_no_model_gives_go() -> None:
    """That is safe. Where nothing is transcribed yet it is not: an update may add the transcription later."""
    live = transcribing(model="whisper-1")
    bare = {"type": "realtime"}

    assert proposed("include-logprobs", {**live, "include": [LOGPROBS]}) == (live, True)
    assert proposed("include-logprobs", {**bare, "include": [LOGPROBS]}) == (bare, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [(["logprobs"], [LOGPROBS]), (["logprobs", LOGPROBS], [LOGPROBS]), (["usage", LOGPROBS], [LOGPROBS]), (["usage"], None)],
)  # fmt: skip
def test_what_is_included_becomes_what_is_documented(before: list[str], after: list[str] | None) -> None:
    """The last word alone is enough to know what was meant; what nobody knows goes."""
    session = {"input_audio_transcription": {"model": "gpt-4o-transcribe"}}
    event = {"type": "transcription_session.update", "session": {**session, "include": before}}
    wanted = {**event, "session": session if after is None else {**session, "include": after}}
    found = proposed("include-unknown", event, dialect="beta", target="azure-openai-preview")
    assert found == (wanted, False)
