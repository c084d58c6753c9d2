# SPDX-License-Identifier: MIT
"""Fills the command palette with actions, pages, banks and questions, and goes where it leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence

from trainer.model.index import ItemKey
from trainer.services import shelf
from trainer.ui.actions import ACTIONS
from trainer.ui.dialogs.palette import CommandPalette, Entry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk

# Between the parts of an id; no id of a bank or item holds it.
_GAP = "\n"
_BANK, _ITEM = f"bank{_GAP}", f"item{_GAP}"


class PalettePresenter(QObject):
    """Pairs the palette with the window and its services.

    Signals:
        action_requested(str): an action of the table was chosen.
    """

    action_requested = Signal(str)

    def __init__(self, window: QWidget, desk: Desk) -> None:
        """Make the palette over a window, unseen."""
        super().__init__(window)
        self._desk = desk
        self.palette = CommandPalette(window)
        self.palette.chosen.connect(self._on_palette_chosen)

    @Slot()
    def toggle(self) -> None:
        """Open the palette, or close it when it is open."""
        if not self.palette.isHidden():
            self.palette.close_palette()
            return
        actions = _actions()
        self.palette.open(actions)
        # Banks and questions follow as soon as they are read; nobody has typed by then.
        self._desk.run(self, partial(_found, self.tr("Bank"), self.tr("Question")), self._on_found)

    def _on_found(self, found: tuple[Entry, ...]) -> None:
        if not self.palette.isHidden():
            self.palette.set_entries((*_actions(), *found))

    @Slot(str)
    def _on_palette_chosen(self, chosen: str) -> None:
        if chosen.startswith(_BANK):
            self._desk.go("library", chosen.removeprefix(_BANK))
        elif chosen.startswith(_ITEM):
            bank, item = chosen.removeprefix(_ITEM).split(_GAP)
            work = partial(
                _begin,
                learner=self._desk.learner.id,
                key=ItemKey(bank, item),
                title=self.tr("One question"),
            )
            self._desk.run(self, work, self._on_begun)
        else:
            self.action_requested.emit(chosen)

    def _on_begun(self, engine: SessionEngine | None) -> None:
        if engine is not None:
            self._desk.take_up(engine)


def shortcut_text(shortcut: str) -> str:
    """Return keys as the system writes them."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _actions() -> tuple[Entry, ...]:
    return tuple(
        Entry(action.id, action.text(), action.keywords, "", shortcut_text(action.shortcut))
        for action in ACTIONS
    )


def _found(bank_kind: str, item_kind: str, services: Services) -> tuple[Entry, ...]:
    entries = []
    for bank in services.library.banks():
        entries.append(Entry(_BANK + bank.id, bank.title, bank.id, bank_kind))
        if not bank.practised:
            continue
        titles = shelf.titles(services, bank.id)
        entries += [
            Entry(
                f"{_ITEM}{bank.id}{_GAP}{row.id}",
                titles[row.id],
                " ".join((row.id, *row.region)),
                item_kind,
            )
            for row in services.library.rows(bank.id)
        ]
    return tuple(entries)


def _begin(services: Services, learner: str, key: ItemKey, title: str) -> SessionEngine | None:
    return services.practice.repeat(learner, [key], title)
