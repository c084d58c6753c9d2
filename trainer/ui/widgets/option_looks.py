# SPDX-License-Identifier: MIT
"""How an option looks in each of its states."""

from enum import StrEnum
from typing import NamedTuple

from trainer.ui.widgets.tag import TagKind


class OptionState(StrEnum):
    """What a card says about its option.

    The first four are before checking, the others after it.
    """

    REST = "rest"
    CHOSEN = "chosen"
    STRUCK = "struck"
    PLACED = "placed"  # one of several that were given their place
    BEST = "best"
    YOURS_BEST = "yours-best"
    YOURS_WRONG = "yours-wrong"
    YOURS_UNSAFE = "yours-unsafe"
    PASSED = "passed"
    PASSED_UNSAFE = "passed-unsafe"


class OptionLook(NamedTuple):
    """Roles of one state; an empty letter ground is an outlined letter."""

    ground: str
    edge: str
    width: str
    letter_ground: str
    letter_edge: str
    letter: str
    text: str
    weight: int
    tag: TagKind | None = None


_S = OptionState
LOOKS: dict[OptionState, OptionLook] = {
    _S.REST: OptionLook("surface", "edge", "hairline", "", "control-edge", "ink-2", "ink", 400),
    _S.CHOSEN: OptionLook("accent-soft", "accent", "chosen", "accent", "", "on-accent", "ink", 500),
    _S.STRUCK: OptionLook("sunk", "line", "hairline", "", "edge", "ink-3", "ink-3", 400),
    _S.PLACED: OptionLook("surface", "edge", "hairline", "accent", "", "on-accent", "ink", 500),
    _S.BEST: OptionLook(
        "accent-soft", "accent", "best-answer", "accent", "", "on-accent", "ink", 500, TagKind.BEST
    ),
    _S.YOURS_BEST: OptionLook(
        "accent-soft", "accent", "best-answer", "accent", "", "on-accent", "ink", 500, TagKind.BEST
    ),
    _S.YOURS_WRONG: OptionLook(
        "surface", "ink-2", "best-answer", "ink-2", "", "surface", "ink", 500, TagKind.YOURS
    ),
    _S.YOURS_UNSAFE: OptionLook(
        "danger-soft",
        "danger",
        "chosen",
        "danger",
        "",
        "on-danger",
        "ink",
        500,
        TagKind.YOURS_UNSAFE,
    ),
    _S.PASSED: OptionLook("surface", "line", "hairline", "", "control-edge", "ink-2", "ink", 500),
    _S.PASSED_UNSAFE: OptionLook(
        "surface", "line", "hairline", "", "danger", "danger-text", "ink", 500, TagKind.UNSAFE
    ),
}
