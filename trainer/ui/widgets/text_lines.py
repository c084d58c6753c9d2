# SPDX-License-Identifier: MIT
"""Wraps a text once and draws it many times."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from trainer.ui.widgets import painting
from trainer.ui.widgets.richtext import Run

Align = Literal["left", "center", "right"]

_LINE_SEPARATOR = "\u2028"


class Span(NamedTuple):
    """Part of a text that looks different from the rest.

    `weight` and `color` are None where they are those of the text.
    """

    start: int
    length: int
    weight: int | None = None
    italic: bool = False
    raised: bool = False
    color: QColor | None = None


class TextLines:
    """A wrapped text, ready to be drawn.

    Never HTML: the text is laid out character by character as it stands.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        line_ratio: float = 1.0,
        spans: Sequence[Span] = (),
        align: Align = "left",
        color: QColor | None = None,
    ) -> None:
        """Wrap a text.

        Args:
            text: shown as it stands.
            font: its type.
            width: where lines break.
            line_ratio: distance of lines as a multiple of the font's own.
            spans: parts that look different.
            align: which side lines keep to.
            color: colour of all but the spans that have their own; None draws black, for
                texts that are only measured.
        """
        metrics = _metrics(font)
        # Whole pixels at a ratio of 1, as Qt itself sets text, so that lines do not blur.
        self.pitch = round(metrics.height) * line_ratio
        self._x_height = metrics.x_height
        self._ascent = metrics.ascent
        self._lead = (self.pitch - metrics.height) / 2
        # Where the capitals of the first line have their middle.
        self.capital_middle = self._lead + self._ascent - metrics.cap_height / 2
        # A line break in the text stays one; the layout knows only the separator character.
        self._layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), _prose_font(text, font))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if spans or color is not None:
            whole = Span(0, len(text), color=color)
            self._layout.setFormats([_format(span) for span in (whole, *spans)])
        self.width = 0.0
        self.count = 0
        self._wrap(width, align)
        self.height = self.count * self.pitch

    def _wrap(self, width: float, align: Align) -> None:
        layout = self._layout
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            used = line.naturalTextWidth()
            self.width = max(self.width, used)
            left = 0.0
            if align != "left":
                left = width - used if align == "right" else (width - used) / 2
            # A line with raised text is taller; its baseline stands where the others' do.
            top = self.count * self.pitch + self._lead + self._ascent - line.ascent()
            line.setPosition(QPointF(left, top))
            self.count += 1
        layout.endLayout()

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the text with its first line's pitch starting at `top`."""
        self._layout.draw(painter, QPointF(left, top))

    def draw_strike(self, painter: QPainter, left: float, top: float, color: QColor) -> None:
        """Draw a stroke through every line."""
        width = max(1.0, self._x_height / 7)
        for index in range(self.count):
            line = self._layout.lineAt(index)
            y = top + index * self.pitch + self._lead + self._ascent - self._x_height * 0.48
            start = left + line.x()
            end = QPointF(start + line.naturalTextWidth(), y)
            painting.draw_line(painter, QPointF(start, y), end, color, width)

    def broken_text(self) -> str:
        """Return the text with its wrapping made fixed, to wrap another weight alike."""
        if self.count < 2:
            return self._layout.text()
        text = self._layout.text()
        parts = []
        for index in range(self.count):
            line = self._layout.lineAt(index)
            part = text[line.textStart() : line.textStart() + line.textLength()]
            # The blank or break that ends a line gives way to the separator, one for one, so
            # that spans keep their places; a word cut in the middle gains a character, which
            # only moves spans behind it in that word's line.
            if index + 1 < self.count:
                part = (
                    part[:-1] + _LINE_SEPARATOR if part[-1:].isspace() else part + _LINE_SEPARATOR
                )
            parts.append(part)
        return "".join(parts)


def with_spans(runs: Iterable[Run], bold_weight: int = 600) -> tuple[str, tuple[Span, ...]]:
    """Return the text of marked runs and the spans that give them their look."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for run in runs:
        parts.append(run.text)
        if run.bold or run.italic or run.raised:
            weight = bold_weight if run.bold else None
            spans.append(Span(at, len(run.text), weight, run.italic, run.raised))
        at += len(run.text)
    return "".join(parts), tuple(spans)


class _Metrics(NamedTuple):
    height: float
    ascent: float
    x_height: float
    cap_height: float


_known_metrics: dict[str, _Metrics] = {}
_without_tabular: dict[str, QFont] = {}


def _metrics(font: QFont) -> _Metrics:
    """Return the heights of a font; there are few fonts, and asking takes longer than a line."""
    key = font.key()
    known = _known_metrics.get(key)
    if known is None:
        asked = QFontMetricsF(font)
        known = _Metrics(asked.height(), asked.ascent(), asked.xHeight(), asked.capHeight())
        _known_metrics[key] = known
    return known


def _prose_font(text: str, font: QFont) -> QFont:
    """Return the font without tabular figures where they would spoil a word.

    Inter's tabular figures give the hyphen the width of a figure, as in a table of differences;
    between two words that looks like a gap.
    """
    if "-" not in text:
        return font
    key = font.key()
    plain = _without_tabular.get(key)
    if plain is None:
        plain = QFont(font)
        plain.unsetFeature(QFont.Tag("tnum"))
        _without_tabular[key] = plain
    return plain


def _format(span: Span) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    if span.weight is not None:
        style.setFontWeight(span.weight)
    if span.italic:
        style.setFontItalic(True)
    if span.raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if span.color is not None:
        style.setForeground(painting.brush(span.color))
    piece = QTextLayout.FormatRange()
    piece.start = span.start
    piece.length = span.length
    piece.format = style
    return piece
