# SPDX-License-Identifier: MIT
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from trainer.model.index import IndexRow
from trainer.model.standing import PracticeDay
from trainer.services.assembly import Candidate
from trainer.ui.presenters import dates
from trainer.ui.presenters.pace import pace
from trainer.ui.presenters.regions import by_part
from trainer.ui.presenters.wording import counted, inside, listed

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def usual_locale(qapp):
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en_GB", "Sunday, 22\u00a0November"),
        ("en_US", "Sunday, November\u00a022"),
        ("de_DE", "Sonntag, 22.\u00a0November"),
        ("es_ES", "domingo, 22\u00a0de\u00a0noviembre"),
        ("ja_JP", "11月22日日曜日"),
        ("ru_RU", "воскресенье, 22\u00a0ноября"),
        ("hu_HU", "november\u00a022., vasárnap"),
        ("ko_KR", "11월\u00a022일 일요일"),
    ],
)
def test_a_day_is_written_as_its_locale_does_without_the_year(locale, text):
    QLocale.setDefault(QLocale(locale))
    assert dates.day_text(SUNDAY) == text


@pytest.mark.parametrize(("locale", "text"), [("en_GB", "18:42"), ("de_DE", "18:42")])
def test_a_time_has_hours_and_minutes(locale, text):
    QLocale.setDefault(QLocale(locale))
    assert dates.time_text(datetime(2026, 11, 22, 18, 42, 59)) == text


def test_when_something_was_left_is_told_by_the_day():
    left = datetime(2026, 11, 20, 18, 42)
    assert dates.left_text(left, date(2026, 11, 20)).startswith("left today at")
    assert dates.left_text(left, date(2026, 11, 21)).startswith("left yesterday at")
    assert dates.left_text(left, SUNDAY).startswith("left on Friday")


def test_a_clock_has_two_digits_for_seconds():
    assert dates.clock_text(38_000) == "0:38"
    assert dates.clock_text(3_605_400) == "60:05"
    assert dates.clock_text(499) == "0:00"


def test_every_day_of_the_week_has_a_short_name():
    assert [dates.short_day(date(2026, 11, 16 + at)) for at in range(7)] == list("MTWTFSS")


def test_numbers_stand_in_their_texts():
    assert counted("X", "One thing", "%n things", 1) == "One thing"
    assert counted("X", "One thing", "%n things", 0) == "0 things"
    QLocale.setDefault(QLocale("en_GB"))
    assert counted("X", "One thing", "%n things", 12_345) == "12,345 things"


def test_names_inside_a_sentence_keep_their_acronyms():
    assert inside("Anatomy") == "anatomy"
    assert inside("MRI safety") == "MRI safety"
    assert inside("") == ""


def test_names_are_listed_with_a_word_before_the_last():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_regions_stand_from_head_to_foot_and_unknown_ones_last():
    parts = by_part(["soleus", "wing", "masseter", "upper-trapezius", "levator-scapulae"])
    assert [name for name, _ in parts] == [
        "Head and neck",
        "Chest and upper back",
        "Leg and foot",
        "Elsewhere",
    ]
    assert parts[0][1] == ("levator-scapulae", "masseter")


def candidate(words: int, answered: int) -> Candidate:
    from trainer.model.index import ItemKey
    from trainer.model.standing import ItemStanding

    row = IndexRow(0, "a", "single", "", "", (), "", False, 1, "0" * 64, "", words)
    standing = ItemStanding(
        ItemKey("b", "a"), answered, 0, False, False, "", 0, "2026-01-01T00:00:00.000Z", False
    )
    return Candidate("b", row, standing if answered else None)


def test_pace_is_the_learners_time_over_the_estimate():
    pool = [candidate(200, 5), candidate(1000, 0)]  # 90 seconds are estimated for the first
    days = [PracticeDay("2026-01-05", 20, 20 * 45_000)]
    assert pace(days, pool) == pytest.approx(0.5)


def test_pace_is_one_before_twenty_answers_and_has_bounds():
    pool = [candidate(200, 5)]
    assert pace([PracticeDay("2026-01-05", 19, 19 * 45_000)], pool) == 1
    assert pace([PracticeDay("2026-01-05", 20, 10**9)], pool) == 3
    assert pace([PracticeDay("2026-01-05", 20, 0)], pool) == pytest.approx(1 / 3)
    assert pace([PracticeDay("2026-01-05", 20, 10**6)], []) == 1
