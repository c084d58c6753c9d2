# SPDX-License-Identifier: MIT
"""The frozen records of the pictures on Progress; all texts are ready to be shown."""

from __future__ import annotations

from typing import NamedTuple

Rows = tuple[tuple[str, ...], ...]


class CoursePoint(NamedTuple):
    """A point in time.

    Attributes:
        place: 0 is the first day of the period and 1 the last.
        low, value, high: in per cent; None with too few answers.
    """

    place: float
    low: float | None
    value: float | None
    high: float | None
    text: str


class CourseView(NamedTuple):
    """How one domain has gone.

    Attributes:
        number: how many answers.
        estimate, between: the latest point in words; both empty with too few answers.
        too_few: said in their place.
        spoken: all of it in words.
    """

    title: str
    number: str
    estimate: str
    between: str
    too_few: str
    points: tuple[CoursePoint, ...]
    first: str
    last: str
    spoken: str


class LevelView(NamedTuple):
    """What came of one level of certainty; numbers in per cent, None with too few answers."""

    name: str
    counts: str
    said: float
    low: float | None
    value: float | None
    high: float | None
    text: str


class CalibrationView(NamedTuple):
    """What was said and what came true.

    Attributes:
        sentence: what it means.
        score: the Brier score with its parts, as a sentence; may be empty.
    """

    levels: tuple[LevelView, ...]
    spoken: str
    sentence: str
    score: str
    rows: Rows


class DetectionView(NamedTuple):
    """How twitch and nerve contact are told apart.

    Attributes:
        number, detail: the estimate with its range; both empty with too few events.
        low, value, high: the estimate; None with too few.
        hits, misses, alarms, rejections: the four counts.
        sentence: what it means, or what is missing.
    """

    number: str
    detail: str
    low: float | None
    value: float | None
    high: float | None
    spoken: str
    hits: str
    misses: str
    alarms: str
    rejections: str
    sentence: str
    rows: Rows


class BeliefView(NamedTuple):
    """A wrong belief that was chosen.

    Attributes:
        title: how often, and the belief.
        remedy: what puts it right; may be empty.
        button: its whole name for a screen reader; "" where there is nothing to drill.
    """

    title: str
    remedy: str
    button: str


class BarView(NamedTuple):
    """A bar: its length from 0 to 1, the words before it and the number after it."""

    name: str
    number: str
    share: float


class WhyView(NamedTuple):
    """Why questions were missed.

    Attributes:
        hint: out of how many.
        empty: said where there is nothing yet.
    """

    hint: str
    empty: str
    reasons: tuple[BarView, ...]
    beliefs: tuple[BeliefView, ...]
    rows: Rows


class SureView(NamedTuple):
    """Acts that were unsafe and certain: act, harm and how often."""

    rows: Rows


class TimeRow(NamedTuple):
    """Time for questions of a type; seconds, None with too few answers."""

    name: str
    answers: int
    low: float | None
    value: float | None
    high: float | None
    words: str


class TimesView(NamedTuple):
    """Time for questions by type, all on one scale of seconds."""

    longest: float
    lines: tuple[TimeRow, ...]
    rows: Rows


class AheadDay(NamedTuple):
    """A coming day: how many are due, and the day's name where one stands below."""

    due: int
    name: str
    text: str


class AheadView(NamedTuple):
    """What the coming days hold."""

    hint: str
    days: tuple[AheadDay, ...]
    spoken: str
    sentence: str
    rows: Rows


class ReadyRow(NamedTuple):
    """How likely an exam would be passed.

    Attributes:
        number, detail: the chance with its range; both empty with too few answers.
        low, value, high: in per cent; None with too few.
        sentence: what it means, or what is missing.
    """

    title: str
    number: str
    detail: str
    low: float | None
    value: float | None
    high: float | None
    spoken: str
    sentence: str


class ReadyView(NamedTuple):
    """All exams; none where no exam is installed."""

    exams: tuple[ReadyRow, ...]
    rows: Rows


class InsightView(NamedTuple):
    """Everything that is shown a moment after the page.

    Attributes:
        period: the hint of the cards that follow the period.
    """

    period: str
    courses: tuple[CourseView, ...]
    course_rows: Rows
    calibration: CalibrationView
    detection: DetectionView
    why: WhyView
    sure: SureView
    times: TimesView
    ahead: AheadView
    ready: ReadyView
