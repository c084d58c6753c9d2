# SPDX-License-Identifier: MIT
"""Data taken along, brought in and deleted, over real services."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.services.answered import answer, install, named
from tests.services.xapi_rules import check
from tests.storage.histories import log_of
from trainer.errors import StoreError
from trainer.model.attempt import EventKind, MissReason
from trainer.paths import resolve
from trainer.services import data
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.my_data import (
    BEFORE_IMPORT,
    Format,
    delete_open,
    export_as,
    import_file,
)
from trainer.services.overview import overview
from trainer.storage import log
from trainer.storage.checks import full_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FixedClock
    from trainer.services.context import Services


@pytest.fixture
def learner(services: Services, tmp_path: Path, clock: FixedClock) -> str:
    install(services, tmp_path)
    learner = services.choose_learner("").id
    answer(services, learner, [*named("plain", 2), *named("twitch", 1)])
    clock.advance(hours=1)
    answer(services, learner, ["shock-0"], chosen=1, reason=MissReason.SLIPPED)
    return learner


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    paths = resolve(str(tmp_path / "elsewhere"))
    made = open_services(paths, compile_bank=in_process, clock=clock)
    made.library.load()
    yield made
    made.close()


def test_a_table_has_a_row_for_every_answer(
    services: Services, learner: str, tmp_path: Path
) -> None:
    file = export_as(services, str(tmp_path / "out" / "answers.csv"), Format.CSV)
    with Path(file).open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [row["item"] for row in rows] == ["plain-0", "plain-1", "twitch-0", "shock-0"]
    last = rows[-1]
    assert (last["correct"], last["unsafe"], last["reason"]) == (
        "False",
        "Went on: Injury",
        "slipped",
    )
    assert json.loads(last["response"]) == {"chosen": [1]}
    assert last["learner"] == learner


def test_no_cell_is_a_formula(services: Services, learner: str, tmp_path: Path) -> None:
    with services.database.transaction() as connection:
        connection.execute("UPDATE response SET title = '=1+1'")
    file = export_as(services, str(tmp_path / "answers.csv"), Format.CSV)
    with Path(file).open(encoding="utf-8", newline="") as text:
        assert {row["title"] for row in csv.DictReader(text)} == {"'=1+1"}


def test_every_answer_is_a_sound_statement(
    services: Services, learner: str, tmp_path: Path
) -> None:
    services.rename_learner(learner, "Ann")
    file = export_as(services, str(tmp_path / "xapi.json"), Format.XAPI)
    statements = json.loads(Path(file).read_text(encoding="utf-8"))
    for one in statements:
        check(one)
    assert len({one["id"] for one in statements}) == len(statements) == 4
    assert statements[0]["actor"]["name"] == "Ann"


def test_only_one_learner_can_be_written(services: Services, learner: str, tmp_path: Path) -> None:
    other = services.add_learner("Ben").id
    answer(services, other, ["plain-9"])
    for form in (Format.CSV, Format.XAPI, Format.JSON):
        file = export_as(services, str(tmp_path / f"{form}.txt"), form, other)
        text = Path(file).read_text(encoding="utf-8")
        assert other in text
        assert learner not in text


def test_without_answers_the_lists_are_empty(services: Services, tmp_path: Path) -> None:
    file = export_as(services, str(tmp_path / "xapi.json"), Format.XAPI)
    assert json.loads(Path(file).read_text(encoding="utf-8")) == []


def test_what_cannot_be_written_says_why(services: Services, learner: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        export_as(services, str(tmp_path / "file" / "a.csv"), Format.CSV)
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize("form", Format)
def test_no_format_is_written_onto_the_data_file_itself(
    services: Services, learner: str, form: Format
) -> None:
    place = Path(services.database.path)
    before = place.read_bytes()
    with pytest.raises(StoreError, match="is the data file itself; choose another file"):
        export_as(services, str(place), form)
    assert place.read_bytes() == before
    assert not full_check(str(place))


def test_another_machine_takes_everything_over_and_twice_is_as_once(
    services: Services, learner: str, elsewhere: Services, tmp_path: Path
) -> None:
    file = export_as(services, str(tmp_path / "all.json"), Format.JSON)
    elsewhere.choose_learner("")
    first = import_file(elsewhere, file)
    assert first.taken == len(log_of(services.database))
    assert overview(elsewhere, learner).confusion == overview(services, learner).confusion
    assert overview(elsewhere, learner).reasons == overview(services, learner).reasons
    before = log_of(elsewhere.database)
    assert import_file(elsewhere, file).taken == 0
    assert log_of(elsewhere.database) == before
    assert log.verify_chain(elsewhere.database) == []
    assert full_check(data.where(elsewhere.paths).file) == []
    told = [one for one in log.read_events(elsewhere.database) if one.kind is EventKind.IMPORTED]
    assert len(told) == 1
    reasons = {backup.reason for backup in data.backups(elsewhere.paths)}
    assert reasons == {BEFORE_IMPORT}


def test_everything_is_deleted_and_a_new_beginning_is_empty(
    tmp_path: Path, clock: FixedClock
) -> None:
    paths = resolve(str(tmp_path / "mine"))
    services = open_services(paths, compile_bank=in_process, clock=clock)
    install(services, tmp_path)
    answer(services, services.choose_learner("").id, ["shock-0"])
    data.back_up(services.paths, clock)
    removed = delete_open(services)
    assert data.where(services.paths).file in removed
    assert data.backups(services.paths) == []
    again = open_services(services.paths, compile_bank=in_process, clock=clock)
    try:
        again.library.load()
        assert again.learners() == []
        assert again.library.has("shocks")
    finally:
        again.close()
