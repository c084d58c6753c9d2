# SPDX-License-Identifier: MIT
"""Days and times in words, in the reader's own time zone and locale."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

# The year of a long date, with what joins it to the rest in Spanish, Russian, Chinese and others.
_YEAR = r"[\s,./-]*(?:'de'\s+)?y+(?:年|년|\.|\s'[гm]'\.)?\s*"
_NAMES = r"d{1,4}|M{1,4}|'[^']*'"
# The spaces between the number of a day and its month, and what joins the two.
_BETWEEN = re.compile(r"(?<!ddd)(?<=[dM.'])\s(?=[dM]|'[^']*'\s[dM])(?!ddd)")


def local(stamp: str) -> datetime:
    """Return a stamp of the store (UTC, ISO 8601) as time on the learner's clock."""
    return datetime.fromisoformat(stamp).astimezone()


def day_text(day: date) -> str:
    """Return a day without its year: "Sunday 22 November", in the order of the locale."""
    locale = QLocale()
    pattern = re.sub(_YEAR, "", locale.dateFormat(QLocale.FormatType.LongFormat)).strip(" ,")
    pattern = held_together(pattern)
    # Composed here: handing a date to Qt costs more than reading everything for the first page.
    return re.sub(_NAMES, lambda match: _part(locale, match.group(), day), pattern)


def held_together(pattern: str) -> str:
    """Return a pattern of a date in which no line ends between day and month."""
    return _BETWEEN.sub("\N{NO-BREAK SPACE}", pattern)


def short_day(day: date) -> str:
    """Return the least text by which a day of the week is known."""
    narrow = QLocale().dayName(day.isoweekday(), QLocale.FormatType.NarrowFormat)
    # The "C" locale, which has no narrow names, gives the number of the day.
    return narrow if not narrow.isdigit() else day_name(day)[:1]


def day_name(day: date) -> str:
    """Return the name of a day of the week."""
    return QLocale().dayName(day.isoweekday(), QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """Return the short name of a month, as it stands alone."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def time_text(moment: datetime) -> str:
    """Return a time of day in hours and minutes."""
    from PySide6.QtCore import QTime

    locale = QLocale()
    pattern = locale.timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    return locale.toString(QTime(moment.hour, moment.minute), pattern)


def left_text(moment: datetime, today: date) -> str:
    """Say when something was left."""
    days = (today - moment.date()).days
    if days <= 0:
        text = QCoreApplication.translate("Dates", "left today at {time}")
    elif days == 1:
        text = QCoreApplication.translate("Dates", "left yesterday at {time}")
    else:
        text = QCoreApplication.translate("Dates", "left on {day} at {time}")
    return text.format(day=day_text(moment.date()), time=time_text(moment))


def finished_text(moment: datetime, today: date | None) -> str:
    """Say when something was finished.

    Args:
        moment: on the learner's clock.
        today: the day on which it is read; None for any day, as on paper.
    """
    days = (today - moment.date()).days if today is not None else -1
    if days == 0:
        text = QCoreApplication.translate("Dates", "Finished today at {time}")
    elif days == 1:
        text = QCoreApplication.translate("Dates", "Finished yesterday at {time}")
    else:
        text = QCoreApplication.translate("Dates", "Finished on {day} at {time}")
    day = day_text(moment.date())
    if today is None or today.year != moment.year:
        day = f"{day} {moment.year}"
    return text.format(day=day, time=time_text(moment))


def minutes_of(seconds: float) -> int:
    """Return whole minutes, at least one."""
    return max(1, round(seconds / 60))


def clock_text(elapsed_ms: int) -> str:
    """Return a duration as minutes and seconds: "1:12"."""
    minutes, seconds = divmod(round(elapsed_ms / 1000), 60)
    locale = QLocale()
    return f"{locale.toString(minutes)}:{locale.toString(seconds).rjust(2, locale.zeroDigit())}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole percentage."""
    number = QLocale().toString(round(100 * share))
    return QCoreApplication.translate("Dates", "{0}\u00a0%").format(number)


def _part(locale: QLocale, token: str, day: date) -> str:
    kinds = QLocale.FormatType
    match token:
        case "dddd":
            return locale.dayName(day.isoweekday(), kinds.LongFormat)
        case "ddd":
            return locale.dayName(day.isoweekday(), kinds.ShortFormat)
        case "dd" | "d":
            return locale.toString(day.day).rjust(len(token), locale.zeroDigit())
        case "MMMM":
            return locale.monthName(day.month, kinds.LongFormat)
        case "MMM":
            return locale.monthName(day.month, kinds.ShortFormat)
        case "MM" | "M":
            return locale.toString(day.month).rjust(len(token), locale.zeroDigit())
    return token.strip("'")
