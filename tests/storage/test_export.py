# SPDX-License-Identifier: MIT
import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.storage.histories import HASHES, ITEMS, SNAPSHOTS, files_of, practise
from trainer.model.attempt import Event
from trainer.storage import log
from trainer.storage.canonical import canonical
from trainer.storage.database import NoFolderStore, UnusableStore
from trainer.storage.export import export


def exported(database, tmp_path, learner=None):
    file = tmp_path / "out" / "log.json"
    export(database, str(file), learner)
    assert list(file.parent.iterdir()) == [file]
    return json.loads(file.read_text(encoding="utf-8"))


def test_an_export_holds_every_event_and_every_item(database, history, tmp_path):
    practise(database, history)
    found = exported(database, tmp_path)
    assert (found["format"], found["version"]) == ("needlewise-log", 1)
    fields = [{name: event[name] for name in Event._fields} for event in found["events"]]
    assert [Event(**one) for one in fields] == list(log.read_events(database))
    assert found["snapshots"] == SNAPSHOTS


def test_the_chain_can_be_checked_from_the_export_alone(database, history, tmp_path):
    practise(database, history)
    previous = "0" * 64
    for number, event in enumerate(exported(database, tmp_path)["events"], 1):
        assert (event["sequence"], event["previous"]) == (number, previous)
        plain = canonical({name: event[name] for name in Event._fields})
        previous = sha256(f"{previous}\n{plain}".encode()).hexdigest()
        assert event["hash"] == previous


def test_an_export_of_one_learner_holds_nothing_of_another(database, history, tmp_path):
    practise(database, history)
    log.append(database, [history.added("learner-2", "Bob")])
    started = history.started("attempt-2", items=ITEMS[:2], learner="learner-2")
    log.append(database, [started])
    found = exported(database, tmp_path, "learner-2")
    assert {event["learner"] for event in found["events"]} == {"learner-2"}
    assert "Ann" not in json.dumps(found)
    assert found["snapshots"].keys() == {HASHES[item] for item in ITEMS[:2]}


def test_an_empty_log_is_exported_as_such(database, tmp_path):
    found = exported(database, tmp_path)
    assert (found["events"], found["snapshots"]) == ([], {})


def test_the_data_file_is_not_overwritten(database):
    before = files_of(Path(database.path).parent)
    with pytest.raises(UnusableStore):
        export(database, database.path)
    assert files_of(Path(database.path).parent) == before


@pytest.mark.parametrize("inside", ["log.json", "deeper/log.json"])
def test_an_export_into_a_file_says_that_it_is_no_folder(database, tmp_path, inside):
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    with pytest.raises(NoFolderStore, match="no folder"):
        export(database, str(file / inside))
    assert file.read_text(encoding="utf-8") == "in the way"
    assert not database.connection.in_transaction


def test_an_export_that_cannot_be_written_is_told_and_leaves_nothing(database, tmp_path):
    place = tmp_path / "out" / "log.json"
    place.mkdir(parents=True)
    with pytest.raises(UnusableStore):
        export(database, str(place))
    assert list(place.parent.iterdir()) == [place]
    assert not database.connection.in_transaction
