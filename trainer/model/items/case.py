# SPDX-License-Identifier: MIT
"""A case: a patient followed through steps, each an item, that may branch by answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from trainer.model.items.base import (
    STRICT,
    Family,
    Fault,
    Id,
    Item,
    Name,
    Outcome,
    Plain,
    Prose,
    common_fields,
)
from trainer.model.items.case_walk import (
    CaseResponse,
    complete,
    extends,
    last_step,
    locks,
    walk,
)
from trainer.model.items.lots import each
from trainer.model.items.registry import TYPES, family
from trainer.model.limits import CASE_STEPS, OPTIONS, Length, Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.model.items.lots import Lot

When = Annotated[str, Pattern(r"right|wrong|unsafe|option [1-9][0-9]?")]

# What concerns a case as a whole; the item of a step has none of it.
WHOLE = frozenset(
    (
        "id",
        "title",
        "domain",
        "topic",
        "region",
        "level",
        "critical",
        "revision",
        "patient",
        "cites",
        "evidence",
        "difficulty",
        "idea",
        "accepts",
    )
)


class Inner:
    """Marks a field that holds an item of any type but a case, without what concerns the whole."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Hand the types to the validator of bank files; nothing is imported for it."""
        choices = {kind: _inner_schema(kind, handler) for kind in TYPES if kind != "case"}
        return {"type": "tagged-union", "choices": choices, "discriminator": "type"}


def _inner_schema(kind: str, handler: Any) -> dict[str, Any]:
    made = handler.resolve_ref_schema(handler.generate_schema(family(kind).item_class))
    fields = [_inner_field(one) for one in made["schema"]["fields"]]
    whole = {key: value for key, value in made.items() if key != "ref"}
    return {**whole, "schema": {**made["schema"], "fields": fields}}


def _inner_field(one: dict[str, Any]) -> dict[str, Any]:
    """Refuse what belongs to the whole case. An id is empty there, and not written."""
    if one["name"] not in WHOLE:
        return one
    if one["name"] == "id":
        one = {**one, "schema": {"type": "default", "schema": {"type": "str"}, "default": ""}}
    return {**one, "init": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What an answer leads to.

    Attributes:
        when: the answer: `right`, `wrong` or `unsafe`, or an option by its place as written, such
            as `option 2`. An option goes before the others.
        to: id of the step that follows, or `end`; left out, the next one as written. An unsafe act
            always ends the case.
        told: the consequence, in words; shown once the answer is in.
    """

    __pydantic_config__ = STRICT

    when: When
    to: Id | None = None
    told: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A decision on the way through a case; locked once it is answered.

    Attributes:
        id: names the step within its case; permanent.
        item: what is asked: an item of any type but a case, without id.
        facts: what becomes known of the patient with the step; label to text, in order.
        told: what has happened meanwhile; shown above the step.
        branches: where answers lead that do not lead to the next step, or have a consequence to
            be told.
    """

    __pydantic_config__ = STRICT

    id: Id
    item: Annotated[Item, Inner()]
    facts: Mapping[Name, Prose] = field(default_factory=dict)
    told: Prose = ""
    branches: Annotated[tuple[Branch, ...], Length(0, 2 * OPTIONS)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseItem(Item):
    """An item that follows a patient through steps.

    Attributes:
        type: the word case.
        steps: the decisions, in the order in which they follow each other without branches.
    """

    type: Literal["case"]
    steps: Annotated[tuple[Step, ...], Length(2, CASE_STEPS)]


def score(item: CaseItem, response: CaseResponse) -> Outcome:
    """Score step by step.

    Returns:
        The mean of the points of the steps reached, and the unsafe acts of all of them. It is
        correct only where every step reached was, and the end was reached.
    """
    way = walk(item, response)
    outcomes = [one.outcome for one in way.answered if one.outcome is not None]
    if not outcomes:
        return Outcome(0.0, False)
    ended = way.is_sound and way.open is None
    return Outcome(
        sum(one.points for one in outcomes) / len(outcomes),
        ended and all(one.correct for one in outcomes),
        tuple(act for one in outcomes for act in one.unsafe),
    )


def _lot(item: CaseItem) -> Lot:
    return each([family(step.item.type).lot(step.item) for step in item.steps])


def _describe(item: CaseItem, response: CaseResponse) -> str:
    return "; ".join(
        f"{number}. {family(one.step.item.type).describe(one.step.item, one.response)}"
        for number, one in enumerate(walk(item, response).answered, 1)
    )


def _faults(item: CaseItem) -> list[Fault]:
    # Late: rules are looked at when banks are read, never while one practises.
    from trainer.model.items.case_rules import case_faults

    return case_faults(item)


def _named(item: CaseItem) -> list[tuple[tuple[str | int, ...], str]]:
    return [
        (("steps", number, "item", *path), name)
        for number, step in enumerate(item.steps)
        for path, name in family(step.item.type).named(step.item)
    ]


def _with_sections(item: CaseItem, sections: Mapping[str, Any]) -> CaseItem:
    return _changed(item, lambda inner: family(inner.type).with_sections(inner, sections))


def _changed(item: CaseItem, change: Callable[[Item], Item]) -> CaseItem:
    """Return a case with other items in its steps; the same one where none is another."""
    steps = tuple(
        step if (inner := change(step.item)) is step.item else dataclasses.replace(step, item=inner)
        for step in item.steps
    )
    if all(new is old for new, old in zip(steps, item.steps, strict=True)):
        return item
    return dataclasses.replace(item, steps=steps)


def _read(plain: Plain) -> CaseItem:
    return CaseItem(**common_fields(plain), steps=tuple(_read_step(one) for one in plain["steps"]))


def _read_step(plain: Plain) -> Step:
    inner = plain["item"]
    return Step(
        id=plain["id"],
        item=family(inner["type"]).read({"id": "", **inner}),
        facts=plain.get("facts", {}),
        told=plain.get("told", ""),
        branches=tuple(Branch(**branch) for branch in plain.get("branches", ())),
    )


FAMILY = Family(
    type="case",
    item_class=CaseItem,
    label="Case",
    read=_read,
    read_response=lambda plain: CaseResponse(tuple((name, one) for name, one in plain["steps"])),
    write_response=lambda response: {"steps": [list(one) for one in response.steps]},
    score=score,
    complete=complete,
    lot=_lot,
    describe=_describe,
    faults=_faults,
    locks=locks,
    extends=extends,
    last_step=last_step,
    named=_named,
    with_sections=_with_sections,
)
