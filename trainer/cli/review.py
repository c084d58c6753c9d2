# SPDX-License-Identifier: MIT
"""`needlewise review`: what is due and why, what the coming days hold, and how to review."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened
from trainer.model.agenda import Reason

if TYPE_CHECKING:
    from trainer.model.agenda import Queued, Why
    from trainer.model.review import ReviewPlan
    from trainer.services.context import Services
    from trainer.services.review import Agenda

_NONE = "none"


@click.group("review")
def command() -> None:
    """See what is due and why, and set how to review."""


@command.command("due")
@click.option("--minutes", type=click.FloatRange(1, 600), help="For a session of this length.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def due(settings: dict[str, Any], minutes: float | None, as_json: bool) -> None:
    """Show what today's plan asks, in its order, and why. What is asked is not given away."""
    with opened.services(settings["paths"], lock=False) as services:
        agenda = services.review.agenda(_learner(services), minutes)
    if as_json:
        click.echo(json.dumps(_plain(agenda), indent=2))
        return
    if agenda.is_finished:
        click.echo("Nothing is left for today.")
        return
    from rich.table import Table

    from trainer.cli.output import console, visible

    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    table.add_column("Domain")
    table.add_column("Why")
    for number, one in enumerate(agenda.chosen, 1):
        table.add_row(str(number), visible(one.card.domain), _why(one.why))
    console().print(table)
    click.echo(f"About {_minutes(agenda.seconds)}. {_rest(agenda)}".rstrip())


@command.command("forecast")
@click.option("--days", type=click.IntRange(1, 365), default=30, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def forecast(settings: dict[str, Any], days: int, as_json: bool) -> None:
    """Show what the coming days will ask of one who keeps to the plan and answers right."""
    with opened.services(settings["paths"], lock=False) as services:
        found = services.review.forecast(_learner(services), days)
    if as_json:
        rows = [{**day._asdict(), "on": day.on.isoformat()} for day in found]
        click.echo(json.dumps(rows, indent=2))
        return
    from rich.table import Table

    from trainer.cli.output import console

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Day", "Due", "Asked", "New", "Minutes", "Put off"):
        table.add_column(heading, justify="left" if heading == "Day" else "right")
    for day in found:
        counts = (day.due, day.items, day.new, round(day.seconds / 60), day.put_off)
        table.add_row(f"{day.on:%a %d %b}", *(str(count or "") for count in counts))
    console().print(table)


@command.command("fit")
@click.option("--keep/--no-keep", default=True, help="Use the weights if they predict better.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def fit(settings: dict[str, Any], keep: bool, as_json: bool) -> None:
    """Fit the weights of memory to what you have answered, and say how well they predict."""
    from trainer.model.weights import ENOUGH_REVIEWS

    with opened.services(settings["paths"], lock=True) as services:
        found = services.review.fit(_learner(services), keep=keep)
    if as_json:
        click.echo(json.dumps(found._asdict(), indent=2))
        return
    if found.default_loss is None or found.fitted_loss is None:
        click.echo(
            f"{found.reviews} of {ENOUGH_REVIEWS} answers that say something of forgetting: "
            "the default weights stay."
        )
        return
    click.echo(
        f"Log loss on the latest {found.held_out} of {found.reviews} answers, which were kept "
        f"apart: {found.default_loss:.4f} by default, {found.fitted_loss:.4f} fitted."
    )
    if found.weights is None:
        click.echo("The default weights stay: the fitted ones predict no better.")
    elif keep:
        click.echo("The fitted weights are used from now on; every due date follows from them.")


@command.command("plan")
@click.option("--retention", type=float, help="Recall at which a question is due, 0.80 to 0.97.")
@click.option("--minutes", metavar="N", help='Minutes a day at most, or "none".')
@click.option("--items", metavar="N", help='Questions a day at most, or "none".')
@click.option("--exam", metavar="DATE", help='Day of an exam, such as 2027-03-01, or "none".')
@click.option("--exam-days", type=int, help="See every critical question in so many days before.")
@click.pass_obj
def plan(settings: dict[str, Any], /, **given: Any) -> None:
    """Show how to review, or change it."""
    is_change = any(value is not None for value in given.values())
    with opened.services(settings["paths"], lock=is_change) as services:
        learner = services.choose_learner(opened.profile(services.paths)).id if is_change else ""
        found = services.review.plan(learner or _learner(services))
        if is_change:
            found = _changed(found, given)
            try:
                services.review.set_plan(learner, found)
            except ValueError as error:
                raise click.UsageError(str(error)) from error
    for line in _lines(found):
        click.echo(line)


def _learner(services: Services) -> str:
    """Return the profile in use; "" where there is none, for a report adds none."""
    known = [learner.id for learner in services.learners()]
    wanted = opened.profile(services.paths)
    return wanted if wanted in known else next(iter(known), "")


def _why(why: Why) -> str:
    known = "" if why.recall is None else f"{why.recall:.0%}"
    late = f", for {_days(why.late_days)}" if why.late_days else ""
    match why.reason:
        case Reason.UNSAFE:
            return f"unsafe, safe on {why.safe_days} of 2 days since"
        case Reason.MISSED:
            return f"missed{late}"
        case Reason.FADING:
            return f"recall has fallen to {known}{late}"
        case Reason.EXAM:
            return f"critical, exam in {_days(why.exam_days)}"
        case Reason.FLAGGED:
            return "marked"
        case Reason.NEW:
            return "new"


def _rest(agenda: Agenda) -> str:
    chosen = set(agenda.chosen)
    left = sum(one not in chosen for one in agenda.waiting if _is_due(one))
    return f"{left} more due." if left else ""


def _is_due(one: Queued) -> bool:
    return one.why.reason not in (Reason.NEW, Reason.FLAGGED)


def _plain(agenda: Agenda) -> dict[str, Any]:
    return {
        "today": agenda.today.isoformat(),
        "seconds": agenda.seconds,
        "due": agenda.due,
        "buried": agenda.buried,
        "chosen": [
            {**one.card.key._asdict(), "critical": one.card.critical, **one.why._asdict()}
            for one in agenda.chosen
        ],
    }


def _changed(found: ReviewPlan, given: dict[str, Any]) -> ReviewPlan:
    try:
        if given["minutes"] is not None:
            found = found._replace(minutes=_limit(given["minutes"]))
        if given["items"] is not None:
            found = found._replace(items=_limit(given["items"]))
        if given["exam"] is not None:
            exam = given["exam"]
            on = None if exam == _NONE else datetime.fromisoformat(exam).date()
            found = found._replace(exam_on=on)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if given["retention"] is not None:
        found = found._replace(retention=given["retention"])
    if given["exam_days"] is not None:
        found = found._replace(exam_days=given["exam_days"])
    return found


def _limit(typed: str) -> int | None:
    return None if typed == _NONE else int(typed)


def _lines(found: ReviewPlan) -> list[str]:
    exam = _NONE if found.exam_on is None else found.exam_on.isoformat()
    return [
        f"retention  {found.retention:.2f}",
        f"minutes    {_NONE if found.minutes is None else found.minutes} a day",
        f"items      {_NONE if found.items is None else found.items} a day",
        f"exam       {exam}",
        f"exam days  {found.exam_days}",
        f"weights    {'default' if found.weights is None else 'fitted'}",
    ]


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _minutes(seconds: int) -> str:
    count = max(1, round(seconds / 60))
    return "1 minute" if count == 1 else f"{count} minutes"
