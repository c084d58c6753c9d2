# SPDX-License-Identifier: MIT
"""Panels that set the standard of an exam: kept beside it, filled in by sheets or one by one."""

from __future__ import annotations

import csv
import io
import json
import os
from typing import TYPE_CHECKING, Any

from trainer.model.blueprint import eligible
from trainer.model.panel import (
    Panel,
    PanelItem,
    form_cut,
    new_panel,
    rate,
    read_panel,
    spreads,
    standing,
    write_panel,
)
from trainer.services.exam_asking import asked
from trainer.services.exam_files import own_folder, write_file
from trainer.services.exams import ExamError, ExamService, by_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.exam import Exam
    from trainer.model.exam_sitting import Sitting
    from trainer.paths import Paths
    from trainer.services.exams import Drawn

_SUFFIX = ".panel.json"
_SHEET_CHARACTERS = 20_000_000
_HEADINGS = ("number", "section", "bank", "item", "question", "answer")
_SPREAD = ("mean", "lowest", "highest", "deviation")
# A spreadsheet would take text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


def panel_path(paths: Paths, exam: str) -> str:
    """Return where the panel of an exam is kept."""
    return os.path.join(own_folder(paths), exam + _SUFFIX)


def load_panel(paths: Paths, exam: str) -> Panel | None:
    """Read the panel of an exam; None where there is none.

    Raises:
        ExamError: there is something that is no panel.
    """
    path = panel_path(paths, exam)
    try:
        with open(path, encoding="utf-8") as file:
            return read_panel(json.load(file))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        message = f"{path} holds no panel that can be read; move it away and begin anew."
        raise ExamError(message, str(error)) from error


def save_panel(paths: Paths, panel: Panel) -> None:
    """Write a panel, complete or not at all.

    Raises:
        ExamError: it cannot be written.
    """
    path = panel_path(paths, panel.exam)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_file(path, (json.dumps(write_panel(panel), indent=1) + "\n").encode())
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise ExamError(message, str(error)) from error


def begin_panel(service: ExamService, exam: Exam, raters: Sequence[str], seed: int | None) -> Panel:
    """Begin a panel; nothing is written yet.

    Args:
        service: of the data folder.
        exam: the definition.
        raters: their names.
        seed: of the form whose items are rated; None for all that may be asked.

    Raises:
        ExamError: the banks cannot give the form, or the names of raters are not each its own.
    """
    if seed is None:
        items = [
            PanelItem(entry.key, entry.row.content_hash, section.id)
            for section, pool in zip(
                exam.sections, eligible(exam, service.entries(exam)), strict=True
            )
            for entry in pool
        ]
    else:
        drawn = service.draw(exam, seed)
        if drawn.shortages:
            raise ExamError(service.shortage_sentence(exam, drawn.shortages[0]))
        items = [
            PanelItem(entry.key, entry.content_hash, exam.sections[place].id)
            for entry, place in zip(drawn.form.entries, drawn.section_of, strict=True)
        ]
    names = [" ".join(name.split()) for name in raters]
    try:
        return new_panel(exam.id, seed, items, names)
    except ValueError as error:
        message = "A panel needs raters, each with a name of its own."
        raise ExamError(message, str(error)) from error


