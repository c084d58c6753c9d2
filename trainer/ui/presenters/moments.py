# SPDX-License-Identifier: MIT
"""Days and moments as they stand in the middle of a sentence: "today at 14:10", "yesterday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.ui.presenters import dates

if TYPE_CHECKING:
    from datetime import date, datetime


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
    text = dates.day_text(day)
    return text if day.year == today.year else f"{text} {day.year}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)
