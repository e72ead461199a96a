"""The parts of pages that show what rtlint knows of the world: models, voices, messages, kinds, targets."""

from __future__ import annotations

from datetime import date

from pages.markdown import code, plain, table
from rtlint.facts import table as facts
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names, kinds
from rtlint.facts.models import Model, life, models, successors
from rtlint.facts.server_messages import server_messages
from rtlint.facts.targets import targets
from rtlint.facts.voices import voices
from rtlint.hosts import SUFFIXES
from rtlint.rules import named


def facts_date() -> date:
    """The day the tables were last compared with the documentation."""
    return date.fromisoformat(facts("models")["checked"])


def model_table() -> str:
    """Every model by family: its state on the day of the tables, its last day, what to use instead."""
    families = dict.fromkeys(model.family for model in models().values())
    head = ("model", "dialects", "state", "last day", "use instead")
    parts = [f"As of {facts_date()}, the day these tables were last compared with OpenAI's documentation.\n"]
    for family in families:
        rows = [_model(model) for model in models().values() if model.family == family]
        parts.append(f"## {family.replace('-', ' ').replace('_', ' ').capitalize()} models\n\n{table(head, rows)}")
    return "\n".join(parts)


def _model(model: Model) -> tuple[str, ...]:
    state = life(model, facts_date()).value
    instead = ", ".join(code(name) for name in successors(model, facts_date()))
    return code(model.id), ", ".join(model.dialects), state, str(model.shutdown or ""), instead


def voice_table() -> str:
    """Every built-in voice, and the dialects that have it."""
    names = [*dialects()]
    rows = [(code(voice), *("yes" if name in having else "" for name in names)) for voice, having in voices().items()]
    return table(("voice", *names), rows)


def message_table() -> str:
    """Every message of the server that rtlint knows, what it means, and the rules about it."""
    rows = []
    for message in server_messages():
        rules = ", ".join(f"[{code(name)}](rules/{named(name).name}.md)" for name in message.rules)
        rows.append((code(message.example), f"{plain(message.means)}{rules and f'<br>{rules}'}"))
    return table(("message", "what it means, and the rules about it"), rows)


def suffixes() -> str:
    """What a folder is searched for."""
    return f"{', '.join(code(suffix) for suffix in SUFFIXES)}\n"


def kind_table() -> str:
    """Every kind, and the dialects that have it."""
    rows = [(code(name), ", ".join(sorted(kinds()[name].schemas))) for name in kind_names()]
    return table(("kind", "dialects"), rows)


def target_table() -> str:
    """Every target, and what is held against it."""
    rows = [
        (
            code(name),
            target.title,
            target.dialect or "both",
            "yes" if target.models else "no",
            "yes" if target.lifecycle else "no",
        )
        for name, target in targets().items()
    ]
    return table(("target", "server", "dialect", "models checked", "dates checked"), rows)
