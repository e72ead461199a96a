"""Payloads in Python code are found where people write them, judged by what is written, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

import rtlint

TODAY = date(2026, 11, 21)
BAD = '{"type": "realtime", "audio": {"output": {"voice": "mariin"}}}'
EVENT = f'{{"type": "session.update", "session": {BAD}}}'


def lint(code: str, path: str = "app.py") -> rtlint.Report:
    """The report of a Python file."""
    return rtlint.lint(code, path=path, today=TODAY)


def said(code: str) -> list[tuple[str, str, str]]:
    """Code, pointer and the characters meant, of all that is not advice."""
    found = [one for one in lint(code).diagnostics if one.severity is not rtlint.Severity.INFO]
    return [(one.code, one.pointer, code[one.range.start.offset : one.range.end.offset]) for one in found if one.range]


#: Where a payload with one mistake may stand, and the pointer of that mistake.
FOUND = {
    "an event that is sent": (f"ws.send(json.dumps({EVENT}))", "/session/audio/output/voice"),
    "an event under a name": (f"event = {EVENT}", "/session/audio/output/voice"),
    "an event that is returned": (f"def f():\n    return {EVENT}", "/session/audio/output/voice"),
    "a list of events": (f"EVENTS = [{EVENT}]", "/0/session/audio/output/voice"),
    "a session": (f"session = {BAD}", "/audio/output/voice"),
    "a session deep in settings": (f'X = {{"a": {{"session": {BAD}}}}}', "/a/session/audio/output/voice"),
    "a session in a call that is unknown": (f'X = {{"a": build({BAD})}}', "/audio/output/voice"),
    "the SDK's update": (
        "# realtime\nc.session.update(session={'type': 'realtime', 'audio': {'output': {'voice': 'mariin'}}})",
        "/audio/output/voice",
    ),
    "the SDK's client secret": (f"c.realtime.client_secrets.create(session={BAD})", "/session/audio/output/voice"),
    "the SDK's call": (
        "c.realtime.calls.accept('id', type='realtime', audio={'output': {'voice': 'mariin'}})",
        "/audio/output/voice",
    ),
    "a body that is posted": (
        (
            "requests.post('https://api.openai.com/v1/realtime/client_secrets', json={'session': {'type': 'realtime', "
            "'audio': {'output': {'voice': 'mariin'}}}})"
        ),
        "/session/audio/output/voice",
    ),
    "a body that the SDK's client posts": (
        "c.post(f'/realtime/calls/{i}/accept', cast_to=x, body={'type': 'realtime', 'audio': {'output': {'voice': 'mariin'}}})",
        "/audio/output/voice",
    ),
    "a body as text": (
        (
            "post(f'{BASE}/realtime/client_secrets', data=json.dumps({'session': {'type': 'realtime', 'audio': {'output': "
            "{'voice': 'mariin'}}}}).encode())"
        ),
        "/session/audio/output/voice",
    ),
    "arguments of dict": (
        "x = dict(type='session.update', session=dict(type='realtime', audio=dict(output=dict(voice='mariin'))))",
        "/session/audio/output/voice",
    ),
    "one of the SDK's types": (
        (
            "from openai.types.realtime import RealtimeSessionCreateRequestParam as S\n"
            "x = S(type='realtime', audio={'output': {'voice': 'mariin'}})"
        ),
        "/audio/output/voice",
    ),
    "a constant": (
        "VOICE = 'mariin'\ndef f():\n    return {'type': 'realtime', 'audio': {'output': {'voice': VOICE}}}",
        "/audio/output/voice",
    ),
    "a session under a name of its own": (
        f"session = {BAD}\nws.send(json.dumps({{'type': 'session.update', 'session': session}}))",
        "/session/audio/output/voice",
    ),
    "objects that are merged": (
        "x = {'type': 'realtime', 'model': m} | {'audio': {'output': {'voice': 'mariin'}}}",
        "/audio/output/voice",
    ),
    "behind tabs, and characters of several bytes": (
        f"def f():\n\t'größer 🌍'; x = {EVENT}",
        "/session/audio/output/voice",
    ),
    "behind a byte-order mark": (f"\ufeffx = {EVENT}", "/session/audio/output/voice"),
    "on lines that end with CR LF": ("é = 1\r\nx = " + EVENT.replace(", ", ",\r\n  "), "/session/audio/output/voice"),
    "as texts side by side": (EVENT.replace('"mariin"', '"mar" "iin"'), "/session/audio/output/voice"),
    "as an f-string": (EVENT.replace('"mariin"', 'f"mariin"'), "/session/audio/output/voice"),
}


@pytest.mark.parametrize(("code", "pointer"), FOUND.values(), ids=FOUND)
def test_a_payload_is_found_once_and_its_mistake_at_its_place(code: str, pointer: str) -> None:
    """There is one payload in the file, and the caret stands at the value, wherever that is written."""
    report = lint(code)

    ((rule, where, characters),) = said(code)
    assert len(report.payloads) == 1
    assert (rule, where) == ("RT510", pointer)
    assert characters.replace("f", "").replace('" "', "").strip("'\"") == "mariin"


UNKNOWN = ("VOICE", "voice()", "args.voice", 'os.getenv("V", "mariin")', 'f"{v}"', "Voice.MARIIN", 'x or "mariin"',
    '"a" if b else "c"', 'b"mariin"', '"mar" + x', '"%s" % x', '"x".lower()', "[v for v in x]", "{*x}", "lambda: 1")  # fmt: skip


@pytest.mark.parametrize("expression", UNKNOWN)
def test_nothing_is_said_of_a_value_that_is_not_in_the_text(expression: str) -> None:
    """Whatever an expression becomes, the payload around it is still known as one."""
    code = EVENT.replace('"mariin"', expression)

    assert [one.kind for one in lint(code).payloads] == ["event"]
    assert said(code) == []


INCOMPLETE = (
    '{"type": "session.update", "session": {**base, "instructions": "x"}}',
    '{"type": "session.update", "session": {key: 1, "instructions": "x"}}',
    '{"type": "session.update", "session": base | {"instructions": "x"}}',
    '{"type": "session.update", "session": dict(base, instructions="x")}',
    'x = {"type": "session.update", "session": {"instructions": "x"}}\nx["session"]["type"] = "realtime"',
    'x = {"type": "session.update", "session": {"instructions": "x"}}\nx["session"].update(more)',
    'x = {"type": "session.update", "session": {"instructions": "x"}}\ns = x["session"]\ns["type"] = "realtime"',
    's = {"instructions": "x"}\ns["type"] = t\nsend({"type": "session.update", "session": s})',
    'self.x = {"type": "session.update", "session": {"instructions": "x"}}\nself.x["session"]["type"] = t',
    'realtime.calls.accept("id", instructions="x", **more)',
)


@pytest.mark.parametrize("code", INCOMPLETE)
def test_nothing_is_missing_in_an_object_that_may_be_completed(code: str) -> None:
    """A spread, an unknown key and a later assignment may bring what is not written."""
    assert said("{'type': 'session.update', 'session': {'instructions': 'x'}}")[0][0] == "RT603"
    assert lint(code).payloads
    assert said(code) == []


def test_what_is_written_in_an_incomplete_object_is_judged() -> None:
    """Whatever a spread brings, a field that no session has is wrong, and so is a value that none takes."""
    code = '{"type": "session.update", "session": {**base, "instructionz": "x", "audio": {"output": {"speed": 9}}}}'

    assert [(code, pointer) for code, pointer, _ in said(code)] == [
        ("RT101", "/session/instructionz"),
        ("RT201", "/session/audio/output/speed"),
    ]


SILENT = {
    "an object that is only likely one": 'x = {"turn_detection": {"type": "server_vad"}, "input_audio_format": "pcm"}',
    "fields that other APIs have": 'x = {"model": "gpt-realtime", "voice": "mariin", "instructions": "x"}',
    "a type that means something else": 'x = {"type": "realtime", "name": "feed", "model": "m"}',
    "settings of an SDK": 'RealtimeRunConfig(model_settings={"voice": "mariin", "modalities": ["audio"]})  # realtime',
    "another library's class": 'SessionProperties(voice="mariin", turn_detection={"type": "none"})  # "realtime"',
    "a typed dictionary": 'class Session(TypedDict):\n    type: Literal["realtime"]\n    voice: str',
    "a schema": 'x = {"type": "object", "properties": {"session": {"type": "realtime", "audio": {"x": 1}}}}',
    "another service's call": 'db.session.update(session={"voice": "mariin"})',
    "a telephone call": 'client.calls.create(to="+1", session={"type": "realtime"})  # "realtime"',
    "a body for one's own server": 'client.post("/v1/realtime/sessions", json={"voice": "mariin"})',
    "a body for another service": 'post("https://api.x.ai/v1/realtime/client_secrets", json={"expires_after": 1})',
    "another service": 'x = {"type": "session.update", "session": {"model": "qwen-omni", "voice": "Cherry", "x": 1}}',
    "what the server sends": 'x = {"type": "session.created", "event_id": "e", "session": {"voice": "mariin"}}',
    "what the server may send": 'x = {"type": "response.done", "event_id": "e", "response": "none"}',
    "code for another service": f'URL = "wss://dashscope.aliyuncs.com/api-ws/v1/realtime"\nx = {EVENT}',
    "an event of unknown type": 'x = {"type": kind, "session": {"voice": "mariin"}}',
    "text in a comment": f"# x = {EVENT}",
    "text in a docstring": f'"""x = {EVENT}"""',
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_what_is_not_surely_a_payload(code: str) -> None:
    """Code is full of objects: one is judged when its shape or what is done with it makes it certain."""
    assert said(code) == []


def test_code_for_another_service_is_not_even_named() -> None:
    """It knows what it does: unlike in a file of settings, nobody is told whose configuration this is."""
    code = 'x = {"type": "session.update", "session": {"type": "realtime", "delegation": {}}}'

    assert lint(code).diagnostics == ()
    assert lint(f"```python\n{code}\n```\n", "app.md").diagnostics == ()


def test_the_address_of_the_api_outweighs_the_name_of_another_service() -> None:
    """Code for several services that names ours is judged; a word within a word names nobody."""
    both = f'URLS = ["wss://api.openai.com/v1/realtime", "wss://dashscope.aliyuncs.com"]\nx = {EVENT}'
    ngrok = f'URL = "https://me.ngrok.io"\nx = {EVENT}'

    assert [code for code, _, _ in said(both) + said(ngrok)] == ["RT510", "RT510"]


AZURE = "c = AsyncAzureOpenAI(azure_endpoint=e)\n# realtime\n"
FLAT = 'c.session.update(session={"voice": "alloy", "modalities": ["text"]})'


def test_code_for_azure_is_judged_as_such() -> None:
    """The beta shape lives on there, models are deployments; code for OpenAI too is code for OpenAI."""
    assert [code for code, _, _ in said(FLAT + "  # realtime")] == ["RT601"]
    assert said(AZURE + FLAT) == []
    assert [code for code, _, _ in said(AZURE + "d = AsyncOpenAI()\n" + FLAT)] == ["RT601"]


def test_a_target_that_the_user_names_outweighs_the_code() -> None:
    """Whoever says where a payload goes knows it."""
    code = AZURE + 'c.session.update(session={"voice": "alloy", "modalities": ["text"], "foo": 1})'

    ga = rtlint.lint(code, path="x.py", target="azure-openai", today=TODAY)
    assert [one.dialect for one in ga.payloads] == ["ga"]


def test_arguments_that_are_fields_are_fields() -> None:
    """`event_id` goes into an event but is no part of what the SDK's calls send as one."""
    event = (
        "from openai.types.realtime import ConversationItemCreateEvent as Create, "
        "RealtimeConversationItemFunctionCallOutput as Output\n"
        "x = Create(type='conversation.item.create', event_id='e', item=Output(type='function_call_output', "
        "call_id=i, output=o))"
    )
    call = "# realtime\nc.realtime.client_secrets.create(session={'type': 'realtime'}, timeout=3, extra_headers={})"

    assert [one.kind for one in lint(event).payloads + lint(call).payloads] == ["event", "client-secret"]
    assert said(event) + said(call) == []


