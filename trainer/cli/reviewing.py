# SPDX-License-Identifier: MIT
"""`needlewise bank review`: a clinician records a review, or sees what still waits for one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from trainer.model.bank import Bank
    from trainer.model.items.base import Item


class Waiting(NamedTuple):
    """An item without a clinician's agreement.

    Attributes:
        status: how far its review has come.
        asked: what clinicians asked for in this revision; "" where none did.
    """

    item: str
    title: str
    revision: int
    critical: bool
    status: str
    asked: str


@click.command("review")
@click.argument("path", metavar="BANK")
@click.argument("item", required=False)
@click.option("--list", "listing", is_flag=True, help="List what still waits for a clinician.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--verdict", type=click.Choice(("sound", "change", "drop")), help="What you found.")
@click.option("--by", metavar="ROLE", help="Who you are: profession and training, or initials.")
@click.option("--note", default="", metavar="TEXT", help="What is wrong, and what belongs there.")
@click.option("--date", "day", metavar="DAY", help="Day of the review, such as 2026-12-01; today.")
def command(
    path: str,
    item: str | None,
    listing: bool,
    as_json: bool,
    verdict: str | None,
    by: str | None,
    note: str,
    day: str | None,
) -> None:
    """Record what a clinician found on an item, or list what still waits for a review.

    BANK is a file or folder, ITEM the id of an item. The entry goes into the bank's own text,
    where nothing else changes.
    """
    from trainer.banks.recording import readable

    if listing or as_json:
        if item is not None or verdict is not None:
            raise click.UsageError("Either list what waits, or record a review.")
        _list(readable(path), as_json)
        return
    if item is None or verdict is None or by is None:
        raise click.UsageError("Name the ITEM, --verdict and --by; or ask for the --list.")
    if verdict != "sound" and not note.strip():
        raise click.UsageError("Say in a --note what is wrong and what should stand there.")
    _record(path, item, verdict, by, note, day)


def waiting(bank: Bank) -> list[Waiting]:
    """List the items without a clinician's agreement: critical ones first, in the bank's order."""
    from trainer.model.review_record import statuses_of

    statuses = statuses_of(
        {one.id: one.revision for one in bank.items}, bank.reviews, bank.head.status
    )
    left = [
        Waiting(one.id, one.title, one.revision, one.critical, statuses[one.id], _asked(bank, one))
        for one in bank.items
        if statuses[one.id] != "clinician-reviewed"
    ]
    return sorted(left, key=lambda one: not one.critical)


def _asked(bank: Bank, item: Item) -> str:
    from trainer.model.review_record import latest_words

    own = (one for one in bank.reviews if (one.item, one.revision) == (item.id, item.revision))
    found = (one.verdict for one in latest_words(own))
    return ", ".join(dict.fromkeys(verdict for verdict in found if verdict != "sound"))


def _record(path: str, item: str, verdict: str, by: str, note: str, day: str | None) -> None:
    from datetime import date

    from trainer.banks import schema
    from trainer.banks.recording import record_review
    from trainer.cli.output import visible
    from trainer.errors import BankError

    plain = {"by": by.strip(), "date": day or date.today().isoformat(), "verdict": verdict}
    if note.strip():
        plain["note"] = note.strip()
    checked, findings = schema.read_review({"item": "item", "revision": "1", "clinician": plain})
    if checked is None or checked.clinician is None:
        found = findings[0]
        raise BankError(f"{found.message}. {found.remedy}".strip())
    made = record_review(path, item, checked.clinician)
    record = made.record
    click.echo(
        visible(f"{made.file}:{made.line}: {record.item}, revision {record.revision}: {verdict}.")
    )
    _sum_up(waiting(made.bank), len(made.bank.items))


def _list(bank: Bank, as_json: bool) -> None:
    left = waiting(bank)
    if as_json:
        click.echo(json.dumps([one._asdict() for one in left], indent=2))
        return
    from rich.table import Table

    from trainer.cli.output import console, visible

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Item", "Revision", "Critical", "Status", "Asked for"):
        table.add_column(heading, justify="right" if heading == "Revision" else "left")
    for one in left:
        critical = "critical" if one.critical else ""
        table.add_row(visible(one.item), str(one.revision), critical, one.status, one.asked)
    if left:
        console().print(table)
    _sum_up(left, len(bank.items))


def _sum_up(left: list[Waiting], items: int) -> None:
    from trainer.banks.wording import counted

    critical = sum(one.critical for one in left)
    told = counted(items, "question")
    click.echo(f"{len(left)} of {told} wait for a clinician, {critical} of them critical.")
