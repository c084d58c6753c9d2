# SPDX-License-Identifier: MIT
"""Places on pictures: what is right and what is not lie apart."""

import dataclasses

from tests.builders import make_hotspot
from tests.linting import flaws
from trainer.model.items.hotspot import Area, HotspotItem

LEFT = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4))


def on_picture(shift: float, *, unsafe: bool = True, key: bool = False) -> HotspotItem:
    moved = tuple((x + shift, y) for x, y in LEFT)
    areas = (
        Area(name="nerve", key=True, outline=LEFT),
        Area(name="artery", unsafe=unsafe, key=key, outline=moved),
        Area(name="skin"),
    )
    picture = "figures/arm.png"
    return HotspotItem(
        id="arm", type="hotspot", stem="An arm.", lead_in="Point.", picture=picture, areas=areas
    )


def told(item: HotspotItem) -> list[str]:
    return [flaw.message for flaw in flaws(item) if flaw.code == "F25"]


def test_a_key_that_overlaps_a_danger_is_told() -> None:
    (message,) = told(on_picture(0.2))
    assert message == '"nerve" and "artery" overlap, and one is right and the other dangerous'
    assert "the other wrong" in told(on_picture(0.2, unsafe=False))[0]


def test_places_apart_touching_or_both_right_are_fine() -> None:
    assert told(on_picture(0.4)) == []
    assert told(on_picture(0.3)) == []
    assert told(on_picture(0.2, unsafe=False, key=True)) == []


def test_a_section_has_one_structure_at_each_place() -> None:
    assert told(dataclasses.replace(make_hotspot())) == []
