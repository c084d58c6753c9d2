# SPDX-License-Identifier: MIT
"""The muscle under the needle as a small moving picture: what flickers, jerks or tightens."""

from __future__ import annotations

from math import exp, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from trainer.model.stimulus import Movement

_HEIGHT = 112
# Shares of the whole time: when the needle moves, and when a twitch comes and comes again.
_NEEDLE = 0.12
_TWITCHES = (0.15, 0.42)
_TWITCH_LASTS = 0.09
_JERK, _JERK_LASTS = 0.15, 0.35
_TIGHTENS, _TIGHT = 0.15, 0.85
_FIBRES = 7
_BAND_DARKER = 165


class Pose(NamedTuple):
    """How things stand at a moment.

    Attributes:
        band: how far the taut band bulges, 0 at rest to 1.
        belly: how far the whole muscle has tightened, 0 to 1.
        jerk: how far another part is thrown up, 0 to 1.
        depth: how far the needle is in, 0 to 1.
        is_still: a picture that stands for the whole movement, with marks that say how it moves.
    """

    band: float = 0.0
    belly: float = 0.0
    jerk: float = 0.0
    depth: float = 1.0
    is_still: bool = False


def pose(kind: str, time: float) -> Pose:
    """Return how things stand at a time, a share of the whole; at 1 stands the still picture."""
    if time >= 1:
        return still(kind)
    depth = min(1.0, 0.7 + 0.3 * time / _NEEDLE)
    match kind:
        case "flicker":
            return Pose(band=max(_pulse(time, at, _TWITCH_LASTS) for at in _TWITCHES), depth=depth)
        case "jerk":
            return Pose(jerk=_thrown((time - _JERK) / _JERK_LASTS), depth=depth)
        case "tightening":
            share = min(1.0, max(0.0, (time - _TIGHTENS) / (_TIGHT - _TIGHTENS)))
            return Pose(belly=share * share * (3 - 2 * share), depth=depth)
        case _:
            return Pose(depth=depth)


def still(kind: str) -> Pose:
    """Return the one picture that says most of a movement."""
    return Pose(
        band=1.0 if kind == "flicker" else 0.0,
        belly=1.0 if kind == "tightening" else 0.0,
        jerk=1.0 if kind == "jerk" else 0.0,
        is_still=True,
    )


def _pulse(time: float, at: float, lasts: float) -> float:
    share = (time - at) / lasts
    return sin(pi * share) if 0 < share < 1 else 0.0


def _thrown(share: float) -> float:
    """Up at once, down again slower."""
    if not 0 < share < 1:
        return 0.0
    return float(min(1.0, share / 0.15) * exp(-3.2 * max(0.0, share - 0.15)))


