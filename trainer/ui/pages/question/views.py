# SPDX-License-Identifier: MIT
"""The frozen records that the question page shows."""

from __future__ import annotations

from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.model.attempt import Certainty, MissReason
    from trainer.model.items.base import Item
    from trainer.services.session import Place
    from trainer.ui.items.base import VerdictKind
    from trainer.ui.widgets.step_strip import StepState
    from trainer.ui.widgets.strip import Cell


# Over all sessions and reviews: the page stays, and would take the first question of a second
# session for that of the first.
_visits = count(1)


class Foot(StrEnum):
    """What the bar at the foot is for."""

    ANSWER = "answer"  # certainty, skip, check
    MISSED = "missed"  # why it was missed, next
    NEXT = "next"  # next alone
    REVIEW = "review"  # previous and next question of an attempt that is over
    CONFIRM = "confirm"  # some questions are open: finish all the same, or not


class BarView(NamedTuple):
    """The bar at the top.

    Attributes:
        title: what the session is called.
        detail: mode and number of questions.
        brief: the same where there is little room.
        cells: one per place.
        position: the place on screen, from 0.
        is_review: whether the attempt is over: no clock, no flag to set.
        steps: of an item that is worked through in steps, shown in place of the cells.
    """

    title: str
    detail: str
    brief: str
    cells: tuple[Cell, ...]
    position: int
    is_review: bool = False
    steps: tuple[StepState, ...] = ()


class Verdict(NamedTuple):
    """The banner above an answered item."""

    kind: VerdictKind
    lead: str
    sentence: str
    detail: str


class SourceRow(NamedTuple):
    """A source under an answer: how it is cited, its kind, and all that is known of it."""

    short: str
    kind: str
    tip: str


class ItemShown(NamedTuple):
    """The item on screen.

    Attributes:
        visit: another number for every time that an item comes on screen.
        position: its place, from 0.
        area: content area in words; "" where there is none.
        order: its parts as shown.
        verdict: None before checking.
        sources: empty before checking, and until they have been read.
        status: a sentence on how far the item has been reviewed; may be empty.
    """

    visit: int
    position: int
    area: str
    item: Item
    order: tuple[int, ...]
    place: Place
    verdict: Verdict | None = None
    sources: tuple[SourceRow, ...] = ()
    status: str = ""


class FootView(NamedTuple):
    """The bar at the foot.

    Attributes:
        primary: what Enter does.
        ready: whether it can be done now; `reason` says why not.
        reason: shown beside the button; also the question that CONFIRM asks.
        can_skip: whether the item can be passed over.
        finish: what ends the session early; "" offers no such thing.
        certainty, missed_because: what has been said; None is unset.
        has_previous: with REVIEW, whether there is a question before.
    """

    foot: Foot
    primary: str
    ready: bool = True
    reason: str = ""
    can_skip: bool = False
    finish: str = ""
    certainty: Certainty | None = None
    missed_because: MissReason | None = None
    has_previous: bool = False


class QuestionView(NamedTuple):
    """Everything on the page.

    Attributes:
        notice: one sentence about something that went wrong, with its remedy; may be empty.
    """

    bar: BarView
    shown: ItemShown
    foot: FootView
    notice: str = ""


def next_visit() -> int:
    """Return the number of a visit that begins."""
    return next(_visits)
