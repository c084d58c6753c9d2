# SPDX-License-Identifier: MIT
"""An attempt that is over, to be looked through on the question page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from trainer.model.attempt import AttemptRecord, ResponseRecord, ResponseState
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.pages.question.views import (
    BarView,
    Foot,
    FootView,
    ItemShown,
    QuestionView,
    SourceRow,
    next_visit,
)
from trainer.ui.presenters import question_words as words
from trainer.ui.presenters.question_facts import Facts, read_facts, read_sources
from trainer.ui.widgets.strip import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.errors import TrainerError
    from trainer.model.items.base import Item
    from trainer.ui.desk import Desk
    from trainer.ui.pages.question import QuestionPage


class Review:
    """Shows one place of an attempt after another; nothing can be changed."""

    def __init__(
        self,
        owner: QObject,
        page: QuestionPage,
        desk: Desk,
        record: AttemptRecord,
        items: Sequence[Item],
    ) -> None:
        """Take an attempt; nothing is shown before `go_to()`."""
        self._owner = owner
        self._page = page
        self._desk = desk
        self._record = record
        self._items = items
        self._position = 0
        self._visit = 0
        self._facts: Facts | None = None
        self._sources: dict[int, tuple[SourceRow, ...]] = {}
        self._cells = tuple(
            Cell(words.cell_state(response.outcome), response.flagged)
            for response in record.responses
        )
        desk.run(
            owner,
            lambda services: read_facts(services, record),
            self._on_facts,
            _ignore,
        )

    def go_to(self, position: int) -> None:
        """Show a place."""
        self._position = min(max(position, 0), len(self._items) - 1)
        self._visit = next_visit()
        self._page.set_busy(False)
        self._page.show_view(QuestionView(self._bar(), self._shown(), self._foot()))
        self._fetch_sources()

    def step(self, by: int) -> None:
        """Show a neighbouring place, if there is one."""
        if 0 <= self._position + by < len(self._items):
            self.go_to(self._position + by)

    def do_primary(self) -> None:
        """Show the next place; after the last, go back to the results."""
        if self._position + 1 < len(self._items):
            self.step(1)
        else:
            self.leave()

    def leave(self) -> None:
        """Go back to the results."""
        self._desk.go("results", self._record.id, self._position)

    def _on_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._page.show_item(self._shown())

    def _fetch_sources(self) -> None:
        position, item = self._position, self._items[self._position]
        if position in self._sources or not item.cites:
            return
        key, cites = self._record.form.entries[position].key, item.cites

        def arrived(rows: tuple[SourceRow, ...]) -> None:
            self._sources[position] = rows
            if self._position == position:
                self._page.show_item(self._shown())

        self._desk.run(
            self._owner, lambda services: read_sources(services, key, cites), arrived, _ignore
        )

    def _bar(self) -> BarView:
        detail = words.review_detail(self._position, len(self._items))
        title = self._record.title or _tr("Practice")
        return BarView(title, detail, _tr("Review"), self._cells, self._position, is_review=True)

    def _shown(self) -> ItemShown:
        position = self._position
        item, entry = self._items[position], self._record.form.entries[position]
        place = _place(item, self._record.responses[position])
        facts = self._facts
        return ItemShown(
            self._visit,
            position,
            facts.area(entry.key.bank, entry.domain) if facts is not None else "",
            item,
            entry.order,
            place,
            verdict=words.verdict(item, entry.order, place),
            sources=self._sources.get(position, ()),
            status=facts.status(entry.key) if facts is not None else "",
        )

    def _foot(self) -> FootView:
        is_last = self._position + 1 == len(self._items)
        primary = _tr("Back to the results") if is_last else _tr("Next question")
        return FootView(Foot.REVIEW, primary, has_previous=self._position > 0)


def _place(item: Item, response: ResponseRecord) -> Place:
    """Return a place as it was answered."""
    place = Place(
        certainty=response.certainty,
        answered=response.state is ResponseState.ANSWERED,
        outcome=response.outcome,
        flagged=response.flagged,
        struck=response.struck,
        reason=response.reason,
        shown=True,
        elapsed_ms=response.elapsed_ms,
    )
    plain = response.response if response.steps is None else response.steps
    if plain is not None:
        place.response = place.stored = family(item.type).read_response(plain)
    return place


def _ignore(_error: TrainerError) -> None:
    """What could not be read is left out."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionPresenter", text)
