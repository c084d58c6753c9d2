# SPDX-License-Identifier: MIT
"""What the question page shows of a running session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.services.session import Phase, Place
from trainer.ui.items.registry import face
from trainer.ui.pages.question.views import BarView, Foot, FootView, ItemShown, next_visit
from trainer.ui.presenters import question_words as words
from trainer.ui.widgets.strip import CellState

if TYPE_CHECKING:
    from trainer.ui.presenters.question_notes import SessionNotes


def bar(notes: SessionNotes) -> BarView:
    """Return the bar at the top."""
    attempt = notes.engine.attempt
    title = attempt.title or _tr("Practice")
    cells, engine = tuple(notes.cells), notes.engine
    position, item = engine.position, engine.item
    steps = face(item.type).steps(item, engine.place, False)
    if not steps:
        return BarView(title, notes.detail, notes.brief, cells, position)
    detail = words.case_detail(position, len(cells))
    return BarView(title, *detail, cells, position, steps=steps)


def shown(notes: SessionNotes) -> ItemShown:
    """Return the item on screen, with its verdict once that may be seen."""
    engine, facts = notes.engine, notes.facts
    position, item, order = engine.position, engine.item, engine.order
    # A copy: the engine goes on writing in its own.
    place, area = _copy(engine.place), _area(notes, position)
    if engine.phase is not Phase.FEEDBACK or place.is_between:
        return ItemShown(notes.visit, position, area, item, order, place)
    key = engine.attempt.form.entries[position].key
    return ItemShown(
        notes.visit,
        position,
        area,
        item,
        order,
        place,
        verdict=words.verdict(
            item, order, place, notes.returns.get(position), notes.whys.get(key, "")
        ),
        sources=notes.sources.get(position, ()),
        status=facts.status(key) if facts is not None else "",
    )


def ahead(notes: SessionNotes) -> tuple[BarView, ItemShown] | None:
    """Return what will probably be shown next; None where nothing is left."""
    position = notes.next_open()
    if position is None:
        return None
    engine = notes.engine
    cells = list(notes.cells)
    if not notes.is_tutor:
        here = engine.position
        cells[here] = cells[here]._replace(state=CellState.ANSWERED)
    order = engine.attempt.form.entries[position].order
    item, place = engine.item_at(position), _copy(engine.places[position])
    return (
        bar(notes)._replace(cells=tuple(cells), position=position, steps=()),
        ItemShown(next_visit(), position, _area(notes, position), item, order, place),
    )


def foot(notes: SessionNotes) -> FootView:
    """Return the bar at the foot."""
    engine = notes.engine
    if notes.is_finishing:
        return FootView(Foot.NEXT, _tr("Try again"))
    if engine.attempt.exam is not None:
        from trainer.ui.presenters.exam_words import foot as exam_foot  # practice needs none of it

        return exam_foot(notes)
    if notes.is_asking:
        reason = words.open_questions(len(engine.unanswered), len(notes.drafts))
        return FootView(Foot.CONFIRM, _tr("Finish"), reason=reason, finish=_tr("Go back"))
    if engine.place.is_between:
        return FootView(Foot.NEXT, _tr("Next step"))
    if engine.phase is Phase.FEEDBACK:
        return _foot_after(notes)
    if not notes.is_tutor and notes.is_settled:
        return _foot_settled(notes)
    return _foot_answering(notes)


def _foot_after(notes: SessionNotes) -> FootView:
    place = notes.engine.place
    missed = place.outcome is not None and not place.outcome.correct
    primary = _tr("Next question") if notes.engine.unanswered else _tr("See the results")
    return FootView(Foot.MISSED if missed else Foot.NEXT, primary, missed_because=place.reason)


def _foot_settled(notes: SessionNotes) -> FootView:
    """Return the foot of a place of a test that is stored as it stands."""
    certainty = notes.engine.place.certainty
    if notes.engine.unanswered:
        finish = _tr("Finish")
        return FootView(Foot.ANSWER, _tr("Next question"), finish=finish, certainty=certainty)
    reason = _tr("All questions are answered; you can still change them")
    return FootView(Foot.ANSWER, _tr("Finish"), reason=reason, certainty=certainty)


def _foot_answering(notes: SessionNotes) -> FootView:
    engine = notes.engine
    place, ready = engine.place, engine.is_complete
    others = notes.next_open() is not None
    early = bool(notes.skips.get(engine.position)) or not others
    finish = _tr("Finish")
    if notes.is_tutor:
        finish = _tr("Finish now") if early else ""
    return FootView(
        Foot.ANSWER,
        _primary(notes),
        ready=ready,
        reason="" if ready else face(engine.item.type).wanting(engine.item, place.response),
        can_skip=others,
        finish=finish,
        certainty=place.certainty,
    )


def _primary(notes: SessionNotes) -> str:
    """Return what Enter does with an answer; one to a step cannot be changed, tests included."""
    if notes.is_tutor:
        return _tr("Check answer")
    item = notes.engine.item
    has_steps = bool(face(item.type).steps(item, notes.engine.place, False))
    return _tr("Lock answer") if has_steps else _tr("Save answer")


def _area(notes: SessionNotes, position: int) -> str:
    entry = notes.engine.attempt.form.entries[position]
    return "" if notes.facts is None else notes.facts.area(entry.key.bank, entry.domain)


def _copy(place: Place) -> Place:
    return replace(place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionPresenter", text)