class MusclePicture(FollowsLook, QLabel):
    """A muscle with a taut band and the needle in it; a part beside it for what jerks elsewhere.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._movement: Movement | None = None
        self._time = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_movement(self, movement: Movement) -> None:
        """Show another movement."""
        if movement != self._movement:
            self._movement = movement
            self.update()

    def set_time(self, time: float) -> None:
        """Show a moment, as a share of the whole; 1 is the still picture."""
        if time != self._time:
            self._time = time
            self.update()

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(theme.px(360), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a movement can be made out."""
        return QSize(theme.px(160), theme.px(_HEIGHT))

    def heightForWidth(self, width: int) -> int:
        """Return the height, the same at any width."""
        del width
        return theme.px(_HEIGHT)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the well and the muscle at the moment."""
        del event
        painter = painting.begin(self)
        edge = theme.color("line") if theme.is_high_contrast else None
        rect = QRectF(self.rect())
        painting.draw_box(painter, rect, theme.radius("well"), theme.color("sunk"), edge)
        movement = self._movement
        if movement is not None:
            now = pose(movement.kind, self._time)
            above = max(0.0, (rect.height() - theme.px(_HEIGHT)) / 2)
            side, top, bottom = theme.px(14), above + theme.px(8), above + theme.px(10)
            area = rect.adjusted(side, top, -side, -bottom)
            if movement.kind == "jerk":
                part = area.width() * 0.4
                self._draw_limb(painter, area.adjusted(area.width() - part, 0, 0, 0), now)
                area = area.adjusted(0, 0, -part - theme.px(14), 0)
            self._draw_muscle(painter, area, now, movement.kind)
        painter.end()

    def _draw_muscle(self, painter: QPainter, area: QRectF, now: Pose, kind: str) -> None:
        fill, line = theme.anatomy("muscle")
        pale, pale_line = theme.anatomy("fascia")
        skin = area.top() + area.height() * 0.26
        middle = QPointF(area.center().x(), (skin + area.bottom()) / 2 + 2)
        half = area.width() / 2 * (1 - 0.10 * now.belly)
        thick = (area.bottom() - skin) * 0.36 * (1 + 0.30 * now.belly)
        tendon = QPainterPath()
        tendon.addRoundedRect(QRectF(area.left(), middle.y() - 3, area.width(), 6), 3, 3)
        painter.fillPath(tendon, painting.brush(pale))
        painter.strokePath(tendon, painting.pen(pale_line, 1))
        belly = _spindle(middle, half * 0.9, thick)
        painter.fillPath(belly, painting.brush(fill))
        painter.save()
        painter.setClipPath(belly)
        for number in range(_FIBRES):
            offset = (number - (_FIBRES - 1) / 2) / _FIBRES * 2.1
            fibre = _strand(middle, half * 0.9, thick * offset)
            painter.strokePath(fibre, painting.pen(painting.faded(line, 0.55), 1))
        painter.restore()
        painter.strokePath(belly, painting.pen(line, theme.outline_width))
        tip = self._draw_band(painter, middle, half, thick, now)
        self._draw_skin(painter, area, skin, tip.x(), now)
        self._draw_needle(painter, area, tip, now)
        if now.is_still and kind == "tightening":
            self._draw_arrows(painter, middle, half)

    def _draw_band(
        self, painter: QPainter, middle: QPointF, half: float, thick: float, now: Pose
    ) -> QPointF:
        """Draw the taut band; return where the needle's tip is in it."""
        _, line = theme.anatomy("muscle")
        y = -thick * 0.34
        bulge = thick * 0.30 * now.band
        upper = _strand(middle, half * 0.86, y - 3.5 - bulge)
        lower = _strand(middle, half * 0.86, y + 3.5 + bulge * 0.5)
        band = QPainterPath(upper)
        band.lineTo(lower.currentPosition())
        band.connectPath(lower.toReversed())
        painter.fillPath(band, painting.brush(line.darker(_BAND_DARKER)))
        if now.is_still and now.band:
            self._draw_marks(painter, middle + QPointF(0, y), half)
        return middle + QPointF(0, y * 1.15)

    def _draw_marks(self, painter: QPainter, at: QPointF, half: float) -> None:
        """Draw short strokes beside the band: it moves by itself, and nothing else does."""
        pen = painting.pen(theme.color("ink"), 1.8)
        for side in (-1, 1):
            for number in (1, 2):
                x = at.x() + side * (half * 0.17 + number * 8)
                mark = QPainterPath(QPointF(x, at.y() - 13))
                mark.quadTo(QPointF(x + side * 5, at.y() - 1), QPointF(x, at.y() + 11))
                painter.strokePath(mark, pen)

    def _draw_skin(self, painter: QPainter, area: QRectF, skin: float, x: float, now: Pose) -> None:
        _, line = theme.anatomy("skin")
        dip = 5.0 * now.band
        surface = QPainterPath(QPointF(area.left(), skin))
        surface.lineTo(x - 34, skin)
        surface.cubicTo(x - 14, skin, x - 12, skin + dip, x, skin + dip)
        surface.cubicTo(x + 12, skin + dip, x + 14, skin, x + 34, skin)
        surface.lineTo(area.right(), skin)
        painter.strokePath(surface, painting.pen(line, 2))

    def _draw_needle(self, painter: QPainter, area: QRectF, tip: QPointF, now: Pose) -> None:
        ink = theme.color("ink")
        lean = 3.0 * now.band
        top = QPointF(tip.x() + lean, area.top() + (1 - now.depth) * 6)
        end = tip - QPointF(0, (1 - now.depth) * 14)
        painting.draw_line(painter, top, end, ink, 1.6)
        handle = top + (end - top) * 0.22
        painting.draw_line(painter, top, handle, ink, 4)

    def _draw_arrows(self, painter: QPainter, middle: QPointF, half: float) -> None:
        """Draw arrows that point to the belly from both ends: all of it draws together."""
        ink = theme.color("ink")
        for side in (-1, 1):
            start = middle + QPointF(side * half * 1.06, 16)
            end = middle + QPointF(side * half * 0.80, 16)
            painting.draw_line(painter, start, end, ink, 1.8)
            head = QPainterPath(end + QPointF(side * 6, -4))
            head.lineTo(end)
            head.lineTo(end + QPointF(side * 6, 4))
            painter.strokePath(head, painting.pen(ink, 1.8))

    def _draw_limb(self, painter: QPainter, area: QRectF, now: Pose) -> None:
        """Draw a part of the body away from the needle; it is thrown up from its joint."""
        joint = QPointF(area.left() + 12, area.center().y() + area.height() * 0.22)
        length = min(area.width() - 20, theme.px(120))
        if now.is_still:
            self._draw_segment(painter, joint, length, 0.0, is_ghost=True)
            self._draw_throw(painter, joint, length)
        self._draw_segment(painter, joint, length, now.jerk, is_ghost=False)

    def _draw_segment(
        self, painter: QPainter, joint: QPointF, length: float, jerk: float, *, is_ghost: bool
    ) -> None:
        limb = QPainterPath()
        limb.addRoundedRect(QRectF(-9, -9, length * 0.72 + 9, 18), 9, 9)
        hand = QPainterPath()
        hand.addRoundedRect(QRectF(length * 0.66, -7, length * 0.34, 14), 7, 7)
        turned = QTransform()
        turned.translate(joint.x(), joint.y())
        turned.rotate(-32.0 * jerk)
        shape = turned.map(limb.united(hand))
        ink = theme.color("ink")
        if is_ghost:
            pen = painting.pen(painting.faded(ink, 0.6), 1.2)
            pen.setDashPattern([3.0, 3.0])
            painter.strokePath(shape, pen)
            return
        painter.fillPath(shape, painting.brush(theme.figure_color("skin")))
        painter.strokePath(shape, painting.pen(theme.figure_color("skin-line"), 1.5))
        painting.draw_dot(painter, joint, 3, theme.figure_color("skin-text"))

    def _draw_throw(self, painter: QPainter, joint: QPointF, length: float) -> None:
        """Draw the arc along which the part was thrown, with an arrow at its end."""
        ink = theme.color("ink")
        radius = length * 1.06
        box = QRectF(joint.x() - radius, joint.y() - radius, 2 * radius, 2 * radius)
        arc = QPainterPath()
        arc.arcMoveTo(box, 4)
        arc.arcTo(box, 4, 22)
        painter.strokePath(arc, painting.pen(ink, 1.8))
        end = arc.currentPosition()
        head = QPainterPath(end + QPointF(5.5, 4.5))
        head.lineTo(end)
        head.lineTo(end + QPointF(-1.5, 7))
        painter.strokePath(head, painting.pen(ink, 1.8))


def _spindle(middle: QPointF, half: float, thick: float) -> QPainterPath:
    """Return the outline of a belly, thin at both ends."""
    path = QPainterPath(middle - QPointF(half, 0))
    for side in (-1, 1):
        y = side * thick
        start = middle - QPointF(half, 0) if side < 0 else middle + QPointF(half, 0)
        end = middle + QPointF(half, 0) if side < 0 else middle - QPointF(half, 0)
        near, far = (-0.5, 0.5) if side < 0 else (0.5, -0.5)
        path.lineTo(start)
        path.cubicTo(
            middle + QPointF(half * near, y * 1.33), middle + QPointF(half * far, y * 1.33), end
        )
    path.closeSubpath()
    return path


def _strand(middle: QPointF, half: float, height: float) -> QPainterPath:
    """Return a line from end to end of a belly, as far from its middle as it says there."""
    path = QPainterPath(middle - QPointF(half, 0))
    path.cubicTo(
        middle + QPointF(-half * 0.5, height * 1.33),
        middle + QPointF(half * 0.5, height * 1.33),
        middle + QPointF(half, 0),
    )
    return path
