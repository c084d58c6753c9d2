# SPDX-License-Identifier: MIT
"""What is known of a session besides its engine: drafts, skips, cells, facts about its items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.attempt import Certainty, Mode
from trainer.ui.presenters.question_words import cell_state, session_detail
from trainer.ui.widgets.strip import Cell, CellState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.index import ItemKey
    from trainer.services.session import SessionEngine
    from trainer.ui.pages.question.views import SourceRow
    from trainer.ui.presenters.question_facts import Facts

# A question that was skipped comes round once more, not for ever.
_ROUNDS = 2


class _Said(NamedTuple):
    """What is stored of a place, to tell a draft from it."""

    response: Any
    certainty: Certainty | None


class SessionNotes:
    """Kept beside an engine while its session is on the page.

    Attributes:
        engine: the session.
        is_tutor: whether verdicts are shown at once.
        cells: what the strip says, one per place.
        drafts: places whose response is not stored as it stands.
        skips: place to how often it was passed over.
        returns: place to the days after which its item returns; of this sitting, for what was
            answered in an earlier one was told then.
        whys: why an item is asked, in a sentence that may be read after its answer.
        facts: what is known of the items; None until it has been read.
        sources: place to its sources, as far as they have been read.
        is_asking: whether the learner is being asked about open questions.
        is_leaving: whether the learner is being asked about leaving an exam whose clock runs on.
        is_time_up: whether only the end is left.
        is_finishing: whether the end is being stored.
        notice: what went wrong, in a sentence; may be empty.
        visit: number of the item's turn on the screen.
        detail, brief: mode and number of questions, and the mode alone.
    """

    def __init__(self, engine: SessionEngine, whys: Mapping[ItemKey, str] | None = None) -> None:
        """Take what an engine holds already, and why its items are asked."""
        self.engine = engine
        self.whys: Mapping[ItemKey, str] = whys or {}
        self.is_tutor = engine.mode is Mode.TUTOR
        self.drafts: set[int] = set()
        self.skips: dict[int, int] = {}
        self.facts: Facts | None = None
        self.sources: dict[int, tuple[SourceRow, ...]] = {}
        self.is_asking = self.is_time_up = self.is_finishing = self.is_leaving = False
        self.notice = ""
        self.visit = 0
        self.detail, self.brief = session_detail(engine.attempt)
        self._said = {
            position: _Said(place.response, place.certainty)
            for position, place in enumerate(engine.places)
            if place.answered or place.stored is not None
        }
        self.returns: dict[int, int] = {}
        self.cells = [self._cell(position) for position in range(len(engine.places))]

    def note_draft(self) -> None:
        """Note whether the place on screen differs from what is stored of it."""
        position, place = self.engine.position, self.engine.place
        said = self._said.get(position, _Said(None, None))
        same_response = place.response == said.response
        # How sure one is of nothing, or of a step that has no answer yet, is nothing yet.
        is_nothing = place.response is None or (same_response and not place.answered)
        same_certainty = is_nothing or place.certainty == said.certainty
        (self.drafts.discard if same_response and same_certainty else self.drafts.add)(position)

    def note_stored(self, position: int) -> None:
        """Note that the response of a place is stored as it stands."""
        place = self.engine.places[position]
        self._said[position] = _Said(place.response, place.certainty)
        self.drafts.discard(position)
        self.note_cell(position)

    def note_cell(self, position: int) -> None:
        """Bring the strip up to date at a place."""
        self.cells[position] = self._cell(position)

    def note_skip(self) -> None:
        """Count that the place on screen was passed over."""
        position = self.engine.position
        self.skips[position] = self.skips.get(position, 0) + 1

    @property
    def is_settled(self) -> bool:
        """Whether the place on screen is stored as it stands."""
        return self.engine.place.answered and self.engine.position not in self.drafts

    def next_open(self) -> int | None:
        """Find the next place without an answer that has not come round often enough."""
        if self.engine.is_forward:
            return self.engine.following()
        places, here = self.engine.places, self.engine.position
        for step in range(1, len(places)):
            position = (here + step) % len(places)
            if places[position].answered:
                continue
            if not self.is_tutor or self.skips.get(position, 0) < _ROUNDS:
                return position
        return None

    def _cell(self, position: int) -> Cell:
        place = self.engine.places[position]
        state = CellState.TO_COME
        if place.answered:
            state = cell_state(place.outcome) if self.is_tutor else CellState.ANSWERED
        return Cell(state, place.flagged)
