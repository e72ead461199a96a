"""What is recognised as what: each text leads to these payloads, and to no others."""

from __future__ import annotations

from pathlib import Path

import pytest

import rtlint

#: What a text is about, the text, and of each payload in it the pointer, kind, dialect and confidence.
CASES: list[tuple[str, str, list[tuple[str, str, str, str]]]] = [
    # Certain: events, and what has a session's `type`.
    ("ga update", "{type: session.update, session: {type: realtime}}", [("", "event", "ga", "certain")]),
    ("beta update", "{type: session.update, session: {voice: ash}}", [("", "event", "beta", "certain")]),
    ("update of neither", "{type: session.update, session: {tools: []}}", [("", "event", "ga", "certain")]),
    ("placeholder", "{type: session.update, session: '${SESSION}'}", [("", "event", "ga", "certain")]),
    ("beta transcription", "{type: transcription_session.update, session: {}}", [("", "event", "beta", "certain")]),
    (
        "translation",
        "{type: session.update, session: {audio: {output: {language: fr}}}}",
        [("", "event", "ga", "certain")],
    ),
    ("bare response", "type: response.create", [("", "event", "ga", "certain")]),
    ("beta response", "{type: response.create, response: {modalities: [text]}}", [("", "event", "beta", "certain")]),
    ("audio", "{type: input_audio_buffer.append, audio: AAAA}", [("", "event", "ga", "certain")]),
    (
        "beta item",
        "{type: conversation.item.create, item: {content: [{type: text}]}}",
        [("", "event", "beta", "certain")],
    ),
    ("server event", "{type: session.created, event_id: e, session: {}}", [("", "server-event", "ga", "certain")]),
    ("old server event", "{type: response.audio.done, event_id: e}", [("", "server-event", "beta", "certain")]),
    ("session", "{type: realtime, instructions: Hi}", [("", "session", "ga", "certain")]),
    ("mixed session", "{type: realtime, voice: ash, modalities: [text]}", [("", "session", "ga", "certain")]),
    ("misspelt session", "{type: realtime, model: gpt-realtime-2.1, voise: ash}", [("", "session", "ga", "certain")]),
    ("transcription", "{type: transcription, audio: {input: {}}}", [("", "session", "ga", "certain")]),
    ("misplaced model", "{type: transcription, model: gpt-transcribe}", [("", "session", "ga", "certain")]),
    (
        "secret request",
        "{expires_after: {seconds: 60}, session: {type: realtime, model: x}}",
        [("", "client-secret", "ga", "certain")],
    ),
    (
        "translation secret",
        "{session: {model: gpt-realtime-translate, audio: {}}}",
        [("", "client-secret", "ga", "certain")],
    ),
    ("call", "{sdp: v=0, session: {type: realtime, model: x}}", [("", "call-create", "ga", "certain")]),
    ("returned session", "{object: realtime.session, id: sess_1}", [("", "session-object", "ga", "certain")]),
    (
        "returned beta session",
        "{client_secret: {value: ek_1}, voice: ash}",
        [("", "session-object", "beta", "certain")],
    ),
    ("returned secret", "{value: ek_1, expires_at: 1, session: {}}", [("", "client-secret-object", "ga", "certain")]),
    # Likely: two keys that no other OpenAI API has, with values such as they take.
    ("beta body", "{modalities: [text], turn_detection: null}", [("", "session", "beta", "likely")]),
    (
        "unknown values",
        "{input_audio_format: '${IN}', output_audio_format: '${OUT}'}",
        [("", "session", "beta", "likely")],
    ),
    ("unknown words", "{input_audio_format: mulaw, turn_detection: {type: off}}", [("", "session", "beta", "likely")]),
    ("numeral", "{max_response_output_tokens: '4096', modalities: [audio]}", [("", "session", "beta", "likely")]),
    ("ga body without type", "{model: gpt-realtime-2.1, audio: {input: {}}}", [("", "session", "ga", "likely")]),
    (
        "beta transcription body",
        "{input_audio_format: pcm16, input_audio_transcription: {model: whisper-1}}",
        [("", "transcription-session", "beta", "likely")],
    ),
    # Inside of larger files.
    (
        "log",
        "[{type: response.create}, {type: response.cancel}]",
        [("/0", "event", "ga", "certain"), ("/1", "event", "ga", "certain")],
    ),
    ("wrapped log", "[{at: 1, event: {type: response.create}}]", [("/0/event", "event", "ga", "certain")]),
    ("application", "{name: a, session: {type: realtime, tools: []}}", [("/session", "session", "ga", "certain")]),
    (
        "beta application",
        "{a: {session: {modalities: [text], turn_detection: null}}}",
        [("/a/session", "session", "beta", "likely")],
    ),
    ("schema", "{properties: {session: {type: realtime, tools: []}}}", []),
    ("not where they are kept", "{a: {b: {modalities: [text], turn_detection: null}}}", []),
    # Nothing of ours.
    ("one telling key", "{turn_detection: null, model: gpt-4o, tools: []}", []),
    ("envelope alone", "type: session.update", []),
    ("responses socket", "{type: response.create, model: gpt-5.4, input: []}", []),
    ("chat", "{modalities: [text, audio], messages: [], max_response_output_tokens: 5}", []),
    ("flags", "{modalities: true, turn_detection: true, input_audio_format: false}", []),
    ("texts", "{modalities: Answers, input_audio_format: My voice, output_audio_format: Its voice}", []),
    ("names of constants", "{modalities: [TEXT], input_audio_format: PCM16, output_audio_format: PCM16}", []),
    ("schemas", "{turn_detection: {type: object}, input_audio_transcription: {type: object}}", []),
    ("spread over keys", "{modalities: [text], turn_detection: null, turn_detection_threshold: 1}", []),
    ("camel case", "{model: gpt-realtime-2.1, audio: {input: {format: pcm16, turnDetection: {}}}}", []),
    ("another audio", "{model: gpt-realtime-2.1, audio: {input: {encoding: mulaw, sample_rate: 8000}}}", []),
    ("settings of an SDK", "{modalities: [audio], turn_detection: null, model_name: gpt-realtime-2.1}", []),
    ("mostly something else", "{modalities: [text], turn_detection: null, a: 1, b: 1, c: 1}", []),
    ("message", "{type: transcription, model: m, text: Hi, is_final: true}", []),
    (
        "settings around a session",
        "{agent: {openai: {session: {type: realtime, instructions: Hi}}}}",
        [("/agent/openai/session", "session", "ga", "certain")],
    ),
    ("`event` for `type`", "{event: session.update, session: {type: realtime}}", [("", "event", "ga", "certain")]),
    (
        "beside another service",
        "{a: {type: session.update, session: {type: realtime, delegation: {}}}, b: {type: session.update, session: {type: realtime}}}",
        [("/b", "event", "ga", "certain")],
    ),
    (
        "a log of another service",
        "[{type: session.update, session: {type: realtime}}, {type: session.update, session: {type: realtime, delegation: {}}}]",
        [],
    ),
    ("another product's event", "{event: session.update, session: {user: u, id: i}}", []),
]

