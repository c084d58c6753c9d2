# SPDX-License-Identifier: MIT
"""Rules of cases that types alone cannot express: every branch leads on, and no way in circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.items.base import Fault, Item, common_faults
from trainer.model.items.case_walk import END, OPTION
from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.model.items.case import Branch, CaseItem, Step

_Path = tuple[str | int, ...]


def case_faults(item: CaseItem) -> list[Fault]:
    """Find what is wrong with a case and with the item of each of its steps."""
    faults = [*_id_faults(item)]
    ids = [step.id for step in item.steps]
    for number, step in enumerate(item.steps):
        for fault in (*_inner_faults(step.item), *_branch_faults(step, ids)):
            message = f"step {number + 1}: {fault.message}"
            path = ("steps", number, *fault.path)
            faults.append(fault._replace(path=path, message=message))
    if not faults:
        # Where a branch leads nowhere, what can be reached would be guessed.
        faults += _way_faults(item)
    return faults


def _inner_faults(item: Item) -> Iterator[Fault]:
    for fault in common_faults(item) + family(item.type).faults(item):
        yield fault._replace(path=("item", *fault.path))


def _id_faults(item: CaseItem) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, step in enumerate(item.steps):
        path: _Path = ("steps", number, "id")
        if step.id == END:
            message = f'step {number + 1} is called "{END}", which says that a case is over'
            yield Fault(path, "step-end", message, "Give it another id.")
        elif step.id in first:
            message = f"step {number + 1} has the same id as step {first[step.id] + 1}"
            yield Fault(path, "same-step", message, "Give it an id of its own.")
        first.setdefault(step.id, number)


def _branch_faults(step: Step, ids: list[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, branch in enumerate(step.branches):
        here: _Path = ("branches", number)
        name = f"branch {number + 1}"
        if branch.when in seen:
            message = f'{name} is for "{branch.when}", as one above'
            yield Fault((*here, "when"), "same-when", message, "Leave one of them out.")
        seen.add(branch.when)
        yield from _when_faults(step, branch, (*here, "when"), name)
        yield from _to_faults(step, branch, (*here, "to"), name, ids)


def _when_faults(step: Step, branch: Branch, path: _Path, name: str) -> Iterator[Fault]:
    if not branch.when.startswith(OPTION):
        return
    # Only where an answer is one or more of its options can a branch be for one of them.
    options = getattr(step.item, "options", ()) if step.item.type in ("single", "multiple") else ()
    if int(branch.when.removeprefix(OPTION)) > len(options):
        message = f'{name} is for "{branch.when}", and the step has {len(options)} options'
        remedy = "Options are counted from 1, as they are written."
        if not options:
            message = f'{name} is for "{branch.when}", and the step has no options'
            remedy = "Use right, wrong or unsafe."
        yield Fault(path, "no-such-option", message, remedy)


def _to_faults(
    step: Step, branch: Branch, path: _Path, name: str, ids: list[str]
) -> Iterator[Fault]:
    if branch.to is None or branch.to == END:
        return
    if branch.to not in ids:
        message = f'{name} leads to "{branch.to}", and no step has this id'
        remedy = f"Possible: {', '.join((*dict.fromkeys(ids), END))}."
        yield Fault(path, "no-such-step", message, remedy)
    elif branch.when == "unsafe" or _is_unsafe(step, branch):
        message = f'{name} leads on to "{branch.to}", but an unsafe act ends the case'
        yield Fault(path, "unsafe-goes-on", message, "Leave it out, or write end.")


def _way_faults(item: CaseItem) -> Iterator[Fault]:
    positions = {step.id: number for number, step in enumerate(item.steps)}
    after = [_targets(item, number, positions) for number in range(len(item.steps))]
    circle = _circle(after)
    if circle is not None:
        start, end = circle
        message = f"step {start + 1} leads back to step {end + 1}: the case need never end"
        remedy = "Let its branches lead to later steps only, or to end."
        yield Fault(("steps", start), "circle", message, remedy)
    reached = _reachable(after)
    for number in range(len(item.steps)):
        if number not in reached:
            message = f"nothing leads to step {number + 1}"
            remedy = "Let a branch lead to it, or leave it out."
            yield Fault(("steps", number), "unreachable-step", message, remedy)


def _targets(item: CaseItem, number: int, positions: dict[str, int]) -> tuple[int, ...]:
    """List the steps that may follow one; a branch for unsafe acts leads nowhere."""
    step, following = item.steps[number], number + 1
    leads = [one for one in step.branches if one.when != "unsafe" and not _is_unsafe(step, one)]
    targets = [following if one.to is None else positions.get(one.to, -1) for one in leads]
    if not {"right", "wrong"} <= {one.when for one in leads}:
        targets.append(following)
    return tuple(dict.fromkeys(one for one in targets if 0 <= one < len(item.steps)))


def _is_unsafe(step: Step, branch: Branch) -> bool:
    """Tell whether a branch is for an option that is unsafe: choosing it ends the case."""
    if not branch.when.startswith(OPTION):
        return False
    place = int(branch.when.removeprefix(OPTION)) - 1
    options = getattr(step.item, "options", ())
    return place < len(options) and bool(getattr(options[place], "unsafe", False))


def _circle(after: list[tuple[int, ...]]) -> tuple[int, int] | None:
    """Find a step that leads back to one from which it was reached: the two, or None."""
    done: set[int] = set()
    for first in range(len(after)):
        path: list[int] = []
        waiting = [(first, False)]
        while waiting:
            step, is_left = waiting.pop()
            if is_left:
                path.pop()
                done.add(step)
            elif step not in done:
                path.append(step)
                waiting.append((step, True))
                for target in after[step]:
                    if target in path:
                        return step, target
                    waiting.append((target, False))
    return None


def _reachable(after: list[tuple[int, ...]]) -> set[int]:
    reached = {0}
    waiting = [0]
    while waiting:
        for target in after[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
