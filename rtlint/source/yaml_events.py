"""The two YAML parsers, seen as one: a function that gives the next event of a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

try:
    from _ruamel_yaml import CParser
except ImportError:  # ruamel.yaml.clib is compiled, and there are systems without a wheel for it
    CParser = None

NextEvent = Callable[[], Any]
"""Gives one event after the other. Raises YAMLError where the text is no YAML."""


def events(content: str) -> NextEvent:
    """The events of a text by the fastest parser there is."""
    return c_events(content) if CParser else pure_events(content)


def c_events(content: str) -> NextEvent:
    """The events of ruamel.yaml.clib, which wraps libyaml."""
    next_event: NextEvent = CParser(content).get_event
    return next_event


def pure_events(content: str) -> NextEvent:
    """The events of ruamel.yaml itself."""
    stream = YAML(typ="safe", pure=True).parse(content)

    def next_event() -> Any:
        try:
            return next(stream)
        except (AssertionError, IndexError, ValueError, OverflowError) as error:
            # As `%YAML 1.3` makes it do, `%YAML 1.2` twice, or "\\UFFFFFFFF".
            raise YAMLError from error

    return next_event
