# SPDX-License-Identifier: MIT
"""Options to choose from: the view that serves `single` and `multiple`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot

from trainer.model.items.choice import Choice, Option
from trainer.ui.items import key_codes
from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import closed, first_sentence, joined, letter, shown_order
from trainer.ui.items.group import GroupPart, GroupView
from trainer.ui.theme import theme
from trainer.ui.widgets import richtext
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.services.session import Place

_GAP_BEFORE = 10
_GAP_AFTER = 8


class ChoiceView(GroupView):
    """A column of option cards; the cards are kept and shown again with other options."""

    several = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: Sequence[Option] = ()
        self._order: tuple[int, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._struck: frozenset[int] = frozenset()
        self._revealed = False
        self._locked = False
        self._cards: list[_Card] = []
        self._hint = _Hint("", "caption", "ink-2", parent=self)

    # -- what it shows ------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show the options of an item as far as they have been answered."""
        self._options = item.options
        self._order = shown_order(order, len(item.options))
        response: Choice | None = place.response
        self._chosen = frozenset(response.chosen if response is not None else ())
        self._struck = frozenset(place.struck)
        self._revealed = revealed
        self._locked = revealed
        self._current = self._shown_of_chosen()
        self._hint.setVisible(not revealed)
        if not revealed:
            self._hint.set_text(self.hint(item))
        for shown, position in enumerate(self._order):
            card = self._card(shown)
            option = item.options[position]
            state, tag = self._look(position)
            card.set_locked(revealed)
            card.set_content(
                letter(shown),
                option.text,
                state,
                rationale=option.rationale if revealed else "",
                tag_text=tag,
                multiple=self.several,
            )
            if card.isHidden():
                card.show()
        for card in self._cards[len(self._order) :]:
            card.hide()
        self.lay_out()

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        for card in self._cards[: len(self._order)]:
            card.set_locked(self._locked)

    def draw_ahead(self) -> None:
        """Paint the cards into pictures."""
        for card in self._cards[: len(self._order)]:
            card.draw_ahead()
        self._hint.draw_ahead()

    def hint(self, item: Any) -> str:
        """Return what the keys do, in one line."""
        raise NotImplementedError

    def tag_words(self) -> dict[OptionState, str]:
        """Return the words of the tags after checking."""
        raise NotImplementedError

    # -- what the learner does ----------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Choose and strike by letter or digit, move the focus up and down."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or not self._order:
            return False
        if key in (key_codes.UP, key_codes.DOWN) and not is_shifted:
            return self._move(1 if key == key_codes.DOWN else -1)
        if self._revealed:
            return False
        shown = key - key_codes.A
        if key_codes.DIGIT_1 <= key <= key_codes.DIGIT_9 and not is_shifted:
            shown = key - key_codes.DIGIT_1
        if not 0 <= shown < len(self._order):
            return False
        # A key held down would choose and unchoose in turn.
        if not event.isAutoRepeat() and not self._locked:
            if is_shifted:
                self._strike(shown)
            else:
                self._choose(shown)
        return True

    def _choose(self, shown: int) -> None:
        position = self._order[shown]
        self._current = shown
        if position in self._struck:
            self._struck -= {position}
            self.struck_changed.emit(tuple(sorted(self._struck)))
        if self.several:
            self._set_chosen(self._chosen ^ {position})
        else:
            self._set_chosen(frozenset({position}))
        self._show_states()

    def _strike(self, shown: int) -> None:
        position = self._order[shown]
        self._struck ^= {position}
        if position in self._struck:
            self._set_chosen(self._chosen - {position})
        self.struck_changed.emit(tuple(sorted(self._struck)))
        self._show_states()

    def _set_chosen(self, chosen: frozenset[int]) -> None:
        if chosen == self._chosen:
            return
        self._chosen = chosen
        self.response_changed.emit(Choice(tuple(sorted(chosen))) if chosen else None)

    @Slot()
    def _on_card_clicked(self) -> None:
        shown = self._shown_by_sender()
        if not self._locked:
            self._choose(shown)

    @Slot()
    def _on_card_strike_requested(self) -> None:
        shown = self._shown_by_sender()
        if not self._locked:
            self._strike(shown)

    # -- the group ----------------------------------------------------------------------------

    def made(self) -> Sequence[QWidget]:
        """Return all cards that exist."""
        return self._cards

    def group(self) -> Sequence[QWidget]:
        """Return the cards that are shown."""
        return self._cards[: len(self._order)]

    def _move(self, steps: int) -> bool:
        """Move the focus among the cards; after checking, from outside, the page scrolls."""
        if self.is_inside():
            self.step(steps)
            return True
        if self._revealed:
            return False
        if not self._chosen:
            self._current = 0 if steps > 0 else len(self._order) - 1
        self.focus_current()
        return True

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        gap = theme.space(_GAP_AFTER if self._revealed else _GAP_BEFORE)
        top = 0
        for card in self._cards[: len(self._order)]:
            height = card.heightForWidth(width)
            if apply:
                card.setGeometry(0, top, width, height)
            top += height + gap
        if self._revealed or not self._order:
            return max(top - gap, 0)
        height = self._hint.heightForWidth(width)
        if apply:
            self._hint.setGeometry(0, top, width, height)
        return top + height

    # -- inside -------------------------------------------------------------------------------

    def _card(self, shown: int) -> _Card:
        while len(self._cards) <= shown:
            card = _Card(self)
            card.setObjectName(f"option-{letter(len(self._cards))}")
            card.clicked.connect(self._on_card_clicked)
            card.strike_requested.connect(self._on_card_strike_requested)
            self.chain(card)
            self._cards.append(card)
        return self._cards[shown]

    def _show_states(self) -> None:
        for card, position in zip(self._cards, self._order, strict=False):
            state = self._look(position)[0]
            if card.state is not state:
                card.set_state(state)

    def _look(self, position: int) -> tuple[OptionState, str]:
        """Return the state of an option and the word of its tag."""
        chosen = position in self._chosen
        if not self._revealed:
            if chosen:
                return OptionState.CHOSEN, ""
            return (OptionState.STRUCK if position in self._struck else OptionState.REST), ""
        option = self._options[position]
        if chosen:
            unsafe = OptionState.YOURS_UNSAFE if option.unsafe else OptionState.YOURS_WRONG
            state = OptionState.YOURS_BEST if option.key else unsafe
        elif option.key:
            state = OptionState.BEST
        else:
            state = OptionState.PASSED_UNSAFE if option.unsafe else OptionState.PASSED
        return state, self.tag_words().get(state, "")

    def _shown_of_chosen(self) -> int:
        places = (shown for shown, position in enumerate(self._order) if position in self._chosen)
        return next(places, 0)

    def _shown_by_sender(self) -> int:
        return self._cards.index(self.sender())  # type: ignore[arg-type] # only cards are connected


