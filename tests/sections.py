# SPDX-License-Identifier: MIT
"""Sections to build tests on: small ones by hand, and the fourteen of the clinical page."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from trainer.model.items.needle_path import Decline, Meeting, NeedlePathItem, PathResponse
from trainer.model.needling import Path as NeedlePath
from trainer.model.scene import View
from trainer.model.section import (
    Band,
    Build,
    Corridor,
    Danger,
    Fold,
    Layer,
    Member,
    Section,
    Skin,
    Structure,
)

CLINICAL = Path(__file__).parent / "data" / "cross-sections.json"

# Which muscle, where the page names two.
TARGETS = {
    "xs08": "soleus",
    "xs13": "vastus medialis",
}
ADVANCED = {"xs05", "xs07", "xs12", "xs14"}


def make_section(section_id: str = "over-the-rib", **fields: Any) -> Section:
    """Make a small sound section: muscle over a rib, a nerve beside it, the pleura behind."""
    given: dict[str, Any] = {
        "title": "Muscle over a rib",
        "target": "rhomboid",
        "skin": Skin(working_zone=(-25, 25)),
        "layers": (
            Layer(name="skin", type="skin", mm=2),
            Layer(name="fat", type="fat", mm=8, grows=True),
            Layer(name="rhomboid", type="muscle", mm=10),
        ),
        "structures": (
            Structure(name="rib", type="bone", ellipse=(0, 26, 9, 6)),
            Structure(
                name="intercostal nerve",
                type="nerve",
                ellipse=(12, 28, 1.5, 1.5),
                harm="The nerve is hurt",
            ),
            Structure(name="pleura", type="pleura", ellipse=(0, 60, 80, 26)),
        ),
        "builds": {"lean": Build(fat=4), "heavy": Build(fat=16)},
        "corridors": (
            Corridor(
                name="onto the rib",
                target="rhomboid",
                backdrop=("rib",),
                builds={
                    "lean": Band(entry=(-3, 3), angle=(-5, 5), depth=(7, 16)),
                    "average": Band(entry=(-3, 3), angle=(-5, 5), depth=(11, 20)),
                },
            ),
        ),
        "dangers": (
            Danger(name="beside the rib", entry=-16, angle=0, depth=40, meets="pleura"),
            Danger(name="onto the nerve", entry=12, angle=0, depth=30, meets="intercostal nerve"),
        ),
        **fields,
    }
    return Section(id=section_id, **given)


def make_fold(**fields: Any) -> Fold:
    """Make a small sound fold, a nerve at its base."""
    given: dict[str, Any] = {
        "height": 22.0,
        "place": (-14.0, -18.0, 1),
        "layers": (
            Layer(name="skin", type="skin", mm=2),
            Layer(name="fat", type="fat", mm=5, grows=True),
            Layer(name="rhomboid", type="muscle", mm=14),
            Layer(name="fat", type="fat", mm=5, grows=True),
            Layer(name="skin", type="skin", mm=2),
        ),
        "structures": (
            Structure(name="deep nerve", type="nerve", ellipse=(14, 23.5, 1.5, 1.5)),
            Structure(name="pleura", type="pleura", ellipse=(10, 95, 28, 29)),
        ),
        "builds": {"lean": Build(fat=2), "heavy": Build(fat=9)},
        "corridors": (
            Corridor(
                name="across the fold",
                target="rhomboid",
                builds={
                    "lean": Band(entry=(8, 13), angle=(-5, 5), depth=(6, 16)),
                    "average": Band(entry=(11, 16), angle=(-5, 5), depth=(9, 19)),
                },
            ),
        ),
        "dangers": (
            Danger(name="to the base", entry=16, angle=-28, depth=18, meets="deep nerve"),
            Danger(name="through the fold", entry=12, angle=0, depth=30, meets="opposing finger"),
        ),
        **fields,
    }
    return Fold(**given)


def make_needle_path(item_id: str = "rhomboid-by-the-rib", **fields: Any) -> NeedlePathItem:
    """Make an item on the small section; its heavy build has no corridor."""
    given: dict[str, Any] = {
        "stem": "Rhomboid is to be needled over the rib between two fingers.",
        "lead_in": "Set the needle, or decide against it.",
        "domain": "anatomy",
        "section": make_section(),
        "decline": Decline(rationale="Where the rib cannot be felt, nothing stops the needle."),
        "met": {"pleura": Meeting(verdict="the tip is in the pleura", act="Needled the pleura")},
        **fields,
    }
    return NeedlePathItem(id=item_id, type="needle-path", **given)


def set_needle(
    entry: float,
    angle: float,
    depth: float,
    view: View = "flat",
    build: str = "average",
    **more: Any,
) -> PathResponse:
    """Make a response with a path; by default in the average body, with a needle of 40 mm."""
    path = NeedlePath(entry, angle, depth)
    return PathResponse(path=path, view=view, needle=more.get("needle", 1), build=build)


def shifted(section: Section, by: float) -> Section:
    """Move everything of the flat view along the skin."""
    low, high = section.skin.working_zone

    def band(one: Band) -> Band:
        return replace(one, entry=(one.entry[0] + by, one.entry[1] + by))

    return replace(
        section,
        skin=replace(section.skin, working_zone=(low + by, high + by)),
        structures=tuple(_changed(one, lambda x, y: (x + by, y)) for one in section.structures),
        corridors=tuple(
            replace(one, builds={name: band(inner) for name, inner in one.builds.items()})
            for one in section.corridors
        ),
        dangers=tuple(replace(one, entry=one.entry + by) for one in section.dangers),
    )


def scaled(part: Any, by: float) -> Any:
    """Write a section in another unit, of which a millimetre has `by`."""

    def span(one: tuple[float, float]) -> tuple[float, float]:
        return one[0] * by, one[1] * by

    def band(one: Band) -> Band:
        return Band(entry=span(one.entry), angle=one.angle, depth=span(one.depth))

    def build(one: Build) -> Build:
        layers = {name: mm * by for name, mm in one.layers.items()}
        shift = {name: mm * by for name, mm in one.shift.items()}
        return Build(fat=one.fat * by, layers=layers, shift=shift)

    fields: dict[str, Any] = {
        "layers": tuple(replace(one, mm=one.mm * by) for one in part.layers),
        "structures": tuple(
            _changed(one, lambda x, y: (x * by, y * by), by) for one in part.structures
        ),
        "builds": {name: build(one) for name, one in part.builds.items()},
        "corridors": tuple(
            replace(one, builds={name: band(inner) for name, inner in one.builds.items()})
            for one in part.corridors
        ),
    }
    if isinstance(part, Fold):
        return replace(part, height=part.height * by, **fields)
    zone = span(part.skin.working_zone)
    fold = None if part.fold is None else scaled(part.fold, by)
    return replace(part, skin=replace(part.skin, working_zone=zone), fold=fold, **fields)


def _changed(structure: Structure, move: Callable[..., Any], by: float = 1) -> Structure:
    ellipse = structure.ellipse
    if ellipse is not None:
        x, y, rx, ry = ellipse
        ellipse = (*move(x, y), rx * by, ry * by)
    curve = structure.curve
    if curve is not None:
        curve = tuple(move(x, y) for x, y in curve)
    return replace(structure, ellipse=ellipse, curve=curve)


@cache
def clinical_sections() -> dict[str, Section]:
    """Read the sections of the clinical page."""
    plain = json.loads(CLINICAL.read_text(encoding="utf-8"))
    return {one["id"]: _section(one) for one in plain}


def _section(plain: dict[str, Any]) -> Section:
    corridors, dangers = _corridors(plain, plain["target"]), _dangers(plain)
    entries = [one.entry for one in dangers]
    for corridor in corridors:
        entries += [entry for band in corridor.builds.values() for entry in band.entry]
    return Section(
        id=plain["id"],
        title=plain["title"],
        target=TARGETS.get(plain["id"], plain["target"]),
        advanced=plain["id"] in ADVANCED,
        skin=Skin(working_zone=(min(entries) - 5, max(entries) + 5)),
        layers=tuple(_layer(one, plain) for one in plain["layers"]),
        structures=_structures(plain),
        builds=_builds(plain),
        corridors=corridors,
        dangers=dangers,
        fold=_fold(plain["fold"], plain["target"]) if "fold" in plain else None,
    )


def _fold(plain: dict[str, Any], target: str) -> Fold:
    x, y, direction = plain["place"]
    return Fold(
        height=plain["height"],
        place=(x, y, direction),
        layers=tuple(_layer(one, plain) for one in plain["layers"]),
        structures=_structures(plain),
        builds=_builds(plain),
        corridors=_corridors(plain, target),
        dangers=_dangers(plain),
    )


def _layer(plain: list[Any], around: dict[str, Any]) -> Layer:
    name, mm, spread = plain
    least, most = spread.split("-")
    kind: Any = "muscle"
    for word in ("skin", "fat", "fascia", "membrane"):
        if name.startswith(word) or name.endswith(word):
            kind = word
    # The first fat is the one that grows; in a fold it comes twice.
    growing = next(one[0] for one in around["layers"] if one[0].startswith("fat"))
    return Layer(
        name=name,
        type="fat" if name.startswith("fat") else kind,
        mm=mm,
        range=(float(least), float(most)),
        grows=name == growing,
    )


def _structures(plain: dict[str, Any]) -> tuple[Structure, ...]:
    members = plain.get("members", {})
    return tuple(
        Structure(
            name=name,
            type=kind,
            ellipse=tuple(ellipse),
            members=tuple(
                Member(name=inner, type=sort, ellipse=tuple(small))
                for inner, sort, *small in members.get(name, ())
            ),
        )
        for name, kind, *ellipse in plain["structs"]
    )


def _builds(plain: dict[str, Any]) -> dict[str, Build]:
    return {name: Build(**one) for name, one in plain["builds"].items()}


def _corridors(plain: dict[str, Any], target: str) -> tuple[Corridor, ...]:
    made = []
    for name, entry, angle, depth, backdrop in plain["safe"]:
        told = plain["corridor"][name]
        bands = {"average": {"entry": entry, "angle": angle, "depth": depth}, **told.get("at", {})}
        made.append(
            Corridor(
                name=name,
                target=told.get("target", target),
                builds={
                    build: Band(**{key: tuple(span) for key, span in bands[build].items()})
                    for build in told["builds"]
                },
                backdrop=tuple(backdrop),
            )
        )
    return tuple(made)


def _dangers(plain: dict[str, Any]) -> tuple[Danger, ...]:
    without = plain.get("without", {})
    return tuple(
        Danger(
            name=name,
            entry=entry,
            angle=angle,
            depth=depth,
            meets=meets,
            without=tuple(without.get(name, ())),
        )
        for name, entry, angle, depth, meets in plain["danger"]
    )
