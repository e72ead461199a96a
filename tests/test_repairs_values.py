"""Repairs of numbers, words, lists and types: under which conditions they are proposed, and as what."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

import rtlint

BETA = {"kind": "session", "dialect": "beta", "target": "azure-openai-preview"}


def session(**fields: Any) -> dict[str, Any]:
    """A GA session with these fields."""
    return {"type": "realtime", **fields}


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("Inf", "inf", True),
        ("Infinity", "inf", True),
        (" INF ", "inf", True),
        ("unlimited", "inf", True),
        ("4096", 4096, True),
        ("5000", 4096, False),
        ("0", "inf", False),
        (0, "inf", False),
        (-1, "inf", False),
        (100000, 4096, False),
        (100.5, 100, False),
        ("a few", None, None),
        ("9" * 5000, None, None),
        (True, None, None),
        ([4096], None, None),
    ],
)
def test_a_limit_of_tokens_is_respelt_or_brought_into_its_range(
    before: object, after: object, safe: bool | None
) -> None:
    """Another spelling of the same is safe; less than one token is what other APIs write for no limit."""
    wanted = None if safe is None else (session(max_output_tokens=after), safe)
    assert proposed("max-tokens", session(max_output_tokens=before)) == wanted


def test_no_limit_at_all_is_left_out() -> None:
    """A null is dropped: the field is optional."""
    assert proposed("max-tokens", session(max_output_tokens=None, instructions="Hi")) == (
        session(instructions="Hi"),
        True,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["text", "audio"], ["audio"]),
        (["audio", "text"], ["audio"]),
        (["text", "text"], ["text"]),
        (["audio", "text", "audio"], ["audio"]),
        ([], None),
        (["audio", "video"], None),
    ],
)
def test_modalities_of_ga_become_one(before: list[str], after: list[str] | None) -> None:
    """Sound brings its text, so that it alone means the same; with none, or an unknown one, nobody knows what was meant."""
    wanted = None if after is None else (session(output_modalities=after), True)
    assert proposed("modalities-combination", session(output_modalities=before)) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [(["audio"], ["audio", "text"]), (["audio", "audio"], ["audio", "text"]), (["text", "text"], ["text"])],
)
def test_modalities_of_beta_become_both(before: list[str], after: list[str]) -> None:
    """Beta knows no sound without text."""
    payload = {"voice": "alloy", "modalities": before}
    assert proposed("modalities-combination", payload, **BETA) == ({**payload, "modalities": after}, True)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("out-of-range", {"audio": {"output": {"speed": 0}}}, {"audio": {"output": {"speed": 0.25}}}),
        ("out-of-range", {"audio": {"output": {"speed": 9}}}, {"audio": {"output": {"speed": 1.5}}}),
        (
            "out-of-range",
            {"truncation": {"type": "retention_ratio", "retention_ratio": -1}},
            {"truncation": {"type": "retention_ratio", "retention_ratio": 0}},
        ),
        (
            "truncation-percent",
            {"truncation": {"type": "retention_ratio", "retention_ratio": 100}},
            {"truncation": {"type": "retention_ratio", "retention_ratio": 1}},
        ),
        ("undocumented-effort", {"reasoning": {"effort": "none"}}, {"reasoning": {"effort": "minimal"}}),
        ("tracing-group-id", {"tracing": {"group_id": " a/b c "}}, {"tracing": {"group_id": "a-b-c"}}),
    ],
)
def test_a_number_goes_to_the_nearest_that_is_allowed(name: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """It works then, but differently than its author wrote: never safe."""
    assert proposed(name, session(**before)) == (session(**after), False)


def test_a_group_of_signs_has_no_letters_to_keep() -> None:
    """Where nothing of a name would remain, no name is made up."""
    assert proposed("tracing-group-id", session(tracing={"group_id": "???"})) is None


@pytest.mark.parametrize(("before", "after"), [(0, 0.6), (2, 1.2)])
def test_a_temperature_goes_to_the_nearest_that_beta_took(before: float, after: float) -> None:
    """The same for the range that only beta has."""
    assert proposed("temperature-range", {"voice": "alloy", "temperature": before}, **BETA) == (
        {"voice": "alloy", "temperature": after},
        False,
    )


@pytest.mark.parametrize(
    ("name", "before", "after", "safe"),
    [
        ("unknown-value", {"truncation": "Disabled"}, {"truncation": "disabled"}, True),
        ("unknown-value", {"truncation": "disable"}, {"truncation": "disabled"}, False),
        ("unknown-value", {"truncation": "sometimes"}, None, None),
        ("unknown-value", {"tracing": "on"}, None, None),
        ("unknown-value", {"truncation": "null"}, None, None),
        ("unknown-tool-choice", {"tool_choice": "AUTO"}, {"tool_choice": "auto"}, True),
        ("unknown-tool-choice", {"tool_choice": "autos"}, {"tool_choice": "auto"}, False),
        ("unknown-tool-choice", {"tool_choice": "never"}, {"tool_choice": "none"}, True),
        ("unknown-tool-choice", {"tool_choice": "find_order"}, None, None),
        ("unknown-voice", {"audio": {"output": {"voice": "ALLOY"}}}, {"audio": {"output": {"voice": "alloy"}}}, True),
        ("unknown-voice", {"audio": {"output": {"voice": "aloy"}}}, {"audio": {"output": {"voice": "alloy"}}}, False),
        ("unknown-voice", {"audio": {"output": {"voice": "Puck"}}}, None, None),
        ("tts-only-voice", {"audio": {"output": {"voice": "onyx"}}}, {"audio": {"output": {"voice": "cedar"}}}, False),
        (
            "voice-object",
            {"audio": {"output": {"voice": {"name": "Ash"}}}},
            {"audio": {"output": {"voice": "ash"}}},
            False,
        ),
        ("voice-object", {"audio": {"output": {"voice": {"name": "Jenny"}}}}, None, None),
        ("voice-object", {"audio": {"output": {"voice": {"name": "${VOICE}"}}}}, None, None),
    ],
)
def test_a_word_is_safe_to_respell_only(
    name: str, before: dict[str, Any], after: dict[str, Any] | None, safe: bool | None
) -> None:
    """Capitals, hyphens and a known word of other APIs are spellings; a near name is a guess; anything else is no repair."""
    wanted = None if after is None else (session(**after), safe)
    assert proposed(name, session(**before)) == wanted


@pytest.mark.parametrize(("voice", "after"), [("fable", "ballad"), ("nova", None)])
def test_beta_gets_a_voice_that_beta_has(voice: str, after: str | None) -> None:
    """The voice that sounds most like it is proposed where the dialect knows it."""
    wanted = None if after is None else ({"voice": after}, False)
    assert proposed("tts-only-voice", {"voice": voice}, **BETA | {"target": "openai"}) == wanted


def test_no_call_is_forced_where_nothing_can_be_called() -> None:
    """`any` means `required`, which a new session without tools must not say."""
    body = {"session": session(model="gpt-realtime-2.1", tool_choice="any")}
    assert proposed("unknown-tool-choice", body, kind="client-secret") is None


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"audio": {"output": {"speed": "1.2"}}}, {"audio": {"output": {"speed": 1.2}}}, True),
        ({"audio": {"output": {"speed": "1e0"}}}, {"audio": {"output": {"speed": 1.0}}}, False),
        ({"audio": {"output": {"speed": "7"}}}, None, None),
        ({"audio": {"output": {"speed": "fast"}}}, None, None),
        ({"audio": {"output": {"speed": "9" * 5000}}}, None, None),
        ({"parallel_tool_calls": "true"}, {"parallel_tool_calls": True}, True),
        ({"parallel_tool_calls": "False"}, {"parallel_tool_calls": False}, True),
        ({"parallel_tool_calls": "yes"}, None, None),
        ({"parallel_tool_calls": None}, {}, True),
        (
            {"audio": {"input": {"noise_reduction": "far_field"}}},
            {"audio": {"input": {"noise_reduction": {"type": "far_field"}}}},
            True,
        ),
        (
            {"audio": {"input": {"turn_detection": "semantic_vad"}}},
            {"audio": {"input": {"turn_detection": {"type": "semantic_vad"}}}},
            True,
        ),
        (
            {"audio": {"input": {"transcription": "whisper-1"}}},
            {"audio": {"input": {"transcription": {"model": "whisper-1"}}}},
            False,
        ),
        ({"audio": {"input": {"transcription": False}}}, {"audio": {"input": {"transcription": None}}}, False),
        ({"prompt": "pmpt_1"}, {"prompt": {"id": "pmpt_1"}}, False),
        ({"output_modalities": "audio"}, {"output_modalities": ["audio"]}, False),
        ({"tools": {"type": "function", "name": "hang_up"}}, None, None),
        ({"tools": None}, {}, True),
        ({"tools": [None]}, {}, False),
        ({"include": "logprobs"}, None, None),
        ({"instructions": 42}, {"instructions": "42"}, False),
        ({"instructions": ["Be brief."]}, None, None),
    ],
)
def test_a_value_of_the_wrong_type_is_written_in_the_right_one(
    before: dict[str, Any], after: dict[str, Any] | None, safe: bool | None
) -> None:
    """Numerals, `true` and the name of a variant are what they say; a null that says nothing goes; the rest is a guess."""
    wanted = None if after is None else (session(**after), safe)
    assert proposed("wrong-type", session(**before), kind="session") == wanted


@pytest.mark.parametrize(
    ("before", "after", "safe"), [(42, "42", True), (True, "true", True), (1.10, "1.1", False), (None, None, True)]
)
def test_metadata_is_text(before: object, after: str | None, safe: bool) -> None:
    """JSON numbers and flags are safe to quote there; a fraction may be written otherwise than it is read."""
    kept = {"topic": "mood", **({} if after is None else {"customer": after})}
    assert proposed("wrong-type", {"metadata": {"topic": "mood", "customer": before}}, kind="response") == (
        {"metadata": kept},
        safe,
    )


def test_a_number_in_yaml_may_be_written_otherwise_than_it_is_read() -> None:
    """`+4915112345` loses its sign when it becomes text, so that is not safe."""
    report = rtlint.lint("metadata: {caller: +4915112345}", path="x.yaml", kind="response")
    (found,) = [item for item in report.diagnostics if item.name == "wrong-type"]

    assert found.repair is not None
    assert not found.repair.safe


def test_metadata_is_cut_but_not_over_another_entry() -> None:
    """A key or a value that is too long is cut; a secret is not touched, and no entry is lost."""
    key, other = "k" * 65, "k" * 64
    assert proposed("metadata-limits", {"metadata": {key: "1"}}, kind="response") == ({"metadata": {other: "1"}}, False)
    assert proposed("metadata-limits", {"metadata": {key: "1", other: "2"}}, kind="response") is None
    assert proposed("metadata-limits", {"metadata": {"a": "v" * 513}}, kind="response") == (
        {"metadata": {"a": "v" * 512}},
        False,
    )
    assert proposed("metadata-limits", {"metadata": {"api_key": "v" * 513}}, kind="response") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("create_response: yes", True), ("create_response: off", False), ("prefix_padding_ms: 1_000", 1000)],
)
def test_what_readers_disagree_on_is_written_as_the_field_takes_it(text: str, value: object) -> None:
    """Of two readings the one that the field can have is meant."""
    yaml = f"type: realtime\naudio: {{input: {{turn_detection: {{type: server_vad, {text}}}}}}}\n"
    (found,) = [item for item in rtlint.lint(yaml, path="x.yaml").diagnostics if item.name == "yaml-version-dependent"]

    assert found.repair is not None
    assert found.repair.safe
    assert found.repair.title == f"write `{str(value).lower()}`"


def test_what_can_be_two_numbers_is_for_its_author_to_say() -> None:
    """`010` is eight or ten."""
    yaml = "type: realtime\naudio: {input: {turn_detection: {type: server_vad, prefix_padding_ms: 010}}}\n"
    (found,) = [item for item in rtlint.lint(yaml, path="x.yaml").diagnostics if item.name == "yaml-version-dependent"]

    assert found.repair is None