def test_a_name_that_is_bound_twice_is_not_followed() -> None:
    """It could be either value, and what a function binds is not the module's."""
    code = 'V = "mariin"\nif x:\n    V = "marin"\ny = ' + EVENT.replace('"mariin"', "V")
    shadowed = 'V = "mariin"\ndef f(V):\n    return ' + EVENT.replace('"mariin"', "V")
    rebound = 'V = "mariin"\ndef f():\n    global V\n    V = 1\ny = ' + EVENT.replace('"mariin"', "V")

    assert [said(each) for each in (code, shadowed, rebound)] == [[], [], []]


def test_what_several_payloads_share_is_one_mistake() -> None:
    """Two events with one session under a name are two payloads, and its mistake is written once."""
    code = f"S = {BAD}\na = {{'type': 'session.update', 'session': S}}\nb = {{'type': 'session.update', 'session': S}}"

    assert len(lint(code).payloads) == 2
    assert len(said(code)) == 1


def test_events_in_code_are_no_script() -> None:
    """That one literal stands above another does not say that it is sent before."""
    first = '{"type": "session.update", "session": {"type": "realtime", "audio": {"output": {"voice": "marin"}}}}'
    other = first.replace('"realtime"', '"transcription"').replace('"output": {"voice": "marin"}', '"input": {}')

    assert [code for code, _, _ in said(f"a = {first}\nb = {other}")] == []


