# SPDX-License-Identifier: MIT
"""`needlewise data`: where everything is, checked, backed up, exported, imported, deleted."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import opened
from trainer.services import data

if TYPE_CHECKING:
    from trainer.paths import Paths

_SOUND, _FOUND = 0, 1


@click.group("data")
def command() -> None:
    """Look after the folder that holds what you have answered."""


@command.command("where")
@click.option("--json", "as_json", is_flag=True, help="Print the places as JSON.")
@click.pass_obj
def where(settings: dict[str, Any], as_json: bool) -> None:
    """Print where everything is."""
    places = data.where(settings["paths"])
    if as_json:
        click.echo(json.dumps(places._asdict(), indent=2))
        return
    for name, place in places._asdict().items():
        click.echo(f"{name:<9} {place}")


@command.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Check the data file, its chain of hashes, and all that is derived from it.

    Exit code 0: all is sound; 1: something was found; 2: the file cannot be read.
    """
    report = data.check(ctx.obj["paths"])
    if as_json:
        found = {**report._asdict(), "sound": report.is_sound}
        click.echo(json.dumps(found, indent=2))
    elif report.is_sound:
        click.echo(f"All is sound: {report.size:,} bytes, every event in its place.")
    else:
        for line in (*report.damage, *report.derived):
            click.echo(line)
        remedy = "needlewise data restore FILE" if report.damage else "needlewise data rebuild"
        click.echo(f"To mend it: {remedy}", err=True)
    ctx.exit(_SOUND if report.is_sound else _FOUND)


@command.command("backup")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--list", "listed", is_flag=True, help="List the backups that there are.")
@click.pass_obj
def backup(settings: dict[str, Any], file: str | None, listed: bool) -> None:
    """Back the data up, into FILE or beside the other backups."""
    paths: Paths = settings["paths"]
    if listed:
        backups = data.backups(paths)
        if not backups:
            click.echo("There is no backup yet.", err=True)
        for found in backups:
            click.echo(f"{found.made_at:%Y-%m-%d %H:%M}  {found.size:>12,}  {found.path}")
        return
    click.echo(data.back_up(paths, _now, file or ""))


@command.command("restore")
@click.argument("file", metavar="FILE")
@click.pass_obj
def restore(settings: dict[str, Any], file: str) -> None:
    """Put a backup in the place of the data. What is there now is kept beside it."""
    paths: Paths = settings["paths"]
    with opened.alone(paths):
        kept = data.restore(paths, file, _now)
    click.echo("Restored." + (f" What was there before is in {kept}" if kept else ""))


@command.command("export")
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(("json", "csv", "xapi")),
    default="json",
    help="json for another machine, csv for a spreadsheet, xapi for a learning record store.",
)
@click.pass_obj
def export(settings: dict[str, Any], file: str, form: str) -> None:
    """Write everything that was answered into one file."""
    from trainer.services.my_data import Format, export_as

    with opened.services(settings["paths"], lock=True) as services:
        click.echo(export_as(services, file, Format(form)))


@command.command("import")
@click.argument("file", metavar="FILE")
@click.pass_obj
def import_(settings: dict[str, Any], file: str) -> None:
    """Take over what another machine has exported as JSON; twice is the same as once."""
    from trainer.banks.wording import counted
    from trainer.services.my_data import import_file

    with opened.services(settings["paths"], lock=True) as services:
        merged = import_file(services, file)
    click.echo(f"{counted(merged.taken, 'event')} taken over, {merged.known} known before.")
    if merged.left_out:
        click.echo(
            f"{counted(merged.left_out, 'event')} of {counted(len(merged.attempts), 'session')}"
            " left out: they went on on both machines after they had been brought together.",
            err=True,
        )


@command.command("delete")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def delete(settings: dict[str, Any], yes: bool) -> None:
    """Delete every answer, profile, plan and backup. Banks, exams and settings stay."""
    from trainer.services.my_data import delete_everything

    paths: Paths = settings["paths"]
    if not yes:
        click.echo(f"This deletes all answers and all backups in {paths.data}, for good.")
        click.echo("Files that you exported elsewhere stay, and so do banks, exams and settings.")
        if click.prompt("Type delete to go on", default="", show_default=False) != "delete":
            click.echo("Nothing was deleted.")
            return
    with opened.alone(paths):
        removed = delete_everything(paths)
    for file in removed:
        click.echo(file)
    if not removed:
        click.echo("There was nothing to delete.")


@command.command("rebuild")
@click.option("--json", "as_json", is_flag=True, help="Print what differed as JSON.")
@click.pass_obj
def rebuild(settings: dict[str, Any], as_json: bool) -> None:
    """Derive scores and standing anew from the log, and say what was different."""
    with opened.services(settings["paths"], lock=True) as services:
        difference = data.rebuild(services)
    if as_json:
        rows = [str(row) for row in difference.rows]
        click.echo(json.dumps({"events": difference.events, "differences": rows}, indent=2))
        return
    from trainer.banks.wording import counted

    for row in difference.rows:
        click.echo(str(row))
    match len(difference.rows):
        case 0:
            what = "the same"
        case 1:
            what = "1 row differed and is mended"
        case many:
            what = f"{many} rows differed and are mended"
    click.echo(f"{counted(difference.events, 'event')} replayed: {what}.")


def _now() -> datetime:
    return datetime.now().astimezone()
