# SPDX-License-Identifier: MIT
"""The questions of a bank: a list that can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trainer.ui.models.items import ItemModel
from trainer.ui.pages.choices import FilterChip
from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.form import LineEdit, ListView
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.tag import TagKind, draw_tag, tag_size
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.library.views import QuestionRow

_SIDES = 24


class _RowPainter(QStyledItemDelegate):
    """Draws a title, what sort of question it is, and a hairline."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height with the title wrapped."""
        view = cast("QListView", self.parent())
        width = view.viewport().width()
        title, second = self._lines(_row(index), width)
        return QSize(width, int(title.height + second.height + 2 * theme.space(8) + 1.999))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = _row(index)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painting.fill(painter, rect, theme.color("sunk"))
            if theme.is_high_contrast:
                painting.draw_box(painter, rect, 0, None, theme.color("accent"))
        title, second = self._lines(row, int(rect.width()))
        left, top = rect.left() + theme.space(_SIDES), rect.top() + theme.space(8)
        title.draw(painter, left, top)
        second.draw(painter, left, top + title.height)
        if row.critical:
            self._draw_critical(painter, rect)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painting.fill(painter, line, theme.color("line"))
        painter.restore()

    def _draw_critical(self, painter: QPainter, rect: QRectF) -> None:
        word = self.tr("Critical")
        width, height = tag_size(TagKind.QUIET, word)
        left = rect.right() - theme.space(_SIDES) - width
        box = QRectF(left, rect.center().y() - height / 2, width, height)
        draw_tag(painter, TagKind.QUIET, word, box)

    def _lines(self, row: QuestionRow, width: int) -> tuple[TextLines, TextLines]:
        free = float(width - 2 * theme.space(_SIDES))
        if row.critical:
            free -= tag_size(TagKind.QUIET, self.tr("Critical"))[0] + theme.space(12)
        free = max(free, theme.px(80))
        bold, small = theme.font("body", 500), theme.font("small")
        title = TextLines(row.title, bold, free, 1.2, color=theme.color("ink"))
        return title, TextLines(row.second, small, free, 1.2, color=theme.color("ink-2"))


class _List(ListView):
    """Measures its rows anew when it becomes wider or narrower."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles wrap elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class QuestionPanel(FollowsLook, QWidget):
    """A search field, and how far they have been reviewed, above the questions of a bank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ItemModel(self)
        self._build()
        self._search.textChanged.connect(self._on_search_text_changed)

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other questions; what was looked for is forgotten."""
        self._search.clear()
        self._model.set_rows(rows)
        self._search.setVisible(bool(rows))
        self._show_chips([row.status for row in rows])
        self._tell()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()
        self._list.scheduleDelayedItemsLayout()

    def _build(self) -> None:
        self._search = LineEdit(
            self.tr("Search the questions"),
            placeholder=self.tr("Search titles, types and domains"),
            parent=self,
        )
        self._search.setObjectName("search")
        self._search.setClearButtonEnabled(True)
        self._list = _List(self.tr("Questions"), self)
        self._list.setObjectName("questions")
        self._list.setItemDelegate(_RowPainter(self._list))
        self._list.setModel(self._model)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        # A large bank is laid out bit by bit, so that the window never waits for it.
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._empty = TextBlock("", "body", "ink-2", parent=self)
        self._column = QVBoxLayout(self)
        self._head = QVBoxLayout()
        self._head.addWidget(self._search)
        self._review = QWidget(self)
        self._review.setAccessibleName(self.tr("Review"))
        self._flow = FlowLayout(self._review)
        self._chips: list[FilterChip] = []
        self._kinds: list[str] = []
        self._head.addWidget(self._review)
        self._head.addWidget(self._empty)
        self._column.addLayout(self._head)
        self._column.addWidget(self._list, 1)
        self._fit()

    def _fit(self) -> None:
        sides = theme.space(_SIDES)
        self._head.setContentsMargins(sides, theme.space(12), sides, theme.space(12))
        self._column.setContentsMargins(0, 0, 0, theme.space(8))
        self._column.setSpacing(0)
        self._head.setSpacing(theme.space(8))
        self._list.setMinimumHeight(theme.px(260))

    def _show_chips(self, statuses: Sequence[str]) -> None:
        """Offer what questions differ in; where all have come equally far, there is no choice."""
        kinds = sorted(set(statuses)) if len(set(statuses)) > 1 else []
        kinds = [kind for kind in kinds if kind]
        while len(self._chips) < len(kinds):
            chip = FilterChip("", 0, parent=self._review)
            chip.setObjectName(f"review-{len(self._chips)}")
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for position, chip in enumerate(self._chips):
            chip.setVisible(position < len(kinds))
            chip.setChecked(False)
        for chip, kind in zip(self._chips, kinds, strict=False):
            chip.set_text(kind)
            chip.set_count(statuses.count(kind))
        self._kinds = kinds
        self._review.setVisible(bool(kinds))
        self._model.keep_statuses(frozenset())

    def _tell(self) -> None:
        some = self._model.rowCount() > 0
        self._list.setVisible(some)
        if self._search.text() or any(chip.isChecked() for chip in self._chips):
            text = self.tr("No question holds these words.")
        else:
            text = self.tr("There is no question that can be used in this bank.")
        self._empty.set_text(text)
        self._empty.setVisible(not some)

    @Slot()
    def _on_chip_clicked(self) -> None:
        pairs = zip(self._kinds, self._chips, strict=False)
        self._model.keep_statuses(frozenset(kind for kind, chip in pairs if chip.isChecked()))
        self._tell()

    @Slot(str)
    def _on_search_text_changed(self, text: str) -> None:
        self._model.look_for(text)
        self._tell()


def _row(index: QModelIndex | QPersistentModelIndex) -> QuestionRow:
    row: QuestionRow = index.data(ItemModel.RowRole)
    return row
