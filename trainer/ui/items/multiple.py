# SPDX-License-Identifier: MIT
"""Several answers among options."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.ui.items.base import Face, Finding, VerdictKind, capital, lead_word, letter
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
    from trainer.model.items.multiple import MultipleItem
    from trainer.services.session import Place


class MultipleView(ChoiceView):
    """Options of which several can be chosen."""

    several = True

    def hint(self, item: MultipleItem) -> str:
        """Return how many to choose, and what the keys do."""
        last = letter(len(item.options) - 1)
        if item.choose is None:
            text = _tr(
                "Choose all that apply, with A to {last}."
                " Right-click or Shift with the letter strikes an option out."
            )
        else:
            text = _tr(
                "Choose {wanted}, with A to {last}."
                " Right-click or Shift with the letter strikes an option out."
            )
        return text.format(last=last, wanted=item.choose)

    def tag_words(self) -> dict[OptionState, str]:
        """Return the words of the tags after checking."""
        return _tag_words()


@cache
def _tag_words() -> dict[OptionState, str]:
    return shared_tag_words() | {
        OptionState.BEST: _tr("Right answer"),
        OptionState.YOURS_BEST: _tr("Your answer, right"),
    }


def finding(item: MultipleItem, order: tuple[int, ...], place: Place) -> Finding:
    """Say what an answer does: unsafe acts first, then how many options were judged right."""
    count = len(item.options)
    keys = {position for position, option in enumerate(item.options) if option.key}
    best = letters(order, count, keys)
    response: Choice | None = place.response if place.answered else None
    if response is None:
        sentence = _right_ones(len(keys)).format(best=best)
        return Finding(VerdictKind.BLANK, lead_word(VerdictKind.BLANK), sentence, "", "", "")
    chosen = set(response.chosen)
    unsafe = [
        item.options[position] for position in response.chosen if item.options[position].unsafe
    ]
    judged = _tr("{right} of {all} judged right.").format(
        right=count - len(chosen ^ keys), all=count
    )
    kind, lead, sentence, tally = VerdictKind.WRONG, _tr("Not all of them:"), judged, ""
    if unsafe:
        kind = VerdictKind.UNSAFE
        lead = lead_word(kind)
        first, *others = map(option_sentence, unsafe)
        sentence = " ".join([first, *map(capital, others)])
        tally = judged
    elif chosen == keys:
        kind = VerdictKind.RIGHT
        lead = lead_word(kind)
    return Finding(
        kind,
        lead,
        sentence,
        tally,
        letters(order, count, chosen),
        "" if chosen == keys else best,
        several=len(keys) > 1,
    )


def _right_ones(count: int) -> str:
    if count == 1:
        return _tr("the right answer is {best}.")
    return _tr("the right answers are {best}.")


def _wanting(item: MultipleItem, response: Choice | None) -> str:
    if item.choose is None or item.choose == 1:
        return _tr("Choose an answer first")
    chosen = len(response.chosen) if response is not None else 0
    if chosen > item.choose:
        text = _tr("Choose only {wanted}; {chosen} are chosen")
    elif chosen:
        text = _tr("Choose {wanted}; {chosen} so far")
    else:
        text = _tr("Choose {wanted} answers first")
    return text.format(wanted=item.choose, chosen=chosen)


def _keys() -> list[tuple[str, str]]:
    return [
        (_tr("A, B, C … or 1, 2, 3 …"), _tr("Choose an option, or take the choice back")),
        *keys_of_options(),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("MultipleView", text)


FACE = Face(view=MultipleView, finding=finding, wanting=_wanting, keys=_keys)
