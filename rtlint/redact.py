"""Hiding secrets: nothing that rtlint prints, quotes or stores shows one."""

from __future__ import annotations

import re

#: Words that make the value under a key a secret, when the key is split at `_`, `-` and capitals.
_SECRET_WORDS = frozenset(
    (
        "apikey", "auth", "authorization", "bearer", "cookie", "cookies", "credential", "credentials", "headers", "key",
        "keys", "passphrase", "passwd", "password", "passwords", "pwd", "secret", "secrets", "sig", "signature", "token",
    )
)  # fmt: skip

#: The same for keys that run words together.
_SECRET_ENDS = ("apikey", "password", "secret", "token")

#: Fields of the API whose names only look like it, and one that does not.
_HARMLESS = frozenset(("token_limits",))
_HARMFUL = frozenset(("tokens",))

#: Fields of the API that are no secret even where they lie under a secret key: how long one lives.
_PUBLIC = frozenset(("expires_after", "expires_at"))

#: A character of a key, as it is or as source code escapes it; a line may go on behind a backslash.
_SIGN = r"(?:[A-Za-z0-9_-]|\\+u[0-9A-Fa-f]{4}|\\+x[0-9A-Fa-f]{2}|\\\r?\n[ \t]*)"

#: Forms that are a secret wherever they stand.
_SECRET_FORMS = re.compile(
    rf"(?:(?<![A-Za-z0-9])(?:sk|ek|rk)[-_]|sk-(?:proj|svcacct|admin|None)-){_SIGN}{{6,}}"
    r"|gh[pousr]_[A-Za-z0-9]{8,}|github_pat_\w{8,}|xox[abposr]-[\w-]{8,}|AKIA[0-9A-Z]{12,}|AIza[\w-]{12,}|glpat-[\w-]{8,}"
    r"|eyJ[\w-]{8,}\.[\w.-]+"
    r"|(?<![A-Za-z0-9+/])(?:c2st|ZWtf|QmVhcmVyI)[A-Za-z0-9+/_-]{8,}={0,2}"  # `sk-`, `ek_` and `Bearer ` in base64
    r"|(?<=://)[^/\s:@\"']+:[^/\s@\"']+(?=@)|(?<=://)[^/\s:@\"']{8,}(?=@)"
    r"|(?<=PRIVATE KEY-----)(?:[^-]|-(?!----)){1,9999}"
)

#: Forms that are a secret behind a word that says so; not a placeholder.
_SECRET_TAILS = re.compile(
    r"(?P<before>(?i:\bbearer)(?:\s|\\[nrt])+)(?![$<%{])[^\s\"'`,}\]]{6,}"
    r"|(?P<basic>(?i:\bbasic)\s+)(?=[a-z]*[A-Z0-9+/=])[A-Za-z0-9+/=]{8,}"
    r"|(?P<user>(?:(?<!\S)-u|--user)[ \t=]*[\"']?[^\s:\"'=]+:)(?![$<%{])[^\s\"'`]{4,}"
    r"|(?P<query>[?&#;](?P<key>[\w-]+)=)(?![$<%{])[^\s\"'`&#]{4,}"
)

#: What is in no name that a person made up: a long run of letters with a digit among them, or a very long one.
_RANDOM = re.compile(r"(?=[A-Za-z]*\d)[A-Za-z0-9]{12,}|[A-Za-z]{20,}|^AKIA|:")

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

#: A key, quoted or not, and whatever parts it from its value; who forgets the colon has quotes.
_KEY = re.compile(r"(?<![\w-])(?P<key>[\w-]+)(?:[\"']?[ \t]*[:=]|[\"'])[ \t]*")

#: `key: value` in the middle of a text.
_PAIR = re.compile(
    r"(?<![\w-])(?P<key>[\w-]+)(?P<between>[\"']?\]?[ \t]*[:=][ \t]*(?:[rbfuRBFU]?[\"'`])?)(?![$<%{])(?P<value>[^\s\"',;}\]]+)"
)

_PLACEHOLDER = re.compile(r"[\"']?(?:\$\{[^}]*\}|\$\w+|\{\{.*\}\}|<[\w .-]+>|%\w+%)[\"']?,?\s*$")

_NAME = re.compile(r"[\w-]+")

#: A text in quotes in a line of code; or an escape outside of any, which opens none.
_QUOTED = re.compile(r"\\.|([\"'`])(?:\\.|(?!\1)[^\\\r\n])+\1")

