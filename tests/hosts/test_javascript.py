"""Payloads in JavaScript and TypeScript are found where people write them, judged by what is written, and nothing else is."""

from __future__ import annotations

import json
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rtlint

TODAY = date(2026, 11, 21)
BAD = '{ type: "realtime", audio: { output: { voice: "mariin" } } }'
EVENT = f'{{ type: "session.update", session: {BAD} }}'
PLACE = "/session/audio/output/voice"


def lint(code: str, path: str = "app.ts") -> rtlint.Report:
    """The report of a file of code."""
    return rtlint.lint(code, path=path, today=TODAY)


def said(code: str, path: str = "app.ts") -> list[tuple[str, str, str]]:
    """Code, pointer and the characters meant, of all that is not advice."""
    found = [one for one in lint(code, path).diagnostics if one.severity is not rtlint.Severity.INFO]
    return [(one.code, one.pointer, code[one.range.start.offset : one.range.end.offset]) for one in found if one.range]


#: Where a payload with one mistake may stand, and the pointer of that mistake.
FOUND = {
    "an event that is sent": (f"ws.send(JSON.stringify({EVENT}));", PLACE),
    "an event under a name": (f"const event = {EVENT};", PLACE),
    "an event that a function returns": (f"const f = () => ({EVENT});", PLACE),
    "an event in a class": (f"class A {{ event = {EVENT}; }}", PLACE),
    "an event that is exported": (f"export default {EVENT};", PLACE),
    "a list of events": (f"const events = [{EVENT}];", f"/0{PLACE}"),
    "a session": (f"const session = {BAD};", "/audio/output/voice"),
    "a session deep in settings": (f"const x = {{ a: {{ session: {BAD} }} }};", f"/a{PLACE}"),
    "a session in a call that is unknown": (f"const x = {{ a: build({BAD}) }};", "/audio/output/voice"),
    "a branch of a conditional": (f"const x = a ? {BAD} : undefined;", "/audio/output/voice"),
    "the SDK's client secret": (f"await client.realtime.clientSecrets.create({{ session: {BAD} }});", PLACE),
    "the SDK's call": (
        "openai.realtime.calls.accept(id, { type: 'realtime', audio: { output: { voice: 'mariin' } } });",
        "/audio/output/voice",
    ),
    "the SDK's call, with a name": (
        "const s = { audio: { output: { voice: 'mariin' } }, ...more };\nopenai.realtime.calls.accept(id, s);",
        "/audio/output/voice",
    ),
    "a body that is fetched with": (
        (
            "fetch('https://api.openai.com/v1/realtime/client_secrets', { method: 'POST', body: JSON.stringify("
            "{ session: { type: 'realtime', audio: { output: { voice: 'mariin' } } } }) });"
        ),
        PLACE,
    ),
    "a body under names": (
        (
            "const URL = 'https://api.openai.com/v1/realtime';\n"
            "const data = { session: { type: 'realtime', audio: { output: { voice: 'mariin' } } } };\n"
            "const options = { method: 'POST', body: JSON.stringify(data) };\nfetch(`${URL}/client_secrets`, options);"
        ),
        PLACE,
    ),
    "a body as the second argument": (
        f"axios.post('https://api.openai.com/v1/realtime/client_secrets', {{ session: {BAD} }}, {{ headers }});",
        PLACE,
    ),
    "a body as an option": (
        f"ky.post(base + '/realtime/client_secrets', {{ json: {{ session: {BAD} }}, headers }});",
        PLACE,
    ),
    "a request that is all options": (
        f"axios({{ url: `${{base}}/v1/realtime/client_secrets`, data: {{ session: {BAD} }} }});",
        PLACE,
    ),
    "the rest of an event beside its type": (
        f"client.realtime.send('session.update', {{ session: {BAD} }});",
        "/audio/output/voice",
    ),
    "a constant": (f"const VOICE = 'mariin';\nf({EVENT.replace(chr(34) + 'mariin' + chr(34), 'VOICE')});", PLACE),
    "a property of the same name": (
        "const voice = 'mariin';\nf({ type: 'session.update', session: { type: 'realtime', audio: { output: { voice } } } });",
        PLACE,
    ),
    "a session under a name of its own": (
        f"const session = {BAD};\ndc.send(JSON.stringify({{ type: 'session.update', session }}));",
        PLACE,
    ),
    "a spread of something known": (
        "const b = { output: { voice: 'mariin' } };\nf({ type: 'realtime', model: m, audio: { ...b } });",
        "/audio/output/voice",
    ),
    "behind tabs, and characters of several bytes": (f"\t'größer 🌍'; const x = {EVENT}", PLACE),
    "behind a byte-order mark": (f"\ufeffconst x = {EVENT}", PLACE),
    "on lines that end with CR LF": ("/* é */\r\nconst x = " + EVENT.replace(", ", ",\r\n  "), PLACE),
    "with comments and a comma at the end": (
        EVENT.replace("session: {", "/* é */ session: { // 🌍\n").replace("} } }", "}, }, }") + ";",
        PLACE,
    ),
    "with quoted keys": (
        'x = {"type": "session.update", "session": {"type": "realtime", "audio": {"output": {"voice": "mariin"}}}}',
        PLACE,
    ),
    "as texts that are added": (f"f({EVENT})".replace('"mariin"', '"mar" + "iin"'), PLACE),
    "as a template": (f"f({EVENT})".replace('"mariin"', "`mariin`"), PLACE),
    "with escapes": (f"f({EVENT})".replace('"mariin"', r"'\x6dar\u0069\u{69}n'"), PLACE),
    "with types": (f"const x = ({EVENT} as const) satisfies Event;", PLACE),
    "with a type in front": (f"const x = <Event>{EVENT};", PLACE),
    "frozen": (f"const x = Object.freeze({EVENT});", PLACE),
}


