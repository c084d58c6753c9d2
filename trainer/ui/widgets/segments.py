# SPDX-License-Identifier: MIT
"""A choice of one among up to five."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.look import FollowsLook

_INSET = 3


class _Segment(PressableButton):
    """One of the choices."""

    move_requested = Signal(int)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """Show a number after the word, or none."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {self._number()}".strip())
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the owner."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        from PySide6.QtCore import Qt

        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.move_requested.emit(step)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size in the weight of a chosen one, so that choosing moves nothing."""
        width = labels.text_width(self.text(), theme.font("small", 600)) + 2 * theme.space(12)
        if self._count is not None:
            width += labels.text_width(self._number(), theme.font("small")) + theme.space(7)
        return QSize(int(width + 0.999), theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("segment") - _INSET + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of a chosen one, and the word."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        role, weight = "ink-2", 500
        if self.isChecked():
            role, weight = "accent-text", 600
            edges = theme.color("surface"), theme.color("accent")
            painting.draw_box(painter, rect, self.focus_radius(), *edges, 1.25)
        elif self.underMouse() and self.isEnabled():
            role = "ink"
        if not self.isEnabled():
            role = "ink-3"
        font, number_font = theme.font("small", weight), theme.font("small")
        width = labels.text_width(self.text(), font)
        number = self._number()
        if number:
            width += theme.space(7) + labels.text_width(number, number_font)
        left, middle = rect.center().x() - width / 2, rect.center().y()
        left += labels.draw_text(painter, self.text(), font, theme.color(role), left, middle)
        if number:
            left += theme.space(7)
            role = role if self.isChecked() else "ink-3"
            labels.draw_text(painter, number, number_font, theme.color(role), left, middle)
        painter.end()

    def _number(self) -> str:
        return self.locale().toString(self._count) if self._count is not None else ""


class Segments(FollowsLook, QWidget):
    """A row of words of which at most one is chosen.

    Signals:
        chosen_changed(int): the learner chose another one, from 0; -1 is none.
    """

    chosen_changed = Signal(int)

    def __init__(
        self,
        texts: Sequence[str],
        name: str,
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the row.

        Args:
            texts: the words, two to five.
            name: what is chosen, for screen readers.
            optional: whether the chosen one can be unchosen again.
            parent: owner.
        """
        super().__init__(parent)
        self._optional = optional
        self._chosen = -1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(0)
        self._segments = [_Segment(text, self) for text in texts]
        for segment in self._segments:
            segment.clicked.connect(self._on_segment_clicked)
            segment.move_requested.connect(self._on_move_requested)
            row.addWidget(segment)

    def chosen(self) -> int:
        """Return which one is chosen, from 0; -1 is none."""
        return self._chosen

    def set_chosen(self, index: int) -> None:
        """Choose one, or none with -1; says nothing."""
        if index == self._chosen:
            return
        self._chosen = index
        for position, segment in enumerate(self._segments):
            # Exclusive only for its role: Qt would not let the last one be unchosen.
            segment.setAutoExclusive(False)
            segment.setChecked(position == index)
            segment.setAutoExclusive(True)

    def set_counts(self, counts: Sequence[int | None]) -> None:
        """Show a number after each word."""
        for segment, count in zip(self._segments, counts, strict=True):
            segment.set_count(count)

    def step(self, by: int) -> None:
        """Choose a neighbour as the learner would with an arrow key; from none, an end."""
        last = len(self._segments) - 1
        if self._chosen < 0:
            target = 0 if by > 0 else last
        else:
            target = max(0, min(last, self._chosen + by))
        self._choose(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the common ground."""
        del event
        painter = painting.begin(self)
        edge = theme.color("line") if theme.is_high_contrast else None
        radius = theme.radius("segment")
        painting.draw_box(painter, QRectF(self.rect()), radius, theme.color("track"), edge)
        painter.end()

    def _choose(self, index: int) -> None:
        if index != self._chosen:
            self.set_chosen(index)
            self.chosen_changed.emit(index)

    def _on_segment_clicked(self) -> None:
        index = self._index_of_sender()
        self._choose(-1 if self._optional and index == self._chosen else index)

    def _on_move_requested(self, by: int) -> None:
        from PySide6.QtCore import Qt

        index = max(0, min(len(self._segments) - 1, self._index_of_sender() + by))
        self._segments[index].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(index)

    def _index_of_sender(self) -> int:
        sender = self.sender()
        return next((i for i, s in enumerate(self._segments) if s is sender), 0)
