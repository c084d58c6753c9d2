# SPDX-License-Identifier: MIT
"""What is wrong with a bank as a whole: numbers beyond its limits, and what its head plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.banks.wording import shown, suggestion
from trainer.model.items.base import Fault
from trainer.model.items.registry import TYPES
from trainer.model.limits import ITEMS, MIB, SECTIONS, SHOWN_BYTES
from trainer.model.outline import blueprint_faults
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trainer.banks.linking import Known
    from trainer.model.outline import Blueprint

_FIELD = "blueprint"


def number_problems(
    head: str, items: int, sections: int, shown_bytes: int, *, has_head: bool
) -> list[Problem]:
    """Find numbers that are beyond the limits, or nothing.

    Args:
        head: name of the file with the head.
        items: how many there are, sound or not.
        sections: how many there are.
        shown_bytes: size of all that items show, counted for each.
        has_head: whether the head could be read.
    """
    found = []

    def tell(severity: Severity, code: str, message: str, remedy: str) -> None:
        found.append(Problem(severity, head, 1, 1, code, "", message, remedy))

    for count, most, thing, code in (
        (items, ITEMS, "items", "too-many-items"),
        (sections, SECTIONS, "sections", "too-many-sections"),
    ):
        if count > most:
            message = f"the bank holds {count:,} {thing}; at most {most:,} are allowed"
            tell(Severity.UNREADABLE, code, message, "Split it into several banks.")
    if shown_bytes > SHOWN_BYTES:
        most = SHOWN_BYTES // MIB
        message = f"what the items show, counted for each item, is larger than {most} MB"
        remedy = "Show smaller pictures, or split the bank."
        tell(Severity.UNREADABLE, "shows-too-much", message, remedy)
    if items == 0 and has_head:
        tell(Severity.WARNING, "no-items", "the bank holds no items", "Write some under items:.")
    return found


def plan_faults(blueprint: Blueprint, known: Known) -> Iterator[Fault]:
    """Find what a blueprint names that the bank does not have; paths begin in the head."""
    for field, domains in (("topics", blueprint.topics), ("types", blueprint.types)):
        for domain in domains:
            if domain not in known.domains:
                message = f'blueprint: unknown domain "{shown(domain)}"'
                near = suggestion(domain, sorted(known.domains))
                yield Fault((_FIELD, field, domain), "unknown-domain", message, near)
    for domain, topics in blueprint.topics.items():
        declared = known.topics.get(domain)
        for topic in topics if declared else ():
            if topic not in (declared or ()):
                message = f'blueprint: unknown topic "{shown(topic)}"'
                near = suggestion(topic, sorted(declared or ()))
                yield Fault((_FIELD, "topics", domain, topic), "unknown-topic", message, near)
    for domain, types in blueprint.types.items():
        for kind in types:
            if kind not in TYPES:
                message = f'blueprint: unknown type "{shown(kind)}"'
                near = suggestion(kind, TYPES)
                yield Fault((_FIELD, "types", domain, kind), "unknown-type", message, near)
    for fault in blueprint_faults(blueprint):
        yield fault._replace(path=(_FIELD, *fault.path))


def in_order(problems: Iterable[Problem], names: Iterable[str], head: str) -> list[Problem]:
    """Sort problems by file, the one with the head first, and place."""
    order = {name: number for number, name in enumerate(names)}
    order[head] = -1
    last = len(order)
    return sorted(
        problems,
        key=lambda problem: (
            order.get(problem.path, last),
            problem.path,
            problem.line,
            problem.column,
        ),
    )
