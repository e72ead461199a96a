"""The text report, as people see it."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from rtlint.diagnostic import Diagnostic, Failure, Payload, Range, Related, Report, ServerError, Severity
from rtlint.report.terminal import render_full
from rtlint.source.text import Text

PAYLOAD = Payload("b1.yaml", 0, "", "session", "ga", "certain", "`type: realtime`")


def stretch(source: str, what: str, until: str | None = None) -> Range:
    """The range of the first `what` in `source`, or from there to the end of the first `until` behind it."""
    text, start = Text(source), source.index(what)
    end = start + len(what) if until is None else source.index(until, start) + len(until)
    return Range(text.position(start), text.position(end))


def found(
    source: str,
    at: Range,
    *,
    message: str = "this is wrong",
    help: str | None = None,
    related: tuple[Related, ...] = (),
    server: ServerError | None = None,
    severity: Severity = Severity.ERROR,
) -> Report:
    """A report with one diagnostic, in a file with the text `source`."""
    one = Diagnostic(
        "RT101", "unknown-field", severity, message, help, "b1.yaml", 0, "/x", at, related=related, server=server
    )
    return Report((one,), (PAYLOAD,), files=1, texts=(("b1.yaml", Text(source)),))


def frame(report: Report, width: int | None = None) -> str:
    """The source lines and marks alone: the rows between the place and the summary."""
    rows = render_full(report, color=False, width=width).splitlines()
    return "\n".join(rows[3:-2]) + "\n"


def test_a_diagnostic_shows_place_source_help_and_answer() -> None:
    """Everything that is known about one mistake, in the order in which one asks for it."""
    source = "model: gpt-realtime\ntype: realtime\n\ninstrutions: Be brief.\n"
    report = found(
        source,
        stretch(source, "instrutions"),
        message="unknown field `instrutions` in session",
        help="did you mean `instructions`?",
        server=ServerError("unknown_parameter", "session.instrutions"),
    )
    assert render_full(report, color=False) == dedent("""\
        error[RT101] unknown-field: unknown field `instrutions` in session
         --> b1.yaml:4:1
          |
        4 | instrutions: Be brief.
          | ^^^^^^^^^^^
          |
          = help: did you mean `instructions`?
          = server: unknown_parameter at session.instrutions

        note: b1.yaml: the server would refuse the whole session, with all that is right in it

        Found 1 error.
        """)


def test_the_server_message_stands_for_code_and_parameter() -> None:
    """What the API would say is quoted; where that is not known, its code and parameter are."""
    answer = ServerError("invalid_value", "session.voice", "Invalid value: 'mariin'.")
    report = found("a", stretch("a", "a"), server=answer)
    assert "  = server: Invalid value: 'mariin'.\n" in render_full(report, color=False)
    report = found("a", stretch("a", "a"), server=ServerError("invalid_request_error"))
    assert "  = server: invalid_request_error\n" in render_full(report, color=False)


def test_a_second_place_on_a_line_of_its_own() -> None:
    """The reason is underlined with dashes and says what it is."""
    source = "turn_detection:\n  type: semantic_vad\n  threshold: 0.5\n"
    reason = Related("this selects `semantic_vad`", "/turn_detection/type", stretch(source, "semantic_vad"))
    assert frame(found(source, stretch(source, "threshold"), related=(reason,))) == dedent("""\
        2 |   type: semantic_vad
          |         ------------ this selects `semantic_vad`
        3 |   threshold: 0.5
          |   ^^^^^^^^^
        """)


def test_a_second_place_on_the_same_line() -> None:
    """One line of source, one row of marks for each place, the mistake first."""
    source = "{type: semantic_vad, threshold: 0.5}"
    reason = Related("this selects it", "/type", stretch(source, "semantic_vad"))
    assert frame(found(source, stretch(source, "threshold"), related=(reason,))) == dedent("""\
        1 | {type: semantic_vad, threshold: 0.5}
          |                      ^^^^^^^^^
          |        ------------ this selects it
        """)


@pytest.mark.parametrize(("between", "shown"), [(0, ""), (1, "10 | c: 0\n"), (2, "...\n"), (50, "...\n")])
def test_lines_between_two_places(between: int, shown: str) -> None:
    """A single line between is shown, for it takes no more room than its omission; more lines are left out."""
    source = "\n" * 8 + "a: 1\n" + "c: 0\n" * between + "a: 2\n"
    at = stretch(source, "a", "a: 2")
    second = Range(Text(source).position(source.index("a: 2")), at.end)
    report = found(source, second, related=(Related("first here", "/a", stretch(source, "a: 1")),))
    assert frame(report) == f" 9 | a: 1\n   | ---- first here\n{shown}{10 + between} | a: 2\n   | ^^^^\n"


def test_a_second_place_without_range_is_a_note() -> None:
    """What has no place in the text is told below it, with its pointer if it has one."""
    notes = (Related("the default is `server_vad`", None, None), Related("chosen here", "/type", None))
    assert render_full(found("a: 1", stretch("a: 1", "1"), related=notes, help="go"), color=False) == dedent("""\
        error[RT101] unknown-field: this is wrong
         --> b1.yaml:1:4
          |
        1 | a: 1
          |    ^
          |
          = note: the default is `server_vad`
          = note: chosen here (/type)
          = help: go

        Found 1 error.
        """)


def test_plain_data_has_pointers_in_place_of_lines() -> None:
    """Without a text there is nothing to quote, but the place has a name."""
    one = Diagnostic("RT510", "unknown-voice", Severity.ERROR, "no such voice", None, "<data>", 0, "/voice", None)
    root = Diagnostic("RT603", "no-type", Severity.WARNING, "no type", "add it", "<data>", 0, "", None)
    assert render_full(Report((one, root)), color=False) == dedent("""\
        error[RT510] unknown-voice: no such voice
         --> <data> /voice

        warning[RT603] no-type: no type
         --> <data>
          |
          = help: add it

        Found 1 error, 1 warning.
        """)


def test_a_text_that_is_not_at_hand_is_not_quoted() -> None:
    """Places are told in words when the report does not hold the text of the file."""
    source = "a: 1\nb: 2\n"
    reason = Related("because of this", "/a", stretch(source, "a"))
    report = Report(found(source, stretch(source, "b"), related=(reason,)).diagnostics)
    assert render_full(report, color=False) == dedent("""\
        error[RT101] unknown-field: this is wrong
         --> b1.yaml:2:1
          |
          = note: because of this (line 1)

        Found 1 error.
        """)


def test_a_stretch_of_several_lines_tells_where_it_ends() -> None:
    """The first line is underlined to its end, the last one is named."""
    source = "turn_detection:\n  type: x\n  threshold: 0.5\nvoice: marin\n"
    assert frame(found(source, stretch(source, "type: x", "0.5"))) == dedent("""\
        2 |   type: x
          |   ^^^^^^^… to line 3
        """)
    reason = Related("in here", "", stretch(source, "type: x", "0.5"))
    assert frame(found(source, stretch(source, "marin"), related=(reason,))) == dedent("""\
        2 |   type: x
          |   -------… to line 3: in here
        3 |   threshold: 0.5
        4 | voice: marin
          |        ^^^^^
        """)


def test_a_stretch_that_ends_with_its_line_is_one_line() -> None:
    """A stretch that takes in the line end does not reach the next line."""
    assert frame(found("a: 1\nb\n", stretch("a: 1\nb\n", "1\n"))) == "1 | a: 1\n  |    ^\n"


@pytest.mark.parametrize(
    ("source", "offset", "rows"),
    [
        ("voice:\nspeed: 1\n", 6, "1 | voice:\n  |       ^\n"),
        ("voice:\r\nspeed: 1\r\n", 6, "1 | voice:\n  |       ^\n"),
        ("voice:", 6, "1 | voice:\n  |       ^\n"),
        ("voice: x\n", 9, "2 |\n  | ^\n"),
        ("", 0, "1 |\n  | ^\n"),
        ("\ufeff", 1, "1 |\n  | ^\n"),
    ],
    ids=["null", "crlf", "no final newline", "behind the last line", "empty file", "only a byte order mark"],
)
def test_an_empty_stretch_has_one_caret(source: str, offset: int, rows: str) -> None:
    """A value that is not there is marked where it would be."""
    place = Text(source).position(offset)
    assert frame(found(source, Range(place, place))) == rows


@pytest.mark.parametrize(("start", "end"), [(3, 5), (5, 5), (3, 6)])
def test_a_stretch_may_end_within_a_line_end(start: int, end: int) -> None:
    """The halves of CRLF are no characters that could be underlined."""
    text = Text("a: 1\r\nb")
    rows = frame(found(text.content, Range(text.position(start), text.position(end))))
    assert rows == "1 | a: 1\n  | " + ("   ^\n" if start == 3 else "    ^\n")


def test_line_ends_are_not_shown() -> None:
    """CRLF, and a last line without any line end, look like every other line."""
    source = "a: 1\r\nb: 22"
    assert frame(found(source, stretch(source, "22"))) == "2 | b: 22\n  |    ^^\n"


def test_carets_stand_under_wide_and_combining_characters() -> None:
    """East Asian characters and emoji take two columns, combining marks none, a tab four."""
    source = "\t語: 声e\u0301, voice: 🎙\ufe0f 声e\u0301"
    reason = Related("as here", None, stretch(source, "声e\u0301"))
    assert frame(found(source, stretch(source, "🎙\ufe0f 声e\u0301"), related=(reason,))) == (
        "1 |     語: 声e\u0301, voice: 🎙 声e\u0301\n  |                     ^^^^^\n  |         --- as here\n"
    )


def test_a_byte_order_mark_is_not_shown_but_counts() -> None:
    """The column is that of the decoded file; the mark in front takes no place in the report, elsewhere it does."""
    source = "\ufeffvoice: x\n\ufefftype: y\n"
    assert frame(found(source, stretch(source, "voice"))) == "1 | voice: x\n  | ^^^^^\n"
    assert frame(found(source, stretch(source, "\ufeffvoice"))) == "1 | voice: x\n  | ^^^^^\n"
    assert frame(found(source, stretch(source, "type"))) == "2 | \\ufefftype: y\n  |       ^^^^\n"


def test_nothing_in_a_file_steers_the_terminal() -> None:
    """Control and bidirectional characters are shown as escapes, in source, messages and paths alike."""
    source = "voice: \x1b[31m\u202emarin\x9b"
    report = found(source, stretch(source, "marin"), message="not a voice: \x1b[31m\nerror: fake", help="a\rb\u2028c")
    assert render_full(report, color=False) == (
        "error[RT101] unknown-field: not a voice: \\x1b[31m\\nerror: fake\n"
        " --> b1.yaml:1:14\n"
        "  |\n"
        "1 | voice: \\x1b[31m\\u202emarin\\x9b\n"
        "  |                      ^^^^^\n"
        "  |\n"
        "  = help: a\\rb\\u2028c\n"
        "\n"
        "Found 1 error.\n"
    )


def test_lone_surrogates_are_escaped_everywhere() -> None:
    """Whatever a file or a file name holds, the report can be written as UTF-8."""
    source = "voice: \ud800x"
    one = Diagnostic(
        "RT510", "x", Severity.INFO, "\ud801", "\ud802", "\udcff.yaml", 0, "/\ud803", stretch(source, "x"),
        related=(Related("\ud804", "/\ud805", None), Related("\ud809", None, stretch(source, "v"))),
        server=ServerError("\ud806", "\ud807", "\ud808"),
    )  # fmt: skip
    data = Diagnostic("RT510", "x", Severity.INFO, "x", None, "<data>", 0, "/\ud80a", None)
    report = Report((one, data), failures=(Failure("\udcfe", "\udcfd"),), texts=(("\udcff.yaml", Text(source)),))
    text = render_full(report, color=True)
    assert text.encode("utf-8").count(b"\\ud8") == 8
    assert "1 | voice: \\ud800x\n  |              ^\n" in render_full(report, color=False)


def test_a_long_line_is_cut_around_the_mistake() -> None:
    """Out of a prompt of 16 kB only the neighbourhood of the mistake is shown."""
    source = "instructions: " + "word " * 1600 + "WRONG " + "more " * 1600
    assert frame(found(source, stretch(source, "WRONG")), width=60) == dedent("""\
        1 | …rd word word word WRONG more more more more more more …
          |                    ^^^^^
        """)


def test_a_long_stretch_is_cut_at_the_edge() -> None:
    """A mistake that is wider than the terminal shows how it starts, and that it goes on."""
    prompt = "word " * 3200
    source = "instructions: " + prompt
    assert frame(found(source, stretch(source, prompt)), width=60) == dedent("""\
        1 | instructions: word word word word word word word word …
          |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^…
        """)


@pytest.mark.parametrize(("width", "columns"), [(None, 120), (200, 200), (40, 40), (7, 40), (0, 120)])
def test_source_lines_are_as_wide_as_the_terminal(width: int | None, columns: int) -> None:
    """Without a terminal 120 columns are taken, and in a very narrow one more than it has."""
    source = "x" * 1000
    assert len(frame(found(source, stretch(source, "x" * 500)), width).splitlines()[0]) == columns - 1


def test_the_end_of_a_long_line_is_shown_in_full_width() -> None:
    """What is free behind the end of the line is given to what stands before the mistake."""
    source = "abcdefghi " * 1000 + "WRONG"
    assert frame(found(source, stretch(source, "WRONG")), width=60) == dedent("""\
        1 | …bcdefghi abcdefghi abcdefghi abcdefghi abcdefghi WRONG
          |                                                   ^^^^^
        """)


def test_places_far_apart_on_one_line_are_shown_one_by_one() -> None:
    """In a file without line breaks each place has a row of its own, in the order of the file."""
    source = '{"voice": "a", ' + '"x": 0, ' * 500 + '"VOICE": "b"}'
    reason = Related("first given here", "/voice", stretch(source, "voice"))
    assert frame(found(source, stretch(source, "VOICE"), related=(reason,)), width=60) == dedent("""\
        1 | {"voice": "a", "x": 0, "x": 0, "x": 0, "x": 0, "x": 0,…
          |   ----- first given here
        1 | … "x": 0, "x": 0, "x": 0, "x": 0, "x": 0, "VOICE": "b"}
          |                                            ^^^^^
        """)


def test_colour_adds_nothing_but_colour() -> None:
    """With its escape sequences removed the coloured report is the plain one."""
    source = "turn_detection:\n  type: semantic_vad\n\n\n  threshold: 0.5\n"
    reason = Related("this selects it", "/type", stretch(source, "semantic_vad"))
    report = found(source, stretch(source, "threshold"), help="remove it", related=(reason,))
    coloured = render_full(report, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_full(report, color=False)
    assert "\x1b[1;31merror[RT101] unknown-field\x1b[0m\x1b[1m: this is wrong\x1b[0m\n" in coloured
    assert "\x1b[1;31m^^^^^^^^^\x1b[0m\n" in coloured
    assert "\x1b[1;34m------------ this selects it\x1b[0m\n" in coloured


@pytest.mark.parametrize(("severity", "colour"), [("error", "31"), ("warning", "33"), ("info", "36")])
def test_each_severity_has_its_colour(severity: str, colour: str) -> None:
    """Headline and carets of a diagnostic have the colour of its severity."""
    text = render_full(found("abc", stretch("abc", "abc"), severity=Severity(severity)), color=True)
    assert text.startswith(f"\x1b[1;{colour}m{severity}[RT101] unknown-field\x1b[0m")
    assert f"\x1b[1;{colour}m^^^\x1b[0m\n" in text


def many(**counts: int) -> tuple[Diagnostic, ...]:
    """So many diagnostics of each severity."""
    return tuple(
        Diagnostic("RT101", "unknown-field", Severity(word), "x", None, "<data>", 0, "", None)
        for word, count in counts.items()
        for _ in range(count)
    )


@pytest.mark.parametrize(
    ("report", "last"),
    [
        (Report(many(error=2, warning=1)), "Found 2 errors, 1 warning."),
        (Report(many(info=3, error=1)), "Found 1 error, 3 infos."),
        (Report(many(warning=1), failures=(Failure("a", "b"),)), "Found 1 warning; 1 file could not be read."),
        (Report(payloads=(PAYLOAD,), files=1), "1 file checked, 1 payload: no problems."),
        (Report(payloads=(PAYLOAD,) * 2, files=3), "3 files checked, 2 payloads: no problems."),
        (Report(files=3, skipped=3), "3 files checked, no payload found."),
        (
            Report(payloads=(PAYLOAD,), files=1, baselined=1),
            "1 file checked, 1 payload: no new problems; 1 known mistake left out.",
        ),
        (Report(many(error=1), baselined=20), "Found 1 error; 20 known mistakes left out."),
        (Report(), "0 files checked, no payload found."),
        (
            Report(payloads=(PAYLOAD,), files=1, failures=(Failure("a", "b"),) * 2),
            "1 file checked, 1 payload: no problems; 2 files could not be read.",
        ),
    ],
)
def test_the_last_line_sums_up(report: Report, last: str) -> None:
    """What was found, or how much was looked at; nothing unchecked is called fine."""
    assert render_full(report, color=False).splitlines()[-1] == last


def test_files_that_cannot_be_read_are_listed_after_the_diagnostics() -> None:
    """Each has one line with its reason."""
    report = Report(failures=(Failure("a.yaml", "permission denied"), Failure("b\n.yaml", "is a directory")))
    assert render_full(report, color=False) == dedent("""\
        error: cannot read a.yaml: permission denied
        error: cannot read b\\n.yaml: is a directory

        0 files checked, no payload found; 2 files could not be read.
        """)
