# SPDX-License-Identifier: MIT
"""What the pictures of Progress say of answers: courses, calibration, twitch or nerve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.attempt import Certainty
from trainer.model.statistics import ENOUGH_ANSWERS
from trainer.ui.pages.progress.insight_views import (
    CalibrationView,
    CoursePoint,
    CourseView,
    DetectionView,
    LevelView,
)
from trainer.ui.presenters import dates
from trainer.ui.presenters.moments import day_text
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.model.calibration import Level
    from trainer.model.detection import Discrimination
    from trainer.model.mastery import Point
    from trainer.model.statistics import Interval
    from trainer.services.overview import Course, Overview
    from trainer.ui.pages.progress.insight_views import Rows


def number(value: float, places: int = 0) -> str:
    """Return a number as the locale writes it, with a sign that is no hyphen."""
    text = QLocale().toString(round(value, places) + 0.0, "f", places)
    return text.replace("-", "\N{MINUS SIGN}")


def between(interval: Interval, scale: float = 100, places: int = 0) -> str:
    """Return the ends of a range: "42 to 73"."""
    low, high = number(scale * interval.low, places), number(scale * interval.high, places)
    return _tr("{low} to {high}").format(low=low, high=high)


def so_far(answers: int) -> str:
    """Say how many answers there are of those that an estimate needs."""
    return _tr("{answers} of {enough} so far").format(
        answers=number(answers), enough=number(ENOUGH_ANSWERS)
    )


# Courses


def course_view(course: Course, title: str, since: date, today: date) -> CourseView:
    """Put the course of a domain into words."""
    latest = course.points[-1] if course.points else None
    interval = None if latest is None else latest.interval
    answers = counted("Insight", "one answer", "%n answers", course.answered)
    estimate = span = ""
    too_few = so_far(latest.answered if latest is not None else 0)
    spoken = f"{title}: {too_few}"
    if interval is not None:
        estimate, span, too_few = dates.percent(interval.estimate), between(interval), ""
        spoken = _tr("{title}: {estimate}, range {span}, {answers}").format(
            title=title, estimate=estimate, span=span, answers=answers
        )
    return CourseView(
        title=title,
        number=_tr("n\u00a0{number}").format(number=number(course.answered)),
        estimate=estimate,
        between=span,
        too_few=too_few,
        points=tuple(_point(point, since, today) for point in course.points),
        first=dates.held_together(day_text(since, today)),
        last=_tr("now"),
        spoken=spoken,
    )


def course_rows(courses: Sequence[tuple[Course, str]], today: date) -> Rows:
    """Return the points of all domains as rows, the latest of each first."""
    return tuple(
        (title, day_text(point.on, today), number(point.answered), *_figures(point))
        for course, title in courses
        for point in reversed(course.points)
    )


def _figures(point: Point) -> tuple[str, str, str]:
    if point.interval is None:
        few = _tr("too few")
        return number(point.correct), few, few
    estimate = dates.percent(point.interval.estimate)
    return number(point.correct), estimate, between(point.interval)


def _point(point: Point, since: date, today: date) -> CoursePoint:
    days = max(1, (today - since).days)
    place = (point.on - since).days / days
    day = day_text(point.on, today)
    if point.interval is None:
        text = _tr("{day}: {answers} of {enough}").format(
            day=day, answers=number(point.answered), enough=number(ENOUGH_ANSWERS)
        )
        return CoursePoint(place, None, None, None, text)
    value, low, high = (100 * share for share in point.interval)
    text = _tr("{day}: {estimate}, {span}").format(
        day=day, estimate=dates.percent(point.interval.estimate), span=between(point.interval)
    )
    return CoursePoint(place, low, value, high, text)


# Calibration


def certainty_name(certainty: Certainty) -> str:
    """Return the word for a level of certainty."""
    match certainty:
        case Certainty.GUESS:
            return _tr("Guess")
        case Certainty.UNSURE:
            return _tr("Unsure")
        case Certainty.FAIRLY:
            return _tr("Fairly")
        case Certainty.CERTAIN:
            return _tr("Certain")


def calibration_view(found: Overview) -> CalibrationView:
    """Put into words how what was said compares with what came true."""
    levels = tuple(_level(level) for level in found.levels)
    rows = tuple(
        (
            view.name,
            dates.percent(level.said),
            number(level.n),
            number(level.right),
            *_level_figures(level),
        )
        for level, view in zip(found.levels, levels, strict=True)
    )
    sentence, score = _calibration_sentence(found), _score(found)
    return CalibrationView(
        levels, _tr("Calibration: {sentence}").format(sentence=sentence), sentence, score, rows
    )


def _is_told(level: Level) -> bool:
    return level.n >= ENOUGH_ANSWERS


def _level(level: Level) -> LevelView:
    name = certainty_name(level.certainty)
    counts = _tr("{right}/{n}").format(right=number(level.right), n=number(level.n))
    said = 100 * level.said
    if level.came is None or not _is_told(level):
        text = _tr("{name}: {answers}").format(name=name, answers=so_far(level.n))
        return LevelView(name, counts, said, None, None, None, text)
    value, low, high = (100 * share for share in level.came)
    text = _tr("{name}: said {said}, right {came} ({span})").format(
        name=name,
        said=dates.percent(level.said),
        came=dates.percent(level.came.estimate),
        span=between(level.came),
    )
    return LevelView(name, counts, said, low, value, high, text)


def _level_figures(level: Level) -> tuple[str, str]:
    if level.came is None or not _is_told(level):
        return _tr("too few"), _tr("too few")
    return dates.percent(level.came.estimate), between(level.came)


def _calibration_sentence(found: Overview) -> str:
    told = [level for level in found.levels if _is_told(level)]
    if not told:
        most = max((level.n for level in found.levels), default=0)
        return _tr("Too few answers at any level to compare: {so_far}.").format(so_far=so_far(most))
    # Too sure is worse than too doubtful, and the surest level the worst of all.
    for level in sorted(told, key=lambda level: (level.lean >= 0, -level.said)):
        if level.lean and level.came is not None:
            less = _tr("\u201c{name}\u201d was right {came} of the time: less than you said.")
            more = _tr("\u201c{name}\u201d was right {came} of the time: more than you said.")
            text = less if level.lean < 0 else more
            came = dates.percent(level.came.estimate)
            return text.format(name=certainty_name(level.certainty), came=came)
    return _tr("As often right as you said, as far as so many answers can tell.")


def _score(found: Overview) -> str:
    brier = found.brier
    if brier is None or brier.n < ENOUGH_ANSWERS:
        return ""
    text = _tr(
        "Brier score {score} over {n} answers, lower is better: {reliability} for being off, less "
        "{resolution} for telling right from wrong, on {uncertainty} that the questions give."
    )
    return text.format(
        score=number(brier.score, 3),
        n=number(brier.n),
        reliability=number(brier.reliability, 3),
        resolution=number(brier.resolution, 3),
        uncertainty=number(brier.uncertainty, 3),
    )


# Twitch or nerve


def detection_view(found: Overview) -> DetectionView:
    """Put into words how twitch and nerve contact are told apart."""
    counts, known = found.confusion, found.discrimination
    view = DetectionView(
        number="",
        detail="",
        low=None,
        value=None,
        high=None,
        spoken="",
        hits=number(counts.hits),
        misses=number(counts.misses),
        alarms=number(counts.false_alarms),
        rejections=number(counts.rejections),
        sentence=_wanting(found) if known is None else _detected(known),
        rows=(
            (_tr("Nerve contact, said nerve"), number(counts.hits), ""),
            (_tr("Nerve contact, said no nerve: unsafe"), number(counts.misses), ""),
            (_tr("Twitch, said nerve"), number(counts.false_alarms), ""),
            (_tr("Twitch, said no nerve"), number(counts.rejections), ""),
        ),
    )
    if known is None:
        return view
    d_prime, criterion = known
    value, span = number(d_prime.estimate, 1), between(d_prime, 1, 1)
    bias = number(criterion.estimate, 2), between(criterion, 1, 2)
    detail = _tr("d\u2032, {span}, {events}").format(
        span=span, events=_events(counts.signals + counts.noises)
    )
    return view._replace(
        number=value,
        detail=detail,
        low=d_prime.low,
        value=d_prime.estimate,
        high=d_prime.high,
        spoken=_tr("d prime {value}, range {span}").format(value=value, span=span),
        rows=(
            *view.rows,
            (_tr("d\u2032"), number(d_prime.estimate, 2), between(d_prime, 1, 2)),
            (_tr("Bias (criterion)"), *bias),
        ),
    )


def _detected(known: Discrimination) -> str:
    d_prime, criterion = known
    better = _tr("Better than chance.") if d_prime.low > 0 else _tr("Chance is not ruled out.")
    lean = _tr("no clear lean either way")
    if criterion.low > 0:
        lean = _tr("you say \u201cnerve\u201d too seldom")
    elif criterion.high < 0:
        lean = _tr("you say \u201cnerve\u201d rather too often")
    return _tr("{better} Bias {bias} ({span}): {lean}.").format(
        better=better,
        bias=number(criterion.estimate, 2),
        span=between(criterion, 1, 2),
        lean=lean,
    )


def _events(count: int) -> str:
    return counted("Insight", "one event", "%n events", count)


def _wanting(found: Overview) -> str:
    nerves, twitches = found.confusion.wanting
    parts = []
    if nerves:
        parts.append(counted("Insight", "one more nerve contact", "%n more nerve contacts", nerves))
    if twitches:
        parts.append(counted("Insight", "one more twitch", "%n more twitches", twitches))
    both = _tr("{nerves} and {twitches}").format(nerves=parts[0], twitches=parts[-1])
    return _tr("An estimate needs {wanted}.").format(wanted=both if len(parts) > 1 else parts[0])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Insight", text)
