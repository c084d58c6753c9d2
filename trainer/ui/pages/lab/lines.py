# SPDX-License-Identifier: MIT
"""Names with a figure at the end of each: structures by depth, hazards by clearance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.sections.look import look
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

    from trainer.ui.pages.lab.views import Line

_SWATCH, _GAP, _PAD = 18, 8, 4


class _Row(NamedTuple):
    line: Line
    text: TextLines
    top: float
    height: float


class _Arranged(NamedTuple):
    rows: tuple[_Row, ...]
    height: int


class LineList(FollowsLook, QLabel):
    """Lines, one below the other; a name that is too long goes on in the next line.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, none_text: str, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            none_text: what is said where there is nothing.
            parent: owner.
        """
        super().__init__(parent)
        self._none = none_text
        # Kept as pictures: they are drawn anew whenever the needle moves.
        self._swatches: dict[tuple[str, str, int, float], QPixmap] = {}
        self._lines: tuple[Line, ...] = ()
        self._arranged = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(none_text)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; asks for another height only where it becomes another."""
        new = tuple(lines)
        if new == self._lines:
            return
        before = self.heightForWidth(self.width())
        self._lines = new
        self._arranged.clear()
        said = "; ".join(line.spoken or f"{line.text} {line.figure}" for line in new)
        self.setAccessibleName(said or self._none)
        if self.heightForWidth(self.width()) != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which names can be read."""
        return QSize(theme.px(150), theme.px(20))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(max(1, width)).height

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all lines."""
        del event
        painter = painting.begin(self)
        arranged = self._arranged.at(self.width())
        for row in arranged.rows:
            self._draw_row(painter, row)
        if not arranged.rows:
            font, middle = theme.font("small"), self.height() / 2
            labels.draw_text(painter, self._none, font, theme.color("ink-2"), 0, middle)
        painter.end()

    def _draw_row(self, painter: QPainter, row: _Row) -> None:
        line, width = row.line, float(self.width())
        if line.is_here:
            band = QRectF(0, row.top, width, row.height)
            ground = theme.color("danger-soft" if line.is_hazard else "accent-soft")
            edge = theme.color("accent") if theme.is_high_contrast else None
            painting.draw_box(painter, band, theme.radius("tag"), ground, edge)
        first = row.top + theme.space(_PAD) + row.text.capital_middle
        if line.is_hazard:
            side = float(theme.px(16))
            box = QRectF(theme.space(_PAD), first - side / 2, side, side)
            theme.draw_icon(painter, "octagon-alert", "danger-text", box)
        elif line.kind:
            self._draw_swatch(painter, line.kind, first)
        row.text.draw(painter, self._left(line), row.top + theme.space(_PAD))
        role = "danger-text" if line.is_hazard else "ink-2"
        font = theme.font("small", 600 if line.is_hazard else 500)
        right = width - theme.space(_PAD)
        labels.draw_text_right(painter, line.figure, font, theme.color(role), right, first)

    def _draw_swatch(self, painter: QPainter, kind: str, middle: float) -> None:
        side, ratio = theme.px(_SWATCH), self.devicePixelRatioF()
        key = (kind, theme.scheme, side, ratio)
        picture = self._swatches.get(key)
        if picture is None:
            picture = self._swatches[key] = _swatch(kind, side, ratio)
        painter.drawPixmap(QPointF(theme.space(_PAD), round(middle - side / 2)), picture)

    def _left(self, line: Line) -> int:
        if not line.kind and not line.is_hazard:
            return theme.space(_PAD)
        return theme.space(_PAD) + theme.px(_SWATCH) + theme.space(_GAP)

    def _arrange(self, width: int) -> _Arranged:
        pad = theme.space(_PAD)
        rows: list[_Row] = []
        top = 0.0
        for line in self._lines:
            weight = 600 if line.is_hazard else 500 if line.is_here else 400
            figure = labels.text_width(line.figure, theme.font("small", 600))
            room = width - self._left(line) - figure - pad - theme.space(_GAP)
            color = theme.color("danger-text" if line.is_hazard else "ink")
            font = theme.font("small", weight)
            text = TextLines(line.text, font, max(room, theme.px(60)), 1.15, color=color)
            height = text.height + 2 * pad
            rows.append(_Row(line, text, top, height))
            top += height
        return _Arranged(tuple(rows), int(top + 0.999) if rows else theme.px(24))


def _swatch(kind: str, side: int, ratio: float) -> QPixmap:
    from PySide6.QtCore import Qt

    from trainer.ui.sections.swatch import paint_swatch

    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = painting.begin(picture)
    box = QRectF(1, 1, side - 2, side - 2)
    path = painting.rounded(box, theme.radius("tag"))
    painter.setClipPath(path)
    paint_swatch(painter, box, kind, look(theme.scheme), seed=kind)
    painter.setClipping(False)
    painter.strokePath(path, painting.pen(theme.color("control-edge")))
    painter.end()
    return picture
