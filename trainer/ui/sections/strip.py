# SPDX-License-Identifier: MIT
"""The path of a needle cut out and laid flat: what it meets, how deep, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.sections import glyphs, needle, words
from trainer.ui.sections.look import Look, look
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from trainer.model.needling import Met, Passage, Path, Scene

_BAND, _DEPTHS, _ROWS = 28, 18, 2
_NEEDLE_OUT = 22
_UNIT = 46  # room at the right for the words that go on, and the unit
_ROUND = 0.38
_GAP_MM = 0.2


class StripName(NamedTuple):
    """A name under the band."""

    text: str
    font: QFont
    role: str
    left: float
    width: float
    middle: float
    row: int
    is_hazard: bool


class PathStrip(FollowsLook, QLabel):
    """The structures that a path meets, drawn to scale along it.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._met: tuple[Met, ...] = ()
        self._depth = 0.0
        self._reach: float | None = None
        self._named = True
        self._seed = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_passage(
        self, scene: Scene, path: Path | None, passage: Passage | None, *, named: bool = True
    ) -> None:
        """Show what a path meets.

        Args:
            scene: in which it runs.
            path: None shows an empty strip.
            passage: what it meets.
            named: False gives kinds of tissue in place of names.
        """
        from trainer.model.needling import strip

        self._seed = scene.section.id
        self._named = named
        self._reach = None
        if path is None or passage is None:
            self._met, self._depth = (), 0.0
            self.setAccessibleName(self.tr("No needle is set."))
        else:
            self._met, self._depth = strip(passage.met), path.depth
            self.setAccessibleName(words.structures(self._met, named=named))
        self.update()

    def set_reach(self, depth: float | None) -> None:
        """Show the path only so far, while it is played; None shows all of it."""
        if depth != self._reach:
            self._reach = depth
            self.update()

    def names(self) -> list[StripName]:
        """Return the names as they are placed below the band."""
        return self._names(self._band(), self._depth if self._reach is None else self._reach)

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a usual width, and the height of depths, band and names."""
        return QSize(theme.px(480), self.heightForWidth(theme.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which structures can be told apart."""
        return QSize(theme.px(200), self.heightForWidth(theme.px(200)))

    def heightForWidth(self, width: int) -> int:
        """Return the height, which is the same at every width."""
        del width
        return theme.px(_DEPTHS + _BAND + 4) + _ROWS * theme.px(16) + 2

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw band, depths, names and the needle through the middle."""
        del event
        painter = painting.begin(self)
        band = self._band()
        reach = self._depth if self._reach is None else self._reach
        self._draw_band(painter, band, reach)
        self._draw_needle(painter, band, reach)
        self._draw_depths(painter, band, reach)
        for name in self._names(band, reach):
            self._draw_name(painter, band, name)
        painter.end()

    def _band(self) -> QRectF:
        left = theme.px(_NEEDLE_OUT)
        width = max(1.0, self.width() - left - theme.px(_UNIT))
        return QRectF(left, theme.px(_DEPTHS), width, theme.px(_BAND))

    def _scale(self, band: QRectF) -> float:
        return band.width() / max(self._depth, 0.1)

    def _draw_band(self, painter: QPainter, band: QRectF, reach: float) -> None:
        radius = band.height() * _ROUND
        outline = painting.rounded(band, radius)
        painting.draw_box(painter, band, radius, theme.color("track"))
        scale, tissue = self._scale(band), look(theme.scheme)
        painter.save()
        painter.setClipPath(outline)
        for number, one in enumerate(self._met):
            end = min(one.end, reach)
            if one.start >= reach:
                break
            piece = QRectF(
                band.left() + one.start * scale,
                band.top(),
                max((end - one.start) * scale, 1.5),
                band.height(),
            )
            _fill(painter, piece, one, tissue, f"{self._seed}/{number}")
            if number:
                top = QPointF(piece.left(), band.top())
                bottom = QPointF(piece.left(), band.bottom())
                painting.draw_line(painter, top, bottom, glyphs.ground_color(), 1.6)
        painter.restore()
        painter.strokePath(outline, painting.pen(theme.color("control-edge"), 1.2))
        for one in self._met:
            if one.is_hazard and one.start < reach:
                self._mark_hazard(painter, band, one)

    def _mark_hazard(self, painter: QPainter, band: QRectF, one: Met) -> None:
        """Dash a hazard as in the section, however thin it is."""
        scale = self._scale(band)
        width = max((one.end - one.start) * scale, 5.0)
        box = QRectF(band.left() + one.start * scale, band.top(), width, band.height())
        path = QPainterPath()
        path.addRect(box.adjusted(0, -2, 0, 2))
        painter.strokePath(path, painting.pen(needle.color("casing"), 4.0))
        painter.strokePath(path, glyphs.dashed_pen(theme.color("danger"), 2.4, (2.2, 0.9)))

    def _draw_needle(self, painter: QPainter, band: QRectF, reach: float) -> None:
        middle = band.center().y()
        end = band.left() + reach * self._scale(band) - 2
        start = QPointF(0, middle)
        tip = QPointF(max(end, band.left() * 0.5), middle)
        painting.draw_line(painter, start, tip, needle.color("casing"), 4.4)
        painting.draw_line(painter, start, tip, needle.color("steel-dark"), 2.0)

    def _draw_depths(self, painter: QPainter, band: QRectF, reach: float) -> None:
        font, color = theme.font("micro"), theme.color("ink-2")
        scale, middle = self._scale(band), band.top() - theme.px(9)
        edges = [0.0, *(one.start for one in self._met if one.start < reach)]
        if self._met:
            edges.append(self._depth)
        placed: list[tuple[float, float]] = []
        # The end and first contact with a hazard have their place; others give way to them.
        first = [one.start for one in self._met if one.is_hazard]
        for depth in sorted(set(edges), key=lambda at: (at != self._depth, at not in first, at)):
            text = words.number(depth)
            width = labels.text_width(text, font)
            left = band.left() + depth * scale - width / 2
            if any(left < right + 6 and left + width > start - 6 for start, right in placed):
                continue
            placed.append((left, left + width))
            labels.draw_text(painter, text, font, color, left, middle)
        unit_left = max((right for _, right in placed), default=band.right()) + theme.px(6)
        unit = words.unit()
        if unit_left + labels.text_width(unit, font) <= self.width():
            labels.draw_text(painter, unit, font, color, unit_left, middle)

    def _names(self, band: QRectF, reach: float) -> list[StripName]:
        """Place names in two rows, hazards first, then the widest; none is forced in."""
        scale = self._scale(band)
        seen: set[str] = set()
        placed: list[StripName] = []
        shown = [one for one in self._met if one.start < reach]
        for one in sorted(shown, key=lambda one: (not one.is_hazard, one.start - one.end)):
            if one.name in seen and not one.is_hazard:
                continue
            seen.add(one.name)
            text = words.capital(one.name if self._named else words.kind(one.kind))
            font = theme.font("micro", 600 if one.is_hazard else 500)
            width = labels.text_width(text, font)
            middle = band.left() + (one.start + one.end) / 2 * scale
            left = min(max(middle - width / 2, 0.0), self.width() - width)
            role = "danger-text" if one.is_hazard else "ink"
            for row in range(_ROWS):
                name = StripName(text, font, role, left, width, middle, row, one.is_hazard)
                if not any(_collide(name, other) for other in placed):
                    placed.append(name)
                    break
        text, font = self.tr("Other tissue"), theme.font("micro")
        width = labels.text_width(text, font)
        for start, end in self._gaps(reach):
            middle = band.left() + (start + end) / 2 * scale
            name = StripName(text, font, "ink-2", middle - width / 2, width, middle, 0, False)
            if (end - start) * scale > width and not any(_collide(name, one) for one in placed):
                placed.append(name)
        return placed

    def _gaps(self, reach: float) -> list[tuple[float, float]]:
        """Return where the path runs through tissue that has no name."""
        gaps = []
        at = 0.0
        for one in self._met:
            if one.start - at > _GAP_MM:
                gaps.append((at, one.start))
            at = max(at, one.end)
        if self._met and self._depth - at > _GAP_MM:
            gaps.append((at, self._depth))
        return [(start, min(end, reach)) for start, end in gaps if start < reach]

    def _draw_name(self, painter: QPainter, band: QRectF, name: StripName) -> None:
        top = band.bottom() + theme.px(3) + name.row * theme.px(16)
        line = theme.color("danger" if name.is_hazard else "control-edge")
        stem_end = QPointF(name.middle, top + theme.px(2))
        painting.draw_line(painter, QPointF(name.middle, band.bottom() + 1), stem_end, line)
        color = theme.color(name.role)
        middle = top + theme.px(9)
        labels.draw_text(painter, name.text, name.font, color, name.left, middle)


def _collide(one: StripName, other: StripName) -> bool:
    """Tell whether two names, or the stem of one and the other, would touch."""
    if one.row == other.row:
        return one.left < other.left + other.width + 8 and other.left < one.left + one.width + 8
    upper, lower = (one, other) if one.row < other.row else (other, one)
    return upper.left - 3 <= lower.middle <= upper.left + upper.width + 3


def _fill(painter: QPainter, piece: QRectF, one: Met, tissue: Look, seed: str) -> None:
    from trainer.ui.sections.swatch import paint_swatch

    paint_swatch(painter, piece, one.kind, tissue, seed=seed)
