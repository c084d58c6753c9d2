# SPDX-License-Identifier: MIT
"""Puts a panel into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.panel import ROUNDS, cut_of, is_complete, missing, spreads, standing
from trainer.services.exam_asking import asked
from trainer.services.exam_panels import load_panel
from trainer.services.exams import ExamService
from trainer.ui.pages.exam_views import CutLine, ExamPanelView, RatedItem, RaterChip
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.angoff import AngoffCut
    from trainer.model.exam import Exam
    from trainer.model.panel import Panel
    from trainer.services.context import Services
    from trainer.services.exam_asking import Asked

_TALKED_OVER = 5


class PanelState(NamedTuple):
    """A panel with the questions that it rates, in its order; both empty before it begins."""

    exam: Exam
    panel: Panel | None
    asked: tuple[Asked, ...]


def read_panel_state(services: Services, exam_id: str) -> PanelState:
    """Read the panel of an exam; on the database lane."""
    service = ExamService(services)
    exam = service.definition(exam_id)
    panel = load_panel(services.paths, exam_id)
    items = () if panel is None else panel.items
    return PanelState(exam, panel, tuple(asked(service.plain(item.key)) for item in items))


def view(state: PanelState, rater: int, place: int) -> ExamPanelView:
    """Return the page.

    Args:
        state: the panel.
        rater: who is at work, from 0.
        place: of the question at hand, from 0.
    """
    panel = state.panel
    if panel is None:
        return ExamPanelView(state.exam.title, "", (), None, (), False, False, False, ())
    left = missing(panel)
    chips = tuple(
        RaterChip(name, number, at == rater)
        for at, (name, number) in enumerate(zip(panel.raters, left, strict=True))
    )
    can_go_on = panel.round < ROUNDS and is_complete(panel)
    return ExamPanelView(
        exam=state.exam.title,
        state=_state(panel, sum(left)),
        raters=chips,
        item=_item(state, panel, rater, place),
        cuts=_cuts(state.exam, panel),
        can_go_on=can_go_on,
        can_use=cut_of(panel) is not None,
        in_use=panel.in_use,
        differences=_differences(state, panel) if is_complete(panel) else (),
    )


def _state(panel: Panel, left: int) -> str:
    number = _digits(panel.round)
    if not left:
        return _tr("Round {number}, complete").format(number=number)
    missing_text = _n("one rating is missing", "%n ratings are missing", left)
    return _tr("Round {number}, {missing}").format(number=number, missing=missing_text)


def _item(state: PanelState, panel: Panel, rater: int, place: int) -> RatedItem:
    section = panel.items[place].section
    titles = {one.id: one.title for one in state.exam.sections}
    text = _tr("Question {number} of {count}, {section}").format(
        number=_digits(place + 1),
        count=_digits(len(panel.items)),
        section=titles.get(section, section),
    )
    said = standing(panel)[rater][place]
    percent = "" if said is None else QLocale().toString(float(said), "g", 4)
    own = state.asked[place]
    # One line of the item is one paragraph here.
    question = own.question.replace("\n", "\n\n")
    answer = _tr("What is right takes a picture: look it up in the library.")
    if own.answer:
        answer = _tr("Right: {answer}").format(answer=own.answer)
    return RatedItem(
        text,
        question,
        answer,
        _spread(panel, place) if panel.round > 1 else "",
        percent,
        has_previous=place > 0,
        has_next=place + 1 < len(panel.items),
    )


def _spread(panel: Panel, place: int) -> str:
    spread = spreads(panel, 1)[place]
    if spread is None:
        return ""
    text = _tr("First round: mean {mean}, from {low} to {high}")
    digits = QLocale().toString
    return text.format(
        mean=digits(float(spread.mean), "f", 0),
        low=digits(float(spread.low), "g", 4),
        high=digits(float(spread.high), "g", 4),
    )


def _cuts(exam: Exam, panel: Panel) -> tuple[CutLine, ...]:
    lines = [_cut(section.title, cut_of(panel, section.id)) for section in exam.sections]
    return (*lines, _cut(_tr("All questions"), cut_of(panel)))


def _cut(title: str, cut: AngoffCut | None) -> CutLine:
    if cut is None:
        return CutLine(title, _tr("not complete"), "")
    digits = QLocale().toString
    error = ""
    if cut.error is not None:
        error = _tr("standard error {error}").format(error=digits(float(cut.error), "f", 1))
    return CutLine(title, _tr("{0}\u00a0%").format(digits(float(cut.cut), "f", 1)), error)


def _differences(state: PanelState, panel: Panel) -> tuple[str, ...]:
    found = [
        (-(spread.deviation or 0.0), at, spread)
        for at, spread in enumerate(spreads(panel))
        if spread is not None and spread.deviation
    ]
    text = _tr("Question {number}: from {low} to {high}. {beginning}")
    digits = QLocale().toString
    return tuple(
        text.format(
            number=_digits(at + 1),
            low=digits(float(spread.low), "g", 4),
            high=digits(float(spread.high), "g", 4),
            beginning=_beginning(state.asked, at),
        )
        for _, at, spread in sorted(found, key=lambda one: one[:2])[:_TALKED_OVER]
    )


def _beginning(asked_items: Sequence[Asked], at: int) -> str:
    words = asked_items[at].question.split()
    more = "\u2026" if len(words) > 9 else ""
    return " ".join(words[:9]) + more


def _digits(number: int) -> str:
    return QLocale().toString(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExamPanel", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("ExamPanel", one, many, number)
