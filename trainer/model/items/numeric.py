# SPDX-License-Identifier: MIT
"""A number with a unit, such as a depth, judged by the band of values that it lies in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from trainer.model.items.base import (
    WRITTEN,
    Family,
    Fault,
    Id,
    Item,
    Name,
    Outcome,
    Plain,
    Prose,
    UnsafeAct,
    common_fields,
    no_lot,
)
from trainer.model.limits import OPTIONS, Length, Range

if TYPE_CHECKING:
    from collections.abc import Iterator

_FURTHEST = 1_000_000
# NaN and infinities are outside.
Value = Annotated[float, Range(-_FURTHEST, _FURTHEST)]

# Steps of a tenth do not add up in binary; nobody gives a number more exactly than this.
_DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueBand:
    """Values that are judged alike.

    Attributes:
        from_: the smallest value; belongs to the band, as does the largest.
        to: the largest value.
        key: whether these values are right.
        points: share of the item's worth, for values that are nearly right.
        rationale: why these values are right, wrong or dangerous.
        verdict: act and consequence, completing "Right: ", "Not quite: " or "Unsafe: ".
        unsafe: these values could cause serious harm.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        misconception: id of the wrong belief behind these values.
    """

    __pydantic_config__ = WRITTEN

    from_: Value
    to: Value
    key: bool = False
    points: Annotated[float, Range(0, 1)] = 0.0
    rationale: Prose = ""
    verdict: Prose = ""
    unsafe: bool = False
    act: Prose = ""
    harm: Prose = ""
    misconception: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericItem(Item):
    """An item that is answered with a number.

    Bands need not lie evenly around the key: too deep may be unsafe while too shallow is only
    wrong. Where two bands touch, their common end belongs to the key, else to the one that is
    unsafe, else to the lower one.

    Attributes:
        type: the word numeric.
        unit: what the number counts, in words, such as mm, degrees or hours.
        least: the smallest number that can be given.
        most: the largest number that can be given.
        step: by how much the arrow keys change the number; others can be typed.
        bands: how values are judged. They do not overlap; values in none of them are wrong.
        outside: why values in none of the bands are wrong.
    """

    type: Literal["numeric"]
    unit: Name
    least: Value
    most: Value
    bands: Annotated[tuple[ValueBand, ...], Length(1, OPTIONS)]
    step: Annotated[float, Range(0.001, _FURTHEST)] = 1.0
    outside: Prose = ""


class NumericResponse(NamedTuple):
    """The number given, in the item's unit."""

    value: float


def band_of(item: NumericItem, value: float) -> ValueBand | None:
    """Return the band that a value lies in; None for none of them."""
    found = [band for band in item.bands if band.from_ <= value <= band.to]
    return min(found, key=lambda band: (not band.key, not band.unsafe, band.from_), default=None)


def key_bands(item: NumericItem) -> tuple[ValueBand, ...]:
    """Return the bands of right values, lowest first."""
    return tuple(band for band in ordered_bands(item) if band.key)


def ordered_bands(item: NumericItem) -> tuple[ValueBand, ...]:
    """Return all bands, lowest first."""
    return tuple(sorted(item.bands, key=lambda band: (band.from_, band.to)))


def step_count(item: NumericItem) -> int:
    """Return how many steps lead from the smallest number to the largest."""
    return math.floor(round((item.most - item.least) / item.step, _DECIMALS))


def value_at(item: NumericItem, steps: int) -> float:
    """Return the number that so many steps lead to from the smallest one."""
    return min(max(round(item.least + steps * item.step, _DECIMALS), item.least), item.most)


def steps_to(item: NumericItem, value: float) -> int:
    """Return the number of steps that lead nearest to a value."""
    return min(max(round((value - item.least) / item.step), 0), step_count(item))


def stepped(item: NumericItem, value: float, by: int) -> float:
    """Return the next number on the steps above a value, or below it, within what can be given.

    Args:
        item: says how wide the steps are.
        value: need not lie on a step.
        by: how many steps up; negative is down.
    """
    exact = round((value - item.least) / item.step, _DECIMALS)
    start = math.floor(exact) if by > 0 else math.ceil(exact)
    return value_at(item, min(max(start + by, 0), step_count(item)))


def is_within(item: NumericItem, value: float) -> bool:
    """Tell whether a number can be given."""
    return item.least <= value <= item.most


def written(value: float) -> str:
    """Write a number as short as it can be, with a point."""
    # Adding nothing takes the sign from a zero.
    return f"{round(value, _DECIMALS) + 0.0:.{_DECIMALS}f}".rstrip("0").rstrip(".")


# Scoring


def score(item: NumericItem, response: NumericResponse) -> Outcome:
    """Score by the band that the number lies in; an unsafe one is a critical error besides."""
    band = band_of(item, response.value)
    if band is None:
        return Outcome(0.0, False)
    unsafe: tuple[UnsafeAct, ...] = ()
    if band.unsafe:
        act = band.act or f"{written(response.value)} {item.unit}"
        unsafe = (UnsafeAct(act, band.harm),)
    return Outcome(1.0 if band.key else band.points, band.key and not unsafe, unsafe)


