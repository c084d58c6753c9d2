# SPDX-License-Identifier: MIT
"""Single lines of text and the small caps that show keys."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.text_lines import TextLines

# Names of keys that are drawn as an icon; every other key is drawn as its text.
KEY_ICONS = {
    "enter": "corner-down-left",
    "left": "arrow-left",
    "right": "arrow-right",
}

_UNBOUNDED = 1e6
_MOST_KEPT = 400
# Laid-out lines by text, font and colour: the same few words are drawn again at every repaint.
_kept: dict[tuple[str, str, int], TextLines] = {}


def line(text: str, font: QFont, color: QColor) -> TextLines:
    """Return one line of text, laid out; kept for the next time."""
    key = (text, font.key(), color.rgba())
    made = _kept.get(key)
    if made is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        made = _kept[key] = TextLines(text, font, _UNBOUNDED, color=color)
    return made


def text_width(text: str, font: QFont) -> float:
    """Return the width of one line of text."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_text(
    painter: QPainter, text: str, font: QFont, color: QColor, left: float, middle: float
) -> float:
    """Draw one line of text whose capitals stand around a height; return its width."""
    made = line(text, font, color)
    made.draw(painter, left, middle - made.capital_middle)
    return made.width


def draw_text_centred(
    painter: QPainter, text: str, font: QFont, color: QColor, rect: QRectF
) -> None:
    """Draw one line of text in the middle of a box."""
    made = line(text, font, color)
    center = rect.center()
    made.draw(painter, center.x() - made.width / 2, center.y() - made.capital_middle)


def draw_text_right(
    painter: QPainter, text: str, font: QFont, color: QColor, right: float, middle: float
) -> None:
    """Draw one line of text that ends at a place."""
    made = line(text, font, color)
    made.draw(painter, right - made.width, middle - made.capital_middle)


def key_cap_width(key: str) -> float:
    """Return the width of the small cap that shows a key."""
    least = theme.px(20)
    if key in KEY_ICONS:
        return float(least)
    return max(float(least), text_width(key, theme.font("micro", 500)) + theme.px(10))


def draw_key_cap(
    painter: QPainter, key: str, left: float, middle: float, role: str, ground: QColor | None = None
) -> None:
    """Draw a key as a small cap, in the colour of the text it belongs to."""
    height = float(theme.px(17))
    rect = QRectF(left, middle - height / 2, key_cap_width(key), height)
    color = theme.color(role)
    edge = color if theme.is_high_contrast else painting.faded(color, 0.55)
    painting.draw_box(painter, rect, 4, ground, edge)
    if key in KEY_ICONS:
        side = theme.px(12)
        box = QRectF(rect.center().x() - side / 2, middle - side / 2, side, side)
        theme.draw_icon(painter, KEY_ICONS[key], role, box)
    else:
        draw_text_centred(painter, key, theme.font("micro", 500), color, rect)
