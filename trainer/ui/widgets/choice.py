# SPDX-License-Identifier: MIT
"""Boxes to tick and circles to choose, small and as cards."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import ShowsPointer

_MARK = 18


def _draw_box(painter: QPainter, button: QAbstractButton, left: float, middle: float) -> None:
    side = float(theme.px(_MARK))
    rect = QRectF(left, middle - side / 2, side, side)
    if button.isChecked():
        role = "accent" if button.isEnabled() else "ink-3"
        painting.draw_box(painter, rect, 4, theme.color(role))
        inset = side * 0.12
        box = rect.adjusted(inset, inset, -inset, -inset)
        theme.draw_icon(painter, "check", "on-accent" if button.isEnabled() else "surface", box)
        return
    edge = "ink-2" if button.underMouse() and button.isEnabled() else "control-edge"
    painting.draw_box(painter, rect, 4, theme.color("key"), theme.color(edge), 1.25)


def _draw_circle(painter: QPainter, button: QAbstractButton, left: float, middle: float) -> None:
    radius = theme.px(_MARK) / 2
    center = QPointF(left + radius, middle)
    rect = QRectF(left, middle - radius, 2 * radius, 2 * radius)
    if button.isChecked():
        role = "accent" if button.isEnabled() else "ink-3"
        painting.draw_dot(painter, center, radius, theme.color(role))
        painting.draw_dot(painter, center, radius * 0.36, theme.color("on-accent"))
        return
    edge = "ink-2" if button.underMouse() and button.isEnabled() else "control-edge"
    painting.draw_box(painter, rect, radius, theme.color("key"), theme.color(edge), 1.25)


def _draw_mark(painter: QPainter, button: QAbstractButton, left: float, middle: float) -> None:
    if isinstance(button, QRadioButton):
        _draw_circle(painter, button, left, middle)
    else:
        _draw_box(painter, button, left, middle)


def _draw_plain(button: QAbstractButton) -> None:
    """Draw a mark with its word."""
    painter = painting.begin(button)
    middle = button.height() / 2
    # The edge of a box lies on the pixel grid, so the mark starts a pixel in.
    _draw_mark(painter, button, 1, middle)
    left = 1 + theme.px(_MARK) + theme.space(10)
    role = "ink" if button.isEnabled() else "ink-3"
    labels.draw_text(painter, button.text(), theme.font("body"), theme.color(role), left, middle)
    painter.end()


def _plain_size(button: QAbstractButton) -> QSize:
    width = 2 + theme.px(_MARK) + theme.space(10)
    width += int(labels.text_width(button.text(), theme.font("body")) + 0.999)
    return QSize(width, theme.px(28))


class CheckBox(ShowsPointer, QCheckBox):
    """A box with a word.

    Signals:
        toggled(bool): ticked or no longer.
    """

    def sizeHint(self) -> QSize:
        """Return the size of box and word."""
        return _plain_size(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses on the word too."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("tag")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and word."""
        del event
        _draw_plain(self)


class RadioButton(ShowsPointer, QRadioButton):
    """A circle with a word; arrows move among those of one parent.

    Signals:
        toggled(bool): chosen or no longer.
    """

    def sizeHint(self) -> QSize:
        """Return the size of circle and word."""
        return _plain_size(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses on the word too."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("tag")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle and word."""
        del event
        _draw_plain(self)


class Switch(ShowsPointer, QCheckBox):
    """A setting that takes effect at once.

    Signals:
        toggled(bool): on or off.
    """

    def sizeHint(self) -> QSize:
        """Return the size of switch and word."""
        size = _plain_size(self)
        size.setWidth(size.width() + theme.px(36 - _MARK))
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses on the word too."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return self.height() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw switch and word."""
        del event
        painter = painting.begin(self)
        width, height, middle = theme.px(36), theme.px(20), self.height() / 2
        track = QRectF(1, middle - height / 2, width, height)
        on, live = self.isChecked(), self.isEnabled()
        ground = theme.color(("accent" if live else "ink-3") if on else "key")
        edge = None if on else theme.color("control-edge")
        painting.draw_box(painter, track, height / 2, ground, edge, 1.25)
        knob = height / 2 - theme.px(4)
        x = track.right() - height / 2 if on else track.left() + height / 2
        role = "on-accent" if on else ("ink-2" if live else "ink-3")
        painting.draw_dot(painter, QPointF(x, middle), knob, theme.color(role))
        left = 1 + width + theme.space(10)
        role = "ink" if live else "ink-3"
        labels.draw_text(painter, self.text(), theme.font("body"), theme.color(role), left, middle)
        painter.end()


def _draw_card(button: QAbstractButton, second: str, number: str) -> None:
    """Draw a card with a mark, one or two lines, and a number at the right."""
    painter = painting.begin(button)
    rect = QRectF(button.rect())
    checked, live = button.isChecked(), button.isEnabled()
    ground, edge = "surface", "edge"
    if checked:
        ground, edge = "accent-soft", "accent"
    elif not live:
        ground, edge = "sunk", "line"
    elif button.underMouse() or button.isDown():
        ground, edge = "hover", "control-edge"
    colors = theme.color(ground), theme.color(edge)
    painting.draw_box(painter, rect, theme.radius("segment"), *colors, 1.25 if checked else 1)
    left = float(theme.space(12))
    _draw_mark(painter, button, left, rect.center().y())
    left += theme.px(_MARK) + theme.space(10)
    middle = rect.center().y() - (theme.px(9) if second else 0)
    ink = theme.color("ink" if live else "ink-3")
    labels.draw_text(painter, button.text(), theme.font("body", 500), ink, left, middle)
    faint = theme.color("ink-2" if live else "ink-3")
    if second:
        below = rect.center().y() + theme.px(9)
        labels.draw_text(painter, second, theme.font("small"), faint, left, below)
    if number:
        right = rect.width() - theme.space(13)
        font = theme.font("small")
        labels.draw_text_right(painter, number, font, faint, right, rect.center().y())
    painter.end()


def _card_size(button: QAbstractButton, second: str, number: str) -> QSize:
    width = labels.text_width(button.text(), theme.font("body", 500))
    if second:
        width = max(width, labels.text_width(second, theme.font("small")))
    if number:
        width += theme.space(16) + labels.text_width(number, theme.font("small"))
    width += theme.px(_MARK) + theme.space(12 + 10 + 13)
    return QSize(int(width + 0.999), theme.px(56 if second else 44))


class CheckCard(ShowsPointer, QCheckBox):
    """A card to tick, with a count.

    Signals:
        toggled(bool): ticked or no longer.
    """

    def __init__(
        self, text: str, count: int | None = None, second: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._count = count
        self._second = second
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int | None) -> None:
        """Show another number; None shows none."""
        self._count = count
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all that is shown."""
        return _card_size(self, self._second, self._number())

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses anywhere on the card."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("segment")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        _draw_card(self, self._second, self._number())

    def _number(self) -> str:
        return self.locale().toString(self._count) if self._count is not None else ""

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._number()}".strip())
        self.setAccessibleDescription(self._second)


class RadioCard(ShowsPointer, QRadioButton):
    """A card to choose among those of one parent, with a second line.

    Signals:
        toggled(bool): chosen or no longer.
    """

    def __init__(self, text: str, second: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._second = second
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(second)

    def set_second(self, second: str) -> None:
        """Show another second line."""
        self._second = second
        self.setAccessibleDescription(second)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of both lines."""
        return _card_size(self, self._second, "")

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses anywhere on the card."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("segment")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        _draw_card(self, self._second, "")
