"""No regular expression of rtlint takes more than a text's length in time, whatever the text."""

from __future__ import annotations

import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

import rtlint
from rtlint.facts import hosts
from rtlint.facts.secrets import ephemeral_form, secret_forms

SIZE = 20_000

#: What a text is made of that keeps a pattern busy: blanks, brackets, and half of whatever comes in pairs.
PUMPS = (
    " ", "\n", "\r\n", "\t", " \n", '"', "'", "`", "\\", '\\"', "\\n", "{", "{{", "}", "[", "(", "/*", "*/", "//", "#", "# ",
    "<!--", "-->", "0", "0_", "_", "a", "aA", "a.", "a ", "a-", "-", "- ", "> ", "1. ", "=", ": ", ":", ",", "?", "...", "@", "$",
    "${", "%a", "<a", "|", "~~~", "```", "&a ", "!a ", "ws://", "https://", "wss://a/v1/realtime ", "<<A\n", "<<a", "kind=a",
    "kind=a ", " rtlint: ", "ignore[a", "sk-", "Bearer ", "curl ", '"id":', '{"a": ', "a: ", "a:\n", "é", "\ud800",
)  # fmt: skip
ENDS = ("", "x", "\x01")
BEGINNINGS = ("", '"')

_METHODS = ("match", "fullmatch", "search", "finditer", "sub", "split", "findall")


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes], str]]:
    """Every pattern of a module, with its name and the ways in which the module asks it."""
    for found in pkgutil.walk_packages(rtlint.__path__, "rtlint."):
        spec = find_spec(found.name)
        if found.name.endswith("__main__") or spec is None or spec.origin is None:
            continue
        module = import_module(found.name)
        with open(spec.origin, encoding="utf-8") as stream:
            source = stream.read()
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and value.pattern in _own(module, source, name):
                for method in _METHODS:
                    if re.search(rf"(?<!\w){name}\.{method}\(", source):
                        yield f"{found.name}.{name}", value, method


def _own(module: object, source: str, name: str) -> tuple[str | bytes, ...]:
    """The pattern of a name, if the module makes it itself."""
    return (getattr(module, name).pattern,) if re.search(rf"^{name} = ", source, re.MULTILINE) else ()


def made_of_tables() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes], str]]:
    """The patterns that functions make of what the tables hold."""
    makers: tuple[Callable[[], re.Pattern[str] | re.Pattern[bytes]], ...] = (
        hosts.sent_words, hosts.server_words, hosts._mentioning, hosts._telling, hosts._server_telling, ephemeral_form,
    )  # fmt: skip
    for make in makers:
        yield f"{make.__module__}.{make.__name__}", make(), "search"
    for form in secret_forms():
        yield f"secret: {form.title}", form.pattern, "search"


ALL = [*patterns(), *made_of_tables()]


@pytest.mark.parametrize(("name", "pattern", "method"), ALL, ids=[f"{name}.{method}" for name, _, method in ALL])
def test_a_pattern_is_done_with_a_text_soon(
    name: str, pattern: re.Pattern[str] | re.Pattern[bytes], method: str
) -> None:
    """20,000 characters take microseconds where each is looked at once, and seconds where each is for every other."""
    for pump in PUMPS:
        for text in (f"{first}{pump * (SIZE // len(pump))}{last}" for first in BEGINNINGS for last in ENDS):
            data = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "surrogatepass")
            # Once may fall together with a collection of garbage; thrice will not.
            tries = (taken(pattern, method, data) for _ in range(3))
            assert any(seconds < 0.2 for seconds in tries), f"{name}: {pump!r} repeated, then {text[-1:]!r}"


def taken(pattern: re.Pattern[Any], method: str, data: str | bytes) -> float:
    """The seconds that a pattern takes for a text."""
    start = time.process_time()
    found = getattr(pattern, method)(*((data[:0], data) if method == "sub" else (data,)))
    if method == "finditer":
        list(found)
    return time.process_time() - start
