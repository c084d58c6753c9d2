# SPDX-License-Identifier: MIT
"""The table of actions: what can be done from anywhere, with its words and its keys."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Action(NamedTuple):
    """Something that the palette offers and a shortcut may reach.

    Attributes:
        id: what the window is told when it is chosen.
        title: English source text.
        keywords: other words by which it may be looked for.
        shortcut: in Qt's portable form; "" for none.
    """

    id: str
    title: str
    keywords: str = ""
    shortcut: str = ""

    def text(self) -> str:
        """Return the title in the user's language."""
        return QCoreApplication.translate("actions", self.title)


def _n(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("actions", text))


ACTIONS = (
    Action("today", _n("Go to Today"), "home start due", "Ctrl+1"),
    Action("practise", _n("Set up a practice session"), "practice questions filter", "Ctrl+2"),
    Action("exams", _n("Sit an exam"), "test mock blueprint cut score"),
    Action("progress", _n("See your progress"), "statistics standing score", "Ctrl+3"),
    Action("library", _n("Open the library"), "banks files questions", "Ctrl+4"),
    Action("lab", _n("Open the needling lab"), "sections anatomy explore needle", "Ctrl+5"),
    Action("settings", _n("Change settings"), "preferences options profile", "Ctrl+,"),
    Action("ten-minutes", _n("Start ten minutes"), "practise now session", "Ctrl+T"),
    Action("weak-spots", _n("Weak spots in ten minutes"), "adaptive practise weakest session"),
    Action("resume", _n("Resume what was left open"), "continue session", "Ctrl+R"),
    Action("add-bank", _n("Add a bank from a file"), "open import load yaml", "Ctrl+O"),
    Action("larger", _n("Make the text larger"), "zoom in size", "Ctrl++"),
    Action("smaller", _n("Make the text smaller"), "zoom out size", "Ctrl+-"),
    Action("usual-size", _n("Set the text to 100 %"), "zoom reset size", "Ctrl+0"),
    Action("light", _n("Use the light appearance"), "theme bright", ""),
    Action("dark", _n("Use the dark appearance"), "theme night", ""),
    Action("high-contrast", _n("Use the high-contrast appearance"), "theme accessibility", ""),
    Action("system", _n("Follow the system's appearance"), "theme automatic", ""),
    Action("full-screen", _n("Switch full screen on or off"), "window", "F11"),
    Action("quit", _n("Quit Needlewise"), "exit close", "Ctrl+Q"),
)
