r"""rtlint checks OpenAI Realtime API configuration before the server does.

>>> import rtlint
>>> report = rtlint.lint("type: realtime\naudio: {output: {voice: mariin}}")
>>> [(diagnostic.pointer, diagnostic.message) for diagnostic in report.diagnostics]
[('/audio/output/voice', '`mariin` is not a voice')]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rtlint.api import lint, lint_files
    from rtlint.config import ConfigError, SettingsError
    from rtlint.diagnostic import Diagnostic, Payload, Range, Related, Report, ServerError, Severity

__version__ = "0.1.0"

__all__ = [
    "ConfigError", "Diagnostic", "Payload", "Range", "Related", "Report", "ServerError", "Severity", "SettingsError", "__version__",
    "lint", "lint_files",
]  # fmt: skip


#: The modules that have what is not here; the rest is in `rtlint.diagnostic`.
_HOMES = {
    "lint": "rtlint.api", "lint_files": "rtlint.api", "ConfigError": "rtlint.config", "SettingsError": "rtlint.config",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import what is asked for: the command line needs little of it to print its help."""
    if name not in __all__:
        raise AttributeError(f"module 'rtlint' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "rtlint.diagnostic")), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
