# SPDX-License-Identifier: MIT
"""A case: steps that lock one after another, and what follows from each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from trainer.model.items.case_walk import orders, stepped
from trainer.ui.items import case_words as words
from trainer.ui.items.base import Face, ItemView, brief
from trainer.ui.items.case_part import Asked, StepPart
from trainer.ui.items.group import PlacedView
from trainer.ui.theme import theme
from trainer.ui.widgets.step_row import LaterLine, RowKind, RowText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.model.items.case import CaseItem
    from trainer.model.items.case_walk import Reached
    from trainer.services.session import Place


class CaseView(PlacedView):
    """The steps reached, the one at hand with the view of its own type, and a place for the next.

    A step that is locked is one line. It opens, once its verdict may be seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: CaseItem | None = None
        self._order: tuple[tuple[int, ...], ...] = ()
        self._place: Place | None = None
        self._revealed = False
        self._reached: tuple[Reached, ...] = ()
        self._seen_steps = 0
        self._opened: set[int] = set()  # numbers of the steps whose line is open
        self._story = StepPart(self)
        self._story.setObjectName("story")
        self._story.toggled.connect(self._on_story_toggled)
        self._story.row_made.connect(self._on_part_row_made)
        self._is_story_open = False
        self._parts: list[StepPart] = []
        self._later = LaterLine(self)
        self._later.setObjectName("later-step")
        self._is_chained = True

    # -- what it shows ------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show a case as far as it has come."""
        self._item, self._place, self._revealed = item, place, revealed
        self._order = orders(item, order)
        self._reached = words.seen(item, place)
        self._seen_steps = len(self._reached)
        if revealed and not place.answered:
            self._reached = _with_the_rest(item, self._reached)
        self._is_story_open = False
        self._opened = self._opened_at_first()
        self._show_parts()

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        view = self._open_view()
        if view is not None:
            view.set_locked(locked)

    def draw_ahead(self) -> None:
        """Paint the step at hand into pictures."""
        if self._reached and self._reached[-1].is_open:
            self._part(len(self._reached) - 1).draw_ahead()

    def asks_itself(self) -> bool:
        """Show the stem of the case only until its first step is answered."""
        place = self._place
        return not self._revealed and place is not None and words.stored(place) is not None

    def asked_type(self) -> str:
        """Return the type of the step at hand."""
        return self._reached[-1].step.item.type if self._open_view() is not None else ""

    def spoken(self) -> str:
        """Return what has followed, and the step that opens."""
        if self._open_view() is None:
            return ""
        before = self._reached[-2] if len(self._reached) > 1 else None
        followed = "" if before is None else words.consequence(before)
        return f"{followed} {self._part(len(self._reached) - 1).spoken()}".strip()

    def announce_verdict(self) -> None:
        """Have a screen reader say the verdict on the step that was just answered."""
        if self._is_between() and self._reached:
            banner = self._part(len(self._reached) - 1).banner
            if banner is not None:
                banner.announce()

    def part_in_sight(self) -> QWidget | None:
        """Return the step at hand."""
        if self._revealed or len(self._reached) < 2:
            return None
        return self._part(len(self._reached) - 1)

    # -- what the learner does ----------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Leave the key to the step at hand."""
        view = self._open_view()
        return view is not None and view.handle_key(event)

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to the rows and the step at hand after another widget."""
        self._anchor, self._is_chained = widget, True
        for part in (self._story, *self._parts):
            widget = self._chain(part, widget)

    def _chain(self, part: StepPart, after: QWidget) -> QWidget:
        if part.row is not None:
            self.setTabOrder(after, part.row)
            after = part.row
        if part.view is not None:
            part.view.chain_after(after)
        return after

    def _on_view_response_changed(self, given: Any) -> None:
        view = self._open_view()
        if view is None or self.sender() is not view or self._place is None:
            return
        step = self._reached[-1].step
        self.response_changed.emit(stepped(words.stored(self._place), step, given))

    def _on_view_struck_changed(self, struck: tuple[int, ...]) -> None:
        if self.sender() is self._open_view():
            self.struck_changed.emit(struck)

    def _on_view_submit_requested(self) -> None:
        if self.sender() is self._open_view():
            self.submit_requested.emit()

    def _on_part_toggled(self) -> None:
        number = self._parts.index(self.sender())  # type: ignore[arg-type] # only parts are connected
        self._opened ^= {number}
        # The step at hand is left alone: its draft is its own.
        self._show_part(self._parts[number], number, self._reached[number])
        self._lay_out_again()

    def _on_story_toggled(self) -> None:
        self._is_story_open = not self._is_story_open
        self._show_story()
        self._lay_out_again()

    # -- inside -------------------------------------------------------------------------------

    def _is_between(self) -> bool:
        return self._place is not None and self._place.is_between and not self._revealed

    def _tells(self) -> bool:
        return self._revealed or self._tells_as_one_goes()

    def _tells_as_one_goes(self) -> bool:
        return self._place is not None and self._place.tells

    def _open_view(self) -> ItemView | None:
        if self._revealed or not self._reached or not self._reached[-1].is_open:
            return None
        return self._part(len(self._reached) - 1).view

    def _opened_at_first(self) -> set[int]:
        """Return which step is seen whole when all is over.

        It is the one just answered; looking the case through later, the first that was missed.
        """
        if not self._revealed:
            return set()
        if self._tells_as_one_goes():
            return {len(self._reached) - 1}
        missed = [
            number
            for number, one in enumerate(self._reached)
            if one.outcome is None or not one.outcome.correct
        ]
        return {missed[0] if missed else len(self._reached) - 1}

    def _show_parts(self) -> None:
        item = self._item
        if item is None:
            return
        _show(self._story, self.asks_itself())
        if self.asks_itself():
            self._show_story()
        for number, one in enumerate(self._reached):
            part = self._part(number)
            self._show_part(part, number, one)
            _show(part, True)
        for part in self._parts[len(self._reached) :]:
            _show(part, False)
        later = self._later_words()
        self._later.set_text(later)
        _show(self._later, bool(later))
        self._chain_anew()
        self.lay_out()

    def _show_story(self) -> None:
        if self._item is not None:
            stem, lead = self._item.stem, self._item.lead_in
            text = RowText(_tr("The case"), brief(stem), "", "")
            whole = "\n\n".join(filter(None, (stem, lead)))
            self._story.show_text(RowKind.STORY, text, whole, is_open=self._is_story_open)

    def _show_part(self, part: StepPart, number: int, one: Reached) -> None:
        is_last = number == len(self._reached) - 1
        if one.is_open and not self._revealed:
            part.show_open(words.step_name(number + 1), self._asked(one))
            return
        followed = words.consequence(one)
        if is_last and self._is_between() and self._item is not None:
            told = words.step_finding(self._item, self._flat_order(), one)
            part.show_verdict(told, words.step_detail(told), self._asked(one), followed)
            return
        is_reached = number < self._seen_steps
        kind = words.row_kind(one, told=self._tells(), is_reached=is_reached)
        text = words.row_text(number + 1, one, kind)
        if number in self._opened:
            is_harm = kind is RowKind.UNSAFE
            part.show_opened(kind, text, self._asked(one), event=followed, is_harm=is_harm)
            return
        # What followed the last answer leads to the step at hand; what followed others is known.
        is_latest = number == len(self._reached) - (2 if self._reached[-1].is_open else 1)
        event = followed if is_latest and not self._revealed else ""
        part.show_row(kind, text, opens=self._tells(), event=event)

    def _asked(self, one: Reached) -> Asked:
        draft = None
        if one.is_open and self._item is not None and self._place is not None:
            draft = words.open_draft(self._item, self._place)
        place = words.step_place(one, None if self._revealed else self._place, draft)
        return Asked(one.step.item, self._order[one.position], place, one.step.told)

    def _flat_order(self) -> tuple[int, ...]:
        return tuple(number for part in self._order for number in (len(part), *part))

    def _later_words(self) -> str:
        """Return what is said of steps to come; nothing where there are none, or all is seen."""
        if self._revealed or self._item is None or self._place is None:
            return ""
        if self._is_between():
            return _tr("The next step opens with Enter. Steps do not reopen.")
        if self._open_view() is None:
            return _tr("The case is over. Its steps stay as they were answered.")
        here = self._reached[-1]
        leads_on = any(branch.to not in (None, "end") for branch in here.step.branches)
        if here.position + 1 < len(self._item.steps) or leads_on:
            number = len(self._reached) + 1
            text = _tr("Step {number} opens when this answer is in. Steps do not reopen.")
            return text.format(number=number)
        return ""

    def _part(self, number: int) -> StepPart:
        while len(self._parts) <= number:
            part = StepPart(self)
            part.setObjectName(f"step-{len(self._parts) + 1}")
            part.toggled.connect(self._on_part_toggled)
            part.row_made.connect(self._on_part_row_made)
            part.view_made.connect(self._on_part_view_made)
            self._parts.append(part)
        return self._parts[number]

    def _on_part_row_made(self) -> None:
        self._is_chained = False

    def _on_part_view_made(self, view: ItemView) -> None:
        self._is_chained = False
        view.response_changed.connect(self._on_view_response_changed)
        view.struck_changed.connect(self._on_view_struck_changed)
        view.submit_requested.connect(self._on_view_submit_requested)
        view.part_focused.connect(self.part_focused)
        view.height_changed.connect(self._on_view_height_changed)

    def _on_view_height_changed(self) -> None:
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        self._chain_anew()
        self.lay_out()
        self.height_changed.emit()

    def _chain_anew(self) -> None:
        if not self._is_chained and self._anchor is not None:
            self.chain_after(self._anchor)

    # -- geometry -----------------------------------------------------------------------------

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        top = 0
        shown = (self._story, *self._parts[: len(self._reached)])
        for part in shown:
            if part is self._story and part.isHidden():
                continue
            height = part.place_all(width, apply=apply)
            if apply:
                part.setGeometry(0, top, width, height)
            top += height
            if self._open_view() is not None and part is shown[-1]:
                top += theme.space(12)
        if not self._later.isHidden():
            height = self._later.heightForWidth(width)
            if apply:
                self._later.setGeometry(0, top, width, height)
            top += height
        return top


def _with_the_rest(item: CaseItem, reached: tuple[Reached, ...]) -> tuple[Reached, ...]:
    """Add the steps that a case would have had without branches, where it was left."""
    from trainer.model.items.case_walk import Reached as Step

    last = reached[-1].position
    rest = range(last + 1, len(item.steps))
    return (*reached, *(Step(position, item.steps[position]) for position in rest))


def _show(part: QWidget, shown: bool) -> None:
    if part.isHidden() is shown:
        part.setVisible(shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseView", text)


FACE = Face(
    view=CaseView,
    finding=words.finding,
    wanting=words.wanting,
    keys=words.keys,
    patient=words.patient,
    stimulus=words.stimulus,
    steps=words.steps,
)
