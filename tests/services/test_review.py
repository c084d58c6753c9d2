# SPDX-License-Identifier: MIT
"""What should come back and why, on real services and the bundled bank."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.answered import RIGHT, UNSAFE, choice_of, finish, give
from trainer.model.agenda import Reason
from trainer.model.attempt import Certainty, Mode
from trainer.model.index import ItemKey
from trainer.model.review import ReviewPlan
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import Plan
from trainer.services.session import Phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import FixedClock
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine

CHOICES = Criteria(types=frozenset(("single",)))


@pytest.fixture
def learner(services: Services) -> str:
    return services.choose_learner("").id


def practise(services: Services, learner: str, *answers: str, **plan: object) -> list[ItemKey]:
    """Answer items with one key, and return which."""
    wanted = Plan(**{"criteria": CHOICES, "limit": len(answers), "seed": 5} | plan)
    engine = services.practice.start(learner, wanted)
    assert engine is not None
    give(services, engine, answers, Certainty.FAIRLY)
    finish(services, engine)
    return [entry.key for entry in engine.attempt.form.entries]


def unsafe_items(services: Services, learner: str) -> list[ItemKey]:
    """List items of one key that have an unsafe option."""
    found = []
    for candidate in services.practice.candidates(learner):
        plain = json.loads(services.library.text(candidate.bank, candidate.row.id))
        if candidate.row.type == "single" and any(one.get("unsafe") for one in plain["options"]):
            found.append(candidate.key)
    return found


def answer_unsafely(services: Services, learner: str) -> ItemKey:
    key = unsafe_items(services, learner)[0]
    engine = services.practice.repeat(learner, [key], "")
    assert engine is not None
    give(services, engine, [UNSAFE])
    finish(services, engine)
    return key


def reasons(services: Services, learner: str) -> dict[ItemKey, Reason]:
    return {one.card.key: one.why.reason for one in services.review.agenda(learner).waiting}


def test_at_first_everything_is_new_and_critical_things_come_first(
    services: Services, learner: str
) -> None:
    agenda = services.review.agenda(learner)
    assert {one.why.reason for one in agenda.waiting} == {Reason.NEW}
    assert len(agenda.waiting) == len(services.practice.candidates(learner))
    critical = [one.card.critical for one in agenda.waiting]
    assert critical == sorted(critical, reverse=True)
    assert agenda.due == 0
    assert not agenda.is_finished
    assert 0 < agenda.seconds <= 20 * 60
    # The session's domains are as mixed as the bank's.
    assert len({one.card.domain for one in agenda.chosen}) >= 3


def test_what_is_announced_is_what_is_asked_in_its_order(services: Services, learner: str) -> None:
    announced = services.review.agenda(learner, minutes=10)
    assert announced == services.review.agenda(learner, minutes=10)
    engine = services.review.start(learner, minutes=10, title="Ten minutes")
    assert engine is not None
    assert [entry.key for entry in engine.attempt.form.entries] == [
        one.card.key for one in announced.chosen
    ]
    assert (engine.mode, engine.attempt.title) == (Mode.TUTOR, "Ten minutes")


def test_a_right_answer_is_due_again_when_it_fades_and_that_is_why(
    services: Services, learner: str, clock: FixedClock
) -> None:
    keys = practise(services, learner, RIGHT, RIGHT)
    assert not set(keys) & reasons(services, learner).keys()
    clock.advance(days=2)
    agenda = services.review.agenda(learner)
    due = {one.card.key: one.why for one in agenda.waiting if one.card.key in keys}
    assert agenda.due == 2
    assert {why.reason for why in due.values()} == {Reason.FADING}
    assert all(0.85 < why.recall < 0.95 for why in due.values())


def test_a_missed_answer_is_due_tomorrow_and_missed_is_why(
    services: Services, learner: str, clock: FixedClock
) -> None:
    (key,) = practise(services, learner, "wrong", criteria=CHOICES)
    clock.advance(days=1)
    why = reasons(services, learner)[key]
    assert why in (Reason.MISSED, Reason.UNSAFE)


def test_an_unsafe_answer_comes_back_after_ten_minutes_and_first(
    services: Services, learner: str, clock: FixedClock
) -> None:
    key = answer_unsafely(services, learner)
    assert key not in reasons(services, learner)
    clock.advance(minutes=10)
    first = services.review.agenda(learner).chosen[0]
    assert (first.card.key, first.why.reason, first.why.safe_days) == (key, Reason.UNSAFE, 0)
    engine = services.practice.repeat(learner, [key], "")
    give(services, engine, [RIGHT], Certainty.FAIRLY)
    assert key not in reasons(services, learner)
    clock.advance(days=1)
    again = services.review.agenda(learner).waiting[0]
    assert (again.card.key, again.why.safe_days) == (key, 1)


def test_the_daily_limit_holds_but_for_what_is_unsafe(
    services: Services, learner: str, clock: FixedClock
) -> None:
    services.review.set_plan(learner, ReviewPlan(minutes=None, items=3))
    assert len(services.review.agenda(learner).chosen) == 3
    key = answer_unsafely(services, learner)
    assert len(services.review.agenda(learner).chosen) == 2
    practise(services, learner, RIGHT, RIGHT, criteria=CHOICES._replace(which=Which.NEW))
    done = services.review.agenda(learner)
    assert done.is_finished
    assert services.review.start(learner) is None
    assert done.answered == 3
    clock.advance(minutes=10)
    assert [one.card.key for one in services.review.agenda(learner).chosen] == [key]
    # Who wants to go on may.
    assert len(services.review.agenda(learner, minutes=10).chosen) > 1
    clock.advance(days=1)
    assert len(services.review.agenda(learner).chosen) == 3


def test_minutes_that_were_practised_count_with_the_reading_of_verdicts(
    services: Services, learner: str
) -> None:
    services.review.set_plan(learner, ReviewPlan(minutes=1))
    practise(services, learner, *[RIGHT] * 4)
    agenda = services.review.agenda(learner)
    assert agenda.spent_s >= 60
    assert agenda.is_finished


CUEING_BANK = """\
format: 1
id: cueing
title: Cueing
items:
"""
NERVE = """\
  - id: {name}
    type: single
    domain: anatomy
    topic: "1.5"
    stem: About {name}?
    options:
      - {{text: The {nerve} nerve, key: true}}
      - {{text: None of them}}
