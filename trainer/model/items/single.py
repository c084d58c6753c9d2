# SPDX-License-Identifier: MIT
"""Single best answer: the learner picks one option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from trainer.model.items.base import (
    Family,
    Fault,
    Item,
    Outcome,
    Plain,
    common_fields,
    lot_of_options,
)
from trainer.model.items.choice import (
    Choice,
    Option,
    beliefs,
    describe_choice,
    option_faults,
    read_choice,
    read_options,
    taken_for,
    unsafe_acts,
    write_choice,
)
from trainer.model.limits import OPTIONS, Length


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleItem(Item):
    """An item with exactly one key among its options.

    Attributes:
        type: the word single.
        options: the answer choices, in the order in which they are written.
        shuffle: whether options may be shown in another order than written.
    """

    type: Literal["single"]
    options: Annotated[tuple[Option, ...], Length(2, OPTIONS)]
    shuffle: bool = True


def score(item: SingleItem, response: Choice) -> Outcome:
    """Score right or wrong; an unsafe option is a critical error besides."""
    unsafe = unsafe_acts(item.options, response)
    keyed = len(response.chosen) == 1 and item.options[response.chosen[0]].key
    return Outcome(1.0 if keyed else 0.0, keyed and not unsafe, unsafe)


def _faults(item: SingleItem) -> list[Fault]:
    faults = option_faults(item.options)
    keys = [position for position, option in enumerate(item.options) if option.key]
    if not keys:
        faults.append(
            Fault(
                ("options",), "no-key", "no option is marked key", "Add key: true to the best one."
            )
        )
    elif len(keys) > 1:
        named = " and ".join(f"option {position + 1}" for position in keys)
        every = "both" if len(keys) == 2 else "all"
        faults.append(
            Fault(
                ("options", keys[1], "key"),
                "two-keys",
                f"{named} are {every} marked key; a single item has one",
                "Keep one key, or set type to multiple.",
            )
        )
    return faults


def _read(plain: Plain) -> SingleItem:
    return SingleItem(
        **common_fields(plain), options=read_options(plain), shuffle=plain.get("shuffle", True)
    )


FAMILY = Family(
    type="single",
    item_class=SingleItem,
    label="Single best answer",
    read=_read,
    read_response=read_choice,
    write_response=write_choice,
    score=score,
    complete=lambda _item, response: len(response.chosen) == 1,
    lot=lot_of_options,
    describe=lambda item, response: describe_choice(item.options, response),
    faults=_faults,
    beliefs=lambda item, response: beliefs(item.options, response),
    taken_for=taken_for,
)
