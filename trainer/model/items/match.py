# SPDX-License-Identifier: MIT
"""Matching: the learner gives each prompt one of the options; an option may serve several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    lot_of_options,
)
from trainer.model.items.choice import same_texts
from trainer.model.limits import OPTIONS, TEXT_CHARACTERS, Length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOption:
    """What prompts can be matched with.

    Attributes:
        id: what prompts name it by; permanent.
        text: what the learner reads.
    """

    __pydantic_config__ = STRICT

    id: Id
    text: Annotated[str, Length(1, TEXT_CHARACTERS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What an option is to be found for.

    Attributes:
        text: what the learner reads.
        key: id of the option that fits.
        rationale: why that one fits, and the others do not.
        verdict: act and consequence, told when another option was given.
        unsafe: ids of options that could cause serious harm here.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
        misconceptions: id of an option that does not fit, with the id of the wrong belief behind
            it.
    """

    __pydantic_config__ = STRICT

    text: Annotated[str, Length(1, TEXT_CHARACTERS)]
    key: Id
    rationale: Prose = ""
    verdict: Prose = ""
    unsafe: Annotated[tuple[Id, ...], Length(0, OPTIONS)] = ()
    act: Prose = ""
    harm: Prose = ""
    misconceptions: Mapping[Id, Id] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchItem(Item):
    """An item whose prompts are each given one of the options.

    Attributes:
        type: the word match.
        options: what prompts can be matched with, in the order in which they are written.
        prompts: what is to be matched, shown in this order.
        once: whether an option serves one prompt at most; otherwise it may serve several.
        shuffle: whether options may be shown in another order than written.
    """

    type: Literal["match"]
    options: Annotated[tuple[MatchOption, ...], Length(2, OPTIONS)]
    prompts: Annotated[tuple[Prompt, ...], Length(1, OPTIONS)]
    once: bool = False
    shuffle: bool = True


class MatchResponse(NamedTuple):
    """For each prompt the position of its option in the item's own order; None for none yet."""

    assigned: tuple[int | None, ...] = ()


def assignments(item: MatchItem, response: MatchResponse) -> tuple[int | None, ...]:
    """Return what each prompt was given, as many as there are prompts."""
    given = response.assigned[: len(item.prompts)]
    return (*given, *(None for _ in range(len(item.prompts) - len(given))))


def key_position(item: MatchItem, prompt: Prompt) -> int:
    """Return the position of the option that fits a prompt."""
    return next(number for number, one in enumerate(item.options) if one.id == prompt.key)


def is_right(item: MatchItem, prompt: Prompt, given: int | None) -> bool:
    """Tell whether what a prompt was given fits."""
    return given is not None and item.options[given].id == prompt.key


def is_unsafe(item: MatchItem, prompt: Prompt, given: int | None) -> bool:
    """Tell whether what a prompt was given could cause serious harm."""
    return given is not None and item.options[given].id in prompt.unsafe


# Scoring


def score(item: MatchItem, response: MatchResponse) -> Outcome:
    """Score by prompt: every prompt matched right earns its share.

    Returns:
        Points 0 to 1. A match marked unsafe is a critical error besides.
    """
    pairs = list(zip(item.prompts, assignments(item, response), strict=True))
    right = sum(is_right(item, prompt, given) for prompt, given in pairs)
    unsafe = tuple(
        UnsafeAct(prompt.act or f"{prompt.text}: {item.options[given].text}", prompt.harm)
        for prompt, given in pairs
        if given is not None and is_unsafe(item, prompt, given)
    )
    return Outcome(right / len(pairs), right == len(pairs) and not unsafe, unsafe)


def complete(item: MatchItem, response: MatchResponse) -> bool:
    """Tell whether every prompt has an option, and with `once` one of its own."""
    given = [one for one in assignments(item, response) if one is not None]
    return len(given) == len(item.prompts) and not (item.once and len(set(given)) < len(given))


