# SPDX-License-Identifier: MIT
"""Days and moments as they stand in the middle of a sentence: "today at 14:10", "yesterday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from trainer.ui.presenters import dates

if TYPE_CHECKING:
    from datetime import date, datetime

# The parts of a long date that are left out, with what joins them to the rest: in Spanish "de",
# in Russian, Chinese and Korean a sign for the year.
_NAME_OF_DAY = re.compile(r"[\s,]*\bd{3,4}\b[\s,.]*|d{3,4}$")
_YEAR = re.compile(r"[\s,./-]*(?:'de'\s+)?y+(?:年|년|\.|\s'[гm]'\.)?\s*")


def moment_text(when: datetime, today: date) -> str:
    """Return a day and a time.

    Args:
        when: aware.
        today: on the learner's clock.
    """
    local = when.astimezone()
    text = _tr("{day} at {time}")
    return text.format(day=day_text(local.date(), today), time=dates.time_text(local))


def day_text(day: date, today: date) -> str:
    """Return a day: today, yesterday, or its date, with the year where that is another."""
    days = (today - day).days
    if days == 0:
        return _tr("today")
    if days == 1:
        return _tr("yesterday")
    locale = QLocale()
    pattern = _NAME_OF_DAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    if day.year == today.year:
        pattern = _YEAR.sub("", pattern)
    pattern = dates.held_together(pattern.strip(" ,"))
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)
