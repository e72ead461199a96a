"""Moving the value of one field: the changes are made where it stands, before it goes elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rtlint.facts.features import features
from rtlint.facts.formats import formats, meant_format
from rtlint.facts.migration import brought_along, into, turn_detection_fields
from rtlint.facts.models import Life, life, successors, suits
from rtlint.facts.turn_detection import default_type, idle_fields, means_off
from rtlint.facts.voices import nearest_voice, text_to_speech_only
from rtlint.migration.step import Left, Step, Wishes
from rtlint.migration.tools import tool_choice, tools
from rtlint.rule import Context
from rtlint.source.change import Remove, Set
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.words import choices, show

Work = Callable[[Any, Pointer, str, Context, Wishes], Iterator[Step]]


def value_steps(field: str, value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    """What becomes of the value of a `field` of a `shape` that stands at the pointer `at`."""
    work = _WORK.get(field)
    if work is not None and value is not None:
        yield from work(value, at, shape, context, wishes)


def _modalities(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    if isinstance(value, Opaque) or (isinstance(value, list) and any(isinstance(item, Opaque) for item in value)):
        wanted = "make sure that it says `audio` or `text` and not both: audio brings its transcript"
        yield Left(at, value, "it is not known which modalities these are", wanted)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        brought = brought_along(value)
        for index in reversed(range(len(value))):
            if value[index] in brought or value[index] in value[:index]:
                yield Remove((*at, index))


def _format(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    if isinstance(value, dict):
        return
    form = meant_format(value)
    if form is not None:
        yield Set(at, form.written[into()])
    else:
        known = choices([form["type"] for form in formats().values()])
        why = "it is not known which format this is" if isinstance(value, Opaque) else "there is no such format"
        yield Left(at, value, why, f"write the format as an object, whose `type` is {known}", stop=True)


def _voice(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    if not isinstance(value, str) or not context.target.voices or value in context.known_voices:
        return
    if value in text_to_speech_only():
        advice = f"choose another voice; {show(nearest_voice(value))} is the nearest"
        yield Left(at, value, "it is a text-to-speech voice, not a Realtime voice", advice)


def _model(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    return _retired("model", value, at, shape, context, wishes.model, ", as by `--model`")


def _retired(
    field: str, value: Any, at: Pointer, shape: str, context: Context, new: str | None = None, by: str = ""
) -> Iterator[Step]:
    model = context.model(value)
    if model is None or not context.target.lifecycle or not suits(model.family, field, shape):
        return
    if life(model, context.today) is not Life.RETIRED:
        return
    if new is not None:
        yield Set(at, new)
    else:
        known = successors(model, context.today)
        advice = f"choose {choices(known) if known else 'a current model'}"
        yield Left(at, value, f"it was shut down on {model.shutdown}", f"{advice}{by}")


def _prompt(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    end = features()["prompt"]
    if context.target.lifecycle and context.today >= end.announced:
        over = "ended" if context.today > end.shutdown else "end"
        why = f"stored prompts {over} on {end.shutdown}"
        yield Left(at, value, why, "write its text into `instructions`", note=True)


def _transcription(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    if not isinstance(value, dict):
        return
    enabled = value.get("enabled", True)
    if enabled is False:
        yield Set(at, None)
    elif enabled is True or enabled is None:
        if "enabled" in value:
            yield Remove((*at, "enabled"))
        yield from _retired("transcription_model", value.get("model"), (*at, "model"), shape, context)
    else:
        why = "there is no such field, and it is not known what it says"
        yield Left((*at, "enabled"), enabled, why, "remove it; without transcription, write null instead of the object")


def _turn_detection(value: Any, at: Pointer, shape: str, context: Context, wishes: Wishes) -> Iterator[Step]:
    fields = turn_detection_fields()
    if not isinstance(value, dict):
        if isinstance(value, (str, bool)) and means_off(value):
            yield Set(at, None)
        return
    said = value.get("type", _fitting(value))
    if means_off(said):
        yield Set(at, None)
        return
    if "type" not in value:
        yield Set((*at, "type"), said, first=True)
    for key in value:
        if key in idle_fields(shape):
            yield Remove((*at, key))
        elif isinstance(said, str) and said in fields and key not in fields[said]:
            owners = [name for name in fields if key in fields[name]]
            if owners:
                yield Remove((*at, key))
                why = f"it is a field of {choices(owners)}, and the type is {show(said)}"
                yield Left((*at, key), value[key], why, f"it goes; write {choices(owners)} as the type if you need it")


def _fitting(turn_detection: dict[str, Any]) -> str:
    """The type that has most of the fields; the one the server took by itself where that is no help."""
    fields = turn_detection_fields()
    names = sorted(fields, key=lambda name: name != default_type())
    return max(names, key=lambda name: len(turn_detection.keys() & set(fields[name])))


_WORK: dict[str, Work] = {
    "modalities": _modalities,
    "input_format": _format,
    "output_format": _format,
    "voice": _voice,
    "model": _model,
    "prompt": _prompt,
    "transcription": _transcription,
    "turn_detection": _turn_detection,
    "tools": tools,
    "tool_choice": tool_choice,
}
