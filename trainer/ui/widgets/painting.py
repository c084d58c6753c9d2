# SPDX-License-Identifier: MIT
"""Grounds, edges and lines that parts are painted with.

A colour reaches a painter only as a `brush` or a `pen` from here, and a pen only through
`strokePath`. Handing a QColor to a painter, to QBrush or to QPen, or anything to `setPen`, makes
PySide try every kind of argument they take, enums of the `Qt` namespace among them, and creating
these takes longer than painting a whole question. `fillRect` does the same. Text takes its colour
from its layout.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPaintDevice, QPainter, QPainterPath, QPalette, QPen

# As many as the theme has colours, twice over for what is mixed of them.
_brushes: dict[int, QBrush] = {}


def begin(device: QPaintDevice) -> QPainter:
    """Return a painter that smooths edges; the caller ends it."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def brush(color: QColor) -> QBrush:
    """Return a brush of one colour; see the module for why not `QBrush(color)`."""
    key = color.rgba()
    made = _brushes.get(key)
    if made is None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, color)
        made = _brushes[key] = palette.brush(QPalette.ColorRole.Window)
    return made


def pen(color: QColor, width: float = 1.0) -> QPen:
    """Return a solid pen; see the module for why not `QPen(color)`."""
    made = QPen()
    made.setColor(color)
    made.setWidthF(width)
    return made


def faded(color: QColor, alpha: float) -> QColor:
    """Return a colour that lets the ground show through."""
    return QColor.fromRgbF(color.redF(), color.greenF(), color.blueF(), alpha)


def mix(color: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with a share of another in it, for pressed and hovered grounds."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        color.redF() * keep + other.redF() * share,
        color.greenF() * keep + other.greenF() * share,
        color.blueF() * keep + other.blueF() * share,
    )


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle with round corners as a path."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a ground and an edge that grows inward, so that content never has to make room."""
    if edge is None:
        if ground is not None:
            painter.fillPath(rounded(rect, radius), brush(ground))
        return
    # Two fills, or one of the ring between, are several times quicker than a stroke.
    outer = rounded(rect, radius)
    inner = rect.adjusted(width, width, -width, -width)
    inner_radius = max(radius - width, 0.0)
    if ground is None:
        outer.addRoundedRect(inner, inner_radius, inner_radius)
        painter.fillPath(outer, brush(edge))
        return
    painter.fillPath(outer, brush(edge))
    painter.fillPath(rounded(inner, inner_radius), brush(ground))


def draw_dashed_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    ground: QColor | None,
    edge: QColor,
    dashes: Sequence[float] = (4.0, 4.0),
) -> None:
    """Paint a place where something can be put down."""
    path = rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius)
    if ground is not None:
        painter.fillPath(path, brush(ground))
    line = pen(edge)
    line.setDashPattern(list(dashes))
    painter.strokePath(path, line)


def draw_dot(painter: QPainter, center: QPointF, radius: float, color: QColor) -> None:
    """Paint a disc."""
    path = QPainterPath()
    path.addEllipse(center, radius, radius)
    painter.fillPath(path, brush(color))


def draw_line(
    painter: QPainter, start: QPointF, end: QPointF, color: QColor, width: float = 1.0
) -> None:
    """Paint a straight line."""
    path = QPainterPath(start)
    path.lineTo(end)
    painter.strokePath(path, pen(color, width))


def clip(painter: QPainter, area: QPainterPath) -> None:
    """Keep within an area besides what it is kept within already; the caller restores that.

    What Qt has for it is an enum of the `Qt` namespace; see the module.
    """
    painter.setClipPath(painter.clipPath() & area if painter.hasClipping() else area)


def fill(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Paint a plain ground."""
    path = QPainterPath()
    path.addRect(rect)
    painter.fillPath(path, brush(color))