def sheet(service: ExamService, exam: Exam, panel: Panel) -> str:
    """Return a sheet for a spreadsheet: a line for each item, a column for each rater.

    In the second round it shows what was said in the first, and its spread.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    spread = _SPREAD if panel.round > 1 else ()
    writer.writerow([*_HEADINGS, *map(_cell, panel.raters), *spread])
    titles = {section.id: section.title for section in exam.sections}
    said, first = standing(panel), spreads(panel, 1)
    for at, item in enumerate(panel.items):
        text = asked(service.plain(item.key))
        row: list[Any] = [at + 1, titles.get(item.section, item.section), *item.key]
        row += [text.question, text.answer]
        row += ["" if values[at] is None else f"{values[at]:g}" for values in said]
        if spread:
            row += _spread_cells(first[at])
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def write_sheet(service: ExamService, exam_id: str, path: str) -> None:
    """Write the sheet of a panel to a file.

    Raises:
        ExamError: there is no panel, or the file cannot be written.
    """
    exam = service.definition(exam_id)
    text = sheet(service, exam, must_load(service.paths, exam_id))
    try:
        # With a mark at its beginning spreadsheets read it as what it is.
        write_file(path, text.encode("utf-8-sig"))
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise ExamError(message, str(error)) from error


def take_sheet(paths: Paths, exam_id: str, path: str) -> list[str]:
    """Take the ratings of a file into the panel; return a line for all that cannot be read.

    Raises:
        ExamError: there is no panel, the file cannot be read, or the panel not be written.
    """
    panel = must_load(paths, exam_id)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read(_SHEET_CHARACTERS)
    except (OSError, UnicodeError) as error:
        message = f"{path} cannot be read; save it as CSV in UTF-8."
        raise ExamError(message, str(error)) from error
    panel, problems = enter(panel, text)
    save_panel(paths, panel)
    return problems


def must_load(paths: Paths, exam_id: str) -> Panel:
    """Read the panel of an exam.

    Raises:
        ExamError: there is none, or it cannot be read.
    """
    panel = load_panel(paths, exam_id)
    if panel is None:
        message = f"{exam_id} has no panel; `needlewise exam angoff begin {exam_id}` begins one."
        raise ExamError(message)
    return panel


def enter(panel: Panel, text: str) -> tuple[Panel, list[str]]:
    """Take ratings from a sheet into the round that is on; cells that are empty change nothing.

    Args:
        panel: to be filled in.
        text: CSV with columns "bank", "item" and one for each rater.

    Returns:
        The panel with what could be read, and a line for everything that could not.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = [name or "" for name in reader.fieldnames or ()]
    problems = [f'column "{need}" is missing' for need in ("bank", "item") if need not in names]
    columns = {_plain_cell(name): name for name in names}
    raters = [(at, columns[name]) for at, name in enumerate(panel.raters) if name in columns]
    if not raters:
        problems.append(f"no column is named after a rater: {', '.join(panel.raters)}")
    if problems:
        return panel, [f"line 1: {problem}" for problem in problems]
    places = {tuple(item.key): at for at, item in enumerate(panel.items)}
    for row in reader:
        place = places.get((row.get("bank") or "", row.get("item") or ""))
        if place is None:
            problems.append(f"line {reader.line_num}: this panel does not rate {row.get('item')}")
            continue
        for rater, column in raters:
            panel, problem = _entered(panel, rater, place, row.get(column) or "")
            problems += [f"line {reader.line_num}: {problem}"] if problem else []
    return panel, problems


def with_panel_cuts(paths: Paths, exam: Exam, drawn: Drawn, sitting: Sitting) -> Sitting:
    """Put the cuts of a panel that is in use in place of those of the definition.

    Raises:
        ExamError: there is a panel and it cannot be read.
    """
    panel = load_panel(paths, exam.id)
    if panel is None or not panel.in_use:
        return sitting
    sections, total, items = [], 0.0, 0
    for rules, entries in zip(sitting.sections, by_section(drawn), strict=True):
        found = form_cut(panel, rules.id, {entry.key for entry in entries})
        if found is None:
            return sitting
        total, items = total + found.cut * len(entries), items + len(entries)
        is_judged = rules.cut is not None
        sections.append(
            rules._replace(cut=found.cut, cut_error=found.error) if is_judged else rules
        )
    cut = None if sitting.cut is None else total / items
    return sitting._replace(sections=tuple(sections), cut=cut, is_panel_cut=True)


def _entered(panel: Panel, rater: int, place: int, typed: str) -> tuple[Panel, str]:
    typed = typed.strip().rstrip("%").strip().replace(",", ".")
    if not typed:
        return panel, ""
    try:
        percent = float(typed)
        # What is said again is no change.
        if standing(panel)[rater][place] != percent:
            panel = rate(panel, rater, place, percent)
    except ValueError:
        name = panel.raters[rater]
        return panel, f'"{typed[:20]}" of {name} is no percentage from 0 to 100'
    return panel, ""


def _spread_cells(spread: Any) -> list[str]:
    if spread is None:
        return [""] * len(_SPREAD)
    deviation = "" if spread.deviation is None else f"{spread.deviation:.1f}"
    return [f"{spread.mean:.1f}", f"{spread.low:g}", f"{spread.high:g}", deviation]


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain_cell(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
