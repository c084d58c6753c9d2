# SPDX-License-Identifier: MIT
"""What scrolls on the question page: patient, stem, options, and after checking what they mean.

Placed by hand: the parts are kept and shown again with other texts, and only a part whose text or
place has become another is painted for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from trainer.ui.items.registry import face
from trainer.ui.pages.question.frame import Frame, frame
from trainer.ui.pages.question.texts import Block, HeadLine
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from trainer.ui.items.base import ItemView, PatientShown
    from trainer.ui.pages.question.aftermath import Aftermath
    from trainer.ui.pages.question.patient import PatientCard
    from trainer.ui.pages.question.views import ItemShown
    from trainer.ui.stimulus.card import StimulusCard

_TOP = 28
_TOP_FOLDED = 20
_BOTTOM = 28


class Stage(FollowsLook, QWidget):
    """The scrolled part.

    Signals:
        view_made(object): an item view exists for the first time; the page connects it.
        laid_out(): everything has its place, and the stage its height.
        patient_opened(bool): the learner opened the folded patient, or folded it again.
    """

    view_made = Signal(object)
    laid_out = Signal()
    patient_opened = Signal(bool)

    def __init__(self, anchor: QWidget, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            anchor: what Tab comes from; parts made later take their place after it.
            parent: owner.
        """
        super().__init__(parent)
        self._anchor = anchor
        self._shown: ItemShown | None = None
        self._page_width = self._bar_width = 0
        self._is_unfolded = False
        self._is_patient_open = False
        self._views: dict[str, ItemView] = {}
        self._patient: PatientShown | None = None
        self._panel: PatientCard | None = None
        self._has_stimulus = self._is_told = False
        self._stimulus: StimulusCard | None = None
        self._after: Aftermath | None = None
        self.view: ItemView | None = None
        self._head = HeadLine(self)
        self._head.setObjectName("question-number")
        self._stem = Block("", "stem", parent=self)
        self._stem.setObjectName("stem")
        self._lead = Block("", "stem", weight=600, parent=self)
        self._lead.setObjectName("lead-in")

    # -- what it shows ------------------------------------------------------------------------

    @property
    def shown(self) -> ItemShown | None:
        """The item shown."""
        return self._shown

    @property
    def is_revealed(self) -> bool:
        """Whether the verdict is shown."""
        return self._shown is not None and self._shown.verdict is not None

    def show_item(self, shown: ItemShown) -> bool:
        """Show an item; return whether it is another one, or shown anew."""
        before, self._shown = self._shown, shown
        is_new = before is None or before.visit != shown.visit
        number = self.tr("Question {number}").format(number=shown.position + 1)
        self._head.set_text(number, shown.area)
        if is_new:
            self._show_question(shown)
            self._show_beside(shown)
        if shown.verdict is not None or self._after is not None:
            self._aftermath().show_item(shown)
        self.lay_out()
        return is_new

    def holds(self, shown: ItemShown) -> bool:
        """Tell whether a question is here as it should be shown, put here ahead of its turn."""
        own = self._shown
        if own is None or own.item is not shown.item or own.verdict is not None:
            return False
        mine, wanted = own.place, shown.place
        return (own.position, own.order, own.area, shown.verdict) == (
            shown.position,
            shown.order,
            shown.area,
            None,
        ) and (mine.response, mine.struck, mine.stored, mine.is_between) == (
            wanted.response,
            wanted.struck,
            wanted.stored,
            wanted.is_between,
        )

    def take(self, shown: ItemShown) -> None:
        """Take a question that is here already for the one that is shown now."""
        self._shown = shown

    def draw_ahead(self) -> None:
        """Paint what is not seen yet into pictures."""
        for part in (self._head, self._stem, self._lead):
            if not part.isHidden():
                part.draw_ahead()
        if self._panel is not None and not self._panel.isHidden():
            self._panel.draw_ahead()
        if self.view is not None:
            self.view.draw_ahead()

    def frame(self, page_width: int) -> Frame:
        """Return where things stand at a width of the page."""
        has_panel = self._patient is not None or self._has_stimulus
        return frame(page_width, has_panel=has_panel)

    def set_page_width(self, width: int, bar_width: int) -> None:
        """Take another width of the page, and of the scroll bar in it."""
        if (width, bar_width) != (self._page_width, self._bar_width):
            self._page_width, self._bar_width = width, bar_width
            self.lay_out()

    @property
    def has_stimulus(self) -> bool:
        """Whether something is shown to happen under the needle."""
        return self._has_stimulus

    def replay(self) -> bool:
        """Play what happens under the needle again; return whether there is anything."""
        if self._stimulus is None or not self._has_stimulus:
            return False
        self._stimulus.play()
        return True

    def announce_question(self) -> None:
        """Have a screen reader say the question as one message."""
        if not QAccessible.isActive():
            return
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        parts = [self._head.accessibleName(), self._stem.accessibleName()]
        if not self._lead.isHidden():
            parts.append(self._lead.accessibleName())
        own = "" if self.view is None else self.view.spoken()
        if self.view is not None and self.view.asks_itself():
            if not own:
                return  # a verdict is read, which is a message of its own
            parts = parts[:1]
        parts = [part for part in (*parts, own) if part]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(parts)))

    def announce_verdict(self) -> None:
        """Have a screen reader say the verdict as one message."""
        if self.is_revealed and self._after is not None:
            self._after.banner.announce()
        elif self.view is not None:
            self.view.announce_verdict()

    def part_in_sight(self) -> QWidget | None:
        """Return the part that should be in sight once an item is shown; None for the top."""
        if self.is_revealed or self.view is None:
            return None
        return self.view.part_in_sight()

    def asked_type(self) -> str:
        """Return the type whose keys count at the moment; "" where nothing is shown."""
        if self._shown is None:
            return ""
        own = "" if self.view is None else self.view.asked_type()
        return own or self._shown.item.type

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored.

        Nor is anything painted: what comes next replaces it in a moment.
        """
        if self.view is not None:
            self.view.set_locked(locked)
        if locked is self.updatesEnabled():
            self.setUpdatesEnabled(not locked)

    def _show_question(self, shown: ItemShown) -> None:
        item, revealed = shown.item, shown.verdict is not None
        self._is_unfolded = False
        self._stem.set_text(item.stem)
        self._lead.set_text(item.lead_in)
        view = self._view_of(item.type)
        if view is not self.view:
            if self.view is not None:
                self.view.hide()
            self.view = view
        view.show_item(item, shown.order, shown.place, revealed)
        _show(view, True)

    def _show_beside(self, shown: ItemShown) -> None:
        """Show the patient, and what happens under the needle, as far as that may be said."""
        own, revealed = face(shown.item.type), shown.verdict is not None
        self._patient = own.patient(shown.item, shown.place, revealed)
        if self._patient is not None:
            self._patient_panel().set_patient(*self._patient)
        if self._panel is not None:
            _show(self._panel, self._patient is not None)
        event = own.stimulus(shown.item, shown.place, revealed)
        self._has_stimulus = event is not None
        self._is_told = event is not None and event.is_told
        if event is not None:
            self._stimulus_card().set_stimulus(event.stimulus, is_told=event.is_told)
        if self._stimulus is not None:
            _show(self._stimulus, event is not None)

    def _view_of(self, item_type: str) -> ItemView:
        if item_type not in self._views:
            view = self._views[item_type] = face(item_type).view(self)
            view.setObjectName(f"answer-{item_type}")
            view.hide()
            view.resize(self.frame(self._page_width).width, view.height())
            view.height_changed.connect(self.lay_out)
            self.view_made.emit(view)
        return self._views[item_type]

    def _patient_panel(self) -> PatientCard:
        if self._panel is None:
            from trainer.ui.pages.question.patient import PatientCard

            self._panel = PatientCard(self._anchor, self)
            self._panel.setObjectName("patient")
            self._panel.folded_changed.connect(self._on_panel_folded_changed)
        return self._panel

    def _stimulus_card(self) -> StimulusCard:
        if self._stimulus is None:
            from trainer.ui.stimulus.card import StimulusCard

            self._stimulus = StimulusCard(self)
            self._stimulus.setObjectName("stimulus")
            self._stimulus.chain_after(self._anchor)
        return self._stimulus

    def _aftermath(self) -> Aftermath:
        if self._after is None:
            from trainer.ui.pages.question.aftermath import Aftermath

            self._after = Aftermath(self)
            self._after.toggle.clicked.connect(self._on_toggle_clicked)
            self.setTabOrder(self._anchor, self._after.toggle)
        return self._after

    def _on_toggle_clicked(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self.lay_out()

    def _on_panel_folded_changed(self, folded: bool) -> None:
        self.patient_opened.emit(not folded)

    def set_patient_open(self, is_open: bool) -> None:
        """Show the whole patient above the question, where it does not stand beside it."""
        if is_open != self._is_patient_open:
            self._is_patient_open = is_open
            self.lay_out()

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the size that it has: nobody else decides it."""
        return self.size()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        self.lay_out()

    def lay_out(self) -> None:
        """Give every part its place, and take the height that they need."""
        if self._shown is None or self._page_width < 1:
            return
        place = self.frame(self._page_width)
        beside = place.panel > 0
        has_patient = self._patient is not None
        top = theme.space(_TOP if beside or not has_patient else _TOP_FOLDED)
        side = top
        left, width = (place.left, place.panel) if beside else (place.column, place.width)
        if has_patient and self._panel is not None:
            is_folded = not beside and not self._is_patient_open
            self._panel.set_fold(foldable=not beside, folded=is_folded)
            side = self._set_down(self._panel, left, top, width)
            top = top if beside else side + theme.space(14)
        event = self._stimulus if self._has_stimulus else None
        # Where all is one column, a verdict stands above what led to it.
        is_below = self._is_told and not beside
        if event is not None and not is_below:
            start = side + theme.space(14) if has_patient and beside else top
            side = self._set_down(event, left, start, width)
            top = top if beside else side + theme.space(14)
        top = self._place_question(place.column, top, place.width)
        if event is not None and is_below:
            top = self._set_down(event, left, top + theme.space(14), width)
        if self._after is not None and self.is_revealed:
            if beside:
                side = self._after.place_sources(place.left, side, place.panel)
            else:
                top = self._after.place_sources(place.column, top, place.width)
        # Everything is placed by the width of the page, so that nothing moves when the scroll bar
        # comes and goes; its own width is always left free.
        self.resize(self._page_width - self._bar_width, max(top, side) + theme.space(_BOTTOM))
        self.laid_out.emit()

    def _place_question(self, left: int, top: int, width: int) -> int:
        after = self._after if self.is_revealed else None
        _show(self._head, after is None)
        is_asked = after is None and not (self.view is not None and self.view.asks_itself())
        _show(self._stem, is_asked or (after is not None and self._is_unfolded))
        _show(self._lead, is_asked and bool(self._lead.text()))
        if after is None and not is_asked:
            top = self._set_down(self._head, left, top - theme.space(2), width) + theme.space(8)
        elif after is None:
            # The line's own air above its capitals is not part of the distance.
            top = self._set_down(self._head, left, top - theme.space(2), width) + theme.space(2)
            top = self._set_down(self._stem, left, top, width) + theme.space(14)
            if not self._lead.isHidden():
                top = self._set_down(self._lead, left, top, width) + theme.space(14)
        else:
            after.set_unfolded(self._is_unfolded)
            top = after.place_banner(left, top, width) + theme.space(6)
            if self._is_unfolded:
                top = self._set_down(self._stem, left, top + theme.space(6), width)
            top = after.place_asked(left, top, width) + theme.space(3)
        if self.view is not None:
            top = self._set_down(self.view, left, top, width)
        return top if after is None else after.place_teaching(left, top, width)

    def _set_down(self, part: QWidget, left: int, top: int, width: int) -> int:
        """Place a part and return where it ends."""
        height = part.heightForWidth(width)
        if height < 0:
            height = part.sizeHint().height()
        part.setGeometry(left, top, width, height)
        return top + height


def _show(part: QWidget, shown: bool) -> None:
    if part.isHidden() is shown:
        part.setVisible(shown)
