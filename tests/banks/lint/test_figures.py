# SPDX-License-Identifier: MIT
"""Numbers: their units, their order, and those on which guidelines differ."""

import pytest

from tests.linting import codes, flaws, single
from trainer.banks.lint.figures import span_of
from trainer.model.items.numeric import NumericItem, ValueBand

# F17


def test_options_in_different_units_are_told() -> None:
    assert "F17" in codes(single("5 mm", "1.5 cm", "60 mm", shuffle=False))


def test_an_option_without_a_unit_among_others_is_told() -> None:
    (found,) = flaws(single("5 mm", "15", "60 mm", shuffle=False))
    assert (found.code, "option 2 has no unit" in found.message) == ("F17", True)


@pytest.mark.parametrize(
    "stem",
    [
        "The needle was placed to a depth of 20 and met no bone.",
        "A needle of 40 mm enters 2 cm from the midline.",
        "The nerve was 12.3456 mm away.",
    ],
)
def test_bare_mixed_or_too_exact_numbers_are_told(stem: str) -> None:
    assert "F17" in codes(single(stem=stem))


@pytest.mark.parametrize(
    "stem",
    [
        "In the series, 2 of 9 needles met no bone at L1 in her third of 6 sessions.",
        "A needle of 0.25 x 40 mm is placed to a depth of 20 to 25 mm.",
        "A needle was tilted by 60 degrees, to a depth of 1.5 mm.",
        "The figure was first given in 2015 for 30,000 treatments.",
    ],
)
def test_numbers_that_need_no_unit_or_have_one_are_fine(stem: str) -> None:
    assert "F17" not in codes(single(stem=stem))


# F18


@pytest.mark.parametrize(
    "texts",
    [
        ("90%", "54%", "5%", "25%"),
        ("0 to 10 seconds", "10 to 60 seconds", "30 to 90 seconds"),
        ("Less than 10 mm", "5 to 20 mm", "More than 20 mm"),
    ],
)
def test_jumbled_numbers_and_overlapping_ranges_are_told(texts: tuple[str, ...]) -> None:
    assert "F18" in codes(single(*texts, shuffle=False))


def test_numbers_in_order_are_told_where_chance_shows_them_otherwise() -> None:
    (found,) = flaws(single("13 mm", "25 mm", "40 mm"))
    assert (found.code, found.remedy) == ("F18", "Set shuffle: false.")


@pytest.mark.parametrize(
    "texts",
    [
        ("13 mm", "25 mm", "40 mm"),
        ("60 mm", "40 mm", "25 mm"),
        ("0 to 9 seconds", "10 to 59 seconds", "60 to 90 seconds"),
        ("Under 10 mm", "11 to 20 mm", "Over 20 mm"),
        ("An hour", "20 minutes", "10 minutes"),
        ("30 minutes", "2 hours", "1 day"),
    ],
)
def test_numbers_in_order_and_words_are_fine(texts: tuple[str, ...]) -> None:
    assert "F18" not in codes(single(*texts, shuffle=False))


def test_a_number_is_read_with_its_unit_and_its_bounds() -> None:
    assert span_of("2 hours") == (7200, 7200, "hours")
    assert span_of("10–15 mm") == (10, 15, "mm")
    assert span_of("30 minutes to 2 hours") == (1800, 7200, "hours")
    assert span_of("at least 3 days") == (259_200, float("inf"), "days")
    assert span_of("2 of 9 needles met no bone") is None
    assert span_of("The nerve") is None


# F22


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("Up to which INR may he be needled?", ("2.0", "2.5", "3.0")),
        ("When?", ("After 4 weeks", "After 8 weeks", "After 12 weeks")),
        ("At what age can a child be needled?", ("8", "12", "16")),
    ],
)
def test_nothing_but_a_disputed_number_is_told(asked: str, texts: tuple[str, ...]) -> None:
    assert "F22" in codes(single(*texts, lead_in=asked, shuffle=False))


def test_a_disputed_number_to_be_given_is_told() -> None:
    item = NumericItem(
        id="inr",
        type="numeric",
        stem="A man takes warfarin.",
        lead_in="Up to which INR may he be needled?",
        unit="INR",
        least=0,
        most=6,
        bands=(ValueBand(from_=2, to=3, key=True),),
    )
    assert "F22" in codes(item)


def test_numbers_that_are_worked_out_and_decisions_are_fine() -> None:
    texts = ("13 mm", "25 mm", "40 mm")
    assert "F22" not in codes(single(*texts, lead_in="Which needle?", shuffle=False))
    texts = ("Wait for 4 weeks", "Ask the surgeon", "Needle now")
    assert "F22" not in codes(single(*texts, lead_in="What do you do after 4 weeks?"))
