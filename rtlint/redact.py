"""Hiding secrets: nothing that rtlint prints, quotes or stores shows one."""

from __future__ import annotations

import re

#: Words that make the value under a key a secret, when the key is split at `_`, `-` and capitals.
_SECRET_WORDS = frozenset(
    ("authorization", "key", "apikey", "token", "secret", "password", "headers", "credential", "credentials")
)

#: Forms that are a secret wherever they stand.
_SECRET_FORMS = re.compile(
    r"(?:sk|ek|rk)[-_][A-Za-z0-9_-]{6,}"
    r"|gh[pousr]_[A-Za-z0-9]{8,}|github_pat_\w{8,}|xox[abposr]-[\w-]{8,}|AKIA[0-9A-Z]{12,}|AIza[\w-]{12,}|glpat-[\w-]{8,}"
    r"|eyJ[\w-]{8,}\.[\w.-]+"
    r"|(?<=earer )[^\s\"',}\]]{6,}|(?<=asic )[A-Za-z0-9+/=]{8,}"
    r"|(?<=://)[^/\s:@\"']+:[^/\s@\"']+(?=@)"
)

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


#: Fields of the API whose names only look like it.
_HARMLESS = frozenset(("token_limits",))

#: `key: value` and `"key": "value"` on one line.
_PAIR = re.compile(r"(?P<key>[\w-]+)(?P<between>[\"']?[ \t]*[:=][ \t]*)(?P<value>[^\r\n]+)")

_PLACEHOLDER = re.compile(r"[\"']?(?:\$\{[^}]*\}|\$\w+|\{\{.*\}\}|<[\w .-]+>|%\w+%)[\"']?,?\s*$")


def is_secret_key(key: str) -> bool:
    """Whether the value under `key` is not for printing."""
    return key not in _HARMLESS and any(word.lower() in _SECRET_WORDS for word in _WORDS.findall(key))


def mask(text: str) -> str:
    """`text` with every secret form replaced by as many asterisks."""
    return _SECRET_FORMS.sub(lambda match: "*" * len(match[0]), text)


def mask_all(text: str) -> str:
    """`text` with every letter and digit, and what stands between them in tokens, replaced by an asterisk."""
    return re.sub(r"[\w.+/=~@:-]", "*", text)


def mask_source(text: str) -> str:
    """A source text with its secrets masked, every character where it was: known forms, and values of secret keys."""

    def pair(match: re.Match[str]) -> str:
        if not is_secret_key(match["key"]) or _PLACEHOLDER.match(match["value"]):
            return match[0]
        return match["key"] + match["between"] + mask_all(match["value"])

    return mask(_PAIR.sub(pair, text))
