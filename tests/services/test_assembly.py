# SPDX-License-Identifier: MIT
"""Choosing items: filters, counts, need, and forms that chance cannot change."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from trainer.model.index import IndexRow, ItemKey
from trainer.model.items.lots import shuffled
from trainer.model.standing import ItemStanding
from trainer.services.assembly import (
    Candidate,
    Criteria,
    Which,
    assemble,
    count,
    matching,
    ranked,
    within_minutes,
)

NOW = "2026-11-24T12:00:00.000Z"
EARLIER = "2026-11-24T11:00:00.000Z"
LATER = "2026-11-25T12:00:00.000Z"


def candidate(
    name: str,
    domain: str = "anatomy",
    region: tuple[str, ...] = (),
    item_type: str = "single",
    standing: ItemStanding | None = None,
) -> Candidate:
    row = IndexRow(0, name, item_type, domain, "1.1", region, "recall", True, 1, name, name, 60)
    return Candidate("bank", row, standing)


def met(
    name: str,
    *,
    correct: bool = True,
    unsafe: bool = False,
    due_at: str = LATER,
    flagged: bool = False,
) -> ItemStanding:
    key = ItemKey("bank", name)
    return ItemStanding(key, 1, int(correct), correct, unsafe, EARLIER, 3, due_at, flagged)


def names(candidates: list[Candidate]) -> list[str]:
    return [found.row.id for found in candidates]


POOL = [
    candidate("new"),
    candidate("known", standing=met("known")),
    candidate("missed", standing=met("missed", correct=False)),
    candidate("due", standing=met("due", due_at=EARLIER)),
    candidate("unsafe", standing=met("unsafe", correct=False, unsafe=True, due_at=EARLIER)),
    candidate("flag", domain="response", region=("neck",), standing=met("flag", flagged=True)),
]


def test_no_filter_keeps_everything() -> None:
    assert matching(POOL, Criteria(), NOW) == POOL


def test_each_question_of_which_is_answered_from_the_standing() -> None:
    found = {which: names(matching(POOL, Criteria(which=which), NOW)) for which in Which}
    assert found[Which.NEW] == ["new"]
    assert found[Which.MISSED] == ["missed", "unsafe"]
    assert found[Which.DUE] == ["due", "unsafe"]
    assert found[Which.FLAGGED] == ["flag"]


def test_a_flag_alone_does_not_make_an_item_known() -> None:
    flagged = ItemStanding(ItemKey("bank", "x"), 0, 0, False, False, "", 0, "", True)
    only = [candidate("x", standing=flagged)]
    assert names(matching(only, Criteria(which=Which.NEW), NOW)) == ["x"]
    assert matching(only, Criteria(which=Which.DUE), NOW) == []
    assert matching(only, Criteria(which=Which.MISSED), NOW) == []


def test_need_puts_unsafe_first_and_well_known_last() -> None:
    order = names(ranked(POOL, NOW, Random(3)))
    assert order[:4] == ["unsafe", "due", "missed", "new"]
    assert set(order[4:]) == {"known", "flag"}


def test_the_same_seed_draws_the_same_form() -> None:
    pool = [candidate(f"item-{i}") for i in range(40)]

    def draw(seed: int) -> object:
        return assemble(
            pool,
            limit=10,
            now=NOW,
            rng=Random(seed),
            seed=seed,
            draw=lambda _, rng: shuffled(4, rng),
        )

    assert draw(7) == draw(7)
    assert draw(7) != draw(8)


@given(st.integers(0, 2**32), st.integers(0, 12), st.integers(1, 30))
def test_a_form_holds_each_item_once_and_every_part_once(seed: int, parts: int, limit: int) -> None:
    pool = [candidate(f"item-{i}") for i in range(12)]
    form = assemble(
        pool,
        limit=limit,
        now=NOW,
        rng=Random(seed),
        seed=seed,
        draw=lambda _, rng: shuffled(parts, rng),
    )
    keys = [entry.key for entry in form.entries]
    assert len(keys) == len(set(keys)) == min(limit, 12)
    assert all(sorted(entry.order) == list(range(parts)) for entry in form.entries)


def test_counts_say_what_one_more_filter_would_leave() -> None:
    counts = count(POOL, Criteria(domains=frozenset({"response"})), NOW)
    assert counts.total == 1
    assert counts.domains == {"anatomy": 5, "response": 1}
    assert counts.regions == {"neck": 1}
    assert counts.which[Which.FLAGGED] == 1
    assert counts.which[Which.NEW] == 0


def test_items_are_chosen_and_counted_by_how_far_they_have_been_reviewed() -> None:
    statuses = ("draft", "source-checked", "draft", "")
    pool = [
        one._replace(row=one.row._replace(status=status))
        for one, status in zip(POOL, statuses, strict=False)
    ]
    only = Criteria(statuses=frozenset({"draft"}))
    assert names(matching(pool, only, NOW)) == ["new", "missed"]
    assert count(pool, only, NOW).statuses == {"draft": 2, "source-checked": 1, "": 1}
    assert count(pool, only, NOW).total == 2


def test_ten_minutes_hold_as_many_items_as_fit_but_never_none() -> None:
    pool = [candidate(f"item-{i}") for i in range(40)]  # 48 s each by their words
    assert within_minutes(pool, 10) == 12
    assert within_minutes(pool, 10, pace=2.0) == 6
    assert within_minutes(pool, 0.1) == 1
    assert within_minutes([], 10) == 0
