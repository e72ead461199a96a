"""Payloads in code move to ga and are fixed, in the style of the code; what cannot is left to a human."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rtlint.cli import main

BETA = '''\
"""An agent."""

import json

VOICE = "alloy"


async def start(ws):
\tawait ws.send(json.dumps({
\t\t'type': 'session.update',
\t\t'session': {
\t\t\t'voice': VOICE,  # a friend
\t\t\t# telephone
\t\t\t'input_audio_format': 'g711_ulaw',
\t\t\t'instructions': prompt(),
\t\t\t'turn_detection': None
\t\t}
\t}))
\tawait ws.send(json.dumps(dict(type='response.create', response=dict(modalities=['text']))))
'''

GA = '''\
"""An agent."""

import json

VOICE = "alloy"


async def start(ws):
\tawait ws.send(json.dumps({
\t\t'type': 'session.update',
\t\t'session': {
\t\t\t'type': 'realtime',
\t\t\t'audio': {
\t\t\t\t'output': {
\t\t\t\t\t'voice': VOICE  # a friend
\t\t\t\t},
\t\t\t\t'input': {
\t\t\t\t\t# telephone
\t\t\t\t\t'format': {
\t\t\t\t\t\t'type': 'audio/pcmu'
\t\t\t\t\t},
\t\t\t\t\t'turn_detection': None
\t\t\t\t}
\t\t\t},
\t\t\t'instructions': prompt()
\t\t}
\t}))
\tawait ws.send(json.dumps(dict(type='response.create', response=dict(output_modalities=['text']))))
'''


def rtlint(*arguments: object) -> Result:
    """Run rtlint without configuration."""
    command, *rest = map(str, arguments)
    return CliRunner().invoke(main, [command, "--isolated", "--today", "2026-11-21", *rest])


def moved(tmp_path: Path, code: str) -> tuple[str, Result]:
    """The code after `migrate --write`, and what was said."""
    file = tmp_path / "app.py"
    file.write_text(code)
    result = rtlint("migrate", "--write", file)
    return file.read_text(), result


def test_code_moves_in_its_own_style(tmp_path: Path) -> None:
    """Quotes, tabs, missing commas, names, calls and comments stay; the second run changes nothing."""
    text, result = moved(tmp_path, BETA)

    assert text == GA
    assert (result.exit_code, result.stdout) == (0, "1 file moved.\n")
    assert "Nothing to move" in rtlint("migrate", tmp_path / "app.py").stdout
    assert rtlint("check", tmp_path / "app.py").exit_code == 0


def test_a_folder_is_searched_for_code(tmp_path: Path) -> None:
    """Code in a folder moves, bytes and line ends kept, and the diff is shown without writing."""
    file = tmp_path / "app.py"
    file.write_bytes(b"\xef\xbb\xbf" + BETA.replace("\n", "\r\n").encode())
    result = rtlint("migrate", tmp_path)

    assert "-\t\t\t'voice': VOICE,  # a friend" in result.stdout
    assert file.read_bytes().count(b"\r\n") == BETA.count("\n")
    rtlint("migrate", "--write", tmp_path)
    assert file.read_bytes() == b"\xef\xbb\xbf" + GA.replace("\n", "\r\n").encode()


def test_what_cannot_move_is_left_to_a_human_and_the_rest_moves(tmp_path: Path) -> None:
    """Each payload that stays is told with its place and the reason; none is half done."""
    code = (
        'base = {"type": "session.update", "session": {"voice": "alloy", **extra}}\n'
        'session = {"voice": "alloy", "modalities": ["text"]}\n'
        'session["speed"] = 1\n'
        'send({"type": "session.update", "session": session})\n'
        'post("https://api.openai.com/v1/realtime/sessions", json={"model": "gpt-realtime", "modalities": ["text"]})\n'
        'send({"type": "response.create", "response": {"modalities": ["text"]}})\n'
    )
    text, result = moved(tmp_path, code)

    assert text == code.replace('"response": {"modalities"', '"response": {"output_modalities"')
    assert result.exit_code == 1
    assert (
        "app.py:1:8: left: it stays as it is: not all of its entries are written there; move it by hand"
        in result.stdout
    )
    assert "app.py:4:6: left: it stays as it is: other code adds to its entries" in result.stdout
    assert (
        "app.py:5:58: left: it stays as it is: it is posted to the Realtime API, which is beta as well" in result.stdout
    )


def test_an_update_does_not_become_a_request_for_a_secret(tmp_path: Path) -> None:
    """What the SDK's update is given stays a session; the lifetime of a secret, which it cannot set, goes to a human."""
    code = "c.session.update(session={'modalities': ['text'], 'expires_after': {'seconds': 60}})  # realtime\n"
    text, result = moved(tmp_path, code)

    assert text == "c.session.update(session={'type': 'realtime', 'output_modalities': ['text']})  # realtime\n"
    assert "app.py:1:51: left: /expires_after: an event cannot set the lifetime of a secret" in result.stdout
    assert "bare session" not in result.stdout
    assert "Nothing to move" in rtlint("migrate", tmp_path / "app.py").stdout


