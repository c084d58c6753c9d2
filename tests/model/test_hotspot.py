# SPDX-License-Identifier: MIT
"""Hotspots: what can be pointed at, what it is worth, and what must be there to be pointed at."""

import dataclasses
import json

import pytest

from tests.builders import make_hotspot
from tests.sections import make_fold, make_section
from trainer.banks.canonical import plain_of
from trainer.model.items.base import UnsafeAct
from trainer.model.items.hotspot import (
    FAMILY,
    Area,
    HotspotItem,
    HotspotResponse,
    area_of,
    keys_of,
    names_of,
    offered,
    score,
    shown_part,
)
from trainer.model.items.registry import read_item
from trainer.model.picture import Picture

PICTURE = Picture(name="figures/a.png", sha256="0" * 64, width=4, height=3, text="AAAA")
SQUARE = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4))


def pictured(*areas: Area, **fields: object) -> HotspotItem:
    """Make a hotspot on a picture, by default with one area."""
    made = areas or (Area(name="here", key=True, outline=SQUARE),)
    return make_hotspot(section=None, picture=PICTURE, areas=made, **fields)


def codes(item: HotspotItem) -> list[str]:
    return [fault.code for fault in FAMILY.faults(item)]


# What can be chosen


def test_everything_that_has_a_name_is_offered_in_an_order_that_gives_nothing_away():
    assert offered(make_hotspot()) == (
        "fat", "intercostal nerve", "pleura", "rhomboid", "rib", "skin",
    )  # fmt: skip


def test_in_a_fold_what_is_in_the_fold_is_offered():
    section = make_section(fold=make_fold())
    area = Area(name="deep nerve", key=True)
    item = make_hotspot(section=section, view="fold", areas=(area,))
    assert offered(item) == ("deep nerve", "fat", "pleura", "rhomboid", "skin")
    assert names_of(shown_part(section, "fold"))[:3] == ("skin", "fat", "rhomboid")
    assert codes(item) == []


def test_on_a_picture_its_areas_are_offered():
    item = pictured(Area(name="b", outline=SQUARE), Area(name="A", key=True, outline=SQUARE))
    assert offered(item) == ("A", "b")
    assert codes(item) == []


def test_what_an_item_says_is_found_by_name():
    item = make_hotspot()
    assert area_of(item, "rib") is item.areas[2]
    assert area_of(item, "rhomboid") is None
    assert keys_of(item) == ("intercostal nerve",)


# What it is worth


@pytest.mark.parametrize("at", [None, (12.0, 28.0), (0.0, 0.0)])
def test_the_name_alone_is_scored(at):
    item = make_hotspot()
    assert score(item, HotspotResponse("intercostal nerve", at)) == (1.0, True, ())
    assert score(item, HotspotResponse("rib", at)) == (0.0, False, ())


def test_a_structure_that_is_not_listed_is_wrong_and_not_unsafe():
    assert score(make_hotspot(), HotspotResponse("rhomboid")) == (0.0, False, ())
    assert score(make_hotspot(), HotspotResponse("no such thing")) == (0.0, False, ())


def test_an_unsafe_area_is_an_unsafe_act():
    outcome = score(make_hotspot(), HotspotResponse("pleura"))
    acts = (UnsafeAct("Took the pleura for the nerve", "The lung collapses"),)
    assert outcome == (0.0, False, acts)
    bare = make_hotspot(areas=(Area(name="pleura", unsafe=True),))
    assert score(bare, HotspotResponse("pleura")).unsafe == (UnsafeAct("Chose pleura", ""),)


def test_of_several_keys_each_is_right():
    item = make_hotspot(areas=(Area(name="rib", key=True), Area(name="pleura", key=True)))
    assert score(item, HotspotResponse("rib")).correct
    assert score(item, HotspotResponse("pleura")).correct


def test_only_what_is_offered_can_be_submitted():
    item = make_hotspot()
    assert FAMILY.complete(item, HotspotResponse("skin"))
    assert not FAMILY.complete(item, HotspotResponse())
    assert not FAMILY.complete(item, HotspotResponse("femur", (1.0, 1.0)))


def test_chance_decides_nothing_and_a_response_is_its_name():
    assert FAMILY.draw(make_hotspot(), None) == ()
    assert FAMILY.describe(make_hotspot(), HotspotResponse("rib", (1.0, 2.0))) == "rib"


