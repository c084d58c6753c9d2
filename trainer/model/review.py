# SPDX-License-Identifier: MIT
"""How a learner wants to review: how much a day, at what recall, and towards which exam."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.memory import RETENTION, RETENTION_RANGE, WEIGHTS, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUTES_RANGE = (1, 600)
ITEMS_RANGE = (1, 1_000)
EXAM_DAYS_RANGE = (1, 60)


class ReviewPlan(NamedTuple):
    """What a learner has set; kept in the log, for due dates follow from it.

    Attributes:
        retention: the recall at which something is due, within RETENTION_RANGE; what is critical is
            held nearer to certain, see `rule_of`.
        minutes: a day at most; None for no such limit.
        items: a day at most; None for no such limit.
        exam_on: the day of an exam; None for none.
        exam_days: so many days before the exam every critical item is seen once more.
        weights: of FSRS, fitted to the learner's own history; None for the defaults.
    """

    retention: float = RETENTION
    minutes: int | None = 20
    items: int | None = None
    exam_on: date | None = None
    exam_days: int = 7
    weights: tuple[float, ...] | None = None

    @property
    def rule(self) -> Rule:
        """By what numbers memory is followed."""
        return Rule(WEIGHTS if self.weights is None else self.weights, self.retention)

    def rule_of(self, critical: bool) -> Rule:
        """By what numbers memory is followed of something that is critical, or is not.

        What is critical may be forgotten half as often: with 90 % it is due at 95 %.
        """
        rule = self.rule
        return rule._replace(retention=(1 + rule.retention) / 2) if critical else rule


def checked(plan: ReviewPlan) -> ReviewPlan:
    """Return a plan as it is.

    Raises:
        ValueError: a value is outside its range, or the weights are not as many as they must be.
    """
    _within("retention", plan.retention, RETENTION_RANGE)
    _within("minutes", plan.minutes, MINUTES_RANGE)
    _within("items", plan.items, ITEMS_RANGE)
    _within("exam_days", plan.exam_days, EXAM_DAYS_RANGE)
    if plan.weights is not None and len(plan.weights) != len(WEIGHTS):
        msg = f"{len(plan.weights)} weights; there are {len(WEIGHTS)}"
        raise ValueError(msg)
    return plan


def write_plan(plan: ReviewPlan) -> dict[str, Any]:
    """Convert a plan to plain data for the log."""
    return {
        **plan._asdict(),
        "exam_on": "" if plan.exam_on is None else plan.exam_on.isoformat(),
        "weights": None if plan.weights is None else list(plan.weights),
    }


def read_plan(plain: Mapping[str, Any]) -> ReviewPlan:
    """Convert plain data from the log to a plan."""
    weights = plain["weights"]
    return ReviewPlan(
        retention=plain["retention"],
        minutes=plain["minutes"],
        items=plain["items"],
        exam_on=date.fromisoformat(plain["exam_on"]) if plain["exam_on"] else None,
        exam_days=plain["exam_days"],
        weights=None if weights is None else tuple(weights),
    )


def _within(name: str, value: float | None, among: tuple[float, float]) -> None:
    if value is not None and not among[0] <= value <= among[1]:
        msg = f"{name} is {value}, not from {among[0]} to {among[1]}"
        raise ValueError(msg)
