# SPDX-License-Identifier: MIT
"""Regions to practise: on a map, or as parts of the body that open to their muscles."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.head import Head
from trainer.ui.pages.practise_views import Extent, Filter, RegionGroup
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.look import ShowsPointer
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFont, QPainter, QPaintEvent

    from trainer.ui.body.marks import Mark
    from trainer.ui.pages.practise_map import RegionMap

_MARK = 18


class RegionRow(ShowsPointer, QCheckBox):
    """A box, a name that wraps, and a number at the right.

    Signals:
        clicked(bool): the learner pressed it; what is chosen is the owner's affair.
    """

    def __init__(self, *, is_part: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTristate(is_part)
        self._is_part = is_part
        self._count = 0
        self._wrapped: PerWidth[TextLines] = PerWidth(self._wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_row(self, text: str, count: int, extent: Extent) -> None:
        """Show a region or a part of the body."""
        if (text, count) != (self.text(), self._count):
            self._count = count
            self.setText(text)
            self.setAccessibleName(f"{text} {self._number()}")
            self.remeasure()
        state = (
            Qt.CheckState.Unchecked,
            Qt.CheckState.PartiallyChecked,
            Qt.CheckState.Checked,
        )[extent]
        self.setCheckState(state)

    def nextCheckState(self) -> None:
        """Leave the choice to the owner."""

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses anywhere on the row."""
        return self.rect().contains(pos)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("tag")

    def sizeHint(self) -> QSize:
        """Return the size with the name on one line."""
        width = labels.text_width(self.text(), self._font())
        return QSize(int(width) + 2 + self._left() + self._right(), self._least())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a name can be read."""
        return QSize(self._left() + self._right() + theme.px(80), self._least())

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return max(self._least(), int(self._wrapped.at(width).height) + theme.space(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, name and number."""
        del event
        painter = painting.begin(self)
        middle = self.height() / 2
        if self.underMouse() and self.isEnabled():
            rect = QRectF(self.rect())
            painting.draw_box(painter, rect, theme.radius("tag"), theme.color("hover"))
        self._draw_mark(painter, middle)
        lines = self._wrapped.at(self.width())
        lines.draw(painter, self._left(), middle - lines.height / 2)
        role = "ink-2" if self._count or self.isChecked() else "ink-3"
        right = self.width() - theme.space(6)
        font = theme.font("small")
        labels.draw_text_right(painter, self._number(), font, theme.color(role), right, middle)
        painter.end()

    def forget_look(self) -> None:
        """Drop the wrapped name."""
        self._wrapped.clear()

    def _draw_mark(self, painter: QPainter, middle: float) -> None:
        side = float(theme.px(_MARK))
        box = QRectF(theme.space(4), middle - side / 2, side, side)
        state = self.checkState()
        if state is Qt.CheckState.Unchecked:
            edge = theme.color("ink-2" if self.underMouse() else "control-edge")
            painting.draw_box(painter, box, 4, theme.color("key"), edge, 1.25)
            return
        painting.draw_box(painter, box, 4, theme.color("accent"))
        inset = side * 0.12
        icon = "check" if state is Qt.CheckState.Checked else "minus"
        theme.draw_icon(painter, icon, "on-accent", box.adjusted(inset, inset, -inset, -inset))

    def _font(self) -> QFont:
        return theme.font("body", 500) if self._is_part else theme.font("small")

    def _least(self) -> int:
        return theme.px(36 if self._is_part else 30)

    def _left(self) -> int:
        return theme.space(4) + theme.px(_MARK) + theme.space(10)

    def _right(self) -> int:
        width = labels.text_width(self._number(), theme.font("small"))
        return int(width) + theme.space(6 + 10)

    def _number(self) -> str:
        return self.locale().toString(self._count)

    def _wrap(self, width: int) -> TextLines:
        room = max(1, width - self._left() - self._right())
        return TextLines(self.text(), self._font(), room, 1.15, color=theme.color("ink"))