#: Whose configuration a text is, when not OpenAI's.
FOREIGN = [
    ("Azure Voice Live", "{type: session.update, session: {voice: en-US-AvaNeural, modalities: [text]}}"),
    ("GPT-Live", "{type: session.update, session: {type: realtime, delegation: {}}}"),
    ("xAI Voice Agent", "{vendor: xai, options: {session: {type: realtime, tools: []}}}"),
    ("Qwen Realtime", "{type: session.update, session: {modalities: [text], repetition_penalty: 1.05}}"),
    ("GLM-Realtime", "{input_audio_format: wav, turn_detection: {type: client_vad}}"),
    ("another service or a gateway", "{type: realtime, model: google/gemini-live}"),
    (
        "Azure Voice Live",
        "[{type: session.update, session: {avatar: {}}}, {type: response.create, response: {voice: x}}]",
    ),
]

#: Texts that cannot be read, and whether they are meant to hold a payload.
BROKEN = [
    ("type: realtime\naudio: {", True),
    ('{ "type" : "session.update", "session": {', True),
    ("input_audio_format: pcm16\n  voice: ash: x", True),
    ("data:\n  {{- if .Values.realtime.enabled }}\n  transcription: {{ .Values.x }}\n  {{- end }}", False),
    ("# turn_detection and realtime\n{", False),
    ("# type: realtime\nx: [" + "[" * 300_000, False),
]


@pytest.mark.parametrize(("text", "payloads"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_text_holds(text: str, payloads: list[tuple[str, str, str, str]]) -> None:
    """The payloads of a text, in its order."""
    report = rtlint.lint(text)

    assert [(found.pointer, found.kind, found.dialect, found.confidence) for found in report.payloads] == payloads


@pytest.mark.parametrize("dialect", ["ga", "beta"])
def test_what_one_dialect_alone_has_is_of_that_dialect(dialect: str) -> None:
    """Whatever dialect is asked for: the beta interface had no request for a client secret."""
    (found,) = rtlint.lint(
        "{expires_after: {seconds: 60}, session: {type: realtime, model: x}}", dialect=dialect
    ).payloads

    assert (found.kind, found.dialect) == ("client-secret", "ga")


@pytest.mark.parametrize(("service", "text"), FOREIGN)
def test_another_service_is_named_once_and_left_alone(service: str, text: str) -> None:
    """One line names the service, however many of its payloads are there."""
    report = rtlint.lint(text)

    assert [found.message for found in report.diagnostics] == [f"this is a configuration of {service}"]
    assert report.payloads == ()


@pytest.mark.parametrize(("text", "is_meant"), BROKEN)
def test_a_broken_file_in_a_folder_is_reported_only_if_it_is_meant(tmp_path: Path, text: str, is_meant: bool) -> None:
    """A folder holds templates and generated files that are none of ours; a file that is named is always reported."""
    file = tmp_path / "x.yaml"
    file.write_text(text)

    assert bool(rtlint.lint_files([str(tmp_path)]).diagnostics) == is_meant
    assert rtlint.lint_files([str(file)]).diagnostics
