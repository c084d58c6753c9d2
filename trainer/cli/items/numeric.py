# SPDX-License-Identifier: MIT
"""A number with a unit, in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.cli.items import Face, Verdict
from trainer.cli.output import visible
from trainer.model.items.numeric import (
    NumericResponse,
    band_of,
    is_within,
    key_bands,
    ordered_bands,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.numeric import NumericItem, ValueBand
    from trainer.services.session import Place

# Above this, a comma before three digits may part thousands.
_THOUSAND = 1000


def _ask(_console: Console, _item: NumericItem, _order: Sequence[int], _place: Place) -> None:
    """Say nothing more: the line that is typed into says what can be given."""


def _range(item: NumericItem) -> str:
    return f"{written(item.least)} to {written(item.most)} {visible(item.unit)}"


def _prompt(item: NumericItem) -> str:
    return f"Your answer (a number, {_range(item)})"


def _read(typed: str, item: NumericItem, _order: Sequence[int]) -> NumericResponse | str:
    words = typed.strip().replace("\u2212", "-")
    if words.lower().endswith(item.unit.lower()):
        words = words[: -len(item.unit)].strip()
    whole, mark, fraction = words.partition(",")
    number = f"{whole}.{fraction}" if mark else words
    is_doubtful = bool(mark) and item.most >= _THOUSAND and len(fraction) == 3
    if is_doubtful or not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", number):
        return f"Answer with a number from {_range(item)}, such as {written(item.least)}."
    value = float(number)
    if not is_within(item, value):
        return f"{written(value)} cannot be given; answer from {_range(item)}."
    return NumericResponse(value)


def _ends(item: NumericItem, band: ValueBand) -> str:
    if band.from_ == band.to:
        return f"{written(band.to)} {item.unit}"
    return f"{written(band.from_)} to {written(band.to)} {item.unit}"


def _verdict(item: NumericItem, _order: Sequence[int], place: Place) -> Verdict:
    value = place.response.value
    band = band_of(item, value)
    detail = f"You said {written(value)} {item.unit}."
    if band is None or not band.key:
        best = " or ".join(_ends(item, key) for key in key_bands(item))
        detail += f" Right is {best}."
    if band is None:
        return Verdict("Not this one", "", detail)
    sentence = band.verdict.rstrip(".")
    if band.unsafe:
        return Verdict("Unsafe", sentence or band.harm.rstrip("."), detail)
    if band.key:
        return Verdict("Right", sentence, detail)
    return Verdict("Not quite" if band.points else "Not this one", sentence, detail)


def _reveal(console: Console, item: NumericItem, _order: Sequence[int], place: Place) -> None:
    from rich.padding import Padding
    from rich.text import Text

    own = band_of(item, place.response.value)
    rows: list[tuple[str, str, str, str]] = []
    for band in ordered_bands(item):
        said, style = _mark(band)
        said = f"{said}, your answer" if band is own else said
        rows.append((_ends(item, band), said, style, band.rationale))
    if own is None:
        rows.append(("Any other number", "wrong, your answer", "bold", item.outside))
    elif item.outside:
        rows.append(("Any other number", "wrong", "", item.outside))
    for ends, said, style, reason in rows:
        line = Text(visible(ends)).append(f"  [{said}]", style)
        console.print(Padding(line, (0, 0, 0, 2)))
        if reason:
            console.print(Padding(Text(visible(reason), "dim"), (0, 0, 1, 5)))


def _mark(band: ValueBand) -> tuple[str, str]:
    if band.key:
        return "right", "bold cyan"
    if band.unsafe:
        return "unsafe", "red"
    return ("nearly right", "") if band.points else ("wrong", "")


FACE = Face(_ask, _prompt, _read, _verdict, _reveal)
