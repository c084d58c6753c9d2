# SPDX-License-Identifier: MIT
"""Bringing the log of another machine in: each event once, and nothing that was changed."""

import json
from pathlib import Path

import pytest

from tests.storage.histories import RIGHT, SNAPSHOTS, UNSAFE, History, begin, log_of, practise
from trainer.errors import StoreError
from trainer.model.attempt import EventKind
from trainer.storage import log
from trainer.storage.checks import full_check
from trainer.storage.database import Database, open_database
from trainer.storage.export import export
from trainer.storage.learners import learners
from trainer.storage.merge import merge


@pytest.fixture
def other(tmp_path, clock):
    """The data of another machine."""
    database = open_database(str(tmp_path / "other" / "learning.sqlite3"), clock)
    yield database
    database.close()


@pytest.fixture
def file(other, tmp_path):
    history = History("other")
    practise(other, history)
    return exported(other, tmp_path)


def exported(database: Database, folder: Path, name: str = "all.json") -> str:
    file = str(folder / name)
    export(database, file)
    return file


def told(learner, data):
    history = History("told")
    history.number = data["head"]["sequence"] * 1_000 + data["taken"]
    return history.event(EventKind.IMPORTED, learner=learner, **data)


def test_everything_is_taken_over_once_and_twice_is_the_same(database, other, file, path):
    theirs = log_of(other)
    merged = merge(database, file, told)
    assert merged == (len(theirs), 0, 0, ())
    after = log_of(database)
    assert after[: len(theirs)] == theirs
    assert len(after) == len(theirs) + 1
    assert merge(database, file, told) == (0, len(theirs), 0, ())
    assert log_of(database) == after
    assert log.verify_chain(database) == []
    assert full_check(path) == []


def test_an_event_says_where_the_rest_came_from(database, file):
    merge(database, file, told)
    rows = json.loads(Path(file).read_text())["events"]
    (event,) = [one for one in log.read_events(database) if one.kind is EventKind.IMPORTED]
    assert event.data["head"] == {"sequence": len(rows), "hash": rows[-1]["hash"]}
    assert event.data["taken"] == len(rows)


def test_two_histories_are_one_afterwards_and_rebuild_alike(database, history, file, path):
    practise(database, history)
    # The same learner began on both machines: known by the id of the profile.
    before = len(log_of(database))
    merged = merge(database, file, told)
    # The profile was added twice under one id, and their attempts have one id as well.
    assert merged.taken + merged.left_out > 0
    assert len(log_of(database)) == before + merged.taken + (merged.taken > 0)
    assert log.verify_chain(database) == []
    assert full_check(path) == []


def test_what_went_on_on_both_machines_is_left_out_and_counted(database, history, tmp_path, clock):
    begin(database, history)
    first = exported(database, tmp_path, "first.json")
    elsewhere = open_database(str(tmp_path / "elsewhere" / "learning.sqlite3"), clock)
    merge(elsewhere, first, told)
    there = History("there")
    there.forms = dict(history.forms)
    log.append(elsewhere, [there.answered(0, RIGHT), there.answered(1, RIGHT)])
    log.append(elsewhere, [there.started("attempt-9")], SNAPSHOTS)
    log.append(elsewhere, [there.answered(0, RIGHT, "attempt-9")])
    second = exported(elsewhere, tmp_path, "second.json")
    elsewhere.close()
    log.append(database, [history.answered(0, UNSAFE)])
    merged = merge(database, second, told)
    assert merged.attempts == ("attempt-1",)
    # Both answers to the session that went on here: the first does not fit, nor what follows it.
    assert merged.left_out == 2
    assert merged.taken == 3  # what the import there told, and the other session
    assert full_check(database.path) == []


def test_a_part_of_an_attempt_can_be_brought_up_to_date(database, other, tmp_path):
    history = History("other")
    begin(other, history)
    log.append(other, [history.answered(0)])
    merge(database, exported(other, tmp_path), told)
    log.append(other, [history.answered(1)])
    assert merge(database, exported(other, tmp_path), told)[:3] == (1, 3, 0)


def test_an_export_of_one_learner_fits_too(database, other, tmp_path):
    practise(other, History("other"))
    log.append(other, [History("more").added("learner-2", "Bob")])
    log.append(
        other, [History("again").event(EventKind.LEARNER_RENAMED, learner="learner-1", name="A")]
    )
    file = str(tmp_path / "one.json")
    export(other, file, "learner-1")
    merged = merge(database, file, told)
    assert merged.left_out == 0
    assert [learner.name for learner in learners(database)] == ["A"]


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain["events"][3]["data"].update(elapsed_ms=1),
        lambda plain: plain["events"].pop(3),
        lambda plain: plain["events"][2].update(hash="0" * 64),
        lambda plain: plain["snapshots"].update(dict.fromkeys(plain["snapshots"], "{}")),
    ],
)
def test_a_file_that_was_changed_is_refused_and_nothing_is_taken(database, file, change):
    plain = json.loads(Path(file).read_text())
    change(plain)
    Path(file).write_text(json.dumps(plain))
    with pytest.raises(StoreError, match="was changed since it was exported"):
        merge(database, file, told)
    assert log_of(database) == []


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "{}",
        '{"format": "needlewise-log", "version": 1}',
        '{"format": "needlewise-log", "version": 1, "events": [{}], "snapshots": {}}',
        '{"format": "needlewise-log", "version": 1, "events": [3], "snapshots": {}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_export_is_refused(database, tmp_path, text):
    file = tmp_path / "file.json"
    file.write_text(text)
    with pytest.raises(StoreError, match="is no export of Needlewise"):
        merge(database, str(file), told)
    assert log_of(database) == []


def test_a_newer_export_and_a_missing_file_are_refused(database, tmp_path):
    file = tmp_path / "file.json"
    file.write_text('{"format": "needlewise-log", "version": 2}')
    with pytest.raises(StoreError, match="another version"):
        merge(database, str(file), told)
    with pytest.raises(StoreError, match="cannot be read"):
        merge(database, str(tmp_path / "none.json"), told)
