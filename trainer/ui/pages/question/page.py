# SPDX-License-Identifier: MIT
"""The question page: a humble page that shows one record and says what the learner does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.items import key_codes
from trainer.ui.pages.question.bar import SessionBar
from trainer.ui.pages.question.deck import Deck
from trainer.ui.pages.question.foot import ActionFoot
from trainer.ui.pages.question.scroller import Scroller
from trainer.ui.pages.question.views import Foot
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from trainer.ui.items.base import ItemView
    from trainer.ui.pages.exam_overview import ExamOverview
    from trainer.ui.pages.exam_views import OverviewView
    from trainer.ui.pages.question.keys import KeyList
    from trainer.ui.pages.question.views import BarView, FootView, ItemShown, QuestionView
    from trainer.ui.widgets.notice import Notice

_REASONS = 5
# What also counts while a look back lies over the question.
_ABOVE_ALL = (
    key_codes.RETURN,
    key_codes.ENTER,
    key_codes.ESCAPE,
    key_codes.F1,
    key_codes.QUESTION,
)
_SETTLE_MS = 50


class QuestionPage(FollowsLook, QWidget):
    """Shows one item and reports what the learner does.

    Signals:
        response_changed(object): the response in the type of the item's family; None for none.
        struck_changed(object): positions of all options struck out, in the item's own order.
        certainty_changed(object): a `Certainty`, or None for unsaid.
        reason_given(object): a `MissReason`.
        primary_requested(): what Enter stands for.
        skip_requested(): pass the item over.
        flag_requested(): set or take away the flag.
        finish_requested(): end the session, or do not, when that was asked.
        place_chosen(int): show another place of the form.
        step_requested(int): show a neighbouring place, of an attempt that is over.
        leave_requested(): go, for now.
        hidden(): another page is shown.
    """

    response_changed = Signal(object)
    struck_changed = Signal(object)
    certainty_changed = Signal(object)
    reason_given = Signal(object)
    primary_requested = Signal()
    skip_requested = Signal()
    flag_requested = Signal()
    finish_requested = Signal()
    place_chosen = Signal(int)
    step_requested = Signal(int)
    leave_requested = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_busy = False
        self._is_settled = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._bar = SessionBar(self)
        self._notice: Notice | None = None
        self._keys: KeyList | None = None
        self._overview: ExamOverview | None = None
        self._scroll = Scroller(self)
        self._scroll.setWidgetResizable(False)
        self._scroll.setObjectName("stage-scroll")
        self._scroll.setAccessibleName(self.tr("Question"))
        self._deck = Deck(self._bar.keys)
        self._scroll.setWidget(self._deck)
        self._foot = ActionFoot(self)

    def _connect(self) -> None:
        bar, foot = self._bar, self._foot
        bar.leave_requested.connect(self.leave_requested)
        bar.place_chosen.connect(self.place_chosen)
        bar.flag_requested.connect(self.flag_requested)
        bar.keys_requested.connect(self.toggle_keys)
        self._deck.view_made.connect(self._on_deck_view_made)
        foot.primary_requested.connect(self._on_foot_primary_requested)
        foot.skip_requested.connect(self.skip_requested)
        foot.finish_requested.connect(self.finish_requested)
        foot.previous_requested.connect(self._on_foot_previous_requested)
        foot.certainty_changed.connect(self.certainty_changed)
        foot.reason_given.connect(self.reason_given)
        foot.height_changed.connect(self._lay_out)

    # -- what it shows ------------------------------------------------------------------------

    def show_view(self, view: QuestionView) -> None:
        """Show everything."""
        self._bar.show_view(view.bar)
        self._foot.show_view(view.foot)
        if not self.isVisible():
            # Hidden, it hears of its size only when it is shown, and would measure all twice.
            self._lay_out()
        self.show_item(view.shown)
        self.show_notice(view.notice)

    def show_bar(self, view: BarView) -> None:
        """Show the bar at the top."""
        self._bar.show_view(view)

    def show_foot(self, view: FootView) -> None:
        """Show the bar at the foot."""
        self._foot.show_view(view)

    def show_item(self, shown: ItemShown) -> None:
        """Show an item; the page begins at its top again with another one."""
        before = self._deck.front.shown
        if before is None or before.visit != shown.visit:
            self._take_focus()
            self._deck.show_item(shown)
            self._scroll.show_top()
            part = self._deck.front.part_in_sight()
            if part is not None:
                self._scroll.show_part(part)
            if shown.verdict is None:
                self._deck.front.announce_question()
        else:
            self._deck.show_item(shown)

    def prepare(self, bar: BarView, shown: ItemShown) -> None:
        """Measure and paint what will probably be shown next, while nobody waits."""
        self._bar.prepare(bar)
        self._foot.prepare()
        self._deck.prepare(shown)

    def show_clock(self, text: str) -> None:
        """Show the time."""
        self._bar.show_clock(text)

    def show_notice(self, text: str) -> None:
        """Say what went wrong, in one sentence with its remedy; nothing with none."""
        if not text:
            if self._notice is not None and not self._notice.isHidden():
                self._notice.hide()
                self._lay_out()
            return
        if self._notice is None:
            from trainer.ui.widgets.notice import Notice

            self._notice = Notice(parent=self)
            self._notice.setObjectName("notice")
            self._notice.closed.connect(self._lay_out)
        self._notice.show_text(text)
        self._lay_out()

    def show_overview(self, view: OverviewView) -> None:
        """Lay the look back over the question, before an exam is submitted."""
        if self._overview is None:
            from trainer.ui.pages.exam_overview import ExamOverview

            self._overview = ExamOverview(self)
            self._overview.place_chosen.connect(self.place_chosen)
        self._overview.show_view(view)
        self._overview.show()
        self._overview.chain_after(self._bar.keys)
        # Neither seen nor reached by Tab meanwhile.
        self._scroll.hide()
        self._lay_out()
        self._take_focus()
        self.announce(f"{view.title}. {view.summary}")

    def hide_overview(self) -> None:
        """Take the look back away."""
        if self._overview is not None and not self._overview.isHidden():
            self._take_focus()
            self._overview.hide()
            self._scroll.show()

    def announce(self, text: str) -> None:
        """Have a screen reader say something as one message."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def set_busy(self, busy: bool) -> None:
        """Take nothing more while an answer is on its way to the disk."""
        self._is_busy = busy
        self._deck.front.set_locked(busy)

    def announce_verdict(self) -> None:
        """Have a screen reader say the verdict as one message."""
        self._deck.front.announce_verdict()

    def toggle_keys(self) -> None:
        """Show or hide the list of keys."""
        if self._keys is None:
            from trainer.ui.pages.question.keys import KeyList

            self._keys = KeyList(self)
            self._keys.hide()
            self._keys.closed.connect(self.setFocus)
        if self._keys.isHidden():
            front = self._deck.front
            self._keys.show_keys(front.asked_type(), self._foot.foot, replays=front.has_stimulus)
            self._lay_out()
            self._keys.show()
            self._keys.raise_()
            self._keys.cross.setFocus()
        else:
            self._hide_keys()

    def _hide_keys(self) -> None:
        if self._keys is not None:
            # First, so that the focus does not wander to whatever comes next.
            self.setFocus()
            self._keys.hide()

    # -- keys: the same wherever the focus is -----------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a key that no part of the page has taken."""
        stroke = key_codes.stroke(event)
        if stroke.is_command:
            event.ignore()
            return
        if self._keys is not None and not self._keys.isHidden():
            self._hide_keys()
            if stroke.key in (key_codes.ESCAPE, key_codes.F1, key_codes.QUESTION):
                return
        if self._is_busy:
            return
        if self._overview is not None and not self._overview.isHidden():
            # Neither may a letter choose in a question that is not seen.
            if stroke.key not in _ABOVE_ALL or not self._act(
                stroke.key, once=not event.isAutoRepeat()
            ):
                event.ignore()
            return
        view = self._deck.front.view
        if view is not None and view.handle_key(event):
            return
        # A key held down does nothing twice: Enter would run through the verdicts.
        if not self._act(stroke.key, once=not event.isAutoRepeat()):
            event.ignore()

    def _act(self, key: int, *, once: bool) -> bool:
        match key:
            case key_codes.RETURN | key_codes.ENTER:
                if once:
                    self.primary_requested.emit()
            case key_codes.ESCAPE:
                if once:
                    self.leave_requested.emit()
            case key_codes.F1 | key_codes.QUESTION:
                if once:
                    self.toggle_keys()
            case key_codes.LEFT | key_codes.RIGHT:
                self._step(1 if key == key_codes.RIGHT else -1)
            case _:
                return self._act_on_letter(key, once=once) or self._scroll.scroll_by_key(key)
        return True

    def _act_on_letter(self, key: int, *, once: bool) -> bool:
        foot = self._foot.foot
        number = key - key_codes.DIGIT_1
        if foot is Foot.MISSED and 0 <= number < _REASONS:
            if once:
                self._foot.give_reason(number)
        elif key == key_codes.F and foot is not Foot.REVIEW:
            if once:
                self.flag_requested.emit()
        elif key == key_codes.S and foot is Foot.ANSWER:
            if once:
                self.skip_requested.emit()
        elif key == key_codes.R:
            return self._deck.front.replay()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        if self._foot.foot is Foot.REVIEW:
            self.step_requested.emit(by)
        elif self._foot.foot is Foot.ANSWER:
            self._foot.certainty.step(by)

    # -- geometry -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.width(), self.height()
        top = self._bar.height_for(width)
        self._bar.setGeometry(0, 0, width, top)
        place = self._deck.front.frame(width)
        self._foot.set_edges(place.left, place.right)
        foot = self._foot.height_for()
        self._foot.setGeometry(0, height - foot, width, foot)
        if self._notice is not None and not self._notice.isHidden():
            room = place.right - place.left
            tall = max(self._notice.heightForWidth(room), self._notice.sizeHint().height())
            top += theme.space(8)
            self._notice.setGeometry(place.left, top, room, tall)
            top += tall
        self._scroll.setGeometry(0, top, width, max(0, height - foot - top))
        self._deck.set_page_width(width, self._scroll.verticalScrollBar().sizeHint().width())
        if self._overview is not None:
            self._overview.setGeometry(0, top, width, max(0, height - foot - top))
        if self._keys is not None:
            self._keys.place(self.rect())

    # -- inside -------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Settle what the first picture need not wait for."""
        super().showEvent(event)
        if not self._is_settled:
            self._is_settled = True
            QTimer.singleShot(_SETTLE_MS, self, self._settle)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that another page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def _settle(self) -> None:
        """Let a click on a button leave the focus where it was: Enter stays with the question."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QAbstractButton

        for bar in (self._bar, self._foot):
            for button in bar.findChildren(QAbstractButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._bar.strip.fill_own_ground()
        self._foot.settle()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _take_focus(self) -> None:
        """Take the focus back from a part of the question before."""
        if not self.hasFocus() and self.isVisible():
            self.setFocus()

    def _on_deck_view_made(self, view: ItemView) -> None:
        view.response_changed.connect(self._on_view_response_changed)
        view.struck_changed.connect(self._on_view_struck_changed)
        view.submit_requested.connect(self._on_view_submit_requested)
        view.part_focused.connect(self._on_view_part_focused)
        view.chain_after(self._bar.keys)

    def _on_view_response_changed(self, response: object) -> None:
        if self._is_from_front():
            self.response_changed.emit(response)

    def _on_view_struck_changed(self, struck: object) -> None:
        if self._is_from_front():
            self.struck_changed.emit(struck)

    def _on_view_submit_requested(self) -> None:
        if self._is_from_front():
            self.primary_requested.emit()

    def _is_from_front(self) -> bool:
        """Tell whether a signal is of the item on screen: a menu may outlive its question."""
        return self.sender() is self._deck.front.view

    def _on_view_part_focused(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part, 0, theme.space(16))

    def _on_foot_primary_requested(self) -> None:
        if not self._is_busy:
            self.primary_requested.emit()

    def _on_foot_previous_requested(self) -> None:
        self.step_requested.emit(-1)
