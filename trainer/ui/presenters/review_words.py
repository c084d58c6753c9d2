# SPDX-License-Identifier: MIT
"""Why something is asked, in a sentence that can be read once it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.ability import chance
from trainer.model.agenda import Reason
from trainer.model.schedule import SAFE_DAYS
from trainer.ui.presenters import dates
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from trainer.model.ability import Ability
    from trainer.model.agenda import Why
    from trainer.services.adaptive import Domain, Pick

# Of a normal distribution, so many standard errors to each side hold 95 per cent.
_SIDES = 1.96


def why_asked(why: Why) -> str:
    """Say why review asks something."""
    match why.reason:
        case Reason.UNSAFE:
            return _tr(
                "Asked because it was answered unsafely; before today it was safe on {count} of "
                "{needed} days."
            ).format(count=_digits(why.safe_days), needed=_digits(SAFE_DAYS))
        case Reason.MISSED:
            return _tr("Asked because it was missed the last time.")
        case Reason.FADING:
            known = dates.percent(why.recall or 0.0)
            text = _tr("Asked because the chance that you still knew it had fallen to {known}.")
            return text.format(known=known)
        case Reason.EXAM:
            return counted(
                "ReviewWords",
                "Asked because it is critical and your exam is tomorrow.",
                "Asked because it is critical and your exam is in %n days.",
                why.exam_days,
            )
        case Reason.FLAGGED:
            return _tr("Asked because you marked it.")
        case Reason.NEW:
            return _tr("Asked because it was new to you.")
        case _:
            assert_never(why.reason)


def why_picked(pick: Pick, domain: Domain, name: str) -> str:
    """Say why adaptive practice chose something.

    Args:
        pick: what was chosen.
        domain: how the learner stands in its domain.
        name: of the domain.
    """
    if pick.explored:
        return _tr("Drawn at random, as every fifth, to find out whether the estimates are right.")
    if domain.ability is None:
        text = _tr("Chosen because nothing is known yet of how you stand in {domain}.")
        return text.format(domain=name)
    if pick.critical:
        text = _tr("Chosen because of your {domain}, {estimate}, and because it is critical.")
    else:
        text = _tr("Chosen because of your {domain}: {estimate}.")
    return text.format(domain=name, estimate=estimate(domain.ability))


def weakest(domain: Domain, name: str) -> str:
    """Say where a learner is weakest, and how weak spots are chosen."""
    if domain.ability is None:
        return ""
    text = _tr(
        "Weakest now: {domain}, {estimate}. What you would probably miss is drawn most often, "
        "critical questions count double."
    )
    return text.format(domain=name, estimate=estimate(domain.ability))


def estimate(ability: Ability) -> str:
    """Put an ability into words: the chance of a right answer to a question of middling difficulty.

    The range is of 95 per cent.
    """
    low, middle, high = (
        chance(ability.value + sides * ability.error, 0.0) for sides in (-_SIDES, 0.0, _SIDES)
    )
    one = "about {middle} expected right, range {low} to {high} by one answer"
    many = (
        "about {middle} expected right, range {low} to {high} by the latest answers to %n questions"
    )
    return counted("ReviewWords", one, many, ability.answered).format(
        middle=dates.percent(middle),
        low=_digits(round(100 * low)),
        high=_digits(round(100 * high)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewWords", text)


def _digits(number: int) -> str:
    return QLocale().toString(number)
