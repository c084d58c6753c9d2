# SPDX-License-Identifier: MIT
"""What a bank covers, counted."""

from __future__ import annotations

import dataclasses
from typing import Any

from tests.builders import (
    make_bank,
    make_case,
    make_head,
    make_item,
    make_match,
    make_multiple,
    make_options,
)
from trainer.model.bank import Bank, Domain, Misconception, Reference
from trainer.model.items.base import Evidence
from trainer.model.outline import Blueprint, LevelParts
from trainer.model.review_record import Blind, ClinicianReview, ReviewRecord, SourceCheck
from trainer.services.coverage import Coverage, Share, coverage

TODAY = "2026-11-24"
PLAN = Blueprint(
    topics={
        "anatomy": {"1.1": LevelParts(recall=2, application=1), "1.2": LevelParts(judgement=3)},
        "response": {"4.1": LevelParts(application=2)},
    },
    types={"anatomy": {"single": 4, "case": 2}, "response": {"multiple": 2}},
)
HEAD = make_head(
    version="1.0.0",
    domains={
        "anatomy": Domain(title="Anatomy", topics={"1.1": "Chest", "1.2": "Neck"}),
        "response": Domain(title="Response"),
    },
    references={
        "seen": Reference(text="A long text.", short="Seen, 2020"),
        "open": Reference(text="A text.", note="Year to be completed."),
        "other": Reference(text="Another.", note="Read as an abstract."),
    },
    misconceptions={"m1": Misconception(text="One."), "m2": Misconception(text="Two.")},
    blueprint=PLAN,
)


def told(*items: Any, reviews: tuple[ReviewRecord, ...] = (), head: Any = HEAD) -> Coverage:
    bank: Bank = dataclasses.replace(make_bank(*items, head=head), reviews=reviews)
    return coverage(bank, TODAY)


def one(item: str, topic: str = "1.1", level: Any = "recall", **fields: Any) -> Any:
    return make_item(item, topic=topic, level=level, **fields)


def numbers(shares: tuple[Share, ...]) -> list[tuple[str, int, int]]:
    return [(share.name, share.wanted, share.found) for share in shares]


def test_items_are_compared_with_their_shares_of_the_plan() -> None:
    found = told(*(one(f"a{n}") for n in range(3)), make_multiple(topic="4.1"))
    assert numbers(found.domains) == [("anatomy", 3, 3), ("response", 1, 1)]
    assert numbers(found.topics) == [("1.1", 2, 3), ("1.2", 1, 0), ("4.1", 1, 1)]
    assert numbers(found.levels) == [("recall", 1, 3), ("application", 2, 0), ("judgement", 1, 0)]
    assert numbers(found.types) == [("single", 2, 3), ("multiple", 1, 1), ("case", 1, 0)]
    assert [(share.domain, share.name, share.wanted) for share in found.domain_types] == [
        ("anatomy", "single", 2),
        ("anatomy", "case", 1),
        ("response", "multiple", 1),
    ]
    assert found.domains[0].title == "Anatomy"
    assert (found.domains[0].parts, found.domains[0].of) == (6, 8)


def test_without_a_plan_items_are_counted_all_the_same() -> None:
    found = told(one("a"), one("b", domain="own"), head=make_head())
    assert [(share.name, share.of, share.found) for share in found.domains] == [
        ("anatomy", 0, 1),
        ("own", 0, 1),
    ]
    assert numbers(found.types) == [("single", 0, 2)]


def test_an_item_about_a_part_of_a_muscle_is_about_the_muscle() -> None:
    found = told(
        one("a", region=("vastus-lateralis", "quadriceps")),
        one("b", region=("quadriceps", "shoulder")),
        one("c", region=("somewhere",)),
    )
    counts = {region.region: region.items for region in found.regions}
    assert len(counts) == 73
    assert counts["quadriceps"] == 2
    assert sum(counts.values()) == 2
    assert [(use.id, use.items) for use in found.others] == [("shoulder", 1), ("somewhere", 1)]


def test_misconceptions_are_counted_once_an_item_wherever_they_stand() -> None:
    options = [
        dataclasses.replace(option, misconception="" if option.key else "m1")
        for option in make_options("b")
    ]
    single = one("a", options=tuple(options))
    found = told(single, make_case(steps=_steps(single)), make_match())
    uses = {use.id: use.items for use in found.misconceptions}
    assert uses["m1"] == 2
    assert uses["m2"] == 0


def _steps(item: Any) -> Any:
    (first, *_) = make_case().steps
    inner = dataclasses.replace(item, id="", topic="", domain=None, level=None)
    return (dataclasses.replace(first, item=inner, branches=()),)


def test_references_tell_who_cites_them_and_what_is_still_to_be_checked() -> None:
    found = told(one("a", cites=("seen", "open")), one("b", cites=("open",)))
    assert [(use.id, use.text, use.items, use.to_check) for use in found.references] == [
        ("seen", "Seen, 2020", 1, False),
        ("open", "A text.", 2, True),
        ("other", "Another.", 0, False),
    ]


def test_items_past_their_date_are_named_and_those_without_one_counted() -> None:
    found = told(
        one("past", evidence=Evidence(review_by="2026-11-23")),
        one("today", evidence=Evidence(review_by=TODAY)),
        one("dateless", evidence=Evidence(grade="cohort")),
        one("none"),
    )
    assert found.overdue == (("past", "2026-11-23"),)
    assert found.undated == 2


def test_only_reviews_of_the_present_revision_count() -> None:
    def record(item: str, revision: int = 1, **said: Any) -> ReviewRecord:
        return ReviewRecord(item=item, revision=revision, **said)

    def blind(asked: int, agreed: int) -> Blind:
        return Blind(asked=asked, agreed=agreed, date=TODAY)

    def seen(verdict: Any) -> ClinicianReview:
        return ClinicianReview(by="GP", date=TODAY, verdict=verdict)

    mended = SourceCheck(date=TODAY, result="mended")
    found = told(
        one("a"),
        one("b", revision=2),
        one("c"),
        make_multiple(),
        reviews=(
            record("a", blind=blind(3, 3), sources=mended, changed="The key."),
            record("b", 1, blind=blind(3, 0), sources=mended, clinician=seen("drop")),
            record("b", 2, blind=blind(3, 1), clinician=seen("change")),
            record("c", sources=SourceCheck(date=TODAY, result="as-written")),
            record("c", clinician=seen("sound")),
        ),
    )
    assert found.statuses == {"draft": 2, "source-checked": 1, "clinician-reviewed": 1}
    assert found.answers[0] == ("single", 3, 2, 6, 4, 1, 1)
    assert found.answers[1][:4] == ("multiple", 1, 0, 0)
    assert found.work == (1, 1, 1, 1, 1)


def test_items_of_a_bank_that_says_nothing_have_no_status() -> None:
    assert told(one("a"), head=make_head()).statuses[""] == 1
    assert "" not in told(one("a"), head=make_head(status="draft")).statuses