_LINE = re.compile(r"(?P<indent>[ \t]*)[^\r\n]*")


def is_secret_key(key: str) -> bool:
    """Whether the value under `key` is not for printing."""
    if key in _HARMLESS or key in _HARMFUL:
        return key in _HARMFUL
    words = [word.lower() for word in _WORDS.findall(key)]
    return any(word in _SECRET_WORDS or word.endswith(_SECRET_ENDS) for word in words)


def is_public_key(key: str) -> bool:
    """Whether the value under `key` is for printing although it lies under a secret key."""
    return key in _PUBLIC


def mask(text: str) -> str:
    """`text` with every secret form replaced by as many asterisks."""
    return _SECRET_TAILS.sub(_mask_tail, _SECRET_FORMS.sub(_mask_form, text))


def secrets_in(text: str) -> list[str]:
    """What `mask` hides of a text, each as it is written."""
    hidden = mask(text)
    if hidden == text:
        return []
    found = (text[match.start() : match.end()] for match in re.finditer(r"[*\r\n]+", hidden))
    return [secret for secret in found if secret.strip("*\r\n")]


def mask_surely(text: str) -> str:
    """`text` with what surely is a secret replaced by as many asterisks: `sk-learn_pipeline.yaml` is the name of a file."""
    return _SECRET_FORMS.sub(lambda match: _mask_form(match) if _RANDOM.search(match[0]) else match[0], text)


def mask_all(text: str) -> str:
    """`text` with every letter and digit, and what stands between them in tokens, replaced by an asterisk."""
    return re.sub(r"[\w.+/=~@:-]", "*", text)


def mask_source(text: str) -> str:
    """A source text with its secrets masked, every character where it was: known forms, and words behind secret keys."""

    def pair(match: re.Match[str]) -> str:
        hidden = mask_all(match["value"]) if is_secret_key(match["key"]) else match["value"]
        return match["key"] + match["between"] + hidden

    return _PAIR.sub(pair, mask(text))


def mask_beside(text: str) -> str:
    """Source code beside a payload, with the texts in quotes that follow a secret key on its line masked, too."""
    return _LINE.sub(_mask_behind, text)


def mask_lines(text: str) -> str:
    """A text that nobody could read, with all that may belong to a secret key masked, every character where it was.

    That is the rest of the line, and the lines below that are indented further; at least one when the rest is empty.
    """
    pieces: list[str] = []
    end, above, waiting = 0, -1, False
    for match in _LINE.finditer(text):
        line, indent = match[0], len(match["indent"])
        pieces.append(text[end : match.start()])
        end = match.end()
        if line.strip():
            below = waiting or indent > above >= 0
            key = next((key for key in _KEY.finditer(line) if (_is_parted(key) if below else _is_telling(key))), None)
            if key is not None and not below:
                above, waiting = indent, not line[key.end() :].strip(" \t|>{[+-")
            elif not below:
                above = -1
            else:
                waiting = waiting and not line.strip(" \t:=|>{[+-")
            start = key.end() if key is not None else 0 if below else len(line)
            line = line[:start] + mask_all(line[start:])
        pieces.append(line)
    return "".join((*pieces, text[end:]))


def _mask_form(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", "*", match[0])


def _mask_behind(line: re.Match[str]) -> str:
    """A line with the texts in quotes masked that follow a secret key, which may stand in quotes itself."""
    key = next((name for name in _NAME.finditer(line[0]) if is_secret_key(name[0])), None)
    if key is None:
        return line[0]
    start = key.end()

    def hide(text: re.Match[str]) -> str:
        is_name = text[0].isupper() and text[0][1:-1].replace("_", "").isalpha()  # of a variable of the environment
        return text[0] if text[1] is None or text.start() < start or is_name else mask_all(text[0])

    return _QUOTED.sub(hide, line[0])


def _is_parted(key: re.Match[str]) -> bool:
    """Whether a sign parts a key from its value; without one it may be the value of the key above."""
    return bool(key[0][len(key["key"]) :].strip(" \t\"'"))


def _is_telling(key: re.Match[str]) -> bool:
    """Whether what stands behind a key on its line is secret."""
    return is_secret_key(key["key"]) and not _PLACEHOLDER.match(key.string, key.end())


def _mask_tail(match: re.Match[str]) -> str:
    if match["key"] and not is_secret_key(match["key"]):
        return match[0]
    before = match["before"] or match["basic"] or match["query"] or match["user"]
    return before + "*" * (len(match[0]) - len(before))
