# SPDX-License-Identifier: MIT
"""Names to choose one of, in columns, each with its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.items import key_codes
from trainer.ui.items.base import capital, letter
from trainer.ui.items.group import GroupPart
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from trainer.ui.items.group import GroupView

_COLUMN, _GAP, _PAD, _KEY = 240, 8, 10, 26
LETTERS = 26


class NameRow(GroupPart, PressableButton):
    """One name.

    Signals:
        clicked(bool): the learner chose it.
    """

    def __init__(self, view: GroupView) -> None:
        super().__init__(view)
        self._view = view
        self._letter = ""
        self.name = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_name(self, key: str, name: str) -> None:
        """Show a name with the letter that chooses it; "" for none."""
        self._letter = key
        self.name = name
        self.setText(capital(name))
        self.setAccessibleName(f"{key}. {name}" if key else name)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave the choice to the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything to the page but the space bar, which presses."""
        if event.key() == key_codes.SPACE:
            PressableButton.keyPressEvent(self, event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Return a usual width, and the height of the name."""
        return QSize(theme.px(_COLUMN), self.heightForWidth(theme.px(_COLUMN)))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the name wrapped to a width."""
        lines = self._lines(width)
        return max(theme.px(38), int(lines.height + 2 * theme.space(8)))

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("button")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, letter and name."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        ground, edge, width = theme.color("surface"), theme.color("edge"), 1.0
        if self.isChecked():
            ground, edge, width = theme.color("accent-soft"), theme.color("accent"), 2.0
        elif self.underMouse() and self.isEnabled():
            ground, edge = theme.color("hover"), theme.color("control-edge")
        painting.draw_box(painter, rect, theme.radius("button"), ground, edge, width)
        middle = rect.center().y()
        if self._letter:
            side = float(theme.px(22))
            key = QRectF(theme.space(_PAD), middle - side / 2, side, side)
            fill = theme.color("accent") if self.isChecked() else None
            role = "on-accent" if self.isChecked() else "ink-2"
            line = theme.color("accent" if self.isChecked() else "control-edge")
            painting.draw_box(painter, key, theme.radius("tag"), fill, line)
            font = theme.font("caption", 600)
            labels.draw_text_centred(painter, self._letter, font, theme.color(role), key)
        lines = self._lines(self.width())
        lines.draw(painter, self._left(), middle - lines.height / 2)
        painter.end()

    def _left(self) -> float:
        return float(theme.space(_PAD) + (theme.px(_KEY) + theme.space(4) if self._letter else 0))

    def _lines(self, width: int) -> TextLines:
        room = max(1.0, width - self._left() - theme.space(_PAD))
        weight = 500 if self.isChecked() else 400
        ratio = theme.line_ratio("body")
        color = theme.color("ink")
        return TextLines(self.text(), theme.font("body", weight), room, ratio, color=color)


class NameList(QWidget):
    """All names; at most one is chosen.

    Signals:
        name_chosen(str): the learner chose a name.
    """

    name_chosen = Signal(str)

    def __init__(self, view: GroupView) -> None:
        super().__init__(view)
        self._view = view
        self._names: tuple[str, ...] = ()
        self._rows: list[NameRow] = []
        self._chosen = ""

    @property
    def rows(self) -> Sequence[NameRow]:
        """The names that are shown."""
        return self._rows[: len(self._names)]

    @property
    def all_rows(self) -> Sequence[NameRow]:
        """All rows that exist."""
        return self._rows

    def set_names(self, names: Sequence[str], chosen: str) -> None:
        """Offer names; says nothing."""
        self._names = tuple(names)
        while len(self._rows) < len(names):
            row = NameRow(self._view)
            row.setParent(self)
            row.setObjectName(f"name-{len(self._rows) + 1}")
            row.clicked.connect(self._on_row_clicked)
            self._view.chain(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(names))
            if number < len(names):
                row.set_name(letter(number) if number < LETTERS else "", names[number])
        self.set_chosen(chosen)

    def set_chosen(self, name: str) -> None:
        """Choose a name, or none with ""; says nothing."""
        self._chosen = name
        for row in self.rows:
            row.setChecked(row.name == name)

    def choose(self, number: int) -> bool:
        """Choose a name by its place, as the learner does; return whether there is one."""
        if not 0 <= number < len(self._names):
            return False
        self.set_chosen(self._names[number])
        self.name_chosen.emit(self._names[number])
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all names at a width."""
        return self._place(width, apply=False)

    def place(self, width: int) -> None:
        """Give every name its place."""
        self._place(width, apply=True)

    def _place(self, width: int, *, apply: bool) -> int:
        """Count down the columns, so that letters run as one reads."""
        columns = max(1, min(3, width // theme.px(_COLUMN)))
        gap = theme.space(_GAP)
        wide = (width - gap * (columns - 1)) // columns
        rows = self.rows
        count = -(-len(rows) // columns)
        top = 0
        for line in range(count):
            beside = rows[line::count]
            tall = max(row.heightForWidth(wide) for row in beside)
            if apply:
                for column, row in enumerate(beside):
                    row.setGeometry(column * (wide + gap), top, wide, tall)
            top += tall + gap
        return max(0, top - gap)

    def _on_row_clicked(self) -> None:
        sender = self.sender()
        number = next((n for n, row in enumerate(self._rows) if row is sender), -1)
        self._view.name_pressed(number)  # type: ignore[attr-defined] # only hotspots have one