def test_one_session_in_two_payloads_moves_once(tmp_path: Path) -> None:
    """What two payloads share is changed once, where it is written, and said."""
    code = 'session = {"voice": "alloy", "modalities": ["text"]}\n' + 2 * (
        'send({"type": "session.update", "session": session})\n'
    )
    text, result = moved(tmp_path, code)

    session = '{"type": "realtime", "audio": {"output": {"voice": "alloy"}}, "output_modalities": ["text"]}'
    assert text.splitlines()[0] == f"session = {session}"
    assert "a part of it is used elsewhere too" in result.stdout


def test_the_code_around_is_told_of(tmp_path: Path) -> None:
    """Headers, addresses and names of events that speak beta have to change with the payloads."""
    around = (
        'HEADERS = {"OpenAI-Beta": "realtime=v1"}\n'
        "if event['type'] == 'response.audio.delta':\n"
        '    post(f"{BASE}/realtime/sessions")  # not "/realtime/sessions_of_ours"\n'
    )
    text, result = moved(tmp_path, BETA + around)

    assert text == GA + around
    assert "app.py:29:13: left: `OpenAI-Beta` stands there: it asks for the beta interface; remove it" in result.stdout
    assert "app.py:30:22: left: `response.audio.delta` stands there" in result.stdout
    assert "app.py:31:18: left: `/realtime/sessions` stands there" in result.stdout
    assert result.exit_code == 1
    assert "stands there" not in moved(tmp_path, GA + around)[1].stdout


@pytest.mark.parametrize("name", ["a.md", "a.ipynb", "a.jsonl", "a.log"])
def test_what_cannot_be_edited_yet_says_so(tmp_path: Path, name: str) -> None:
    """Other hosts stay as they are; whoever names such a file is told, in a folder it is passed over."""
    file = tmp_path / name
    file.write_text('{"type": "session.update", "session": {"modalities": ["text"]}}\n')

    assert "are not moved yet" in rtlint("migrate", file).output
    assert rtlint("migrate", tmp_path).output == "Nothing to move.\n"


def test_fixes_are_made_in_code(tmp_path: Path) -> None:
    """`--fix` repairs, `--diff` shows it, a shared value is changed only with `--unsafe-fixes`."""
    file = tmp_path / "app.py"
    code = (
        'VOICE = "marrin"\n'
        'send({"type": "session.update", "session": {\n'
        '    "type": "realtime",\n'
        "    'audio': {'output': {'voice': VOICE}, 'input': {'turn_detection': {'type': 'server_vad', 'treshold': 0.5}}},\n"
        '    "max_output_tokens": "infinite",  # all\n'
        "}})\n"
        "log(VOICE)\n"
    )
    file.write_text(code)
    diff = rtlint("check", "--diff", file)
    assert '+    "max_output_tokens": "inf",  # all' in diff.stdout
    assert file.read_text() == code

    rtlint("check", "--fix", file)
    assert file.read_text() == code.replace("infinite", "inf")
    rtlint("check", "--fix", "--unsafe-fixes", file)
    assert file.read_text() == code.replace("infinite", "inf").replace("marrin", "marin").replace("tresh", "thresh")


