r"""rtlint checks OpenAI Realtime API configuration before the server does.

>>> import rtlint
>>> report = rtlint.lint("type: realtime\naudio: {output: {voice: mariin}}")
>>> [(diagnostic.pointer, diagnostic.message) for diagnostic in report.diagnostics]
[('/audio/output/voice', '`mariin` is not a voice')]
"""

from rtlint.api import lint, lint_files
from rtlint.config import ConfigError, SettingsError
from rtlint.diagnostic import Diagnostic, Payload, Range, Related, Report, ServerError, Severity

__version__ = "0.1.0"

__all__ = [
    "ConfigError", "Diagnostic", "Payload", "Range", "Related", "Report", "ServerError", "Severity", "SettingsError", "__version__",
    "lint", "lint_files",
]  # fmt: skip