HEARD = {
    "behind the value": EVENT.replace('"mariin"', '"mariin" # rtlint: ignore[unknown-voice] ours\n'),
    "on the line above": EVENT.replace('"output"', '\n# rtlint: ignore[unknown-voice] ours\n"output"'),
    "above the statement": f"# rtlint: ignore[unknown-voice] ours\nx = {EVENT}".replace("{", "{\n"),
    "on the opening line": f"x = {EVENT}".replace("{", "{ # rtlint: ignore[unknown-voice] ours\n", 1).replace(
        ",", ",\n"
    ),
    "for the file, below": f"x = {EVENT}\n# rtlint: ignore-file[unknown-voice] ours",
    "at a constant": "V = 'mariin' # rtlint: ignore[RT510] ours\nx = " + EVENT.replace('"mariin"', "V"),
}


@pytest.mark.parametrize("code", HEARD.values(), ids=HEARD)
def test_a_comment_is_heard(code: str) -> None:
    """A comment speaks of its line, of the one below, or of the whole literal that it stands at; none is left over."""
    assert said(code) == []


def test_a_comment_may_declare_a_payload() -> None:
    """What nobody could know, the author may say."""
    code = '# rtlint: kind=session dialect=ga phase=fragment\nBASE = {"audio": {"output": {"voice": "mariin"}}}'

    assert [(rule, where) for rule, where, _ in said(code)] == [("RT510", "/audio/output/voice")]


