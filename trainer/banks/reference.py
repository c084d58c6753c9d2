# SPDX-License-Identifier: MIT
"""The manual page of the bank format, written from the types, so that it cannot go out of date."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union

from trainer.banks import fields
from trainer.banks.canonical import fields_of
from trainer.banks.linking import COMMON_DOMAINS
from trainer.model import limits
from trainer.model.bank import BankHead
from trainer.model.items.base import Id, IsoDate, Item, written_name
from trainer.model.items.registry import TYPES, family
from trainer.model.review_record import ReviewRecord
from trainer.model.section import Named, Section

_START = """\
# The bank format

A bank is a set of items with one owner and one version, written as text. This page is written by
the program from its own types (`needlewise bank schema` prints the same as a JSON Schema for
editors). It describes format 1.

## Shapes

| shape | what it is |
|---|---|
| file | one `.yaml` file with the head and the items, perhaps with sections beside them |
| folder | `bank.yaml`, `items/*.yaml`, `sections/*.yaml`, pictures in `figures/`, `reviews.yaml` |
| package | that folder in one `.needlebank` file (a zip), made by `needlewise bank pack` |

All three load the same way. `bank.yaml` holds the head. A file of items holds a list `items:` and
nothing else, a file of sections a list `sections:`, that of reviews a list `reviews:`. Items keep
the order of their files (by name) and their order within a file. Links are not followed. What else
lies in the folder is passed over; text that looks as if it were meant to be read is reported.

## A first bank

```yaml
format: 1
id: shoulder-safety
title: Shoulder safety check
items:
  - id: brachialis-lateral
    type: single
    stem: Brachialis is to be needled from the lateral side. Which nerve is most at risk?
    options:
      - {text: Axillary nerve}
      - {text: Radial nerve, key: true}
```

`needlewise bank check FILE` reports every problem with file, line and column, and what was
probably meant.

## The text

The text is YAML, of which a bank uses the plain part: names with values, lists, and text.

- UTF-8. `format: 1` comes first.
- A value is the text that you see: `NO`, `on`, `1.10` and `2026-11-22` are text. Only where a
  number or `true` or `false` belongs is it read as one (`yes`, `no`, `on` and `off` are understood
  there too).
- Text with a colon and a space, or with a space and a hash sign, needs quotes. So does text that
  begins with one of ``@ ` % & * ! | > ' " [ ] { } , # ? -``.
- `>-` before an indented block joins its lines into one text; `|-` keeps the line ends.
- Not read: anchors and aliases (`&`, `*`), tags (`!`), merge keys (`<<`), a name given twice, a
  second document, lines that begin with `%`, and characters that no one can see.

## What is wrong with a bank

| severity | what it takes away |
|---|---|
| unreadable | nothing of the bank can be used |
| error | the item, section, picture, review or part of the head is left out until it is mended |
| warning | nothing; the item is loaded all the same |

With a section or picture, the items that show it are left out too.
"""

_SECTIONS = """\
## Sections

A section is a slice through the body, in millimetres. What stands here is drawn, pointed at, read
out and scored: nothing is drawn by hand. The skin is the line y = 0, y grows with depth, and x runs
along the skin from a landmark. A path of a needle has an entry (its x), an angle (0 is straight
in; positive tilts the tip toward +x) and a depth along the path.

```yaml
format: 1
id: over-the-rib
title: Over the rib
sections:
  - id: rhomboid-rib
    title: Rhomboid over a rib
    target: rhomboid                        # a layer or structure that is muscle
    skin: {working_zone: [-25, 25]}         # where a needle may enter
    layers:                                 # from the skin down
      - {name: skin, type: skin, mm: 2}
      - {name: fat, type: fat, mm: 8, grows: true}   # what a build changes
      - {name: rhomboid, type: muscle, mm: 10}
    structures:
      - {name: rib, type: bone, ellipse: [0, 26, 9, 6]}   # centre x and y, half-widths
      - name: intercostal nerve
        type: nerve                         # a hazard; so are vessels, pleura, canal and organs
        ellipse: [12, 28, 1.5, 1.5]
        harm: The nerve can be injured
      - name: pleura
        type: pleura
        curve: [[-45, 36], [0, 34], [45, 36], [45, 70], [-45, 70]]   # goes through its points
    builds:                                 # thickness of the fat; 8 mm is the average build
      lean: {fat: 4}
      heavy: {fat: 16}
    corridors:
      - name: onto the rib
        target: rhomboid
        backdrop: [rib]                     # pushed on, every path of it meets the rib first
        builds:                             # none for heavy: there, not to needle is right
          lean: {entry: [-3, 3], angle: [-5, 5], depth: [7, 16]}
          average: {entry: [-3, 3], angle: [-5, 5], depth: [11, 20]}
    dangers:
      - {name: beside the rib, entry: -16, angle: 0, depth: 40, meets: pleura}
