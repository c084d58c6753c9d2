# SPDX-License-Identifier: MIT
"""Numbers: bands that need not be even, and unsafe values that no points make up for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_numeric
from trainer.model.items.base import UnsafeAct
from trainer.model.items.numeric import (
    NumericResponse,
    ValueBand,
    band_of,
    key_bands,
    ordered_bands,
    step_count,
    stepped,
    steps_to,
    value_at,
    written,
)
from trainer.model.items.registry import family

NUMERIC = family("numeric")


def score(item, value: float):
    return NUMERIC.score(item, NumericResponse(value))


def codes(item) -> list[str]:
    return [fault.code for fault in NUMERIC.faults(item)]


def bands(*ends: tuple[float, float], **marks):
    return tuple(
        ValueBand(from_=low, to=high, key=number == 0, **(marks if number else {}))
        for number, (low, high) in enumerate(ends)
    )


@pytest.mark.parametrize(
    ("value", "points", "correct"),
    [(9.9, 0.0, False), (10, 1.0, True), (12.5, 1.0, True), (15, 1.0, True), (15.1, 0.5, False)],
)
def test_a_value_is_worth_what_its_band_is(value, points, correct):
    assert score(make_numeric(), value) == (points, correct, ())


def test_too_deep_is_unsafe_while_too_shallow_is_only_wrong():
    assert score(make_numeric(), 25).unsafe == (UnsafeAct("Too deep", "The lung"),)
    assert score(make_numeric(), 2) == (0.0, False, ())


def test_an_unsafe_value_without_words_of_its_own_is_told_with_its_unit():
    item = make_numeric(bands=bands((0, 5), (6, 9), unsafe=True))
    assert score(item, 7.5).unsafe == (UnsafeAct("7.5 mm", ""),)


def test_the_key_owns_both_its_ends_and_between_others_the_unsafe_one_does():
    item = make_numeric()
    assert band_of(item, 15).key
    assert band_of(item, 20).unsafe
    nearly = (
        ValueBand(from_=0, to=1, key=True),
        ValueBand(from_=3, to=4, points=0.2),
        ValueBand(from_=2, to=3, points=0.5),
    )
    assert band_of(make_numeric(bands=nearly), 3).points == 0.5
    assert band_of(item, 5) is None


def test_bands_are_listed_from_below_however_they_are_written():
    item = make_numeric(bands=bands((20, 30), (0, 10), (10, 20)))
    assert [band.from_ for band in ordered_bands(item)] == [0, 10, 20]
    assert [band.from_ for band in key_bands(item)] == [20]


# Steps


def test_steps_of_a_tenth_add_up():
    item = make_numeric(least=0, most=1, step=0.1, bands=bands((0.3, 0.5)))
    value = 0.0
    for _ in range(3):
        value = stepped(item, value, 1)
    assert value == 0.3
    assert [value_at(item, steps) for steps in (0, 7, 10)] == [0.0, 0.7, 1.0]
    assert step_count(item) == 10


def test_a_value_between_steps_goes_to_the_next_one():
    item = make_numeric()
    assert stepped(item, 12.5, 1) == 13
    assert stepped(item, 12.5, -1) == 12
    assert stepped(item, 12, -1) == 11


def test_steps_end_where_the_numbers_do():
    item = make_numeric()
    assert stepped(item, 40, 1) == 40
    assert stepped(item, 0, -1) == 0
    assert steps_to(item, 99) == 40
    assert steps_to(item, 12.4) == 12


def test_only_numbers_that_can_be_given_are_complete():
    item = make_numeric()
    assert [NUMERIC.complete(item, NumericResponse(x)) for x in (-1, 0, 40, 41)] == [
        False,
        True,
        True,
        False,
    ]


def test_numbers_are_written_as_short_as_they_can_be():
    assert [written(value) for value in (5, 5.5, 0.1 + 0.2, -0.0, 1200)] == [
        "5",
        "5.5",
        "0.3",
        "0",
        "1200",
    ]
    assert NUMERIC.describe(make_numeric(), NumericResponse(12.0)) == "12 mm"
    assert NUMERIC.draw(make_numeric(), None) == ()


# Faults


def test_sound_items_have_no_faults():
    assert codes(make_numeric()) == []
    assert codes(make_numeric(bands=bands((6, 6)))) == []


@pytest.mark.parametrize(
    ("found", "fields"),
    [
        (["least-most"], {"least": 40.0}),
        (["no-key"], {"bands": (ValueBand(from_=1, to=2),)}),
        (["wide-step"], {"step": 41.0, "bands": bands((0, 15))}),
        (["band-ends"], {"bands": bands((0, 15), (20, 16))}),
        (["band-outside"], {"bands": bands((0, 41))}),
        (["band-outside"], {"bands": bands((-1, 10))}),
        (["unsafe-key"], {"bands": (ValueBand(from_=1, to=2, key=True, unsafe=True),)}),
        (["band-points"], {"bands": bands((1, 2), (3, 4), points=1.0)}),
        (["band-points"], {"bands": bands((1, 2), (3, 4), points=0.5, unsafe=True)}),
        (["step-over-key"], {"step": 5.0, "bands": bands((11, 14))}),
    ],
)
def test_what_cannot_be_judged_is_a_fault(found, fields):
    assert codes(make_numeric(**fields)) == found


@pytest.mark.parametrize(
    ("ends", "number"),
    [
        ([(10, 15), (14, 20)], 1),
        ([(10, 15), (11, 12)], 1),
        ([(10, 15), (15, 15)], 1),
        ([(10, 15), (0, 40)], 1),
        ([(10, 15), (10, 15)], 1),
    ],
)
def test_bands_that_hold_the_same_values_are_a_fault(ends, number):
    (fault,) = NUMERIC.faults(make_numeric(bands=bands(*ends)))
    assert (fault.code, fault.path) == ("band-overlap", ("bands", number))


def test_every_band_within_a_wide_one_is_told():
    assert (
        codes(make_numeric(bands=bands((5, 6), (0, 30), (10, 12), (20, 22))))
        == ["band-overlap"] * 3
    )


def test_bands_may_touch():
    assert codes(make_numeric(bands=bands((10, 15), (0, 10), (15, 40)))) == []


# Properties


@st.composite
def items(draw):
    edges = sorted(draw(st.sets(st.integers(0, 40), min_size=3, max_size=8)))
    kinds = draw(
        st.lists(
            st.sampled_from(["gap", "key", "near", "unsafe"]),
            min_size=len(edges) - 1,
            max_size=len(edges) - 1,
        )
    )
    kinds[draw(st.integers(0, len(kinds) - 1))] = "key"
    made = tuple(
        ValueBand(
            from_=low,
            to=high,
            key=kind == "key",
            unsafe=kind == "unsafe",
            points=0.4 if kind == "near" else 0.0,
        )
        for low, high, kind in zip(edges, edges[1:], kinds, strict=False)
        if kind != "gap"
    )
    return make_numeric(bands=made)


VALUES = st.integers(0, 40).map(float) | st.floats(0, 40)


@given(items(), VALUES)
def test_only_a_value_in_the_key_is_full_and_unsafe_ones_are_told(item, value):
    outcome = score(item, value)
    in_key = any(band.key and band.from_ <= value <= band.to for band in item.bands)
    band = band_of(item, value)
    assert codes(item) == []
    assert 0.0 <= outcome.points <= 1.0
    assert (outcome.points == 1.0) is in_key
    assert outcome.correct is in_key
    assert bool(outcome.unsafe) is (band is not None and band.unsafe)
    if outcome.unsafe:
        assert outcome.points == 0.0


@given(st.sampled_from([0.1, 0.25, 0.5, 1.0, 7.0]), VALUES, st.sampled_from([1, -1, 10]))
def test_a_step_leads_to_another_value_that_can_be_given(step, value, by):
    item = replace(make_numeric(), step=step)
    after = stepped(item, value, by)
    assert 0 <= after <= 40
    assert after == value_at(item, steps_to(item, after))
    if by > 0:
        assert after > value or value >= value_at(item, step_count(item))
    else:
        assert after < value or value == 0
