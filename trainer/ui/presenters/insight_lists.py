# SPDX-License-Identifier: MIT
"""What the lists of Progress say: why missed, certain and unsafe, times, days to come, exams."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.attempt import MissReason
from trainer.ui.pages.progress.insight_views import (
    AheadDay,
    AheadView,
    BarView,
    BeliefView,
    ReadyRow,
    ReadyView,
    SureView,
    TimeRow,
    TimesView,
    WhyView,
)
from trainer.ui.presenters import dates
from trainer.ui.presenters.insight_words import between, number
from trainer.ui.presenters.moments import day_text
from trainer.ui.presenters.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trainer.model.forecast import Day
    from trainer.services.overview import Belief, Overview
    from trainer.services.ready import Ready

# More would be a list and no picture; the table has all.
MOST_BELIEFS = 5
_MOST_ACTS = 8


def reason_name(reason: MissReason) -> str:
    """Return the words for a reason, those of earlier versions too."""
    return {
        MissReason.DID_NOT_KNOW: _tr("Did not know"),
        MissReason.MISREAD: _tr("Misread it"),
        MissReason.SLIPPED: _tr("Slipped"),
        MissReason.REASONED_WRONGLY: _tr("Reasoned wrongly"),
        MissReason.OUT_OF_TIME: _tr("Ran out of time"),
        MissReason.MIXED_UP: _tr("Mixed up two things"),
        MissReason.RUSHED: _tr("Was rushing"),
        MissReason.GUESSED: _tr("Guessed"),
    }[reason]


def told_beliefs(found: Overview) -> tuple[Belief, ...]:
    """Return the beliefs that are shown: those whose bank still tells what they are."""
    return tuple(belief for belief in found.beliefs if belief.text)[:MOST_BELIEFS]


def why_view(found: Overview) -> WhyView:
    """Put reasons and beliefs into words."""
    reasons = [(MissReason(one.key[0]), one.times) for one in found.reasons]
    total = sum(times for _, times in reasons)
    most = max((times for _, times in reasons), default=1)
    bars = tuple(BarView(reason_name(one), number(times), times / most) for one, times in reasons)
    beliefs = tuple(_belief(belief) for belief in told_beliefs(found))
    hint = counted("Insight", "one reason given", "%n reasons given", total) if total else ""
    empty = ""
    if not bars:
        empty = _tr(
            "After a miss, one key says why: 1 did not know, 2 misread, 3 slipped, 4 reasoned "
            "wrongly, 5 ran out of time."
        )
    rows = [(bar.name, bar.number, "") for bar in bars]
    rows += [
        (one.text or one.id, number(one.times), day_text(one.last_on, found.today))
        for one in found.beliefs
    ]
    return WhyView(hint, empty, bars, beliefs, tuple(rows))


def _belief(belief: Belief) -> BeliefView:
    title = counted("Insight", "Once: {text}", "%n times: {text}", belief.times)
    button = _tr("Practise questions on: {text}").format(text=belief.text)
    return BeliefView(title.format(text=belief.text), belief.remedy, button)


def sure_view(found: Overview) -> SureView:
    """Put the acts that were certain and unsafe into words."""
    rows = []
    for act in found.sure_unsafe[:_MOST_ACTS]:
        last = day_text(datetime.fromisoformat(act.last_at).astimezone().date(), found.today)
        times = counted("Insight", "once", "%n times", act.times)
        rows.append((act.act, act.harm, times, _tr("last {day}").format(day=last)))
    return SureView(tuple(rows))


def times_view(found: Overview, names: Mapping[str, str]) -> TimesView:
    """Put times into words.

    Args:
        found: what was read.
        names: of the types.
    """
    lines = []
    for pace in sorted(found.paces, key=lambda pace: -pace.n):
        name, interval = names.get(pace.type, pace.type), pace.seconds
        if interval is None:
            lines.append(TimeRow(name, pace.n, None, None, None, _tr("too few")))
        else:
            median = _tr("{seconds}\u00a0s").format(seconds=number(interval.estimate))
            words = _tr("{median}, {span}").format(median=median, span=between(interval, 1))
            low, value, high = interval.low, interval.estimate, interval.high
            lines.append(TimeRow(name, pace.n, low, value, high, words))
    rows = tuple(
        (
            line.name,
            number(line.answers),
            _tr("too few") if line.value is None else number(line.value),
            "" if line.low is None or line.high is None else _ends(line.low, line.high),
        )
        for line in lines
    )
    longest = max((line.high for line in lines if line.high is not None), default=1.0)
    return TimesView(longest, tuple(lines), rows)


def ahead_view(days: Sequence[Day], today: date) -> AheadView:
    """Put the coming days into words."""
    shown, rows = [], []
    for at, day in enumerate(days):
        minutes = dates.minutes_of(day.seconds) if day.items else 0
        name = _tr("today") if at == 0 else day_text(day.on, today) if at % 7 == 0 else ""
        text = _tr("{day}: {due}, {minutes}").format(
            day=_tr("Today") if at == 0 else dates.day_text(day.on),
            due=counted("Insight", "one due", "%n due", day.due),
            minutes=counted("Insight", "one minute", "%n minutes", minutes),
        )
        shown.append(AheadDay(day.due, name, text))
        when = _tr("Today") if at == 0 else dates.day_text(day.on)
        rows.append((when, number(day.due), number(day.new), number(minutes)))
    total = sum(day.seconds for day in days)
    each = round(total / 60 / len(days)) if days else 0
    hint = counted("Insight", "about one minute a day", "about %n minutes a day", each)
    sentence = _tr("Played through by your plan, as if every answer were right; misses add to it.")
    fullest = max(days, key=lambda day: day.put_off, default=None)
    if fullest is not None and fullest.put_off:
        waiting = counted("Insight", "one question", "%n questions", fullest.put_off)
        text = _tr("{sentence} By {day} {waiting} wait beyond your daily limit.")
        sentence = text.format(sentence=sentence, day=day_text(fullest.on, today), waiting=waiting)
    spoken = _tr("Questions due in the coming days, {hint}").format(hint=hint)
    return AheadView(hint, tuple(shown), spoken, sentence, tuple(rows))


def ready_view(found: Sequence[Ready]) -> ReadyView:
    """Put the chances of passing exams into words."""
    exams = tuple(_ready(one) for one in found)
    rows = tuple(
        (
            row.title,
            row.number or _tr("too few"),
            row.detail if one.chance is None else between(one.chance),
        )
        for row, one in zip(exams, found, strict=True)
    )
    return ReadyView(exams, rows)


def _ready(one: Ready) -> ReadyRow:
    if one.chance is None:
        missing = [
            _tr("{section} (%n more)").replace("%n", number(count)).format(section=title)
            for title, count in one.wanting
        ]
        sentence = _tr("Too few answers of the last 90 days for an estimate.")
        if missing:
            sentence = _tr("Too few answers of the last 90 days: {sections}.").format(
                sections=listed(missing)
            )
        return ReadyRow(one.title, "", "", None, None, None, "", sentence)
    value, low, high = (100 * share for share in one.chance)
    estimate, span = dates.percent(one.chance.estimate), between(one.chance)
    sentence = _tr(
        "From {answers} of the last 90 days, as if the exam asked nothing harder than they did. "
        "It says nothing of competence to needle."
    ).format(answers=counted("Insight", "one answer", "%n answers", one.answered))
    spoken = _tr("{exam}: {estimate}, range {span}").format(
        exam=one.title, estimate=estimate, span=span
    )
    return ReadyRow(one.title, estimate, span, low, value, high, spoken, sentence)


def _ends(low: float, high: float) -> str:
    return _tr("{low} to {high}").format(low=number(low), high=number(high))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Insight", text)
