# SPDX-License-Identifier: MIT
"""A hotspot: the learner points at a structure on a section or a picture."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from trainer.model.items.base import (
    STRICT,
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
from trainer.model.limits import AREAS, Length, Range
from trainer.model.picture import Picture, PictureName, read_picture
from trainer.model.section import BuildName, Named, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.section import Fold

# Of the width or height of a picture, from its left or top.
Share = Annotated[float, Range(0, 1)]
Outline = Annotated[tuple[tuple[Share, Share], ...], Length(3, 60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place that can be pointed at.

    Attributes:
        name: on a section, that of a layer or structure; on a picture, what lists say.
        key: whether pointing at it is right.
        rationale: why it is right, wrong or dangerous.
        verdict: act and consequence, completing "Right: ", "Not this one: " or "Unsafe: ".
        unsafe: choosing it could cause serious harm.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        misconception: id of the wrong belief behind choosing it.
        outline: corners, each from left and top as shares of the picture; on pictures only.
    """

    __pydantic_config__ = STRICT

    name: Name
    key: bool = False
    rationale: Prose = ""
    verdict: Prose = ""
    unsafe: bool = False
    act: Prose = ""
    harm: Prose = ""
    misconception: Id | None = None
    outline: Outline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotItem(Item):
    """An item that is answered by pointing at a structure, or by choosing it from a list.

    On a section everything that has a name can be pointed at; what `areas` does not list is wrong.

    Attributes:
        type: the word hotspot.
        section: id of the section; this or `picture`.
        picture: PNG or JPEG in the folder figures of the bank.
        view: of the section: flat, or the lifted fold.
        build: of the body in which the section is shown.
        areas: what is right, and what there is something to say of.
    """

    type: Literal["hotspot"]
    section: Annotated[Id | Section, Named()] | None = None
    picture: Annotated[PictureName | Picture, Named(PictureName)] | None = None
    view: Literal["flat", "fold"] = "flat"
    build: BuildName = "average"
    areas: Annotated[tuple[Area, ...], Length(1, AREAS)]


class HotspotResponse(NamedTuple):
    """What was pointed at.

    Attributes:
        area: name of the area, layer or structure.
        at: where: x and y in millimetres of the section's view, or as shares of the picture; None
            where it was chosen from the list.
    """

    area: str = ""
    at: tuple[float, float] | None = None


def offered(item: HotspotItem) -> tuple[str, ...]:
    """Return all that can be chosen, in the order of the alphabet, which gives nothing away."""
    names = {area.name for area in item.areas}
    if isinstance(item.section, Section):
        names.update(names_of(shown_part(item.section, item.view)))
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def area_of(item: HotspotItem, name: str) -> Area | None:
    """Return what the item says of a name; None of one that it does not list, which is wrong."""
    return next((area for area in item.areas if area.name == name), None)


def keys_of(item: HotspotItem) -> tuple[str, ...]:
    """Return the names that are right, as written."""
    return tuple(area.name for area in item.areas if area.key)


def shown_part(section: Section, view: str) -> Section | Fold:
    """Return the part of a section that a view shows: without a fold, always the flat one."""
    return section.fold if view == "fold" and section.fold is not None else section


def names_of(part: Section | Fold) -> tuple[str, ...]:
    """Return the names of layers and structures, each once, the layers first."""
    names = [*(one.name for one in part.layers), *(one.name for one in part.structures)]
    return tuple(dict.fromkeys(names))


def score(item: HotspotItem, response: HotspotResponse) -> Outcome:
    """Score right or wrong by the name alone; an unsafe area is a critical error besides."""
    area = area_of(item, response.area)
    if area is None:
        return Outcome(0.0, False)
    unsafe = (UnsafeAct(area.act or f"Chose {area.name}", area.harm),) if area.unsafe else ()
    return Outcome(1.0 if area.key else 0.0, area.key and not unsafe, unsafe)


def beliefs(item: HotspotItem, response: HotspotResponse) -> tuple[str, ...]:
    """Return the wrong belief behind the area chosen, if it has one."""
    area = area_of(item, response.area)
    return () if area is None or area.misconception is None else (area.misconception,)


def _faults(item: HotspotItem) -> list[Fault]:
    # Late: rules are looked at when banks are read, never while one practises.
    from trainer.model.items.hotspot_rules import hotspot_faults

    return hotspot_faults(item)


def _named(item: HotspotItem) -> list[tuple[tuple[str | int, ...], str]]:
    fields = (("section", item.section), ("picture", item.picture))
    return [((name,), value) for name, value in fields if isinstance(value, str)]


def _with_sections(item: HotspotItem, parts: Mapping[str, Any]) -> HotspotItem:
    found = {str(path[0]): parts[name] for path, name in _named(item) if name in parts}
    return dataclasses.replace(item, **found) if found else item


def _read(plain: Plain) -> HotspotItem:
    fields = common_fields(plain)
    if plain.get("section") is not None:
        fields["section"] = _read_section(plain["section"])
    if plain.get("picture") is not None:
        fields["picture"] = read_picture(plain["picture"])
    for name in ("view", "build"):
        if name in plain:
            fields[name] = plain[name]
    return HotspotItem(**fields, areas=tuple(_read_area(area) for area in plain["areas"]))


def _read_section(plain: Plain) -> Section:
    from trainer.model.section_plain import read_section

    return read_section(plain)


def _read_area(plain: Plain) -> Area:
    outline = plain.get("outline")
    if outline is None:
        return Area(**plain)
    return Area(**{**plain, "outline": tuple((x, y) for x, y in outline)})


def _read_response(plain: Plain) -> HotspotResponse:
    at = plain.get("at")
    return HotspotResponse(plain["area"], None if at is None else (at[0], at[1]))


def _write_response(response: HotspotResponse) -> dict[str, Any]:
    return {"area": response.area, "at": None if response.at is None else list(response.at)}


FAMILY = Family(
    type="hotspot",
    item_class=HotspotItem,
    label="Hotspot",
    read=_read,
    read_response=_read_response,
    write_response=_write_response,
    score=score,
    complete=lambda item, response: response.area in offered(item),
    lot=no_lot,
    describe=lambda _item, response: response.area,
    faults=_faults,
    beliefs=beliefs,
    named=_named,
    with_sections=_with_sections,
)
