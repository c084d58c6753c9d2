# SPDX-License-Identifier: MIT
"""Puts the standing by region into words and onto the body map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.index import region_words
from trainer.services.progress import ENOUGH_IN_REGION
from trainer.ui.body.marks import Mark
from trainer.ui.pages.progress.views import RegionsView
from trainer.ui.presenters import dates
from trainer.ui.presenters.body_marks import on_areas
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.statistics import Interval
    from trainer.services.progress import RegionProgress

# The least per cent of each step but the first, which is for too few answers.
_LEAST = (0, 50, 65, 80)


def regions_view(regions: Sequence[RegionProgress]) -> RegionsView:
    """Make what Progress shows of the regions."""
    ranked = sorted(regions, key=_rank)
    return RegionsView(
        marks=on_areas({region.region: _mark(region) for region in regions}),
        rows=tuple(_row(region) for region in ranked),
        weakest=_weakest(ranked),
    )


def step(region: RegionProgress) -> int:
    """Return the step of mastery, 0 to 4; 0 says that there are too few answers."""
    if region.interval is None:
        return 0
    percent = round(100 * region.interval.estimate)
    return sum(percent >= least for least in _LEAST)


def _rank(region: RegionProgress) -> tuple[float, str]:
    """Put the weakest first and those with too few answers last."""
    estimate = 2.0 if region.interval is None else region.interval.estimate
    return (estimate, region_words(region.region))


def _mark(region: RegionProgress) -> Mark:
    return Mark(
        region=region.region,
        name=region_words(region.region),
        detail=_detail(region),
        step=step(region),
        is_unsafe=region.acts > 0,
    )


def _detail(region: RegionProgress) -> str:
    if not region.answered:
        number = counted("Progress", "one question", "%n questions", region.items)
        return _tr("not answered yet, {questions}").format(questions=number)
    if region.interval is None:
        return counted(
            "Progress",
            "one answer, too few for an estimate",
            "%n answers, too few for an estimate",
            region.answered,
        )
    return _tr("{percent}, range {between}, {right}").format(
        percent=dates.percent(region.interval.estimate),
        between=_between(region.interval),
        right=_right(region),
    )


def _right(region: RegionProgress) -> str:
    return _tr("{correct} of {answered} right").format(
        correct=_digits(region.correct), answered=_digits(region.answered)
    )


def _between(interval: Interval) -> str:
    low, high = (_digits(round(100 * end)) for end in (interval.low, interval.high))
    return _tr("{low} to {high}").format(low=low, high=high)


def _row(region: RegionProgress) -> tuple[str, ...]:
    estimate = between = _tr("too few")
    if region.interval is not None:
        estimate = dates.percent(region.interval.estimate)
        between = _between(region.interval)
    seen = _tr("{seen} of {items}").format(seen=_digits(region.seen), items=_digits(region.items))
    return (
        region_words(region.region),
        seen,
        _digits(region.answered),
        _digits(region.correct),
        estimate,
        between,
        _digits(region.acts),
    )


def _weakest(ranked: Sequence[RegionProgress]) -> str:
    """Name the region to work on, where there are answers enough to tell."""
    known = [region for region in ranked if region.interval is not None]
    if not known:
        return _tr("A region is told apart once it has {number} answers.").format(
            number=_digits(ENOUGH_IN_REGION)
        )
    if len(known) == 1 or known[0].correct == known[0].answered:
        return ""
    return _tr("Weakest with enough answers: {region}, {right}.").format(
        region=region_words(known[0].region), right=_right(known[0])
    )


def _digits(number: int) -> str:
    return QLocale().toString(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Progress", text)
