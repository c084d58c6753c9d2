# SPDX-License-Identifier: MIT
"""Weak spots, on real services and the bundled bank."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.ui.answered import RIGHT, UNSAFE, WRONG, finish, give
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import Plan

if TYPE_CHECKING:
    from tests.conftest import FixedClock
    from trainer.model.index import ItemKey
    from trainer.services.context import Services

WEAK, STRONG = "anatomy", "response"


@pytest.fixture
def learner(services: Services) -> str:
    return services.choose_learner("").id


def answer(services: Services, learner: str, domain: str, *answers: str) -> None:
    criteria = Criteria(frozenset((domain,)), types=frozenset(("single",)), which=Which.NEW)
    engine = services.practice.start(learner, Plan(criteria, limit=len(answers), seed=5))
    assert engine is not None
    give(services, engine, answers)
    finish(services, engine)


def test_before_the_first_answer_no_ability_is_told(services: Services, learner: str) -> None:
    assert all(one.ability is None for one in services.adaptive.domains(learner))
    spots = services.adaptive.weak_spots(learner, 10, Random(1))
    assert spots.picks
    assert spots.seconds <= 600
    # All that is known of an item is its author's guess.
    assert min(pick.known for pick in spots.picks) >= 0.3


def test_domains_are_told_weakest_first_with_their_error(services: Services, learner: str) -> None:
    answer(services, learner, WEAK, *[WRONG] * 6, RIGHT)
    answer(services, learner, STRONG, *[RIGHT] * 6, WRONG)
    weak, strong, *unknown = services.adaptive.domains(learner)
    assert (weak.domain, strong.domain) == (WEAK, STRONG)
    assert weak.ability.value < 0 < strong.ability.value
    assert 0.5 < weak.ability.error < 2
    assert all(one.ability is None for one in unknown)


def test_what_is_weak_and_dangerous_is_chosen_more_often(services: Services, learner: str) -> None:
    answer(services, learner, WEAK, *[UNSAFE] * 7)
    answer(services, learner, STRONG, *[RIGHT] * 7)
    counts: Counter[str] = Counter()
    critical = explored = 0
    for seed in range(60):
        picks = services.adaptive.weak_spots(learner, 10, Random(seed)).picks
        counts.update(pick.domain for pick in picks)
        critical += sum(pick.critical for pick in picks)
        explored += sum(pick.explored for pick in picks)
    assert counts[WEAK] > 2 * counts[STRONG] > 0
    assert 0.1 < explored / counts.total() < 0.25
    assert critical / counts.total() > 0.5


def test_a_session_is_what_was_chosen(services: Services, learner: str) -> None:
    spots = services.adaptive.weak_spots(learner, 5, Random(3))
    engine = services.adaptive.start(learner, spots, "Weak spots")
    assert [entry.key for entry in engine.attempt.form.entries] == [
        pick.key for pick in spots.picks
    ]
    assert services.adaptive.start(learner, spots._replace(picks=()), "") is None


def test_the_same_chance_chooses_the_same(services: Services, learner: str) -> None:
    one, other = (services.adaptive.weak_spots(learner, 10, Random(4)) for _ in range(2))
    assert one == other


def test_what_another_learner_answered_says_how_hard_an_item_is(
    services: Services, learner: str
) -> None:
    def known() -> dict[ItemKey, float]:
        picks = services.adaptive.weak_spots(learner, 600, Random(5)).picks
        return {pick.key: pick.known for pick in picks}

    before = known()
    other = services.add_learner("Bob").id
    answer(services, other, WEAK, *[WRONG] * 4, *[RIGHT] * 4)
    after = known()
    assert {key for key, share in after.items() if share != before.get(key, share)}


def test_what_was_answered_today_is_not_asked_again_unless_it_is_due(
    services: Services, learner: str, clock: FixedClock
) -> None:
    answer(services, learner, WEAK, UNSAFE, RIGHT)
    known = {one.key for one in services.review.cards(learner) if one.memory is not None}

    def chosen() -> set[ItemKey]:
        picks = services.adaptive.weak_spots(learner, 600, Random(5)).picks
        return {pick.key for pick in picks} & known

    assert chosen() == set()
    clock.advance(minutes=10)
    assert len(chosen()) == 1
