# SPDX-License-Identifier: MIT
"""One answer option: what it looks like before and after checking."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting, richtext
from trainer.ui.widgets.look import ShowsPointer
from trainer.ui.widgets.option_looks import LOOKS, OptionLook, OptionState
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.tag import draw_tag, tag_size
from trainer.ui.widgets.text_lines import TextLines, with_spans

__all__ = ["OptionCard", "OptionState"]

_BEFORE = frozenset({OptionState.REST, OptionState.CHOSEN, OptionState.STRUCK})
_CHOSEN = frozenset(
    {
        OptionState.CHOSEN,
        OptionState.PLACED,
        OptionState.YOURS_BEST,
        OptionState.YOURS_WRONG,
        OptionState.YOURS_UNSAFE,
    }
)
# The wider of the two weights decides where lines break, so that choosing never moves a word.
_WIDE_WEIGHT = 500
_LETTER_RADIUS_MULTIPLE = 4.0
# Below this share of the card, text beside a tag gets too narrow and the tag takes a row.
_LEAST_TEXT_SHARE = 0.4


class _Arranged(NamedTuple):
    """Everything measured for one width; `text` is in the wider weight."""

    width: int
    height: int
    text: TextLines
    text_top: float
    rationale: TextLines | None
    rationale_top: float
    tag: QRectF | None


class OptionCard(ShowsPointer, QAbstractButton):
    """A card with a letter, an option and, after checking, why it is right or wrong.

    It changes nothing by itself: it says what the learner did, and shows the state it is given.

    Signals:
        clicked(bool): the learner chose it, by pointer, space bar or assistive technology.
        strike_requested(): by right click, or Shift with its letter while it has the focus.
        move_requested(int): the focus should go so many options down; negative is up.
    """

    strike_requested = Signal()
    move_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = ""
        self._text = ""
        self._rationale = ""
        self._tag_text = ""
        self._state = OptionState.REST
        self._multiple = False
        self._locked = False
        self._arranged = PerWidth(self._arrange)
        self._thin: TextLines | None = None
        self._thin_made_for = (0, "")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- what it shows ------------------------------------------------------------------------

    @property
    def state(self) -> OptionState:
        """The state shown."""
        return self._state

    @property
    def letter(self) -> str:
        """The letter shown."""
        return self._letter

    def set_content(
        self,
        letter: str,
        text: str,
        state: OptionState = OptionState.REST,
        *,
        rationale: str = "",
        tag_text: str = "",
        multiple: bool = False,
    ) -> None:
        """Show an option; lays out anew only if the height becomes another.

        Args:
            letter: the key that chooses it.
            text: the option, with the marks that `richtext` knows.
            state: what the card says about it.
            rationale: why, below the text; empty before checking.
            tag_text: word of the state's tag; empty shows no tag.
            multiple: whether several options may be chosen.
        """
        content = (letter, text, rationale, tag_text, multiple)
        before = (self._letter, self._text, self._rationale, self._tag_text, self._multiple)
        if content == before and state == self._state:
            return
        self._letter, self._text, self._rationale, self._tag_text, self._multiple = content
        # A tag has room only after checking, so between the first three states nothing moves.
        same_text = content == before and state in _BEFORE and self._state in _BEFORE
        self._state = state
        self._set_checked(state)
        self._name()
        if not same_text:
            self._arrange_again()
        self.update()

    def set_state(self, state: OptionState, rationale: str = "", tag_text: str = "") -> None:
        """Show the same option in another state."""
        self.set_content(
            self._letter,
            self._text,
            state,
            rationale=rationale,
            tag_text=tag_text,
            multiple=self._multiple,
        )

    def set_locked(self, locked: bool) -> None:
        """Stop or allow choosing; a locked card can still be focused and read."""
        self._locked = locked

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a usual width and the least height; layouts ask for the height of a width."""
        return QSize(theme.px(480), theme.size("option-min"))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a card can be read."""
        tag_width, _ = self._tag_size()
        width = max(theme.px(160), int(tag_width) + 2 * theme.space(16))
        return QSize(width, theme.size("option-min"))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width).height

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("option")

    def space_right(self) -> int:
        """Return the distance of the text from the right edge."""
        return theme.space(16)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card in its state."""
        del event
        look = LOOKS[self._state]
        arranged = self._arranged.at(self.width())
        painter = painting.begin(self)
        self._draw_ground(painter, look)
        self._draw_letter(painter, look)
        left = self._text_left()
        text = arranged.text if look.weight == _WIDE_WEIGHT else self._thin_text(arranged)
        text.draw(painter, left, arranged.text_top)
        if self._state is OptionState.STRUCK:
            text.draw_strike(painter, left, arranged.text_top, theme.color(look.text))
        if arranged.rationale is not None:
            arranged.rationale.draw(painter, left, arranged.rationale_top)
        if arranged.tag is not None and look.tag is not None:
            draw_tag(painter, look.tag, self._tag_text, arranged.tag)
        painter.end()

    def is_hovered(self) -> bool:
        """Tell whether a press where the pointer is would choose the card."""
        return not self._locked and self.underMouse()

    def _draw_ground(self, painter: QPainter, look: OptionLook) -> None:
        ground, edge = look.ground, look.edge
        if self._state is OptionState.REST and self.is_hovered():
            ground, edge = "hover", "control-edge"
        painting.draw_box(
            painter,
            QRectF(self.rect()),
            theme.radius("option"),
            theme.color(ground),
            theme.color(edge),
            theme.line(look.width),
        )

    def _draw_letter(self, painter: QPainter, look: OptionLook) -> None:
        side = float(theme.size("letter-key"))
        rect = QRectF(theme.space(14), (theme.size("option-min") - side) / 2, side, side)
        radius = _LETTER_RADIUS_MULTIPLE if self._multiple else theme.radius("letter-key")
        if look.letter_ground:
            painting.draw_box(painter, rect, radius, theme.color(look.letter_ground))
        else:
            edge = theme.color(look.letter_edge)
            painting.draw_box(painter, rect, radius, theme.color("key"), edge, 1.25)
        if self._multiple and self._state is OptionState.CHOSEN:
            inset = side * 0.18
            box = rect.adjusted(inset, inset, -inset, -inset)
            theme.draw_icon(painter, "check", look.letter, box)
            return
        font = theme.font("body", 600)
        labels.draw_text_centred(painter, self._letter, font, theme.color(look.letter), rect)

    # -- what the learner does ----------------------------------------------------------------

    def nextCheckState(self) -> None:
        """Leave the check mark to `set_state`: the presenter decides."""

    def hitButton(self, pos: QPoint) -> bool:
        """Take presses anywhere on the card, unless it is locked."""
        del pos
        return not self._locked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, strike with Shift and the letter; the page gets the rest."""
        from PySide6.QtCore import Qt

        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(1 if key == Qt.Key.Key_Down else -1)
            return
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shifted and self._letter and key == ord(self._letter.upper()) and not self._locked:
            self.strike_requested.emit()
            return
        if key == Qt.Key.Key_Space and self._locked:
            return
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            # Of use to the page; the base class would move the focus with them.
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Strike out with the right button."""
        from PySide6.QtCore import Qt

        if event.button() == Qt.MouseButton.RightButton:
            if not self._locked:
                self.strike_requested.emit()
            return
        super().mousePressEvent(event)

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()
        self._thin = None

    # -- measuring ----------------------------------------------------------------------------

    def _arrange(self, width: int) -> _Arranged:
        left = self._text_left()
        room = max(1.0, width - left - self.space_right())
        tag_width, tag_height = self._tag_size()
        beside = tag_width > 0 and room - tag_width - theme.space(14) >= width * _LEAST_TEXT_SHARE
        text_room = room - tag_width - theme.space(14) if beside else room
        text = self._text_lines(text_room)
        least = theme.size("option-min")
        text_top = (least - text.pitch) / 2
        bottom = text_top + text.height
        rationale = None
        rationale_top = 0.0
        if self._rationale:
            rationale = self._rationale_lines(room)
            rationale_top = bottom + theme.space(6)
            bottom = rationale_top + rationale.height
        tag = None
        if tag_width > 0:
            tag_left, tag_top = left + room - tag_width, (least - tag_height) / 2
            if not beside:
                # Below the text, and further left rather than cut off.
                tag_left = max(theme.space(8), min(left, left + room - tag_width))
                tag_top = bottom + theme.space(8)
                bottom = tag_top + tag_height
            tag = QRectF(round(tag_left), round(tag_top), tag_width, tag_height)
        under = text_top if rationale is None and (tag is None or beside) else theme.space(14)
        height = max(least, int(bottom + under + 0.5))
        return _Arranged(width, height, text, text_top, rationale, rationale_top, tag)

    def _arrange_again(self) -> None:
        """Measure the new content, and tell the layout only of another height."""
        width = self.width()
        before = self._arranged.known(width)
        self._arranged.clear()
        self._thin = None
        if before is None or self._arranged.at(width).height != before.height:
            self.updateGeometry()

    def _text_lines(self, width: float) -> TextLines:
        text, spans = with_spans(richtext.inline(self._text))
        font = theme.font("option", _WIDE_WEIGHT)
        ratio = theme.line_ratio("option")
        return TextLines(text, font, width, ratio, spans, color=theme.color("ink"))

    def _thin_text(self, arranged: _Arranged) -> TextLines:
        """Return the text in its lighter weight, broken where the wider one breaks."""
        role = LOOKS[self._state].text
        made_for = arranged.width, role
        if self._thin is None or self._thin_made_for != made_for:
            _, spans = with_spans(richtext.inline(self._text))
            font = theme.font("option")
            broken = arranged.text.broken_text()
            ratio = theme.line_ratio("option")
            color = theme.color(role)
            self._thin = TextLines(broken, font, arranged.width, ratio, spans, color=color)
            self._thin_made_for = made_for
        return self._thin

    def _rationale_lines(self, width: float) -> TextLines:
        text, spans = with_spans(richtext.inline(self._rationale))
        font, ratio = theme.font("body"), theme.line_ratio("body")
        return TextLines(text, font, width, ratio, spans, color=theme.color("ink-2"))

    def _text_left(self) -> int:
        return theme.space(14) * 2 + theme.size("letter-key")

    def _tag_size(self) -> tuple[float, float]:
        tag = LOOKS[self._state].tag
        if tag is None or not self._tag_text:
            return 0.0, 0.0
        return tag_size(tag, self._tag_text)

    # -- names and states ---------------------------------------------------------------------

    def _name(self) -> None:
        text = "".join(run.text for run in richtext.inline(self._text))
        self.setAccessibleName(f"{self._letter}. {text}" if self._letter else text)
        parts = [self._tag_text, richtext.plain(self._rationale)]
        if self._state is OptionState.STRUCK:
            parts.insert(0, self.tr("struck out"))
        self.setAccessibleDescription(". ".join(part for part in parts if part))

    def _set_checked(self, state: OptionState) -> None:
        checked = state in _CHOSEN
        exclusive = not self._multiple
        if checked != self.isChecked():
            # The last one checked of an exclusive group cannot be unchecked, and checking one
            # unchecks others whose state is still to come; the group is only for its role.
            self.setAutoExclusive(False)
            self.setChecked(checked)
        if exclusive != self.autoExclusive():
            self.setAutoExclusive(exclusive)
