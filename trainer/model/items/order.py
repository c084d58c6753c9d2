# SPDX-License-Identifier: MIT
"""Ordering: the learner puts steps in order and leaves out those that do not belong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from trainer.model.items.base import (
    STRICT,
    Family,
    Fault,
    Id,
    Item,
    Outcome,
    Plain,
    Prose,
    UnsafeAct,
    common_fields,
)
from trainer.model.items.choice import same_texts
from trainer.model.items.lots import wrong_order
from trainer.model.limits import OPTIONS, TEXT_CHARACTERS, Length, Range

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.items.lots import Lot

Pair = tuple[int, int]
Number = Annotated[int, Range(1, OPTIONS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """A step to be put in its place, or to be left out.

    Attributes:
        text: what the learner reads.
        wrong: whether it does not belong and must be left out.
        rationale: why it stands where it stands, or does not belong.
        verdict: act and consequence, told when it is taken in wrongly.
        unsafe: taking it in could cause serious harm; only of a wrong step.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        misconception: id of the wrong belief behind a wrong step.
    """

    __pydantic_config__ = STRICT

    text: Annotated[str, Length(1, TEXT_CHARACTERS)]
    wrong: bool = False
    rationale: Prose = ""
    verdict: Prose = ""
    unsafe: bool = False
    act: Prose = ""
    harm: Prose = ""
    misconception: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A step that must come before another.

    Attributes:
        first: number of the step that comes first, counted from 1 as they are written.
        then: number of the step that comes somewhere after it.
        unsafe: taking the later step without the earlier one before it could cause serious harm.
        act: that unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        rationale: why the one must come before the other.
    """

    __pydantic_config__ = STRICT

    first: Number
    then: Number
    unsafe: bool = False
    act: Prose = ""
    harm: Prose = ""
    rationale: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem(Item):
    """An item whose steps are put in order.

    Every order is right that keeps all pairs of `before`, and what follows from them, and takes
    in the right steps and no other. Points are the share of these pairs that are kept, less a
    share for every wrong step taken in.

    Attributes:
        type: the word order.
        steps: the steps, the right ones in a right order; they are always shown in another.
        before: which step must come before which. Left out, every right step comes after the
            one written before it.
    """

    type: Literal["order"]
    steps: Annotated[tuple[OrderStep, ...], Length(2, OPTIONS)]
    before: Annotated[tuple[Before, ...], Length(0, OPTIONS * (OPTIONS - 1) // 2)] = ()


class OrderResponse(NamedTuple):
    """Positions of the steps taken in, in the item's own order, first step first."""

    placed: tuple[int, ...] = ()


# What an order must keep


def right_steps(item: OrderItem) -> tuple[int, ...]:
    """Return the positions of the steps that belong, as they are written."""
    return tuple(position for position, step in enumerate(item.steps) if not step.wrong)


def required_pairs(item: OrderItem) -> frozenset[Pair]:
    """Return all pairs of right steps of which the first must come before the second.

    Returns:
        Positions from 0: the pairs written, and all that follow from them.
    """
    return _required(right_steps(item), _written(item))


def acceptable_order(item: OrderItem) -> tuple[int, ...]:
    """Return a right order: as written, or what comes nearest to it."""
    pairs, left = required_pairs(item), list(right_steps(item))
    order: list[int] = []
    while left:
        free = (step for step in left if not any((other, step) in pairs for other in left))
        step = next(free, left[0])
        order.append(step)
        left.remove(step)
    return tuple(order)


def has_one_order(item: OrderItem) -> bool:
    """Tell whether there is only one right order."""
    count = len(right_steps(item))
    return len(required_pairs(item)) == count * (count - 1) // 2


def is_acceptable(item: OrderItem, placed: Sequence[int]) -> bool:
    """Tell whether an order takes in the right steps and no other, and keeps every pair."""
    kept = kept_pairs(item, placed)
    return sorted(placed) == list(right_steps(item)) and len(kept) == len(required_pairs(item))


def kept_pairs(item: OrderItem, placed: Sequence[int]) -> frozenset[Pair]:
    """Return the pairs that an order keeps; a pair of which a step is left out is not kept."""
    at = {step: place for place, step in enumerate(placed)}
    return frozenset(
        (first, then)
        for first, then in required_pairs(item)
        if first in at and then in at and at[first] < at[then]
    )


def broken_pairs(item: OrderItem, placed: Sequence[int]) -> tuple[Pair, ...]:
    """Return the pairs that an order breaks, as they stand in it.

    Returns:
        Pairs of which the later step is taken in and the earlier one is not there before it;
        those of steps that come early first.
    """
    at = {step: place for place, step in enumerate(placed)}
    pairs = sorted(required_pairs(item), key=lambda pair: (at.get(pair[1], -1), pair[0]))
    after = len(placed)
    return tuple(
        (first, then) for first, then in pairs if then in at and at.get(first, after) > at[then]
    )


def out_of_place(item: OrderItem, placed: Sequence[int]) -> tuple[int, ...]:
    """Return the steps that would have to move for the rest to be in order.

    Of a chain of which only the first step stands last, that is the one step and not all; of two
    that have changed places, the one that comes too early.
    """
    taken = set(placed)
    broken = {pair for pair in broken_pairs(item, placed) if taken.issuperset(pair)}
    moved = []
    while broken:
        counts = {step: sum(step in pair for pair in broken) for step in placed}
        worst = max(placed, key=lambda step: (counts[step], -placed.index(step)))
        moved.append(worst)
        broken = {pair for pair in broken if worst not in pair}
    return tuple(step for step in placed if step in moved)


def unsafe_breaks(item: OrderItem, placed: Sequence[int]) -> tuple[Before, ...]:
    """Return the pairs marked unsafe that an order breaks, as they are written."""
    broken = set(broken_pairs(item, placed))
    return tuple(
        pair for pair in item.before if pair.unsafe and (pair.first - 1, pair.then - 1) in broken
    )


def _written(item: OrderItem) -> tuple[Pair, ...]:
    if item.before:
        return tuple((pair.first - 1, pair.then - 1) for pair in item.before)
    right = right_steps(item)
    return tuple(pairwise(right))


@lru_cache(maxsize=64)
def _required(right: tuple[int, ...], written: tuple[Pair, ...]) -> frozenset[Pair]:
    """Return the transitive closure of pairs, over the right steps alone."""
    after: dict[int, set[int]] = {step: set() for step in right}
    for first, then in written:
        if first in after and then in after:
            after[first].add(then)
    for middle in right:
        for first in right:
            if middle in after[first]:
                after[first] |= after[middle]
    return frozenset((first, then) for first in right for then in after[first])


# Scoring


def score(item: OrderItem, response: OrderResponse) -> Outcome:
    """Score by pairs kept, less what was taken in wrongly.

    A right step that is in no pair counts as much as a pair. Every wrong step taken in costs its
    share of all steps.

    Returns:
        Points 0 to 1; 1 only for an order that is right. A broken pair and a wrong step that are
        marked unsafe are critical errors besides.
    """
    placed = response.placed
    pairs, right = required_pairs(item), set(right_steps(item))
    free = right.difference(step for pair in pairs for step in pair)
    kept = len(kept_pairs(item, placed)) + len(free.intersection(placed))
    wrong = len(placed) - len(right.intersection(placed))
    points = kept / max(1, len(pairs) + len(free)) - wrong / len(item.steps)
    unsafe = _unsafe_acts(item, placed)
    return Outcome(max(0.0, points), is_acceptable(item, placed) and not unsafe, unsafe)


def _unsafe_acts(item: OrderItem, placed: Sequence[int]) -> tuple[UnsafeAct, ...]:
    taken = [item.steps[step] for step in placed if item.steps[step].unsafe]
    acts = [UnsafeAct(step.act or step.text, step.harm) for step in taken]
    for pair in unsafe_breaks(item, placed):
        first, then = item.steps[pair.first - 1], item.steps[pair.then - 1]
        acts.append(UnsafeAct(pair.act or f"{then.text} (before: {first.text})", pair.harm))
    return tuple(acts)


def _lot(item: OrderItem) -> Lot:
    return wrong_order(len(item.steps), sorted(required_pairs(item)))


def beliefs(item: OrderItem, response: OrderResponse) -> tuple[str, ...]:
    """List the wrong beliefs behind the steps that were taken in, each once."""
    found = (item.steps[position].misconception for position in response.placed)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def describe(item: OrderItem, response: OrderResponse) -> str:
    """Say a response in words."""
    return "; ".join(item.steps[step].text for step in response.placed)


# Faults


def _faults(item: OrderItem) -> list[Fault]:
    faults = same_texts("step", [step.text for step in item.steps])
    if len(right_steps(item)) < 2:
        message = "fewer than two steps belong, so there is nothing to put in order"
        remedy = "Take wrong: true away from those that belong."
        faults.append(Fault(("steps",), "no-order", message, remedy))
    for position, step in enumerate(item.steps):
        if step.unsafe and not step.wrong:
            message = f"step {position + 1} belongs and is marked unsafe"
            remedy = "Mark it wrong: true as well, or mark the pair of before that endangers."
            faults.append(Fault(("steps", position, "unsafe"), "unsafe-step", message, remedy))
    return faults + _pair_faults(item)


def _pair_faults(item: OrderItem) -> list[Fault]:
    faults: list[Fault] = []
    sound: dict[int, list[int]] = {}
    for number, pair in enumerate(item.before):
        fault = _number_fault(item, number, pair) or _place_fault(number, pair, sound)
        if fault is None:
            sound.setdefault(pair.first - 1, []).append(pair.then - 1)
        else:
            faults.append(fault)
    return faults


def _number_fault(item: OrderItem, number: int, pair: Before) -> Fault | None:
    count = len(item.steps)
    for name, wanted in (("first", pair.first), ("then", pair.then)):
        path = ("before", number, name)
        if wanted > count:
            message = f"before {number + 1} names step {wanted}, but there are {count} steps"
            return Fault(path, "no-such-step", message, "Steps are counted from 1.")
        if item.steps[wanted - 1].wrong:
            message = f"before {number + 1} names step {wanted}, which is marked wrong"
            return Fault(path, "wrong-step", message, "A step that is left out has no place.")
    return None


def _place_fault(number: int, pair: Before, sound: Mapping[int, Sequence[int]]) -> Fault | None:
    """Find what is wrong with a pair beside those that were found sound before it."""
    first, then = pair.first - 1, pair.then - 1
    path = ("before", number)
    if then in sound.get(first, ()):
        message = f"before {number + 1} says the same as another"
        return Fault(path, "same-pair", message, "Leave one of them out.")
    circle = _way(then, first, sound)
    if circle:
        named = " before ".join(f"step {step + 1}" for step in (*circle, circle[0]))
        message = f"before {number + 1} closes a circle: {named}"
        return Fault(path, "circle", message, "Take one of these pairs away.")
    if first > then:
        message = f"step {pair.first} must come before step {pair.then}, but is written after it"
        return Fault(path, "written-order", message, "Write the right steps in a right order.")
    return None


def _way(start: int, end: int, after: Mapping[int, Sequence[int]]) -> list[int]:
    """Return the steps that lead from one to another along pairs; empty where none do."""
    ways = [[start]]
    seen = {start}
    for way in ways:
        if way[-1] == end:
            return way
        for then in after.get(way[-1], ()):
            if then not in seen:
                seen.add(then)
                ways.append([*way, then])
    return []


# To and from plain data


def _read(plain: Plain) -> OrderItem:
    return OrderItem(
        **common_fields(plain),
        steps=tuple(OrderStep(**step) for step in plain["steps"]),
        before=tuple(Before(**pair) for pair in plain.get("before", ())),
    )


def _read_response(plain: Plain) -> OrderResponse:
    return OrderResponse(tuple(plain["placed"]))


def _write_response(response: OrderResponse) -> dict[str, Any]:
    return {"placed": list(response.placed)}


FAMILY = Family(
    type="order",
    item_class=OrderItem,
    label="Ordering",
    read=_read,
    read_response=_read_response,
    write_response=_write_response,
    score=score,
    complete=lambda _item, response: bool(response.placed),
    lot=_lot,
    describe=describe,
    faults=_faults,
    beliefs=beliefs,
)
