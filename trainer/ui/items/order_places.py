# SPDX-License-Identifier: MIT
"""Where the steps of an order stand on the screen, before and after checking."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import letter
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.numbered import NumberedList
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from trainer.model.items.order import OrderItem
    from trainer.ui.widgets.placed_card import PlacedCard

# A column must hold a card with some words a line; below this the two stand above each other.
_LEAST_TWO = 600
_GAP = 16
_BETWEEN = 8
_PADDING = 8
_LEAST_WELL = 72
_DASHES = (4.0, 4.0)


class Label(DrawnAhead, TextBlock):
    """A heading, or what the keys do."""


class _Drag(NamedTuple):
    """A step under the pointer.

    Attributes:
        at: the place that it would get among the others; None outside the order.
        height: of its card.
    """

    step: int
    at: int | None
    height: int


class Places:
    """Places cards, and draws what lies under them: the well of the order, and empty slots."""

    def __init__(self, view: QWidget) -> None:
        """Place cards in a view, which paints with `paint`."""
        self._view = view
        self._order: tuple[int, ...] = ()
        self._wrong: frozenset[int] = frozenset()
        self._revealed = False
        self._drag: _Drag | None = None
        self._well = QRect()
        self._slots: list[tuple[QRect, str]] = []
        self._tops: list[tuple[int, int]] = []  # of placed cards but the dragged: top and height
        # How high a card was among the steps to place, by step; what the look was then.
        self._heights: dict[int, int] = {}
        self._measured_for = (0, 0)
        self._pool_label = self._heading(_tr("Steps"))
        self._own_label = self._heading(_tr("Your order"))
        self._missing_label = self._heading(_tr("Missing from your order"))
        self._aside_label = self._heading("")
        self._empty = Label("", "small", "ink-2", align="center", parent=view)
        self._hint = Label("", "caption", "ink-2", parent=view)
        self._right = NumberedList(view)
        self._right.setObjectName("right-order")

    def _heading(self, text: str) -> Label:
        return Label(text, "small", "ink-2", weight=600, heading_level=3, parent=self._view)

    def show(self, item: OrderItem, order: tuple[int, ...], *, revealed: bool) -> None:
        """Take an item."""
        self._order = order
        self._wrong = frozenset(step for step, own in enumerate(item.steps) if own.wrong)
        self._revealed = revealed
        self._drag = None
        self._heights.clear()
        last = letter(len(order) - 1)
        text = _tr("Press A to {last}, click a step or drag it here.")
        self._empty.set_text(text.format(last=last))
        hint = _tr(
            "Place steps with A to {last}, a click or by dragging; leave out what does not belong."
            " Shift with up or down moves a placed step, Delete takes it out."
        )
        self._hint.set_text(hint.format(last=last))
        self.show_right([])

    def show_right(self, texts: Sequence[str], *, is_only: bool = True) -> None:
        """Show a right order, which may be one of several; nothing with none."""
        one = _tr("A right order; others count as well")
        self._right.set_texts(_tr("The right order") if is_only else one, texts)

    def draw_ahead(self) -> None:
        """Paint what is not seen yet into pictures."""
        for label in (self._pool_label, self._own_label, self._hint):
            label.draw_ahead()

    def sequence(self, placed: Sequence[int]) -> list[int]:
        """Return the steps in the order of the screen."""
        rest = [step for step in self._order if step not in placed]
        if not self._revealed:
            return [*rest, *placed]
        missing = [step for step in rest if step not in self._wrong]
        return [*placed, *missing, *(step for step in rest if step in self._wrong)]

    # -- dragging ---------------------------------------------------------------------------------

    def drag(self, step: int, at: QPoint, placed: Sequence[int]) -> None:
        """Note where a step is dragged, and which place it would get there."""
        # A little beside the well is meant for it too: its heading, and all that lies below.
        around = self._well.adjusted(-_PADDING, -self._own_label.height(), _PADDING, at.y())
        inside = around.contains(at)
        place = sum(at.y() > top + height // 2 for top, height in self._tops) if inside else None
        rest = len(placed) - (step in placed)
        height = self._drag.height if self._drag is not None else self._heights.get(step, 0)
        self._drag = _Drag(step, None if place is None else min(place, rest), height)

    def drop(self) -> int | None:
        """Return the place where the step under the pointer was let go; None takes it out."""
        drag, self._drag = self._drag, None
        return None if drag is None else drag.at

    # -- geometry ---------------------------------------------------------------------------------

    def place(
        self, cards: Sequence[PlacedCard], placed: Sequence[int], width: int, *, apply: bool
    ) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        self._forget_heights(width)
        if self._revealed:
            return self._place_revealed(cards, placed, width, apply=apply)
        if apply:
            self._show_for_placing(placed)
            self._slots.clear()
            self._tops.clear()
        if width >= theme.px(_LEAST_TWO):
            column = (width - theme.space(_GAP)) // 2
            left = width - column
            pool = self._place_pool(cards, placed, column, keep=True, apply=apply)
            own = self._place_own(cards, placed, QRect(left, 0, column, pool), apply=apply)
            top = max(pool, own)
        else:
            pool = self._place_pool(cards, placed, width, keep=False, apply=apply)
            top = pool + theme.space(_GAP) if pool else 0
            top = self._place_own(cards, placed, QRect(0, top, width, 0), apply=apply)
        top += theme.space(_BETWEEN)
        return self._set(self._hint, 0, top, width, apply=apply)

    def _show_for_placing(self, placed: Sequence[int]) -> None:
        _show(self._pool_label, True)
        _show(self._own_label, True)
        _show(self._hint, True)
        _show(self._empty, not placed and (self._drag is None or self._drag.at is None))
        for part in (self._missing_label, self._aside_label, self._right):
            _show(part, False)

    def _place_pool(
        self,
        cards: Sequence[PlacedCard],
        placed: Sequence[int],
        width: int,
        *,
        keep: bool,
        apply: bool,
    ) -> int:
        """Place the steps that are not in the order yet; `keep` keeps the room of the others."""
        dragged = -1 if self._drag is None else self._drag.step
        waiting = [step for step in self._order if step not in placed]
        if not keep and not waiting:
            if apply:
                self._pool_label.hide()
            return 0
        top = self._set(self._pool_label, 0, 0, width, apply=apply) + theme.space(6)
        for shown, step in enumerate(self._order):
            if step in waiting:
                height = self._heights[step] = cards[step].heightForWidth(width)
                if apply and step != dragged:
                    cards[step].setGeometry(0, top, width, height)
            elif keep:
                height = self._heights.get(step) or cards[step].height_at_rest(width)
                self._heights[step] = height
            else:
                continue
            if apply and (step not in waiting or step == dragged):
                self._slots.append((QRect(0, top, width, height), letter(shown)))
            top += height + theme.space(_BETWEEN)
        return top - theme.space(_BETWEEN)

    def _place_own(
        self, cards: Sequence[PlacedCard], placed: Sequence[int], area: QRect, *, apply: bool
    ) -> int:
        """Place the order in its well; `area` is what it has at least."""
        left, width = area.left(), area.width()
        top = self._set(self._own_label, left, area.top(), width, apply=apply) + theme.space(6)
        padding, gap = theme.space(_PADDING), theme.space(_BETWEEN)
        inner = width - 2 * padding
        begin, drag = top, self._drag
        top += padding
        rest = [step for step in placed if drag is None or step != drag.step]
        for number, step in enumerate(rest):
            if drag is not None and drag.at == number:
                top += drag.height + gap
            height = cards[step].heightForWidth(inner)
            if apply:
                cards[step].setGeometry(left + padding, top, inner, height)
                self._tops.append((top, height))
            top += height + gap
        if drag is not None and drag.at == len(rest):
            top += drag.height + gap
        end = max(top - gap + padding, begin + theme.px(_LEAST_WELL), area.top() + area.height())
        if apply:
            self._well = QRect(left, begin, width, end - begin)
            tall = self._empty.heightForWidth(inner)
            middle = begin + (theme.px(_LEAST_WELL) - tall) // 2
            self._empty.setGeometry(left + padding, max(begin, middle), inner, tall)
            self._view.update()
        return end

    def _place_revealed(
        self, cards: Sequence[PlacedCard], placed: Sequence[int], width: int, *, apply: bool
    ) -> int:
        rest = [step for step in self._order if step not in placed]
        missing = [step for step in rest if step not in self._wrong]
        aside = [step for step in rest if step in self._wrong]
        if apply:
            self._aside_label.set_text(_tr("Rightly left out") if placed else _tr("To be left out"))
            self._slots.clear()
            self._well = QRect()
            for label in (self._pool_label, self._hint, self._empty):
                _show(label, False)
        # Where nothing was put in order, the steps stand below the right one with their reasons.
        sections: tuple[tuple[QWidget, bool, Sequence[int]], ...] = (
            (self._own_label, bool(placed), placed),
            (self._missing_label, bool(placed and missing), missing if placed else ()),
            (self._right, bool(self._right.texts()), () if placed else missing),
            (self._aside_label, bool(aside), aside),
        )
        top = 0
        for head, shown, steps in sections:
            if apply:
                _show(head, shown)
            if not shown:
                continue
            top += theme.space(_GAP) if top else 0
            top = self._set(head, 0, top, width, apply=apply)
            for step in steps:
                top += theme.space(_BETWEEN)
                top = self._set(cards[step], 0, top, width, apply=apply)
        return top

    def _set(self, part: QWidget, left: int, top: int, width: int, *, apply: bool) -> int:
        height = part.heightForWidth(width)
        if apply:
            part.setGeometry(left, top, width, height)
        return top + height

    def _forget_heights(self, width: int) -> None:
        if self._measured_for != (width, theme.generation):
            self._measured_for = (width, theme.generation)
            self._heights.clear()

    # -- painting ---------------------------------------------------------------------------------

    def paint(self) -> None:
        """Draw the well of the order, and the slots that are empty."""
        if self._well.isEmpty():
            return
        painter = painting.begin(self._view)
        live = self._drag is not None and self._drag.at is not None
        edge = theme.color("accent" if live else "control-edge")
        painting.draw_dashed_box(
            painter, QRectF(self._well), theme.radius("option"), theme.color("sunk"), edge, _DASHES
        )
        for rect, key in self._slots:
            edge = theme.color("edge")
            radius = theme.radius("option")
            painting.draw_dashed_box(painter, QRectF(rect), radius, None, edge, _DASHES)
            side = theme.size("letter-key")
            top = rect.top() + (theme.size("option-min") - side) / 2
            box = QRectF(rect.left() + theme.space(14), top, side, side)
            ink = theme.color("ink-3")
            labels.draw_text_centred(painter, key, theme.font("body", 600), ink, box)
        painter.end()


def _show(part: QWidget, shown: bool) -> None:
    if part.isHidden() is shown:
        part.setVisible(shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderView", text)
