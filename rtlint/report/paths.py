"""Paths as CI services read them: from the root of the checkout, with slashes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from rtlint.diagnostic import Diagnostic, Failure, Payload, Report
from rtlint.redact import mask_surely

Named = TypeVar("Named", Diagnostic, Failure, Payload)

#: Where GitHub Actions and GitLab say that the checkout is; they look up paths there, wherever a job does its work.
CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def root_of(folder: str, environment: Mapping[str, str]) -> str:
    """The folder that paths are told from: the checkout of a CI job that runs in `folder`, else `folder` itself."""
    for name in CHECKOUTS:
        checkout = os.path.normpath(environment.get(name) or os.sep)
        if checkout != os.sep and _within(folder, checkout):
            return checkout
    return folder


def told_from(root: str, path: str) -> str:
    """`path`, as it was given in the working folder, relative to the folder `root`.

    It is absolute when it leads out of `root`. What only stands for a file, such as `<stdin>`, stays as it is.
    """
    if path.startswith("<") and path.endswith(">"):
        return path
    whole = os.path.abspath(path)
    return (os.path.relpath(whole, root) if _within(whole, root) else whole).replace(os.sep, "/")


def without_secrets(report: Report) -> Report:
    """The report with a secret masked that stands in the name of a file; hardly any has one."""
    if all(mask_surely(path) == path for path in (*report.paths, *(failure.path for failure in report.failures))):
        return report

    def hidden(items: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple(replace(item, path=mask_surely(item.path)) for item in items)

    return replace(
        report,
        diagnostics=hidden(report.diagnostics),
        payloads=hidden(report.payloads),
        failures=hidden(report.failures),
        texts=tuple((mask_surely(path), text) for path, text in report.texts),
        fixed=hidden(report.fixed),
        paths=tuple(map(mask_surely, report.paths)),
    )


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
