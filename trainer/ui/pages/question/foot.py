# SPDX-License-Identifier: MIT
"""The bar at the foot of a session: how sure, why missed, and what Enter does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal

from trainer.model.attempt import Certainty
from trainer.ui.pages.question.foot_parts import MainButton, Words
from trainer.ui.pages.question.views import Foot, FootView
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Bar
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.question.reasons import Reasons

CERTAINTIES = tuple(Certainty)

_GAP = 12
_BUTTON_GAP = 10


class _Part(NamedTuple):
    """Something at the left, with the size it takes."""

    widget: QWidget
    size: QSize


class ActionFoot(Bar):
    """What can be done now, placed by hand: words at the left, buttons at the right.

    Signals:
        primary_requested(): the main button was pressed.
        skip_requested(): the question is to be passed over.
        finish_requested(): the session is to end; at CONFIRM, not to end.
        previous_requested(): the question before, in a review.
        certainty_changed(object): how sure the learner is; None for unsaid.
        reason_given(object): why the question was missed.
        height_changed(): another height is needed.
    """

    primary_requested = Signal()
    skip_requested = Signal()
    finish_requested = Signal()
    previous_requested = Signal()
    certainty_changed = Signal(object)
    reason_given = Signal(object)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(at_top=False, parent=parent)
        self._view: FootView | None = None
        self._edges = (0, 0)
        self._needed = 0
        self._signature: tuple[object, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        how_sure = self.tr("How sure are you?")
        self._sure = TextBlock(how_sure, "small", "ink-2", parent=self)
        words = [self.tr("Guess"), self.tr("Unsure"), self.tr("Fairly"), self.tr("Certain")]
        self.certainty = Segments(words, how_sure, optional=True, parent=self)
        self.certainty.setObjectName("certainty")
        self._arrows = KeyHint("left", "right", parent=self)
        self.reasons: Reasons | None = None
        self._words = Words("", "small", "ink-2", parent=self)
        self._words.setObjectName("foot-words")
        self.finish = Button("", "quiet", height="large", parent=self)
        self.finish.setObjectName("finish")
        self.skip = Button(self.tr("Skip"), "quiet", height="large", parent=self)
        self.skip.setObjectName("skip")
        self.previous: Button | None = None
        self.primary = MainButton("", "primary", height="large", key_hint="enter", parent=self)
        self.primary.setObjectName("primary")
        for part in (self._words, self.finish, self.skip):
            part.hide()

    def _connect(self) -> None:
        self.certainty.chosen_changed.connect(self._on_certainty_chosen_changed)
        self.finish.clicked.connect(self._on_finish_clicked)
        self.skip.clicked.connect(self._on_skip_clicked)
        self.primary.clicked.connect(self._on_primary_clicked)

    # -- what it shows ------------------------------------------------------------------------

    @property
    def foot(self) -> Foot:
        """What the bar is for at the moment."""
        return Foot.NEXT if self._view is None else self._view.foot

    def show_view(self, view: FootView) -> None:
        """Show what can be done now."""
        before = self._view
        if view == before:
            return
        self._view = view
        if before is None or before.foot is not view.foot:
            self._show_kind(view.foot)
        if view.foot is Foot.ANSWER:
            said = view.certainty
            self.certainty.set_chosen(-1 if said is None else CERTAINTIES.index(said))
        if view.foot is Foot.MISSED and self.reasons is not None:
            self.reasons.show_chosen(view.missed_because)
        self.primary.set_text(view.primary)
        if view.ready != self.primary.isEnabled():
            self.primary.set_available(view.ready, view.reason)
        # Words that go stay where they are, unseen: the same will come back with the next
        # question, and nothing has to be measured for it.
        if view.reason or view.foot is Foot.CONFIRM:
            self._words.set_text(view.reason)
        self.finish.set_text(view.finish)
        _show(self._words, bool(view.reason))
        _show(self.finish, bool(view.finish))
        _show(self.skip, view.can_skip)
        if self.previous is not None:
            self.previous.set_available(view.has_previous)
        signature = (
            view.foot,
            view.primary,
            self._words.text(),
            view.finish,
            view.can_skip,
            view.missed_because,
        )
        if signature != self._signature:
            self._signature = signature
            self.lay_out()

    def give_reason(self, number: int) -> None:
        """Take a reason by its number, from 0."""
        from trainer.ui.pages.question.reasons import REASONS

        self.reason_given.emit(REASONS[number])

    def words(self) -> str:
        """Return the sentence beside the buttons."""
        return "" if self._view is None else self._view.reason

    def prepare(self) -> None:
        """Paint what will probably be shown next."""
        self._words.draw_ahead()

    def settle(self) -> None:
        """Do what the first picture need not wait for."""
        from PySide6.QtCore import Qt

        self._words.fill_own_ground()
        self.primary.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- geometry -----------------------------------------------------------------------------

    def set_edges(self, left: int, right: int) -> None:
        """Keep between two places, those of the page above."""
        if (left, right) != self._edges:
            self._edges = (left, right)
            self.lay_out()

    def height_for(self) -> int:
        """Return the height that everything needs."""
        return max(self.minimumHeight(), self._needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.lay_out()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        super().forget_look()
        self.lay_out()

    def lay_out(self) -> None:
        """Place everything: in one row where it fits, else the buttons in a second one."""
        left, right = self._edges
        if self._view is None or right <= left:
            return
        buttons = [button for button in self._buttons() if not button.isHidden()]
        gap = theme.space(_BUTTON_GAP)
        taken = sum(button.sizeHint().width() + gap for button in buttons) + theme.space(_GAP)
        room = right - left - taken
        words = self._words_width(room)
        group = self._group(room - words)
        is_double = bool(group) and _width(group) > room - words
        if is_double:
            group = self._group(right - left)
        row = theme.px(44)
        pad = (self.minimumHeight() - row) // 2
        above = max((part.size.height() for part in group), default=0)
        first = above if is_double else max(row, above)
        needed = first + 2 * pad + (row + theme.space(8) if is_double else 0)
        self._place_group(group, left, pad + first // 2)
        middle = needed - pad - row // 2 if is_double else pad + first // 2
        place = self._place_buttons(buttons, right, middle)
        if words and self._words.text():
            height = self._words.heightForWidth(words)
            self._words.setGeometry(place - words, middle - height // 2, words, height)
        if needed != self._needed:
            self._needed = needed
            self.height_changed.emit()

    def _place_group(self, group: Sequence[_Part], left: int, middle: int) -> None:
        for part, size in group:
            part.setGeometry(left, middle - size.height() // 2, size.width(), size.height())
            left += size.width() + theme.space(_GAP)

    def _place_buttons(self, buttons: Sequence[Button], right: int, middle: int) -> int:
        for button in reversed(buttons):
            size = button.sizeHint()
            right -= size.width()
            button.setGeometry(right, middle - size.height() // 2, size.width(), size.height())
            right -= theme.space(_BUTTON_GAP)
        return right

    def _words_width(self, room: int) -> int:
        """Return how wide the sentence may be; kept free too while it is not shown.

        Choosing an answer takes "Choose an answer first" away, and nothing else should move.
        """
        if self.foot is not Foot.ANSWER:
            return 0
        natural = self._words.sizeHint().width() + theme.space(_GAP)
        return min(max(natural, theme.px(150)), max(theme.px(104), room - theme.px(470)))

    def _group(self, room: int) -> list[_Part]:
        """Return what stands at the left, as far as there is room."""
        parts: list[_Part] = []
        if self.foot is Foot.ANSWER:
            wanted: tuple[QWidget, ...] = (self._sure, self.certainty)
            wanted = (*wanted, self._arrows) if theme.key_hints else wanted
            parts = [_Part(part, part.sizeHint()) for part in wanted]
            if theme.key_hints and _width(parts) > room:
                parts.pop()
            if _width(parts) > room:
                parts.pop(0)
            kept = {part.widget for part in parts}
            _show(self._sure, self._sure in kept)
            _show(self._arrows, self._arrows in kept)
        elif self.foot is Foot.MISSED and self.reasons is not None:
            parts = [_Part(self.reasons, self.reasons.size_for(room))]
        elif self.foot is Foot.CONFIRM:
            width = min(
                self._words.sizeHint().width(), max(room - theme.space(_GAP), theme.px(240))
            )
            parts = [_Part(self._words, QSize(width, self._words.heightForWidth(width)))]
        return parts

    # -- inside -------------------------------------------------------------------------------

    def _buttons(self) -> list[Button]:
        return [b for b in (self.finish, self.skip, self.previous, self.primary) if b is not None]

    def _show_kind(self, foot: Foot) -> None:
        answering = foot is Foot.ANSWER
        self.certainty.setVisible(answering)
        if not answering:
            self._sure.hide()
            self._arrows.hide()
        if foot is Foot.MISSED and self.reasons is None:
            from trainer.ui.pages.question.reasons import Reasons

            self.reasons = Reasons(self)
            self.reasons.given.connect(self.reason_given)
            self.reasons.resized.connect(self.lay_out)
            self.reasons.chain_after(self.certainty)
        if self.reasons is not None:
            self.reasons.setVisible(foot is Foot.MISSED)
        if foot is Foot.REVIEW and self.previous is None:
            self.previous = Button(self.tr("Previous question"), height="large", parent=self)
            self.previous.setObjectName("previous")
            self.previous.clicked.connect(self._on_previous_clicked)
            self.setTabOrder(self.skip, self.previous)
        if self.previous is not None:
            self.previous.setVisible(foot is Foot.REVIEW)

    def _on_certainty_chosen_changed(self, index: int) -> None:
        self.certainty_changed.emit(CERTAINTIES[index] if index >= 0 else None)

    def _on_primary_clicked(self) -> None:
        self.primary_requested.emit()

    def _on_skip_clicked(self) -> None:
        self.skip_requested.emit()

    def _on_finish_clicked(self) -> None:
        self.finish_requested.emit()

    def _on_previous_clicked(self) -> None:
        self.previous_requested.emit()


def _width(parts: Sequence[_Part]) -> int:
    return sum(part.size.width() + theme.space(_GAP) for part in parts)


def _show(part: QWidget, shown: bool) -> None:
    if part.isHidden() is shown:
        part.setVisible(shown)
