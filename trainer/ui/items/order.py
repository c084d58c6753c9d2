# SPDX-License-Identifier: MIT
"""Steps to put in order: those to be placed on one side, the learner's order on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, Slot

from trainer.model.items.order import (
    OrderItem,
    OrderResponse,
    acceptable_order,
    has_one_order,
    is_acceptable,
)
from trainer.ui.items import key_codes
from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import Face, letter, shown_order
from trainer.ui.items.group import GroupPart, GroupView
from trainer.ui.items.order_places import Places
from trainer.ui.items.order_words import Mark, finding, marked
from trainer.ui.widgets.option_card import OptionState
from trainer.ui.widgets.placed_card import PlacedCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from trainer.services.session import Place

_STATES = {
    Mark.IN_PLACE: OptionState.YOURS_BEST,
    Mark.EARLY: OptionState.YOURS_WRONG,
    Mark.LATE: OptionState.YOURS_WRONG,
    Mark.WRONG: OptionState.YOURS_WRONG,
    Mark.UNSAFE: OptionState.YOURS_UNSAFE,
}


class OrderView(GroupView):
    """A card for every step; the same card stands among the steps to place, or in the order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: OrderItem | None = None
        self._order: tuple[int, ...] = ()
        self._placed: list[int] = []
        self._revealed = False
        self._locked = False
        self._cards: list[_Card] = []
        self._places = Places(self)

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show the steps of an item as far as they have been put in order."""
        self._item = item
        self._order = shown_order(order, len(item.steps))
        response: OrderResponse | None = place.response
        self._placed = list(response.placed if response is not None else ())
        self._revealed = self._locked = revealed
        self._current = 0
        while len(self._cards) < len(item.steps):
            self._make_card()
        for card in self._cards[len(item.steps) :]:
            card.hide()
        self._places.show(item, self._order, revealed=revealed)
        if revealed:
            self._show_marks(item)
        else:
            self._show_steps(item)
        for card in self._cards[: len(item.steps)]:
            card.set_locked(revealed)
            if card.isHidden():
                card.show()
        self.lay_out()

    def _show_steps(self, item: OrderItem) -> None:
        """Give every step its number or its letter."""
        last = len(self._placed) - 1
        for shown, step in enumerate(self._order):
            card, text = self._cards[step], item.steps[step].text
            if step in self._placed:
                at = self._placed.index(step)
                card.set_content(_number(at), text, OptionState.PLACED, multiple=True)
                said = _tr("place {number} of {count}, letter {letter}").format(
                    number=at + 1, count=last + 1, letter=letter(shown)
                )
                card.setAccessibleDescription(said)
                card.set_arrows(last > 0, up=at > 0, down=at < last)
            else:
                card.set_arrows(False)
                card.set_content(letter(shown), text, multiple=True)
                card.setAccessibleDescription(_tr("not in your order yet"))

    def _show_marks(self, item: OrderItem) -> None:
        """Say of every step whether it stands where it should."""
        words = _tag_words()
        for at, (step, mark, reason) in enumerate(marked(item, self._placed)):
            self._show_verdict(step, _number(at), _STATES[mark], reason, words[mark])
        for shown, step in enumerate(self._order):
            own = item.steps[step]
            if step in self._placed:
                continue
            state, tag = OptionState.PASSED, ""
            if not own.wrong:
                state = OptionState.YOURS_WRONG if self._placed else OptionState.PASSED
                tag = _tr("Left out")
            elif own.unsafe:
                state, tag = OptionState.PASSED_UNSAFE, _tr("Unsafe")
            self._show_verdict(step, letter(shown), state, own.rationale, tag)
        right = [item.steps[step].text for step in acceptable_order(item)]
        if is_acceptable(item, self._placed):
            right = []
        self._places.show_right(right, is_only=has_one_order(item))

    def _show_verdict(self, step: int, key: str, state: OptionState, reason: str, tag: str) -> None:
        card = self._cards[step]
        card.set_arrows(False)
        text = self._item.steps[step].text if self._item is not None else ""
        card.set_content(key, text, state, rationale=reason, tag_text=tag, multiple=True)

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        for card in self._cards:
            card.set_locked(self._locked)

    def draw_ahead(self) -> None:
        """Paint the cards into pictures."""
        for card in self.group():
            if isinstance(card, DrawnAhead):
                card.draw_ahead()
        self._places.draw_ahead()

    # -- what the learner does --------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Place by letter or digit, move the focus or a placed step, take a step out."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or not self._order:
            return False
        if key in (key_codes.UP, key_codes.DOWN):
            by = 1 if key == key_codes.DOWN else -1
            return self._shift_current(by) if is_shifted else self._move(by)
        if self._revealed or is_shifted:
            return False
        if key in (key_codes.DELETE, key_codes.BACKSPACE):
            return self._take_current_out()
        shown = key - key_codes.A
        if key_codes.DIGIT_1 <= key <= key_codes.DIGIT_9:
            shown = key - key_codes.DIGIT_1
        if not 0 <= shown < len(self._order):
            return False
        if not event.isAutoRepeat() and not self._locked:
            self._place_or_find(self._order[shown])
        return True

    def _move(self, by: int) -> bool:
        """Move the focus among the cards; after checking, from outside, the page scrolls."""
        if self.is_inside():
            self.step(by)
            return True
        if self._revealed:
            return False
        self.focus_current()
        return True

    def _shift_current(self, by: int) -> bool:
        step = self._current_step()
        if self._revealed or step not in self._placed:
            return False
        if not self._locked:
            self._shift(step, by)
            self.focus_current()
        return True

    def _take_current_out(self) -> bool:
        step = self._current_step()
        if step not in self._placed:
            return False
        if not self._locked:
            self._put(step, None)
        return True

    def _place_or_find(self, step: int) -> None:
        """Place a step at the end; one that has its place already gets the focus."""
        if step in self._placed:
            self._current = self.group().index(self._cards[step])
            self.focus_current()
        else:
            self._put(step, len(self._placed))

    def _shift(self, step: int, by: int) -> None:
        at = self._placed.index(step) + by
        if 0 <= at < len(self._placed):
            self._put(step, at)

    def _put(self, step: int, at: int | None) -> None:
        """Give a step a place among the others in the order; None takes it out."""
        before = tuple(self._placed)
        if step in self._placed:
            self._placed.remove(step)
        if at is not None:
            self._placed.insert(at, step)
        if tuple(self._placed) == before:
            self.lay_out_again()
            return
        if self._item is not None:
            self._show_steps(self._item)
        card = self._cards[step]
        self._current = self.group().index(card)
        self.lay_out_again()
        self._announce(step)
        if card.hasFocus():
            self.part_focused.emit(card)
        placed = tuple(self._placed)
        self.response_changed.emit(OrderResponse(placed) if placed else None)

    def _announce(self, step: int) -> None:
        """Have a screen reader say where a step stands now."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            card = self._cards[step]
            said = f"{card.accessibleName()}, {card.accessibleDescription()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, said))

    def _current_step(self) -> int:
        current = self.current_part()
        return next((step for step, card in enumerate(self._cards) if card is current), -1)

    def _step_of_sender(self) -> int:
        return self._cards.index(self.sender())  # type: ignore[arg-type] # only cards are connected

    @Slot()
    def _on_card_clicked(self) -> None:
        step = self._step_of_sender()
        if not self._locked:
            self._put(step, None if step in self._placed else len(self._placed))

    @Slot(int)
    def _on_card_step_requested(self, by: int) -> None:
        step = self._step_of_sender()
        if not self._locked:
            self._shift(step, by)

    @Slot(QPoint)
    def _on_card_drag_moved(self, at: QPoint) -> None:
        step = self._step_of_sender()
        if not self._locked:
            card = self._cards[step]
            card.set_lifted(True)
            card.raise_()
            self._places.drag(step, at, self._placed)
            self.lay_out_again()
            corner = at - card.grab_offset()
            left = min(max(corner.x(), 0), self.width() - card.width())
            card.move(left, min(max(corner.y(), 0), self.height() - card.height()))
            self.part_focused.emit(card)

    @Slot()
    def _on_card_drag_ended(self) -> None:
        step = self._step_of_sender()
        self._cards[step].set_lifted(False)
        self._put(step, self._places.drop())

    # -- the group, and where it stands -----------------------------------------------------------

    def made(self) -> Sequence[QWidget]:
        """Return all cards that exist."""
        return self._cards

    def group(self) -> Sequence[QWidget]:
        """Return the cards that are shown, in the order of the screen."""
        return [self._cards[step] for step in self._places.sequence(self._placed)]

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        return self._places.place(self._cards, self._placed, width, apply=apply)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where the order goes, and where steps stood."""
        del event
        self._places.paint()

    def _make_card(self) -> None:
        card = _Card(self)
        card.setObjectName(f"step-{len(self._cards) + 1}")
        card.clicked.connect(self._on_card_clicked)
        card.step_requested.connect(self._on_card_step_requested)
        card.drag_moved.connect(self._on_card_drag_moved)
        card.drag_ended.connect(self._on_card_drag_ended)
        self.chain(card)
        self._cards.append(card)


class _Card(GroupPart, DrawnAhead, PlacedCard):
    """A step."""

    def __init__(self, view: OrderView) -> None:
        super().__init__(view)
        self._view = view


def _number(at: int) -> str:
    from PySide6.QtCore import QLocale

    return QLocale().toString(at + 1)


def _tag_words() -> dict[Mark, str]:
    return {
        Mark.IN_PLACE: _tr("In order"),
        Mark.EARLY: _tr("Too early"),
        Mark.LATE: _tr("Too late"),
        Mark.WRONG: _tr("Does not belong"),
        Mark.UNSAFE: _tr("Unsafe"),
    }


def _wanting(_item: OrderItem, _response: OrderResponse | None) -> str:
    return _tr("Put the steps in order first")


def _keys() -> list[tuple[str, str]]:
    return [
        (_tr("A, B, C … or 1, 2, 3 …"), _tr("Place a step at the end of your order")),
        (_tr("Up, down"), _tr("Move among the steps; the space bar places or takes out")),
        (_tr("Shift with up or down"), _tr("Move a placed step up or down")),
        (_tr("Delete"), _tr("Take a step out of your order")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderView", text)


FACE = Face(view=OrderView, finding=finding, wanting=_wanting, keys=_keys)
