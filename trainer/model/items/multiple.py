# SPDX-License-Identifier: MIT
"""Multiple response: the learner picks several options, or exactly as many as asked."""

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
    unsafe_acts,
    write_choice,
)
from trainer.model.limits import OPTIONS, Length, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleItem(Item):
    """An item whose options are each judged alone.

    Attributes:
        type: the word multiple.
        options: the answer choices, in the order in which they are written.
        choose: exactly how many to pick; left out, the learner decides.
        scoring: "per-option" gives a share for every option judged right, "all-or-none"
            gives points only for the exact set of keys.
        shuffle: whether options may be shown in another order than written.
    """

    type: Literal["multiple"]
    options: Annotated[tuple[Option, ...], Length(2, OPTIONS)]
    choose: Annotated[int, Range(1, OPTIONS - 1)] | None = None
    scoring: Literal["per-option", "all-or-none"] = "per-option"
    shuffle: bool = True


def score(item: MultipleItem, response: Choice) -> Outcome:
    """Score by option or all or none.

    With per-option scoring an option judged right (key chosen, distractor left) earns
    1/n of the points. With `choose` set, where picking anything at random would already
    earn a share, the points are the keys found over the number to choose.

    Returns:
        Points 0 to 1. An unsafe option chosen is a critical error besides, and the item is
        then not correct, whatever the points.
    """
    chosen = set(response.chosen)
    keys = {position for position, option in enumerate(item.options) if option.key}
    unsafe = unsafe_acts(item.options, response)
    if item.scoring == "all-or-none":
        points = 1.0 if chosen == keys else 0.0
    elif item.choose is not None:
        points = len(chosen & keys) / item.choose
    else:
        points = 1.0 - len(chosen ^ keys) / len(item.options)
    return Outcome(points, chosen == keys and not unsafe, unsafe)


def complete(item: MultipleItem, response: Choice) -> bool:
    """Tell whether as many options are chosen as asked, or at least one."""
    if item.choose is not None:
        return len(response.chosen) == item.choose
    return bool(response.chosen)


def _faults(item: MultipleItem) -> list[Fault]:
    faults = option_faults(item.options)
    keys = sum(option.key for option in item.options)
    if keys == 0:
        faults.append(
            Fault(
                ("options",),
                "no-key",
                "no option is marked key",
                "Add key: true to each right one.",
            )
        )
    if item.choose is not None and keys not in (0, item.choose):
        faults.append(
            Fault(
                ("choose",),
                "choose-keys",
                f"choose is {item.choose}, but {keys} options are marked key",
                "Make the two numbers agree, or take choose away.",
            )
        )
    return faults


def _read(plain: Plain) -> MultipleItem:
    return MultipleItem(
        **common_fields(plain),
        options=read_options(plain),
        choose=plain.get("choose"),
        scoring=plain.get("scoring", "per-option"),
        shuffle=plain.get("shuffle", True),
    )


FAMILY = Family(
    type="multiple",
    item_class=MultipleItem,
    label="Multiple",
    read=_read,
    read_response=read_choice,
    write_response=write_choice,
    score=score,
    complete=complete,
    lot=lot_of_options,
    describe=lambda item, response: describe_choice(item.options, response),
    faults=_faults,
    beliefs=lambda item, response: beliefs(item.options, response),
)
