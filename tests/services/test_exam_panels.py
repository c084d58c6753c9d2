# SPDX-License-Identifier: MIT
"""Panels beside their exam: sheets out and in, and cuts that count in what is sat."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exams import FakeMachine, install, opener
from trainer.model.panel import cut_of, next_round, rate
from trainer.services.exam_panels import (
    begin_panel,
    enter,
    load_panel,
    must_load,
    panel_path,
    save_panel,
    sheet,
    take_sheet,
    write_sheet,
)
from trainer.services.exams import ExamError, ExamService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FixedClock
    from trainer.model.panel import Panel
    from trainer.paths import Paths
    from trainer.services.context import Services


@pytest.fixture
def services(paths: Paths, clock: FixedClock) -> Iterator[Services]:
    install(paths)
    opened = opener(paths, clock, FakeMachine(clock))()
    yield opened
    opened.close()


@pytest.fixture
def service(services: Services) -> ExamService:
    return ExamService(services)


@pytest.fixture
def panel(service: ExamService, paths: Paths) -> Panel:
    made = begin_panel(service, service.definition("small"), ["Ann", " Bo  Li "], 7)
    save_panel(paths, made)
    return made


def filled(panel: Panel, value: float = 60) -> Panel:
    for rater in range(len(panel.raters)):
        for at in range(len(panel.items)):
            panel = rate(panel, rater, at, value + 10 * rater)
    return panel


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def changed(text: str, **columns: str) -> str:
    """Fill columns of a sheet in, the same in every line."""
    lines = rows(text)
    out = io.StringIO()
    writer = csv.DictWriter(out, lines[0].keys())
    writer.writeheader()
    writer.writerows({**line, **columns} for line in lines)
    return out.getvalue()


def test_a_panel_rates_the_items_of_a_form(service: ExamService, panel: Panel) -> None:
    drawn = service.draw(service.definition("small"), 7)
    assert [item.key for item in panel.items] == [entry.key for entry in drawn.form.entries]
    assert panel.raters == ("Ann", "Bo Li")


def test_a_panel_may_rate_all_that_may_be_asked(service: ExamService) -> None:
    panel = begin_panel(service, service.definition("small"), ["Ann"], None)
    assert len(panel.items) == 12 + 20
    assert {item.section for item in panel.items} == {"safety", "general"}


def test_a_panel_is_kept_beside_the_exam(panel: Panel, paths: Paths) -> None:
    assert Path(panel_path(paths, "small")).parent == Path(paths.data, "exams")
    assert load_panel(paths, "small") == panel
    assert load_panel(paths, "other") is None
    with pytest.raises(ExamError, match="other has no panel"):
        must_load(paths, "other")


def test_a_panel_needs_raters_with_names_of_their_own(service: ExamService) -> None:
    for raters in ([], ["Ann", "Ann"], ["Ann", " "]):
        with pytest.raises(ExamError, match="name of its own"):
            begin_panel(service, service.definition("small"), raters, 1)


def test_a_panel_that_was_damaged_is_told_and_not_overwritten(panel: Panel, paths: Paths) -> None:
    Path(panel_path(paths, "small")).write_text("{", encoding="utf-8")
    with pytest.raises(ExamError, match="holds no panel"):
        load_panel(paths, "small")


def test_a_sheet_shows_the_question_and_what_is_right(service: ExamService, panel: Panel) -> None:
    lines = rows(sheet(service, service.definition("small"), panel))
    assert len(lines) == 10
    assert lines[0]["section"] == "Safety"
    assert "B. Stop" in lines[0]["question"]
    assert lines[0]["answer"] == "B. Stop"
    assert (lines[0]["Ann"], lines[0]["Bo Li"]) == ("", "")


def test_a_sheet_that_was_filled_in_is_taken(
    service: ExamService, panel: Panel, paths: Paths, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.csv"
    write_sheet(service, "small", str(target))
    text = target.read_text(encoding="utf-8-sig")
    target.write_text(changed(text, **{"Ann": "62,5 %", "Bo Li": "70"}), encoding="utf-8-sig")
    assert take_sheet(paths, "small", str(target)) == []
    cut = cut_of(must_load(paths, "small"))
    assert cut is not None
    assert cut.cut == pytest.approx(66.25)


def test_what_cannot_be_read_is_told_by_line_and_the_rest_is_taken(
    service: ExamService, panel: Panel
) -> None:
    text = sheet(service, service.definition("small"), panel)
    lines = changed(text, Ann="50").splitlines(keepends=True)
    taken, problems = enter(panel, changed(text, Ann="50", **{"Bo Li": "a lot"}))
    assert len(problems) == 10
    assert '"a lot" of Bo Li is no percentage' in problems[0]
    assert taken.rounds[0][0] == (50,) * 10
    _, problems = enter(panel, "".join(lines).replace("exam-bank", "another"))
    assert len(problems) == 10
    assert "this panel does not rate" in problems[0]


@pytest.mark.parametrize("typed", ["101", "-1", "nan", "inf", "1e9"])
def test_a_number_that_is_no_percentage_is_told(
    service: ExamService, panel: Panel, typed: str
) -> None:
    text = sheet(service, service.definition("small"), panel)
    taken, problems = enter(panel, changed(text, Ann=typed))
    assert len(problems) == 10
    assert taken == panel


def test_a_sheet_without_the_columns_that_are_needed_is_told(panel: Panel) -> None:
    taken, problems = enter(panel, "number,Cy\n1,50\n")
    assert taken == panel
    assert problems[:2] == ['line 1: column "bank" is missing', 'line 1: column "item" is missing']
    assert "Ann, Bo Li" in problems[2]


def test_the_sheet_of_the_second_round_shows_what_was_said_in_the_first(
    service: ExamService, panel: Panel
) -> None:
    second = next_round(filled(panel))
    line = rows(sheet(service, service.definition("small"), second))[0]
    assert (line["Ann"], line["Bo Li"]) == ("60", "70")
    assert (line["mean"], line["lowest"], line["highest"]) == ("65.0", "60", "70")


def test_a_sheet_holds_no_formula(service: ExamService, paths: Paths) -> None:
    panel = begin_panel(service, service.definition("small"), ["=HYPERLINK(1)"], 7)
    text = sheet(service, service.definition("small"), panel)
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text
    taken, problems = enter(panel, changed(text, **{"'=HYPERLINK(1)": "50"}))
    assert problems == []
    assert taken.rounds[0][0] == (50,) * 10


def test_the_cuts_of_a_panel_count_where_it_is_in_use(
    services: Services, service: ExamService, panel: Panel, paths: Paths
) -> None:
    learner = services.choose_learner("").id
    save_panel(paths, filled(panel))
    before = service.start(learner, "small", 7).attempt.exam
    assert before is not None
    assert ([one.cut for one in before.sections], before.is_panel_cut) == ([75, 50], False)
    save_panel(paths, filled(panel)._replace(in_use=True))
    after = service.start(learner, "small", 7).attempt.exam
    assert after is not None
    assert ([one.cut for one in after.sections], after.is_panel_cut) == ([65, 65], True)
    assert after.sections[0].cut_error == pytest.approx(5)


def test_a_panel_that_is_not_complete_changes_nothing(
    services: Services, service: ExamService, panel: Panel, paths: Paths
) -> None:
    save_panel(paths, panel._replace(in_use=True))
    sitting = service.start(services.choose_learner("").id, "small", 7).attempt.exam
    assert sitting is not None
    assert not sitting.is_panel_cut


def test_the_cut_of_the_whole_comes_of_the_panel_too(
    services: Services, service: ExamService, panel: Panel, paths: Paths
) -> None:
    install(paths, "cut: 60\n")
    save_panel(paths, filled(panel, 80)._replace(in_use=True))
    sitting = service.start(services.choose_learner("").id, "small", 7).attempt.exam
    assert sitting is not None
    assert sitting.cut == pytest.approx(85)