@pytest.mark.parametrize(("code", "pointer"), FOUND.values(), ids=FOUND)
def test_a_payload_is_found_once_and_its_mistake_at_its_place(code: str, pointer: str) -> None:
    """There is one payload in the file, and the caret stands at the value, wherever that is written."""
    report = lint(code)

    ((rule, where, characters),) = said(code)
    assert len(report.payloads) == 1
    assert (rule, where) == ("RT510", pointer)
    written = characters.replace('" + "', "").strip("`'\"")
    assert written in ("mariin", r"\x6dar\u0069\u{69}n")


@pytest.mark.parametrize("path", ["a.js", "a.mjs", "a.cjs", "a.jsx", "a.ts", "a.mts", "a.cts", "a.tsx"])
def test_every_suffix_is_read(path: str) -> None:
    """JSX is read where it may stand."""
    code = f"const x = {EVENT};" + ("\nconst y = <div title={1}>é</div>;" if path.endswith("x") else "")

    assert [rule for rule, _, _ in said(code, path)] == ["RT510"]


UNKNOWN = ("VOICE", "voice()", "args.voice", "process.env.V || 'mariin'", "x ?? 'mariin'", "`${v}`", "Voice.Mariin", "a ? 'b' : 'c'",
    "'mar' + x", "tag`mariin`", "'x'.trim()", "[...x]", "await x", "new V()", "/x/", "10n", "y!", "this.voice", "'\\ud800'")  # fmt: skip


@pytest.mark.parametrize("expression", UNKNOWN)
def test_nothing_is_said_of_a_value_that_is_not_in_the_text(expression: str) -> None:
    """Whatever an expression becomes, the payload around it is still known as one."""
    code = f"const x = {EVENT};".replace('"mariin"', expression)

    assert [one.kind for one in lint(code).payloads] == ["event"]
    assert said(code) == []


INCOMPLETE = (
    "f({ type: 'session.update', session: { ...base, instructions: 'x' } })",
    "f({ type: 'session.update', session: { ...(a ? { type: 'realtime' } : {}), instructions: 'x' } })",
    "f({ type: 'session.update', session: { ...(a && { type: 'realtime' }), instructions: 'x' } })",
    "f({ type: 'session.update', session: { [key]: 1, instructions: 'x' } })",
    "f({ type: 'session.update', session: { get type() { return 'realtime' }, instructions: 'x' } })",
    "f({ type: 'session.update', session: Object.assign({ instructions: 'x' }, base) })",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; x.session.type = 'realtime'",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; x['session']!.type ??= 'realtime'",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; x[key].type = 'realtime'",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; Object.assign(x.session, more)",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; merge(x, more)",
    "const x = { type: 'session.update', session: { instructions: 'x' } }; const s = x.session; s.type = 'realtime'",
    "const s = { instructions: 'x' }; s.type = t; f({ type: 'session.update', session: s })",
    "this.x = { type: 'session.update', session: { instructions: 'x' } }; this.x.session.type = t",
    "class A { x = { type: 'session.update', session: { instructions: 'x' } }; f() { this.x.session.type = t } }",
    "f({ type: 'session.update', session: { instructions: 'x', // ... more\n} })",
    "f({ type: 'session.update', session: { instructions: 'x' /* … */ } })",
    "openai.realtime.calls.accept(id, { instructions: 'x', ...more })",
    "expect(x).toEqual(expect.objectContaining({ type: 'session.update', session: { instructions: 'x' } }))",
    "expect(x).toMatchObject({ type: 'session.update', session: { instructions: 'x' } })",
)


