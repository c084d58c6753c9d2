# SPDX-License-Identifier: MIT
"""What is asked today, in which order and why."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.agenda import (
    VERDICT_S,
    Card,
    Queued,
    Reason,
    Why,
    exam_cards,
    fill,
    queue,
    seconds_of,
    why_asked,
)
from trainer.model.index import ItemKey
from trainer.model.memory import Memory, recall
from trainer.model.review import ReviewPlan

TODAY = date(2026, 3, 2)
PLAN = ReviewPlan()


def card(name: str, days: int | None = None, **changed) -> Card:
    """Make a card: new, or last answered `days` ago and due."""
    memory = None
    if days is not None:
        stability = changed.pop("stability", 3.0)
        memory = Memory(stability, 5.0, 2, None, TODAY - timedelta(days=days), 3 * 24 * 60)
    made = Card(
        key=ItemKey("core", name),
        subject=name,
        memory=memory,
        due_on=None if memory is None else TODAY,
        is_due=memory is not None,
        missed=False,
        safe_days=None,
        critical=False,
        flagged=False,
        domain="anatomy",
        seconds=60,
    )
    return made._replace(**changed)


def names(queued) -> list[str]:
    return [one.card.subject for one in queued]


def ordered(*cards: Card, plan: ReviewPlan = PLAN) -> list[str]:
    return names(queue(cards, plan, TODAY, lambda one: 0.0))


def test_danger_comes_first_then_what_fades_then_what_is_new():
    cards = [
        card("new"),
        card("marked", 1, is_due=False, flagged=True),
        card("fading", 3),
        card("critical-fading", 3, critical=True),
        card("unsafe-once-safe", 3, critical=True, safe_days=1),
        card("unsafe", 3, safe_days=0),
        card("later", 3, is_due=False),
    ]
    assert ordered(*cards) == [
        "unsafe", "unsafe-once-safe", "critical-fading", "fading", "marked", "new"
    ]  # fmt: skip


def test_the_least_remembered_comes_first():
    cards = [card("week", 7), card("day", 1), card("strong", 7, stability=90.0), card("long", 20)]
    assert ordered(*cards) == ["long", "week", "day", "strong"]


def test_critical_things_that_are_due_and_that_are_new_take_turns():
    due = [card(f"due-{days}", days, critical=True) for days in (9, 6, 3)]
    new = [card(f"new-{number}", critical=True) for number in range(5)]
    found = ordered(*due, *new, card("other", 9), card("other-new"))
    assert found[0:6:2] == ["due-9", "due-6", "due-3"]
    assert all(name.startswith("new") for name in (*found[1:6:2], *found[6:8]))
    assert found[8:] == ["other", "other-new"]


def test_what_is_new_comes_from_the_domain_known_least():
    cards = [card(f"a{number}", domain="anatomy") for number in range(4)]
    cards += [card(f"r{number}", domain="response") for number in range(2)]
    # Half of the other domain is known already.
    cards += [card(f"k{number}", 1, is_due=False, domain="response") for number in range(2)]
    order = [one.card.domain for one in queue(cards, PLAN, TODAY, lambda one: 0.0)]
    assert order[:2] == ["anatomy", "anatomy"]
    assert Counter(order[:4]) == {"anatomy": 3, "response": 1}


@given(st.lists(st.floats(0, 1), min_size=2, max_size=8, unique=True))
def test_among_equals_the_tie_decides(ties):
    cards = [card(str(number), 3) for number in range(len(ties))]
    found = queue(cards, PLAN, TODAY, lambda one: ties[int(one.subject)])
    assert names(found) == sorted(map(str, range(len(ties))), key=lambda name: ties[int(name)])


def test_every_reason_is_told_with_its_numbers():
    known = recall(card("x", 6).memory, TODAY, PLAN.rule)
    unsafe = card("x", 6, safe_days=1, missed=True)
    assert why_asked(unsafe, PLAN, TODAY) == Why(Reason.UNSAFE, known, safe_days=1)
    assert why_asked(card("x", 6, missed=True), PLAN, TODAY) == Why(Reason.MISSED, known)
    late = card("x", 6, due_on=TODAY - timedelta(days=4))
    assert why_asked(late, PLAN, TODAY) == Why(Reason.FADING, known, late_days=4)
    flagged = card("x", 6, is_due=False, flagged=True)
    assert why_asked(flagged, PLAN, TODAY) == Why(Reason.FLAGGED, known)
    assert why_asked(card("x"), PLAN, TODAY) == Why(Reason.NEW)
    assert why_asked(card("x", flagged=True), PLAN, TODAY) == Why(Reason.FLAGGED)
    assert why_asked(card("x", 6, is_due=False), PLAN, TODAY) is None
    towards = PLAN._replace(exam_on=TODAY + timedelta(days=5))
    rested = card("x", 6, is_due=False, critical=True)
    assert why_asked(rested, towards, TODAY, for_exam=True) == Why(Reason.EXAM, known, exam_days=5)


@pytest.mark.parametrize("days", [7, 3, 1, 30])
def test_every_critical_thing_is_seen_once_in_the_last_days_before_an_exam(days):
    plan = PLAN._replace(exam_on=TODAY + timedelta(days=days), exam_days=7)
    cards = {
        str(number): card(
            str(number), 20, is_due=False, critical=number != 0, stability=50 + number
        )
        for number in range(20)
    }
    loads, seen = [], set()
    for number in range(days):
        today = TODAY + timedelta(days=number)
        chosen = exam_cards(cards.values(), plan, today)
        assert (plan.exam_on - today).days <= 7 or chosen == []
        loads.append(len(chosen))
        for one in chosen:
            seen.add(one.subject)
            cards[one.subject] = one._replace(memory=one.memory._replace(on=today))
    # All but the one that is not critical; and no day holds more than its share.
    assert seen == {str(number) for number in range(1, 20)}
    assert max(loads) == -(-19 // min(days, 7))


def test_after_the_exam_and_without_one_nothing_is_asked_for_it():
    cards = [card("x", 20, is_due=False, critical=True)]
    for exam_on in (None, TODAY, TODAY - timedelta(days=2)):
        assert exam_cards(cards, PLAN._replace(exam_on=exam_on), TODAY) == []


def test_what_fades_soonest_is_seen_last_before_an_exam():
    plan = PLAN._replace(exam_on=TODAY + timedelta(days=2))
    cards = [card(str(days), 20, critical=True, stability=days) for days in (5, 90, 40)]
    assert [one.subject for one in exam_cards(cards, plan, TODAY)] == ["90", "40"]


def queued(*cards: Card) -> list[Queued]:
    return [Queued(one, Why(Reason.UNSAFE if one.safe_days == 0 else Reason.NEW)) for one in cards]


def cue(one: Card) -> frozenset[str]:
    return frozenset(one.domain.split("+"))


def test_what_cues_something_of_today_is_left_for_another_day_unless_it_is_unsafe():
    cards = [
        card("a", domain="ulnar"),
        card("b", domain="ulnar+median"),
        card("c", domain="median"),
        card("d", domain="radial"),
        card("e", domain="radial", safe_days=0),
    ]
    filled = fill(queued(*cards), seconds=None, items=None, tokens=cue, asked=frozenset({"radial"}))
    assert names(filled.chosen) == ["a", "c", "e"]
    assert filled.buried == 2


@given(
    lengths=st.lists(st.integers(1, 500), max_size=12),
    seconds=st.none() | st.floats(1, 2_000),
    items=st.none() | st.integers(1, 8),
)
def test_a_session_keeps_its_limits_and_has_at_least_one_question(lengths, seconds, items):
    cards = [card(str(number), domain=str(number), seconds=s) for number, s in enumerate(lengths)]
    chosen = fill(queued(*cards), seconds=seconds, items=items, tokens=cue).chosen
    assert names(chosen) == [one.subject for one in cards[: len(chosen)]]
    assert items is None or len(chosen) <= items
    assert len(chosen) >= min(1, len(cards))
    if seconds is not None and len(chosen) > 1:
        assert sum(one.card.seconds for one in chosen) <= seconds
    if seconds is None and items is None:
        assert len(chosen) == len(cards)


def test_minutes_come_from_the_learners_own_times_where_there_are_some():
    assert seconds_of(70, {"single": 41_600}, "single") == 42 + VERDICT_S
    assert seconds_of(70, {"single": 41_600}, "case") == 70 + VERDICT_S
