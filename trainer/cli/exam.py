# SPDX-License-Identifier: MIT
"""`needlewise exam`: exams to draw, sit, judge and set standards for, in the terminal."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened

if TYPE_CHECKING:
    from trainer.model.attempt import AttemptSummary
    from trainer.model.exam import Exam
    from trainer.services.context import Services
    from trainer.services.exams import Drawn, ExamInfo

CLEAN, PROBLEMS = 0, 1
_FORMS = {None: 0, "A": 1, "B": 2}

_TIMES: dict[str, int | None] = {
    "usual": 0,
    "25": 25,
    "50": 50,
    "100": 100,
    "unlimited": None,
}


@click.group("exam")
def command() -> None:
    """List, draw and sit exams. They are practice, and certify nothing."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def list_exams(settings: dict[str, Any], as_json: bool) -> None:
    """List the exams of this program and this data folder."""
    from trainer.cli.output import visible
    from trainer.services.exams import ExamService

    with opened.services(settings["paths"], lock=False) as services:
        service = ExamService(services)
        exams, broken = service.exams(), service.broken()
        if as_json:
            plain = {
                "exams": [_plain(info) for info in exams],
                "problems": [problem._asdict() for problem in broken],
            }
            click.echo(json.dumps(plain, indent=2))
            return
        for info in exams:
            _tell(service, info)
    for problem in broken:
        click.echo(visible(str(problem)), err=True)


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Report every problem of exam files, as file:line:column.

    Exit code 0: all are clean; 1: there are problems.
    """
    from trainer.banks.exams import load_exam
    from trainer.cli.output import visible

    results = [(path, load_exam(path)) for path in paths]
    if as_json:
        plain = [
            {"path": path, "problems": [problem._asdict() for problem in result.problems]}
            for path, result in results
        ]
        click.echo(json.dumps(plain, indent=2))
    for path, result in results if not as_json else []:
        for problem in result.problems:
            click.echo(visible(str(problem._replace(path=path))))
        if result.exam is not None:
            click.echo(f"{path}: {result.exam.items} questions; no problems.", err=True)
    ctx.exit(PROBLEMS if any(result.problems for _, result in results) else CLEAN)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of exam files, for editors that complete and check as you type."""
    from trainer.banks.exams import exam_schema

    click.echo(json.dumps(exam_schema(), indent=2))


@command.command("add")
@click.argument("path", metavar="FILE")
@click.pass_obj
def add(settings: dict[str, Any], path: str) -> None:
    """Copy an exam into the data folder, in place of one with the same id."""
    from trainer.services.exam_files import add_exam

    with opened.alone(settings["paths"]):
        added = add_exam(path, settings["paths"], here=True)
    click.echo(f"{added.path} is there now.")


@command.command("remove")
@click.argument("exam", metavar="EXAM")
@click.pass_obj
def remove(settings: dict[str, Any], exam: str) -> None:
    """Delete an exam from the data folder; what was sat of it stays."""
    from trainer.services.exam_files import remove_exam
    from trainer.services.exams import ExamService

    with opened.services(settings["paths"], lock=True) as services:
        file = ExamService(services).get(exam)
        remove_exam(file)
    click.echo(f"{file.path} is deleted.")


