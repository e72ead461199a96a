"""An image is given by an address, or in a format that is not taken.

## Why

The server fetches nothing: `image_url` holds the image itself as a data URI, PNG or JPEG.

## Examples

```yaml bad at=/item/content/0/image_url
type: conversation.item.create
item:
  type: message
  role: user
  content:
    - type: input_image
      image_url: https://example.com/bicycle.png
```

```yaml good
type: conversation.item.create
item:
  type: message
  role: user
  content:
    - type: input_image
      image_url: data:image/png;base64,iVBORw0KGgo=
```
"""

import re
from collections.abc import Iterator

from rtlint.facts.texts import listed, parts, word
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show

_ADDRESS = re.compile("(?i)(https?|file|blob|gs|s3)://")
_TYPE = re.compile(r"(?i)data:([a-z]+/[a-z0-9.+-]+)[;,]")


@rule("RT232", on="part", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    url = site.value.get("image_url") if isinstance(site.value, dict) else None
    taken = parts(site.context.dialect).get(str(site.subject.value.get("role")), ())
    if not isinstance(url, str) or site.value.get("type") != word("image_part") or word("image_part") not in taken:
        return
    pointer = (*site.pointer, "image_url")
    named = _TYPE.match(url)
    if _ADDRESS.match(url):
        said = f"{place(pointer, site.context)} is an address, which the server does not fetch"
    elif named and named[1].lower() not in listed("image_types"):
        said = f"{place(pointer, site.context)} is {show(named[1])}, but an image must be PNG or JPEG"
    else:
        return
    yield site.problem(
        said, "send the image itself: `data:image/png;base64,…` or `data:image/jpeg;base64,…`", at=pointer
    )