BETA_TS = """\
import WebSocket from 'ws';

const VOICE = 'alloy' as const;

export function start(ws: WebSocket, instructions: string) {
  ws.send(JSON.stringify({
    type: 'session.update',
    session: {
      voice: VOICE, // a friend
      /* telephone */
      input_audio_format: 'g711_ulaw',
      instructions,
      turn_detection: null
    }
  }));
  ws.send(JSON.stringify({ type: 'response.create', response: { modalities: ['text'] } }));
}
"""

GA_TS = """\
import WebSocket from 'ws';

const VOICE = 'alloy' as const;

export function start(ws: WebSocket, instructions: string) {
  ws.send(JSON.stringify({
    type: 'session.update',
    session: {
      type: 'realtime',
      audio: {
        output: {
          voice: VOICE // a friend
        },
        input: {
          /* telephone */
          format: {
            type: 'audio/pcmu'
          },
          turn_detection: null
        }
      },
      instructions
    }
  }));
  ws.send(JSON.stringify({ type: 'response.create', response: { output_modalities: ['text'] } }));
}
"""


def test_typescript_moves_in_its_own_style(tmp_path: Path) -> None:
    """Keys without quotes, short entries, types, comments and line ends stay; the second run changes nothing."""
    file = tmp_path / "app.ts"
    file.write_bytes(BETA_TS.replace("\n", "\r\n").encode())
    result = rtlint("migrate", "--write", file)

    assert file.read_bytes().decode() == GA_TS.replace("\n", "\r\n")
    assert (result.exit_code, result.stdout) == (0, "1 file moved.\n")
    assert "Nothing to move" in rtlint("migrate", file).stdout
    assert rtlint("check", file).exit_code == 0


def test_javascript_that_cannot_move_is_left_to_a_human(tmp_path: Path) -> None:
    """A payload with entries from elsewhere stays as it is, with the reason; the one beside it moves."""
    code = (
        "ws.send(JSON.stringify({ type: 'session.update', session: { ...base, voice: 'alloy' } }));\n"
        "ws.send(JSON.stringify({ type: 'response.create', response: { modalities: ['text'] } }));\n"
    )
    file = tmp_path / "app.js"
    file.write_text(code)
    result = rtlint("migrate", "--write", file)

    assert file.read_text() == code.replace("modalities", "output_modalities")
    assert result.exit_code == 1
    assert "app.js:1:24: left: it stays as it is: not all of its entries are written there" in result.stdout


def test_fixes_are_made_in_javascript(tmp_path: Path) -> None:
    """`--fix` repairs, `--diff` shows it, what is used elsewhere changes only with `--unsafe-fixes`."""
    file = tmp_path / "app.js"
    code = (
        "const voice = 'marrin';\n"
        "ws.send(JSON.stringify({ type: 'session.update', session: {\n"
        "  type: 'realtime',\n"
        "  audio: { output: { voice }, input: { turn_detection: { type: 'server_vad', treshold: 0.5 } } },\n"
        '  max_output_tokens: "infinite", // all\n'
        "} }));\n"
        "console.log(voice);\n"
    )
    file.write_text(code)
    diff = rtlint("check", "--diff", file)
    assert '+  max_output_tokens: "inf", // all' in diff.stdout
    assert file.read_text() == code

    rtlint("check", "--fix", file)
    assert file.read_text() == code.replace("infinite", "inf")
    rtlint("check", "--fix", "--unsafe-fixes", file)
    assert file.read_text() == code.replace("infinite", "inf").replace("marrin", "marin").replace("tresh", "thresh")
