# SPDX-License-Identifier: MIT
"""One of the things that can be done: what it is, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ChoiceRow(PressableButton):
    """A wide button with a second line.

    Signals:
        clicked(bool): chosen, by any means.
    """

    def __init__(
        self, title: str, second: str, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            title: what it does.
            second: what comes of it; may be empty.
            primary: whether it is the best of its kind, at most one.
            parent: owner.
        """
        super().__init__(parent)
        self._second = second
        self._is_primary = primary
        self._wrapped: tuple[int, list[TextLines]] | None = None
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which both lines can be read."""
        return QSize(theme.px(180), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height with both lines wrapped."""
        lines = sum(made.height for made in self._lines(width))
        return int(lines + 2 * theme.space(10) + 0.999)

    def forget_look(self) -> None:
        """Drop the wrapped lines."""
        self._wrapped = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and lines."""
        del event
        painter = painting.begin(self)
        live = self.underMouse() or self.isDown()
        if self._is_primary:
            ground = theme.color("accent")
            if live:
                ground = painting.mix(ground, theme.color("ink"), 0.12)
            edge = ground
        else:
            ground = theme.color("hover" if live else "surface")
            edge = theme.color("control-edge" if live else "edge")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("button"), ground, edge)
        top = float(theme.space(10))
        for made in self._lines(self.width()):
            made.draw(painter, theme.space(16), top)
            top += made.height
        painter.end()

    def _lines(self, width: int) -> list[TextLines]:
        if self._wrapped is None or self._wrapped[0] != width:
            free = float(max(width - 2 * theme.space(16), theme.px(80)))
            bold, small = theme.font("body", 600), theme.font("small")
            roles = ("on-accent", "on-accent") if self._is_primary else ("ink", "ink-2")
            ink, faint = (theme.color(role) for role in roles)
            made = [TextLines(self.text(), bold, free, 1.2, color=ink)]
            if self._second:
                made.append(TextLines(self._second, small, free, 1.2, color=faint))
            self._wrapped = width, made
        return self._wrapped[1]