@command.command("draw")
@click.argument("exam", metavar="EXAM")
@click.option("--seed", type=int, default=1, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print the form as JSON.")
@click.pass_obj
def draw(settings: dict[str, Any], exam: str, seed: int, as_json: bool) -> None:
    """Show the form that a seed draws; nothing is begun."""
    from trainer.services.exams import ExamService

    with opened.services(settings["paths"], lock=False) as services:
        service = ExamService(services)
        definition = service.definition(exam)
        drawn = service.draw(definition, seed)
        _refuse_short(service, definition, drawn)
        if as_json:
            click.echo(json.dumps(_plain_form(definition, drawn), indent=2))
        else:
            _print_form(services, definition, drawn)


@command.command("forms")
@click.argument("exam", metavar="EXAM")
@click.option("--seed", type=int, default=1, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print both forms as JSON.")
@click.pass_obj
def forms(settings: dict[str, Any], exam: str, seed: int, as_json: bool) -> None:
    """Draw two forms that are alike in content and share as few questions as can be."""
    from trainer.cli.exam_forms import print_pair
    from trainer.services.exam_forms import parallel_forms
    from trainer.services.exams import ExamService

    with opened.services(settings["paths"], lock=False) as services:
        service = ExamService(services)
        definition = service.definition(exam)
        pair = parallel_forms(service, definition, seed)
        for drawn in (pair.first, pair.second):
            _refuse_short(service, definition, drawn)
        if as_json:
            plain = {
                "forms": [_plain_form(definition, form) for form in (pair.first, pair.second)],
                "shared": pair.shared,
            }
            click.echo(json.dumps(plain, indent=2))
        else:
            print_pair(definition, pair)


@command.command("sit")
@click.argument("exam", metavar="EXAM", required=False)
@click.option("--seed", type=int, metavar="N", help="Draw the form from this seed.")
@click.option("--form", type=click.Choice(["A", "B"]), help="One of the two forms of `exam forms`.")
@click.pass_obj
def sit(settings: dict[str, Any], exam: str | None, seed: int | None, form: str | None) -> None:
    """Sit an exam here; without a name, go on with the one that was left open."""
    from trainer.cli.exam_session import ExamTerminal
    from trainer.errors import TrainerError
    from trainer.services.exams import ExamService

    if seed is None:
        seed = settings["seed"]
    with opened.services(settings["paths"], lock=True) as services:
        service = ExamService(services)
        left = [one for one in _open_exams(services) if exam in (None, one.exam)]
        if left and seed is None and form is None:
            engine = services.attempts.resume(left[0].id)
        elif exam is None:
            message = "No exam was left open; `needlewise exam list` shows which there are."
            raise TrainerError(message)
        else:
            service.definition(exam)
            learner = services.choose_learner(opened.profile(services.paths)).id
            drawn_from = services.practice.new_seed() if seed is None else seed
            if form is not None and seed is None:
                drawn_from = 1  # as `exam forms` has it
            engine = service.start(learner, exam, drawn_from, _FORMS[form])
        ExamTerminal(services, sys.stdin).run(engine)


def _open_exams(services: Services) -> list[AttemptSummary]:
    """List the exams that were left open; a learner is not added for that."""
    known = [learner.id for learner in services.learners()]
    wanted = opened.profile(services.paths)
    learner = wanted if wanted in known else next(iter(known), "")
    return [one for one in services.attempts.open_attempts(learner) if one.exam]


@command.command("results")
@click.argument("exam", metavar="EXAM", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_obj
def results(settings: dict[str, Any], exam: str | None, as_json: bool) -> None:
    """Show what came of the exams that were sat, the last one first."""
    from trainer.cli.exam_session import verdict_lines
    from trainer.cli.output import visible
    from trainer.services.exams import ExamService

    found = []
    with opened.services(settings["paths"], lock=False) as services:
        service = ExamService(services)
        for learner in services.learners():
            for one in service.sat(learner.id):
                if exam in (None, one.exam) and one.state == "finished":
                    verdict = service.verdict(services.attempts.read(one.id))
                    found.append((learner.name, one, verdict))
    if as_json:
        plain = [
            {"learner": name, "attempt": one._asdict(), "verdict": verdict_plain(verdict)}
            for name, one, verdict in found
        ]
        click.echo(json.dumps(plain, indent=2))
        return
    for name, one, verdict in found:
        who = f", {visible(name)}" if name else ""
        click.echo(f"{visible(one.title)}, {one.finished_at[:16].replace('T', ' ')} UTC{who}")
        for line, _ in verdict_lines(verdict):
            click.echo(f"  {line}")


@command.command("time")
@click.argument("extra", type=click.Choice(list(_TIMES)), required=False)
@click.option("--pauses/--no-pauses", default=None, help="Whether the clock may be stopped.")
@click.pass_obj
def allow(settings: dict[str, Any], extra: str | None, pauses: bool | None) -> None:
    """Show or set what the learner is allowed in exams begun from now on.

    The extra time is in percent of the usual.
    """
    from trainer.model.accommodation import Accommodation
    from trainer.services.exams import ExamService

    with opened.services(settings["paths"], lock=True) as services:
        learner = services.choose_learner(opened.profile(services.paths)).id
        service = ExamService(services)
        now = service.accommodation(learner)
        if extra is not None or pauses is not None:
            now = Accommodation(
                now.extra_percent if extra is None else _TIMES[extra],
                now.pauses if pauses is None else pauses,
            )
            service.allow(learner, now)
    said = next(name for name, percent in _TIMES.items() if percent == now.extra_percent)
    time = {"usual": "the usual time", "unlimited": "no time limit"}.get(
        said, f"{said} % more time"
    )
    click.echo(f"In exams: {time}; the clock {'may' if now.pauses else 'may not'} be stopped.")


@command.command("compile", hidden=True)
@click.argument("path")
@click.option("--cache", required=True)
def compile_(path: str, cache: str) -> None:
    """Read an exam into a cache; what the window calls in a process of its own."""
    from trainer.banks.exams import compile_exam

    compile_exam(path, cache)


def verdict_plain(verdict: Any) -> dict[str, Any]:
    """Convert a verdict to plain data."""
    plain: dict[str, Any] = verdict._asdict()
    plain["sections"] = [_part(part) for part in verdict.sections]
    plain["total"] = _part(verdict.total)
    return plain


def _part(part: Any) -> dict[str, Any]:
    return {**part._asdict(), "interval": part.interval._asdict()}


def _refuse_short(service: Any, exam: Exam, drawn: Drawn) -> None:
    from trainer.services.exams import ExamError

    if drawn.shortages:
        raise ExamError(service.shortage_sentence(exam, drawn.shortages[0]))


def _plain(info: ExamInfo) -> dict[str, Any]:
    from trainer.model.exam import write_exam

    return {
        **write_exam(info.exam),
        "path": info.file.path,
        "bundled": info.file.is_bundled,
        "missing_banks": list(info.missing_banks),
        "shortages": [short._asdict() for short in info.shortages],
    }


def _tell(service: Any, info: ExamInfo) -> None:
    from trainer.cli.output import visible

    exam = info.exam
    time = f"{exam.minutes} minutes" if exam.minutes else "no time limit"
    click.echo(f"{exam.id}: {visible(exam.title)}, {exam.items} questions, {time}")
    for section in exam.sections:
        cut = f", cut {section.cut:g} %" if section.cut is not None else ""
        click.echo(f"  {visible(section.title)}: {section.count} questions{cut}")
    for short in info.shortages:
        click.echo(f"  Cannot be drawn. {service.shortage_sentence(exam, short)}")


def _plain_form(exam: Exam, drawn: Drawn) -> dict[str, Any]:
    return {
        "exam": exam.id,
        "seed": drawn.form.seed,
        "items": [
            {"bank": entry.key.bank, "item": entry.key.item, "section": exam.sections[place].id}
            for entry, place in zip(drawn.form.entries, drawn.section_of, strict=True)
        ],
    }


def _print_form(services: Services, exam: Exam, drawn: Drawn) -> None:
    from trainer.cli.output import visible

    rows = {
        (bank, row.id): row
        for bank in {entry.key.bank for entry in drawn.form.entries}
        for row in services.library.rows(bank)
    }
    shown = -1
    for number, entry in enumerate(drawn.form.entries):
        place = drawn.section_of[number]
        if place != shown:
            click.echo(visible(exam.sections[place].title))
            shown = place
        row = rows[entry.key]
        critical = ", critical" if row.critical else ""
        about = ", ".join(filter(None, (row.topic, row.level, row.type)))
        click.echo(f"  {number + 1:3}  {entry.key.item}  ({visible(about)}{critical})")


def _add_panel() -> None:
    from trainer.cli.exam_panel import command as panel

    command.add_command(panel)


_add_panel()