class PartRows(QWidget):
    """A part of the body: its row, and below it those of its regions when it is open.

    Signals:
        part_toggled(): its own row was pressed.
        region_toggled(str): the row of a region was pressed.
    """

    part_toggled = Signal()
    region_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = RegionGroup("", 0, Extent.NONE, ())
        self._part = RegionRow(is_part=True, parent=self)
        self._part.setObjectName("part")
        self._opener = IconButton("chevron-down", "", parent=self)
        self._opener.setObjectName("opener")
        self._rows: list[RegionRow] = []
        self._is_open = False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self._part, 1)
        row.addWidget(self._opener)
        row.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._list)
        self._part.clicked.connect(self._on_part_clicked)
        self._opener.clicked.connect(self._on_opener_clicked)

    def show_group(self, group: RegionGroup) -> None:
        """Show a part and, when it is open, its regions."""
        self._group = group
        self._part.show_row(group.text, group.number, group.extent)
        self._show_opener()
        if self._is_open:
            self._show_regions()

    def _show_opener(self) -> None:
        if self._is_open:
            icon, name = "chevron-up", self.tr("Fold {part}").format(part=self._group.text)
        else:
            icon, name = "chevron-down", self.tr("Open {part}").format(part=self._group.text)
        self._opener.set_icon(icon, name)

    def _show_regions(self) -> None:
        regions = self._group.regions
        while len(self._rows) < len(regions):
            row = RegionRow(is_part=False, parent=self)
            row.setObjectName(f"region-{len(self._rows)}")
            row.clicked.connect(self._on_row_clicked)
            self._list.addWidget(row)
            self._rows.append(row)
        self._list.setContentsMargins(theme.space(28), 0, theme.px(36), theme.space(6))
        for position, row in enumerate(self._rows):
            row.setVisible(self._is_open and position < len(regions))
        for row, region in zip(self._rows, regions, strict=False):
            self._show_region(row, region)
        if not self._is_open:
            self._list.setContentsMargins(0, 0, 0, 0)

    def _show_region(self, row: RegionRow, region: Filter) -> None:
        row.show_row(region.text, region.number, Extent.ALL if region.is_chosen else Extent.NONE)

    @Slot()
    def _on_part_clicked(self) -> None:
        self.part_toggled.emit()

    @Slot()
    def _on_opener_clicked(self) -> None:
        self._is_open = not self._is_open
        self._show_opener()
        self._show_regions()

    @Slot()
    def _on_row_clicked(self) -> None:
        position = self._rows.index(cast("RegionRow", self.sender()))
        self.region_toggled.emit(self._group.regions[position].id)


class RegionCard(Card):
    """All parts of the body that have questions, on the body map or as a list.

    The choice between the two stays for as long as the program runs. The list comes first where
    a screen reader is used; the map can be walked with it too.

    Signals:
        part_toggled(int): the row of a part was pressed, from 0.
        region_toggled(str): a region was pressed, on the map or in the list.
    """

    part_toggled = Signal(int)
    region_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(16, 16))
        self.setObjectName("regions")
        self._parts: list[PartRows] = []
        self._shown: tuple[Sequence[RegionGroup], Mapping[str, Mark], str] = ((), {}, "")
        self._map: RegionMap | None = None
        self._ways = Segments([self.tr("Map"), self.tr("List")], self.tr("Region"), parent=self)
        self._ways.setObjectName("region-ways")
        self._ways.set_chosen(1 if QAccessible.isActive() else 0)
        hint = self.tr("None chosen means all")
        self._head = QHBoxLayout()
        self._head.addWidget(Head(self.tr("Region"), hint, hint_scale="small", parent=self), 1)
        self._head.addWidget(self._ways)
        self._rows = QWidget(self)
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._note = TextBlock(
            self.tr("A part of the body stands for all its muscles; open it to choose some."),
            "small",
            "ink-2",
            parent=self._rows,
        )
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._note)
        self._list.addLayout(self._foot)
        self.body.addLayout(self._head)
        self.body.addWidget(self._rows)
        self._ways.chosen_changed.connect(self._on_ways_chosen_changed)
        self._on_ways_chosen_changed(self._ways.chosen())
        self.forget_look()

    def show_regions(
        self, groups: Sequence[RegionGroup], marks: Mapping[str, Mark], only_listed: str
    ) -> None:
        """Show parts from head to foot.

        Args:
            groups: the parts with their regions.
            marks: the regions on the body map, by area id.
            only_listed: regions that the map does not show, as a sentence; may be empty.
        """
        self._shown = (groups, marks, only_listed)
        self._show()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        inset = theme.space(4)
        self._head.setContentsMargins(inset, 0, inset, 0)
        self._foot.setContentsMargins(inset, theme.space(12), inset, 0)

    def _show(self) -> None:
        groups = self._shown[0]
        if self._ways.chosen() == 0:
            if self._map is None:
                # Late: it is read and painted when it is first looked at.
                from trainer.ui.pages.practise_map import RegionMap

                self._map = RegionMap(self)
                self._map.region_toggled.connect(self.region_toggled)
                self.body.addWidget(self._map)
            self._map.show_regions(*self._shown)
            return
        while len(self._parts) < len(groups):
            part = PartRows(self._rows)
            part.setObjectName(f"part-{len(self._parts)}")
            part.part_toggled.connect(self._on_part_toggled)
            part.region_toggled.connect(self.region_toggled)
            self._list.insertWidget(len(self._parts), part)
            self._parts.append(part)
        for position, part in enumerate(self._parts):
            part.setVisible(position < len(groups))
        for part, group in zip(self._parts, groups, strict=False):
            part.show_group(group)

    @Slot(int)
    def _on_ways_chosen_changed(self, way: int) -> None:
        if self._shown[0]:
            self._show()
        if self._map is not None:
            self._map.setVisible(way == 0)
        self._rows.setVisible(way == 1)

    @Slot()
    def _on_part_toggled(self) -> None:
        self.part_toggled.emit(self._parts.index(cast("PartRows", self.sender())))
