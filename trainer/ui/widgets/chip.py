# SPDX-License-Identifier: MIT
"""Filters that can be pressed."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton


class Chip(PressableButton):
    """A word with round ends, perhaps with a count, that is chosen or not.

    Signals:
        toggled(bool): chosen or no longer, by whatever means.
        clicked(bool): the same, only when the learner did it.
    """

    def __init__(
        self,
        text: str,
        count: int | None = None,
        *,
        icon: str = "",
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip.

        Args:
            text: the filter.
            count: what would remain with it; None shows no number.
            icon: an icon before the text, such as a cross on a chip that goes when pressed.
            checkable: whether it stays pressed.
            parent: owner.
        """
        super().__init__(parent)
        self._count = count
        self._icon = icon
        self.setCheckable(checkable)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_text(self, text: str) -> None:
        """Show another word."""
        if text != self.text():
            self.setText(text)
            self._name()
            self.remeasure()

    def set_count(self, count: int | None) -> None:
        """Show another number."""
        if count != self._count:
            self._count = count
            self._name()
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return the size of icon, word and number."""
        # Chosen or not, the width stays: both states have the same weight.
        width = labels.text_width(self.text(), theme.font("small", 500)) + 2 * theme.space(10)
        if self._icon:
            width += theme.px(14) + theme.space(6)
        if self._count is not None:
            width += labels.text_width(self._number(), theme.font("small")) + theme.space(6)
        return QSize(int(width + 0.999), theme.size("chip"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a chip's word is never cut."""
        return self.sizeHint()

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return self.height() / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked() or not self.isCheckable()
        if not self.isEnabled():
            ground, edge, role, number_role = "hover", "line", "ink-3", "ink-3"
        elif chosen:
            ground, edge, role, number_role = "accent-soft", "accent", "accent-text", "accent-text"
        else:
            ground = "hover" if self.underMouse() or self.isDown() else "surface"
            edge, role, number_role = "edge", "ink", "ink-3"
        grounds = theme.color(ground), theme.color(edge)
        painting.draw_box(painter, rect, rect.height() / 2, *grounds)
        left = float(theme.space(10))
        middle = rect.center().y()
        if self._icon:
            side = theme.px(14)
            box = QRectF(left, middle - side / 2, side, side)
            theme.draw_icon(painter, self._icon, role, box)
            left += side + theme.space(6)
        font = theme.font("small", 500)
        left += labels.draw_text(painter, self.text(), font, theme.color(role), left, middle)
        if self._count is not None:
            left += theme.space(6)
            color = theme.color(number_role)
            labels.draw_text(painter, self._number(), theme.font("small"), color, left, middle)
        painter.end()

    def _number(self) -> str:
        return self.locale().toString(self._count) if self._count is not None else ""

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._number()}".strip())
