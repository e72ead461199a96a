"""Audio is a whole file, where bare samples are wanted.

## Why

The server takes raw samples in the session's input format. Of a WAV file it plays the header as noise; an MP3 or Ogg file is
compressed, and is noise from end to end.

## Examples

```yaml bad at=/audio
type: input_audio_buffer.append
audio: UklGRiQAAABXQVZFZm10IBAAAAABAAEA
```

```yaml good
type: input_audio_buffer.append
audio: AAAAAAEAAgADAAQABQAGAAcA
```
"""

import base64
import binascii
import re
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.texts import audio_files
from rtlint.rule import Finding, Site, rule
from rtlint.words import place

_HEADER = 16


@rule("RT234", on=("appended_audio", "part"), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    pointer, audio = site.pointer, site.value
    if isinstance(audio, dict):
        pointer, audio = (*pointer, "audio"), audio.get("audio")
    begins = _decoded(audio) if isinstance(audio, str) else b""
    file = next((title for header, title in audio_files().items() if begins.startswith(header)), None)
    if file is not None:
        yield site.problem(
            f"{place(pointer, site.context)} is {file}, not bare samples",
            "decode it to samples in the session's input format, without a header",
            at=pointer,
        )


def _decoded(audio: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s", "", audio[: 2 * _HEADER])[:_HEADER], validate=True)
    except (binascii.Error, ValueError):
        return b""
