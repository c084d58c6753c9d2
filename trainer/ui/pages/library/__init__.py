# SPDX-License-Identifier: MIT
"""The Library: the banks on this machine, and what is in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.pages.library.bank import QUESTIONS, BankCard
from trainer.ui.pages.library.banks import BankList, DropArea, local_paths
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.library.views import LibraryView, NoticeView, SourceLine

_LEFT = 272
# A card narrower than this, at 100 per cent, has its buttons below its title.
_TITLE_AND_BUTTONS = 440
_UNLIMITED = 16_777_215


class LibraryPage(PageFrame):
    """Shows the banks, and one of them.

    Signals:
        bank_chosen(str): show the bank with this id.
        add_requested(): choose a file to add.
        new_requested(): begin a bank of one's own.
        files_dropped(list): paths that were dropped.
        practise_requested(): a session with the bank shown.
        check_requested(): read the bank shown anew.
        remove_requested(): take the bank shown out of the library.
        reveal_requested(): show the file of the bank shown among others.
        undo_requested(): the button of the notice.
        notice_closed(): the notice was sent away.
        lines_requested(int): the lines of this problem of the bank shown.
        copy_requested(str): put this text on the clipboard.
        left(): another page is shown now, or none.
    """

    bank_chosen = Signal(str)
    add_requested = Signal()
    new_requested = Signal()
    files_dropped = Signal(list)
    practise_requested = Signal()
    check_requested = Signal()
    remove_requested = Signal()
    reveal_requested = Signal()
    undo_requested = Signal()
    notice_closed = Signal()
    lines_requested = Signal(int)
    copy_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def show_view(self, view: LibraryView) -> None:
        """Show banks, one of them, and perhaps a notice."""
        self._list.show_banks(view.banks, view.selected)
        self._list.setVisible(bool(view.banks))
        if view.bank is not None:
            self._card.show_bank(view.bank)
        self._card.setVisible(view.bank is not None)
        self.show_notice(view.notice)

    def show_notice(self, notice: NoticeView | None) -> None:
        """Say something above the banks, or nothing."""
        if notice is None:
            self._notice.hide()
        else:
            self._notice.show_text(notice.text, notice.action)

    def show_lines(self, problem: int, lines: Sequence[SourceLine]) -> None:
        """Show the lines of a problem."""
        self._card.show_lines(problem, tuple(lines))

    def show_tab(self, index: int) -> None:
        """Show questions (0), problems (1) or what the bank is (2)."""
        self._card.show_tab(index)

    def press_primary(self) -> None:
        """Add a file."""
        self._add.click()

    def fit(self) -> None:
        """Put the banks beside the one that is shown, or above it."""
        is_wide = self.is_wide()
        self._parts.set_wide(is_wide)
        self._drop.set_flat(not is_wide)
        self._left.setMinimumWidth(_LEFT if is_wide else 0)
        self._left.setMaximumWidth(_LEFT if is_wide else _UNLIMITED)
        gap = theme.space(16)
        card = self.content_width() - (_LEFT + gap if is_wide else 0)
        self._card.set_wide(card >= theme.px(_TITLE_AND_BUTTONS))
        self._head.set_wide(not self.is_stacked())
        self._left_column.setSpacing(gap)
        self._parts.setSpacing(gap)
        self._head.setSpacing(theme.space(8))
        self._buttons.setSpacing(theme.space(8))

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine anywhere on the page."""
        if local_paths(event):
            event.acceptProposedAction()
            self._drop.set_live(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self._drop.set_live(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self._drop.set_live(False)
        paths = local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page was left; a minimised window has not left it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    # Inside

    def _build(self) -> None:
        inner = self.inner
        title = TextBlock(self.tr("Library"), "page", heading_level=1, parent=inner)
        self._new = Button(self.tr("New bank"), height="small", icon="plus", parent=inner)
        self._new.setObjectName("new-bank")
        self._add = Button(
            self.tr("Add a file"), "primary", height="small", icon="file-input", parent=inner
        )
        self._add.setObjectName("add-file")
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._new)
        self._buttons.addWidget(self._add)
        self._buttons.addStretch(1)
        self._head = Pair()
        self._head.addWidget(title, 1)
        self._head.addLayout(self._buttons)
        self._notice = Notice(parent=inner)
        self._notice.setObjectName("notice")
        self._notice.hide()
        self._list = BankList(inner)
        self._list.setObjectName("banks")
        self._drop = DropArea(inner)
        self._drop.setObjectName("drop")
        self._card = BankCard(inner)
        self._card.setObjectName("bank")
        self._card.hide()
        self._left = QWidget(inner)
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.addWidget(self._list)
        self._left_column.addWidget(self._drop)
        self._left_column.addStretch(1)
        self._right = QVBoxLayout()
        self._right.addWidget(self._card)
        self._right.addStretch(1)
        self._parts = Pair()
        self._parts.addWidget(self._left)
        self._parts.addLayout(self._right, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(self._notice)
        self.column.addLayout(self._parts, 1)
        self._again = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        for shortcut in (self._again, self._find):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._notice.action_requested.connect(self.undo_requested)
        self._notice.closed.connect(self.notice_closed)
        self._list.chosen.connect(self.bank_chosen)
        self._drop.dropped.connect(self.files_dropped)
        self._again.activated.connect(self.check_requested)
        self._find.activated.connect(self._on_find_activated)
        card = self._card
        card.practise_requested.connect(self.practise_requested)
        card.check_requested.connect(self.check_requested)
        card.remove_requested.connect(self.remove_requested)
        card.reveal_requested.connect(self.reveal_requested)
        card.lines_requested.connect(self.lines_requested)
        card.copy_requested.connect(self.copy_requested)
        card.tab_changed.connect(self._on_card_tab_changed)

    @Slot(int)
    def _on_card_tab_changed(self, index: int) -> None:
        # The list of questions scrolls by itself and takes all the height there is.
        self._right.setStretch(0, 1 if index == QUESTIONS else 0)
        self._right.setStretch(1, 0 if index == QUESTIONS else 1)

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_requested.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        self.add_requested.emit()

    @Slot()
    def _on_find_activated(self) -> None:
        self.show_tab(QUESTIONS)
        self._card.questions.focus_search()
