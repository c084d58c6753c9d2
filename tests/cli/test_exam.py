# SPDX-License-Identifier: MIT
"""Exams in the terminal: listed, checked, drawn, sat, judged, and set by a panel."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.exams import EXAM, install, write_exam
from trainer.paths import resolve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command, Printed


@pytest.fixture
def sit(needlewise: Command, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Printed]:
    """Sit the small exam with lines typed in."""

    def run(*lines: str, words: tuple[str, ...] = ("small", "--seed", "7")) -> Printed:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return needlewise("exam", "sit", *words)

    return run


@pytest.fixture(autouse=True)
def bank(needlewise: Command) -> None:
    install(resolve(str(needlewise.data)))
    needlewise("exam", "list")  # makes the data file


def letters(needlewise: Command, wanted: str) -> list[str]:
    """Return the letter that an option has in each question of the form of seed 7."""
    from tests.services.exam_child import opened
    from trainer.services.exams import ExamService

    services = opened(str(needlewise.data))
    try:
        service = ExamService(services)
        form = service.draw(service.definition("small"), 7).form
        return [
            "ABC"[entry.order.index({"wrong": 0, "right": 1, "unsafe": 2}[wanted])]
            for entry in form.entries
        ]
    finally:
        services.close()


def answers(needlewise: Command, wanted: str) -> list[str]:
    """Return what is typed to answer so: the letter, and nothing about certainty."""
    return [line for letter in letters(needlewise, wanted) for line in (letter, "")]


def test_the_list_says_what_every_exam_asks_for(needlewise: Command) -> None:
    code, out, _ = needlewise("exam", "list")
    assert code == 0
    assert "mock-60: Mock exam, 60 questions, 60 minutes" in out
    assert "  Safety: 24 questions, cut 75 %" in out
    assert "small: Small exam, 10 questions, 60 minutes" in out
    plain = needlewise("exam", "list", "--json").json()
    assert [exam["id"] for exam in plain["exams"]] == ["mock-60", "small"]


def test_an_exam_that_cannot_be_drawn_says_why_in_the_list(needlewise: Command) -> None:
    install(resolve(str(needlewise.data)), safety=2)
    assert "Cannot be drawn. Section Safety asks for 4 questions" in needlewise("exam", "list").out
    assert "asks for 4 questions" in needlewise.refused("exam", "draw", "small")


def test_a_broken_exam_is_told_where_it_is_broken(needlewise: Command, tmp_path: Path) -> None:
    path = write_exam(tmp_path, "minuts: 5\n")
    code, out, _ = needlewise("exam", "check", path)
    assert code == 1
    assert f'{path}:7:1: unknown field "minuts". Did you mean "minutes"?' in out
    assert needlewise("exam", "check", path, "--json").json()[0]["problems"][0]["line"] == 7
    assert "was not added" in needlewise.refused("exam", "add", path)


def test_a_sound_exam_is_clean_and_can_be_added_and_removed(
    needlewise: Command, tmp_path: Path
) -> None:
    path = write_exam(tmp_path, text=EXAM.replace("id: small", "id: other"))
    assert needlewise("exam", "check", path).code == 0
    assert needlewise("exam", "add", path).code == 0
    assert "other: Small exam" in needlewise("exam", "list").out
    assert needlewise("exam", "remove", "other").code == 0
    assert "other:" not in needlewise("exam", "list").out
    assert "came with the program" in needlewise.refused("exam", "remove", "mock-60")


def test_an_exam_may_not_take_the_place_of_one_that_ships(
    needlewise: Command, tmp_path: Path
) -> None:
    path = write_exam(tmp_path, text=EXAM.replace("id: small", "id: mock-60"))
    assert "comes with the program" in needlewise.refused("exam", "add", path)


def test_a_seed_always_draws_the_same_form(needlewise: Command) -> None:
    first = needlewise("exam", "draw", "small", "--seed", "3", "--json").json()
    assert len(first["items"]) == 10
    assert [item["section"] for item in first["items"]] == ["safety"] * 4 + ["general"] * 6
    assert needlewise("exam", "draw", "small", "--seed", "3", "--json").json() == first
    assert first["items"][0]["item"] in needlewise("exam", "draw", "small", "--seed", "3").out


def test_two_forms_are_shown_side_by_side_with_what_they_share(needlewise: Command) -> None:
    out = needlewise("exam", "forms", "small").out
    assert "Questions in both forms: 0 of 10" in out
    plain = needlewise("exam", "forms", "small", "--json").json()
    first, second = ({item["item"] for item in form["items"]} for form in plain["forms"])
    assert not first & second


def test_each_of_two_forms_can_be_sat(needlewise: Command, sit: Callable[..., Printed]) -> None:
    forms = needlewise("exam", "forms", "small", "--json").json()["forms"]
    for name, form in zip("AB", forms, strict=True):
        first = form["items"][0]["item"].replace("safety-", "Patient ")
        out = sit(":quit", words=("small", "--form", name)).out
        assert f"{first} of safety asks" in out


def test_an_exam_shows_no_verdict_before_its_end(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    out = sit(*answers(needlewise, "right"), "submit").out
    before, _, after = out.partition("Before you submit")
    assert "1:00:00 left" in before or "59:59 left" in before
    assert "Right" not in before
    assert "10 of 10 answered." in after
    assert "Safety: 4 of 4 right, 100 %" in after
    assert "Passed." in after
    assert "certifies nothing" in after


def test_a_failed_exam_says_what_decided_and_names_unsafe_acts_first(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    out = sit(*answers(needlewise, "unsafe"), "submit").out
    _, _, result = out.partition("Result")
    assert result.index("Unsafe: Went on. The lung collapses") < result.index("Safety: 0 of 4")
    assert "Not passed." in result
    assert "Decided by: Safety is below its cut." in result
    plain = needlewise("exam", "results", "--json").json()
    assert plain[0]["verdict"]["is_passed"] is False
    assert plain[0]["verdict"]["unsafe"] == 10
    assert "Not passed." in needlewise("exam", "results").out


def test_before_submitting_one_can_go_back_and_sees_what_is_blank_and_flagged(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    right = letters(needlewise, "right")
    out = sit(":flag", ":finish", "3", right[2], "", ":finish", "submit").out
    assert "10 blank: 1, 2, 3" in out
    assert "1 flagged: 1" in out
    assert "9 blank: 1, 2, 4" in out
    assert "1 of 10 answered." in out


def test_an_exam_that_was_left_goes_on_and_its_clock_with_it(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    right = letters(needlewise, "right")
    out = sit(right[0], "", ":quit").out
    assert "Left open, and the clock runs on." in out
    out = sit(":finish", "submit", words=()).out
    assert "1 of 10 answered." in out


def test_practice_does_not_take_up_an_exam(
    needlewise: Command, sit: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    sit(":quit")
    monkeypatch.setattr("sys.stdin", io.StringIO(":quit\n"))
    assert "Small exam" not in needlewise("practise", "--bank", "exam-bank").out


def test_where_the_clock_may_be_stopped_leaving_stops_it(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    assert (
        "25 % more time; the clock may be stopped"
        in needlewise("exam", "time", "25", "--pauses").out
    )
    out = sit(":pause").out
    assert "1:15:00 left" in out or "1:14:59 left" in out
    assert "clock runs on" not in out
    assert "no time limit; the clock may be stopped" in needlewise("exam", "time", "unlimited").out
    assert "usual time; the clock may not" in needlewise("exam", "time", "usual", "--no-pauses").out


def test_in_a_forward_exam_what_was_passed_stays_closed(
    needlewise: Command, sit: Callable[..., Printed]
) -> None:
    install(resolve(str(needlewise.data)), "movement: forward\nreview: withheld\n")
    out = sit(":skip", ":go 1", ":go 99", ":finish", "submit").out
    assert "That question was passed and is closed." in out
    assert "Type a number from 1 to 10." in out
    assert "The author of this exam withholds its questions." in out


def test_without_an_open_exam_sit_asks_for_a_name(needlewise: Command) -> None:
    assert "exam list" in needlewise.refused("exam", "sit")
    assert "perhaps small is meant" in needlewise.refused("exam", "sit", "smal")


def test_the_schema_is_printed(needlewise: Command) -> None:
    assert "sections" in needlewise("exam", "schema").json()["properties"]


# The panel


def fill(path: Path, **columns: str) -> None:
    text = path.read_text(encoding="utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys())
        writer.writeheader()
        writer.writerows({**line, **columns} for line in lines)


def test_a_panel_sets_the_cut_by_sheets_in_two_rounds(needlewise: Command, tmp_path: Path) -> None:
    begun = needlewise("exam", "angoff", "begin", "small", "--rater", "Ann", "--rater", "Bo")
    assert "10 questions for 2 raters, round 1." in begun.out
    path = tmp_path / "sheet.csv"
    assert needlewise("exam", "angoff", "sheet", "small", path).code == 0
    fill(path, Ann="60", Bo="80")
    assert "Bo: complete" in needlewise("exam", "angoff", "enter", "small", path).out
    out = needlewise("exam", "angoff", "show", "small").out
    assert "Safety: cut 70.0 %, standard error 10.0 between raters" in out
    assert "The cuts of the definition count." in out
    assert "Round 2" in needlewise("exam", "angoff", "next", "small").out
    fill(path, Ann="70")
    needlewise("exam", "angoff", "enter", "small", path)
    out = needlewise("exam", "angoff", "show", "small").out
    assert "Ann moved by 10.0 points on average." in out
    assert "cut 75.0 %, standard error 5.0 between raters" in out
    assert "panel count" in needlewise("exam", "angoff", "use", "small").out
    plain = needlewise("exam", "angoff", "show", "small", "--json").json()
    assert plain["panel"]["in_use"] is True
    assert plain["sections"]["safety"]["cut"] == 75
    assert plain["whole"]["components"]["items"] == 0
    assert "definition count" in needlewise("exam", "angoff", "use", "small", "--off").out


def test_a_rater_may_rate_in_the_terminal(
    needlewise: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    needlewise("exam", "angoff", "begin", "small", "--rater", "Ann")
    monkeypatch.setattr("sys.stdin", io.StringIO("50\nmany\n60%\n\n:quit\n"))
    out = needlewise("exam", "angoff", "rate", "small", "Ann").out
    assert "Right: B. Stop" in out
    assert "Type a number from 0 to 100." in out
    assert "Ann: 8 to be rated" in out
    assert "there are Ann" in needlewise.refused("exam", "angoff", "rate", "small", "Cy")


def test_what_a_panel_lacks_is_told(needlewise: Command, tmp_path: Path) -> None:
    assert "has no panel" in needlewise.refused("exam", "angoff", "show", "small")
    needlewise("exam", "angoff", "begin", "small", "--rater", "Ann")
    begin = ("exam", "angoff", "begin", "small", "--rater", "Ann")
    assert "has a panel already" in needlewise.refused(*begin)
    assert needlewise(*begin, "--force", "--whole").code == 0
    assert "complete first one" in needlewise.refused("exam", "angoff", "next", "small")
    assert "no cut yet" in needlewise.refused("exam", "angoff", "use", "small")
    assert "cannot be read" in needlewise.refused(
        "exam", "angoff", "enter", "small", tmp_path / "none.csv"
    )


def test_a_sheet_with_mistakes_is_taken_as_far_as_it_goes(
    needlewise: Command, tmp_path: Path
) -> None:
    needlewise("exam", "angoff", "begin", "small", "--rater", "Ann")
    path = tmp_path / "sheet.csv"
    path.write_text(needlewise("exam", "angoff", "sheet", "small", "-").out, encoding="utf-8")
    fill(path, Ann="a lot")
    code, _, err = needlewise("exam", "angoff", "enter", "small", path)
    assert code == 1
    assert '"a lot" of Ann is no percentage' in err


def test_the_list_of_commands_names_exams(needlewise: Command) -> None:
    assert "exam" in needlewise("--help").out
    assert json.loads(needlewise("exam", "schema").out)
