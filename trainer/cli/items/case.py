# SPDX-License-Identifier: MIT
"""A case in a terminal: one step after another, each answered as its own type is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.cli import stimulus
from trainer.cli.items import Asked, Face, Verdict, face
from trainer.cli.output import visible
from trainer.model.items.case_walk import draft_of, orders, stepped, walk
from trainer.model.items.registry import family
from trainer.services.session import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.case import CaseItem
    from trainer.model.items.case_walk import CaseResponse, Reached


def _step(item: CaseItem, order: Sequence[int], place: Place) -> Asked:
    way = walk(item, place.stored)
    here = way.open if way.open is not None else way.reached[-1]
    draft = draft_of(item, place.stored, place.response)

    def wrap(given: Any) -> CaseResponse | None:
        return stepped(place.stored, here.step, given)

    inner = Place(response=draft, struck=place.struck)
    return Asked(here.step.item, orders(item, order)[here.position], inner, wrap)


def _ask(console: Console, item: CaseItem, order: Sequence[int], place: Place) -> None:
    """Print what has happened since the last step, and what is asked now."""
    way = walk(item, place.stored)
    if way.open is None:
        return
    before, here = way.answered, way.open
    for number, one in enumerate(before, 1):
        inner = one.step.item
        said = family(inner.type).describe(inner, one.response)
        asked_before = visible(inner.lead_in or inner.stem)
        console.print(f"Step {number}. {asked_before} You: {visible(said)}", style="dim")
        for label, fact in one.step.facts.items():
            console.print(f"  {visible(label)}: {visible(fact)}", style="dim")
        _told(console, one)
    console.print(f"\nStep {len(before) + 1}", style="bold")
    for label, fact in here.step.facts.items():
        console.print(f"  New. {visible(label)}: {visible(fact)}", style="dim")
    for text in (here.step.told, here.step.item.stem):
        if text:
            console.print(visible(text))
    if here.step.item.lead_in:
        console.print(f"\n{visible(here.step.item.lead_in)}", style="bold")
    asked = _step(item, order, place)
    if asked.item.stimulus is not None:
        for line in stimulus.lines(asked.item.stimulus):
            console.print(line)
    console.print("")
    face(asked.item.type).ask(console, asked.item, asked.order, asked.place)


def _verdict(item: CaseItem, order: Sequence[int], place: Place) -> Verdict:
    """Say what the last step does, and at the end how many of all were right."""
    answered = walk(item, place.stored).answered
    unsafe = [one for one in answered if one.outcome is not None and one.outcome.unsafe]
    last = _of_step(item, order, unsafe[0] if unsafe else answered[-1])
    if not place.answered:
        return last
    right = sum(one.outcome is not None and one.outcome.correct for one in answered)
    detail = f"{right} of {len(answered)} steps right." if len(answered) > 1 else ""
    if unsafe:
        return Verdict("Unsafe", last.sentence, detail)
    return Verdict("Right" if right == len(answered) else "Not every step", "", detail)


def _of_step(item: CaseItem, order: Sequence[int], one: Reached) -> Verdict:
    inner = orders(item, order)[one.position]
    return face(one.step.item.type).verdict(one.step.item, inner, _place(one))


def _reveal(console: Console, item: CaseItem, order: Sequence[int], place: Place) -> None:
    """Print the step just answered with every reason; later, all steps."""
    stored = place.stored if place.stored is not None else place.response
    answered = walk(item, stored).answered
    for number, one in enumerate(answered, 1):
        # While one goes through it, earlier steps have been told of already.
        if place.tells and number < len(answered):
            continue
        inner, parts = one.step.item, orders(item, order)[one.position]
        console.print(f"Step {number}: {visible(inner.lead_in or inner.stem)}", style="bold")
        if inner.stimulus is not None and stimulus.truth(inner.stimulus):
            console.print(stimulus.truth(inner.stimulus))
        face(inner.type).reveal(console, inner, parts, _place(one))
        if inner.teaching:
            console.print(visible(inner.teaching), style="bold")
        _told(console, one)


def _told(console: Console, one: Reached) -> None:
    """Print what followed an answer; of an unsafe act at least its harm."""
    harms = () if one.outcome is None else (act.harm for act in one.outcome.unsafe)
    text = one.told or "; ".join(harm for harm in harms if harm)
    if text:
        console.print(f"Then: {visible(text)}")


def _place(one: Reached) -> Place:
    return Place(response=one.response, answered=True, outcome=one.outcome, shown=True)


def _prompt(_item: CaseItem) -> str:
    return "Your answer to this step"


def _read(_typed: str, _item: CaseItem, _order: Sequence[int]) -> str:
    return "Answer the step at hand."


FACE = Face(_ask, _prompt, _read, _verdict, _reveal, step=_step)