@pytest.mark.parametrize("code", INCOMPLETE)
def test_nothing_is_missing_in_an_object_that_may_be_completed(code: str) -> None:
    """A spread, an unknown key and a later assignment may bring what is not written, and so may a comparison."""
    assert said("f({ type: 'session.update', session: { instructions: 'x' } })")[0][0] == "RT603"
    assert lint(code).payloads
    assert said(code) == []


def test_what_is_written_in_an_incomplete_object_is_judged() -> None:
    """Whatever a spread brings, a field that no session has is wrong, and so is a value that none takes."""
    code = "f({ type: 'session.update', session: { ...base, instructionz: 'x', audio: { output: { speed: 9 } } } })"

    assert [(rule, pointer) for rule, pointer, _ in said(code)] == [
        ("RT101", "/session/instructionz"),
        ("RT201", "/session/audio/output/speed"),
    ]


def test_what_json_leaves_out_is_not_there() -> None:
    """`undefined` and functions are not sent, so that neither are their keys."""
    code = (
        "f({ type: 'session.update', session: { type: 'realtime', voicee: undefined, other: void 0, run: () => 1, "
        "go() {}, model: undefined } })"
    )
    without_type = "f({ type: 'session.update', session: { type: undefined, instructions: 'x' } })"

    assert lint(code).payloads
    assert said(code) == []
    assert [rule for rule, _, _ in said(without_type)] == ["RT603"]


NUMBERS = {
    "24_000": 24000,
    "0x5DC0": 24000,
    "2.4e4": 24000,
    "24000.": 24000,
    ".5": 0.5,
    "0b11": 3,
    "0o17": 15,
    "-1": -1,
    "+1": 1,
}


@pytest.mark.parametrize(("written", "value"), NUMBERS.items())
def test_numbers_are_read_as_javascript_does(written: str, value: float) -> None:
    """The speed is wrong, or right, by its value, and the value is quoted as such."""
    code = f"f({{ type: 'realtime', model: m, audio: {{ input: {{ turn_detection: {{ type: 'server_vad', threshold: {written} }} }} }} }})"
    found = lint(code).diagnostics

    assert ([one.code for one in found] == ["RT201"]) is not (0 <= value <= 1)
    assert all(f"{value}" in one.message.replace(",", "") for one in found)


SILENT = {
    "an object that is only likely one": "x = { turn_detection: { type: 'server_vad' }, input_audio_format: 'pcm' }",
    "fields that other APIs have": "x = { model: 'gpt-realtime', voice: 'mariin', instructions: 'x' }",
    "a type that means something else": "x = { type: 'realtime', name: 'feed', model: 'm' }",
    "an interface": "interface E { type: 'session.update'; session: { type: 'realtime'; voice: 'mariin' } }",
    "a type": "type E = { type: 'session.update', session: { type: 'realtime', voice: 'mariin' } }",
    "a schema builder": "const s = z.object({ type: z.literal('realtime'), voice: z.string(), audio: z.object({}) })",
    "a JSON schema": "x = { type: 'object', properties: { session: { type: 'realtime', audio: { x: 1 } } } }",
    "an SDK's own shape": (
        "new RealtimeSession(agent, { type: 'realtime', audio: { input: { turnDetection: { type: 'none' } } }, model: 'x' })"
    ),
    "an event of an SDK": "f({ type: 'session.update', session: { type: 'realtime', turnDetection: { type: 'none' } } })",
    "an event for one's own server": (
        "ws.send(JSON.stringify({ type: 'session.update', callId: 1, session: { type: 'realtime', voicee: 1 } }))"
    ),
    "another service's call": "db.calls.accept(1, { type: 'realtime', voicee: 1, x: 2 })",
    "options that are no body": "openai.realtime.clientSecrets.create(body, { timeout: 5 })",
    "a body for one's own server": "fetch('/v1/realtime/sessions', { body: JSON.stringify({ voice: 'mariin' }) })",
    "another service": "x = { type: 'session.update', session: { model: 'qwen-omni', voice: 'Cherry', x: 1 } }",
    "code for another service": f"const U = 'wss://dashscope.aliyuncs.com/api-ws/v1/realtime'; f({EVENT})",
    "what the server sends": "x = { type: 'session.created', event_id: 'e', session: { voice: 'mariin' } }",
    "what a test lets the server send": "reply({ value: 'ek_test_123', expires_at: 1, session: { type: 'realtime', model: 'm' } })",
    "an event of unknown type": "x = { type: kind, session: { voice: 'mariin' } }",
    "the Responses API": "ws.send(JSON.stringify({ type: 'response.create', model: 'gpt-5', input: [], stream: true }))",
    "text in a comment": f"// x = {EVENT}",
    "text in a text": "x = `{ type: 'session.update', session: { type: 'realtime', voice: 'mariin' } }`",
    "a syntax error inside": "x = { type: 'session.update', session: { type: 'realtime', voicee: = 1 } }",
    "a list with holes": "x = { type: 'session.update', session: { type: 'realtime', output_modalities: [, 'x'] } }",
}


