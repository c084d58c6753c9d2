# SPDX-License-Identifier: MIT
"""What all items share, and what every item type must offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from trainer.model.items.lots import NOTHING, Chance, Lot, any_order, drawn
from trainer.model.limits import (
    NAME_CHARACTERS,
    STEM_CHARACTERS,
    TEXT_CHARACTERS,
    Length,
    Pattern,
    Range,
)
from trainer.model.stimulus import Stimulus, read_stimulus

if TYPE_CHECKING:
    import builtins

# A permanent id: lower-case letters and digits in groups, held together by single hyphens.
Id = Annotated[str, Pattern(r"[a-z0-9]+(?:[-.][a-z0-9]+)*"), Length(1, NAME_CHARACTERS)]
Name = Annotated[str, Length(1, NAME_CHARACTERS)]
Prose = Annotated[str, Length(0, TEXT_CHARACTERS)]
FlawCode = Annotated[str, Pattern(r"F(?:0[1-9]|1\d|2[0-7])")]
IsoDate = Annotated[str, Pattern(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")]

# Unknown fields are the author's mistake, never passed over. Read by the validator of bank files.
STRICT = {"extra": "forbid"}


def written_name(name: str) -> str:
    """Return the name of a field as it stands in bank files.

    A name that Python keeps for itself, such as `from`, has an underscore at its end in the code.
    """
    return name.removesuffix("_")


# The same, for classes that have such a name.
WRITTEN: dict[str, Any] = {**STRICT, "alias_generator": written_name}

# What authors note for themselves: in bank files only, never shown, hashed or kept with answers.
NOTES = frozenset(("accepts",))

# Plain data as it stands in the compiled cache, the log and result files.
Plain = Mapping[str, Any]


class UnsafeAct(NamedTuple):
    """An act that could cause serious harm: what was done, and the harm."""

    act: str
    harm: str


class Outcome(NamedTuple):
    """What a response is worth.

    Attributes:
        points: share of the item's worth, 0 to 1.
        correct: full points and no unsafe act.
        unsafe: the unsafe acts in the response; counted apart from the points and never
            averaged with them.
    """

    points: float
    correct: bool
    unsafe: tuple[UnsafeAct, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """The person in front of the learner.

    Attributes:
        who: age and one word, such as "45 years".
        facts: label to text, in the order in which they are shown.
    """

    __pydantic_config__ = STRICT

    who: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    facts: Mapping[Name, Prose] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How well an item is supported.

    Attributes:
        grade: kind of the best source, such as "cohort" or "case-report".
        checked: ISO date on which the statements were last compared with the sources.
        review_by: ISO date by which that should be done again.
    """

    __pydantic_config__ = STRICT

    grade: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    checked: IsoDate | None = None
    review_by: IsoDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A scored unit; the part that every type shares.

    Attributes:
        id: permanent within its bank and never reused.
        type: which type of item it is; decides what else it holds.
        stem: the scenario; may also ask, when `lead_in` is empty.
        lead_in: what is asked.
        title: label in lists after answering; must not give the key away.
        domain: id of the content area.
        topic: id of the topic within the domain.
        region: muscles or regions of the body, each an id.
        level: what is asked for: to remember, to apply, or to decide.
        critical: a wrong answer means serious harm.
        revision: raised by the author when the key or the stem changes.
        patient: who is in front of the learner.
        stimulus: what happens under the needle, drawn beside the stem.
        teaching: what a learner should remember, in a sentence or two.
        cites: keys of the bank's references.
        evidence: how well the item is supported.
        difficulty: the author's guess of the proportion keyed, 0 to 1.
        idea: id that all variants of one question have in common: they share one memory, and when
            it is due, another variant may be shown than the last time.
        accepts: code of a finding of `bank lint`, such as F09, with the reason why it stays.
    """

    __pydantic_config__ = STRICT

    id: Id
    type: str
    stem: Annotated[str, Length(1, STEM_CHARACTERS)]
    lead_in: Prose = ""
    title: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    domain: Id | None = None
    topic: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    region: tuple[Id, ...] = ()
    level: Literal["recall", "application", "judgement"] | None = None
    critical: bool = False
    revision: Annotated[int, Range(1, 1_000_000)] = 1
    patient: Patient | None = None
    stimulus: Stimulus | None = None
    teaching: Prose = ""
    cites: tuple[Id, ...] = ()
    evidence: Evidence | None = None
    difficulty: Annotated[float, Range(0, 1)] | None = None
    idea: Id | None = None
    accepts: Mapping[FlawCode, Annotated[str, Length(1, TEXT_CHARACTERS)]] = field(
        default_factory=dict, compare=False
    )


def _never(_item: Any, _response: Any) -> bool:
    return False


def _any(_stored: Any, _response: Any) -> bool:
    return True


def _itself(item: Any, response: Any) -> tuple[Any, Any]:
    return item, response


def _nothing(_item: Any) -> tuple[()]:
    return ()


def _same(item: Any, _parts: Mapping[str, Any]) -> Any:
    return item


def _no_beliefs(_item: Any, _response: Any) -> tuple[()]:
    return ()


def _no_reading(_item: Any, _response: Any) -> None:
    return None


def no_lot(_item: Any) -> Lot:
    """Leave nothing to chance."""
    return NOTHING


def lot_of_options(item: Any) -> Lot:
    """Leave the order of the options to chance, where the author has not fixed it."""
    return any_order(len(item.options)) if item.shuffle else NOTHING


class Family(NamedTuple):
    """What the registry knows of an item type; nothing else asks which type an item has.

    Attributes:
        type: the name in bank files.
        item_class: the dataclass of the item.
        label: one or two words for filters, English source text.
        read: plain data, already checked, to the item.
        read_response: plain data to the response.
        write_response: the response as plain data.
        score: what a response to an item is worth.
        complete: whether a response can be submitted as it is.
        lot: what chance has to decide of an item as shown: the order of its parts, the build of
            the body.
        describe: a response in words, for lists, exports and screen readers.
        faults: rules that types alone cannot express; a (path in the item, message) each. Asked
            of the item as shown; with a name in place of a section or picture only where the bank
            has none of that name, which is told elsewhere.
        locks: whether a response, not complete as a whole, can be stored as a step that is not
            taken back; only of types that are worked through in steps.
        extends: whether a response (or None for none) keeps what is stored of an earlier one
            (None where nothing is), and goes at most one step further.
        last_step: the item that was answered last, and the response to it; but for types with
            steps, these two themselves.
        named: the sections and pictures that an item names, each with its path in the item; a
            picture's name begins with "figures/", no section's id does.
        with_sections: the item with the sections and pictures themselves, by id or name, in place
            of these, as it is shown, hashed and kept; everything but bank files knows items in
            this form.
        beliefs: ids of the wrong beliefs that a response shows, each once.
        taken_for: what a response takes the event under the needle for, as in `Stimulus.truth`;
            None where the item does not put that to the test.
    """

    type: str
    item_class: builtins.type[Any]
    label: str
    read: Callable[[Plain], Any]
    read_response: Callable[[Plain], Any]
    write_response: Callable[[Any], dict[str, Any]]
    score: Callable[[Any, Any], Outcome]
    complete: Callable[[Any, Any], bool]
    lot: Callable[[Any], Lot]
    describe: Callable[[Any, Any], str]
    faults: Callable[[Any], list[Fault]]
    locks: Callable[[Any, Any], bool] = _never
    extends: Callable[[Any, Any], bool] = _any
    last_step: Callable[[Any, Any], tuple[Any, Any]] = _itself
    named: Callable[[Any], Sequence[tuple[tuple[str | int, ...], str]]] = _nothing
    with_sections: Callable[[Any, Mapping[str, Any]], Any] = _same
    beliefs: Callable[[Any, Any], Sequence[str]] = _no_beliefs
    taken_for: Callable[[Any, Any], str | None] = _no_reading

    def draw(self, item: Any, chance: Chance) -> tuple[int, ...]:
        """Return what chance decides of an item, as numbers that the form keeps."""
        return drawn(self.lot(item), chance)


class Fault(NamedTuple):
    """A rule of an item type that an item breaks.

    Attributes:
        path: where in the item, as keys and positions from the item's mapping.
        code: short name of the rule, such as "two-keys".
        message: what is wrong, without the item's id.
        remedy: what the author can do.
    """

    path: tuple[str | int, ...]
    code: str
    message: str
    remedy: str


def common_faults(item: Item) -> list[Fault]:
    """Find what is wrong with the part of an item that every type shares."""
    faults = []
    if not item.stem.strip():
        faults.append(Fault(("stem",), "blank", "the stem is blank", "Write the scenario."))
    for code, reason in item.accepts.items():
        if not reason.strip():
            message = f"the reason for accepting {code} is blank"
            faults.append(Fault(("accepts", code), "blank", message, "Write it, in a sentence."))
    if item.evidence is not None:
        for name in ("checked", "review_by"):
            told = getattr(item.evidence, name)
            if told is not None:
                faults += no_such_day(("evidence", name), told)
    return faults


def no_such_day(path: tuple[str | int, ...], told: str) -> list[Fault]:
    """Say of an ISO date that the calendar has no such day; nothing where it has."""
    if _on_calendar(told):
        return []
    message = f"{told} is not a day of the calendar"
    return [Fault(path, "no-such-day", message, "Correct it.")]


def _on_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def common_fields(plain: Plain) -> dict[str, Any]:
    """Convert the shared fields of checked plain data to constructor arguments."""
    fields = {name: plain[name] for name in _SCALARS if name in plain}
    fields["region"] = tuple(plain.get("region", ()))
    fields["cites"] = tuple(plain.get("cites", ()))
    if plain.get("patient") is not None:
        fields["patient"] = Patient(**plain["patient"])
    if plain.get("stimulus") is not None:
        fields["stimulus"] = read_stimulus(plain["stimulus"])
    if plain.get("evidence") is not None:
        fields["evidence"] = Evidence(**plain["evidence"])
    return fields


_SCALARS = (
    "id",
    "type",
    "stem",
    "lead_in",
    "title",
    "domain",
    "topic",
    "level",
    "critical",
    "revision",
    "teaching",
    "difficulty",
    "idea",
)
