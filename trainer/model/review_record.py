# SPDX-License-Identifier: MIT
"""What was done to make sure that an item is right, and how far its review has come by that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from trainer.model.items.base import STRICT, Fault, Id, IsoDate, Name, Prose, no_such_day
from trainer.model.limits import NAME_CHARACTERS, Length, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a review status promises; shown beside every item of the bank. The least comes first.
Status = Literal["draft", "source-checked", "clinician-reviewed"]

Verdict = Literal["sound", "change", "drop"]
VERDICTS: tuple[Verdict, ...] = ("sound", "change", "drop")

READERS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """What readers answered who had not seen the key.

    Attributes:
        asked: how many readers answered the item.
        agreed: how many of them gave the keyed answer.
        date: day of the last answer.
    """

    __pydantic_config__ = STRICT

    asked: Annotated[int, Range(1, READERS)]
    agreed: Annotated[int, Range(0, READERS)]
    date: IsoDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """Every claim of the item compared with the statement of the source that it cites.

    Attributes:
        date: day of the comparison.
        result: whether the item stayed as written, or was mended until it agreed.
    """

    __pydantic_config__ = STRICT

    date: IsoDate
    result: Literal["as-written", "mended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicianReview:
    """What one clinician found.

    Attributes:
        by: who, by role or initials, such as "physiotherapist, needling instructor, NZ".
        date: day of the review.
        verdict: sound as it stands, to be changed, or to be dropped.
        note: what is wrong or holds only somewhere, and what should stand there.
    """

    __pydantic_config__ = STRICT

    by: Name
    date: IsoDate
    verdict: Verdict
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """What was done for one revision of an item; several entries for one revision add up.

    Attributes:
        item: id of the item.
        revision: of the item, as it was then; a record says nothing of other revisions.
        author: who wrote it, by role and not by name.
        blind: what readers answered who had not seen the key.
        sources: the comparison with the cited sources.
        changed: what was changed because of all that, in one line.
        clinician: what a clinician found; of several clinicians, each has an entry.
    """

    __pydantic_config__ = STRICT

    item: Id
    revision: Annotated[int, Range(1, 1_000_000)]
    author: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    blind: Blind | None = None
    sources: SourceCheck | None = None
    changed: Annotated[str, Length(0, 500)] = ""
    clinician: ClinicianReview | None = None


# What only one entry for a revision can say.
ONCE = ("author", "blind", "sources", "changed")


def record_faults(record: ReviewRecord) -> list[Fault]:
    """Find what is wrong with a record by itself."""
    faults = []
    if not any(getattr(record, name) for name in (*ONCE, "clinician")):
        message = "the entry says nothing of what was done"
        remedy = "Write author, blind, sources, changed or clinician."
        faults.append(Fault((), "nothing-recorded", message, remedy))
    if record.blind is not None and record.blind.agreed > record.blind.asked:
        message = f"{record.blind.agreed} readers agreed, of {record.blind.asked} asked"
        faults.append(Fault(("blind", "agreed"), "more-agreed", message, "Count again."))
    for name in ("blind", "sources", "clinician"):
        part = getattr(record, name)
        if part is not None:
            faults += no_such_day((name, "date"), part.date)
    return faults


def status_of(records: Iterable[ReviewRecord]) -> Status:
    """Tell how far the review of one revision has come.

    Args:
        records: of that revision, in the order in which they were written.

    Returns:
        Reviewed by a clinician where at least one has seen it and none of them, by their latest
        word, asks for a change; else checked where its claims were compared with the sources.
    """
    every = list(records)
    latest = latest_words(every)
    if latest and all(one.verdict == "sound" for one in latest):
        return "clinician-reviewed"
    return "source-checked" if any(one.sources is not None for one in every) else "draft"


def latest_words(records: Iterable[ReviewRecord]) -> list[ClinicianReview]:
    """Return the latest word of each clinician on one revision; see `status_of`."""
    latest: dict[str, ClinicianReview] = {}
    for record in records:
        found = record.clinician
        if found is not None:
            known = latest.get(found.by)
            if known is None or known.date <= found.date:
                latest[found.by] = found
    return list(latest.values())


def statuses_of(
    revisions: Mapping[str, int], records: Iterable[ReviewRecord], of_bank: Status | None
) -> dict[str, str]:
    """Tell how far each item of a bank has been reviewed.

    Args:
        revisions: by item id, the revision that the bank holds; records of others do not count.
        records: of the bank.
        of_bank: what the bank says of itself, which counts where it holds no records.

    Returns:
        By item id, a status; "" where nothing is said.
    """
    own: dict[str, list[ReviewRecord]] = {}
    kept = False
    for record in records:
        kept = True
        if revisions.get(record.item) == record.revision:
            own.setdefault(record.item, []).append(record)
    if not kept:
        return dict.fromkeys(revisions, of_bank or "")
    return {item: status_of(own.get(item, ())) for item in revisions}
