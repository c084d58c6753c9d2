# SPDX-License-Identifier: MIT
"""The way through a case: which steps a response has reached, and where each answer leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.items.choice import Choice
from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.base import Item, Outcome, Plain
    from trainer.model.items.case import Branch, CaseItem, Step

# What a branch leads to where the case is over; no step may have this id.
END = "end"
OPTION = "option "


class CaseResponse(NamedTuple):
    """The response to a case: a pair for every step reached, in the order of the way.

    Attributes:
        steps: id of the step, and the response to its item as that item's family writes it. The
            last one may be a draft that is not complete.
    """

    steps: tuple[tuple[str, Plain], ...] = ()


class Reached(NamedTuple):
    """A step on the way.

    Attributes:
        position: of the step in the case, from 0.
        response: to the step's item, in the type of its family; None while the step is open.
        outcome: None while the step is open.
        told: the consequence of the answer, in words; may be empty.
    """

    position: int
    step: Step
    response: Any = None
    outcome: Outcome | None = None
    told: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the step waits for its answer."""
        return self.outcome is None


class Way(NamedTuple):
    """The way as far as it has been gone.

    Attributes:
        reached: all steps in the order in which they were reached; only the last can be open.
        is_sound: every pair of the response belongs to a step of the way and is complete.
    """

    reached: tuple[Reached, ...]
    is_sound: bool

    @property
    def answered(self) -> tuple[Reached, ...]:
        """The steps that have been answered."""
        return self.reached[:-1] if self.open is not None else self.reached

    @property
    def open(self) -> Reached | None:
        """The step that waits for its answer; None at the end."""
        return self.reached[-1] if self.reached[-1].is_open else None


def walk(item: CaseItem, response: CaseResponse | None) -> Way:
    """Go the way of a response, as far as it holds complete answers."""
    positions = {step.id: position for position, step in enumerate(item.steps)}
    reached: list[Reached] = []
    here: int | None = 0
    for name, plain in response.steps if response is not None else ():
        if here is None or item.steps[here].id != name:
            return _way(item, reached, here, is_sound=False)
        step = item.steps[here]
        kind = family(step.item.type)
        given = kind.read_response(plain)
        if not kind.complete(step.item, given):
            return _way(item, reached, here, is_sound=False)
        outcome = kind.score(step.item, given)
        branch = _taken(step, given, outcome)
        told = "" if branch is None else branch.told
        reached.append(Reached(here, step, given, outcome, told))
        here = _next(item, positions, here, branch, outcome)
    return _way(item, reached, here, is_sound=True)


def _way(item: CaseItem, reached: list[Reached], here: int | None, *, is_sound: bool) -> Way:
    if here is not None:
        reached.append(Reached(here, item.steps[here]))
    return Way(tuple(reached), is_sound)


def _next(
    item: CaseItem, positions: dict[str, int], here: int, branch: Branch | None, outcome: Outcome
) -> int | None:
    """Find the step after an answer; None at the end. An unsafe act always ends the case."""
    if outcome.unsafe:
        return None
    if branch is not None and branch.to is not None:
        return positions.get(branch.to)
    return here + 1 if here + 1 < len(item.steps) else None


def _taken(step: Step, given: Any, outcome: Outcome) -> Branch | None:
    """Find the branch of an answer: a single option says more than right, wrong or unsafe."""
    chosen = given.chosen if isinstance(given, Choice) else ()
    options = [f"{OPTION}{position + 1}" for position in chosen]
    last = "right" if outcome.correct else "wrong"
    for when in (*options, "unsafe" if outcome.unsafe else last):
        for branch in step.branches:
            if branch.when == when:
                return branch
    return None


def locks(item: CaseItem, response: CaseResponse) -> bool:
    """Tell whether a response ends with an answered step, but not at the end of the case."""
    way = walk(item, response)
    return way.is_sound and way.open is not None and len(way.reached) > 1


def complete(item: CaseItem, response: CaseResponse) -> bool:
    """Tell whether a response has come to the end of the case."""
    way = walk(item, response)
    return way.is_sound and way.open is None


def extends(stored: CaseResponse | None, response: CaseResponse | None) -> bool:
    """Tell whether a response keeps every step that is stored, and has at most one more."""
    kept = () if stored is None else stored.steps
    if response is None:
        return not kept
    return response.steps[: len(kept)] == kept and len(response.steps) <= len(kept) + 1


def last_step(item: CaseItem, response: CaseResponse) -> tuple[Item, Any]:
    """Return the item of the step that was answered last, and the response to it."""
    found = walk(item, response).answered[-1]
    return found.step.item, found.response


def stepped(stored: CaseResponse | None, step: Step, given: Any | None) -> CaseResponse | None:
    """Put the response to a step, or its draft, after the steps that are stored.

    Args:
        stored: the steps that are not taken back; None before the first.
        step: the one after them.
        given: in the type of the family of the step's item; None for none.
    """
    if given is None:
        return stored
    before = () if stored is None else stored.steps
    return CaseResponse((*before, (step.id, family(step.item.type).write_response(given))))


def draft_of(item: CaseItem, stored: CaseResponse | None, response: CaseResponse | None) -> Any:
    """Return the draft of a response to the step after those stored; None where there is none."""
    known = 0 if stored is None else len(stored.steps)
    if response is None or len(response.steps) <= known:
        return None
    name, plain = response.steps[known]
    found = [step for step in item.steps if step.id == name]
    return family(found[0].item.type).read_response(plain) if found else None


def orders(item: CaseItem, order: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Part what chance decided of a case into what it decided of each step.

    Args:
        item: the case.
        order: for each step a number, and as many numbers after it; empty for nothing at all.
    """
    parts: list[tuple[int, ...]] = []
    at = 0
    for _ in item.steps if order else ():
        length = order[at]
        parts.append(tuple(order[at + 1 : at + 1 + length]))
        at += 1 + length
    return tuple(parts) or ((),) * len(item.steps)