def beliefs(item: NumericItem, response: NumericResponse) -> tuple[str, ...]:
    """Return the wrong belief behind the value given, if its band has one."""
    band = band_of(item, response.value)
    return () if band is None or band.misconception is None else (band.misconception,)


def describe(item: NumericItem, response: NumericResponse) -> str:
    """Say a response in words."""
    return f"{written(response.value)} {item.unit}"


# Faults


def _faults(item: NumericItem) -> list[Fault]:
    if item.least >= item.most:
        message = f"least is {written(item.least)} and most is {written(item.most)}"
        return [Fault(("most",), "least-most", message, "The smallest number comes first.")]
    faults = []
    if not any(band.key for band in item.bands):
        message = "no band is marked key"
        faults.append(Fault(("bands",), "no-key", message, "Add key: true to the right values."))
    if item.step > item.most - item.least:
        message = f"step is {written(item.step)}, wider than from least to most"
        faults.append(Fault(("step",), "wide-step", message, "Write a smaller step."))
    sound = [number for number, band in enumerate(item.bands) if band.from_ <= band.to]
    for number, band in enumerate(item.bands):
        if number in sound:
            faults += _band_faults(item, number, band)
        else:
            message = f"band {number + 1} begins above its end"
            path = ("bands", number, "to")
            faults.append(Fault(path, "band-ends", message, "Exchange from and to."))
    return faults + list(_overlaps(item, sound))


def _band_faults(item: NumericItem, number: int, band: ValueBand) -> Iterator[Fault]:
    for name, end in (("from", band.from_), ("to", band.to)):
        if not is_within(item, end):
            yield Fault(
                ("bands", number, name),
                "band-outside",
                f"band {number + 1} goes beyond what can be given,"
                f" {written(item.least)} to {written(item.most)}",
                "Change the band, or least and most.",
            )
    if band.key and band.unsafe:
        yield Fault(
            ("bands", number, "unsafe"),
            "unsafe-key",
            f"band {number + 1} is marked both key and unsafe",
            "An unsafe act cannot be right; take one mark away.",
        )
    if band.points and (band.key or band.unsafe or band.points == 1):
        yield Fault(
            ("bands", number, "points"),
            "band-points",
            f"band {number + 1} has points, but only values that are nearly right have some",
            "Give points below 1 to a band that is neither key nor unsafe.",
        )
    nearest = value_at(item, steps_to(item, (band.from_ + band.to) / 2))
    if band.key and not band.from_ <= nearest <= band.to:
        yield Fault(
            ("step",),
            "step-over-key",
            f"the arrow keys step over band {number + 1}, which is key",
            "Write a smaller step.",
        )


def _overlaps(item: NumericItem, sound: list[int]) -> Iterator[Fault]:
    """Find bands of which one begins within another; only their ends may be the same."""
    bands = item.bands
    furthest: int | None = None  # of the bands so far, the one that reaches furthest up
    for number in sorted(sound, key=lambda number: (bands[number].from_, bands[number].to)):
        if furthest is not None and _overlap(bands[furthest], bands[number]):
            yield Fault(
                ("bands", max(furthest, number)),
                "band-overlap",
                f"band {furthest + 1} and band {number + 1} hold the same values",
                "Let one end where the other begins.",
            )
        if furthest is None or bands[number].to > bands[furthest].to:
            furthest = number


def _overlap(lower: ValueBand, upper: ValueBand) -> bool:
    # A band of a single value has no end besides it that it could share.
    is_single = lower.from_ == lower.to or upper.from_ == upper.to
    return upper.from_ < lower.to or (is_single and upper.from_ == lower.to)


# To and from plain data


def _read(plain: Plain) -> NumericItem:
    return NumericItem(
        **common_fields(plain),
        unit=plain["unit"],
        least=plain["least"],
        most=plain["most"],
        bands=tuple(_read_band(band) for band in plain["bands"]),
        step=plain.get("step", 1.0),
        outside=plain.get("outside", ""),
    )


def _read_band(plain: Plain) -> ValueBand:
    fields = dict(plain)
    return ValueBand(from_=fields.pop("from"), **fields)


def _read_response(plain: Plain) -> NumericResponse:
    return NumericResponse(float(plain["value"]))


def _write_response(response: NumericResponse) -> dict[str, Any]:
    return {"value": response.value}


FAMILY = Family(
    type="numeric",
    item_class=NumericItem,
    label="Number",
    read=_read,
    read_response=_read_response,
    write_response=_write_response,
    score=score,
    complete=lambda item, response: is_within(item, response.value),
    lot=no_lot,
    describe=describe,
    faults=_faults,
    beliefs=beliefs,
)
