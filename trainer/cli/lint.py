# SPDX-License-Identifier: MIT
"""`needlewise bank lint`: how items are written, as far as a program can tell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.banks.lint.finding import Finding
    from trainer.banks.lint.robots import Score
    from trainer.banks.lint.run import Report
    from trainer.model.problem import Problem

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2


@click.command("lint")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--sources", metavar="DIR", help="Find wording copied from the texts in DIR.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], as_json: bool, sources: str | None) -> None:
    """Report weak item-writing: cues, gaps, copies, items that answer each other.

    A PATH is what `bank check` takes; what that finds is reported first. Robots that answer by a
    naive rule are compared with chance. Exit code 0: clean, but perhaps for notes; 1: there are
    findings or problems; 2: a bank cannot be read at all.
    """
    from trainer.banks.lint.run import lint

    reports = [(path, lint(path, sources)) for path in paths]
    if as_json:
        click.echo(json.dumps([_plain(path, one) for path, one in reports], indent=2))
    else:
        for path, one in reports:
            _print(path, one)
    ctx.exit(max(_code(one) for _, one in reports))


def _code(report: Report) -> int:
    if report.loaded.bank is None:
        return UNREADABLE
    return CLEAN if report.is_clean else FINDINGS


def _print(path: str, report: Report) -> None:
    from trainer.banks.wording import counted
    from trainer.cli.output import visible

    loaded = report.loaded
    for problem in loaded.problems:
        click.echo(visible(_located(path, problem)))
    if loaded.bank is None:
        click.echo(f"{path}: nothing of this bank can be used.", err=True)
        return
    for finding in report.findings:
        click.echo(visible(_located(path, finding)))
    for finding in report.accepted:
        click.echo(visible(f"accepted: {_located(path, finding)} Reason: {finding.reason}"))
    click.echo(f"{path}: robots, in items right of those that their rule tells apart:", err=True)
    for score in report.robots:
        click.echo(f"  {_robot(score)}", err=True)
    notes = sum(one.weight == "note" for one in report.findings)
    found = len(report.findings) - notes
    counts = [
        counted(len(loaded.bank.items), "question"),
        *([counted(len(loaded.problems), "problem")] if loaded.problems else []),
        counted(found, "finding") if found else "no findings",
        counted(notes, "note"),
        f"{len(report.accepted):,} accepted",
    ]
    click.echo(f"{path}: {', '.join(counts)}.", err=True)


def _robot(score: Score) -> str:
    if not score.items:
        return f"{score.name:14} had nothing to go by"
    said = "within chance"
    if score.is_above:
        said = "ABOVE CHANCE"
    elif score.is_below:
        said = "below chance"
    return (
        f"{score.name:14} {score.points:6.1f} of {score.items:4}, chance {score.chance:6.1f} "
        f"({score.low:.1f} to {score.high:.1f}): {said}"
    )


def _located(path: str, found: Problem | Finding) -> str:
    """Write a finding with a path that an editor can open from here."""
    whole = Path(path)
    place = path
    if whole.name != found.path or whole.is_dir():
        place = f"{path.rstrip('/')}/{found.path}"  # in a folder or inside a package
    replace: Callable[..., Problem | Finding] = found._replace
    return str(replace(path=place))


def _plain(path: str, report: Report) -> dict[str, Any]:
    bank = report.loaded.bank
    return {
        "path": path,
        "readable": bank is not None,
        "clean": report.is_clean,
        "items": 0 if bank is None else len(bank.items),
        "problems": [one._asdict() for one in report.loaded.problems],
        "findings": [_plain_finding(one) for one in report.findings],
        "accepted": [_plain_finding(one) for one in report.accepted],
        "robots": [{**one._asdict(), "within": _is_within(one)} for one in report.robots],
    }


def _plain_finding(finding: Finding) -> dict[str, Any]:
    plain = finding._asdict()
    if not finding.reason:
        del plain["reason"]
    return plain


def _is_within(score: Score) -> bool:
    return not score.is_above and not score.is_below
