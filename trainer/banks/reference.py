# SPDX-License-Identifier: MIT
"""The manual page of the bank format, written from the types, so that it cannot go out of date."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from trainer.banks import fields
from trainer.banks.linking import COMMON_DOMAINS
from trainer.model import limits
from trainer.model.bank import BankHead
from trainer.model.items.base import Id, IsoDate, Item
from trainer.model.items.registry import TYPES, family

_START = """\
# The bank format

A bank is a set of items with one owner and one version, written as text. This page is written by
the program from its own types (`needlewise bank schema` prints the same as a JSON Schema for
editors). It describes format 1.

## Shapes

| shape | what it is |
|---|---|
| file | one `.yaml` file with the head and the items |
| folder | `bank.yaml` with the head, `items/*.yaml` with the items, pictures in `figures/` |
| package | that folder in one `.needlebank` file (a zip), made by `needlewise bank pack` |

All three load the same way. Items keep the order of their files (by name) and their order within a
file. Links are not followed. What else lies in the folder is passed over; text that looks as if it
were meant to be read is reported.

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
| error | the item, or that part of the head, is left out until it is mended |
| warning | nothing; the item is loaded all the same |
"""

_END = """\
## Ids

An id is permanent. It is made of lower-case letters and digits, in groups held together by single
hyphens or points (`radial-1`, `mcmanus2018`). An item's id is unique in its bank and is never
given to another item; when the key or the stem changes, the item keeps its id and its `revision`
goes up. A bank whose id equals that of a bank which comes with the program cannot be installed.

## What items may name

"""

# What stands in the table of limits: the constants of `trainer.model.limits`, in their order.
_LIMIT = re.compile(r"^([A-Z_]+) = [^#\n]+  # (.+)$", re.MULTILINE)
_BYTES = ("FILE_BYTES", "BANK_TEXT_BYTES", "PACKAGE_BYTES")


def page() -> str:
    """Write the page, as Markdown."""
    parts = [_START, "## The head\n", _record(BankHead)]
    for kind in fields.held(BankHead):
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
        for kind in fields.held(item_class):
            if kind not in told:
                told.add(kind)
                parts += [f"#### {kind.__name__}\n", f"{fields.summary(kind)}\n", _record(kind)]
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
| `misconception` | `misconceptions`, where there are any |

A name that is not found is a warning.
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
        default = "**required**" if field.name in needed else _default(field)
        meaning = _sentence(words.get(field.name, "")).replace("|", "\\|")
        rows.append(f"| `{field.name}` | {_kind(hints[field.name])} | {default} | {meaning} |")
    return "\n".join(rows) + "\n"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    if value is dataclasses.MISSING or value in (None, "", ()):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(hint: Any) -> str:
    """Say what a field holds."""
    hint = fields.bare(hint)
    if hint == Id:
        return "id"
    if hint == IsoDate:
        return "date, such as 2026-11-22"
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        inner, *markers = arguments
        return _kind(inner) + "".join(_limit(marker) for marker in markers)
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in arguments)
    if origin is tuple:
        return f"list of: {_kind(arguments[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"names ({_kind(arguments[0])}) with: {_kind(arguments[1])}"
    return _PLAIN_KINDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


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
        told = f"{value // limits.MIB} MB" if name in _BYTES else f"{value:,}"
        rows.append(f"| {told} | {words} |")
    return "\n".join(rows) + "\n"
