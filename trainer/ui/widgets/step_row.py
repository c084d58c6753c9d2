# SPDX-License-Identifier: MIT
"""Steps of a case in the column: one that is locked, what followed, and one that is to come."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting, richtext
from trainer.ui.widgets.look import FollowsLook, ShowsPointer
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import Span, TextLines, with_spans

_INSET = 16
_ICON = 20
_SMALL_ICON = 16


class RowKind(StrEnum):
    """What is known of a step that is locked."""

    SILENT = "silent"  # answered, and nothing is said of it yet
    RIGHT = "right"
    WRONG = "wrong"
    UNSAFE = "unsafe"
    BLANK = "blank"  # seen, and not answered
    NOT_REACHED = "not-reached"  # never seen
    STORY = "story"  # no step: what the case began with


_ICONS = {
    RowKind.SILENT: ("circle-check", "ink-2"),
    RowKind.RIGHT: ("circle-check", "accent-text"),
    RowKind.WRONG: ("x", "ink-2"),
    RowKind.UNSAFE: ("octagon-alert", "danger-text"),
    RowKind.BLANK: ("minus", "ink-2"),
    RowKind.NOT_REACHED: ("minus", "ink-2"),
    RowKind.STORY: ("file-text", "ink-2"),
}


class RowText(NamedTuple):
    """What a row says: which step, what was asked, what was said, and in a word how it was."""

    name: str
    asked: str
    said: str
    state: str


class _Arranged(NamedTuple):
    height: int
    first: TextLines
    second: TextLines | None
    second_top: float


class StepRow(ShowsPointer, QAbstractButton):
    """A step that is locked, as one line that may open.

    Signals:
        clicked(bool): the learner wants to see more of it, or less again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = RowKind.SILENT
        self._text = RowText("", "", "", "")
        self._is_open = self._opens = False
        self._arranged = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_row(self, kind: RowKind, text: RowText, *, opens: bool, is_open: bool) -> None:
        """Show a step.

        Args:
            kind: decides the icon.
            text: what it says.
            opens: whether there is more to be seen.
            is_open: whether that is shown, below the row.
        """
        if (kind, text, opens, is_open) == (self._kind, self._text, self._opens, self._is_open):
            return
        self._kind, self._text, self._opens, self._is_open = kind, text, opens, is_open
        said = ". ".join(part.rstrip(".") for part in (text.name, text.asked, text.said) if part)
        self.setAccessibleName(f"{said}. {text.state}" if text.state else said)
        opened = self.tr("opened") if is_open else self.tr("opens")
        self.setAccessibleDescription(opened if opens else self.tr("locked"))
        self.setEnabled(opens)
        self.remeasure()

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("card")

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the row can be read."""
        return QSize(theme.px(160), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width).height

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        del event
        painter = painting.begin(self)
        live = self._opens and (self.underMouse() or self.isDown())
        edges = theme.color("hover" if live else "surface"), theme.color("line")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("card"), *edges)
        arranged = self._arranged.at(self.width())
        top = float(theme.space(11))
        side = float(theme.px(_ICON))
        icon, role = _ICONS[self._kind]
        middle = top + arranged.first.capital_middle
        box = QRectF(theme.space(_INSET), middle - side / 2, side, side)
        theme.draw_icon(painter, icon, role, box)
        arranged.first.draw(painter, self._left(), top)
        if arranged.second is not None:
            arranged.second.draw(painter, self._left(), arranged.second_top)
        right = self.width() - theme.space(_INSET)
        small = float(theme.px(_SMALL_ICON))
        for name in self._marks():
            right -= round(small)
            box = QRectF(right, middle - small / 2, small, small)
            theme.draw_icon(painter, name, "ink-2", box)
            right -= theme.space(10)
        painter.end()

    def _marks(self) -> tuple[str, ...]:
        lock = (
            () if self._kind in (RowKind.STORY, RowKind.BLANK, RowKind.NOT_REACHED) else ("lock",)
        )
        if not self._opens:
            return lock
        return ("chevron-up" if self._is_open else "chevron-down", *lock)

    def _left(self) -> int:
        return theme.space(_INSET) + theme.px(_ICON) + theme.space(12)

    def _arrange(self, width: int) -> _Arranged:
        marks = len(self._marks()) * (theme.px(_SMALL_ICON) + theme.space(10))
        room = max(1.0, width - self._left() - theme.space(_INSET) - marks)
        name, asked, said, _ = self._text
        plain = " ".join(richtext.plain(asked).split())
        line = f"{name}   {plain}" if plain else name
        spans = (Span(0, len(name), 600),)
        faint, ink = theme.color("ink-2"), theme.color("ink")
        first = TextLines(line, theme.font("small"), room, 1.25, spans, color=faint)
        top = float(theme.space(11))
        bottom = top + first.height
        second, second_top = None, bottom + theme.space(2)
        if said:
            text, marked = with_spans(richtext.inline(said))
            second = TextLines(text, theme.font("body", 500), room, 1.25, marked, color=ink)
            bottom = second_top + second.height
        height = max(bottom + theme.space(11), float(theme.px(44)))
        return _Arranged(int(height + 0.999), first, second, second_top)


class _Line(FollowsLook, QLabel):
    """An icon and a text in a box; a QLabel only for its role with assistive technology."""

    scale, weight, role = "body", 500, "ink"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._lines = PerWidth(self._wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the text shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(richtext.plain(text))
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the text can be read."""
        return QSize(theme.px(140), theme.px(40))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return int(self._lines.at(width).height + 0.999) + 2 * theme.space(11)

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._lines.clear()

    def _left(self) -> int:
        return theme.space(_INSET) + theme.px(_ICON) + theme.space(12)

    def _wrap(self, width: int) -> TextLines:
        room = max(1.0, width - self._left() - theme.space(_INSET))
        text, spans = with_spans(richtext.inline(self._text))
        color, font = theme.color(self.role), theme.font(self.scale, self.weight)
        return TextLines(text, font, room, 1.3, spans, color=color)


