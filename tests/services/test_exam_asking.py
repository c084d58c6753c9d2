# SPDX-License-Identifier: MIT
"""Items as the raters of a panel read them."""

import pytest

from tests.builders import make_item, make_match, make_order, sample_items
from trainer.banks.canonical import plain_of
from trainer.model.items.base import Patient
from trainer.services.exam_asking import asked


def read(item):
    return asked(plain_of(item))


def test_options_are_lettered_and_the_key_is_told():
    found = read(make_item(key="b", patient=Patient(who="45 years", facts={"Plan": "Brachialis"})))
    assert "45 years. Plan: Brachialis" in found.question
    assert "B. Radial nerve" in found.question
    assert found.answer == "B. Radial nerve"


def test_steps_are_told_in_their_right_order_without_the_wrong_ones():
    found = read(make_order(count=3, wrong="c"))
    first, second, third = found.question.splitlines()[-3:]
    assert found.answer == f"{first}; {second}"
    assert third not in found.answer


def test_prompts_are_told_with_what_belongs_to_them():
    found = read(make_match())
    assert ": " in found.answer
    assert found.answer.count(";") + 1 == len(make_match().prompts)


@pytest.mark.parametrize("item", list(sample_items().values()), ids=lambda item: item.type)
def test_an_item_of_every_type_can_be_read(item):
    found = read(item)
    assert item.stem in found.question
    assert found.question.startswith("[")
