# SPDX-License-Identifier: MIT
"""A setting: its name, a second line, and its control; below them what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.card import Card, Rule
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class SettingRow(FollowsLook, QWidget):
    """Words at the left and a control at the right, or below them in a narrow page."""

    def __init__(
        self, title: str, second: str = "", control: QWidget | None = None, *, stretch: bool = False
    ) -> None:
        """Make a row.

        Args:
            title: name of the setting.
            second: what it does; may be empty.
            control: a part without owner; the row becomes it.
            stretch: whether the control takes half of the row.
        """
        super().__init__()
        self._title = TextBlock(title, "body", weight=500, parent=self)
        self._second = TextBlock(second, "small", "ink-2", parent=self)
        self._second.setVisible(bool(second))
        self._result = TextBlock("", "small", parent=self)
        self._result.hide()
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._second)
        self._words.addStretch(1)
        self._pair = Pair()
        self._pair.addLayout(self._words, 1)
        if control is not None and stretch:
            self._pair.addWidget(control, 1)
        elif control is not None:
            sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._pair.addWidget(control, 0, sides)
        self.body = QVBoxLayout(self)
        self.body.addLayout(self._pair)
        self.body.addWidget(self._result)
        self._fit()

    def set_second(self, second: str) -> None:
        """Say something else in the second line."""
        self._second.set_text(second)
        self._second.setVisible(bool(second))

    def say(self, text: str) -> None:
        """Say what came of it, below; nothing, with an empty text."""
        self._result.set_text(text)
        self._result.setVisible(bool(text))

    def said(self) -> str:
        """Return what was said last."""
        return self._result.text()

    def set_wide(self, wide: bool) -> None:
        """Put the control beside the words, or below them."""
        self._pair.set_wide(wide)
        self._pair.setSpacing(theme.space(24 if wide else 8))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()

    def _fit(self) -> None:
        self.body.setContentsMargins(0, theme.space(10), 0, theme.space(10))
        self.body.setSpacing(theme.space(6))


class SettingsCard(Card):
    """A group of settings under a heading, with hairlines between them."""

    def __init__(self, title: str, parent: QWidget) -> None:
        self._is_wide = True
        self._is_tight = False
        super().__init__(parent, padding=(24, 14))
        # Each row with the hairline above it; the first has none.
        self._rows: dict[SettingRow, Rule | None] = {}
        self.title = TextBlock(title, "heading", heading_level=2, parent=self)
        self.body.addWidget(self.title)
        self.body.setSpacing(0)

    def add_row(self, row: SettingRow) -> SettingRow:
        """Put a row below the others."""
        rule = Rule(self) if self._rows else None
        if rule is not None:
            self.body.addWidget(rule)
        row.setParent(self)
        self._rows[row] = rule
        self.body.addWidget(row)
        return row

    def set_row_shown(self, row: SettingRow, shown: bool) -> None:
        """Show or hide a row with its hairline."""
        row.setVisible(shown)
        rule = self._rows[row]
        if rule is not None:
            rule.setVisible(shown)

    def set_wide(self, wide: bool, *, tight: bool = False) -> None:
        """Put controls beside their words, or below them.

        Args:
            wide: whether there is room beside the words.
            tight: whether even the widest control hardly has room; the card keeps less air then.
        """
        self._is_wide, self._is_tight = wide, tight
        for row in self._rows:
            row.set_wide(wide)
        self.forget_look()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if self._is_tight:
            margins = self.body.contentsMargins()
            sides = theme.space(16)
            self.body.setContentsMargins(sides, margins.top(), sides, margins.bottom())
        self.body.setSpacing(0)


class PathLabel(FollowsLook, QLabel):
    """A path that can be selected, shortened in the middle where there is no room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.forget_look()

    def path(self) -> str:
        """Return the whole path."""
        return self._path

    def set_path(self, path: str) -> None:
        """Show another path."""
        self._path = path
        set_tip(self, path)
        self.setAccessibleName(f"{self._name}: {path}")
        self._shorten()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the whole path."""
        width = self.fontMetrics().horizontalAdvance(self._path) + 4
        return QSize(width, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return a width to which it can be shortened."""
        return QSize(theme.px(120), self.fontMetrics().height() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten it anew."""
        super().resizeEvent(event)
        self._shorten()

    def forget_look(self) -> None:
        """Take another font and colour with the theme."""
        self.setFont(theme.font("small"))
        palette = self.palette()
        if palette.color(palette.ColorRole.WindowText) != theme.color("ink-2"):
            palette.setColor(palette.ColorRole.WindowText, theme.color("ink-2"))
            self.setPalette(palette)
        self._shorten()

    def _shorten(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._path, middle, max(self.width(), 60)))
