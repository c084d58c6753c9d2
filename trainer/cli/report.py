# SPDX-License-Identifier: MIT
"""`needlewise report`: where the learner stands, as a table, JSON, CSV or PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened
from trainer.cli.coverage import command as items
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.cli.report_insight import Insight
    from trainer.model.standing import UnsafeStanding
    from trainer.services.context import Services
    from trainer.services.progress import DomainProgress


@click.group("report")
def command() -> None:
    """Report on what was answered."""


command.add_command(items)


@command.command("progress")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print the standing per domain as CSV.")
@click.option("--pdf", "paper", metavar="FILE", help="Write it all on paper, as a PDF.")
@click.pass_obj
def progress(settings: dict[str, Any], as_json: bool, as_csv: bool, paper: str | None) -> None:
    """Show the standing per domain, with 95 % ranges, and everything that Progress tells."""
    from trainer.cli.report_insight import Insight

    with opened.services(settings["paths"], lock=False) as services:
        learner = _learner(services)
        rows = _rows(services, learner)
        unsafe = services.progress.unsafe(learner)
        insight = Insight(services, learner)
    if paper is not None:
        _write_paper(paper, rows, unsafe, insight)
    elif as_json:
        plain = {
            "domains": [_plain(row) for row in rows],
            "unsafe": [act._asdict() for act in unsafe],
            **insight.plain(),
        }
        click.echo(json.dumps(plain, indent=2))
    elif as_csv:
        _csv(rows)
    else:
        _table(rows)
        for act in unsafe:
            click.echo(_unsafe(act))
        for section in insight.sections():
            click.echo(f"\n{section.heading}")
            for line in section.lines:
                click.echo(f"  {line}")


def _write_paper(
    file: str, rows: list[DomainProgress], unsafe: list[UnsafeStanding], insight: Insight
) -> None:
    from trainer.cli.paper import Section, pdf

    sections = [
        Section("Standing by domain", [_line(row) for row in rows]),
        Section("Unsafe acts to revisit", [_unsafe(act) for act in unsafe] or ["None."]),
        *insight.sections(),
    ]
    foot = "Needlewise, a study aid: no figure certifies competence to needle."
    content = pdf("Progress", sections, foot)
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise TrainerError(message, str(error)) from error
    click.echo(file)


def _line(row: DomainProgress) -> str:
    from trainer.cli.output import visible
    from trainer.model.statistics import ENOUGH_ANSWERS

    told = f"{row.correct} of {row.answered} right"
    if row.interval is not None and row.answered >= ENOUGH_ANSWERS:
        low, high = 100 * row.interval.low, 100 * row.interval.high
        told += f", {row.interval.estimate:.0%} (95 % range {low:.0f} to {high:.0f})"
    return f"{visible(row.title)}: {told}, {row.unsafe} unsafe, {row.seen} of {row.items} seen"


def _learner(services: Services) -> str:
    """Return the profile in use; "" where there is none, for a report adds none."""
    known = [learner.id for learner in services.learners()]
    wanted = opened.profile(services.paths)
    return wanted if wanted in known else next(iter(known), "")


def _unsafe(act: UnsafeStanding) -> str:
    from trainer.cli.output import visible
    from trainer.model.schedule import SAFE_DAYS

    since = f"safe on {act.safe_days} of {SAFE_DAYS} days since"
    return f"Unsafe: {visible(act.act)}. {visible(act.harm)} ({since})"


def _rows(services: Services, learner: str) -> list[DomainProgress]:
    from trainer.services.progress import domains

    candidates = services.practice.candidates(learner)
    titles: dict[str, str] = {}
    for bank in dict.fromkeys(candidate.bank for candidate in candidates):
        for name, domain in services.library.head(bank).get("domains", {}).items():
            titles.setdefault(name, domain["title"])
    return domains(candidates, services.progress.domain_standings(learner), titles)


def _plain(row: DomainProgress) -> dict[str, Any]:
    interval = row.interval
    return {
        **row._asdict(),
        "interval": None if interval is None else interval._asdict(),
    }


def _csv(rows: list[DomainProgress]) -> None:
    import csv
    import sys

    writer = csv.writer(sys.stdout)
    writer.writerow(
        ["domain", "items", "seen", "answered", "correct", "unsafe", "low", "high", "last"]
    )
    for row in rows:
        low = high = ""
        if row.interval is not None:
            low, high = f"{row.interval.low:.4f}", f"{row.interval.high:.4f}"
        counts = (row.items, row.seen, row.answered, row.correct, row.unsafe)
        writer.writerow([row.domain, *counts, low, high, row.last_at])


def _table(rows: list[DomainProgress]) -> None:
    from rich.table import Table

    from trainer.cli.output import console, visible
    from trainer.model.statistics import ENOUGH_ANSWERS

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Domain", "Right", "95 % range", "Unsafe", "Seen", "Last practised"):
        right = heading in ("Right", "95 % range", "Unsafe", "Seen")
        table.add_column(heading, justify="right" if right else "left")
    for row in rows:
        share = span = ""
        if row.interval is not None and row.answered >= ENOUGH_ANSWERS:
            share = f"{row.correct} of {row.answered}, {row.interval.estimate:.0%}"
            span = f"{100 * row.interval.low:.0f} to {100 * row.interval.high:.0f}"
        elif row.answered:
            share = f"{row.correct} of {row.answered}"
            span = f"{row.answered} of {ENOUGH_ANSWERS} so far"
        table.add_row(
            visible(row.title),
            share,
            span,
            str(row.unsafe or ""),
            f"{row.seen} of {row.items}",
            row.last_at[:10],
        )
    console().print(table)
