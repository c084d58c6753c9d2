# SPDX-License-Identifier: MIT
"""What an order of steps is worth, in words: step by step, and as a verdict."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from trainer.model.items.order import (
    acceptable_order,
    broken_pairs,
    kept_pairs,
    out_of_place,
    required_pairs,
    right_steps,
    unsafe_breaks,
)
from trainer.ui.items.base import (
    Finding,
    VerdictKind,
    capital,
    closed,
    first_sentence,
    lead_word,
    quoted,
)
from trainer.ui.widgets import richtext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.order import Before, OrderItem, OrderResponse
    from trainer.services.session import Place


class Mark(Enum):
    """What is said of a step that was taken in."""

    IN_PLACE = "in-place"
    EARLY = "early"
    LATE = "late"
    WRONG = "wrong"
    UNSAFE = "unsafe"


class Marked(NamedTuple):
    """A step that was taken in.

    Attributes:
        step: position in the item's own order.
        reason: which pair it breaks, if any, and why it stands where it stands; bank text.
    """

    step: int
    mark: Mark
    reason: str


def marked(item: OrderItem, placed: Sequence[int]) -> tuple[Marked, ...]:
    """Say of every step that was taken in whether it stands in its place."""
    moved = frozenset(out_of_place(item, placed))
    endangering: dict[int, list[Before]] = {}
    for pair in unsafe_breaks(item, placed):
        endangering.setdefault(pair.then - 1, []).append(pair)
    found = []
    for step in placed:
        own = item.steps[step]
        pairs = endangering.get(step, ())
        if own.wrong:
            mark, parts = (Mark.UNSAFE if own.unsafe else Mark.WRONG), []
        elif pairs:
            mark, parts = Mark.UNSAFE, [part for pair in pairs for part in _of_pair(item, pair)]
        elif step in moved:
            mark, parts = _moved(item, placed, step)
        else:
            mark, parts = Mark.IN_PLACE, []
        found.append(Marked(step, mark, " ".join(filter(None, [*parts, own.rationale]))))
    return tuple(found)


def _of_pair(item: OrderItem, pair: Before) -> tuple[str, str]:
    first = item.steps[pair.first - 1].text
    return _tr("It comes after {step}.").format(step=quoted(first)), pair.rationale


def _moved(item: OrderItem, placed: Sequence[int], step: int) -> tuple[Mark, list[str]]:
    """Say of a step that is out of place between which others it belongs."""
    order = acceptable_order(item)
    broken = [pair for pair in broken_pairs(item, placed) if set(pair) <= set(placed)]
    # The nearest of all that it should stand behind, or before.
    before = [first for first, then in broken if then == step]
    after = [then for first, then in broken if first == step]
    if before:
        pair = (max(before, key=order.index), step)
        mark, text = Mark.EARLY, _tr("It comes after {step}.")
        other = pair[0]
    else:
        pair = (step, min(after, key=order.index))
        mark, text = Mark.LATE, _tr("It comes before {step}.")
        other = pair[1]
    return mark, [text.format(step=quoted(item.steps[other].text)), _why(item, pair)]


def _why(item: OrderItem, pair: tuple[int, int]) -> str:
    written = (one for one in item.before if (one.first - 1, one.then - 1) == pair)
    return next((one.rationale for one in written), "")


# The verdict


def finding(item: OrderItem, _order: tuple[int, ...], place: Place) -> Finding:
    """Say what an order does: unsafe acts first, then what stands where it should not."""
    response: OrderResponse | None = place.response if place.answered else None
    if response is None or not response.placed:
        sentence = _tr("the right order is shown below.")
        return Finding(VerdictKind.BLANK, lead_word(VerdictKind.BLANK), sentence, "", "", "")
    placed = response.placed
    unsafe = _unsafe_sentences(item, placed)
    kept, pairs = len(kept_pairs(item, placed)), len(required_pairs(item))
    tally = _tr("{kept} of {all} pairs of steps in order.").format(kept=kept, all=pairs)
    if unsafe:
        kind = VerdictKind.UNSAFE
        return Finding(kind, lead_word(kind), " ".join(unsafe), tally, "", "")
    lead, sentence = _wrong(item, placed)
    if not lead:
        kind = VerdictKind.RIGHT
        return Finding(kind, lead_word(kind), _tr("every step stands where it should."), "", "", "")
    return Finding(VerdictKind.WRONG, lead, sentence, tally, "", "")


def _unsafe_sentences(item: OrderItem, placed: Sequence[int]) -> list[str]:
    found = []
    for pair in unsafe_breaks(item, placed):
        first, then = item.steps[pair.first - 1], item.steps[pair.then - 1]
        text = _tr("{then} came before {first}.")
        if pair.first - 1 not in placed:
            text = _tr("{then} came without {first}.")
        did = text.format(first=quoted(first.text), then=quoted(then.text))
        found.append(f"{did} {_consequence(pair.harm, pair.rationale)}".strip())
    for step in placed:
        own = item.steps[step]
        if own.unsafe:
            said = richtext.plain(own.verdict) or first_sentence(own.rationale)
            said = said or richtext.plain(own.harm)
            found.append(closed(said) or _tr("a step among them could cause serious harm."))
    return [*found[:1], *(capital(sentence) for sentence in found[1:])]


def _consequence(harm: str, rationale: str) -> str:
    said = richtext.plain(harm) or first_sentence(rationale)
    return closed(said) or _tr("That could cause serious harm.")


def _wrong(item: OrderItem, placed: Sequence[int]) -> tuple[str, str]:
    """Return word and sentence for the worst of what is wrong; empty where nothing is."""
    taken = [item.steps[step] for step in placed if item.steps[step].wrong]
    if taken:
        said = richtext.plain(taken[0].verdict)
        plain = _tr("{step} does not belong here.").format(step=quoted(taken[0].text))
        return _tr("Not this step:"), closed(said) or plain
    moved = out_of_place(item, placed)
    if moved:
        mark, parts = _moved(item, placed, moved[0])
        text = _tr("{step} is too early.") if mark is Mark.EARLY else _tr("{step} is too late.")
        said = text.format(step=quoted(item.steps[moved[0]].text))
        return _tr("Not in this order:"), f"{said} {parts[0]}"
    missing = [step for step in right_steps(item) if step not in placed]
    if missing:
        text = _tr("{step} is missing.").format(step=quoted(item.steps[missing[0]].text))
        return _tr("Not complete:"), text
    return "", ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderView", text)
