# SPDX-License-Identifier: MIT
"""`needlewise exam angoff`: a panel sets the cut of an exam, item by item, in two rounds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.model.angoff import AngoffCut
    from trainer.model.exam import Exam
    from trainer.model.panel import Panel
    from trainer.services.exams import ExamService

_TALKED_OVER = 10


@click.group("angoff")
def command() -> None:
    """Set the cut of an exam by a panel, after Angoff.

    Each rater says of each question what percentage of minimally competent practitioners would
    answer it right. A second round follows a talk about where the raters differ.
    """


@command.command("begin")
@click.argument("exam", metavar="EXAM")
@click.option("--rater", "raters", multiple=True, required=True, help="A name; may be repeated.")
@click.option("--seed", type=int, default=1, show_default=True, help="Rate the form of this seed.")
@click.option("--whole", is_flag=True, help="Rate every question that may be asked instead.")
@click.option("--force", is_flag=True, help="Begin anew, even if there is a panel.")
@click.pass_obj
def begin(
    settings: dict[str, Any],
    exam: str,
    raters: tuple[str, ...],
    seed: int,
    whole: bool,
    force: bool,
) -> None:
    """Begin a panel on the questions of a form."""
    from trainer.services.exam_panels import begin_panel, load_panel, save_panel

    with opened.services(settings["paths"], lock=True) as services:
        service, definition = _of(services, exam)
        if not force and load_panel(services.paths, exam) is not None:
            message = f"{exam} has a panel already; add --force to begin anew."
            raise TrainerError(message)
        panel = begin_panel(service, definition, raters, None if whole else seed)
        save_panel(services.paths, panel)
    click.echo(f"{len(panel.items)} questions for {len(panel.raters)} raters, round 1.")


@command.command("sheet")
@click.argument("exam", metavar="EXAM")
@click.argument("file", metavar="FILE")
@click.pass_obj
def sheet(settings: dict[str, Any], exam: str, file: str) -> None:
    """Write a sheet (CSV) for the raters to fill in; - prints it."""
    from trainer.services.exam_panels import must_load, write_sheet
    from trainer.services.exam_panels import sheet as written

    with opened.services(settings["paths"], lock=False) as services:
        service, definition = _of(services, exam)
        if file == "-":
            click.echo(written(service, definition, must_load(services.paths, exam)), nl=False)
            return
        write_sheet(service, exam, file)
    click.echo(f"{file} is there. Fill it in, then run: needlewise exam angoff enter {exam} {file}")


@command.command("enter")
@click.argument("exam", metavar="EXAM")
@click.argument("file", metavar="FILE")
@click.pass_context
def enter(ctx: click.Context, exam: str, file: str) -> None:
    """Take the ratings of a sheet (CSV); cells that are empty change nothing.

    Exit code 1: something in it could not be read, and the rest was taken.
    """
    from trainer.cli.output import visible
    from trainer.services.exam_panels import must_load, take_sheet

    paths = ctx.obj["paths"]
    with opened.alone(paths):
        problems = take_sheet(paths, exam, file)
        panel = must_load(paths, exam)
    for problem in problems:
        click.echo(visible(f"{file}: {problem}"), err=True)
    _tell_state(panel)
    ctx.exit(1 if problems else 0)


@command.command("rate")
@click.argument("exam", metavar="EXAM")
@click.argument("rater", metavar="RATER")
@click.pass_obj
def rate(settings: dict[str, Any], exam: str, rater: str) -> None:
    """Rate the questions here, one by one; Enter leaves one as it is, :quit stops."""
    from trainer.cli.output import visible
    from trainer.model.panel import rate as rated
    from trainer.model.panel import spreads, standing
    from trainer.services.exam_asking import asked
    from trainer.services.exam_panels import must_load, save_panel

    with opened.services(settings["paths"], lock=True) as services:
        service, _ = _of(services, exam)
        panel = must_load(services.paths, exam)
        number = _number(panel, rater)
        first = spreads(panel, 1)
        for at, item in enumerate(panel.items):
            if panel.round == 1 and panel.rounds[0][number][at] is not None:
                continue
            text = asked(service.plain(item.key))
            click.echo(f"\n{at + 1} of {len(panel.items)}\n{visible(text.question)}")
            if text.answer:
                click.echo(f"Right: {visible(text.answer)}")
            spread, said = first[at], standing(panel)[number][at]
            if panel.round > 1 and spread is not None:
                span = f"mean {spread.mean:.0f} %, from {spread.low:g} to {spread.high:g}"
                click.echo(f"Round 1: {span}; {visible(rater)} said {said:g}")
            percent = _ask_percent()
            if percent is _STOP:
                break
            if isinstance(percent, float):
                panel = rated(panel, number, at, percent)
                save_panel(services.paths, panel)
    _tell_state(panel)


@command.command("next")
@click.argument("exam", metavar="EXAM")
@click.pass_obj
def next_(settings: dict[str, Any], exam: str) -> None:
    """Go on to the second round, after the talk."""
    from trainer.model.panel import next_round
    from trainer.services.exam_panels import must_load, save_panel

    with opened.alone(settings["paths"]):
        try:
            panel = next_round(must_load(settings["paths"], exam))
        except ValueError as error:
            message = "A second round follows a complete first one; `show` says what is missing."
            raise TrainerError(message, str(error)) from error
        save_panel(settings["paths"], panel)
    click.echo("Round 2. What was said stands until it is changed.")


@command.command("show")
@click.argument("exam", metavar="EXAM")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def show(settings: dict[str, Any], exam: str, as_json: bool) -> None:
    """Show the cut with its error, and where the raters differ most."""
    from trainer.model.panel import cut_of, write_panel
    from trainer.services.exam_panels import must_load

    with opened.services(settings["paths"], lock=False) as services:
        _, definition = _of(services, exam)
    panel = must_load(settings["paths"], exam)
    cuts = {section.id: cut_of(panel, section.id) for section in definition.sections}
    whole = cut_of(panel)
    if as_json:
        plain = {
            "panel": write_panel(panel),
            "sections": {name: _plain(cut) for name, cut in cuts.items()},
            "whole": _plain(whole),
        }
        click.echo(json.dumps(plain, indent=2))
        return
    _tell_state(panel)
    for section in definition.sections:
        _tell_cut(section.title, cuts[section.id])
    _tell_cut("All", whole)
    _tell_differences(panel)
    click.echo("These cuts count." if panel.in_use else "The cuts of the definition count.")


@command.command("use")
@click.argument("exam", metavar="EXAM")
@click.option("--off", is_flag=True, help="Let the cuts of the definition count again.")
@click.pass_obj
def use(settings: dict[str, Any], exam: str, off: bool) -> None:
    """Let the cuts of the panel count, for exams that are begun from now on."""
    from trainer.model.panel import cut_of
    from trainer.services.exam_panels import must_load, save_panel

    with opened.alone(settings["paths"]):
        panel = must_load(settings["paths"], exam)
        if not off and cut_of(panel) is None:
            message = "The panel has no cut yet; `show` says what is missing."
            raise TrainerError(message)
        save_panel(settings["paths"], panel._replace(in_use=not off))
    click.echo("The cuts of the definition count." if off else "The cuts of the panel count.")


_STOP = object()


def _ask_percent() -> object:
    while True:
        click.echo("Of 100 minimally competent practitioners, how many answer right? ", nl=False)
        line = sys.stdin.readline()
        typed = line.strip().rstrip("%").strip()
        if not line or typed in (":quit", ":q"):
            return _STOP
        if not typed:
            return None
        try:
            percent = float(typed.replace(",", "."))
        except ValueError:
            percent = -1.0
        if 0 <= percent <= 100:
            return percent
        click.echo("Type a number from 0 to 100.")


def _of(services: Any, exam: str) -> tuple[ExamService, Exam]:
    from trainer.services.exams import ExamService

    service = ExamService(services)
    return service, service.definition(exam)


def _number(panel: Panel, rater: str) -> int:
    if rater not in panel.raters:
        message = f"{rater} is no rater of this panel; there are {', '.join(panel.raters)}."
        raise TrainerError(message)
    return panel.raters.index(rater)


def _tell_state(panel: Panel) -> None:
    from trainer.cli.output import visible
    from trainer.model.panel import changes, missing

    click.echo(f"Round {panel.round}, {len(panel.items)} questions.")
    for name, left in zip(panel.raters, missing(panel), strict=True):
        click.echo(f"  {visible(name)}: {f'{left} to be rated' if left else 'complete'}")
    for name, moved in (changes(panel) or {}).items():
        click.echo(f"  {visible(name)} moved by {moved:.1f} points on average.")


def _tell_cut(title: str, cut: AngoffCut | None) -> None:
    from trainer.cli.output import visible

    if cut is None:
        click.echo(f"{visible(title)}: no cut yet.")
        return
    line = f"{visible(title)}: cut {cut.cut:.1f} %"
    if cut.error is not None:
        line += f", standard error {cut.error:.1f} between raters"
    if cut.error_with_items is not None:
        line += f", {cut.error_with_items:.1f} with the choice of questions"
    click.echo(line)
    if cut.components is not None:
        parts = cut.components
        click.echo(
            f"  Variances: raters {parts.raters:.1f}, questions {parts.items:.1f}, "
            f"both and chance {parts.residual:.1f}"
        )


def _tell_differences(panel: Panel) -> None:
    from trainer.model.panel import spreads

    found = [
        (spread.deviation or 0.0, at, spread)
        for at, spread in enumerate(spreads(panel))
        if spread is not None and spread.deviation
    ]
    if found:
        click.echo("To be talked over first:")
    for deviation, at, spread in sorted(found, key=lambda one: (-one[0], one[1]))[:_TALKED_OVER]:
        item = panel.items[at].key.item
        click.echo(
            f"  {at + 1:3}  {item}: {spread.low:g} to {spread.high:g}, mean {spread.mean:.0f}, "
            f"deviation {deviation:.0f}"
        )


def _plain(cut: AngoffCut | None) -> dict[str, Any] | None:
    if cut is None:
        return None
    parts = None if cut.components is None else cut.components._asdict()
    return {**cut._asdict(), "components": parts}
