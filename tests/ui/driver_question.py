# SPDX-License-Identifier: MIT
"""Acts on the question page as a learner does, by key and label, and reads what is to be seen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer.ui.pages.question import QuestionPage
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.text import TextBlock

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

NAMED = {
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "tab": Qt.Key.Key_Tab,
    "space": Qt.Key.Key_Space,
    "f1": Qt.Key.Key_F1,
    "pagedown": Qt.Key.Key_PageDown,
    "end": Qt.Key.Key_End,
}


class QuestionDriver:
    """The question page in a window.

    Nothing waits for time: what a page shows a moment later (the bar at the foot after a
    choice) is waited for by turning the event loop once.
    """

    def __init__(self, page: QuestionPage, qtbot) -> None:
        self.page = page
        self.qtbot = qtbot

    # What a learner does

    def key(self, key: str, modifier=NONE) -> "QuestionDriver":
        """Press a key where the focus is: a name, or a character."""
        code = NAMED[key] if key in NAMED else Qt.Key(ord(key.upper()))
        QTest.keyClick(self.page.window().focusWidget() or self.page, code, modifier)
        self.settle()
        return self

    def choose(self, *letters: str) -> "QuestionDriver":
        """Choose options by their letters."""
        for letter in letters:
            self.key(letter)
        return self

    def strike(self, letter: str) -> "QuestionDriver":
        """Strike an option out."""
        return self.key(letter, SHIFT)

    def submit(self) -> "QuestionDriver":
        """Press Enter."""
        return self.key("enter")

    def click(self, name: str) -> "QuestionDriver":
        """Click a part."""
        QTest.mouseClick(self.part(name), Qt.MouseButton.LeftButton)
        self.settle()
        return self

    def right_click(self, letter: str) -> "QuestionDriver":
        """Click an option with the right button."""
        QTest.mouseClick(self.card(letter), Qt.MouseButton.RightButton)
        self.settle()
        return self

    def settle(self) -> None:
        """Let happen what is due now."""
        passed: list[bool] = []
        QTimer.singleShot(0, lambda: passed.append(True))
        self.qtbot.waitUntil(lambda: bool(passed))

    # What a learner sees

    def parts(self, name: str) -> list[QWidget]:
        """Return everything of a name that can be seen."""
        return [part for part in self.page.findChildren(QWidget, name) if part.isVisible()]

    def part(self, name: str) -> QWidget:
        """Return the one part of a name that can be seen."""
        [found] = self.parts(name)
        return found

    def shows(self, name: str) -> bool:
        """Tell whether a part can be seen."""
        return bool(self.parts(name))

    def says(self, name: str) -> str:
        """Return what a part says to a screen reader."""
        return self.part(name).accessibleName()

    def text(self, name: str) -> str:
        """Return the word on a button or in a text."""
        return self.part(name).text()

    def notice(self) -> str:
        """Return the sentence of the notice."""
        [text] = self.part("notice").findChildren(TextBlock)
        return text.text()

    def card(self, letter: str) -> OptionCard:
        """Return an option by its letter."""
        return self.part(f"option-{letter.upper()}")

    def state(self, letter: str) -> OptionState:
        """Return what an option says."""
        return self.card(letter).state

    def states(self) -> str:
        """Return the states of all options, in the order of the screen."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return " ".join(self.state(a) for a in letters if self.parts(f"option-{a}"))

    def is_ready(self) -> bool:
        """Tell whether the main button can be pressed."""
        return self.part("primary").isEnabled()

    def certainty(self) -> str:
        """Return the word for how sure, as chosen; "" for none."""
        segments = self.part("certainty").findChildren(QAbstractButton)
        return next((one.text() for one in segments if one.isChecked()), "")

    def reason(self) -> str:
        """Return the reason chosen; "" for none."""
        chips = (self.parts(f"reason-{number}") for number in range(1, 6))
        return next((one.text() for chip in chips for one in chip if one.isChecked()), "")

    def focused(self) -> str:
        """Return the name of the part with the focus."""
        part = self.page.window().focusWidget()
        return "" if part is None else part.objectName()
