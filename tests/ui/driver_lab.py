# SPDX-License-Identifier: MIT
"""Acts on the Needling lab as a learner does, and reads what is to be seen there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.page_desk import DeskDriver
from trainer.model.needling import Path
from trainer.services.compiling import in_process
from trainer.ui.pages.lab import LabPage
from trainer.ui.pages.lab.entries import EntryCard
from trainer.ui.pages.lab.lines import LineList
from trainer.ui.presenters.lab import LabPresenter
from trainer.ui.sections.needle_form import NumberBox
from trainer.ui.sections.view import SectionView

NONE = Qt.KeyboardModifier.NoModifier


class LabDriver(DeskDriver):
    name = "lab"

    def __init__(self, desk, chance) -> None:
        page = LabPage()
        presenter = LabPresenter(page, desk, page, chance=chance, compile_bank=in_process)
        super().__init__(desk, page, presenter)

    # The list

    def titles(self) -> list[str]:
        """Return the titles of the sections that can be chosen."""
        cards = self.part("sections").findChildren(EntryCard)
        return [card.text() for card in cards if card.isVisible()]

    def choose(self, title: str) -> "LabDriver":
        """Choose a section by its title."""
        self.press(title)
        return self

    # A section

    @property
    def view(self) -> SectionView:
        found = self.part("section")
        assert isinstance(found, SectionView)
        return found

    def stroke(self, *keys: str, modifier=NONE) -> "LabDriver":
        """Press keys where the focus is: names of Qt.Key without "Key_"."""
        for key in keys:
            target = QApplication.focusWidget() or self.page
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), modifier)
        return self

    def needle(self) -> Path:
        path = self.view.path()
        assert path is not None
        return path

    def set_number(self, name: str, value: float) -> "LabDriver":
        """Type a number: entry, angle or depth."""
        box = self.part(f"needle-{name}")
        assert isinstance(box, NumberBox)
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(value))
        QTest.keyClick(box, Qt.Key.Key_Return)
        return self

    def lines(self, name: str) -> list[tuple[str, str]]:
        """Read a list: names and figures."""
        found = self.part(name)
        assert isinstance(found, LineList)
        return [(line.text, line.figure) for line in found.lines]
