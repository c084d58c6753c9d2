# SPDX-License-Identifier: MIT
"""Drawing a form: counts, critical items, cues, seeds, and what is short."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.test_exam import make_exam
from trainer.model.blueprint import Entry, Facts, Shortage, draw, fits
from trainer.model.exam import ExamSection
from trainer.model.index import IndexRow, ItemKey
from trainer.model.parallel import distance, parallel


def entry(number: int, domain: str = "a", **fields: object) -> Entry:
    row = IndexRow(
        number, f"item-{number:03}", "single", domain, "t", (), "recall", False, 1, "h", "", 40
    )
    row = row._replace(**fields)
    return Entry(ItemKey("bank", row.id), row)


def pool(count: int, domain: str = "a", first: int = 0, critical_every: int = 2) -> list[Entry]:
    return [
        entry(
            first + number,
            domain,
            topic="xyz"[number % 3],
            level=("recall", "application")[number % 2],
            critical=number % critical_every == 0,
        )
        for number in range(count)
    ]


def nothing(_entry: Entry) -> Facts:
    return Facts()


def section(name: str = "a", count: int = 5, **fields: object) -> ExamSection:
    return ExamSection(id=name, title=name, count=count, domains=(name,), cut=50, **fields)


def keys(parts: object) -> list[ItemKey]:
    return [one.key for part in parts for one in part]


def test_a_form_holds_what_every_section_asks_for():
    exam = make_exam(sections=(section("a", 5, critical=3), section("b", 4)))
    drawn = draw(exam, pool(12) + pool(9, "b", 100), nothing, random.Random(1))
    assert [len(part) for part in drawn.sections] == [5, 4]
    assert all(one.row.domain == "b" for one in drawn.sections[1])
    assert sum(one.row.critical for one in drawn.sections[0]) >= 3
    assert len(set(keys(drawn.sections))) == 9


def test_the_same_seed_gives_the_same_form_in_whatever_order_the_banks_come():
    exam = make_exam(sections=(section(),))
    entries = pool(20)
    first = draw(exam, entries, nothing, random.Random(3))
    assert draw(exam, reversed(entries), nothing, random.Random(3)) == first
    assert draw(exam, entries, nothing, random.Random(4)) != first


def test_critical_items_do_not_stand_first():
    exam = make_exam(sections=(section("a", 10, critical=5),))
    firsts = [
        draw(exam, pool(20), nothing, random.Random(seed)).sections[0][0].row.critical
        for seed in range(30)
    ]
    assert not all(firsts)


def test_a_section_takes_only_what_it_names():
    row = entry(1, topic="x", level="recall").row
    assert fits(section(), row)
    assert fits(section(topics=("x",), levels=("recall",), types=("single",)), row)
    assert not fits(section("b"), row)
    assert not fits(section(topics=("y",)), row)
    assert not fits(section(levels=("judgement",)), row)
    assert not fits(section(types=("order",)), row)


def test_no_two_items_of_a_form_cue_each_other():
    exam = make_exam(sections=(section("a", 5),))
    ideas = {one.key: frozenset({f"idea-{number // 3}"}) for number, one in enumerate(pool(15))}
    for seed in range(20):
        drawn = draw(exam, pool(15), lambda one: Facts(ideas[one.key]), random.Random(seed))
        taken = [ideas[key] for key in keys(drawn.sections)]
        assert len(frozenset().union(*taken)) == 5


def test_where_too_many_cue_each_other_it_is_told_how_many_can_be_asked_together():
    exam = make_exam(sections=(section("a", 5),))
    same = Facts(frozenset({"one idea"}))
    drawn = draw(
        exam, pool(8), lambda one: same if one.row.position < 5 else Facts(), random.Random(1)
    )
    assert drawn.sections == ()
    assert drawn.shortages == (Shortage(0, "together", 5, 4),)


def test_too_few_items_and_too_few_critical_ones_are_told_by_section():
    exam = make_exam(sections=(section("a", 5, critical=4), section("b", 4)))
    drawn = draw(exam, pool(6) + pool(2, "b", 100), nothing, random.Random(1))
    assert drawn.shortages == (Shortage(0, "critical", 4, 3), Shortage(1, "items", 4, 2))


def test_a_minimum_of_critical_items_for_the_whole_is_kept():
    exam = make_exam(sections=(section("a", 6), section("b", 6)), critical=7)
    entries = pool(30, critical_every=6) + pool(30, "b", 100, critical_every=6)
    for seed in range(10):
        drawn = draw(exam, entries, nothing, random.Random(seed))
        assert sum(one.row.critical for part in drawn.sections for one in part) >= 7


def test_a_minimum_for_the_whole_that_cannot_be_had_is_told():
    exam = make_exam(sections=(section("a", 6),), critical=5)
    drawn = draw(exam, pool(12, critical_every=3), nothing, random.Random(1))
    assert drawn.shortages == (Shortage(-1, "critical", 5, 4),)


def test_sections_that_want_the_same_items_share_them_out():
    wide = ExamSection(id="any", title="Any", count=5, cut=50)
    exam = make_exam(sections=(wide, section("a", 5)))
    entries = pool(5) + pool(5, "b", 100)
    drawn = draw(exam, entries, nothing, random.Random(1))
    assert drawn.shortages == ()
    assert {one.row.domain for one in drawn.sections[1]} == {"a"}


# Parallel forms


def guess(one: Entry) -> Facts:
    return Facts(difficulty=0.3 + one.row.position % 6 / 10)


def test_two_forms_share_nothing_where_the_bank_is_large_enough():
    exam = make_exam(sections=(section("a", 8, critical=3), section("b", 6)))
    pair = parallel(exam, pool(20) + pool(14, "b", 100), guess, random.Random(1))
    assert pair.shared == 0
    assert [len(part) for part in pair.first.sections] == [8, 6]
    assert [len(part) for part in pair.second.sections] == [8, 6]
    for form in (pair.first, pair.second):
        assert sum(one.row.critical for one in form.sections[0]) >= 3


def test_two_forms_share_no_more_than_they_must():
    exam = make_exam(sections=(section("a", 8),))
    pair = parallel(exam, pool(13), nothing, random.Random(1))
    assert pair.shared == 3


def test_two_forms_are_alike_in_content():
    exam = make_exam(sections=(section("a", 12),))
    pair = parallel(exam, pool(36), guess, random.Random(1))
    (first,), (second,) = pair.first.sections, pair.second.sections
    for value in ("topic", "level", "critical"):
        ours = sorted(getattr(one.row, value) for one in first)
        assert ours == sorted(getattr(one.row, value) for one in second)
    means = [sum(guess(one).difficulty for one in form) / 12 for form in (first, second)]
    assert means[0] == pytest.approx(means[1], abs=0.05)


def test_two_forms_are_nearer_to_each_other_than_two_that_chance_draws():
    exam = make_exam(sections=(section("a", 10),))
    entries = pool(40)

    def apart(first, second) -> float:
        return sum(distance(a, b, guess) for a, b in zip(first, second, strict=True))

    pair = parallel(exam, entries, guess, random.Random(1))
    matched = apart(pair.first.sections[0], pair.second.sections[0])
    by_chance = [
        apart(
            draw(exam, entries, guess, random.Random(seed)).sections[0],
            draw(exam, entries, guess, random.Random(seed + 50)).sections[0],
        )
        for seed in range(20)
    ]
    assert matched < min(by_chance)


def test_neither_form_holds_items_that_cue_each_other():
    exam = make_exam(sections=(section("a", 6),))

    def look(one: Entry) -> Facts:
        return Facts(frozenset({f"idea-{one.row.position // 2}"}))

    pair = parallel(exam, pool(12), look, random.Random(1))
    for form in (pair.first, pair.second):
        assert len({one.row.position // 2 for one in form.sections[0]}) == 6
    assert pair.shared == 0


def test_two_forms_from_a_bank_that_cannot_fill_one_are_refused():
    exam = make_exam(sections=(section("a", 6),))
    pair = parallel(exam, pool(4), nothing, random.Random(1))
    assert pair.first.shortages == pair.second.shortages == (Shortage(0, "items", 6, 4),)


def test_the_same_seed_gives_the_same_two_forms():
    exam = make_exam(sections=(section("a", 6),))
    assert parallel(exam, pool(20), guess, random.Random(5)) == parallel(
        exam, pool(20), guess, random.Random(5)
    )


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10_000),
    st.integers(1, 8),
    st.integers(0, 4),
    st.lists(st.integers(0, 12), min_size=8, max_size=30),
)
def test_whatever_cues_what_a_form_is_whole_or_says_what_is_short(seed, count, critical, ideas):
    exam = make_exam(sections=(section("a", count, critical=min(critical, count)),))
    entries = pool(len(ideas))

    def look(one: Entry) -> Facts:
        idea = ideas[one.row.position]
        return Facts(frozenset({str(idea)}) if idea else frozenset())

    drawn = draw(exam, entries, look, random.Random(seed))
    if drawn.shortages:
        assert drawn.sections == ()
        return
    (taken,) = drawn.sections
    assert len(taken) == count
    assert sum(one.row.critical for one in taken) >= min(critical, count)
    named = [ideas[one.row.position] for one in taken if ideas[one.row.position]]
    assert len(named) == len(set(named))
