# SPDX-License-Identifier: MIT
"""A needle to set in a section, or to leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton

from trainer.model.items.needle_path import (
    NeedlePathItem,
    PathResponse,
    build_shown,
    section_of,
)
from trainer.ui.items import key_codes, needle_words
from trainer.ui.items.base import Face
from trainer.ui.items.group import GroupView
from trainer.ui.items.needle_cards import cards
from trainer.ui.items.needle_choice import Decline, NeedleChoice
from trainer.ui.items.section_part import SectionPart, most_height
from trainer.ui.items.stack import Stack, chain
from trainer.ui.items.verdict_card import VerdictCard
from trainer.ui.sections import words
from trainer.ui.sections.needle_form import NeedleForm
from trainer.ui.sections.notes import Shown
from trainer.ui.sections.strip import PathStrip
from trainer.ui.sections.view import Mode
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.model.needling import Met, Path
    from trainer.model.scene import View
    from trainer.services.session import Place

_N, _P = 0x4E, 0x50


class NeedlePathView(GroupView):
    """A section with a needle; after checking what the needle met, and where it should have gone.

    Names are kept back until the answer is checked: to know what lies there is what is asked.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: NeedlePathItem | None = None
        self._order: tuple[int, ...] = ()
        self._build_name = "average"
        self._view: View | None = "flat"
        self._declined = False
        self._revealed = False
        self._locked = False
        self._open: NeedlePathItem | None = None
        self._cards: list[VerdictCard] = []
        self._shown = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self._lift_text = TextBlock(
            self.tr("First: how do you take the muscle?"), "body", weight=600, parent=self
        )
        lifts = [self.tr("Leave it flat"), self.tr("Lift a fold")]
        self._lift = Segments(lifts, self._lift_text.text(), parent=self)
        self._lift.setObjectName("lift")
        self._section = SectionPart(self)
        self._section.setObjectName("section")
        self._needle_text = TextBlock(
            self.tr("Needle"), "caption", "ink-2", weight=500, parent=self
        )
        self._needles = NeedleChoice(self)
        self._needles.setObjectName("needles")
        self._form = NeedleForm(self._section, self)
        self._decline = Decline(self)
        self._decline.setObjectName("decline")
        self._hint = TextBlock("", "caption", "ink-2", parent=self)
        self._again = Button(self.tr("Play again"), "link", icon="rotate-ccw", parent=self)
        self._again.setObjectName("play-again")
        self._told = TextBlock("", "body", parent=self)
        self._told.setObjectName("told")
        self._strip_text = TextBlock(
            self.tr("Structures met"), "body", weight=600, heading_level=3, parent=self
        )
        self._strip = PathStrip(self)
        self._strip.setObjectName("structures-met")

    def _connect(self) -> None:
        self._lift.chosen_changed.connect(self._on_lift_chosen_changed)
        self._section.path_changed.connect(self._on_section_path_changed)
        self._section.structure_met.connect(self._on_section_structure_met)
        self._section.played.connect(self._on_section_played)
        self._section.focused.connect(self._on_section_focused)
        self._needles.chosen_changed.connect(self._on_needles_chosen_changed)
        self._decline.clicked.connect(self._on_decline_clicked)
        self._again.clicked.connect(self._on_again_clicked)

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show the section with the needle as it was set, or the verdict on it."""
        was_open = self._open is item
        self._item, self._order = item, order
        self._revealed = self._locked = revealed
        self._open = None if revealed else item
        response: PathResponse | None = place.response
        self._build_name = build_shown(item, order) if response is None else response.build
        self._declined = response is not None and response.path is None
        self._view = _view_of(item, response)
        self._current = 0
        needle = min(1, len(item.needles) - 1) if response is None else response.needle
        self._needles.set_needles([needle_words.needle_text(n) for n in item.needles], needle)
        self._show_parts(item)
        self._show_section(item, response)
        if revealed:
            self._show_verdict(item, response if place.answered else None, fresh=was_open)
        else:
            self._show_asking(item)
        self.set_locked(False)
        self.lay_out()

    def _show_parts(self, item: NeedlePathItem) -> None:
        revealed = self._revealed
        self._shown = 0
        for card in self._cards:
            card.hide()
        self._lift_text.setVisible(item.lift and not revealed)
        self._lift.setVisible(item.lift and not revealed)
        asking: list[QWidget] = [self._needle_text, self._needles, self._form]
        for part in (*asking, self._decline, self._hint):
            part.setVisible(not revealed)
        told: list[QWidget] = [self._again, self._told, self._strip_text, self._strip]
        for part in told:
            part.hide()

    def _show_section(self, item: NeedlePathItem, response: PathResponse | None) -> None:
        view: View = self._view or "flat"
        self._section.set_section(section_of(item), view, self._build_name)
        self._section.set_needle_length(item.needles[self._needles.chosen()].length)
        self._section.set_mode(Mode.STILL if self._revealed else Mode.SET_PATH)
        path = None if response is None else response.path
        if path is not None:
            self._section.set_path(path)
        self._section.set_labels(self._revealed)
        self._show_corridors(self._revealed)
        self._form.refresh()

    def _show_asking(self, item: NeedlePathItem) -> None:
        chosen = -1 if self._view is None else int(self._view == "fold")
        self._lift.set_chosen(chosen if item.lift else -1)
        self._decline.show_chosen(self._declined)
        self._hint.set_text(needle_words.hint(self._view or "flat"))

    def _show_verdict(
        self, item: NeedlePathItem, response: PathResponse | None, *, fresh: bool
    ) -> None:
        for shown in cards(item, response, self._build_name):
            self._card().show_card(shown)
            self._cards[self._shown].show()
            self._shown += 1
        path = None if response is None else response.path
        scene = self._section.scene
        if path is None or scene is None:
            return
        self._again.show()
        self._strip_text.show()
        self._strip.show()
        self._strip.set_passage(scene, path, self._section.passage)
        if fresh:
            self._play(path)

    def _show_corridors(self, shown: bool) -> None:
        item = self._item
        names = frozenset(item.corridors) if item is not None and item.corridors else None
        self._section.set_shown(Shown(corridors=shown, corridor_names=names, target=self._revealed))

    def _play(self, path: Path) -> None:
        """Let the needle go in; where it should have gone is shown when it is there."""
        self._told.set_text("")
        self._show_corridors(False)
        self._section.play(path)

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        waits = self._view is None
        self._section.set_locked(self._locked or waits)
        self._form.set_locked(self._locked or waits)
        self._needles.set_locked(self._locked)
        self._decline.set_locked(self._locked)
        self._lift.setEnabled(not self._locked)
        chain(*self._in_order())  # other parts than before may take the focus now

    def draw_ahead(self) -> None:
        """Have the plate painted while the learner reads something else."""
        self._section.prepare()

    # -- what the learner does --------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Move the needle, choose another, decline; after checking, play and move among cards."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or self._item is None:
            return False
        if self._revealed:
            return self._handle_after(key, once=not event.isAutoRepeat())
        if key in (key_codes.UP, key_codes.DOWN) or (is_shifted and _is_across(key)):
            if self._section.hasFocus() or self._locked:
                return False
            self._section.take_focus()
            return self._section.handle_key(event)
        if key == _N and not is_shifted:
            if not event.isAutoRepeat() and not self._locked:
                self._set_declined(not self._declined)
            return True
        number = key - key_codes.DIGIT_1
        if 0 <= number < min(9, len(self._item.needles)) and not is_shifted:
            if not self._locked:
                self._needles.choose(number)
            return True
        return False

    def _handle_after(self, key: int, *, once: bool) -> bool:
        if key == _P and not self._again.isHidden():
            if once:
                self._on_again_clicked()
            return True
        if key in (key_codes.UP, key_codes.DOWN) and self.is_inside():
            self.step(1 if key == key_codes.DOWN else -1)
            return True
        return False

    def _set_declined(self, declined: bool) -> None:
        self._declined = declined
        self._decline.show_chosen(declined)
        if declined:
            self._section.set_path(None)
            self._form.refresh()
        self._section.set_locked(self._locked)
        self._respond()

    def _respond(self) -> None:
        item = self._item
        if item is None:
            return
        path = self._section.path()
        if path is None and not self._declined:
            self.response_changed.emit(None)
            return
        view: View = self._view or "flat"
        self.response_changed.emit(
            PathResponse(
                None if self._declined else path, view, self._needles.chosen(), self._build_name
            )
        )

    @Slot(int)
    def _on_lift_chosen_changed(self, chosen: int) -> None:
        item = self._item
        if item is None or self._locked:
            return
        self._view = "fold" if chosen == 1 else "flat"
        self._declined = False
        self._show_section(item, None)
        self._show_asking(item)
        self.set_locked(False)
        self._respond()
        self.lay_out_again()

    @Slot(object)
    def _on_section_path_changed(self, path: Path) -> None:
        del path
        if self._declined:
            self._declined = False
            self._decline.show_chosen(False)
        self._respond()

    @Slot(int)
    def _on_needles_chosen_changed(self, chosen: int) -> None:
        if self._item is not None:
            self._section.set_needle_length(self._item.needles[chosen].length)
            self._form.refresh()
            self._respond()

    @Slot()
    def _on_decline_clicked(self) -> None:
        if not self._locked:
            self._set_declined(not self._declined)

    @Slot()
    def _on_again_clicked(self) -> None:
        path = self._section.path()
        if path is not None:
            self._play(path)

    @Slot(object)
    def _on_section_structure_met(self, met: Met) -> None:
        """Say what is met, and what follows, while the needle is there."""
        scene = self._section.scene
        if scene is None or self._item is None:
            return
        self._strip.set_reach(met.end)
        text = f"{words.mm(met.start)}: {words.capital(met.name)}."
        if met.is_hazard:
            text = f"{text} {needle_words.consequence(self._item, scene, met.name)}"
        self._told.set_text(text.strip())
        self._told.show()
        self.lay_out_again()

    @Slot()
    def _on_section_played(self) -> None:
        self._strip.set_reach(None)
        self._show_corridors(self._revealed)
        scene, path, passage = self._section.scene, self._section.path(), self._section.passage
        if scene is None or path is None or passage is None or not self._revealed:
            return
        parts = [words.hazards(passage), words.nearest(passage)]
        self._told.set_text(" ".join(part for part in parts if part))
        self._told.setVisible(bool(self._told.text()))
        self.lay_out_again()

    @Slot()
    def _on_section_focused(self) -> None:
        self.part_focused.emit(self._section)

    # -- the group, and where it stands -----------------------------------------------------------

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to all parts after another widget, in the order of the screen."""
        self._anchor = widget
        chain(widget, *self._in_order())

    def _in_order(self) -> Sequence[QWidget]:
        first = (*self._lift.findChildren(QAbstractButton), self._section, *self._form.boxes)
        return (*first, *self._needles.chips, self._decline, self._again)

    def made(self) -> Sequence[QWidget]:
        """Return all cards that exist."""
        return self._cards or [self._again]

    def group(self) -> Sequence[QWidget]:
        """Return the cards that are shown."""
        return self._cards[: self._shown]

    def _card(self) -> VerdictCard:
        if self._shown == len(self._cards):
            card = VerdictCard(self)
            card.setObjectName(f"verdict-{len(self._cards) + 1}")
            self.chain(card)
            self._cards.append(card)
        return self._cards[self._shown]

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        self._section.set_most_height(most_height(self, is_answered=self._revealed))
        stack = Stack(width, apply=apply)
        if self._revealed:
            stack.put(self._section)
            stack.put_beside(self._strip_text, self._again)
            stack.put(self._strip)
            stack.put(self._told)
            for card in self._cards[: self._shown]:
                stack.put(card)
            return stack.height
        stack.put(self._lift_text)
        stack.put_as_it_is(self._lift)
        stack.put(self._section)
        stack.put(self._form)
        stack.put(self._needle_text, gap=4)
        stack.put(self._needles)
        stack.put(self._decline)
        stack.put(self._hint)
        return stack.height


def _view_of(item: NeedlePathItem, response: PathResponse | None) -> View | None:
    """Return the view shown; None while the learner has to decide on it."""
    if response is not None:
        return response.view
    return None if item.lift else item.view


def _is_across(key: int) -> bool:
    return key in (key_codes.LEFT, key_codes.RIGHT)


FACE = Face(
    view=NeedlePathView,
    finding=needle_words.finding,
    wanting=needle_words.wanting,
    keys=needle_words.keys,
)
