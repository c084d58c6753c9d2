# SPDX-License-Identifier: MIT
"""The frame of a page: a column in the middle that scrolls, and perhaps a bar at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.card import Bar
from trainer.ui.widgets.look import is_look_change
from trainer.ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from trainer.ui.widgets.notice import Notice

_MARGIN = 24
_TWO_COLUMNS = 640
_STACKED = 480


class Pair(QBoxLayout):
    """Two columns beside each other, or one above the other in a narrow page."""

    def __init__(self) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)

    def set_wide(self, wide: bool) -> None:
        """Lie side by side, or one above the other."""
        direction = QBoxLayout.Direction
        self.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


class PageFrame(QWidget):
    """What Today, Practise and Results share: where things lie, and what Enter does.

    A page fills `column`, overrides `fit` where its parts lie differently in a narrow window,
    and `press_primary` and `press_key` for its keys.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = _Scroll(self)
        self._inner = _Inner()
        self.column = QVBoxLayout(self._inner)
        self._scroll.setWidget(self._inner)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._scroll, 1)
        self._foot: Pair | None = None
        self._said: Notice | None = None
        self._fitted = (0, 0, 0)
        self._scroll.resized.connect(self._fit)

    @property
    def inner(self) -> QWidget:
        """The owner of what the column holds."""
        return self._inner

    def add_foot(self) -> tuple[QWidget, QVBoxLayout, QHBoxLayout]:
        """Put a bar under the page, its content as wide as the column.

        Returns:
            The bar, the column for its words, and the row for its buttons at their right, or
            below them in a narrow window.
        """
        bar = Bar(at_top=False, parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        # The words stand in the middle of what height there is.
        words.addStretch(1)
        words.addStretch(1)
        self._foot_buttons = QHBoxLayout()
        self._foot_buttons.addStretch(1)
        self._foot = Pair()
        self._foot.addLayout(words, 1)
        self._foot.addLayout(self._foot_buttons)
        bar.setLayout(self._foot)
        self._outer.addWidget(bar)
        return bar, words, self._foot_buttons

    def show_top(self) -> None:
        """Go to the beginning."""
        self._scroll.show_top()

    def begin(self) -> None:
        """Make ready for something else to show: from its beginning, with nothing said."""
        self.show_top()
        if self._said is not None:
            self._said.hide()

    def say(self, text: str) -> None:
        """Say something above everything but the title, until it is closed."""
        if self._said is None:
            # Late: most pages never say anything.
            from trainer.ui.widgets.notice import Notice

            self._said = Notice(parent=self.inner)
            self._said.setObjectName("notice")
            self.column.insertWidget(1, self._said)
        self._said.show_text(text)

    def is_wide(self) -> bool:
        """Tell whether two columns have room beside each other."""
        return self.content_width() >= theme.px(_TWO_COLUMNS)

    def is_stacked(self) -> bool:
        """Tell whether even two short texts have no room beside each other."""
        return self.content_width() < theme.px(_STACKED)

    def content_width(self) -> int:
        """Return the width of the column."""
        return min(self.most_width(), self.width() - 2 * _MARGIN)

    def most_width(self) -> int:
        """Return how wide the column may become."""
        return theme.width("content")

    def fit(self) -> None:
        """Arrange what depends on the width or on the text size; nothing, where nothing does."""

    def press_primary(self) -> None:
        """Do what Enter does; nothing, where there is nothing to do."""

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a key of the page's own; return whether it was one."""
        del event
        return False

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take other distances with the text."""
        super().changeEvent(event)
        if is_look_change(event) and self._fitted[0]:
            self._fitted = (0, 0, 0)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the primary action on Enter; scroll; else ask the page."""
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.press_primary()
        elif not self.press_key(event) and not self._scroll.take_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Pass over the scrolled area: it is scrolled from wherever the focus is."""
        # Not done earlier: to name a focus policy costs time that the first page has not got.
        from PySide6.QtCore import Qt

        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return super().focusNextPrevChild(forward)

    def _fit(self) -> None:
        state = (self.width(), self._scroll.room, theme.text_percent)
        if state == self._fitted:
            return
        self._fitted = state
        side = max(_MARGIN, (self.width() - self.most_width()) // 2)
        # The bar of the scrolled area takes its width from the margin, so that the column
        # stands where it would stand without.
        right = max(0, side - (self.width() - self._scroll.room))
        self.column.setContentsMargins(side, theme.space(_MARGIN), right, theme.space(_MARGIN))
        self.column.setSpacing(theme.space(16))
        if self._foot is not None:
            self._foot.setContentsMargins(side, theme.space(8), side, theme.space(8))
            self._foot.set_wide(not self.is_stacked())
            self._foot.setSpacing(theme.space(8 if self.is_stacked() else 12))
            self._foot_buttons.setSpacing(theme.space(12))
        self.fit()


class _Inner(QWidget):
    """What is scrolled; as high as it must be at its width."""

    def minimumSizeHint(self) -> QSize:
        """Return no height: that follows from the width, and text wraps less than at the least."""
        return QSize(super().minimumSizeHint().width(), 0)


class _Scroll(ScrollArea):
    """The scrolled part of a page.

    Attributes:
        room: the width that the page has to lie in.

    Signals:
        resized(): there is another width to lie in.
    """

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that there is another width."""
        super().resizeEvent(event)
        # The event is the viewport's. To ask for the viewport itself costs as much as to paint
        # the page: its kind in PySide brings all enums of the `Qt` namespace with it.
        self.room = event.size().width()
        self.resized.emit()

    def take_key(self, event: QKeyEvent) -> bool:
        """Scroll by a key; return whether it was one for that."""
        from PySide6.QtCore import Qt

        bar = self.verticalScrollBar()
        step, page = bar.singleStep(), bar.pageStep()
        by = {
            Qt.Key.Key_Up: -step,
            Qt.Key.Key_Down: step,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if by is None:
            return False
        bar.setValue(bar.value() + by)
        return True
