# SPDX-License-Identifier: MIT
"""Shows a hostile bank on every page: `-m tests.ui.hostile_child DATA CANARY_FOLDER`.

Prints one line of JSON: what the interpreter was asked to open and contact, what stood on the
pages, how long the longest step took, faults. `control` as third argument shows instead that a
rich text label would have been noticed.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QTabBar, QToolTip, QWidget

from tests.ui.pilot import CTRL, Pilot, Script
from trainer.banks import catalog

ENTER = Qt.Key.Key_Return

noticed: list[str] = []
_CONTACTS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")

# The compiler of banks is the only process that is started.
_STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system")


def listen(folder: str) -> None:
    """Note everything that reaches for the canaries, or for any other machine."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if (
            event.startswith(_CONTACTS)
            or (event in ("open", "os.listdir", "os.scandir") and folder in str(arguments[0]))
            or (event in _STARTS and "compile" not in str(arguments))
        ):
            noticed.append(f"{event} {arguments!r:.200}")

    sys.addaudithook(hook)


class Visitor(Pilot):
    """Goes through every page, and has every tip shown."""

    def __init__(self, data: str) -> None:
        super().__init__("--data", data)
        self.texts: dict[str, list[str]] = {}
        self.rich: list[str] = []
        self.slowest = ("", 0.0)

    def go(self) -> Script:
        yield from self._look("today-first", self.sees("start"))
        self.press(ENTER)
        yield from self._look("question", lambda: self.page() == "question" and self.find("stem"))
        yield from self._answer_all()
        yield from self._look("results", lambda: self.page() == "results")
        yield from self._press_buttons("results")
        for key, page in (
            ("1", "today"),
            ("2", "practise"),
            ("4", "library"),
            (",", "settings"),
            ("3", "progress"),
        ):
            self.press(key, CTRL)
            yield from self._look(page, lambda page=page: self.page() == page)
            yield from self._show_tabs(page)
        self.press("k", CTRL)
        yield self._after(0.3)
        for letter in "img":
            self.press(letter)
        yield from self._look("palette", self._after(0.3))
        self.press(Qt.Key.Key_Escape)
        self.window.close()

    def _answer_all(self) -> Script:
        while self.page() == "question":
            engine = self.engine
            for letter in "abc":
                self.press(letter)
            self.press(ENTER)
            yield from self._look("answered", self.sees("verdict"))
            toggle = self.find("whole-question")
            if toggle is not None:
                QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
                yield from self._look("unfolded", lambda: True)
            at = engine.position
            self.press(ENTER)
            yield lambda at=at: self.page() != "question" or self.engine.position != at

    def _press_buttons(self, page: str) -> Script:
        """Open a row, if there is one, and come back."""
        rows = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and "<" in button.accessibleName()
        ]
        if rows:
            QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
            yield from self._look(f"{page}-opened", self._after(0.3))

    def _show_tabs(self, page: str) -> Script:
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and "hostile" in button.accessibleName():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                yield from self._look(page, self._after(0.2))
        for tabs in self.window.findChildren(QTabBar):
            for index in range(tabs.count()):
                tabs.setCurrentIndex(index)
                yield from self._look(page, self._after(0.2))

    def _look(self, where: str, condition: Any) -> Script:
        """Wait for something, then take in what is shown and have every tip shown."""
        begun = time.monotonic()
        yield condition
        yield self._after(0.05)
        begun += 0.05
        begun_again = time.monotonic()
        texts = self.texts.setdefault(where, [])
        for part in self.window.findChildren(QWidget):
            if part.isVisible():
                texts += self._texts_of(part)
                self._check_label(part)
                self._show_tip(part)
        took = max(begun_again - begun, time.monotonic() - begun_again)
        self.slowest = max(self.slowest, (where, took), key=lambda slow: slow[1])
        yield lambda: True

    def _texts_of(self, part: QWidget) -> list[str]:
        texts = [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QAbstractItemView) and part.model() is not None:
            model = part.model()
            for row in range(min(50, model.rowCount())):
                index = model.index(row, 0)
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    texts.append(str(index.data(role) or ""))
        return [text for text in texts if text]

    def _check_label(self, part: QWidget) -> None:
        """Note a label that would read its text as markup; but for tips that are escaped."""
        if isinstance(part, QLabel):
            text = QLabel.text(part)
            plain = part.textFormat() == Qt.TextFormat.PlainText
            foreign = "<" in re.sub(r"</?p>|<br ?/>", "", text)
            if foreign and not plain and QtGui.Qt.mightBeRichText(text):
                self.rich.append(f"{type(part).__name__} {part.objectName()}: {text[:80]}")

    def _show_tip(self, part: QWidget) -> None:
        if not part.toolTip():
            return
        place = QPoint(part.width() // 2, part.height() // 2)
        event = QHelpEvent(QEvent.Type.ToolTip, place, part.mapToGlobal(place))
        QCoreApplication.sendEvent(part, event)
        for label in self.app.topLevelWidgets():
            if isinstance(label, QLabel) and label.isVisible():
                self._check_label(label)
                label.repaint()
        QToolTip.hideText()

    def _after(self, seconds: float) -> Any:
        until = time.monotonic() + seconds
        return lambda: time.monotonic() >= until


def control(folder: str) -> None:
    """Show a file in a rich text label, open one, and reach for a machine: all is noticed."""
    import contextlib
    import socket

    from PySide6.QtWidgets import QApplication

    app = QApplication(["control"])
    label = QLabel(f'<img src="file://{folder}/canary.png">')
    label.show()
    label.repaint()
    app.processEvents()
    Path(folder, "canary.svg").read_bytes()
    port = int(Path(folder, "port").read_text(encoding="ascii"))
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
    print(json.dumps({"noticed": noticed}))


def main() -> None:
    data, folder = sys.argv[1:3]
    listen(folder)
    if "control" in sys.argv[3:]:
        control(folder)
        return
    # The hostile bank alone, so that it is what Today begins with.
    catalog.BUNDLED = ()
    visitor = Visitor(data)
    code = visitor.run(visitor.go())
    found = {
        "code": code,
        "noticed": noticed,
        "faults": visitor.faults,
        "rich": sorted(set(visitor.rich)),
        "slowest": visitor.slowest,
        "texts": visitor.texts,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
