# SPDX-License-Identifier: MIT
"""Two parallel forms, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from trainer.cli.output import console, visible

if TYPE_CHECKING:
    from trainer.model.exam import Exam
    from trainer.services.exam_forms import FormPair


def print_pair(exam: Exam, pair: FormPair) -> None:
    """Print how alike two forms are, and then both, question beside question."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("Section", "Content", "", "Form A", "Form B"):
        table.add_column(heading, justify="right" if heading.startswith("Form") else "left")
    for one in pair.comparisons:
        title = visible(exam.sections[one.section].title)
        value = visible(one.value or "none")
        table.add_row(title, one.what, value, str(one.first), str(one.second))
    console().print(table)
    if pair.difficulty is not None:
        first, second = pair.difficulty
        click.echo(f"Guessed difficulty (share right): {first:.2f} and {second:.2f}")
    both = len(pair.first.form.entries)
    click.echo(f"Questions in both forms: {pair.shared} of {both}")
    listed = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("", "Form A", "Form B"):
        listed.add_column(heading, justify="left" if heading else "right")
    pairs = zip(pair.first.form.entries, pair.second.form.entries, strict=True)
    for number, (first_one, second_one) in enumerate(pairs, 1):
        listed.add_row(str(number), first_one.key.item, second_one.key.item)
    console().print(listed)
