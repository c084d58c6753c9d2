# SPDX-License-Identifier: MIT
"""What an answer was, in a sentence."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import Span, TextLines


class VerdictKind(StrEnum):
    """The three things an answer can be."""

    RIGHT = "right"
    NOT_THIS_ONE = "not-this-one"
    UNSAFE = "unsafe"


class _Look(NamedTuple):
    ground: str
    edge: str
    square: str
    icon: str
    icon_role: str
    word_role: str


_LOOKS: dict[VerdictKind, _Look] = {
    VerdictKind.RIGHT: _Look("accent-soft", "accent-line", "accent", "check", "on-accent", ""),
    VerdictKind.NOT_THIS_ONE: _Look("surface", "edge", "ink-2", "x", "surface", ""),
    VerdictKind.UNSAFE: _Look(
        "danger-soft", "danger-line", "danger", "octagon-alert", "on-danger", "danger-text"
    ),
}


class _Arranged(NamedTuple):
    height: int
    sentence: TextLines
    second: TextLines | None
    top: float
    second_top: float


class VerdictBanner(FollowsLook, QLabel):
    """Square with an icon, a sentence that names act and consequence, and a second line.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = VerdictKind.RIGHT
        self._sentence = ""
        self._second = ""
        self._arranged = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_verdict(self, kind: VerdictKind, sentence: str, second: str = "") -> None:
        """Show a verdict.

        Args:
            kind: decides colours and icon.
            sentence: starts with its word and a colon, such as "Unsafe: the tip is in ...".
            second: what was chosen, how sure, what is best, when the question returns.
        """
        if (kind, sentence, second) == (self._kind, self._sentence, self._second):
            return
        self._kind, self._sentence, self._second = kind, sentence, second
        self.setAccessibleName(f"{sentence} {second}".strip())
        before = self._arranged.known(self.width())
        self._arranged.clear()
        if before is None or self._arranged.at(self.width()).height != before.height:
            self.updateGeometry()
        self.update()

    def announce(self) -> None:
        """Have a screen reader say the whole verdict as one message."""
        # Late: there is no verdict to announce at the start.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if not QAccessible.isActive():
            return
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def sizeHint(self) -> QSize:
        """Return a usual width and the least height; layouts ask for the height of a width."""
        return QSize(theme.px(480), theme.px(80))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a verdict can be read."""
        return QSize(theme.px(200), theme.px(40))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width).height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, square, icon and both texts."""
        del event
        look = _LOOKS[self._kind]
        arranged = self._arranged.at(self.width())
        painter = painting.begin(self)
        grounds = theme.color(look.ground), theme.color(look.edge)
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("card"), *grounds)
        side, pad = theme.px(40), theme.space(15)
        square = QRectF(pad, theme.space(13), side, side)
        painting.draw_box(painter, square, theme.radius("button"), theme.color(look.square))
        icon = theme.px(22)
        center = square.center()
        box = QRectF(center.x() - icon / 2, center.y() - icon / 2, icon, icon)
        theme.draw_icon(painter, look.icon, look.icon_role, box)
        arranged.sentence.draw(painter, self._left(), arranged.top)
        if arranged.second is not None:
            arranged.second.draw(painter, self._left(), arranged.second_top)
        painter.end()

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()

    def _left(self) -> int:
        return theme.space(15) + theme.px(40) + theme.space(15)

    def _arrange(self, width: int) -> _Arranged:
        room = max(1.0, width - self._left() - theme.space(16))
        role = _LOOKS[self._kind].word_role
        word, colon, _ = self._sentence.partition(":")
        spans = (Span(0, len(word) + 1, color=theme.color(role)),) if role and colon else ()
        ratio, ink = theme.line_ratio("title"), theme.color("ink")
        sentence = TextLines(self._sentence, theme.font("title"), room, ratio, spans, color=ink)
        # The first line stands beside the upper half of the square.
        top = float(theme.space(13))
        bottom = top + sentence.height
        second = None
        second_top = bottom + theme.space(4)
        if self._second:
            ratio, color = theme.line_ratio("body"), theme.color("ink-2")
            second = TextLines(self._second, theme.font("body"), room, ratio, color=color)
            bottom = second_top + second.height
        else:
            top = max(top, theme.space(13) + (theme.px(40) - sentence.height) / 2)
        height = max(bottom + theme.space(14), theme.px(40) + 2 * theme.space(13))
        return _Arranged(int(height + 0.5), sentence, second, top, second_top)
