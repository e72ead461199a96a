"""Audio is not written in base64.

## Why

`audio` holds raw samples in base64: letters, digits, `+`, `/` and `=`. A data URI, a file name or the other alphabet for web
addresses (`-` and `_`) is refused.

## Examples

```yaml bad at=/audio
type: input_audio_buffer.append
audio: data:audio/pcm;base64,AAAAAAEAAgADAAQABQAGAAcA
```

```yaml good
type: input_audio_buffer.append
audio: AAAAAAEAAgADAAQABQAGAAcA
```
"""

import re
from collections.abc import Iterator

from rtlint.rule import Finding, Site, rule
from rtlint.source.pointer import Pointer
from rtlint.words import place

_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")

#: What stands in an example for audio, or for the rest of it: dots, something in brackets, a few words.
_STAND_IN = re.compile(r"\.\.\.|…|^[\[({<]|^(?=.{1,63}$)[A-Za-z0-9]+([-_ ]+[A-Za-z0-9]+)+$")


@rule("RT233", on=("appended_audio", "part"))
def check(site: Site) -> Iterator[Finding]:
    for pointer, audio in _audio(site):
        text = re.sub(r"\s", "", audio)
        if _BASE64.fullmatch(text) or _STAND_IN.search(audio):
            continue
        prefix = text.lower().startswith("data:")
        yield site.problem(
            f"{place(pointer, site.context)} is not base64",
            "send only what stands behind the comma" if prefix else "encode the samples in base64, with `+` and `/`",
            at=pointer,
        )


def _audio(site: Site) -> Iterator[tuple[Pointer, str]]:
    pointer, audio = site.pointer, site.value
    if isinstance(audio, dict):
        pointer, audio = (*pointer, "audio"), audio.get("audio")
    if isinstance(audio, str):
        yield pointer, audio
