# SPDX-License-Identifier: MIT
"""Which items give each other away."""

from typing import Any

from trainer.model.cueing import Cue, cue_of, cues
from trainer.model.index import ItemKey


def cue(bank: str = "bank", **plain: Any) -> Cue:
    return cue_of(ItemKey(bank, "item"), {"domain": "anatomy", "topic": "1.5", **plain})


def options(key: str) -> dict[str, Any]:
    return {"options": [{"text": "No nerve lies here"}, {"text": key, "key": True}]}


def test_two_variants_of_one_idea_cue_each_other():
    assert cues(cue(idea="radial-path"), cue(idea="radial-path"))
    assert not cues(cue(idea="radial-path"), cue(idea="ulnar-path"))
    assert not cues(cue(), cue())


def test_two_items_of_one_topic_whose_answers_name_one_nerve_cue_each_other():
    first = cue(**options("Radial nerve"))
    assert cues(first, cue(teaching="Lateral to brachialis lies the radial nerve."))
    assert cues(first, cue(**options("The deep branch of the radial nerve")))
    assert not cues(first, cue(**options("Ulnar nerve")))


def test_the_same_nerve_in_another_topic_cues_nothing():
    assert not cues(cue(**options("Radial nerve")), cue(topic="1.4", **options("Radial nerve")))


def test_a_nerve_that_only_a_distractor_names_cues_nothing():
    wrong = {"options": [{"text": "Radial nerve"}, {"text": "None", "key": True}]}
    assert not cues(cue(**options("Radial nerve")), cue(**wrong))


def test_items_of_two_banks_do_not_cue_each_other_by_their_names():
    assert not cues(cue(idea="one"), cue("other", idea="one"))


def test_an_item_without_a_topic_is_cued_only_by_its_idea():
    assert cue(topic="", **options("Radial nerve")).tokens() == frozenset()


def test_nerves_are_found_in_whatever_case_and_number():
    assert cue(title="Between Tibial and common fibular nerves").nerves == {"common fibular"}
    assert cue(act="ignored", title="SCIATIC NERVE").nerves == {"sciatic"}
