# SPDX-License-Identifier: MIT
"""The side bar."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

_ITEM_INSET = 12


class NavEntry(NamedTuple):
    """A page in the side bar."""

    key: str
    icon: str
    text: str


class NavItem(PressableButton):
    """Icon, name and perhaps a count; in a rail the icon alone, with the name as its tip.

    Signals:
        clicked(bool): pressed, by any means.
    """

    def __init__(self, entry: NavEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._count = 0
        self._active = False
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def key(self) -> str:
        """Which page it leads to."""
        return self._entry.key

    def set_active(self, active: bool) -> None:
        """Mark as the page shown."""
        if active != self._active:
            self._active = active
            self._name()
            self.update()

    def set_count(self, count: int) -> None:
        """Show a number at the right; 0 shows none."""
        if count != self._count:
            self._count = count
            self._name()
            self.update()

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, or everything."""
        if folded != self._folded:
            self._folded = folded
            self._name()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon, name and a count of two digits."""
        height = theme.size("nav-item")
        if self._folded:
            return QSize(height, height)
        width = labels.text_width(self._entry.text, theme.font("body", 600))
        width += theme.px(18) + theme.space(10 + 12 + 12 + 10)
        width += labels.text_width("00", theme.font("caption"))
        return QSize(int(width + 0.999), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: names are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, name and count."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        role, weight, icon_role = "ink", 500, "ink-2"
        if self._active:
            role, weight, icon_role = "accent-text", 600, "accent-text"
            edge = theme.color("accent") if theme.is_high_contrast else None
            ground = theme.color("accent-soft")
            painting.draw_box(painter, rect, theme.radius("button"), ground, edge)
        elif self.underMouse() or self.isDown():
            painting.draw_box(painter, rect, theme.radius("button"), theme.color("hover"))
        side, middle = theme.px(18), rect.center().y()
        left = (rect.width() - side) / 2 if self._folded else float(theme.space(10))
        box = QRectF(left, middle - side / 2, side, side)
        theme.draw_icon(painter, self._entry.icon, icon_role, box)
        if not self._folded:
            left += side + theme.space(12)
            font = theme.font("body", weight)
            labels.draw_text(painter, self._entry.text, font, theme.color(role), left, middle)
            if self._count:
                role = "accent-text" if self._active else "ink-2"
                number, font = self._number(), theme.font("caption", 500)
                right = rect.width() - theme.space(10)
                labels.draw_text_right(painter, number, font, theme.color(role), right, middle)
        painter.end()

    def _number(self) -> str:
        return self.locale().toString(self._count)

    def _name(self) -> None:
        name = f"{self._entry.text} {self._number()}" if self._count else self._entry.text
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("this page") if self._active else "")
        self.setToolTip(name if self._folded else "")


class _Mark(FollowsLook, QWidget):
    """The product's mark and name."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = painting.begin(self)
        side, middle = theme.px(20), self.height() / 2
        left = (self.width() - side) / 2 if self._folded else float(theme.space(10))
        theme.draw_icon(painter, "mark", "accent", QRectF(left, middle - side / 2, side, side))
        if not self._folded:
            left += side + theme.space(8)
            font, color = theme.font("heading"), theme.color("ink")
            labels.draw_text(painter, self._name, font, color, left, middle)
        painter.end()


class SideBar(FollowsLook, QWidget):
    """Mark, pages, the word for a second group, more pages, and at the foot a note and a page.

    Order and place never change; below a width that the window decides it folds into a rail.

    Signals:
        page_requested(str): the key of the page wanted.
    """

    page_requested = Signal(str)

    def __init__(
        self,
        name: str,
        pages: Sequence[NavEntry],
        second_title: str,
        second_pages: Sequence[NavEntry],
        note: str,
        foot_pages: Sequence[NavEntry],
        parent: QWidget | None = None,
    ) -> None:
        """Make the side bar.

        Args:
            name: of the product.
            pages: first group.
            second_title: word above the second group, which a setting can switch off.
            second_pages: second group.
            note: sentence at the foot about what the program is not.
            foot_pages: pages below the note.
            parent: owner.
        """
        super().__init__(parent)
        self._folded = False
        self._second_shown = True
        self._column = QVBoxLayout(self)
        self._mark = _Mark(name, self)
        self._column.addWidget(self._mark)
        self._column.addSpacing(18)
        self._items: list[NavItem] = []
        self._add(pages)
        self._title = TextBlock(second_title, "caption", "ink-2", weight=500, parent=self)
        self._title_row = QHBoxLayout()
        self._title_row.addWidget(self._title)
        self._column.addLayout(self._title_row)
        self._second = self._add(second_pages)
        self._column.addStretch(1)
        self._note = TextBlock(note, "caption", "ink-2", parent=self)
        self._note_row = QHBoxLayout()
        self._note_row.addWidget(self._note)
        self._column.addLayout(self._note_row)
        self._add(foot_pages)
        self._fit()

    def set_active(self, key: str) -> None:
        """Mark the page shown; a key without an item marks none."""
        for item in self._items:
            item.set_active(item.key == key)

    def set_count(self, key: str, count: int) -> None:
        """Show a number beside a page; 0 shows none."""
        for item in self._items:
            if item.key == key:
                item.set_count(count)

    def set_folded(self, folded: bool) -> None:
        """Become a rail of icons, or a side bar again."""
        if folded != self._folded:
            self._folded = folded
            for item in self._items:
                item.set_folded(folded)
            self._mark.set_folded(folded)
            self._fit()

    def set_second_shown(self, shown: bool) -> None:
        """Show or hide the second group."""
        self._second_shown = shown
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        painting.fill(painter, rect, theme.color("surface"))
        painting.fill(painter, QRectF(rect.width() - 1, 0, 1, rect.height()), theme.color("line"))
        painter.end()

    def forget_look(self) -> None:
        """Take another width with the text."""
        self._fit()

    def _add(self, entries: Sequence[NavEntry]) -> list[NavItem]:
        items = [NavItem(entry, self) for entry in entries]
        for item in items:
            item.clicked.connect(self._on_item_clicked)
            self._column.addWidget(item)
        self._items += items
        return items

    def _on_item_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavItem):
            self.page_requested.emit(item.key)

    def _fit(self) -> None:
        inset = theme.space(10 if self._folded else _ITEM_INSET)
        self._column.setContentsMargins(inset, theme.space(18), inset, theme.space(16))
        self._column.setSpacing(2)
        self._note.setVisible(not self._folded)
        text_inset = theme.space(10)
        self._title_row.setContentsMargins(text_inset, theme.space(10), 0, theme.space(2))
        self._note_row.setContentsMargins(text_inset, 0, 0, theme.space(14))
        self._title.setVisible(self._second_shown and not self._folded)
        for item in self._second:
            item.setVisible(self._second_shown)
        if self._folded:
            self.setFixedWidth(max(theme.width("rail"), theme.size("nav-item") + 2 * inset))
            return
        widest = max((item.sizeHint().width() for item in self._items), default=0) + 2 * inset
        self.setFixedWidth(max(theme.space(theme.width("side-bar")), widest))