"""


def test_what_gives_away_something_of_today_is_left_for_another_day(
    services: Services, learner: str, tmp_path: Path, clock: FixedClock
) -> None:
    nerves = {"a": "ulnar", "b": "ulnar", "c": "median", "d": "median", "e": "radial"}
    file = tmp_path / "cueing.yaml"
    items = "".join(NERVE.format(name=name, nerve=nerve) for name, nerve in nerves.items())
    file.write_text(CUEING_BANK + items, encoding="utf-8")
    services.library.open_file(str(file))

    def chosen() -> tuple[list[str], int]:
        pool = services.practice.candidates(learner, "cueing")
        agenda = services.review.agenda(learner, 600, pool)
        return [nerves[one.card.key.item] for one in agenda.chosen], agenda.buried

    asked, buried = chosen()
    assert (sorted(asked), buried) == (["median", "radial", "ulnar"], 2)
    engine = services.practice.repeat(learner, [ItemKey("cueing", "a")], "")
    give(services, engine, [RIGHT])
    asked, buried = chosen()
    assert (sorted(asked), buried) == (["median", "radial"], 2)
    clock.advance(days=1)
    assert sorted(chosen()[0]) == ["median", "radial", "ulnar"]


def test_a_plan_is_kept_and_moves_due_dates(services: Services, learner: str) -> None:
    assert services.review.plan(learner) == ReviewPlan()
    (key,) = practise(services, learner, RIGHT)

    def due_on() -> date:
        return next(one.due_on for one in services.review.cards(learner) if one.key == key)

    before = due_on()
    plan = ReviewPlan(retention=0.8, minutes=45, exam_on=date(2026, 2, 1))
    services.review.set_plan(learner, plan)
    assert services.review.plan(learner) == plan
    assert due_on() > before
    with pytest.raises(ValueError, match="retention"):
        services.review.set_plan(learner, ReviewPlan(retention=0.5))
    assert services.review.plan(learner) == plan


def test_before_an_exam_critical_things_are_asked_though_they_are_not_due(
    services: Services, learner: str, clock: FixedClock
) -> None:
    keys = practise(services, learner, *[RIGHT] * 6)
    clock.advance(days=1)
    keys = practise(services, learner, *[RIGHT] * 6, criteria=CHOICES._replace(which=Which.DUE))
    critical = {one.key for one in services.review.cards(learner) if one.critical} & set(keys)
    clock.advance(days=1)
    exam_on = clock().date() + timedelta(days=2)
    services.review.set_plan(learner, ReviewPlan(exam_on=exam_on, exam_days=2))
    agenda = services.review.agenda(learner)
    found = {one.card.key: one.why for one in agenda.waiting if one.why.reason is Reason.EXAM}
    assert len(found) == -(-len(critical) // 2)
    assert found.keys() <= critical
    assert {why.exam_days for why in found.values()} == {2}


def test_a_forecast_begins_with_the_rest_of_today(
    services: Services, learner: str, clock: FixedClock
) -> None:
    services.review.set_plan(learner, ReviewPlan(items=5))
    practise(services, learner, *[RIGHT] * 3)
    days = services.review.forecast(learner)
    assert len(days) == 30
    assert days[0].on == clock().date()
    assert [day.items for day in days[:2]] == [2, 5]
    assert days[2].due >= 3
    assert all(day.seconds <= 20 * 60 for day in days)


def test_a_short_history_is_not_fitted(services: Services, learner: str) -> None:
    practise(services, learner, RIGHT, RIGHT)
    found = services.review.fit(learner)
    assert not found.is_enough
    assert services.review.plan(learner) == ReviewPlan()


def test_fitted_weights_are_kept_only_when_they_are_wanted_and_better(
    services: Services, learner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.model import weights

    practise(services, learner, RIGHT)
    better = (*(one / 2 for one in weights.WEIGHTS[:4]), *weights.WEIGHTS[4:])
    monkeypatch.setattr(weights, "fit", lambda _: weights.Fit(better, 500, 100, 0.4, 0.3))
    services.review.fit(learner, keep=False)
    assert services.review.plan(learner).weights is None
    services.review.fit(learner)
    assert services.review.plan(learner).weights == better
    monkeypatch.setattr(weights, "fit", lambda _: weights.Fit(None, 500, 100, 0.3, 0.4))
    services.review.fit(learner)
    assert services.review.plan(learner).weights is None


def test_an_answer_tells_when_its_item_returns(services: Services, learner: str) -> None:
    key = unsafe_items(services, learner)[0]
    told = []
    for wanted in (UNSAFE, RIGHT):
        engine = services.practice.repeat(learner, [key], "")
        engine.respond(choice_of(engine.item, wanted))
        drafts = engine.submit()
        services.attempts.record(engine.attempt, drafts)
        told.append(services.review.returns_in(engine.attempt, drafts))
    assert told == [0, 1]
    assert services.review.returns_in(engine.attempt, ()) is None


def test_in_a_test_nothing_tells_when_an_item_returns(services: Services, learner: str) -> None:
    engine = services.practice.start(learner, Plan(CHOICES, 2, Mode.TEST, seed=5))
    engine.respond(choice_of(engine.item, RIGHT))
    drafts = engine.submit()
    services.attempts.record(engine.attempt, drafts)
    assert services.review.returns_in(engine.attempt, drafts) is None


IDEA_BANK = """\
format: 1
id: ideas
title: Ideas
items:
"""
VARIANT = """\
  - id: {name}
    type: single
    idea: one-idea
    critical: true
    stem: About {name}?
    options:
      - {{text: Right, key: true}}
      - {{text: Wrong}}
      - {{text: Deadly, unsafe: true, act: act, harm: harm}}
