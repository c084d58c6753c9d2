# SPDX-License-Identifier: MIT
"""A box with a title and numbered lines."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock

_PADDING = 16


class NumberedList(FollowsLook, QWidget):
    """Bank texts under each other, with their numbers in front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._title = TextBlock("", "small", "accent-text", weight=600, parent=self)
        self._lines = RichBlock("", "body", parent=self)

    def texts(self) -> tuple[str, ...]:
        """Return the texts shown."""
        return self._texts

    def set_texts(self, title: str, texts: Sequence[str]) -> None:
        """Show other texts under a title."""
        self._texts = tuple(texts)
        self._title.set_text(title)
        self.setAccessibleName(title)
        lines = (f"{n}. {' '.join(text.split())}" for n, text in enumerate(self._texts, 1))
        self._lines.set_text("\n".join(lines))
        self._place()

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        inner = width - 2 * theme.space(_PADDING)
        own = self._title.heightForWidth(inner) + self._lines.heightForWidth(inner)
        return own + theme.space(6) + 2 * theme.space(12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        del event
        painter = painting.begin(self)
        edges = theme.color("accent-soft"), theme.color("accent")
        line = theme.line("best-answer")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("option"), *edges, line)
        painter.end()

    def _place(self) -> None:
        left, top = theme.space(_PADDING), theme.space(12)
        width = self.width() - 2 * left
        for part in (self._title, self._lines):
            height = part.heightForWidth(width)
            part.setGeometry(left, top, width, height)
            top += height + theme.space(6)