# As plain data


@pytest.mark.parametrize(
    "item",
    [make_hotspot(build="lean"), make_hotspot(section=make_section(fold=make_fold())), pictured()],
)
def test_an_item_comes_back_with_what_it_shows(item):
    assert read_item(json.loads(json.dumps(plain_of(item)))) == item


@pytest.mark.parametrize("response", [HotspotResponse("rib"), HotspotResponse("rib", (0.5, -2.0))])
def test_a_response_comes_back(response):
    plain = json.loads(json.dumps(FAMILY.write_response(response)))
    assert FAMILY.read_response(plain) == response


def test_sections_and_pictures_are_named_until_they_are_put_in():
    by_name = {"over-the-rib": make_section(), "figures/a.png": PICTURE}
    named = dataclasses.replace(make_hotspot(), section="over-the-rib")
    assert FAMILY.named(named) == [(("section",), "over-the-rib")]
    assert FAMILY.with_sections(named, by_name) == make_hotspot()
    named = dataclasses.replace(pictured(), picture="figures/a.png")
    assert FAMILY.named(named) == [(("picture",), "figures/a.png")]
    assert FAMILY.with_sections(named, by_name) == pictured()
    assert FAMILY.with_sections(named, {}) is named
    assert FAMILY.named(pictured()) == FAMILY.named(make_hotspot()) == []


# What must be there


def test_the_samples_are_sound():
    assert codes(make_hotspot()) == codes(pictured()) == []


def test_there_is_either_a_section_or_a_picture():
    assert codes(make_hotspot(section=None)) == ["nothing-shown"]
    areas = (Area(name="rib", key=True, outline=SQUARE),)
    assert codes(make_hotspot(picture=PICTURE, areas=areas)) == ["two-shown"]


def test_areas_have_names_of_their_own_and_one_is_right():
    areas = (Area(name="rib", key=True), Area(name="Rib "))
    assert codes(make_hotspot(areas=areas)) == ["same-area", "unknown-area"]
    assert codes(make_hotspot(areas=(Area(name="rib"),))) == ["no-key"]
    assert codes(make_hotspot(areas=(Area(name="rib", key=True, unsafe=True),))) == ["unsafe-key"]


def test_areas_of_a_section_are_layers_or_structures_of_its_view():
    areas = (Area(name="skin", key=True), Area(name="ribs"), Area(name="opposing finger"))
    first, second = FAMILY.faults(make_hotspot(areas=areas))
    assert (first.code, first.path) == ("unknown-area", ("areas", 1, "name"))
    assert first.remedy == 'Did you mean "rib"?'
    assert second.remedy == "It has skin, fat, rhomboid, rib, intercostal nerve, pleura."


def test_where_the_section_is_not_known_its_names_are_not_looked_up():
    named = dataclasses.replace(
        make_hotspot(areas=(Area(name="femur", key=True),)), section="somewhere"
    )
    assert codes(named) == []


def test_view_and_build_are_those_of_the_section():
    assert codes(make_hotspot(view="fold")) == ["no-fold"]
    assert codes(make_hotspot(build="lean")) == []
    assert codes(make_hotspot(build="lean", section=make_section(builds={}))) == ["no-build"]


@pytest.mark.parametrize(
    ("outline", "told"),
    [
        (None, "has no outline"),
        (((0, 0), (1, 1), (1, 0), (0, 1)), "crosses itself"),
        (((0, 0), (1, 1), (0.5, 0.5)), "crosses itself"),
        (((0, 0), (0.001, 0), (0, 0.001)), "has no size"),
        (((0, 0), (0, 0), (0, 0)), "crosses itself"),
    ],
)
def test_areas_of_a_picture_have_sound_outlines(outline, told):
    (fault,) = FAMILY.faults(pictured(Area(name="a", key=True, outline=outline)))
    assert (fault.code, fault.path) == ("outline", ("areas", 0, "outline"))
    assert told in fault.message


def test_areas_of_a_section_have_no_outlines_of_their_own():
    areas = (Area(name="rib", key=True, outline=SQUARE),)
    assert codes(make_hotspot(areas=areas)) == ["outline"]
