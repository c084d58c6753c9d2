# SPDX-License-Identifier: MIT
"""`needlewise report items`: what a bank covers, as tables, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.errors import BankError

if TYPE_CHECKING:
    from trainer.model.bank import Bank
    from trainer.services.coverage import Coverage

CORE = "question_banks/core"


@click.command("items")
@click.option("--coverage", "covering", is_flag=True, help="Compare a bank with its plan.")
@click.option("--bank", "path", metavar="PATH", help="Of this bank, instead of the core bank.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--markdown", "as_page", is_flag=True, help="Print the figures as a page.")
@click.option(
    "--docs", metavar="DIR", help="Write coverage.md in DIR, and the figures in its content.md."
)
@click.option("--date", "day", metavar="DAY", help="Dates are past on this day; today.")
def command(
    covering: bool,
    path: str | None,
    as_json: bool,
    as_page: bool,
    docs: str | None,
    day: str | None,
) -> None:
    """Report what the items of a bank cover: plan, body, misbeliefs, sources, reviews."""
    from datetime import date

    from trainer.services.coverage import coverage

    if not covering:
        raise click.UsageError("Say what is to be reported: --coverage.")
    try:
        as_of = (date.fromisoformat(day) if day else date.today()).isoformat()
    except ValueError as error:
        raise click.UsageError(f"{day} is no day; write it as 2026-12-01.") from error
    told = coverage(_read(path), as_of)
    if docs is not None:
        _write(told, Path(docs))
    elif as_json:
        click.echo(json.dumps(_plain(told), indent=2, ensure_ascii=False))
    elif as_page:
        from trainer.cli.coverage_page import page

        click.echo(page(told), nl=False)
    else:
        _print(told)


def _read(path: str | None) -> Bank:
    from trainer import resources
    from trainer.banks.recording import readable

    if path is not None:
        return readable(path)
    with resources.as_path(CORE) as place:
        return readable(str(place))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _write(told: Coverage, folder: Path) -> None:
    from trainer.cli.coverage_page import page, with_parts

    content = folder / "content.md"
    try:
        (folder / "coverage.md").write_text(page(told), encoding="utf-8")
        if content.exists():
            text = content.read_text(encoding="utf-8")
            content.write_text(with_parts(text, told), encoding="utf-8")
    except OSError as error:
        raise BankError(f"{folder} cannot be written: {error.strerror}.", str(error)) from error
    click.echo(f"{folder / 'coverage.md'} is written.")


def _print(told: Coverage) -> None:
    from rich.table import Table

    from trainer.cli.coverage_sheets import sheets
    from trainer.cli.output import console, visible

    out = console()
    out.print(visible(f"{told.title} {told.version}: {told.items} items on {told.as_of}"))
    for sheet in sheets(told):
        out.print(f"\n{sheet.title}", style="bold")
        for note in sheet.notes:
            out.print(visible(note))
        if not sheet.rows:
            continue
        table = Table(box=None, pad_edge=False, header_style="dim")
        for heading in sheet.headings:
            is_number = heading.startswith("#")
            title = heading.removeprefix("#")
            table.add_column(visible(title), justify="right" if is_number else "left")
        for row in sheet.rows:
            table.add_row(*map(visible, row))
        out.print(table)
