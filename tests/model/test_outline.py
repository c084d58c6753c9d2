# SPDX-License-Identifier: MIT
"""Sharing out items by a plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.model.outline import (
    Blueprint,
    LevelParts,
    blueprint_faults,
    domain_parts,
    shared_out,
    topic_parts,
)
from trainer.model.regions import PARTS

PARTS_OF_ALL = st.lists(st.integers(0, 500), min_size=1, max_size=12)


def test_of_246_items_the_four_domains_get_their_shares() -> None:
    assert shared_out(246, [70, 40, 45, 45]) == [86, 49, 56, 55]


@given(st.integers(0, 5000), PARTS_OF_ALL)
def test_whole_items_add_up_and_each_share_is_rounded_by_less_than_one(
    total: int, parts: list[int]
) -> None:
    found = shared_out(total, parts)
    if sum(parts) == 0:
        assert found == [0] * len(parts)
        return
    assert sum(found) == total
    for number, part in zip(found, parts, strict=True):
        assert abs(number - total * part / sum(parts)) < 1


def test_types_and_topics_of_a_domain_count_the_same_items() -> None:
    topics = {"anatomy": {"1.1": LevelParts(recall=1, judgement=2), "1.2": LevelParts()}}
    sound = Blueprint(topics=topics, types={"anatomy": {"single": 2, "case": 1}})
    assert blueprint_faults(sound) == []
    assert domain_parts(sound) == {"anatomy": 3}
    assert topic_parts(topics["anatomy"]["1.2"]) == 0
    wrong = Blueprint(topics=topics, types={"anatomy": {"single": 2}, "response": {"case": 1}})
    faults = blueprint_faults(wrong)
    assert [fault.path for fault in faults] == [("types", "anatomy"), ("types", "response")]
    assert faults[0].message == 'blueprint: the types of "anatomy" make 2, its topics 3'


def test_a_complete_bank_is_about_seventy_three_muscles_and_regions() -> None:
    regions = [region for own in PARTS.values() for region in own]
    assert len(regions) == len(set(regions)) == 73
