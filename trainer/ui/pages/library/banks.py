# SPDX-License-Identifier: MIT
"""The left of the Library: the banks on this machine, and where one can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.card import Ground
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QPainter,
        QPaintEvent,
    )

    from trainer.ui.pages.library.views import BankRow

_INSET = 11


class BankEntry(PressableButton):
    """A bank: title, what it holds, version.

    Signals:
        clicked(bool): chosen, by any means.
        move_requested(int): an arrow key asks for a neighbour.
    """

    move_requested = Signal(int)

    def __init__(self, row: BankRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._wrapped: tuple[int, TextLines, TextLines] | None = None
        self.setCheckable(True)
        self.setObjectName(f"bank-{row.id}")
        self.setText(row.title)
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(f"{row.second} {row.version}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        """Leave the choice to the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(256)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a title can be read."""
        return QSize(theme.px(120), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the lines wrapped."""
        title, second = self._lines(width)
        return int(title.height + second.height + 2 * theme.space(8) + 0.999)

    def forget_look(self) -> None:
        """Drop the wrapped lines."""
        self._wrapped = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, lines and version."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            edge = theme.color("accent") if theme.is_high_contrast else None
            radius = theme.radius("button")
            painting.draw_box(painter, rect, radius, theme.color("accent-soft"), edge)
        elif self.underMouse() or self.isDown():
            painting.draw_box(painter, rect, theme.radius("button"), theme.color("hover"))
        title, second = self._lines(self.width())
        left, top = float(theme.space(_INSET)), float(theme.space(8))
        title.draw(painter, left, top)
        second.draw(painter, left, top + title.height)
        small, color = theme.font("small"), theme.color("ink-2")
        right = rect.width() - theme.space(_INSET)
        labels.draw_text_right(painter, self.row.version, small, color, right, rect.center().y())
        painter.end()

    def _lines(self, width: int) -> tuple[TextLines, TextLines]:
        if self._wrapped is None or self._wrapped[0] != width:
            free = float(width - 2 * theme.space(_INSET))
            if self.row.version:
                free -= labels.text_width(self.row.version, theme.font("small")) + theme.space(6)
            free = max(free, theme.px(60))
            bold, small = theme.font("body", 600), theme.font("small")
            title = TextLines(self.row.title, bold, free, 1.2, color=theme.color("ink"))
            second = TextLines(self.row.second, small, free, 1.2, color=theme.color("ink-2"))
            self._wrapped = width, title, second
        return self._wrapped[1], self._wrapped[2]


class BankList(Ground):
    """All banks, one of them chosen; arrows move, Tab leaves.

    Signals:
        chosen(str): the learner chose the bank with this id.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "line", "card", (7, 8), parent)
        self.setAccessibleName(self.tr("Banks"))
        self._rows: tuple[BankRow, ...] = ()
        self._entries: list[BankEntry] = []
        self.body.setSpacing(2)

    def show_banks(self, rows: Sequence[BankRow], selected: str) -> None:
        """Show banks, one of them as chosen."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._rebuild(selected)
        for entry in self._entries:
            entry.setChecked(entry.row.id == selected)
        self._keep_one_tab_stop()

    def titles(self) -> list[str]:
        """Return the titles in their order."""
        return [row.title for row in self._rows]

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(2)

    def _rebuild(self, selected: str) -> None:
        had_focus = any(entry.hasFocus() for entry in self._entries)
        for entry in self._entries:
            self.body.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [BankEntry(row, self) for row in self._rows]
        for entry in self._entries:
            entry.clicked.connect(self._on_entry_clicked)
            entry.move_requested.connect(self._on_entry_move_requested)
            self.body.addWidget(entry)
            # A layout shows what is added to it later only; the keyboard may be waiting.
            entry.show()
            if had_focus and entry.row.id == selected:
                entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_one_tab_stop(self) -> None:
        some = any(entry.isChecked() for entry in self._entries)
        for index, entry in enumerate(self._entries):
            stop = entry.isChecked() or (not some and index == 0)
            policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            entry.setFocusPolicy(policy)

    @Slot()
    def _on_entry_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, BankEntry):
            self.chosen.emit(entry.row.id)

    @Slot(int)
    def _on_entry_move_requested(self, by: int) -> None:
        index = next((i for i, entry in enumerate(self._entries) if entry is self.sender()), 0)
        target = self._entries[max(0, min(len(self._entries) - 1, index + by))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not target.isChecked():
            self.chosen.emit(target.row.id)


class DropArea(FollowsLook, QWidget):
    """Where files can be dropped.

    Only files and folders of this machine are taken: nothing is ever fetched.

    Signals:
        dropped(list): paths of what was dropped.
    """

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = False
        self._is_flat = False
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop a bank here"))
        self.setAccessibleDescription(self.tr("A .yaml file, a folder or a .needlebank"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_live(self, live: bool) -> None:
        """Show that what is being dragged would be taken."""
        if live != self._live:
            self._live = live
            self.update()

    def set_flat(self, flat: bool) -> None:
        """Show a single line, where height is scarce."""
        if flat != self._is_flat:
            self._is_flat = flat
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a small width."""
        return QSize(theme.px(120), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the lines wrapped."""
        if self._is_flat:
            return theme.px(48)
        lines = sum(made.height for made in self._lines(width))
        return int(lines + theme.px(22 + 8) + 2 * theme.space(16) + 0.999)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what lies on this machine."""
        if local_paths(event):
            event.acceptProposedAction()
            self.set_live(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        del event
        self.set_live(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self.set_live(False)
        paths = local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed edge, an icon and what can be dropped."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = painting.rounded(rect, theme.radius("card"))
        if self._live:
            painter.fillPath(path, painting.brush(theme.color("accent-soft")))
        pen = painting.pen(theme.color("accent" if self._live else "control-edge"), 1.0)
        pen.setDashPattern([4.0, 3.0])
        painter.strokePath(path, pen)
        if self._is_flat:
            self._draw_flat(painter, rect)
        else:
            self._draw_tall(painter, rect)
        painter.end()

    def _draw_flat(self, painter: QPainter, rect: QRectF) -> None:
        side, font = theme.px(18), theme.font("body", 500)
        text = self.accessibleName()
        width = side + theme.space(8) + labels.text_width(text, font)
        left, middle = rect.center().x() - width / 2, rect.center().y()
        self._draw_icon(painter, QRectF(left, middle - side / 2, side, side))
        left += side + theme.space(8)
        labels.draw_text(painter, text, font, theme.color("ink"), left, middle)

    def _draw_tall(self, painter: QPainter, rect: QRectF) -> None:
        side, top = theme.px(22), float(theme.space(16))
        self._draw_icon(painter, QRectF(rect.center().x() - side / 2, top, side, side))
        top += side + theme.px(8)
        for made in self._lines(self.width()):
            made.draw(painter, theme.space(10), top)
            top += made.height

    def _draw_icon(self, painter: QPainter, box: QRectF) -> None:
        theme.draw_icon(painter, "file-input", "accent-text" if self._live else "ink-2", box)

    def _lines(self, width: int) -> list[TextLines]:
        free = max(float(width - 2 * theme.space(10)), theme.px(60))
        first, second = theme.font("body", 500), theme.font("small")
        ink, faint = theme.color("ink"), theme.color("ink-2")
        return [
            TextLines(self.accessibleName(), first, free, 1.2, align="center", color=ink),
            TextLines(self.accessibleDescription(), second, free, 1.2, align="center", color=faint),
        ]


def local_paths(event: QDropEvent | QDragEnterEvent) -> list[str]:
    """Return the files and folders of this machine that an event carries."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
