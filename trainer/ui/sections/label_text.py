# SPDX-License-Identifier: MIT
"""The words of labels, measured and wrapped, and the sign of a tissue beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

from trainer.ui.sections import glyphs, words
from trainer.ui.theme import theme
from trainer.ui.widgets import labels
from trainer.ui.widgets.text_lines import Align, TextLines

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from trainer.ui.sections.label_subjects import Tag

_LINE_RATIO = 1.0


class Words(NamedTuple):
    """The text of a label.

    Attributes:
        name: its name, on one line or two of nearly the same length.
        note: the longest of its notes that fits on one line, else the shortest.
        width: of the wider of name and note.
        height: of both.
    """

    tag: Tag
    name: str
    note: str
    width: float
    height: float


def measure(tag: Tag, room: float) -> Words:
    """Wrap a label's words to a width."""
    name = _balanced(words.capital(tag.name), _font(tag, hot=True), room)
    title = TextLines(name, _font(tag, hot=True), room, _LINE_RATIO)
    font = theme.font("micro")
    said = next((one for one in tag.notes if labels.text_width(one, font) <= room), tag.notes[-1])
    note = TextLines(said, font, room, _LINE_RATIO)
    width = min(max(title.width, note.width), room)
    return Words(tag, name, said, width, title.height + note.height)


def natural_width(tag: Tag) -> float:
    """Return the width of a label on one line."""
    name = labels.text_width(words.capital(tag.name), _font(tag, hot=True))
    return max(name, labels.text_width(tag.notes[0], theme.font("micro")))


def longest_word(tag: Tag) -> float:
    """Return the width of the longest word of a name, which is never broken."""
    font = _font(tag, hot=True)
    return max(labels.text_width(word, font) for word in words.capital(tag.name).split() or [""])


def draw(
    painter: QPainter, text: Words, left: float, middle: float, width: float, align: Align,
    *, hot: bool,
) -> None:  # fmt: skip
    """Draw a label's words around a height; hot ones name a hazard that is met."""
    tag = text.tag
    role = "danger-text" if hot else "accent-text" if tag.is_target else "ink"
    if tag.is_quiet:
        role = "ink-2"
    title = TextLines(
        text.name, _font(tag, hot=hot), width, _LINE_RATIO, align=align, color=theme.color(role)
    )
    note = TextLines(
        text.note, theme.font("micro"), width, _LINE_RATIO, align=align, color=theme.color("ink-2")
    )
    top = middle - text.height / 2
    title.draw(painter, left, top)
    note.draw(painter, left, top + title.height)
    if hot:
        # Beside the name, or below it where that takes the whole width.
        radius = float(theme.px(7))
        fits = title.width + 2 * radius + 5 <= width + theme.space(8)
        line, middle = (title, top + title.height / 2) if fits else (note, 0.0)
        if not fits:
            middle = top + title.height + note.height / 2
        beside = line.width + radius + 5
        far = left + width - beside if align == "right" else left + beside
        glyphs.draw_octagon(painter, QPointF(far, middle), radius)


def _font(tag: Tag, *, hot: bool) -> QFont:
    is_strong = tag.is_target or (hot and not tag.is_quiet)
    return theme.font("small", 600 if is_strong else 400 if tag.is_quiet else 500)


def _balanced(text: str, font: QFont, room: float) -> str:
    """Break a text that is too wide where its two lines come out nearest in length, if they fit."""
    if labels.text_width(text, font) <= room:
        return text
    parts = text.split()
    best, least = text, room
    for cut in range(1, len(parts)):
        lines = " ".join(parts[:cut]), " ".join(parts[cut:])
        wide = max(labels.text_width(line, font) for line in lines)
        if wide <= least:
            best, least = "\n".join(lines), wide
    return best
