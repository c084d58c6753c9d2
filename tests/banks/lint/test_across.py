# SPDX-License-Identifier: MIT
"""Items beside each other: the same twice, one that answers another, keys in one place."""

import random

import pytest

from tests.linting import flaws, options, single
from trainer.banks.lint.across import asked_twice, key_positions
from trainer.banks.lint.finding import Weight
from trainer.banks.lint.units import Unit, units_of
from trainer.model.items.base import Item
from trainer.model.items.single import SingleItem

FAINT = (
    "A young man on his first visit turns pale and sweats while you needle the upper trapezius "
    "with him sitting on a stool. He says that the room is going dark."
)


def found(*items: Item) -> list[str]:
    return [flaw.message for flaw in flaws(*items) if flaw.code == "F23"]


def other(number: int) -> SingleItem:
    """Make an item about something else; a bank of two has no rare words."""
    chance = random.Random(number)
    made = ["".join(chance.choices("bdfglmnprst", k=7)) for _ in range(20)]
    return single(id=f"other-{number}", stem=" ".join(made))


OTHERS = [other(number) for number in range(10)]


def test_an_item_that_was_written_twice_is_told_once_with_its_twin() -> None:
    first = single("Lay him flat", "Give him water", "Wait for a minute", stem=FAINT, id="couch")
    again = single(
        "Lay him down flat",
        "Open a window",
        "Call a friend",
        stem=FAINT.replace("that the room is", "the room goes"),
        lead_in="What is it that you do first?",
        id="stool",
    )
    (message,) = found(*OTHERS, first, again)
    assert '"couch"' in message
    assert not [flaw for flaw in flaws(*OTHERS, first, again) if flaw.code == "F21"]


def test_one_scenario_with_two_questions_is_told() -> None:
    first = single("Lay him flat", "Give him water", "Wait a minute", stem=FAINT, id="couch")
    asked = "Which nerve runs beside the muscle, and which movement of the shoulder would fail?"
    texts = ("Accessory: shrugging", "Axillary: abduction", "Phrenic: breathing")
    (message,) = found(*OTHERS, first, single(*texts, stem=FAINT, lead_in=asked, id="nerve"))
    assert "scenario" in message


def test_items_with_a_setting_in_common_are_not_the_same() -> None:
    first = single("Lay him flat", "Give him water", "Wait a minute", stem=FAINT, id="couch")
    stem = "A woman on her third visit breathes fast an hour after needling of the trapezius."
    texts = ("Call for help", "Wait an hour", "Give her water")
    assert found(*OTHERS, first, single(*texts, stem=stem, id="lung")) == []


def test_what_is_alike_in_part_is_a_note() -> None:
    told = "alpha bravo charlie delta echoes foxtrot golfing hotels india juliet kilo limas"
    words = told.split()
    one = single(id="one", stem=" ".join(words))
    two = single(id="two", stem=" ".join((*words[:9], "nectar oscars papas")))
    noted = [flaw for flaw in flaws(*OTHERS, one, two) if flaw.code == "F23"]
    assert [flaw.weight for flaw in noted] == [Weight.NOTE]


def test_a_scenario_that_tells_the_answer_of_another_item_is_told() -> None:
    asker = single(
        "Raising the wrist against your hand",
        "Spreading the fingers",
        "Bending the thumb",
        stem="A patient felt a shock in the upper arm while you needled triceps near the axilla.",
        lead_in="Which movement shows most about the radial nerve?",
        id="asker",
    )
    teller = single(
        stem=(
            "You needled triceps near the axilla and met the radial nerve. Raising the wrist "
            "against your hand, the movement that shows most, is weak."
        ),
        id="teller",
    )
    assert any('"teller" tells its answer' in one for one in found(*OTHERS, teller, asker))
    elsewhere = single(stem="Raising the wrist against your hand is part of golf.", id="teller")
    assert found(*OTHERS, elsewhere, asker) == []


def test_no_pair_goes_unseen_for_want_of_a_rare_word_in_common() -> None:
    chance = random.Random(7)
    vocabulary = [f"word{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"]
    items = [
        single(id=f"i{number}", stem=" ".join(chance.sample(vocabulary[:40], 14)))
        for number in range(60)
    ]
    items += [
        single(id=f"c{number}", stem=f"{items[number].stem.rsplit(' ', 1)[0]} wordhh")
        for number in range(0, 60, 6)
    ]
    units = [unit for item in items for unit in units_of(item)]
    pairs = {seen.number for seen in asked_twice(units)}
    assert pairs >= set(range(60, 70))


# F11


def keyed_at(places: str, count: int) -> list[Unit]:
    items = [
        SingleItem(
            id=f"i{number}",
            type="single",
            stem="Which?",
            options=options("One", "Two", "Three", "Four", keys=places[number % len(places)]),
        )
        for number in range(count)
    ]
    return [unit for item in items for unit in units_of(item)]


def test_keys_that_stand_in_one_place_are_told() -> None:
    assert "of 40 items with 4 options 20 have their key at place 3" in key_positions(
        keyed_at("cacbcdca", 40)
    )


@pytest.mark.parametrize(("places", "count"), [("abcd", 40), ("c", 10), ("aabcd", 40)])
def test_keys_that_are_spread_or_few_are_fine(places: str, count: int) -> None:
    assert key_positions(keyed_at(places, count)) == ""