items:
  - id: name-the-nerve
    type: hotspot
    stem: The section lies across a rib. Point at the nerve under it.
    section: rhomboid-rib
    areas:
      - {name: intercostal nerve, key: true}
      - {name: pleura, rationale: It lies deeper.}
  - id: set-the-needle
    type: needle-path
    stem: Rhomboid is to be needled over the rib between two fingers. Set the needle.
    section: rhomboid-rib
```

`needlewise bank check` looks at every section as it looks at items: names that are not there,
outlines that cross themselves or have no size, layers that do not add up. Every corridor is tried
with hundreds of paths, in every build that it claims: all of them must stay clear of hazards and
end in the target. Every danger must meet what it says it meets, before anything else.

"""

_REVIEWS = """\
## Reviews

What was done to make sure that the items of a bank are right. In a folder or package this is the
file `reviews.yaml` beside `bank.yaml`, which holds nothing but `reviews:`; in a bank of one file it
is a list at the top, like `items:`. A record belongs to one revision of one item:

```yaml
reviews:
  - item: radial-1
    revision: 2
    author: written from the cited sources by a non-clinician
    blind: {asked: 3, agreed: 3, date: 2026-11-24}
    sources: {date: 2026-11-24, result: mended}
    changed: The key no longer names a depth.
  - item: radial-1
    revision: 2
    clinician: {by: "physiotherapist, needling instructor", date: 2026-12-01, verdict: sound}
