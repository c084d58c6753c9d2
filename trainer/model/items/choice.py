# SPDX-License-Identifier: MIT
"""Options and the response of choosing among them, shared by `single` and `multiple`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from trainer.model.items.base import STRICT, Fault, Id, Plain, Prose, UnsafeAct
from trainer.model.limits import TEXT_CHARACTERS, Length
from trainer.model.stimulus import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer choice.

    Attributes:
        text: what the learner reads.
        key: whether it is correct; otherwise it is a distractor.
        rationale: why it is right, wrong or dangerous.
        verdict: act and consequence, completing "Right: ", "Not this one: " or "Unsafe: ".
        unsafe: choosing it could cause serious harm.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        misconception: id of the wrong belief behind a distractor.
        reads: what a distractor takes the event under the needle for, where that is not what it is.
    """

    __pydantic_config__ = STRICT

    text: Annotated[str, Length(1, TEXT_CHARACTERS)]
    key: bool = False
    rationale: Prose = ""
    verdict: Prose = ""
    unsafe: bool = False
    act: Prose = ""
    harm: Prose = ""
    misconception: Id | None = None
    reads: Truth | None = None


class Choice(NamedTuple):
    """The response to an item with options: positions in the item's own order, ascending."""

    chosen: tuple[int, ...] = ()


def read_options(plain: Plain) -> tuple[Option, ...]:
    """Convert checked plain data to options."""
    return tuple(Option(**option) for option in plain["options"])


def read_choice(plain: Plain) -> Choice:
    """Convert stored plain data to a response."""
    return Choice(tuple(plain["chosen"]))


def write_choice(choice: Choice) -> dict[str, Any]:
    """Convert a response to plain data."""
    return {"chosen": list(choice.chosen)}


def unsafe_acts(options: Sequence[Option], choice: Choice) -> tuple[UnsafeAct, ...]:
    """List the unsafe acts among the options chosen."""
    return tuple(
        UnsafeAct(options[i].act or options[i].text, options[i].harm)
        for i in choice.chosen
        if options[i].unsafe
    )


def beliefs(options: Sequence[Option], choice: Choice) -> tuple[str, ...]:
    """List the wrong beliefs behind the options chosen, each once."""
    found = (options[i].misconception for i in choice.chosen)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def taken_for(item: Any, choice: Choice) -> str | None:
    """Tell what the option chosen takes the event under the needle for.

    An option that does not say so reads the event as what it is, however wrong it is otherwise.

    Args:
        item: with a stimulus and options.
        choice: one of them.

    Returns:
        None unless the item has an event and an option that takes it for something else.
    """
    if item.stimulus is None or all(option.reads is None for option in item.options):
        return None
    reading: str = item.options[choice.chosen[0]].reads or item.stimulus.truth
    return reading


def describe_choice(options: Sequence[Option], choice: Choice) -> str:
    """Say a response in words."""
    return "; ".join(options[i].text for i in choice.chosen)


def option_faults(options: Sequence[Option]) -> list[Fault]:
    """Find what is wrong with a list of options, whatever the item type."""
    faults = same_texts("option", [option.text for option in options])
    for position, option in enumerate(options):
        if option.key and option.unsafe:
            faults.append(
                Fault(
                    ("options", position, "unsafe"),
                    "unsafe-key",
                    f"option {position + 1} is marked both key and unsafe",
                    "An unsafe act cannot be right; take one mark away.",
                )
            )
        if option.key and option.reads is not None:
            faults.append(
                Fault(
                    ("options", position, "reads"),
                    "misread-key",
                    f"option {position + 1} is the key and takes the event for something else",
                    "Take reads away; the key reads the event as what it is.",
                )
            )
    return faults


def same_texts(thing: str, texts: Sequence[str]) -> list[Fault]:
    """Find texts that differ in nothing but case and spaces.

    Args:
        thing: what the texts are of, in the singular; its plural is the field that holds them.
        texts: of all of them, in order.
    """
    faults = []
    seen: dict[str, int] = {}
    for position, text in enumerate(texts):
        folded = " ".join(text.casefold().split())
        if folded in seen:
            faults.append(
                Fault(
                    (f"{thing}s", position, "text"),
                    f"same-{thing}",
                    f"{thing} {position + 1} says the same as {thing} {seen[folded] + 1}",
                    "Change one of them or leave it out.",
                )
            )
        seen.setdefault(folded, position)
    return faults
