# SPDX-License-Identifier: MIT
"""The command palette: everything that can be done or shown, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trainer.ui.dialogs.matching import best
from trainer.ui.models.entries import EntryModel
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.form import LineEdit, ListView
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

_WIDTH = 600
_ROW = 40
_ROWS = 9
_MOST = 50


class Entry(NamedTuple):
    """Something that can be chosen.

    Attributes:
        id: what `chosen` tells.
        title: what it is called.
        keywords: other words by which it may be found.
        kind: what sort of thing it is, at the right; "" for an action.
        shortcut: the keys that do the same, as shown; "" for none.
    """

    id: str
    title: str
    keywords: str = ""
    kind: str = ""
    shortcut: str = ""


class _RowPainter(QStyledItemDelegate):
    """Draws what an entry is called, and its sort or its keys at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of one line."""
        del option, index
        view = cast("QListView", self.parent())
        return QSize(view.viewport().width(), theme.px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        entry: Entry = index.data(EntryModel.EntryRole)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            edge = theme.color("accent") if theme.is_high_contrast else None
            radius = theme.radius("button")
            painting.draw_box(painter, rect, radius, theme.color("accent-soft"), edge)
        right = rect.right() - theme.space(12)
        right -= self._draw_right(painter, entry, right, rect.center().y(), chosen=chosen)
        font = theme.font("body", 500)
        left = rect.left() + theme.space(12)
        title = view_title(entry.title, right - left - theme.space(12))
        role = "accent-text" if chosen else "ink"
        labels.draw_text(painter, title, font, theme.color(role), left, rect.center().y())
        painter.restore()

    def _draw_right(
        self, painter: QPainter, entry: Entry, right: float, middle: float, *, chosen: bool
    ) -> float:
        if entry.shortcut:
            width = labels.key_cap_width(entry.shortcut)
            role = "accent-text" if chosen else "ink-2"
            labels.draw_key_cap(painter, entry.shortcut, right - width, middle, role)
            return width
        font = theme.font("small")
        color = theme.color("ink-2")
        labels.draw_text_right(painter, entry.kind, font, color, right, middle)
        return labels.text_width(entry.kind, font)


class CommandPalette(QWidget):
    """Lies over the whole window; typing searches, arrows move, Enter chooses, Esc closes.

    Signals:
        chosen(str): the id of what was chosen; the palette is closed by then.
        closed(): it is gone, whether something was chosen or not.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        """Make the palette, unseen.

        Args:
            window: what it lies over.
        """
        super().__init__(window)
        self._window = window
        self.setObjectName("palette")
        self._entries: tuple[Entry, ...] = ()
        self._texts: list[tuple[str, str]] = []
        self._before: QWidget | None = None
        self._model = EntryModel(self)
        self._build()
        self._search.textChanged.connect(self._on_search_text_changed)
        self._list.clicked.connect(self._on_list_clicked)
        self._search.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def open(self, entries: Sequence[Entry]) -> None:
        """Show the palette with these entries, nothing typed yet."""
        self._before = self.window().focusWidget()
        self._search.clear()
        self.set_entries(entries)
        self._place()
        self.show()
        self.raise_()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer other entries; what was typed stays, and what was chosen as far as it is there."""
        chosen = self._current()
        self._entries = tuple(entries)
        self._texts = [
            (entry.title.casefold(), f"{entry.keywords} {entry.kind}".casefold())
            for entry in self._entries
        ]
        self._search_for(self._search.text())
        for row in range(self._model.rowCount()):
            if chosen is not None and self._model.entry(row).id == chosen.id:
                self._list.setCurrentIndex(self._model.index(row, 0))

    def entries(self) -> tuple[Entry, ...]:
        """Return everything that is offered, whatever is typed."""
        return self._entries

    def close_palette(self) -> None:
        """Go away; the focus returns to where it was."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        import shiboken6

        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and take arrows, Enter and Esc from the search field."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and watched is self._search:
            return self._take_key(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when something beside the palette is pressed."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def changeEvent(self, event: QEvent) -> None:
        """Take other distances with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._place()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus in the palette: Tab moves like the arrows."""
        self._move(1 if forward else -1)
        return True

    # Inside

    def _build(self) -> None:
        self._card = Card(self, padding=(10, 10))
        self._search = LineEdit(
            self.tr("Search or do anything"),
            placeholder=self.tr("Search or do anything"),
            parent=self._card,
        )
        self._search.setObjectName("palette-search")
        self._list = ListView(self.tr("What was found"), self._card)
        self._list.setObjectName("palette-list")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_RowPainter(self._list))
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = TextBlock(self.tr("Nothing is called that."), "body", "ink-2", parent=self)
        self._foot = TextBlock(
            self.tr("Arrows move, Enter chooses, Esc closes."), "caption", "ink-2", parent=self
        )
        for part in (self._search, self._list, self._empty, self._foot):
            self._card.body.addWidget(part)

    def _place(self) -> None:
        window = self._window
        self.resize(window.size())
        width = min(theme.space(_WIDTH), window.width() - 2 * theme.space(24))
        top = max(theme.space(24), window.height() // 10)
        rows = max(1, min(_ROWS, self._model.rowCount()))
        self._list.setFixedHeight(rows * theme.px(_ROW))
        height = self._card.heightForWidth(width) if self._card.hasHeightForWidth() else 0
        height = max(height, self._card.sizeHint().height())
        self._card.setGeometry(
            (window.width() - width) // 2,
            top,
            width,
            min(height, window.height() - top - theme.space(24)),
        )

    def _take_key(self, event: QKeyEvent) -> bool:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._current())
        elif event.key() == Qt.Key.Key_Escape or _is_opener(event):
            self.close_palette()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row()
            last = count - 1
            # One step past an end goes round; a page stops there.
            target = (row + by) % count if abs(by) == 1 else max(0, min(last, row + by))
            self._list.setCurrentIndex(self._model.index(target, 0))

    def _current(self) -> Entry | None:
        index = self._list.currentIndex()
        return self._model.entry(index.row()) if index.isValid() else None

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry.id)

    def _search_for(self, text: str) -> None:
        found = [self._entries[at] for at in best(text, self._texts, _MOST)]
        self._model.set_entries(found)
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._place()

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        self._search_for(text)

    @Slot(QModelIndex)
    def _on_list_clicked(self, index: QModelIndex) -> None:
        self._choose(self._model.entry(index.row()))


def _is_opener(event: QKeyEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_K and event.modifiers() == control


def view_title(title: str, width: float) -> str:
    """Return a title as far as it fits; only a long question's words are ever cut."""
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.font("body", 500))
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(width, 40.0))
