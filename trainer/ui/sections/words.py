# SPDX-License-Identifier: MIT
"""What sections say in words: kinds of tissue, places of a needle, what it meets and how deep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.needling import Met, Passage, Path
    from trainer.model.scene import Scene
    from trainer.model.section import Orientation, Section


def kind(name: str) -> str:
    """Return what a kind of tissue is called."""
    match name:
        case "skin":
            return _tr("skin")
        case "fat":
            return _tr("fat")
        case "fascia":
            return _tr("fascia")
        case "muscle":
            return _tr("muscle")
        case "tendon":
            return _tr("tendon")
        case "membrane":
            return _tr("membrane")
        case "nerve":
            return _tr("nerve")
        case "artery":
            return _tr("artery")
        case "vein":
            return _tr("vein")
        case "bundle":
            return _tr("nerve and vessels")
        case "pleura":
            return _tr("pleura")
        case "canal":
            return _tr("spinal canal")
        case "organ":
            return _tr("organ")
        case _:
            return _tr("bone")


def build(name: str) -> str:
    """Return what a build is called."""
    match name:
        case "lean":
            return _tr("Lean build")
        case "heavy":
            return _tr("Heavy build")
        case _:
            return _tr("Average build")


def schematic() -> str:
    """Return what stands beside every section."""
    return _tr("Schematic. Not a depth guide for treatment.")


def number(value: float) -> str:
    """Return a number with at most one decimal, in the reader's digits."""
    rounded = round(value + 0.0, 1)
    if rounded == int(rounded):
        return QLocale().toString(int(rounded))
    return QLocale().toString(rounded, "f", 1)


def fine(value: float) -> str:
    """Return a number with two decimals, as gauges have them."""
    return QLocale().toString(value, "f", 2)


def mm(value: float) -> str:
    """Return a length in millimetres."""
    return _tr("{number}\u00a0mm").format(number=number(value))


def target(kind_word: str) -> str:
    """Return what kind of tissue is aimed at."""
    return _tr("target {kind}").format(kind=kind_word)


def noted(kind_word: str, depths: str) -> str:
    """Return kind and depths, for the second line of a label."""
    return _tr("{kind} · {depths}").format(kind=kind_word, depths=depths)


def between(top: float, bottom: float) -> str:
    """Return the depths of a layer."""
    text = _tr("{top}–{bottom}\u00a0mm")
    return text.format(top=number(top), bottom=number(bottom))


def beginning(top: float) -> str:
    """Return where a structure begins."""
    return _tr("from\u00a0{top}").format(top=mm(top))


def unit() -> str:
    """Return the unit of depths, where it stands once for several."""
    return _tr("mm")


def capital(text: str) -> str:
    """Return a name as a label begins it."""
    return text[:1].upper() + text[1:]


def sides(section: Section, view: str) -> Orientation:
    """Return what lies beyond each side of a view."""
    from trainer.model.section import Orientation

    given = section.orientation
    if view != "fold" or section.fold is None:
        return given
    # A fold stands upright: what is below it is the body. Seen from its other face, it is the
    # mirror image of the flat view.
    left, right = given.left, given.right
    if section.fold.place[2] == -1:
        left, right = right, left
    return Orientation(left=left, right=right, down=given.down)


# -- where the needle is --------------------------------------------------------------------------


def entry(value: float, section: Section, view: str) -> str:
    """Return where a needle enters."""
    if view == "fold":
        return _tr("{length} below the crest").format(length=mm(value))
    if value == 0:
        return _tr("at the landmark")
    beyond = sides(section, view)
    side = (beyond.right if value > 0 else beyond.left).lower()
    length = mm(abs(value))
    if side:
        return _tr("{length} {side}").format(length=length, side=side)
    if value > 0:
        return _tr("{length} right").format(length=length)
    return _tr("{length} left").format(length=length)


def entries(low: float, high: float, section: Section, view: str) -> str:
    """Return a span of entries."""
    if low == high:
        return entry(low, section, view)
    if view == "fold" or low * high < 0:
        return _tr("{low} to {high}").format(
            low=number(low) if view == "fold" else entry(low, section, view),
            high=entry(high, section, view),
        )
    near, far = sorted((low, high), key=abs)
    return _tr("{low} to {high}").format(low=number(abs(near)), high=entry(far, section, view))


def angles(low: float, high: float, section: Section, view: str) -> str:
    """Return a span of angles."""
    if low == high:
        return angle(low, section, view)
    if low * high <= 0:
        return _tr("{low} to {high}").format(
            low=angle(low, section, view), high=angle(high, section, view)
        )
    near, far = sorted((low, high), key=abs)
    return _tr("{low}° to {high}").format(low=number(abs(near)), high=angle(far, section, view))


