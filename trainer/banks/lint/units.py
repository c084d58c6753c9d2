# SPDX-License-Identifier: MIT
"""Items as rules see them: each question by itself, with what is read before it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks.canonical import fields_of
from trainer.banks.lint.words import sentences, word_set
from trainer.model.items.case import CaseItem
from trainer.model.items.match import MatchItem
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.order import OrderItem
from trainer.model.items.single import SingleItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.banks.text import Path
    from trainer.model.items.base import Item, Patient
    from trainer.model.items.choice import Option
    from trainer.model.stimulus import Stimulus


class Answer(NamedTuple):
    """Something that a learner can choose, put in order or match.

    Attributes:
        key: whether it is right, or belongs.
        path: of its text, from the item's mapping.
    """

    text: str
    key: bool
    rationale: str
    path: Path


class Unit(NamedTuple):
    """One question: an item, or the item of a step of a case.

    Attributes:
        whole: the item of the bank.
        item: what is asked; the same as `whole`, or of a step.
        path: from the mapping of `whole` to that of `item`.
        given: what is read besides the stem, before answering: facts, what has happened, what is
            reported and seen.
        asking: the sentence that asks, and its place.
        answers: options, steps or options of a match, in the order of the file.
    """

    whole: Item
    item: Item
    path: Path
    given: str
    asking: str
    asking_path: Path
    answers: tuple[Answer, ...]

    @property
    def is_single(self) -> bool:
        """Tell whether one option is to be picked."""
        return isinstance(self.item, SingleItem)

    @property
    def is_choice(self) -> bool:
        """Tell whether options are to be picked."""
        return isinstance(self.item, SingleItem | MultipleItem)

    @property
    def keys(self) -> list[Answer]:
        """List what is right."""
        return [one for one in self.answers if one.key]

    @property
    def distractors(self) -> list[Answer]:
        """List what is wrong."""
        return [one for one in self.answers if not one.key]


class Prose(NamedTuple):
    """A text of an item.

    Attributes:
        field: name of the field that holds it; "facts" for one of a patient's facts.
    """

    path: Path
    field: str
    text: str


# Fields with prose for learners, wherever a type has put them.
_PROSE = word_set(
    """
    stem lead_in text rationale verdict teaching told reports seen act harm outside who title
    """
)
READ_FIRST = frozenset(("stem", "lead_in", "text", "told", "reports", "seen", "facts"))


def units_of(item: Item) -> list[Unit]:
    """Return the questions of an item: one, or those of a case in their order."""
    given = _facts(item.patient)
    if not isinstance(item, CaseItem):
        return [_unit(item, item, (), given)]
    given = f"{given} {item.stem}"
    found = []
    for number, step in enumerate(item.steps):
        facts = " ".join(f"{name} {fact}" for name, fact in step.facts.items())
        told = f"{given if number == 0 else ''} {step.told} {facts}".strip()
        found.append(_unit(item, step.item, ("steps", number, "item"), told))
    return found


def prose_of(item: Item) -> list[Prose]:
    """Return all prose of an item, in the order of its fields."""
    return list(_prose(fields_of(item), (), ""))


def _prose(value: Any, path: Path, name: str) -> Iterator[Prose]:
    if isinstance(value, str):
        if name in _PROSE or name == "facts":
            yield Prose(path, name, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("section", "accepts"):
                yield from _prose(inner, (*path, key), name if name == "facts" else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _prose(inner, (*path, number), name)


def _unit(whole: Item, item: Item, path: Path, given: str) -> Unit:
    asking, field = item.lead_in, "lead_in"
    if not asking.strip():
        asking, field = (sentences(item.stem) or [item.stem])[-1], "stem"
    given = f"{given} {_events(item.stimulus)}".strip()
    return Unit(whole, item, path, given, asking.strip(), (*path, field), _answers(item, path))


def _answers(item: Item, path: Path) -> tuple[Answer, ...]:
    match item:
        case SingleItem() | MultipleItem():
            return tuple(_option(one, (*path, "options", n)) for n, one in enumerate(item.options))
        case OrderItem():
            return tuple(
                Answer(one.text, not one.wrong, one.rationale, (*path, "steps", n, "text"))
                for n, one in enumerate(item.steps)
            )
        case MatchItem():
            keys = {prompt.key for prompt in item.prompts}
            return tuple(
                Answer(one.text, one.id in keys, "", (*path, "options", n, "text"))
                for n, one in enumerate(item.options)
            )
        case _:
            return ()


def _option(option: Option, path: Path) -> Answer:
    return Answer(option.text, option.key, option.rationale, (*path, "text"))


def _facts(patient: Patient | None) -> str:
    if patient is None:
        return ""
    return " ".join([patient.who, *(f"{name} {fact}" for name, fact in patient.facts.items())])


def _events(stimulus: Stimulus | None) -> str:
    return "" if stimulus is None else f"{stimulus.reports} {stimulus.seen}"


def named(answers: Sequence[Answer], answer: Answer) -> str:
    """Name an option by its place, as bank problems do."""
    return f"option {answers.index(answer) + 1}"
