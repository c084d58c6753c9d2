# SPDX-License-Identifier: MIT
"""A line for a number, which leaves every other key to its page."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from trainer.ui.theme import theme
from trainer.ui.widgets.form import LineEdit

# Besides digits: signs and decimal marks, the space before a unit, and the minus of typesetters.
_OWN = frozenset("+-.,\u2212")
_LETTERED = frozenset("eE")
# Above this, a mark before three digits may part thousands.
_THOUSAND = 1000.0


class NumberField(LineEdit):
    """A field whose text is a number.

    Signals:
        textEdited(str): what the learner typed so far.
        focused(): the focus has come to it.
    """

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus has come."""
        super().focusInEvent(event)
        self.focused.emit()

    def restyle(self) -> None:
        """Write the number larger than other text."""
        super().restyle()
        self.setFont(theme.font("title", 600))

    def event(self, event: QEvent) -> bool:
        """Let letters reach the shortcuts of the page, as a line of text would not."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not is_of_number(event.text())
            and not self._edits(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and what edits them; leave Enter, letters and the rest to the page."""
        text = event.text()
        if self.isReadOnly() or (
            text and text.isprintable() and not is_of_number(text) and not self._edits(event)
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (0x01000004, 0x01000005):  # Enter ends no line here: the page checks
            event.ignore()

    def _edits(self, event: QKeyEvent) -> bool:
        standard = QKeySequence.StandardKey
        return any(
            event.matches(key)
            for key in (standard.Copy, standard.Paste, standard.Cut, standard.SelectAll)
        )


def is_of_number(text: str) -> bool:
    """Tell whether a typed character belongs to a number."""
    return len(text) == 1 and (text.isdecimal() or text in _OWN)


def read_number(text: str, unit: str, most: float) -> float | None:
    """Read a number as people write it, in the reader's locale or with a point or a comma.

    Args:
        text: what was typed; the unit may stand behind it.
        unit: that of the number.
        most: the largest number that can be given.

    Returns:
        None where it is no number, or could be two: with numbers beyond a thousand, what looks
        like a mark between thousands is not taken for a decimal mark.
    """
    words = text.replace("\u2212", "-").replace("\u00a0", " ").strip()
    if unit and words.lower().endswith(unit.lower()):
        words = words[: -len(unit)].strip()
    if not words or _LETTERED.intersection(words):
        return None
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
    value, is_number = locale.toDouble(words)
    if not is_number:
        whole, mark, fraction = words.partition("," if "," in words else ".")
        if mark and most >= _THOUSAND and len(fraction) == 3:
            return None
        value, is_number = QLocale.c().toDouble(f"{whole}.{fraction}" if mark else whole)
    return float(value) if is_number and math.isfinite(value) else None


def number_text(value: float) -> str:
    """Write a number as short as it can be, in the reader's locale."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    # Six decimals are more than anybody gives; a zero has no sign.
    places = len(f"{round(value, 6) + 0.0:.6f}".rstrip("0").partition(".")[2])
    return locale.toString(round(value, 6) + 0.0, "f", places)