class EventNote(_Line):
    """What followed an answer, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_harm = False

    def set_event(self, text: str, *, is_harm: bool) -> None:
        """Show an event; one that follows an unsafe act is harm."""
        self.set_text(text)
        if is_harm != self._is_harm:
            self._is_harm = is_harm
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bar at the left, an icon and the text."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        harm = self._is_harm
        edge = theme.color("danger-line" if harm else "line")
        ground = theme.color("danger-soft" if harm else "sunk")
        painting.draw_box(painter, rect, theme.radius("well"), ground, edge)
        bar = QRectF(1, theme.space(8), 3, rect.height() - 2 * theme.space(8))
        painting.fill(painter, bar, theme.color("danger" if harm else "ink-2"))
        lines, side = self._lines.at(self.width()), float(theme.px(_SMALL_ICON))
        top = float(theme.space(11))
        box = QRectF(theme.space(_INSET) + 2, top + lines.capital_middle - side / 2, side, side)
        icon, role = ("octagon-alert", "danger-text") if harm else ("history", "ink-2")
        theme.draw_icon(painter, icon, role, box)
        lines.draw(painter, self._left(), top)
        painter.end()


class LaterLine(_Line):
    """A step that is to come, as a place that is not filled yet."""

    scale, weight, role = "small", 400, "ink-2"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed box, a lock and the text."""
        del event
        painter = painting.begin(self)
        edge = theme.color("control-edge" if theme.is_high_contrast else "edge")
        painting.draw_dashed_box(painter, QRectF(self.rect()), theme.radius("card"), None, edge)
        lines, side = self._lines.at(self.width()), float(theme.px(_SMALL_ICON))
        top = float(theme.space(11))
        middle = top + lines.capital_middle
        box = QRectF(theme.space(_INSET) + 2, middle - side / 2, side, side)
        theme.draw_icon(painter, "lock", "ink-2", box)
        lines.draw(painter, self._left(), top)
        painter.end()
