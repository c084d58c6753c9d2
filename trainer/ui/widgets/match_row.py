# SPDX-License-Identifier: MIT
"""A prompt with the options that it can be given, and the list of these options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting, richtext
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.option_card import OptionCard
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines, with_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

# More words than these side by side are no longer seen at a glance.
_MOST_WORDS = 5
_CELL = 36
_PADDING = 12
_GAP = 8
_LEAST_TWO = 560
_KEY = 24


class Offered(NamedTuple):
    """An option that a prompt can be given.

    Attributes:
        letter: the key that gives it.
        text: the option, with the marks that `richtext` knows.
        is_free: whether no other prompt has it that would lose it.
    """

    letter: str
    text: str
    is_free: bool = True


class _Strip(NamedTuple):
    """What stands below the prompt at one width: a cell for every option, or one box."""

    height: int
    cells: tuple[QRectF, ...]
    box: QRectF
    chosen: TextLines | None


class MatchRow(OptionCard):
    """A card with a prompt; a few short options stand in it as words, more in a list to open.

    It changes nothing by itself. `clicked` comes also from keys and assistive technology;
    `pressed_option` says whether a word was pressed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not one among several, as an option is.
        self.setAutoExclusive(False)
        self.setCheckable(False)
        self.setMouseTracking(True)
        self._offered: tuple[Offered, ...] = ()
        self._given: int | None = None
        self._asking = ""
        self._strips = PerWidth(self._arrange_strip)
        self._hovered = -1
        self._pressed = -1

    # -- what it shows ----------------------------------------------------------------------------

    def set_offered(self, offered: Sequence[Offered], given: int | None, asking: str) -> None:
        """Show what the prompt can be given.

        Args:
            offered: in the order of the screen; none after checking.
            given: place of the one that it has been given.
            asking: what the box says while it has been given none.
        """
        content = tuple(offered), given, asking
        if content != (self._offered, self._given, self._asking):
            self._offered, self._given, self._asking = content
            self._strips.clear()
            self.updateGeometry()
            self.update()

    def shows_words(self, width: int) -> bool:
        """Tell whether the options stand in the card as words at a width."""
        return bool(self._offered) and bool(self._strips.at(width).cells)

    def box(self) -> QRectF:
        """Return where the list opens from."""
        return self._strips.at(self.width()).box

    def take_pressed(self) -> int:
        """Return which word was pressed, once; -1 for none."""
        pressed, self._pressed = self._pressed, -1
        return pressed

    # -- geometry ---------------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        height = super().heightForWidth(width)
        return height + self._strips.at(width).height if self._offered else height

    def forget_look(self) -> None:
        """Drop what was measured."""
        super().forget_look()
        self._strips.clear()

    def _arrange_strip(self, width: int) -> _Strip:
        left = float(self._text_left())
        room = max(1.0, width - left - self.space_right())
        top = float(super().heightForWidth(width))
        below = theme.space(16)
        widths = [self._cell_width(offered) for offered in self._offered]
        line = sum(widths) + theme.space(_GAP) * (len(widths) - 1)
        if len(widths) <= _MOST_WORDS and line <= room:
            cells = []
            for wide in widths:
                cells.append(QRectF(left, top, wide, theme.px(_CELL)))
                left += wide + theme.space(_GAP)
            return _Strip(theme.px(_CELL) + below, tuple(cells), QRectF(), None)
        chosen = None
        height = float(theme.px(_CELL))
        if self._given is not None:
            chosen = self._chosen_lines(room - self._box_inset() - theme.px(18))
            height = max(height, chosen.height + 2 * theme.space(8))
        box = QRectF(left, top, room, height)
        return _Strip(int(height + 0.999) + below, (), box, chosen)

    def _cell_width(self, offered: Offered) -> float:
        # In the weight of a chosen one, so that choosing moves nothing.
        width = labels.text_width(richtext.plain(offered.text), theme.font("body", 600))
        key = labels.text_width(offered.letter, theme.font("caption", 600))
        return width + key + theme.space(8) + 2 * theme.space(_PADDING)

    def _box_inset(self) -> float:
        return 2 * theme.space(_PADDING) + theme.space(8) + theme.px(14)

    def _chosen_lines(self, width: float) -> TextLines:
        text, spans = with_spans(richtext.inline(self._offered[self._given or 0].text))
        font, ratio = theme.font("body", 500), theme.line_ratio("body")
        return TextLines(text, font, max(1.0, width), ratio, spans, color=theme.color("ink"))

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and what the prompt can be given."""
        super().paintEvent(event)
        if not self._offered:
            return
        strip = self._strips.at(self.width())
        painter = painting.begin(self)
        for number, (cell, offered) in enumerate(zip(strip.cells, self._offered, strict=False)):
            self._draw_cell(painter, number, cell, offered)
        if not strip.cells:
            self._draw_box(painter, strip)
        painter.end()

    def is_hovered(self) -> bool:
        """Tell whether a press where the pointer is would open the list."""
        return super().is_hovered() and not self.shows_words(self.width())

    def _draw_cell(self, painter: QPainter, number: int, cell: QRectF, offered: Offered) -> None:
        chosen = number == self._given
        ground, edge, ink, weight, line = "surface", "edge", "ink", 400, "hairline"
        if chosen:
            ground, edge, weight, line = "accent-soft", "accent", 600, "chosen"
        elif not offered.is_free:
            ground, edge, ink = "sunk", "line", "ink-3"
        if number == self._hovered and not chosen and not self._locked:
            ground, edge = "hover", "control-edge"
        colors = theme.color(ground), theme.color(edge)
        painting.draw_box(painter, cell, theme.radius("segment"), *colors, theme.line(line))
        middle = cell.center().y()
        left = cell.left() + theme.space(_PADDING)
        key = theme.color("accent-text" if chosen else "ink-3")
        font = theme.font("caption", 600)
        left += labels.draw_text(painter, offered.letter, font, key, left, middle)
        left += theme.space(8)
        # The word stays in the middle of its place in either weight.
        font, text = theme.font("body", weight), richtext.plain(offered.text)
        spare = labels.text_width(text, theme.font("body", 600)) - labels.text_width(text, font)
        labels.draw_text(painter, text, font, theme.color(ink), left + spare / 2, middle)

    def _draw_box(self, painter: QPainter, strip: _Strip) -> None:
        box = strip.box
        given = self._given is not None
        edge = theme.color("control-edge")
        radius = theme.radius("button")
        painting.draw_box(
            painter, box, radius, theme.color("surface"), edge, theme.line("hairline")
        )
        left, middle = box.left() + theme.space(_PADDING), box.center().y()
        if given and strip.chosen is not None:
            font, color = theme.font("body", 600), theme.color("accent-text")
            top = box.top() + (box.height() - strip.chosen.height) / 2
            first = top + strip.chosen.capital_middle
            key = self._offered[self._given or 0].letter
            labels.draw_text(painter, key, font, color, left, first)
            strip.chosen.draw(painter, left + theme.px(14) + theme.space(8), top)
        else:
            font, color = theme.font("body"), theme.color("ink-2")
            labels.draw_text(painter, self._asking, font, color, left, middle)
        side = float(theme.px(18))
        right = box.right() - theme.space(_PADDING) - side
        arrow = QRectF(right, middle - side / 2, side, side)
        theme.draw_icon(painter, "chevron-down", "ink-2", arrow)

    # -- what the learner does --------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which word is pressed."""
        self._pressed = self._cell_at(event.position())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the word only where the button is let go on it."""
        if self._cell_at(event.position()) != self._pressed:
            self._pressed = -1
        super().mouseReleaseEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses on a word, or anywhere where the list opens."""
        if not super().hitButton(pos) or not self._offered:
            return False
        return not self.shows_words(self.width()) or self._cell_at(QPointF(pos)) >= 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the word under the pointer."""
        self._hover(self._cell_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def _cell_at(self, at: QPointF) -> int:
        if not self._offered:
            return -1
        cells = self._strips.at(self.width()).cells
        return next((number for number, cell in enumerate(cells) if cell.contains(at)), -1)


class _Entry(NamedTuple):
    left: float
    top: float
    lines: TextLines


class OptionList(FollowsLook, QLabel):
    """The options that prompts can be given, with their letters.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[Offered, ...] = ()
        self._entries = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_offered(self, offered: Sequence[Offered]) -> None:
        """Show other options."""
        if tuple(offered) != self._offered:
            self._offered = tuple(offered)
            said = (f"{one.letter}. {richtext.plain(one.text)}" for one in self._offered)
            self.setAccessibleName("; ".join(said))
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._entries.at(width)[1]

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._entries.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the options."""
        del event
        painter = painting.begin(self)
        ground, edge = theme.color("surface"), theme.color("line")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("option"), ground, edge)
        entries, _ = self._entries.at(self.width())
        side = float(theme.px(_KEY))
        for offered, entry in zip(self._offered, entries, strict=True):
            middle = entry.top + entry.lines.capital_middle
            key = QRectF(entry.left, middle - side / 2, side, side)
            ink = theme.color("ink-2" if offered.is_free else "ink-3")
            edge = theme.color("control-edge" if offered.is_free else "edge")
            painting.draw_box(painter, key, theme.radius("tag"), theme.color("key"), edge, 1.25)
            font = theme.font("small", 600)
            labels.draw_text_centred(painter, offered.letter, font, ink, key)
            entry.lines.draw(painter, entry.left + side + theme.space(10), entry.top)
        painter.end()

    def _arrange(self, width: int) -> tuple[tuple[_Entry, ...], int]:
        padding, gap = theme.space(14), theme.space(10)
        columns = 2 if width >= theme.px(_LEAST_TWO) and len(self._offered) > 3 else 1
        column = (width - 2 * padding - (columns - 1) * theme.space(24)) / columns
        room = column - theme.px(_KEY) - theme.space(10)
        rows = -(-len(self._offered) // columns)
        entries: list[_Entry] = []
        bottom = 0.0
        for number in range(columns):
            top = float(padding)
            left = padding + number * (column + theme.space(24))
            for offered in self._offered[number * rows : (number + 1) * rows]:
                lines = self._lines(offered, room)
                entries.append(_Entry(left, top, lines))
                top += max(lines.height, theme.px(_KEY)) + gap
            bottom = max(bottom, top - gap)
        return tuple(entries), int(bottom + padding + 0.999)

    def _lines(self, offered: Offered, width: float) -> TextLines:
        text, spans = with_spans(richtext.inline(offered.text))
        font, ratio = theme.font("body"), theme.line_ratio("body")
        color = theme.color("ink" if offered.is_free else "ink-3")
        return TextLines(text, font, max(1.0, width), ratio, spans, color=color)
