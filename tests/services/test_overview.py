# SPDX-License-Identifier: MIT
"""What Progress tells, from answers given through the engine to what is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.answered import answer, install, named
from trainer.model.attempt import Certainty, MissReason
from trainer.model.detection import Confusion
from trainer.model.statistics import wilson
from trainer.services.overview import Belief, confusion_of, drill, overview
from trainer.storage.rollups import Tally

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FixedClock
    from trainer.services.context import Services


@pytest.fixture
def learner(services: Services, tmp_path: Path) -> str:
    install(services, tmp_path)
    return services.choose_learner("").id


def test_before_the_first_answer_nothing_is_told(services: Services, learner: str) -> None:
    found = overview(services, learner)
    assert (found.answered, found.courses, found.brier, found.discrimination) == (0, (), None, None)
    assert found.streak == (0, 0)
    assert found.since == found.today


def test_calibration_counts_what_was_said(services: Services, learner: str) -> None:
    answer(services, learner, named("plain", 15))
    answer(services, learner, named("plain", 5, 15), chosen=1)
    answer(services, learner, named("plain", 2, 20), certainty=None)
    found = overview(services, learner)
    certain = found.levels[-1]
    assert (certain.certainty, certain.n, certain.right) == (Certainty.CERTAIN, 20, 15)
    assert certain.came == wilson(15, 20)
    assert (found.answered, found.unsaid) == (22, 2)
    assert found.brier is not None
    assert found.brier.score == pytest.approx((15 * 0.05**2 + 5 * 0.95**2) / 20)


def test_twitch_and_nerve_are_told_apart_once_there_are_enough(
    services: Services, learner: str
) -> None:
    answer(services, learner, named("shock", 16))
    answer(services, learner, named("shock", 4, 16), chosen=1)
    answer(services, learner, named("twitch", 18))
    found = overview(services, learner)
    assert found.confusion == Confusion(16, 4, 0, 18)
    assert found.discrimination is None
    assert found.confusion.wanting == (0, 2)
    answer(services, learner, named("twitch", 2, 18), chosen=1)
    found = overview(services, learner)
    assert found.confusion == Confusion(16, 4, 2, 18)
    assert found.discrimination is not None
    assert found.discrimination.d_prime.low > 0


def test_certain_and_unsafe_is_a_list_of_its_own(services: Services, learner: str) -> None:
    answer(services, learner, ["shock-1"], chosen=1)
    answer(services, learner, ["shock-2"], chosen=1, certainty=Certainty.GUESS)
    (one,) = overview(services, learner).sure_unsafe
    assert (one.item, one.act, one.harm, one.times) == ("shock-1", "Went on", "Injury", 1)


def test_reasons_and_beliefs_come_with_what_puts_them_right(
    services: Services, learner: str
) -> None:
    answer(services, learner, named("shock", 3), chosen=1, reason=MissReason.MISREAD)
    found = overview(services, learner)
    assert dict(found.reasons) == {("misread",): 3}
    (belief,) = found.beliefs
    assert (belief.text, belief.remedy) == ("A shock shows that it works.", "It is a warning.")
    assert belief.times == 3
    services.library.remove("shocks")
    (belief,) = overview(services, learner).beliefs
    assert (belief.id, belief.text, belief.times) == ("shock-is-good", "", 3)


def test_a_period_leaves_out_what_is_older(
    services: Services, learner: str, clock: FixedClock
) -> None:
    answer(services, learner, named("shock", 22), chosen=1)
    clock.advance(hours=24 * 40)
    answer(services, learner, named("plain", 20))
    found = overview(services, learner, 30)
    assert found.answered == 20
    assert (found.confusion, found.beliefs, len(found.sure_unsafe)) == (Confusion(), (), 22)
    joint, signs = found.courses
    assert (joint.domain, joint.answered, joint.points[-1].answered) == ("joint", 20, 20)
    assert (signs.domain, signs.answered, signs.points[-1].interval) == ("signs", 0, None)
    # Its first points still tell of the thirty days before them.
    assert signs.points[0].answered == 22
    everything = overview(services, learner)
    assert (everything.answered, (everything.today - everything.since).days) == (42, 40)


def test_times_and_runs_of_days(services: Services, learner: str, clock: FixedClock) -> None:
    for _ in range(3):
        answer(services, learner, named("plain", 3))
        clock.advance(hours=48)
    found = overview(services, learner)
    assert found.streak == (3, 3)
    (pace,) = found.paces
    assert (pace.type, pace.n) == ("single", 9)
    assert pace.seconds is not None


def test_a_drill_asks_what_offers_the_belief_the_longest_unseen_first(
    services: Services, learner: str, clock: FixedClock
) -> None:
    answer(services, learner, named("shock", 22))
    clock.advance(hours=1)
    answer(services, learner, named("twitch", 20))
    (belief,) = [Belief("shocks", "shock-is-good", "", "", 1, overview(services, learner).today)]
    engine = drill(services, learner, belief, "Drill")
    assert engine is not None
    items = {entry.key.item for entry in engine.attempt.form.entries}
    assert len(items) == 10
    assert {"twitch-20", "twitch-21"} <= items
    assert not any(item.startswith("plain") for item in items)


def test_beliefs_of_options_by_name_are_found_too_and_other_events_are_no_trials(
    services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "pairs.yaml"
    file.write_text(PAIRS, encoding="utf-8")
    services.library.add(str(file), "2026-01-05T09:00:00.000Z")
    learner = services.choose_learner("").id
    wanted = Belief("pairs", "mixed-up", "", "", 1, overview(services, learner).today)
    engine = drill(services, learner, wanted, "Drill")
    assert engine is not None
    assert [entry.key.item for entry in engine.attempt.form.entries] == ["pair"]
    assert confusion_of([Tally(("bone", "nerve-contact"), 3)]) == Confusion()


PAIRS = """\
format: 1
id: pairs
title: Pairs
misconceptions:
  mixed-up: {text: They are the same.}
items:
  - id: pair
    type: match
    stem: Which is which?
    options: [{id: one, text: One}, {id: two, text: Two}]
    prompts:
      - {text: First, key: one, misconceptions: {two: mixed-up}}
      - {text: Second, key: two}
"""


def test_a_belief_that_nothing_offers_cannot_be_drilled(services: Services, learner: str) -> None:
    today = overview(services, learner).today
    for bank, belief in (("shocks", "never-chosen"), ("gone", "shock-is-good")):
        wanted = Belief(bank, belief, "", "", 1, today)
        assert drill(services, learner, wanted, "Drill") is None