def test_a_file_that_does_not_parse_is_mentioned_when_it_is_named() -> None:
    """It is no mistake of a payload: Python 2, a template, a newer Python."""
    (one,) = lint("print 'session.update'").diagnostics

    assert (one.code, one.severity) == ("RT010", rtlint.Severity.INFO)


@pytest.mark.parametrize("code", ["(" * 5000, "[" * 150 + "]" * 150, "x = " + "-" * 5000 + "1", "\0", "x = '\ud800'"])
def test_hostile_code_is_survived(code: str) -> None:
    """Nothing that a file may hold ends in a crash."""
    lint(f"{code}\n# session.update")


def test_the_encoding_that_a_file_names_is_used() -> None:
    """Offsets count characters, however many bytes each has."""
    code = f"# -*- coding: latin-1 -*-\né = {EVENT}"
    report = rtlint.lint(code.encode("latin-1"), path="x.py", today=TODAY)

    (one,) = (one for one in report.diagnostics if one.code == "RT510")
    assert one.range is not None
    assert code[one.range.start.offset : one.range.end.offset] == '"mariin"'


def test_the_documents_of_a_file_are_numbered_by_their_places() -> None:
    """Whatever order they are found in."""
    report = lint(f"a = {EVENT}\n# realtime\nc.session.update(session={BAD})\nb = {EVENT}")

    assert [one.document for one in report.payloads] == [0, 1, 2]
    assert [one.range.start.line for one in report.diagnostics if one.range] == [1, 3, 4]
