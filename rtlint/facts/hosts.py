"""Where payloads stand in code: what code that sends one has in it, the SDK's calls, and the API's addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table
from rtlint.facts.kinds import client_events, server_events, session_types
from rtlint.facts.models import models


@dataclass(frozen=True, slots=True)
class Use:
    """What is done with an object: the kind of payload that makes it, its phase, and the dialect it has if nothing in it tells."""

    kind: str
    phase: str | None
    dialect: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the official SDK: the end of its name, and the argument that is a payload; None where all of them are one.

    Where arguments have no names, all of them are the one at `position`.
    """

    name: str
    argument: str | None
    use: Use
    position: int = 0

    @property
    def camel_name(self) -> str:
        """The name as JavaScript writes it."""
        return camel(self.name)


@cache
def code_signs() -> tuple[bytes, ...]:
    """Words of which at least one is in every file of code that holds a payload."""
    return tuple(sign.encode() for sign in table("hosts")["signs"])


@cache
def notebook_signs() -> tuple[bytes, ...]:
    """Words of which at least one is in every notebook that holds a payload: quotes in its code are escaped."""
    return tuple(sign.strip(b"\"'") for sign in code_signs())


def has_telling_words(code: str) -> bool:
    """Whether code has a text, a call or an address that code with a payload cannot do without."""
    return _telling().search(code) is not None or ("event_id" in code and _server_telling().search(code) is not None)


def mentions_payload(text: str) -> bool:
    """Whether a text, of whatever language, has the name of an event, a session's type or an address of the API."""
    return _mentioning().search(text) is not None


@cache
def sent_words() -> re.Pattern[bytes]:
    """What is in each line of a log that holds something a client sends or opens a session, and `server_words` in one of the server."""
    return _quoted((*client_events(), *session_types(), *names("opening")))


@cache
def server_words() -> re.Pattern[bytes]:
    """See `sent_words`."""
    return _quoted(server_events())


def _quoted(words: Iterable[str]) -> re.Pattern[bytes]:
    return re.compile(f"[\"'](?:{_either(words)})\\\\*[\"']".encode())


@cache
def _mentioning() -> re.Pattern[str]:
    events = _either((*client_events(), *server_events()))
    types = _either(session_types())
    paths = _either(address.strip("*").partition("*")[0].rstrip("/") for address in table("hosts")["addresses"])
    translating = _either(name for name, model in models().items() if model.family == "translation")
    key = r"type\\*[\"']?\s*[:=]\s*\\*[\"']?"
    return re.compile(
        f"{key}(?:{events}|{types})\\b|(?:{paths})|(?:{translating})|realtime\\.(?:transcription_)?session"
    )


@cache
def _telling() -> re.Pattern[str]:
    quoted = _either((*client_events(), *session_types()))
    calls = _either(".".join(name.rsplit(".", 2)[-2:]) for call in sdk_calls() for name in (call.name, call.camel_name))
    paths = _either(address.strip("*").partition("*")[0].rstrip("/") for address in table("hosts")["addresses"])
    translating = _either(name for name, model in models().items() if model.family == "translation")
    packages = _either(table("hosts")["clients"])
    return re.compile(f"[\"'`](?:{quoted}|{packages})[\"'`]|(?:{calls})\\s*\\(|(?:{paths})|(?:{translating})")


@cache
def _server_telling() -> re.Pattern[str]:
    return re.compile(f"[\"'`](?:{_either(server_events())})[\"'`]")


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def subject() -> str:
    """The word that code about the API has somewhere."""
    return str(table("hosts")["subject"])


@cache
def sdk_calls() -> tuple[Call, ...]:
    """The calls of the official SDK that take a payload."""
    return tuple(
        Call(row["call"], row["argument"], _use(row), row.get("position", 0)) for row in table("hosts")["calls"]
    )


def client_calls(code: str) -> tuple[Call, ...]:
    """The calls that take a payload of other clients for JavaScript, as far as code imports them."""
    return tuple(
        Call(row["call"], row["argument"], _use(row))
        for package, row in table("hosts")["clients"].items()
        if re.search(f"[\"'`]{re.escape(package)}[\"'`]", code)
    )


def class_use(name: str) -> Use | None:
    """What the objects of one of the SDK's classes, or of its typed dictionaries, are for."""
    row = table("hosts")["classes"].get(name.rpartition(".")[2].removesuffix("Param"))
    return _use(row) if row is not None else None


def camel(name: str) -> str:
    """A name with underscores as JavaScript writes it: `client_secrets` is `clientSecrets`."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)


@cache
def names(row: str) -> frozenset[str]:
    """A row of the table as the names it lists.

    `no_fields` are arguments that are not sent, `left_out` what stands for an argument that is not given, `body` the
    arguments that are the body of a request, `packages` those with the SDK's types. `sending` are methods that take an event as
    its type and the rest of it, `compared` functions that compare with an object of which only a part is written. `bodies`
    and `answers` are keys that recorded requests and programs that send them keep bodies and replies under, `shown` those
    of examples in descriptions. `opening` are the events that begin a session.
    """
    return frozenset(table("hosts")[row])


def addressed(url: str, *, relative: bool) -> Use | None:
    """What is posted to an address, in which `*` is what is not known; None when it is not the API's, or nobody can tell.

    `relative` says that a path is one of the API's: the SDK's own client posts it.
    """
    if not relative and url.startswith("/"):
        return None  # a path of the program's own server, as like as not
    server, path = re.fullmatch(r"(?:[a-z]+://([^/?]*))?([^?#]*).*", url, re.DOTALL).groups()  # type: ignore[union-attr]
    if server is not None and "*" not in server and not any(fnmatchcase(server, known) for known in names("servers")):
        return None
    rows = table("hosts")["addresses"].items()
    return next((_use(row) for pattern, row in rows if fnmatchcase(path.rstrip("/"), pattern)), None)


def names_ours(text: str) -> bool:
    """Whether a text names one of our servers."""
    return any(server.lstrip("*") in text for server in names("servers"))


def serves_another(text: str) -> bool:
    """Whether a text names servers that speak the protocol, and ours is none of them: a proxy, or one of somebody's own."""
    named = {address["server"].lower() for address in _SERVER.finditer(text)}
    return bool(named) and not any(fnmatchcase(server, known) for server in named for known in names("servers"))


_SERVER = re.compile(
    r"(?:wss?://(?=[^\s\"'`)]{,300}/realtime(?![\w/-]))|https?://(?=[^\s\"'`)]{,300}/v1/realtime(?![\w-])))(?P<server>[^\s/:?\"'`)]+)",
    re.IGNORECASE,
)


def _use(row: dict[str, str]) -> Use:
    return Use(row["kind"], row.get("phase"), row.get("dialect"))
