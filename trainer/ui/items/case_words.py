# SPDX-License-Identifier: MIT
"""What a case says: its verdict, its patient so far, where one is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.items.case_walk import draft_of, orders, walk
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.items.base import (
    Finding,
    PatientShown,
    StimulusShown,
    VerdictKind,
    capital,
    closed,
    lead_word,
)
from trainer.ui.items.registry import face
from trainer.ui.widgets import richtext
from trainer.ui.widgets.step_row import RowKind, RowText
from trainer.ui.widgets.step_strip import StepState
from trainer.ui.widgets.timeline import Moment, MomentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.case import CaseItem, Step
    from trainer.model.items.case_walk import CaseResponse, Reached, Way


def stored(place: Place) -> CaseResponse | None:
    """Return the steps that are not taken back."""
    is_whole = place.answered and place.stored is None
    found: CaseResponse | None = place.response if is_whole else place.stored
    return found


def seen(item: CaseItem, place: Place) -> tuple[Reached, ...]:
    """Return the steps that the learner has come to see; not one that opens with the next key."""
    way = walk(item, stored(place))
    return way.answered if place.is_between else way.reached


def step_place(one: Reached, place: Place | None = None, draft: object = None) -> Place:
    """Return what has been done with the item of a step, as with any item.

    Args:
        one: the step.
        place: of the case, where the step is open.
        draft: of the response to it.
    """
    if one.is_open:
        return Place(response=draft, struck=() if place is None else place.struck)
    return Place(response=one.response, answered=True, outcome=one.outcome, shown=True)


def open_draft(item: CaseItem, place: Place) -> object:
    """Return the draft of the response to the open step; None for none."""
    return draft_of(item, stored(place), place.response)


# -- the verdict ----------------------------------------------------------------------------------


def finding(item: CaseItem, order: tuple[int, ...], place: Place) -> Finding:
    """Say what came of a case: what was unsafe first, then how many steps were right."""
    way = walk(item, stored(place) if place.answered else None)
    if not place.answered:
        return Finding(
            VerdictKind.BLANK, lead_word(VerdictKind.BLANK), _left_at(item, place), "", "", ""
        )
    tally = _tally(way)
    unsafe = [one for one in way.answered if one.outcome is not None and one.outcome.unsafe]
    if unsafe:
        kind, told = VerdictKind.UNSAFE, step_finding(item, order, unsafe[0])
        return Finding(kind, lead_word(kind), told.sentence, tally, "", "")
    if all(one.outcome is not None and one.outcome.correct for one in way.answered):
        kind = VerdictKind.RIGHT
        return Finding(kind, lead_word(kind), _tr("every step was right."), "", "", "")
    lead = _tr("Not every step:") if tally else lead_word(VerdictKind.WRONG)
    sentence = tally or step_finding(item, order, way.answered[-1]).sentence
    return Finding(VerdictKind.WRONG, lead, sentence, "", "", "")


def step_finding(item: CaseItem, order: tuple[int, ...], one: Reached) -> Finding:
    """Say what came of one step, in the words of its own type."""
    inner = orders(item, order)[one.position]
    return face(one.step.item.type).finding(one.step.item, inner, step_place(one))


def step_detail(told: Finding) -> str:
    """Return the second line of the verdict on a step."""
    parts = [told.tally, told.told]
    if told.best and not told.told:
        text = _tr("The right answers are {best}.") if told.several else _tr("Best is {best}.")
        parts.append(text.format(best=told.best))
    return " ".join(part for part in parts if part)


def _tally(way: Way) -> str:
    if len(way.answered) == 1:
        return ""
    right = sum(one.outcome is not None and one.outcome.correct for one in way.answered)
    text = _tr("{right} of {all} steps right.")
    return text.format(right=right, all=len(way.answered))


def _left_at(item: CaseItem, place: Place) -> str:
    done = len(walk(item, stored(place)).answered)
    if not done:
        return _tr("none of the steps was answered.")
    return _tr("the case was left after step {number}.").format(number=done)


def wanting(item: CaseItem, response: CaseResponse | None) -> str:
    """Say why the step at hand cannot be answered yet."""
    way = walk(item, response)
    if way.open is None:
        return ""
    asked = way.open.step.item
    done = len(way.answered)
    draft = None
    if response is not None and len(response.steps) > done:
        draft = family(asked.type).read_response(response.steps[done][1])
    return face(asked.type).wanting(asked, draft)


# -- rows and the strip ---------------------------------------------------------------------------


def row_kind(one: Reached, *, told: bool, is_reached: bool = True) -> RowKind:
    """Return what the row of a step says of it."""
    if one.outcome is None:
        return RowKind.BLANK if is_reached else RowKind.NOT_REACHED
    if not told:
        return RowKind.SILENT
    if one.outcome.unsafe:
        return RowKind.UNSAFE
    return RowKind.RIGHT if one.outcome.correct else RowKind.WRONG


def row_text(number: int, one: Reached, kind: RowKind) -> RowText:
    """Return what the row of a step says."""
    asked = one.step.item.lead_in or one.step.item.stem
    said = _said(one.step, one) if not one.is_open else ""
    states = {
        RowKind.RIGHT: _tr("right"),
        RowKind.WRONG: _tr("not right"),
        RowKind.UNSAFE: _tr("unsafe"),
        RowKind.BLANK: _tr("not answered"),
        RowKind.NOT_REACHED: _tr("not reached"),
    }
    return RowText(step_name(number), asked, said, states.get(kind, ""))


def step_name(number: int) -> str:
    """Return the name of a step by its number, from 1."""
    return _tr("Step {number}").format(number=number)


def steps(item: CaseItem, place: Place, revealed: bool) -> tuple[StepState, ...]:
    """Return where one is; nothing once the case is over."""
    if place.answered or revealed:
        return ()
    way = walk(item, stored(place))
    states = [_state(one, told=place.tells) for one in way.answered]
    if way.open is not None:
        states.append(StepState.TO_COME if place.is_between else StepState.NOW)
        # As it goes on without branches; these may lead to fewer or more.
        states += [StepState.TO_COME] * (len(item.steps) - way.open.position - 1)
    return tuple(states)


def _state(one: Reached, *, told: bool) -> StepState:
    match row_kind(one, told=told):
        case RowKind.RIGHT:
            return StepState.RIGHT
        case RowKind.WRONG:
            return StepState.WRONG
        case RowKind.UNSAFE:
            return StepState.UNSAFE
        case _:
            return StepState.ANSWERED


def _said(step: Step, one: Reached) -> str:
    return family(step.item.type).describe(step.item, one.response)


# -- the patient and what happens -----------------------------------------------------------------


def consequence(one: Reached) -> str:
    """Return what followed an answer; of an unsafe act at least its harm."""
    if one.told or one.outcome is None:
        return one.told
    harms = dict.fromkeys(closed(capital(act.harm)) for act in one.outcome.unsafe if act.harm)
    return " ".join(richtext.plain(harm) for harm in harms)


def patient(item: CaseItem, place: Place, revealed: bool) -> PatientShown | None:
    """Return the patient with all that has happened so far; what is newest is marked."""
    own = item.patient
    if own is None and not any(step.facts for step in item.steps):
        return None
    moments = [Moment(*fact) for fact in ({} if own is None else own.facts).items()]
    reached = seen(item, place)
    answered = sum(not one.is_open for one in reached)
    for number, one in enumerate(reached):
        # What is known of the patient from the start is not new.
        fact_kind = MomentKind.NEW if one.is_open and number else MomentKind.KNOWN
        moments += [Moment(*fact, fact_kind) for fact in one.step.facts.items()]
        if not one.is_open:
            told = row_kind(one, told=revealed or place.tells)
            moments += _answer_moments(number, one, told, is_newest=number == answered - 1)
    return PatientShown("" if own is None else own.who, (), tuple(moments))


def _answer_moments(
    number: int, one: Reached, told: RowKind, *, is_newest: bool
) -> Sequence[Moment]:
    missed = told in (RowKind.WRONG, RowKind.UNSAFE)
    act_kind = MomentKind.MISS if missed else MomentKind.ACT
    act = Moment(step_name(number + 1), _said(one.step, one), act_kind)
    followed = consequence(one)
    if not followed:
        return (act,)
    kind = MomentKind.NEW if is_newest else MomentKind.KNOWN
    if one.outcome is not None and one.outcome.unsafe:
        kind = MomentKind.HARM
    return act, Moment(_tr("Then"), followed, kind)


def stimulus(item: CaseItem, place: Place, revealed: bool) -> StimulusShown | None:
    """Return what happens under the needle in the step at hand, or else in the whole case."""
    reached = seen(item, place)
    shown = reached[-1] if reached else None
    if shown is not None and shown.step.item.stimulus is not None:
        is_told = revealed or (place.is_between and not shown.is_open)
        return StimulusShown(shown.step.item.stimulus, is_told)
    return None if item.stimulus is None else StimulusShown(item.stimulus, revealed)


def keys() -> list[tuple[str, str]]:
    """Return the keys of a case; those of the step at hand are its own type's."""
    return [(_tr("Space bar"), _tr("Open a step that is locked, or close it again"))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseView", text)
