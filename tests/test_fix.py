"""`rtlint check` with `--fix`, `--unsafe-fixes` and `--diff`: what becomes of files, what is said, and the exit codes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import rtlint

from rtlint.config import settings
from rtlint.engine import Source
from rtlint.fixing import fix_source
from rtlint.source.read import read_text

#: One safe fix, one unsafe one, one mistake that nobody can repair, and comments everywhere.
BROKEN = """\
# our agent
type: realtime # of the second kind
audio:
  input:
    turn_detection: # how it listens
      type: semantic_vad
      threshold: 0.5 # was good for server_vad
  output:
    voice: onyx # the old one
    speed: 2
tools:
  - type: mcp
    server_label: docs
"""
SAFE = BROKEN.replace("threshold: 0.5 # was", "# was")


def check(*words: str, cwd: Path, stdin: bytes = b"") -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `rtlint check` on the day of the tables."""
    run = rtlint("check", "--today", "2026-11-21", *words, cwd=cwd, stdin=stdin)
    return run.returncode, run.stdout, run.stderr


def test_safe_fixes_are_made_and_the_rest_is_reported(tmp_path: Path) -> None:
    """The file changes where it must, the report tells what was fixed and what is left, and that sets the exit code."""
    (tmp_path / "agent.yaml").write_text(BROKEN)

    code, out, err = check("--fix", "agent.yaml", cwd=tmp_path)

    assert (tmp_path / "agent.yaml").read_text() == SAFE
    assert "fixed agent.yaml:7:7: RT301 vad-field-mismatch: remove `threshold`\n" in out
    assert "RT301" not in out.partition("fixed ")[0]
    assert (code, err) == (1, "")


def test_unsafe_fixes_are_made_when_asked_for(tmp_path: Path) -> None:
    """All that has a repair is repaired."""
    (tmp_path / "agent.yaml").write_text(BROKEN)

    check("--fix", "--unsafe-fixes", "agent.yaml", cwd=tmp_path)

    assert "speed: 1.5" in (tmp_path / "agent.yaml").read_text()


def test_a_body_of_the_beta_interface_gets_a_new_interface_and_a_new_model(tmp_path: Path) -> None:
    """A model without a successor in beta does not keep a session there, although it is an error in ga."""
    (tmp_path / "body.yaml").write_text(
        "model: gpt-4o-mini-realtime-preview\nmodalities: [text]\nturn_detection: null\n"
    )

    code, _, _ = check("--unsafe-fixes", "body.yaml", cwd=tmp_path)

    assert (tmp_path / "body.yaml").read_text() == (
        "type: realtime\nmodel: gpt-realtime-2.1-mini\noutput_modalities: [text]\naudio:\n  input:\n"
        "    turn_detection: null\n"
    )
    assert code == 0


def test_what_only_ga_has_comes_along_to_ga(tmp_path: Path) -> None:
    """A voice and a timeout that beta never had are no reason to lose them on the way to where they belong."""
    (tmp_path / "agent.yaml").write_text(
        "type: session.update\nsession:\n  voice: cedar\n  turn_detection: {type: server_vad, idle_timeout_ms: 6000}\n"
    )

    check("--unsafe-fixes", "agent.yaml", cwd=tmp_path)

    assert (tmp_path / "agent.yaml").read_text() == (
        "type: session.update\nsession:\n  type: realtime\n  audio:\n    output:\n      voice: cedar\n"
        "    input:\n      turn_detection: {type: server_vad, idle_timeout_ms: 6000}\n"
    )


def test_two_moves_share_the_object_they_bring_along(tmp_path: Path) -> None:
    """Each brings an `audio` when it is made alone; made together they must not write two."""
    (tmp_path / "agent.json").write_text(
        '{"type": "realtime", "voice": "ash", "turn_detection": {"type": "server_vad"}}'
    )

    code, _, _ = check("--fix", "agent.json", cwd=tmp_path)

    assert (tmp_path / "agent.json").read_text() == (
        '{"type": "realtime", "audio": {"output": {"voice": "ash"}, "input": {"turn_detection": {"type": "server_vad"}}}}'
    )
    assert code == 0


def test_every_event_of_a_script_leaves_beta(tmp_path: Path) -> None:
    """Each is judged by what it becomes, and those that still are, or always were, something else do not matter."""
    (tmp_path / "script.yaml").write_text(
        "- {type: response.create, response: {modalities: [text]}}\n"
        "- {type: session.update, session: {modalities: [text, audio], voice: ash}}\n"
        "- {type: response.create, response: {output_modalities: [audio]}}\n"
        "---\ntype: response.create\nresponse: {modalities: [text]}\n"
    )

    code, _, _ = check("--unsafe-fixes", "script.yaml", cwd=tmp_path)

    assert (tmp_path / "script.yaml").read_text() == (
        "- {type: response.create, response: {output_modalities: [text]}}\n"
        "- {type: session.update, session: {type: realtime, output_modalities: [audio], "
        "audio: {output: {voice: ash}}}}\n"
        "- {type: response.create, response: {output_modalities: [audio]}}\n"
        "---\ntype: response.create\nresponse: {output_modalities: [text]}\n"
    )
    assert code == 0


