# SPDX-License-Identifier: MIT
"""One best answer among options."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.ui.items.base import Face, Finding, VerdictKind, lead_word, letter
from trainer.ui.items.choice import (
    ChoiceView,
    keys_of_options,
    letters,
    option_sentence,
    shared_tag_words,
)
from trainer.ui.widgets.option_card import OptionState

if TYPE_CHECKING:
    from trainer.model.items.choice import Choice
    from trainer.model.items.single import SingleItem
    from trainer.services.session import Place


class SingleView(ChoiceView):
    """Options of which one can be chosen."""

    several = False

    def hint(self, item: SingleItem) -> str:
        """Return what the keys do."""
        text = _tr(
            "Choose with A to {last}. Right-click or Shift with the letter strikes an option out."
        )
        return text.format(last=letter(len(item.options) - 1))

    def tag_words(self) -> dict[OptionState, str]:
        """Return the words of the tags after checking."""
        return _tag_words()


@cache
def _tag_words() -> dict[OptionState, str]:
    return shared_tag_words() | {
        OptionState.BEST: _tr("Best answer"),
        OptionState.YOURS_BEST: _tr("Your answer, best"),
    }


def finding(item: SingleItem, order: tuple[int, ...], place: Place) -> Finding:
    """Say what an answer does, from the option chosen."""
    count = len(item.options)
    keys = [position for position, option in enumerate(item.options) if option.key]
    best = letters(order, count, keys)
    response: Choice | None = place.response if place.answered else None
    if response is None or len(response.chosen) != 1:
        sentence = _tr("the best answer is {best}.").format(best=best)
        return Finding(VerdictKind.BLANK, lead_word(VerdictKind.BLANK), sentence, "", "", "")
    option = item.options[response.chosen[0]]
    kind = VerdictKind.RIGHT if option.key else VerdictKind.WRONG
    if option.unsafe:
        kind = VerdictKind.UNSAFE
    return Finding(
        kind,
        lead_word(kind),
        option_sentence(option),
        "",
        letters(order, count, response.chosen),
        "" if kind is VerdictKind.RIGHT else best,
    )


def _wanting(_item: SingleItem, _response: Choice | None) -> str:
    return _tr("Choose an answer first")


def _keys() -> list[tuple[str, str]]:
    return [(_tr("A, B, C … or 1, 2, 3 …"), _tr("Choose an option")), *keys_of_options()]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SingleView", text)


FACE = Face(view=SingleView, finding=finding, wanting=_wanting, keys=_keys)
