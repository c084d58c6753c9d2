# SPDX-License-Identifier: MIT
"""Why a question was missed: one press for each reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.model.attempt import OFFERED_REASONS, MissReason
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

REASONS = OFFERED_REASONS


class Reasons(FollowsLook, QWidget):
    """A row of chips; where there is no room, the chosen one and "Change", which opens all.

    Signals:
        given(object): the learner gave a reason.
        resized(): another size is needed.
    """

    given = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: MissReason | None = None
        self._open = False
        self._rows: list[list[QWidget]] = []
        self._label = TextBlock(self.tr("Why did I miss it?"), "small", "ink-2", parent=self)
        texts = {
            MissReason.DID_NOT_KNOW: self.tr("Did not know"),
            MissReason.MISREAD: self.tr("Misread it"),
            MissReason.SLIPPED: self.tr("Slipped"),
            MissReason.REASONED_WRONGLY: self.tr("Reasoned wrongly"),
            MissReason.OUT_OF_TIME: self.tr("Ran out of time"),
        }
        self._chips: dict[MissReason, Chip] = {}
        for number, reason in enumerate(REASONS, 1):
            chip = self._chips[reason] = Chip(texts[reason], parent=self)
            chip.setObjectName(f"reason-{number}")
            chip.setAccessibleDescription(self.tr("key {number}").format(number=number))
            chip.clicked.connect(self._on_chip_clicked)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._change = Button(self.tr("Choose"), "quiet", height="small", parent=self)
        self._change.setObjectName("change-reason")
        self._change.clicked.connect(self._on_change_clicked)
        self._change.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come here after another widget."""
        before: QWidget = widget
        parts: list[QWidget] = [*self._chips.values(), self._change]
        for part in parts:
            self.setTabOrder(before, part)
            before = part

    def show_chosen(self, reason: MissReason | None) -> None:
        """Show what has been said; closes the list."""
        was_open, self._open = self._open, False
        for own, chip in self._chips.items():
            chip.setChecked(own is reason)
        if reason is not self._chosen or was_open:
            self._chosen = reason
            self.resized.emit()

    def size_for(self, room: int) -> QSize:
        """Decide what is shown in a width, and return the size it takes."""
        everything: list[QWidget] = [self._label, *self._chips.values()]
        if self._width(everything) <= room:
            self._rows = [everything]
        elif self._open:
            self._rows = self._wrapped(room)
        else:
            chosen = [self._chips[self._chosen]] if self._chosen in self._chips else []
            self._change.set_text(self.tr("Change") if chosen else self.tr("Choose"))
            self._rows = [[self._label, *chosen, self._change]]
            if self._width(self._rows[0]) > room:
                self._rows = [[*chosen, self._change]]
                if not chosen:
                    self._change.set_text(self._label.text())
        height = sum(self._height(row) for row in self._rows)
        width = max(self._width(row) for row in self._rows)
        return QSize(width, height + theme.space(8) * (len(self._rows) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Give everything that is shown its place."""
        shown = [part for row in self._rows for part in row]
        everything: tuple[QWidget, ...] = (self._label, *self._chips.values(), self._change)
        for part in everything:
            part.setVisible(part in shown)
        top = 0
        for row in self._rows:
            height, left = self._height(row), 0
            for part in row:
                size = part.sizeHint()
                part.setGeometry(
                    left, top + (height - size.height()) // 2, size.width(), size.height()
                )
                left += size.width() + theme.space(8)
            top += height + theme.space(8)

    def _wrapped(self, room: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = [[self._label]]
        for chip in self._chips.values():
            if self._width([*rows[-1], chip]) > room:
                rows.append([])
            rows[-1].append(chip)
        return rows

    def _width(self, row: list[QWidget]) -> int:
        return sum(part.sizeHint().width() + theme.space(8) for part in row) - theme.space(8)

    def _height(self, row: list[QWidget]) -> int:
        return max(part.sizeHint().height() for part in row)

    def _on_chip_clicked(self) -> None:
        sender = self.sender()
        for reason, chip in self._chips.items():
            if chip is sender:
                # Pressed again it stays: what was said cannot be unsaid, only said otherwise.
                chip.setChecked(True)
                self.given.emit(reason)

    def _on_change_clicked(self) -> None:
        self._open = not self._open
        self.resized.emit()
