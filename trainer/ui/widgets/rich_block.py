# SPDX-License-Identifier: MIT
"""Bank text of several paragraphs and lists."""

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting, richtext
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines, with_spans

_UNBOUNDED = 1_000_000


class _Piece(NamedTuple):
    """One paragraph in its place."""

    marker: str
    left: float
    top: float
    lines: TextLines


class _Wrapped(NamedTuple):
    pieces: tuple[_Piece, ...]
    width: float
    height: float


class RichBlock(FollowsLook, QLabel):
    """Bank text with the marks that `richtext` knows; everything else in it is plain text.

    A QLabel only for its role with assistive technology; it paints and measures by itself, and
    never gives the text to Qt's own reader of markup.
    """

    def __init__(
        self,
        text: str = "",
        scale: str = "body",
        role: str = "ink",
        *,
        weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a text; see `TextBlock` for what the arguments mean."""
        super().__init__(parent)
        self._text = ""
        self._paragraphs: tuple[richtext.Paragraph, ...] = ()
        self._scale = scale
        self._role = role
        self._weight = weight
        self._wrapped = PerWidth(self._wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        """Return the text as it stands in the bank."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text == self._text:
            return
        self._text = text
        self._paragraphs = richtext.parse(text)
        self.setAccessibleName(richtext.plain(text))
        self.remeasure()

    def sizeHint(self) -> QSize:
        """Return the size with every paragraph on one line."""
        wrapped = self._wrapped.at(_UNBOUNDED)
        return QSize(int(wrapped.width) + 1, int(wrapped.height + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a long word fits into."""
        return QSize(theme.px(72), theme.px(14))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text wrapped to a width."""
        return int(self._wrapped.at(width).height + 0.999)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all paragraphs from the top."""
        del event
        painter = painting.begin(self)
        color = theme.color(self._role)
        font = theme.font(self._scale, self._weight)
        for piece in self._wrapped.at(self.width()).pieces:
            if piece.marker:
                middle = piece.top + piece.lines.pitch / 2
                labels.draw_text(painter, piece.marker, font, color, 0, middle)
            piece.lines.draw(painter, piece.left, piece.top)
        painter.end()

    def _wrap(self, width: int) -> _Wrapped:
        font = theme.font(self._scale, self._weight)
        ratio = theme.line_ratio(self._scale)
        color = theme.color(self._role)
        pieces: list[_Piece] = []
        top = widest = 0.0
        in_list = False
        for paragraph in self._paragraphs:
            left = float(theme.px(22)) if paragraph.marker else 0.0
            if pieces:
                # Entries of one list stand closer than paragraphs.
                top += theme.space(4 if in_list and paragraph.marker else 10)
            text, spans = with_spans(paragraph.runs)
            room = max(width - left, 1.0)
            lines = TextLines(text, font, room, ratio, spans, color=color)
            pieces.append(_Piece(paragraph.marker, left, top, lines))
            top += lines.height
            widest = max(widest, left + lines.width)
            in_list = bool(paragraph.marker)
        return _Wrapped(tuple(pieces), widest, top)

    def forget_look(self) -> None:
        """Drop the wrapped text."""
        self._wrapped.clear()
