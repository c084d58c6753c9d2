# SPDX-License-Identifier: MIT
"""Where the two figures stand in a widget, and how near they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

from trainer.ui.body import areas
from trainer.ui.body.figure import HEIGHT, WIDTH, FigureFrame
from trainer.ui.body.paint import Piece, piece

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from trainer.ui.body.areas import Side

MOST_ZOOM = 4.0
_TOP = 0.05
_LEAST_SCALE = 2.0


class Lens(NamedTuple):
    """How near, and the share of the width and height that lies in the middle."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def to(self, zoom: float, at: QPointF | None = None) -> Lens:
        """Return a nearer or farther look; the place `at`, in shares of the widget, stays."""
        zoom = max(1.0, min(MOST_ZOOM, zoom))
        fixed = QPointF(0.5, 0.5) if at is None else at
        x = self.x + (fixed.x() - 0.5) * (1 / self.zoom - 1 / zoom)
        y = self.y + (fixed.y() - 0.5) * (1 / self.zoom - 1 / zoom)
        return Lens(zoom, x, y).kept()

    def moved(self, x: float, y: float) -> Lens:
        """Return a look at what lies beside, by shares of the widget."""
        return self._replace(x=self.x + x / self.zoom, y=self.y + y / self.zoom).kept()

    def kept(self) -> Lens:
        """Return a look that shows nothing beyond the edges."""
        half = 0.5 / self.zoom
        return self._replace(x=max(half, min(1 - half, self.x)), y=max(half, min(1 - half, self.y)))


class Stage(NamedTuple):
    """The figures where they stand, and all areas on both sides of the body."""

    frames: dict[Side, FigureFrame]
    pieces: tuple[Piece, ...]


def height_for(width: float, most: float) -> float:
    """Return the height at which both figures fill a width."""
    return min(most, HEIGHT * width / (2 * WIDTH))


def set_stage(size: QSize, top: float, lens: Lens) -> Stage:
    """Put both figures beside each other.

    Args:
        size: of the widget.
        top: pixels that are kept free above.
        lens: how near.
    """
    width, height = size.width(), size.height() - top
    # No smaller than can be drawn, for the moment in which a layout gives no room.
    scale = max(_LEAST_SCALE, min(width / (2 * WIDTH), height / HEIGHT))
    # Where height is what is short, the figures stand together in the middle.
    apart = min(width / 2, 1.15 * WIDTH * scale)
    crown = (height - HEIGHT * scale) / 2 + _TOP * scale

    def seen(x: float, y: float) -> tuple[float, float]:
        return (
            (x - lens.x * width) * lens.zoom + width / 2,
            (y - lens.y * height) * lens.zoom + height / 2 + top,
        )

    frames: dict[Side, FigureFrame] = {}
    for side, way in (("front", -0.5), ("back", 0.5)):
        x, y = seen(width / 2 + way * apart, crown)
        name: Side = "front" if side == "front" else "back"
        frames[name] = FigureFrame(name, scale * lens.zoom, x, y)
    pieces = tuple(
        piece(area, frames[area.side], is_right=is_right)
        for over in (False, True)
        for area in areas.areas()
        if area.over is over
        for is_right in (False, True)
    )
    return Stage(frames, pieces)