@pytest.mark.parametrize("code", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_what_is_not_surely_a_payload(code: str) -> None:
    """Code is full of objects: one is judged when its shape or what is done with it makes it certain."""
    assert said(f"{code}\n// realtime") == []


def test_what_a_component_is_given_is_not_sent() -> None:
    """A property may be called and shaped as it likes."""
    assert said(f"const x = <Session value={{{EVENT}}}/>;", "app.tsx") == []


def test_a_name_that_is_bound_twice_is_not_followed() -> None:
    """It could be either value, and what a function takes, a block binds or a pattern takes apart is not the module's."""
    event = f"f({EVENT})".replace('"mariin"', "v")

    assert said(f"let v; v = 'mariin'; {event}") != []
    assert said(f"const g = (v: string) => 1; interface I {{ h(v: string): void }} const v = 'mariin'; {event}") != []
    for code in (
        f"let v = 'mariin'; if (x) {{ v = 'marin'; }} {event}",
        f"let v = 'mariin'; [v] = x; {event}",
        f"let v = 'mariin'; ({{ a: v }} = x); {event}",
        f"const v = 'mariin'; function g(v) {{ {event} }}",
        f"const v = 'mariin'; const g = v => {event};",
        f"const v = 'mariin'; const g = ({{ v }}) => {event};",
        f"const v = 'mariin'; const g = ({{ a: v = 1 }}) => {event};",
        f"const v = 'mariin'; {{ const v = x; {event} }}",
        f"const v = 'mariin'; for (const v of x) {{ {event} }}",
        f"const v = 'mariin'; try {{ }} catch (v) {{ {event} }}",
        f"import {{ v }} from 'x'; {event}",
        f"const {{ v }} = x; {event}",
        f"enum v {{ a }} {event}",
    ):
        assert said(code) == [], code


def test_what_several_payloads_share_is_one_mistake() -> None:
    """Two events with one session under a name are two payloads, and its mistake is written once."""
    code = (
        f"const session = {BAD};\nf({{ type: 'session.update', session }}); g({{ type: 'session.update', session }});"
    )

    assert len(lint(code).payloads) == 2
    assert len(said(code)) == 1


def test_the_client_of_the_beta_interface_speaks_beta() -> None:
    """What it sends is known when it is imported; another object may have a method of that name."""
    code = "client.updateSession({ instructions: 'x' }); // realtime"

    assert [rule for rule, _, _ in said(f"import {{ RealtimeClient }} from '@openai/realtime-api-beta';\n{code}")] == [
        "RT601"
    ]
    assert said(code) == []


def test_code_for_azure_is_judged_as_such() -> None:
    """The beta shape lives on there."""
    flat = "ws.send(JSON.stringify({ type: 'session.update', session: { voice: 'alloy', modalities: ['text'] } }));"

    assert [rule for rule, _, _ in said(flat)] == ["RT601"]
    for sign in (
        "const URL = 'wss://me.openai.azure.com/openai/realtime';",
        "const OPENAI_API_KEY = process.env.AZURE_OPENAI_KEY;",
        "connect(aoaiEndpoint);",
        "import { RTClient } from 'rt-client';",
    ):
        assert said(f"{sign}\n{flat}") == []
        assert said(f"{sign}\nconst key = process.env.OPENAI_API_KEY;\n{flat}") != []


HEARD = {
    "behind the value": f"f({EVENT})".replace('"mariin"', '"mariin" // rtlint: ignore[unknown-voice] ours\n'),
    "on the line above": f"f({EVENT})".replace("output", "\n/* rtlint: ignore[unknown-voice] ours */\noutput"),
    "above the statement": f"// rtlint: ignore[unknown-voice] ours\nws.send({EVENT})".replace("{", "{\n"),
    "above an export": f"// rtlint: ignore[unknown-voice] ours\nexport const x = {EVENT}".replace("{", "{\n"),
    "on the opening line": f"x = {EVENT}".replace("{", "{ // rtlint: ignore[unknown-voice] ours\n", 1).replace(
        ",", ",\n"
    ),
    "for the file, below": f"f({EVENT})\n/* rtlint: ignore-file[unknown-voice] ours */",
    "at a constant": "const V = 'mariin' // rtlint: ignore[RT510] ours\nf(" + EVENT.replace('"mariin"', "V") + ")",
}


@pytest.mark.parametrize("code", HEARD.values(), ids=HEARD)
def test_a_comment_is_heard(code: str) -> None:
    """A comment speaks of its line, of the one below, or of the whole literal that it stands at; none is left over."""
    assert said(code) == []


def test_a_comment_may_declare_a_payload() -> None:
    """What nobody could know, the author may say."""
    code = "// rtlint: kind=session dialect=ga phase=fragment\nconst base = { audio: { output: { voice: 'mariin' } } };"

    assert [(rule, where) for rule, where, _ in said(code)] == [("RT510", "/audio/output/voice")]


def test_a_file_that_a_tool_wrote_is_passed_over() -> None:
    """Bundles and minified files are nobody's configuration, and a video may have the name of a program."""
    bundle = f"x=1;{'y=2;' * 20_000}f({EVENT})"

    assert not lint(bundle).payloads
    assert not lint(f"f({EVENT})", "app.min.js").payloads
    assert not rtlint.lint(b"G@\0\x10session.update" + bytes(500), path="film.ts", today=TODAY).diagnostics


@pytest.mark.parametrize("code", ["(" * 5000, "[" * 300 + "]" * 300, "x = " + "-" * 5000 + "1", "\0" * 9, "x = '\ud800'", "{" * 5000,
    "x = " + "{ a: " * 300 + "1" + "}" * 300, "a" + "+ 'b'" * 3000])  # fmt: skip
def test_hostile_code_is_survived(code: str) -> None:
    """Nothing that a file may hold ends in a crash."""
    lint(f"{code}\n'session.update' // realtime {{ type: 'session.update', session: {{}} }}")


def test_a_file_without_a_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser has no build, a file that speaks of the API is mentioned; others are none of our business."""
    for name in [name for name in sys.modules if name.startswith("rtlint.hosts.javascript_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tree_sitter", None)

    (one,) = lint(f"f({EVENT})").diagnostics
    assert (one.code, one.severity) == ("RT010", rtlint.Severity.INFO)
    assert "tree-sitter" in (one.help or "")
    assert not lint("const x = 1;").diagnostics


@given(
    before=st.text(st.sampled_from(" \t\n\r;éß🌍\u2028")),
    inside=st.lists(st.sampled_from((" ", "\t", "\n", "\r\n", "/* é🌍 */", "// 🌍\n")), max_size=4),
    value=st.text(st.characters(codec="utf-8", exclude_characters="{$%<"), min_size=1, max_size=12),
    quote=st.sampled_from("'\"`"),
)
def test_the_caret_stands_at_the_value(before: str, inside: list[str], value: str, quote: str) -> None:
    """Whatever stands before and inside, and however the text is written, the characters meant are those of the value."""
    written = (
        quote + json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"').replace(quote, "\\" + quote) + quote
    )
    gap = "".join(inside)
    comment = f"/*{before}*/"
    code = f"{comment} f({{{gap}type: 'session.update',{gap}session: {{ type: 'realtime', audio: {{ output: {{ voice:{gap}{written} }} }} }} }})"
    found = [characters for rule, _, characters in said(code) if rule == "RT510"]

    assert found == [written]


@pytest.mark.parametrize("label", ["js", "javascript", "ts", "typescript", "jsx", "tsx", "mjs"])
def test_a_fence_in_markdown_is_read(label: str) -> None:
    """With its places in the file."""
    content = f"# 🌍\n\n> Send\n>\n> ```{label} title=x\n> // é\n> ws.send(JSON.stringify({EVENT}));\n> ```\n"

    assert said(content, "README.md") == [("RT510", PLACE, '"mariin"')]
