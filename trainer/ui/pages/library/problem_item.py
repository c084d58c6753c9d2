# SPDX-License-Identifier: MIT
"""One problem of a bank: what it did, what is wrong, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.library.views import Effect, ProblemRow, SourceLine
from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.button import Button, PressableButton
from trainer.ui.widgets.card import Ground, Rule
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.tag import TagKind, draw_tag, tag_size
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.text_lines import TextLines
from trainer.ui.widgets.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDES = 24
_GAP = 12
_TOP = 8


def fixed_font(scale: str, weight: int = 400) -> QFont:
    """Return the system's fixed font in a size of the theme."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.font(scale).pointSizeF() * 0.95)
    font.setWeight(QFont.Weight(weight))
    return font


class _Head(PressableButton):
    """What a problem did and what is wrong; opens to the lines of the file."""

    def __init__(self, row: ProblemRow, words: dict[Effect, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self._word = words[row.effect]
        # All messages begin at the same place, whatever the words before them.
        self._words = words
        self._wrapped: tuple[int, TextLines] | None = None
        self.is_open = False
        self.setAccessibleName(f"{self._word}: {row.message}")
        self.setAccessibleDescription(f"{row.place} {row.remedy}".strip())
        if not row.has_lines:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_open(self, is_open: bool) -> None:
        """Show the arrow of an open or closed problem."""
        self.is_open = is_open
        self.update()

    def message_left(self) -> int:
        """Return where messages begin."""
        widths = [tag_size(self._kind(effect), word)[0] for effect, word in self._words.items()]
        return theme.space(_SIDES) + int(max(widths) + 0.999) + theme.space(_GAP)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("tag")

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return that the focus ring stays inside the card."""
        inset = theme.space(8)
        return QRectF(self.rect()).adjusted(inset, 4, -inset, -2), theme.radius("tag")

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a message can be read."""
        return QSize(self.message_left() + theme.px(120), theme.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the message wrapped."""
        lines = self._lines(width)
        tag_height = tag_size(TagKind.QUIET, self._word)[1]
        text_bottom = tag_height / 2 - lines.capital_middle + lines.height
        return int(theme.space(_TOP) + max(text_bottom, tag_height) + 0.999)

    def forget_look(self) -> None:
        """Drop the wrapped message."""
        self._wrapped = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tag, message and arrow."""
        del event
        painter = painting.begin(self)
        top = float(theme.space(_TOP))
        width, height = tag_size(self._kind(self._row.effect), self._word)
        box = QRectF(theme.space(_SIDES), top, width, height)
        draw_tag(painter, self._kind(self._row.effect), self._word, box)
        lines = self._lines(self.width())
        # The first line stands beside the middle of the tag.
        lines.draw(painter, self.message_left(), top + height / 2 - lines.capital_middle)
        if self._row.has_lines:
            side = theme.px(18)
            right = self.width() - theme.space(20) - side
            arrow = QRectF(right, top + (height - side) / 2, side, side)
            role = "ink" if self.underMouse() else "ink-2"
            icon = "chevron-down" if self.is_open else "chevron-right"
            theme.draw_icon(painter, icon, role, arrow)
        painter.end()

    def _kind(self, effect: Effect) -> TagKind:
        return TagKind.QUIET if effect is Effect.LOADED else TagKind.LEFT_OUT

    def _lines(self, width: int) -> TextLines:
        if self._wrapped is None or self._wrapped[0] != width:
            free = width - self.message_left() - theme.space(20) - theme.px(18) - theme.space(8)
            font, color = theme.font("body", 500), theme.color("ink")
            lines = TextLines(
                self._row.message, font, max(float(free), theme.px(80)), 1.2, color=color
            )
            self._wrapped = width, lines
        return self._wrapped[1]


class _Place(FollowsLook, QLabel):
    """file:line:column, which can be selected; a click on it copies the whole problem.

    Signals:
        copy_requested(): clicked, or the copy key with nothing selected.
    """

    copy_requested = Signal()

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(place)
        self.setAccessibleName(place)
        set_tip(self, self.tr("Click to copy: {place}").format(place=place))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.forget_look()

    def sizeHint(self) -> QSize:
        """Return the size of the whole place."""
        width = self.fontMetrics().horizontalAdvance(self._place)
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a width to which it can be shortened."""
        return QSize(theme.px(80), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten it in the middle where there is no room; the tip has all of it."""
        super().resizeEvent(event)
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._place, middle, event.size().width()))

    def forget_look(self) -> None:
        """Take another font with the theme."""
        self.setFont(fixed_font("small"))
        palette = self.palette()
        if palette.color(palette.ColorRole.WindowText) != theme.color("ink-2"):
            palette.setColor(palette.ColorRole.WindowText, theme.color("ink-2"))
            self.setPalette(palette)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copy, unless something was selected."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.copy_requested.emit()


class _Lines(Ground):
    """Lines of a bank's file, the one with the problem last and in bold."""

    def __init__(self, lines: Sequence[SourceLine], parent: QWidget) -> None:
        super().__init__("surface", "line", "well", (14, 8), parent)
        self._lines = tuple(lines)
        self.setAccessibleName("\n".join(f"{line.number} {line.text}" for line in lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for the lines as they wrap."""
        height = sum(made.height for made in self._made(max(self.width(), theme.px(240))))
        return QSize(theme.px(320), int(height + 2 * theme.space(8) + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Return a small width, and the height that is needed."""
        return QSize(theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw numbers and lines."""
        super().paintEvent(event)
        painter = painting.begin(self)
        top = float(theme.space(8))
        for line, made in zip(self._lines, self._made(self.width()), strict=True):
            font, color = fixed_font("small"), theme.color("ink-2")
            number = TextLines(line.number, font, 1e6, 1.2, color=color)
            number.draw(painter, theme.space(14) + self._number_width() - number.width, top)
            made.draw(painter, self._text_left(), top)
            top += made.height
        painter.end()

    def _number_width(self) -> float:
        font = fixed_font("small")
        widths = (TextLines(line.number, font, 1e6).width for line in self._lines)
        return max(widths, default=0.0)

    def _text_left(self) -> float:
        return theme.space(14) + self._number_width() + theme.space(12)

    def _made(self, width: int) -> list[TextLines]:
        free = max(width - self._text_left() - theme.space(14), float(theme.px(60)))
        made = []
        for index, line in enumerate(self._lines):
            last = index == len(self._lines) - 1
            font = fixed_font("small", 700 if last else 400)
            color = theme.color("ink" if last else "ink-2")
            made.append(TextLines(line.text, font, free, 1.2, color=color))
        return made


class ProblemItem(FollowsLook, QWidget):
    """One problem.

    Signals:
        opened(int): it was opened; its lines are wanted.
        copy_requested(str): put this text on the clipboard.
    """

    opened = Signal(int)
    copy_requested = Signal(str)

    def __init__(
        self, index: int, row: ProblemRow, words: dict[Effect, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._index = index
        self.row = row
        self._lines: QWidget | None = None
        self._build(words)
        self._head.clicked.connect(self._on_head_clicked)
        self._place.copy_requested.connect(self._on_copy_requested)
        self._copy.clicked.connect(self._on_copy_requested)

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show the lines of the file, if it is still open."""
        if not self._head.is_open or self._lines is not None:
            return
        if lines:
            self._lines = _Lines(lines, self)
        else:
            text = self.tr("The file cannot be read any more.")
            self._lines = TextBlock(text, "small", "ink-2", parent=self)
        self._more.insertWidget(0, self._lines)
        self._lines.show()

    def say_copied(self) -> None:
        """Say that it is on the clipboard now."""
        self._copy.set_text(self.tr("Copied"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put place and remedy on one line where they fit."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the problem with the copy key."""
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy_requested()
        else:
            super().keyPressEvent(event)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of an open problem."""
        del event
        painter = painting.begin(self)
        if self._head.is_open:
            painting.fill(painter, QRectF(self.rect()), theme.color("sunk"))
        painter.end()

    def _build(self, words: dict[Effect, str]) -> None:
        self._head = _Head(self.row, words, self)
        self._place = _Place(self.row.place, self)
        self._remedy = TextBlock(self.row.remedy, "small", "ink", weight=500, parent=self)
        self._remedy.setVisible(bool(self.row.remedy))
        copy = self.tr("Copy")
        self._copy = Button(copy, "link", height="row", icon="copy", flush=True, parent=self)
        self._copy.hide()
        self._where = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._where.addWidget(self._place)
        self._where.addWidget(self._remedy, 1)
        self._more = QVBoxLayout()
        foot = QHBoxLayout()
        foot.addWidget(self._copy)
        foot.addStretch(1)
        self._more.addLayout(foot)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addLayout(self._where)
        self._column.addLayout(self._more)
        self._column.addWidget(Rule(self))
        self._fit()

    def _fit(self) -> None:
        left, right = self._head.message_left(), theme.space(20)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._where.setSpacing(theme.space(12))
        is_open = self._head.is_open
        self._where.setContentsMargins(left, 0, right, theme.space(8 if is_open else 10))
        self._more.setContentsMargins(left, 0, right, theme.space(6) if is_open else 0)
        self._more.setSpacing(theme.space(4))

    def _arrange(self) -> None:
        free = self.width() - self._head.message_left() - theme.space(20) - theme.space(12)
        fits = self._place.sizeHint().width() + self._remedy.sizeHint().width() <= free
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._where.setDirection(side if fits else below)
        self._where.setSpacing(theme.space(12) if fits else theme.space(2))

    @Slot()
    def _on_head_clicked(self) -> None:
        if not self.row.has_lines:
            self._on_copy_requested()
            return
        is_open = not self._head.is_open
        self._head.set_open(is_open)
        self._copy.setVisible(is_open)
        self._copy.set_text(self.tr("Copy"))
        if self._lines is not None:
            self._more.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
            self._lines = None
        self._fit()
        self.update()
        if is_open:
            self.opened.emit(self._index)

    @Slot()
    def _on_copy_requested(self) -> None:
        self.copy_requested.emit(self.row.copied)
        self.say_copied()