```

Entries for one revision add up: `author`, `blind`, `sources` and `changed` can be told once, and
each clinician has an entry. `needlewise bank review` writes these. Who did it is told by role; a
name is not needed.

From the records of the revision that the bank holds, each item has its status:
`clinician-reviewed` when at least one clinician has seen it and no one's latest verdict asks for a
change; otherwise `source-checked` when there is `sources`; otherwise `draft`. Records of other
revisions stay and do not count. Where a bank has no records at all, the `status` of its head is
that of every item. Learners see it under the answer, in the Library, and can choose by it.

"""

_PICTURES = """\
## Pictures

Pictures are PNG or JPEG files in the folder `figures` of a bank, named by items as
`picture: figures/arm.png`. A file is what its name says, is whole, and keeps to the limits below;
what it is is told from its header. SVG is not read, as it can do more than show something. A bank
in one file holds no pictures.

"""

_END = """\
## Ids

An id is permanent. It is made of lower-case letters and digits, in groups held together by single
hyphens or points (`radial-1`, `mcmanus2018`). An item's id is unique in its bank and is never
given to another item; when the key or the stem changes, the item keeps its id and its `revision`
goes up. Sections have ids among themselves. A bank whose id equals that of a bank which comes with
the program cannot be installed.

## What items may name

"""

# What stands in the table of limits: the constants of `trainer.model.limits`, in their order.
_LIMIT = re.compile(r"^([A-Z_]+) = [^#\n]+  # (.+)$", re.MULTILINE)
_BYTES = "_BYTES"


def page() -> str:
    """Write the page, as Markdown."""
    parts = [_START, "## The head\n", _record(BankHead)]
    for kind in fields.all_held(BankHead):
        parts += [f"### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
    parts += ["## Items\n", f"{fields.summary(Item)}\n", _record(Item)]
    for kind in fields.held(Item):
        parts += [f"### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
    shared = {field.name for field in dataclasses.fields(Item)} - {"type"}
    parts.append("## Item types\n")
    told = set(fields.held(Item))
    for name in TYPES:
        item_class = family(name).item_class
        parts += [f"### `{name}`\n", f"{fields.summary(item_class)}\n"]
        parts.append(_record(item_class, without=shared))
        for kind in fields.all_held(item_class, Item):
            if kind not in told:
                told.add(kind)
                parts += [f"#### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
    parts += [_SECTIONS, _record(Section)]
    for kind in fields.all_held(Section):
        parts += [f"### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
    parts += [_REVIEWS, _record(ReviewRecord)]
    for kind in fields.held(ReviewRecord):
        parts += [f"### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
    parts.append(_PICTURES)
    domains = ", ".join(f"`{domain}`" for domain in COMMON_DOMAINS)
    parts.append(_END + _NAMING.format(domains=domains))
    parts += ["## Limits\n", _limits()]
    return "\n".join(parts)


_NAMING = """\
| field | names an entry of |
|---|---|
| `cites` | `references` |
| `domain` | `domains`, or one of {domains} |
| `topic` | the `topics` of the item's domain, where it has any |
| `section` | `sections` |
| `picture` | the files in `figures` |
| `misconception`, and `misconceptions` by option | `misconceptions`, where there are any |

A name that is not found is a warning; a section or picture that is not found is an error.
"""


def _record(kind: type[Any], without: set[str] | frozenset[str] = frozenset()) -> str:
    """Write the fields of a dataclass as a table."""
    hints = typing.get_type_hints(kind, include_extras=True)
    words = fields.descriptions(kind)
    needed = set(fields.required(kind))
    rows = ["| field | what it holds | if left out | meaning |", "|---|---|---|---|"]
    for field in dataclasses.fields(kind):
        if field.name in without:
            continue
        name = written_name(field.name)
        default = "**required**" if name in needed else _default(field)
        meaning = _sentence(words.get(name, "")).replace("|", "\\|")
        rows.append(f"| `{name}` | {_kind(hints[field.name])} | {default} | {meaning} |")
    return "\n".join(rows) + "\n"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    if value is dataclasses.MISSING or value in (None, "", ()):
        return ""
    if not isinstance(value, tuple) and not dataclasses.is_dataclass(value):
        return f"`{str(value).lower() if isinstance(value, bool) else value}`"
    written = fields_of(value)
    return f"`{_flow(written)}`" if written else ""


def _flow(value: Any) -> str:
    """Write lists and mappings on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_flow(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_flow(one)}' for name, one in value.items())}}}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _kind(hint: Any) -> str:
    """Say what a field holds."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is Union:
        kinds = (_kind(one) for one in typing.get_args(hint) if one is not types.NoneType)
        return " or ".join(dict.fromkeys(kinds))
    if hint == Id:
        return "id"
    if hint is Item:
        return "an item of another type"
    if hint == IsoDate:
        return "date, such as 2026-11-22"
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        inner, *markers = arguments
        for marker in markers:
            if isinstance(marker, Named):
                return _kind(marker.text)
        return _kind(inner) + "".join(_limit(marker) for marker in markers)
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in arguments)
    if origin is tuple:
        return _list(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"names ({_kind(arguments[0])}) with: {_kind(arguments[1])}"
    return _PLAIN_KINDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def _list(arguments: tuple[Any, ...]) -> str:
    if arguments[-1] is Ellipsis:
        return f"list of: {_kind(arguments[0])}"
    kinds = [_kind(one) for one in arguments]
    if len(set(kinds)) == 1:
        return f"list of {len(kinds)}: {kinds[0]}"
    return f"list of {len(kinds)}: {'; '.join(kinds)}"


_PLAIN_KINDS: dict[Any, str] = {
    str: "text",
    bool: "`true` or `false`",
    int: "whole number",
    float: "number",
    types.NoneType: "nothing",
}


def _limit(marker: Any) -> str:
    match marker:
        case limits.Length(0, most):
            return f", at most {most:,}"
        case limits.Length(least, most):
            return f", {least:,} to {most:,}"
        case limits.Range(least, most):
            return f", {least:,} to {most:,}"
        case _:
            return ""


def _limits() -> str:
    rows = ["| at most | of |", "|---|---|"]
    for name, words in _LIMIT.findall(inspect.getsource(limits)):
        value = getattr(limits, name)
        told = f"{value // limits.MIB} MB" if name.endswith(_BYTES) else f"{value:,}"
        rows.append(f"| {told} | {words} |")
    return "\n".join(rows) + "\n"
