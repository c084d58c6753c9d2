# SPDX-License-Identifier: MIT
"""Draws the bundled SVG icons in the colours of roles."""

import re
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from trainer import resources

# Icons of our own; every other name is one of Lucide's.
_OWN = frozenset({"app", "dot", "mark"})
_ROLE = re.compile(r"role\(([a-z0-9-]+)\)")
_LUCIDE_STROKE = 'stroke-width="1.75"'


def svg(name: str, color: QColor, stroke: float, role: Callable[[str], QColor]) -> bytes:
    """Return the text of an icon with its colours filled in.

    Args:
        name: file name without its ending.
        color: what `currentColor` stands for.
        stroke: width of lines in the 24 by 24 grid.
        role: colour of a role, for the product mark, which has two.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    folder = "assets/icons" if name in _OWN else "assets/icons/lucide"
    text = resources.read_text(f"{folder}/{name}.svg").replace("currentColor", color.name())
    if name in _OWN:
        text = _ROLE.sub(lambda match: role(match.group(1)).name(), text)
    return text.replace(_LUCIDE_STROKE, f'stroke-width="{stroke}"').encode()


def render(text: bytes, size: float, ratio: float) -> QPixmap:
    """Return an icon as a square picture.

    Args:
        text: an SVG, as `svg` returns it.
        size: side in logical pixels.
        ratio: device pixels per logical pixel.
    """
    # Imported with the first icon, not with the theme: it loads a library of its own.
    from PySide6.QtSvg import QSvgRenderer

    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    QSvgRenderer(text).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
