# SPDX-License-Identifier: MIT
"""Practice in the terminal: the same cases, engine and store as in the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened
from trainer.errors import TrainerError
from trainer.model.index import STATUSES

if TYPE_CHECKING:
    from trainer.services.context import Services
    from trainer.services.practice import Plan
    from trainer.services.session import SessionEngine


@click.command("practise")
@click.option("--bank", metavar="B", help="Ask from this bank: its id, or a file or folder.")
@click.option("--domain", metavar="D", multiple=True, help="Ask from this domain; may be repeated.")
@click.option(
    "--status",
    multiple=True,
    type=click.Choice(STATUSES),
    help="Ask only what has been reviewed so far; may be repeated.",
)
@click.option("--count", default=10, show_default=True, type=click.IntRange(1, 500), metavar="N")
@click.option("--seed", type=int, metavar="S", help="Draw questions and orders from this seed.")
@click.option("--test", "test", is_flag=True, help="Give feedback at the end, not after each.")
@click.option("--new", "anew", is_flag=True, help="Begin anew, even if a session was left open.")
@click.pass_obj
def command(
    settings: dict[str, Any],
    bank: str | None,
    domain: tuple[str, ...],
    status: tuple[str, ...],
    count: int,
    seed: int | None,
    test: bool,
    anew: bool,
) -> None:
    """Practise questions here, with feedback; answers count as in the window."""
    from trainer.cli.session import Terminal
    from trainer.model.attempt import Mode
    from trainer.services.assembly import Criteria
    from trainer.services.practice import Plan

    if seed is None:
        seed = settings["seed"]
    with opened.services(settings["paths"], lock=True) as services:
        mode = Mode.TEST if test else Mode.TUTOR
        engine = None
        if not anew and bank is None and not domain and not status and seed is None:
            engine = _left_open(services)
        if engine is None:
            criteria = Criteria(domains=frozenset(domain), statuses=frozenset(status))
            plan = Plan(criteria, count, mode, seed=seed, title="Practice")
            engine = _begin(services, bank, plan)
        Terminal(services, sys.stdin).run(engine)


def _left_open(services: Services) -> SessionEngine | None:
    learner = services.choose_learner(opened.profile(services.paths))
    # An exam is taken up where its rules are known: `needlewise exam sit`.
    left = [one for one in services.attempts.open_attempts(learner.id) if not one.exam]
    return services.attempts.resume(left[0].id) if left else None


def _begin(services: Services, bank: str | None, plan: Plan) -> SessionEngine:
    if bank is not None and not services.library.has(bank):
        bank = services.library.open_file(bank)
    learner = services.choose_learner(opened.profile(services.paths))
    candidates = services.practice.candidates(learner.id, bank)
    known = {candidate.row.domain for candidate in candidates}
    for domain in plan.criteria.domains:
        if domain not in known:
            from difflib import get_close_matches

            near = get_close_matches(domain, filter(None, known), 1, 0.4)
            there = ", ".join(sorted(filter(None, known))) or "none here"
            hint = f"did you mean {near[0]}?" if near else f"there are {there}."
            message = f"No question has the domain {domain}; {hint}"
            raise TrainerError(message)
    engine = services.practice.start(learner.id, plan, candidates)
    if engine is None:
        message = "There is nothing to practise: the bank holds no usable question."
        if candidates and plan.criteria.statuses:
            statuses = " or ".join(sorted(plan.criteria.statuses))
            message = f"There is nothing to practise: no question that fits is {statuses}."
        raise TrainerError(message)
    return engine
