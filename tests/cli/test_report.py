# SPDX-License-Identifier: MIT
"""`needlewise report progress`: where the learner stands, for reading and for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.storage.histories import RIGHT, SNAPSHOTS, UNSAFE, WRONG, History, practise
from trainer.model.attempt import EventKind
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.paths import Paths, resolve
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings, save
from trainer.storage import log
from trainer.storage.database import Database, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Command
    from tests.conftest import FixedClock


@pytest.fixture
def paths(needlewise: Command) -> Paths:
    return resolve(str(needlewise.data))


@pytest.fixture
def database(paths: Paths, clock: FixedClock) -> Iterator[Database]:
    """The data file, open as a window has it."""
    services = open_services(paths, compile_bank=in_process, clock=clock)
    yield services.database
    services.close()


def answer(database: Database, history: History, name: str, *outcomes: Outcome) -> None:
    """Store a session with these outcomes, in turn of both domains of the history."""
    log.append(database, [history.started(name)], SNAPSHOTS)
    for position, outcome in enumerate(outcomes):
        shown = history.event(EventKind.SHOWN, name, position)
        log.append(database, [shown, history.answered(position, outcome, name)])
    log.append(database, [history.finished(name)])


def row(out: str, title: str) -> str:
    """Return the line of a domain in the table."""
    (line,) = [line for line in out.splitlines() if line.startswith(title)]
    return line


def test_a_table_tells_the_standing_of_each_domain(needlewise: Command, database: Database) -> None:
    practise(database, History())
    code, out, err = needlewise("report", "progress")
    assert (code, err) == (0, "")
    heading = out.splitlines()[0]
    assert heading.split("  ")[0] == "Domain"
    assert "95 % range" in heading
    anatomy = row(out, "Anatomy near")
    assert "1 of 2" in anatomy
    assert "2 of 20 so far" in anatomy
    assert "%" not in anatomy
    assert "of 12" in row(out, "Contraindications")
    assert "Unsafe: needled the pleura. pneumothorax (safe on 0 of 2 days since)" in out


def test_with_enough_answers_the_range_stands_beside_the_share(
    needlewise: Command, database: Database
) -> None:
    history = History()
    log.append(database, [history.added()])
    for number in range(8):
        answer(database, history, f"attempt-{number}", *[RIGHT] * 4, WRONG, RIGHT)
    anatomy = row(needlewise("report", "progress").out, "Anatomy near")
    # Wilson's interval of 16 of 24, worked out apart: 46.7 to 82.0.
    assert "16 of 24, 67%" in anatomy
    assert "47 to 82" in anatomy


def test_json_holds_every_figure(needlewise: Command, database: Database) -> None:
    practise(database, History())
    found = needlewise("report", "progress", "--json").json()
    domains = {domain["domain"]: domain for domain in found["domains"]}
    anatomy = domains["anatomy"]
    assert (anatomy["answered"], anatomy["correct"], anatomy["unsafe"]) == (2, 1, 1)
    assert anatomy["interval"]["low"] < 0.5 < anatomy["interval"]["high"]
    assert domains["contraindications"]["interval"] is None
    (act,) = found["unsafe"]
    assert (act["act"], act["safe_days"]) == ("needled the pleura", 0)


def test_csv_has_a_line_a_domain(needlewise: Command, database: Database) -> None:
    practise(database, History())
    code, out, err = needlewise("report", "progress", "--csv")
    assert (code, err) == (0, "")
    rows = {line["domain"]: line for line in csv.DictReader(io.StringIO(out))}
    anatomy = rows["anatomy"]
    assert (anatomy["items"], anatomy["answered"], anatomy["correct"]) == ("12", "2", "1")
    assert 0 < float(anatomy["low"]) < 0.5 < float(anatomy["high"]) < 1
    assert (rows["contraindications"]["low"], rows["contraindications"]["last"]) == ("", "")


def test_the_profile_that_is_in_use_is_reported(
    needlewise: Command, database: Database, paths: Paths
) -> None:
    history = History()
    practise(database, history)
    history.now = history.now.replace(month=2)
    log.append(database, [history.added("learner-2", "Bob")])

    def answered() -> int:
        domains = needlewise("report", "progress", "--json").json()["domains"]
        return sum(domain["answered"] for domain in domains)

    assert answered() == 4
    save(paths.settings, Settings(learner="learner-2"))
    assert answered() == 0
    save(paths.settings, Settings(learner="nobody any more"))
    assert answered() == 4


def test_before_the_first_answer_there_are_no_figures_and_none_are_made_up(
    needlewise: Command, paths: Paths, clock: FixedClock
) -> None:
    code, out, err = needlewise("report", "progress")
    assert (code, err) == (0, "")
    assert "%" not in out.replace("95 % range", "")
    assert "0 of 12" in out
    found = open_services(paths, compile_bank=in_process, clock=clock)
    assert found.learners() == []
    found.close()


def test_a_report_writes_nothing_into_the_log(needlewise: Command, database: Database) -> None:
    practise(database, History())
    before = list(log.read_events(database))
    for words in ((), ("--json",), ("--csv",)):
        needlewise("report", "progress", *words)
    assert list(log.read_events(database)) == before


def test_control_characters_of_a_bank_do_not_reach_the_terminal(
    needlewise: Command, database: Database
) -> None:
    history = History()
    log.append(database, [history.added()])
    hostile = Outcome(0.0, False, (UnsafeAct("\x1b[2Jneedled", "\x1b]0;x\x07harm"),))
    answer(database, history, "attempt-1", hostile, UNSAFE)
    out = needlewise("report", "progress").out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_data_that_cannot_be_used_are_told_in_a_sentence(
    needlewise: Command, clock: FixedClock
) -> None:
    open_database(str(needlewise.data / "learning.sqlite3"), clock).close()
    (needlewise.data / "learning.sqlite3").write_bytes(b"something else entirely " * 500)
    assert "was not made by Needlewise" in needlewise.refused("report", "progress")


def test_an_unknown_report_is_named(needlewise: Command) -> None:
    code, out, err = needlewise("report", "progres")
    assert (code, out) == (2, "")
    assert "No such command 'progres'" in err


def learn(database: Database, history: History, number: int = 7) -> None:
    """Store sessions with events under the needle, beliefs and reasons, enough for estimates."""
    log.append(database, [history.added()])
    for at in range(number):
        name = f"session-{at}"
        log.append(database, [history.started(name)], SNAPSHOTS)
        for place in range(6):
            truth = ("nerve-contact", "twitch")[place % 2]
            missed = at == 0 and place < 2
            noted = {"truth": truth, "taken_for": "twitch" if missed else truth, "type": "single"}
            if missed:
                noted["beliefs"] = ["twitch-means-nerve"]
            outcome = UNSAFE if missed else RIGHT
            log.append(database, [history.answered(place, outcome, name, **noted)])
        log.append(database, [history.event(EventKind.REASONED, name, 0, reason="misread")])
        log.append(database, [history.finished(name)])


def test_calibration_discrimination_and_reasons_are_told(
    needlewise: Command, database: Database
) -> None:
    learn(database, History())
    code, out, err = needlewise("report", "progress")
    assert (code, err) == (0, "")
    assert "certain  said  95%   right    40 of 42   95% (95 % range 84 to 99)" in out
    assert "Brier score 0." in out
    assert "Nerve             20               1" in out
    assert "d' 3." in out
    assert "1 x needled the pleura: pneumothorax (last 2026-01-05)" in out
    assert "   7  misread" in out
    assert "   2 x " in out
    assert "single       20 s" in out
    assert "Mock exam: too few answers" in out
    assert "Practice days in this run: " in out


def test_too_few_answers_are_said_to_be_too_few(needlewise: Command, database: Database) -> None:
    learn(database, History(), 2)
    out = needlewise("report", "progress").out
    assert "12 of 20 so far" in out
    assert "An estimate needs 14 more nerve contacts and 14 more twitches." in out
    assert "Brier" not in out


def test_json_has_what_progress_shows(needlewise: Command, database: Database) -> None:
    learn(database, History())
    found = needlewise("report", "progress", "--json").json()
    trials = found["twitch_or_nerve"]
    assert (trials["hits"], trials["misses"], trials["false_alarms"]) == (20, 1, 0)
    assert trials["d_prime"]["low"] < trials["d_prime"]["estimate"] < trials["d_prime"]["high"]
    levels = {level["certainty"]: level for level in found["calibration"]["levels"]}
    assert (levels["certain"]["n"], levels["certain"]["right"]) == (42, 40)
    assert levels["guess"]["came"] is None
    brier = found["calibration"]["brier"]
    total = brier["reliability"] - brier["resolution"] + brier["uncertainty"]
    assert brier["score"] == pytest.approx(total)
    assert found["reasons"] == {"misread": 7}
    assert [(one["id"], one["times"]) for one in found["misconceptions"]] == [
        ("twitch-means-nerve", 2)
    ]
    assert len(found["forecast"]) == 30
    assert found["readiness"][0]["chance"] is None
    assert found["readiness"][0]["wanting"]


def test_nothing_is_estimated_of_too_little_in_json_either(
    needlewise: Command, database: Database
) -> None:
    learn(database, History(), 2)
    found = needlewise("report", "progress", "--json").json()
    assert found["calibration"]["brier"] is None
    assert found["twitch_or_nerve"]["d_prime"] is None
    assert found["twitch_or_nerve"]["wanting"] == {"nerve_contacts": 14, "twitches": 14}
    assert all(level["came"] is None for level in found["calibration"]["levels"])


def test_the_same_on_paper(needlewise: Command, database: Database, tmp_path: Path) -> None:
    learn(database, History())
    target = tmp_path / "progress.pdf"
    code, out, err = needlewise("report", "progress", "--pdf", target)
    assert (code, out, err) == (0, f"{target}\n", "")
    content = target.read_bytes()
    assert content.startswith(b"%PDF-1.4")
    assert b"(Standing by domain) Tj" in content
    assert b"Brier score 0." in content
    assert b"certifies competence to needle.   1/" in content


def test_paper_that_cannot_be_written_says_why(
    needlewise: Command, database: Database, tmp_path: Path
) -> None:
    practise(database, History())
    code, out, err = needlewise("report", "progress", "--pdf", tmp_path / "none" / "a.pdf")
    assert (code, out) == (2, "")
    assert "cannot be written" in err