FUNCTION = {
    "type": "function",
    "function": {"name": "f", "description": "What it does.", "parameters": {"type": "object"}},
}
EVENT = {"type": "response.create", "response": {"modalities": ["text", "audio"], "voice": "ash"}}


@pytest.mark.parametrize(
    ("mistake", "around"),
    [(FUNCTION, {"type": "realtime", "instructions": "x" * 4000}), (EVENT, None)],
    ids=["tools", "events"],
)
def test_four_times_as_many_mistakes_are_four_times_as_much_work(
    mistake: dict[str, object], around: dict[str, object] | None
) -> None:
    """The work, counted in calls of functions, grows with the number of mistakes and not with its square."""

    def work(count: int) -> int:
        items = [mistake] * count
        text = json.dumps(items if around is None else {**around, "tools": items}, indent=2)
        calls = 0

        def count_call(*_: object) -> None:
            nonlocal calls
            calls += 1

        source = Source("x.json", read_text("x.json", text))
        sys.setprofile(count_call)
        try:
            report = fix_source(source, settings(ignore=("duplicate-tool-name",)), unsafe=True)
        finally:
            sys.setprofile(None)
        assert len(report.fixed) == count
        return calls

    work(1)

    assert work(160) < 5 * work(40)


def test_a_file_that_could_not_be_written_was_read(tmp_path: Path) -> None:
    """A full disk is told as what it is, with the exit code of what could not be done."""
    (tmp_path / "agent.yaml").write_text(BROKEN)
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8)); "
    run = subprocess.run(
        [sys.executable, "-c", small + "from rtlint.cli import main; main(['check', '--fix', '.'])"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "error: cannot write agent.yaml: file too large; nothing in it is fixed" in run.stdout
    assert "1 file could not be written." in run.stdout
    assert (tmp_path / "agent.yaml").read_text() == BROKEN
    assert run.returncode == 2


def test_a_file_that_is_whole_afterwards_exits_0(tmp_path: Path) -> None:
    """The exit code is that of the fixed file, and the second run finds nothing."""
    (tmp_path / "agent.yaml").write_text(BROKEN.partition("  output:")[0])

    assert check("--fix", "agent.yaml", cwd=tmp_path)[0] == 0
    assert check("--fix", "agent.yaml", cwd=tmp_path) == (0, "1 file checked, 1 payload: no problems.\n", "")


def test_a_diff_is_shown_and_nothing_written(tmp_path: Path) -> None:
    """`--diff` prints what `--fix` would do, and 1 says that there is something to do."""
    file = tmp_path / "agent.yaml"
    file.write_text(BROKEN.partition("  output:")[0])

    code, out, err = check("--diff", "agent.yaml", cwd=tmp_path)

    assert out.splitlines()[:2] == ["--- agent.yaml", "+++ agent.yaml"]
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == [
        "-      threshold: 0.5 # was good for server_vad",
        "+      # was good for server_vad",
    ]
    assert (code, err, file.read_text()) == (1, "", BROKEN.partition("  output:")[0])


def test_a_diff_of_nothing_is_empty(tmp_path: Path) -> None:
    """Where nothing can be fixed, nothing is printed; what is wrong all the same still makes the exit code."""
    (tmp_path / "good.yaml").write_text("type: realtime\nmodel: gpt-realtime-2.1\n")
    (tmp_path / "bad.yaml").write_text(
        "type: realtime\ntools:\n  - type: mcp\n    server_label: docs\n    server_url: [1]\n"
    )

    assert check("--diff", "good.yaml", cwd=tmp_path) == (0, "", "")
    assert check("--diff", "bad.yaml", cwd=tmp_path) == (1, "", "")


def test_standard_input_is_fixed_to_standard_output(tmp_path: Path) -> None:
    """In a pipe the text goes through, fixed or not, and the report goes to standard error."""
    code, out, err = check("--fix", "-", cwd=tmp_path, stdin=BROKEN.encode())
    same = check("--fix", "-", cwd=tmp_path, stdin=b"type: realtime\nmodel: gpt-realtime-2.1\n")

    assert out == SAFE
    assert "fixed <stdin>:7:7" in err
    assert code == 1
    assert same[:2] == (0, "type: realtime\nmodel: gpt-realtime-2.1\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, end: str) -> None:
    """Byte-order mark, encoding and line ends are those of the file."""
    file = tmp_path / "agent.yaml"
    file.write_bytes(BROKEN.replace("\n", end).encode(encoding))

    check("--fix", "agent.yaml", cwd=tmp_path)

    assert file.read_bytes() == SAFE.replace("\n", end).encode(encoding)


def test_mode_and_link_stay(tmp_path: Path) -> None:
    """A symbolic link still leads to the file, and the file may be run as before."""
    real = tmp_path / "real.yaml"
    real.write_text(BROKEN)
    real.chmod(0o750)
    (tmp_path / "agent.yaml").symlink_to(real)

    check("--fix", "agent.yaml", cwd=tmp_path)

    assert (tmp_path / "agent.yaml").is_symlink()
    assert real.read_text() == SAFE
    assert stat.S_IMODE(real.stat().st_mode) == 0o750


@pytest.mark.skipif(os.geteuid() == 0 and not os.path.exists("/dev/full"), reason="root may write everywhere")
def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Exit 2, and the file is not called fixed; the other one is."""
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text(BROKEN)
    os.symlink("/proc/self/mountinfo", tmp_path / "three.yaml")

    code, out, _ = check("--fix", "one.yaml", "two.yaml", "three.yaml", cwd=tmp_path)

    assert "fixed one.yaml" in out
    assert code in (1, 2)


def test_an_edit_through_an_anchor_is_not_safe(tmp_path: Path) -> None:
    """What an alias uses elsewhere changes there too, so `--fix` leaves it alone."""
    text = "type: realtime\naudio:\n  input: &it\n    turn_detection: {type: semantic_vad, threshold: 0.5}\nx: *it\n"
    (tmp_path / "agent.yaml").write_text(text)

    check("--fix", "agent.yaml", cwd=tmp_path)

    assert (tmp_path / "agent.yaml").read_text() == text


def test_a_fix_in_the_json_report_can_be_applied(tmp_path: Path) -> None:
    """Its edits are stretches of the file; applied from the last to the first they do what `--fix` does."""
    (tmp_path / "agent.yaml").write_text(BROKEN)
    report = json.loads(check("--output-format", "json", "agent.yaml", cwd=tmp_path)[1])
    fixes = [item["fix"] for item in report["diagnostics"] if item["fix"] and item["fix"]["safe"]]
    text = BROKEN
    for edit in sorted(
        (edit for fix in fixes for edit in fix["edits"]), key=lambda edit: -edit["range"]["start"]["offset"]
    ):
        text = text[: edit["range"]["start"]["offset"]] + edit["text"] + text[edit["range"]["end"]["offset"] :]

    assert text == SAFE
    assert report["summary"]["fixable"] == sum(item["fix"] is not None for item in report["diagnostics"])


def test_needless_comments_go(tmp_path: Path) -> None:
    """A comment that ignores nothing is taken away: a name of its list, all of it, or its line."""
    (tmp_path / "agent.yaml").write_text(
        "# rtlint: ignore-file[retired-model] long ago\n"
        "type: realtime\n"
        "model: gpt-realtime-2.1 # rtlint: ignore[retired-model] x\n"
        "# rtlint: ignore[RT503, RT510, RT502] ours\n"
        "audio: {output: {voice: mariin}} # keep # rtlint: ignore[RT503] x\n"
    )

    code, _, _ = check("--fix", "agent.yaml", cwd=tmp_path)

    assert (tmp_path / "agent.yaml").read_text() == (
        "type: realtime\n"
        "model: gpt-realtime-2.1\n"
        "# rtlint: ignore[RT510] ours\n"
        "audio: {output: {voice: mariin}} # keep\n"
    )
    assert code == 0


def test_no_diff_shows_a_secret(tmp_path: Path) -> None:
    """Beside a change stands a key; the diff shows asterisks on both sides."""
    (tmp_path / "agent.yaml").write_text(
        "type: realtime\naudio:\n  input:\n    turn_detection:\n      type: semantic_vad\n      threshold: 1\n"
        "tools:\n  - {type: mcp, server_label: a, server_url: https://a.b, authorization: abcdefghijkl}\n"
    )

    _, out, err = check("--diff", "agent.yaml", cwd=tmp_path)

    assert "-      threshold: 1" in out
    assert "abcdefghijkl" not in out + err


def test_no_reported_edit_writes_a_secret(tmp_path: Path) -> None:
    """What would move a secret is not in the report: asterisks cannot be applied. The file itself is moved all the same."""
    transcription = "input_audio_transcription:\n  model: gpt-transcribe\n  prompt: sk-{}\n".format("a1B2" * 8)
    text = f"voice: alloy\nmodalities: [audio, text]\ninstructions: Be brief.\n{transcription}"
    file = tmp_path / "session.yaml"
    file.write_text(text)

    _, out, err = check("--output-format", "json", "session.yaml", cwd=tmp_path)
    moved = [item for item in json.loads(out)["diagnostics"] if item["code"] == "RT601"]

    assert [item["fix"] for item in moved] == [None]
    assert "a1B2" not in out + err
    check("--unsafe-fixes", "session.yaml", cwd=tmp_path)
    assert "      prompt: " in file.read_text()
