# SPDX-License-Identifier: MIT
"""How many items a bank is meant to have from where, and what a number of items makes of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from trainer.model.items.base import STRICT, Fault, Id, Name
from trainer.model.limits import ITEMS, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = Annotated[int, Range(0, ITEMS)]

LEVELS = ("recall", "application", "judgement")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelParts:
    """The parts of a topic, by what is asked for.

    Attributes:
        recall: items that ask to remember.
        application: items that ask to apply.
        judgement: items that ask to decide.
    """

    __pydantic_config__ = STRICT

    recall: Part = 0
    application: Part = 0
    judgement: Part = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """How the items of a bank are meant to be spread; all numbers are parts of one whole.

    Attributes:
        topics: by domain and topic, how many items of each level.
        types: by domain and type of item, how many items.
    """

    __pydantic_config__ = STRICT

    topics: Mapping[Id, Mapping[Name, LevelParts]] = field(default_factory=dict)
    types: Mapping[Id, Mapping[Name, Part]] = field(default_factory=dict)


def topic_parts(levels: LevelParts) -> int:
    """Return the parts of a topic, all levels together."""
    return sum(getattr(levels, level) for level in LEVELS)


def domain_parts(blueprint: Blueprint) -> dict[str, int]:
    """Return the parts of each domain."""
    return {
        domain: sum(map(topic_parts, topics.values()))
        for domain, topics in blueprint.topics.items()
    }


def shared_out(total: int, parts: Sequence[int]) -> list[int]:
    """Share out whole items by parts, so that they add up.

    Args:
        total: items to share out.
        parts: of each, at least 0.

    Returns:
        For each as many as its share, rounded down or up; all zero where there are no parts.

    Source: the method of largest remainders (Hamilton); of equal remainders the first wins.
    """
    whole = sum(parts)
    if whole == 0:
        return [0] * len(parts)
    found = [total * part // whole for part in parts]
    rest = sorted(range(len(parts)), key=lambda place: -(total * parts[place] % whole))
    for place in rest[: total - sum(found)]:
        found[place] += 1
    return found


def blueprint_faults(blueprint: Blueprint) -> list[Fault]:
    """Find where a blueprint contradicts itself; paths begin within it."""
    faults = []
    totals = domain_parts(blueprint)
    for domain, types in blueprint.types.items():
        wanted = totals.get(domain, 0)
        told = sum(types.values())
        if told != wanted:
            message = f'blueprint: the types of "{domain}" make {told}, its topics {wanted}'
            remedy = "Both count the same items; correct one of them."
            faults.append(Fault(("types", domain), "blueprint-sum", message, remedy))
    return faults
