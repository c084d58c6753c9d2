# SPDX-License-Identifier: MIT
"""Reads what the pictures of Progress show, on the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from trainer.services.overview import drill, overview
from trainer.services.ready import ready
from trainer.ui.pages.progress.insight_views import InsightView
from trainer.ui.presenters import insight_lists as lists
from trainer.ui.presenters import insight_words as words
from trainer.ui.presenters.library_words import type_label
from trainer.ui.presenters.wording import area_names

if TYPE_CHECKING:
    from trainer.services.context import Services
    from trainer.services.overview import Belief, Overview
    from trainer.services.session import SessionEngine

PERIODS = (30, 90, None)


class Insight(NamedTuple):
    """What was read, ready to be shown; `beliefs` are those of the rows."""

    view: InsightView
    beliefs: tuple[Belief, ...]


def read_insight(services: Services, learner: str, period: int) -> Insight:
    """Read everything.

    Args:
        services: of the data folder, on their thread.
        learner: id of the profile.
        period: position among PERIODS.
    """
    found = overview(services, learner, PERIODS[period])
    names = area_names(services)
    order = {domain: at for at, domain in enumerate(names)}
    courses = sorted(found.courses, key=lambda one: order.get(one.domain, len(order)))
    titled = [(one, names.get(one.domain) or _other()) for one in courses]
    view = InsightView(
        period=_period(found, period),
        courses=tuple(
            words.course_view(one, title, found.since, found.today) for one, title in titled
        ),
        course_rows=words.course_rows(titled, found.today),
        calibration=words.calibration_view(found),
        detection=words.detection_view(found),
        why=lists.why_view(found),
        sure=lists.sure_view(found),
        times=lists.times_view(found, {pace.type: type_label(pace.type) for pace in found.paces}),
        ahead=lists.ahead_view(services.review.forecast(learner), found.today),
        ready=lists.ready_view(ready(services, learner)),
    )
    return Insight(view, lists.told_beliefs(found))


def begin_drill(services: Services, learner: str, belief: Belief) -> SessionEngine | None:
    """Begin a session of questions that offer a wrong belief."""
    title = QCoreApplication.translate("Insight", "One belief: {text}").format(text=belief.text)
    return drill(services, learner, belief, title)


def _period(found: Overview, period: int) -> str:
    if PERIODS[period] is None:
        return QCoreApplication.translate("Insight", "Each point over the 30 days up to it")
    text = QCoreApplication.translate("Insight", "Last {days} days, each point over the 30 before")
    return text.format(days=words.number((found.today - found.since).days + 1))


def _other() -> str:
    return QCoreApplication.translate("Insight", "Other questions")
