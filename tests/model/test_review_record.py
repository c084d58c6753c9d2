# SPDX-License-Identifier: MIT
"""What review records say of an item, and when they say nothing any more."""

from __future__ import annotations

from typing import Any

import pytest

from trainer.model.review_record import (
    Blind,
    ClinicianReview,
    ReviewRecord,
    SourceCheck,
    latest_words,
    record_faults,
    status_of,
    statuses_of,
)

CHECKED = SourceCheck(date="2026-11-24", result="mended")


def record(revision: int = 1, item: str = "a", **said: Any) -> ReviewRecord:
    return ReviewRecord(item=item, revision=revision, **said)


def seen(verdict: Any = "sound", by: str = "GP", date: str = "2026-12-01") -> ReviewRecord:
    return record(clinician=ClinicianReview(by=by, date=date, verdict=verdict))


@pytest.mark.parametrize(
    ("records", "status"),
    [
        ([], "draft"),
        ([record(author="a non-clinician")], "draft"),
        ([record(blind=Blind(asked=3, agreed=3, date="2026-11-24"))], "draft"),
        ([record(sources=CHECKED)], "source-checked"),
        ([record(sources=CHECKED), seen()], "clinician-reviewed"),
        ([seen()], "clinician-reviewed"),
        ([record(sources=CHECKED), seen("change")], "source-checked"),
        ([seen("drop")], "draft"),
        ([seen(), seen("change", by="PT")], "draft"),
        ([seen("change"), seen("sound")], "clinician-reviewed"),
        ([seen("sound", date="2026-12-02"), seen("change")], "clinician-reviewed"),
    ],
)
def test_a_status_follows_from_the_latest_word_of_each(
    records: list[ReviewRecord], status: str
) -> None:
    assert status_of(records) == status


def test_of_each_clinician_the_latest_word_counts() -> None:
    words = latest_words([seen("change"), seen("drop", by="PT"), seen(), record(author="x")])
    assert [(one.by, one.verdict) for one in words] == [("GP", "sound"), ("PT", "drop")]


def test_records_of_another_revision_or_item_do_not_count() -> None:
    records = [record(1, sources=CHECKED), record(3, "b", sources=CHECKED)]
    revisions = {"a": 2, "b": 3, "c": 1}
    found = statuses_of(revisions, records, "clinician-reviewed")
    assert found == {"a": "draft", "b": "source-checked", "c": "draft"}


@pytest.mark.parametrize(("of_bank", "status"), [("source-checked", "source-checked"), (None, "")])
def test_without_any_record_the_bank_speaks_for_its_items(of_bank: Any, status: str) -> None:
    assert statuses_of({"a": 1}, [], of_bank) == {"a": status}


def test_a_record_says_something_and_says_what_can_be() -> None:
    assert [fault.code for fault in record_faults(record())] == ["nothing-recorded"]
    blind = Blind(asked=2, agreed=3, date="2026-02-30")
    found = record_faults(record(blind=blind, sources=CHECKED))
    assert [(fault.path, fault.code) for fault in found] == [
        (("blind", "agreed"), "more-agreed"),
        (("blind", "date"), "no-such-day"),
    ]
    assert record_faults(seen()) == []