def describe(item: MatchItem, response: MatchResponse) -> str:
    """Say a response in words."""
    pairs = zip(item.prompts, assignments(item, response), strict=True)
    return "; ".join(
        f"{prompt.text}: {item.options[given].text}" for prompt, given in pairs if given is not None
    )


def beliefs(item: MatchItem, response: MatchResponse) -> tuple[str, ...]:
    """List the wrong beliefs behind the options assigned, each once."""
    pairs = zip(item.prompts, assignments(item, response), strict=True)
    found = (
        prompt.misconceptions.get(item.options[given].id)
        for prompt, given in pairs
        if given is not None
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


# Faults


def _faults(item: MatchItem) -> list[Fault]:
    faults = same_texts("option", [option.text for option in item.options])
    faults += same_texts("prompt", [prompt.text for prompt in item.prompts])
    faults += _id_faults(item.options)
    known = {option.id for option in item.options}
    keyed: dict[str, int] = {}
    for number, prompt in enumerate(item.prompts):
        faults += _named_faults(number, prompt, known)
        if item.once and prompt.key in keyed:
            faults.append(
                Fault(
                    ("prompts", number, "key"),
                    "key-again",
                    f"prompt {number + 1} has the key of prompt {keyed[prompt.key] + 1},"
                    " but options serve once",
                    "Change one of the keys, or take once away.",
                )
            )
        keyed.setdefault(prompt.key, number)
    return faults


def _id_faults(options: Sequence[MatchOption]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for position, option in enumerate(options):
        if option.id in seen:
            yield Fault(
                ("options", position, "id"),
                "same-option-id",
                f"option {position + 1} has the id of option {seen[option.id] + 1}",
                "Give each option an id of its own.",
            )
        seen.setdefault(option.id, position)


def _named_faults(number: int, prompt: Prompt, known: set[str]) -> Iterator[Fault]:
    """Find what is wrong with the options that a prompt names."""
    named: list[tuple[tuple[str | int, ...], str]] = [(("prompts", number, "key"), prompt.key)]
    named += [
        (("prompts", number, "unsafe", place), one) for place, one in enumerate(prompt.unsafe)
    ]
    named += [(("prompts", number, "misconceptions", one), one) for one in prompt.misconceptions]
    for path, one in named:
        if one not in known:
            yield Fault(
                path,
                "no-such-option",
                f'prompt {number + 1} names the option "{one}", which is not there',
                f"Possible: {', '.join(sorted(known))}.",
            )
    if prompt.key in prompt.unsafe:
        yield Fault(
            ("prompts", number, "unsafe"),
            "unsafe-key",
            f"the key of prompt {number + 1} is marked unsafe",
            "An unsafe act cannot be right; take one mark away.",
        )
    if prompt.key in prompt.misconceptions:
        yield Fault(
            ("prompts", number, "misconceptions", prompt.key),
            "misconceived-key",
            f"the key of prompt {number + 1} has a misconception",
            "Only options that do not fit have one.",
        )


# To and from plain data


def _read(plain: Plain) -> MatchItem:
    return MatchItem(
        **common_fields(plain),
        options=tuple(MatchOption(**option) for option in plain["options"]),
        prompts=tuple(_read_prompt(prompt) for prompt in plain["prompts"]),
        once=plain.get("once", False),
        shuffle=plain.get("shuffle", True),
    )


def _read_prompt(plain: Plain) -> Prompt:
    return Prompt(**{**plain, "unsafe": tuple(plain.get("unsafe", ()))})


def _read_response(plain: Plain) -> MatchResponse:
    return MatchResponse(tuple(plain["assigned"]))


def _write_response(response: MatchResponse) -> dict[str, Any]:
    return {"assigned": list(response.assigned)}


FAMILY = Family(
    type="match",
    item_class=MatchItem,
    label="Matching",
    read=_read,
    read_response=_read_response,
    write_response=_write_response,
    score=score,
    complete=complete,
    lot=lot_of_options,
    describe=describe,
    faults=_faults,
    beliefs=beliefs,
)
