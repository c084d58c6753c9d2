# SPDX-License-Identifier: MIT
"""What an item has: options, keys, rationales, sources; and what only some banks owe."""

import dataclasses

from tests.builders import make_hotspot, make_match, make_numeric, make_order
from tests.linting import codes, flaws, multiple, single
from trainer.model.bank import Reference
from trainer.model.items.base import Evidence
from trainer.model.items.order import Before
from trainer.model.items.single import SingleItem

EVIDENCE = Evidence(grade="trial", checked="2026-11-20", review_by="2028-11-20")
REFERENCES = {"guo2020": Reference(text="Guo Y and others, 2020")}


def reviewed(**fields: object) -> SingleItem:
    """Make an item in which a bank under review finds nothing missing."""
    item = single(teaching="A jolt means out.", cites=("guo2020",), evidence=EVIDENCE, **fields)
    whys = ("The tip is the cause.", "The nerve lies deeper still.", "Turning winds the fibres up.")
    options = tuple(
        dataclasses.replace(one, rationale=why) for one, why in zip(item.options, whys, strict=True)
    )
    return dataclasses.replace(item, options=options)


# F01, F19 and F20: in banks under review


def test_a_first_bank_owes_no_rationale_teaching_or_source() -> None:
    assert codes(single()) == []


def test_a_bank_under_review_owes_all_of_them() -> None:
    assert codes(reviewed(), status="draft", references=REFERENCES) == []
    found = flaws(single(), status="draft", references=REFERENCES)
    assert [flaw.code for flaw in found] == ["F01", "F19", "F19", "F19", "F20"]


def test_days_are_owed_where_an_item_of_the_bank_has_them() -> None:
    undated = dataclasses.replace(reviewed(id="undated"), evidence=None)
    assert codes(undated, status="draft", references=REFERENCES) == []
    assert "F20" in codes(reviewed(), undated, status="draft", references=REFERENCES)


def test_a_source_is_owed_where_the_bank_lists_some() -> None:
    without = dataclasses.replace(reviewed(), cites=())
    assert codes(without, status="draft", references=REFERENCES) == ["F20"]
    assert codes(without, status="draft") == []


def test_one_rationale_for_two_options_is_told_in_every_bank() -> None:
    item = reviewed()
    same = "Nothing stops the needle on the way to the lung."
    options = (
        item.options[0],
        dataclasses.replace(item.options[1], rationale=same),
        dataclasses.replace(item.options[2], rationale=same.replace("the way", "its way")),
    )
    assert codes(dataclasses.replace(item, options=options)) == ["F19"]


def test_short_rationales_that_differ_in_their_point_are_not_the_same() -> None:
    item = reviewed()
    whys = ("It ends in the skin of the palm.", "It ends in the little finger.", "It pulsates.")
    options = tuple(
        dataclasses.replace(one, rationale=why) for one, why in zip(item.options, whys, strict=True)
    )
    kept = dataclasses.replace(item, options=options)
    assert codes(kept, status="draft", references=REFERENCES) == []


def test_every_type_owes_rationales() -> None:
    for item in (make_hotspot(), make_match(), make_order(wrong="d"), make_numeric()):
        assert "F01" in codes(item, status="draft")


# F02


def test_too_few_and_too_many_options_are_told() -> None:
    assert "F02" in codes(single("Withdraw", "Go on"))
    assert "F02" in codes(single(*"abcdef"))
    assert "F02" in codes(multiple("One", "Two", "Three", keys="ab"))
    assert "F02" in codes(make_order(count=3))


def test_counts_within_the_limits_are_fine() -> None:
    assert "F02" not in codes(single("Withdraw", "Go on", "Wait", "Ask", "Press"))
    assert "F02" not in codes(multiple("One", "Two", "Three", "Four", keys="ab"))
    assert "F02" not in codes(make_order(count=6, wrong="ef"))


# F03


def test_keys_that_say_nothing_are_told() -> None:
    assert "F03" in codes(multiple("Ache", "Jolt", "Burn", "Numbness", keys="abcd"))
    assert "F03" in codes(multiple("Ache", "Jolt", "Burn", "Numbness", keys=""))
    assert "F03" not in codes(multiple("Ache", "Jolt", "Burn", "Numbness", keys="abc"))


def test_a_step_that_may_stand_anywhere_is_told() -> None:
    loose = make_order(before=("ab", "bc"))
    (found,) = [flaw for flaw in flaws(loose) if flaw.code == "F03"]
    assert "step 4" in found.message
    assert "F03" not in codes(make_order())
    tied = dataclasses.replace(loose, before=(*loose.before, Before(first=3, then=4)))
    assert "F03" not in codes(tied)


def test_prompts_with_one_key_and_numbers_that_are_mostly_right_are_told() -> None:
    match = make_match()
    same = tuple(dataclasses.replace(one, key=match.options[0].id) for one in match.prompts)
    assert "F03" in codes(dataclasses.replace(match, prompts=same))
    assert "F03" not in codes(match)
    number = make_numeric()
    band = dataclasses.replace(number.bands[0], from_=number.least, to=number.most, key=True)
    assert "F03" in codes(dataclasses.replace(number, bands=(band,)))
    assert "F03" not in codes(number)
