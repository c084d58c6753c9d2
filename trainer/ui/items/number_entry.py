# SPDX-License-Identifier: MIT
"""Where a number is given: a field between two buttons, and a slider below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from trainer.model.items.numeric import is_within, step_count, stepped, steps_to, value_at
from trainer.ui.items.numeric_words import said
from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.number_field import NumberField, number_text, read_number
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.value_slider import ValueSlider

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from trainer.model.items.numeric import NumericItem

_GAP = 8
_PADDING = 20
_FIELD = 132
_SIDE = 44


class NumberEntry(FollowsLook, QWidget):
    """A card to give a number in; none is suggested.

    Signals:
        value_changed(object): the number given, a float; None while it is none that counts.
        height_changed(): it takes another height: something is said of the number, or no longer.
        entered(): it has the focus, or a key has changed it: it should be in sight.
    """

    value_changed = Signal(object)
    height_changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: NumericItem | None = None
        self._value: float | None = None
        self._locked = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._less = IconButton("minus", self.tr("Less"), framed=True, parent=self)
        self._less.setObjectName("less")
        self._more = IconButton("plus", self.tr("More"), framed=True, parent=self)
        self._more.setObjectName("more")
        self.field = NumberField("", parent=self)
        self.field.setObjectName("number")
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._unit = TextBlock("", "option", parent=self)
        self.slider = ValueSlider("", parent=self)
        self.slider.setObjectName("number-slider")
        self._note = TextBlock("", "small", "ink", weight=500, parent=self)
        self._note.setObjectName("number-note")
        for button in (self._less, self._more):
            # The arrow keys do the same wherever the focus is.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)

    def _connect(self) -> None:
        self._less.clicked.connect(self._on_less_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self.field.textEdited.connect(self._on_field_text_edited)
        self.slider.chosen.connect(self._on_slider_chosen)
        self.field.focused.connect(self.entered)
        self.slider.focused.connect(self.entered)

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: NumericItem, value: float | None) -> None:
        """Ask for the number of an item, of which one may have been given before."""
        self._item, self._value = item, value
        name = _tr("Number in {unit}").format(unit=item.unit)
        self.field.setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self._unit.set_text(item.unit)
        text = _tr("{least} to {most}")
        text = text.format(least=number_text(item.least), most=said(item, item.most))
        self.field.setAccessibleDescription(text)
        self.slider.set_scale(step_count(item), lambda steps: number_text(value_at(item, steps)))
        self.field.setText("" if value is None else number_text(value))
        self._note.set_text("")
        self._show_steps(item)
        self._place()

    def set_locked(self, locked: bool) -> None:
        """Stop or allow changing the number."""
        self._locked = locked
        self.field.setReadOnly(locked)
        self.slider.set_locked(locked)
        for button in (self._less, self._more):
            button.setEnabled(not locked)

    def _show_steps(self, item: NumericItem) -> None:
        value = self._value
        self.slider.show_value(None if value is None else steps_to(item, value))

    # -- what the learner does --------------------------------------------------------------------

    def begin(self, text: str) -> None:
        """Take the first character of a number that is typed while the focus is elsewhere."""
        self.field.setFocus()
        self.field.setText(text)
        self._on_field_text_edited(text)

    def step_by(self, by: int) -> None:
        """Change the number by so many steps; the first one gives the end that it comes from."""
        item = self._item
        if item is None or self._locked:
            return
        if self._value is not None:
            self._take(item, stepped(item, self._value, by))
        else:
            self._take(item, item.least if by > 0 else value_at(item, step_count(item)))
        self.entered.emit()

    def _take(self, item: NumericItem, value: float) -> None:
        """Take a number that was not typed."""
        self.field.setText(number_text(value))
        self._set_value(item, value, "")

    def _set_value(self, item: NumericItem, value: float | None, note: str) -> None:
        if note != self._note.text():
            self._note.set_text(note)
            self._place()
            self.height_changed.emit()
        if value != self._value:
            self._value = value
            self._show_steps(item)
            self.value_changed.emit(value)

    @Slot(str)
    def _on_field_text_edited(self, text: str) -> None:
        item = self._item
        if item is None:
            return
        value = read_number(text, item.unit, item.most)
        note = ""
        if value is not None and not is_within(item, value):
            note = _tr("From {least} to {most}.")
            note = note.format(least=number_text(item.least), most=said(item, item.most))
            value = None
        elif value is None and text.strip() not in ("", "-", "+", "\u2212"):
            note = _tr("Write a number, such as {example}.")
            note = note.format(example=number_text(item.least + item.step / 2))
        self._set_value(item, value, note)

    @Slot(int)
    def _on_slider_chosen(self, steps: int) -> None:
        if self._item is not None:
            self._take(self._item, value_at(self._item, steps))

    @Slot()
    def _on_less_clicked(self) -> None:
        self.step_by(-1)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.step_by(1)

    # -- geometry ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._place_all(width, apply=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._place()

    def _place(self) -> None:
        self._place_all(self.width(), apply=True)

    def _place_all(self, width: int, *, apply: bool) -> int:
        padding = theme.space(_PADDING)
        inner = width - 2 * padding
        top = self._place_field(padding, padding, inner, apply=apply) + theme.space(14)
        height = self.slider.sizeHint().height()
        if apply:
            self.slider.setGeometry(padding, top, inner, height)
            self._note.setVisible(bool(self._note.text()))
        top += height
        if self._note.text():
            top += theme.space(6)
            height = self._note.heightForWidth(inner)
            if apply:
                self._note.setGeometry(padding, top, inner, height)
            top += height
        return top + theme.space(14)

    def _place_field(self, left: int, top: int, width: int, *, apply: bool) -> int:
        """Place the field between its buttons, the unit behind them or below; return the end."""
        side, gap = theme.px(_SIDE), theme.space(_GAP)
        field = max(min(theme.px(_FIELD), width - 2 * (side + gap)), 1)
        places: list[tuple[QWidget, QRect]] = []
        at = left
        row = (self._less, side), (self.field, field), (self._more, side)
        for control, wide in row:
            places.append((control, QRect(at, top, wide, side)))
            at += wide + gap
        at += theme.space(6)
        bottom, unit = top + side, self._unit.sizeHint().width()
        if at + unit <= left + width:
            high = self._unit.heightForWidth(unit)
            places.append((self._unit, QRect(at, top + (side - high) // 2, unit, high)))
        else:
            high = self._unit.heightForWidth(width)
            places.append((self._unit, QRect(left, bottom + theme.space(6), width, high)))
            bottom += theme.space(6) + high
        if apply:
            for part, place in places:
                part.setGeometry(place)
        return bottom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = painting.begin(self)
        colors = theme.color("surface"), theme.color("edge")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("option"), *colors)
        painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumericView", text)
