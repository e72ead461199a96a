"""What an edit in JavaScript and TypeScript makes, what it leaves alone, and what it does not dare."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rtlint.hosts import read_text
from rtlint.hosts.javascript_code import Code
from rtlint.source.change import Change, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.edit import lower, shares, spliced
from rtlint.source.edit.verify import same

OUT = ("session", "audio", "output", "voice")
VOICE = ("session", "voice")
SENT = "send({ type: 'session.update', session });\n"


def edited(code: str, *changes: Change) -> str:
    """The code after changes of the last payload in it."""
    document = list(read_text("app.ts", code))[-1]
    return spliced(code, lower(document, changes))


def shared(code: str, *changes: Change) -> bool:
    """Whether the changes of the last payload in the code touch what is used elsewhere."""
    return shares(list(read_text("app.ts", code))[-1], changes)


def sent(session: str) -> str:
    """A line that sends a session."""
    return f"send({{ type: 'session.update', session: {session} }});\n"


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("{ voice: 'a' }", Set(VOICE, 'say "it\'s"\t'), "{ voice: 'say \"it\\'s\"\\t' }"),
        ('{ "voice": "a" }', Rename(VOICE, "name"), '{ "name": "a" }'),
        ("{ 'voice': 'a' }", Set(("session", "speed"), 1.5), "{ 'voice': 'a', 'speed': 1.5 }"),
        ("{ voice: `a` }", Move(VOICE, OUT), "{ audio: { output: { voice: `a` } } }"),
        ("{ voice: `a${b}` }", Move(VOICE, OUT), "{ audio: { output: { voice: `a${b}` } } }"),
        ("{ voice: pick({ a: 1 }) }", Move(VOICE, OUT), "{ audio: { output: { voice: pick({ a: 1 }) } } }"),
        ("{ voice }", Move(VOICE, OUT), "{ audio: { output: { voice } } }"),
        ("{ voice }", Rename(VOICE, "name"), "{ name: voice }"),
        ("{ voice, speed }", Move(VOICE, ("session", "audio", "name")), "{ audio: { name: voice }, speed }"),
        ("{ voice, speed }", Set(VOICE, "marin"), "{ voice: 'marin', speed }"),
        ("{ voice, speed }", Remove(VOICE), "{ speed }"),
        ("{ voice: 'a' as const }", Set(VOICE, "b"), "{ voice: 'b' as const }"),
        ("{ voice: 'a' as const }", Set(VOICE, None), "{ voice: null }"),
        ("{ voice: 'a' /* c */ as const }", Set(VOICE, "b"), "{ voice: 'b' /* c */ as const }"),
        ("{ voice: 'a' } satisfies { voice: string }", Remove(VOICE), "{} satisfies { voice: string }"),
        ("{} as Session", Set(VOICE, "b"), "{ voice: 'b' } as Session"),
        ("{ voice: ('a') }", Move(VOICE, OUT), "{ audio: { output: { voice: ('a') } } }"),
        ("{voice:'a'}", Set(("session", "a-b"), None), "{voice:'a', 'a-b':null}"),
        ("{ voice: 'é😀', /* c */ a: 1 }", Rename(VOICE, "名"), "{ '名': 'é😀', /* c */ a: 1 }"),
        ("{ ...base, voice: 'aloy' }", Set(VOICE, "alloy"), "{ ...base, voice: 'alloy' }"),
    ],
)  # fmt: skip
def test_an_edit_writes_what_its_neighbours_look_like(before: str, change: Change, after: str) -> None:
    """Quotes, keys without quotes, short entries, types and expressions are written as they are around."""
    assert edited(sent(before), change) == sent(after)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sent("{ ...base, voice: 'alloy' }"), "not all of its entries"),
        (sent("{ voice: 'alloy', ...base }"), "not all of its entries"),
        (sent("{ [key]: 1, voice: 'alloy' }"), "not all of its entries"),
        (sent("{ get a() { return 1; }, voice: 'alloy' }"), "not all of its entries"),
        (sent("{ tool() {}, voice: 'alloy' }"), "not all of its entries"),
        (sent("{ voice: 'alloy', voice: 'ash' }"), "stands there twice"),
        (sent("({ voice: 'alloy' })"), "."),
        (sent("<Session>{ voice: 'alloy' }"), "."),
        (sent("Object.assign({ voice: 'alloy' }, more)"), "."),
        ("const session = { voice: 'alloy' };\nsession.speed = 1;\n" + SENT, "other code adds"),
        ("const session = { voice: 'alloy' };\nObject.assign(session, more);\n" + SENT, "other code adds"),
        ("const session = { voice: 'alloy' };\nconst { voice } = session;\n" + SENT, "other code"),
        ("const session = { voice: 'alloy' };\nlog(session.voice);\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nfunction f({ voice } = session) {}\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nconst x = " + SENT[5:-3] + ";\nlog(x.session.voice);\n", "reads it by"),
        ("const session = { voice: 'alloy' };\nlog(session?.['voice']);\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nlog(session[name]);\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nlog('voice' in session);\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nlog(Object.hasOwn(session, 'voice'));\n" + SENT, "reads it by its key"),
        ("const session = { voice: 'alloy' };\nlog(session.hasOwnProperty('voice'));\n" + SENT, "reads it by its key"),
        ("const x = " + sent("{ voice: 'alloy' }")[5:-3] + ";\nlog(x.session.voice);\n", "reads it by its key"),
    ],
)
def test_what_other_code_relies_on_is_not_moved(code: str, reason: str) -> None:
    """Spreads, methods, unknown keys, later changes, brackets around, and keys that are read keep a move from being made."""
    with pytest.raises(Impossible, match=reason):
        edited(code, Move(VOICE, OUT))


def test_what_a_name_stands_for_may_be_used_elsewhere() -> None:
    """A change of what a name stands for is shared when it is used twice or exported, and not when it is used once."""
    once = "const session = { voice: 'aloy' };\n" + SENT

    assert edited(once, Set(VOICE, "alloy")) == once.replace("aloy", "alloy")
    assert not shared(once, Set(VOICE, "alloy"))
    assert shared(once + "log(session);\n", Set(VOICE, "alloy"))
    assert shared(once + "export { session };\n", Set(VOICE, "alloy"))
    assert shared("export " + once, Set(VOICE, "alloy"))


def test_no_comment_line_is_put_into_a_text() -> None:
    """Where the line of a payload begins within a template or between tags, its comments have no room above it."""
    code = "send(`\n`, { type: 'session.update', session: { modalities: [ // both\n'text'] } });\n"

    with pytest.raises(Impossible, match="no room"):
        edited(code, Set(("session", "modalities"), ["audio"]))


@pytest.mark.parametrize("before", ["\ufeff", "x = '\U0001f600é'; ", "\t", "/* é */ "])
def test_offsets_are_characters_whatever_stands_before(before: str) -> None:
    """A byte-order mark, wide characters on the line and tabs do not move an edit."""
    assert edited(before + sent("{ voice: 'é' }"), Move(VOICE, OUT)) == before + sent(
        "{ audio: { output: { voice: 'é' } } }"
    )


def script(random: Random) -> str:
    """A random program that sends a payload, in one style or several."""
    eol = random.choice(("\n", "\r\n"))
    quote = random.choice("'\"")
    values = ("1", "-0.5", "true", "null", "pick(1)", "[]", "{}", f"{quote}a\\n{quote}", "`b\n  ${c}`", "voice", "(d)",
              f"{quote}é{quote} as const", f"[{quote}x{quote}, 2]", "{ a: 1, b: [2] } as const")  # fmt: skip
    parts = []
    for key in random.sample(("voice", "speed", "tools", "a", "b-c"), random.randint(0, 5)):
        name = key if key.isidentifier() and random.random() < 0.7 else f"{quote}{key}{quote}"
        is_short = name == "voice" and random.random() < 0.5
        parts.append("voice" if is_short else f"{name}: {random.choice(values)}")
    gap = random.choice((" ", "\n    ", "\n\t"))
    remarks = ("", "", " // r%d\n", " /* r%d */ ")
    inside = ""
    for number, part in enumerate(parts):
        comma = "," if number < len(parts) - 1 or random.random() < 0.5 else ""
        remark = random.choice(remarks)
        inside += gap + part + comma + (remark % number if remark else "")
    text = f"send(JSON.stringify({{ type: 'session.update', session: {{{inside}{gap[:-1] or ' '}}} }})); // end\n"
    return text.replace("\n", eol)


def comments(code: Code) -> Counter[str]:
    """The comments of a program."""
    return Counter(code.written(node) for node in code.all("comment"))


def test_what_is_read_then_is_what_the_change_means() -> None:
    """Whatever the style: no syntax error, the data that was meant, every comment; and hardly ever is it impossible."""
    count: Counter[str] = Counter()

    @settings(max_examples=250, deadline=None)
    @given(seed=st.integers(0, 2**32))
    def check(seed: int) -> None:
        random = Random(seed)
        text = script(random)
        documents = list(read_text("app.ts", text))
        assume(documents)
        document = documents[0]
        data = document.data
        assert isinstance(data, dict)
        keys = [*data["session"]]
        wanted: list[Change] = [
            Set(("session", "type"), "realtime", first=True),
            Set(("session", "list"), [{"k": "v'"}]),
        ]
        if keys:
            key = random.choice(keys)
            to = random.choice((("audio", "output", key), ("renamed",), ("x", "y-z")))
            wanted.append(random.choice((Remove(("session", key)), Move(("session", key), ("session", *to)))))
        count["cases"] += 1
        try:
            after = spliced(text, lower(document, wanted))
        except Impossible as error:
            count["impossible"] += 1
            count[str(error)] += 1
            return
        code = Code(after, "typescript")
        assert not code.root.has_error
        assert same(changed(data, wanted), next(iter(read_text("app.ts", after))).data)
        assert comments(code) == comments(Code(text, "typescript"))
        assert after.count("\r\n") == (after.count("\n") if "\r" in text else 0)

    check()

    assert count["impossible"] < 0.1 * count["cases"], count