class _Hint(DrawnAhead, TextBlock):
    """What the keys do."""


class _Card(GroupPart, DrawnAhead, OptionCard):
    """A card in the group."""

    def __init__(self, view: ChoiceView) -> None:
        super().__init__(view)
        self._view = view


def option_sentence(option: Option) -> str:
    """Return act and consequence of an option: the author's words, else plain ones."""
    said = richtext.plain(option.verdict) or first_sentence(option.rationale)
    if said:
        return closed(said)
    if option.unsafe:
        return closed(richtext.plain(option.harm)) or _tr("this act could cause serious harm.")
    return _tr("this is the best answer.") if option.key else _tr("another answer is better.")


def letters(order: tuple[int, ...], count: int, positions: Collection[int]) -> str:
    """Return the letters of options as they stand on screen, as a list in words."""
    shown = enumerate(shown_order(order, count))
    return joined([letter(place) for place, position in shown if position in positions])


def keys_of_options() -> list[tuple[str, str]]:
    """Return the keys that options have with every type."""
    return [
        (_tr("Shift with a letter"), _tr("Strike an option out, or take the stroke away")),
        (_tr("Up, down"), _tr("Move among the options; the space bar chooses")),
    ]


def shared_tag_words() -> dict[OptionState, str]:
    """Return the words that tags have with every type."""
    return {
        OptionState.YOURS_WRONG: _tr("Your answer"),
        OptionState.YOURS_UNSAFE: _tr("Your answer: unsafe"),
        OptionState.PASSED_UNSAFE: _tr("Unsafe"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChoiceView", text)