def angle(value: float, section: Section, view: str) -> str:
    """Return how a needle is tilted."""
    degrees = number(abs(value))
    if view == "fold":
        if value == 0:
            return _tr("level")
        if value > 0:
            return _tr("{degrees}° to the crest").format(degrees=degrees)
        return _tr("{degrees}° to the base").format(degrees=degrees)
    if value == 0:
        return _tr("straight in")
    beyond = sides(section, view)
    side = (beyond.right if value > 0 else beyond.left).lower()
    if side:
        return _tr("{degrees}°, tip {side}").format(degrees=degrees, side=side)
    if value > 0:
        return _tr("{degrees}°, tip to the right").format(degrees=degrees)
    return _tr("{degrees}°, tip to the left").format(degrees=degrees)


def direction(value: float, section: Section, view: str) -> str:
    """Return to which side along the skin a number points."""
    if view == "fold":
        return _tr("to the base") if value > 0 else _tr("to the crest")
    beyond = sides(section, view)
    side = (beyond.right if value > 0 else beyond.left).lower()
    return side or (_tr("to the right") if value > 0 else _tr("to the left"))


def turn(value: float, section: Section, view: str) -> str:
    """Return to which side a tilt turns the tip."""
    if view == "fold":
        return _tr("to the crest") if value > 0 else _tr("to the base")
    return direction(value, section, view)


def along() -> str:
    """Return along what a depth is counted."""
    return _tr("along the path")


def fields(section: Section, view: str) -> tuple[str, str, str]:
    """Return the names of entry, angle and depth for screen readers, with what a sign means."""
    depth = _tr("Depth in millimetres along the path")
    if view == "fold":
        entry_name = _tr("Entry in millimetres below the crest")
        angle_name = _tr("Angle in degrees; plus is to the crest, minus to the base")
        return entry_name, angle_name, depth
    beyond = sides(section, view)
    right = beyond.right.lower() or _tr("right")
    left = beyond.left.lower() or _tr("left")
    entry_name = _tr("Entry in millimetres; plus is {right}, minus is {left}")
    angle_name = _tr("Angle in degrees; plus tilts the tip {right}, minus {left}")
    return (
        entry_name.format(right=right, left=left),
        angle_name.format(right=right, left=left),
        depth,
    )


def path(placed: Path, section: Section, view: str) -> str:
    """Return a needle's path in one sentence."""
    return _tr("Entry {entry}, {angle}, {depth} deep along the path.").format(
        entry=entry(placed.entry, section, view),
        angle=angle(placed.angle, section, view),
        depth=mm(placed.depth),
    )


# -- what it meets --------------------------------------------------------------------------------


def met(one: Met, *, named: bool = True) -> str:
    """Return one structure that a path goes through, with its depths; its kind where unnamed."""
    text = _tr("{name}, {start} to {end}\u00a0mm")
    name = one.name if named else kind(one.kind)
    return text.format(name=name, start=number(one.start), end=number(one.end))


def structures(passed: Sequence[Met], *, named: bool = True) -> str:
    """Return all structures that a path goes through one after the other."""
    if not passed:
        return _tr("Nothing is met.")
    listed = "; ".join(met(one, named=named) for one in passed)
    return _tr("Met from the skin to the tip: {listed}.").format(listed=listed)


def hazards(passage: Passage) -> str:
    """Return which hazards a path meets, with the depth of first contact; "" for none."""
    told = [
        _tr("{name} at {depth}").format(name=one.name, depth=mm(one.start))
        for one in passage.hazards
    ]
    if not told:
        return ""
    return _tr("Hazard met: {listed}.").format(listed=QLocale().createSeparatedList(told))


def nearest(passage: Passage) -> str:
    """Return how near the nearest hazard is; "" where one is met, or there is none."""
    found = passage.nearest
    if found is None or found[1] <= 0:
        return ""
    text = _tr("Nearest hazard: {name}, {distance}.")
    return text.format(name=found[0], distance=mm(found[1]))


def picture(scene: Scene, *, named: bool) -> str:
    """Return what a picture of a section is called; a title may give an answer away."""
    parts = [scene.section.title if named else _tr("Section")]
    if scene.view == "fold":
        parts.append(_tr("lifted fold"))
    parts.append(build(scene.build).lower())
    return ", ".join(parts)


def described(scene: Scene, placed: Path, passage: Passage, *, named: bool) -> str:
    """Return the whole picture at a needle in words, for screen readers.

    Without names only the kinds of tissue are told, which is what can be seen then, and no
    distances, which cannot.
    """
    from trainer.model.needling import strip

    parts = [path(placed, scene.section, scene.view)]
    if named:
        parts.append(hazards(passage))
    parts.append(structures(strip(passage.met), named=named))
    if named:
        parts.append(nearest(passage))
    return " ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SectionWords", text)