"""


@pytest.fixture
def ideas(services: Services, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("bank") / "ideas.yaml"
    variants = "".join(VARIANT.format(name=name) for name in ("one", "two", "three"))
    file.write_text(IDEA_BANK + variants, encoding="utf-8")
    services.library.open_file(str(file))
    return "ideas"


def ask(services: Services, learner: str, bank: str, wanted: str) -> str:
    """Answer what the card of the one idea would ask, and return its item."""
    pool = services.practice.candidates(learner, bank)
    (card,) = services.review.cards(learner, pool)
    engine: SessionEngine = services.practice.repeat(learner, [card.key], "")
    give(services, engine, [wanted], Certainty.FAIRLY)
    assert engine.phase is Phase.FEEDBACK
    return card.key.item


def test_variants_take_turns_and_share_one_memory(
    services: Services, learner: str, clock: FixedClock, ideas: str
) -> None:
    asked = []
    for _ in range(4):
        asked.append(ask(services, learner, ideas, RIGHT))
        clock.advance(days=1)
    assert asked == ["one", "two", "three", "one"]
    (card,) = services.review.cards(learner, services.practice.candidates(learner, ideas))
    assert card.subject == "idea:one-idea"
    assert card.memory is not None
    assert card.memory.stability > 4


def test_while_an_unsafe_act_stands_its_own_variant_is_asked(
    services: Services, learner: str, clock: FixedClock, ideas: str
) -> None:
    asked = []
    for wanted in (RIGHT, UNSAFE, RIGHT, RIGHT, RIGHT):
        asked.append(ask(services, learner, ideas, wanted))
        clock.advance(days=1)
    assert asked == ["one", "two", "two", "two", "three"]


def test_what_is_remembered_of_a_variant_that_is_gone_is_its_ideas(
    services: Services, learner: str, clock: FixedClock, ideas: str
) -> None:
    first = ask(services, learner, ideas, RIGHT)
    pool = [one for one in services.practice.candidates(learner, ideas) if one.row.id != first]
    (card,) = services.review.cards(learner, pool)
    assert card.due_on == clock().date() + timedelta(days=1)
    assert not card.is_due
    clock.advance(days=1)
    (card,) = services.review.cards(learner, pool)
    assert card.is_due


def test_reviews_survive_a_second_start(
    reopen: Callable[[], Services], learner: str, services: Services
) -> None:
    practise(services, learner, RIGHT, RIGHT)
    services.review.set_plan(learner, ReviewPlan(items=7))
    before = services.review.cards(learner)
    again = reopen()
    assert again.review.plan(learner).items == 7
    assert again.review.cards(learner) == before
