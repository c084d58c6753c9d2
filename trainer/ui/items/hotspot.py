# SPDX-License-Identifier: MIT
"""A structure to point at, in a section or a picture, or to choose from a list of names.

What was chosen in the picture is marked there and not in the list, and what was chosen in the
list is not marked in the picture: neither gives the other away before the answer is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot

from trainer.model.items.hotspot import HotspotItem, HotspotResponse, keys_of, offered
from trainer.model.section import Section
from trainer.ui.items import hotspot_words, key_codes
from trainer.ui.items.base import Face
from trainer.ui.items.figure_part import FigurePart
from trainer.ui.items.group import GroupView
from trainer.ui.items.name_list import LETTERS, NameList
from trainer.ui.items.section_part import SectionPart, most_height
from trainer.ui.items.stack import Stack
from trainer.ui.items.verdict_card import VerdictCard
from trainer.ui.sections.notes import Shown
from trainer.ui.sections.view import Mode
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.services.session import Place


class HotspotView(GroupView):
    """A picture and a list of names; after checking the outlines and what is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: HotspotItem | None = None
        self._area = ""
        self._at: tuple[float, float] | None = None
        self._revealed = False
        self._locked = False
        self._cards: list[VerdictCard] = []
        self._shown = 0
        self._build()
        self._connect()

    def _build(self) -> None:
        self._section = SectionPart(self)
        self._section.setObjectName("section")
        self._figure = FigurePart(self)
        self._figure.setObjectName("figure")
        self._note = TextBlock("", "small", "ink", weight=500, parent=self)
        self._note.setObjectName("pointed-note")
        self._names = NameList(self)
        self._names.setObjectName("names")
        self._hint = TextBlock("", "caption", "ink-2", parent=self)

    def _connect(self) -> None:
        self._section.pointed.connect(self._on_picture_pointed)
        self._section.pointed_beside.connect(self._on_picture_pointed_beside)
        self._figure.pointed.connect(self._on_picture_pointed)
        self._figure.pointed_beside.connect(self._on_picture_pointed_beside)
        self._names.name_chosen.connect(self._on_names_name_chosen)

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show the picture with what was chosen, or the verdict on it."""
        del order
        self._item = item
        response: HotspotResponse | None = place.response
        self._area = "" if response is None else response.area
        self._at = None if response is None else response.at
        self._revealed = self._locked = revealed
        self._current = 0
        names = offered(item)
        self._names.setVisible(not revealed)
        self._hint.setVisible(not revealed)
        self._note.hide()
        self._shown = 0
        for card in self._cards:
            card.hide()
        if revealed:
            self._show_cards(item, response if place.answered else None)
        else:
            self._names.set_names(names, "" if self._at is not None else self._area)
            self._hint.set_text(_hint(len(names)))
            self._note_choice()
        self._show_picture(item)
        self.set_locked(False)
        self.lay_out()

    def _show_picture(self, item: HotspotItem) -> None:
        on_section = isinstance(item.section, Section)
        self._section.setVisible(on_section)
        self._figure.setVisible(not on_section)
        if isinstance(item.section, Section):
            self._section.set_section(item.section, item.view, item.build)
            self._section.set_labels(self._revealed)
            self._section.set_mode(Mode.STILL if self._revealed else Mode.POINT)
        elif item.picture is not None and not isinstance(item.picture, str):
            self._figure.set_picture(item.picture, item.areas)
        self._mark(item)

    def _mark(self, item: HotspotItem) -> None:
        """Mark what was chosen in the picture; after checking also what is right."""
        seen = self._revealed or self._at is not None
        chosen = frozenset({self._area} if self._area and seen else ())
        keyed = frozenset(keys_of(item) if self._revealed else ())
        if isinstance(item.section, Section):
            self._section.set_shown(Shown(chosen=chosen - keyed, keyed=keyed))
            self._section.set_pin(self._at)
        else:
            self._figure.set_marks(chosen - keyed, keyed, self._at, named=self._revealed)

    def _show_cards(self, item: HotspotItem, response: HotspotResponse | None) -> None:
        for shown in hotspot_words.cards(item, response):
            self._card().show_card(shown)
            self._cards[self._shown].show()
            self._shown += 1

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        self._section.set_locked(self._locked)
        self._figure.set_locked(self._locked)

    def draw_ahead(self) -> None:
        """Have the plate painted while the learner reads something else."""
        self._section.prepare()

    # -- what the learner does --------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Choose a name by its letter, move among names or cards."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or is_shifted or self._item is None:
            return False
        if key in (key_codes.UP, key_codes.DOWN):
            return self._move(1 if key == key_codes.DOWN else -1)
        if self._revealed:
            return False
        number = key - key_codes.A
        if not 0 <= number < min(LETTERS, len(self._names.rows)):
            return False
        if not event.isAutoRepeat():
            self.name_pressed(number)
        return True

    def name_pressed(self, number: int) -> None:
        """Choose a name by its place in the list."""
        if not self._locked:
            self._current = max(number, 0)
            self._names.choose(number)

    def _move(self, by: int) -> bool:
        if self.is_inside():
            self.step(by)
            return True
        if self._revealed or not self.group():
            return False
        self.focus_current()
        return True

    def _choose(self, area: str, at: tuple[float, float] | None) -> None:
        if (area, at) == (self._area, self._at) or self._item is None:
            return
        self._area, self._at = area, at
        self._mark(self._item)
        self._note_choice()
        self.response_changed.emit(HotspotResponse(area, at))
        self.lay_out_again()

    def _note_choice(self) -> None:
        said = _tr("Chosen in the picture.") if self._at is not None and self._area else ""
        self._note.set_text(said)
        self._note.setVisible(bool(said))

    @Slot(str, object)
    def _on_picture_pointed(self, name: str, at: tuple[float, float]) -> None:
        self._names.set_chosen("")
        self._choose(name, at)

    @Slot()
    def _on_picture_pointed_beside(self) -> None:
        self._note.set_text(_tr("Nothing that can be chosen lies there."))
        self._note.show()
        self.lay_out_again()

    @Slot(str)
    def _on_names_name_chosen(self, name: str) -> None:
        self._choose(name, None)

    # -- the group, and where it stands -----------------------------------------------------------

    def made(self) -> Sequence[QWidget]:
        """Return all rows and cards that exist."""
        return [*self._names.all_rows, *self._cards]

    def group(self) -> Sequence[QWidget]:
        """Return the names, or after checking the cards."""
        return self._cards[: self._shown] if self._revealed else self._names.rows

    def _card(self) -> VerdictCard:
        if self._shown == len(self._cards):
            card = VerdictCard(self)
            card.setObjectName(f"verdict-{len(self._cards) + 1}")
            self.chain(card)
            self._cards.append(card)
        return self._cards[self._shown]

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        most = most_height(self, is_answered=self._revealed)
        self._section.set_most_height(most)
        self._figure.set_most_height(most)
        stack = Stack(width, apply=apply)
        for part in (self._section, self._figure, self._note, self._names, self._hint):
            stack.put(part)
        if apply:
            self._names.place(width)
        for card in self._cards[: self._shown]:
            stack.put(card)
        return stack.height


def _hint(count: int) -> str:
    text = _tr("Click in the picture, or choose a name with A to {last}. Both count alike.")
    return text.format(last=chr(ord("A") + min(count, LETTERS) - 1))


def _wanting(_item: HotspotItem, _response: HotspotResponse | None) -> str:
    return _tr("Point at a structure first, or choose its name")


def _keys() -> list[tuple[str, str]]:
    return [
        (_tr("A, B, C …"), _tr("Choose a name")),
        (_tr("Up, down"), _tr("Move among the names; the space bar chooses")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HotspotView", text)


FACE = Face(view=HotspotView, finding=hotspot_words.finding, wanting=_wanting, keys=_keys)
