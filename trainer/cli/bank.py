# SPDX-License-Identifier: MIT
"""`needlewise bank`: check, lint, review, list, begin, pack and convert banks; their schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli.lint import command as lint
from trainer.cli.reviewing import command as review
from trainer.errors import BankError

if TYPE_CHECKING:
    from trainer.banks.loader import Survey
    from trainer.model.problem import Problem

CLEAN, PROBLEMS, UNREADABLE = 0, 1, 2


@click.group("bank")
def command() -> None:
    """Check, list, write, pack and convert question banks."""


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Report every problem of each bank, as file:line:column.

    A PATH is a .yaml file, a folder or a .needlebank package. Exit code 0: all are clean;
    1: there are problems; 2: a bank cannot be read at all.
    """
    from trainer.banks.loader import check as look

    results = [(path, look(path)) for path in paths]
    code = max(_code(result) for _, result in results)
    if as_json:
        click.echo(json.dumps([_plain(path, result) for path, result in results], indent=2))
    else:
        for path, result in results:
            _print(path, result)
    ctx.exit(code)


command.add_command(lint)
command.add_command(review)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def list_banks(settings: dict[str, Any], as_json: bool) -> None:
    """List the banks of this program and this data folder."""
    from trainer.services.compiling import in_process
    from trainer.services.library import LibraryService

    library = LibraryService(settings["paths"], in_process)
    library.load()
    try:
        banks = library.banks()
    finally:
        library.close()
    if as_json:
        click.echo(json.dumps([bank._asdict() for bank in banks], indent=2))
        return
    from rich.table import Table

    from trainer.cli.output import console, visible

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Bank", "Id", "Version", "Questions", "Problems", "Where"):
        table.add_column(
            heading, justify="right" if heading in ("Questions", "Problems") else "left"
        )
    for bank in banks:
        table.add_row(
            visible(bank.title),
            bank.id,
            visible(bank.version),
            str(bank.items),
            str(bank.problems or ""),
            "came with the program" if bank.bundled else visible(bank.path),
        )
    console().print(table)


@command.command("new")
@click.argument("folder", metavar="DIR")
def new(folder: str) -> None:
    """Begin a bank in a new folder: a file to copy from, explained line by line."""
    from trainer.services.shelf import begin_bank

    place = Path(folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        message = f"{folder} is there already and is not an empty folder; name another."
        raise BankError(message)
    path = place / "bank.yaml"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{place} cannot be made: {error.strerror}."
        raise BankError(message, str(error)) from error
    begin_bank(str(path), place.absolute().name)
    click.echo(
        f"{path} is a bank with two questions. Change it, then run: needlewise bank check {folder}"
    )


@command.command("pack")
@click.argument("folder", metavar="DIR")
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
def pack(folder: str, file: str, force: bool) -> None:
    """Pack a bank's folder into one .needlebank file."""
    from trainer.banks import package

    _refuse_to_replace(file, force)
    package.pack(folder, file)
    click.echo(f"{file} holds the bank of {folder}.")


@command.command("convert")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
def convert(source: str, target: str, force: bool) -> None:
    """Write a bank in another shape: OUT ends in .yaml or .needlebank, or is a folder.

    Says what was kept and what was dropped.
    """
    from trainer.banks import writer

    _refuse_to_replace(target, force)
    for line in writer.convert(source, target):
        click.echo(line)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of the format, for editors that complete and check as you type."""
    from trainer.banks.schema import schema as written

    click.echo(json.dumps(written(), indent=2))


@command.command("compile", hidden=True)
@click.argument("path")
@click.option("--cache", required=True)
def compile_(path: str, cache: str) -> None:
    """Compile a bank into a cache; what the window calls in a process of its own."""
    from trainer.banks.compiled import compile_bank

    compile_bank(path, cache).close()


def _code(result: Survey) -> int:
    if result.head is None:
        return UNREADABLE
    return PROBLEMS if result.problems else CLEAN


def _print(path: str, result: Survey) -> None:
    from trainer.banks.wording import counted
    from trainer.cli.output import visible

    for problem in result.problems:
        click.echo(visible(_located(path, problem)))
    if result.unlisted:
        verb = "is" if result.unlisted == 1 else "are"
        click.echo(f"{path}: {counted(result.unlisted, 'more problem')} {verb} not listed.")
    if result.head is None:
        click.echo(f"{path}: nothing of this bank can be used.", err=True)
        return
    items = counted(len(result.entries), "question")
    sections = f"; {counted(len(result.sections), 'section')}" if result.sections else ""
    left_out = f", {len(result.skipped)} left out until mended" if result.skipped else ""
    found = len(result.problems) + result.unlisted
    count = counted(found, "problem") if found else "no problems"
    click.echo(f"{path}: {items} can be practised{left_out}{sections}; {count}.", err=True)


def _located(path: str, problem: Problem) -> str:
    """Write a problem with a path that an editor can open from here."""
    whole = Path(path)
    if whole.name == problem.path and not whole.is_dir():
        place = path  # the file itself, be it there or not
    else:
        place = f"{path.rstrip('/')}/{problem.path}"  # in a folder or inside a package
    return str(problem._replace(path=place))


def _plain(path: str, result: Survey) -> dict[str, Any]:
    return {
        "path": path,
        "readable": result.head is not None,
        "items": len(result.entries),
        "sections": len(result.sections),
        "pictures": len(result.pictures),
        "left_out": list(result.skipped),
        "problems": [problem._asdict() for problem in result.problems],
        "unlisted": result.unlisted,
    }


def _refuse_to_replace(path: str, force: bool) -> None:
    if Path(path).exists() and not force:
        message = f"{path} is there already; name another, or add --force to replace it."
        raise BankError(message)
