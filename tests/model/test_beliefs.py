# SPDX-License-Identifier: MIT
"""What a response tells besides being right: wrong beliefs, and what an event was taken for."""

from dataclasses import replace

import pytest

from tests.builders import (
    make_hotspot,
    make_item,
    make_match,
    make_multiple,
    make_numeric,
    make_order,
)
from tests.sections import make_needle_path
from trainer.model.items.choice import Choice, Option
from trainer.model.items.hotspot import HotspotResponse
from trainer.model.items.match import MatchResponse
from trainer.model.items.needle_path import PathResponse
from trainer.model.items.numeric import NumericResponse
from trainer.model.items.order import OrderResponse
from trainer.model.items.registry import TYPES, family
from trainer.model.needling import Path
from trainer.model.stimulus import Stimulus

SHOCK = Stimulus(truth="nerve-contact", reports="A shock.", seen="Nothing moves.")


def options(**fields):
    return (
        Option(text="Withdraw", key=True),
        Option(text="Go on", misconception="shock-is-good", **fields),
        Option(text="Wait", misconception="shock-is-good"),
        Option(text="Pray"),
    )


def test_the_belief_behind_a_distractor_is_told_once():
    single = make_item(options=options())
    assert family("single").beliefs(single, Choice((1,))) == ("shock-is-good",)
    assert family("single").beliefs(single, Choice((0,))) == ()
    multiple = make_multiple(options=options())
    assert family("multiple").beliefs(multiple, Choice((1, 2, 3))) == ("shock-is-good",)


def test_a_wrong_step_taken_in_tells_its_belief():
    item = make_order()
    wrong = len(item.steps) - 1
    last = replace(item.steps[wrong], wrong=True, misconception="wrong-order")
    item = replace(item, steps=(*item.steps[:wrong], last))
    assert family("order").beliefs(item, OrderResponse((0, wrong))) == ("wrong-order",)
    assert family("order").beliefs(item, OrderResponse((0,))) == ()


def test_an_option_that_does_not_fit_tells_its_belief():
    item = make_match()
    first = item.prompts[0]
    other = next(option.id for option in item.options if option.id != first.key)
    prompts = (replace(first, misconceptions={other: "mixed-up"}), *item.prompts[1:])
    item = replace(item, prompts=prompts)
    given = [option.id for option in item.options].index(other)
    assert family("match").beliefs(item, MatchResponse((given,))) == ("mixed-up",)
    assert family("match").beliefs(item, MatchResponse(())) == ()


def test_a_value_and_an_area_tell_their_beliefs():
    numeric = make_numeric()
    bands = tuple(
        band if band.key else replace(band, misconception="deep") for band in numeric.bands
    )
    numeric = replace(numeric, bands=bands)
    beliefs = family("numeric").beliefs
    assert {beliefs(numeric, NumericResponse(value)) for value in (12.5, 25.0)} == {(), ("deep",)}
    hotspot = make_hotspot()
    areas = tuple(replace(area, misconception="", key=area.key) for area in hotspot.areas)
    assert family("hotspot").beliefs(hotspot, HotspotResponse(areas[0].name)) == ()
    named = replace(hotspot.areas[0], misconception="there")
    hotspot = replace(hotspot, areas=(named, *hotspot.areas[1:]))
    assert family("hotspot").beliefs(hotspot, HotspotResponse(named.name)) == ("there",)
    assert family("hotspot").beliefs(hotspot, HotspotResponse("nowhere")) == ()


def test_a_needle_path_tells_no_belief():
    path = PathResponse(Path(0, 0, 10), "flat", 0, "average")
    assert family("needle-path").beliefs(make_needle_path(), path) == ()


def test_every_type_answers_for_beliefs_and_readings():
    for kind in TYPES:
        assert callable(family(kind).beliefs)
        assert callable(family(kind).taken_for)


@pytest.mark.parametrize(
    ("chosen", "taken_for"), [(0, "nerve-contact"), (1, "twitch"), (2, "nerve-contact")]
)
def test_an_option_reads_the_event_as_what_it_is_unless_it_says_otherwise(chosen, taken_for):
    item = make_item(options=options(reads="twitch"), stimulus=SHOCK)
    assert family("single").taken_for(item, Choice((chosen,))) == taken_for


def test_without_another_reading_or_an_event_nothing_is_put_to_the_test():
    taken_for = family("single").taken_for
    assert taken_for(make_item(options=options(), stimulus=SHOCK), Choice((1,))) is None
    assert taken_for(make_item(options=options(reads="twitch")), Choice((1,))) is None
    assert family("multiple").taken_for(make_multiple(stimulus=SHOCK), Choice((1,))) is None


def test_a_key_that_takes_the_event_for_something_else_is_a_mistake():
    wrong = (Option(text="A", key=True, reads="twitch"), Option(text="B"))
    assert [fault.code for fault in family("single").faults(make_item(options=wrong))] == [
        "misread-key"
    ]
