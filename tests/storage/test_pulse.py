# SPDX-License-Identifier: MIT
import os
from hashlib import sha256

import pytest

from trainer.errors import StoreError
from trainer.storage.pulse import Pulse, PulseRecord

ATTEMPT = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def pulse(tmp_path):
    made = Pulse(str(tmp_path))
    yield made
    made.close()


def test_there_is_none_at_first(pulse, tmp_path):
    assert pulse.read() is None
    pulse.clear()
    assert not (tmp_path / "pulse").exists()


def test_the_latest_record_is_read_back_also_by_another_process(pulse, tmp_path):
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    pulse.write(ATTEMPT, 4, 2_500, 70_000)
    assert Pulse(str(tmp_path)).read() == PulseRecord(ATTEMPT, 4, 2_500, 70_000)


def test_a_shorter_id_leaves_nothing_of_a_longer_one(pulse):
    pulse.write("a" * 64, 0, 0, 0)
    pulse.write("b", 0, 0, 0)
    assert pulse.read() == PulseRecord("b", 0, 0, 0)
    with pytest.raises(ValueError):
        pulse.write("c" * 65, 0, 0, 0)


def test_a_cleared_one_is_none(pulse):
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    pulse.clear()
    assert pulse.read() is None
    pulse.close()
    pulse.clear()
    assert pulse.read() is None


def test_a_torn_or_lengthened_record_is_none(pulse, tmp_path):
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    whole = (tmp_path / "pulse").read_bytes()
    pulse.write(ATTEMPT, 4, 9_000, 90_000)
    other = (tmp_path / "pulse").read_bytes()
    for cut in range(len(whole)):
        for torn in (whole[:cut], whole[:cut] + other[cut:], whole[:cut] + bytes(len(whole) - cut)):
            (tmp_path / "pulse").write_bytes(torn)
            if torn not in (whole, other):
                assert pulse.read() is None
    (tmp_path / "pulse").write_bytes(whole + b"x")
    assert pulse.read() is None


def test_a_record_of_another_version_is_none(pulse, tmp_path):
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    body = b"NwP9" + (tmp_path / "pulse").read_bytes()[4:-16]
    (tmp_path / "pulse").write_bytes(body + sha256(body).digest()[:16])
    assert pulse.read() is None


def test_a_record_is_overwritten_in_place_in_one_call(pulse, monkeypatch):
    calls = []
    original = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda *given: calls.append(given) or original(*given))
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    pulse.write(ATTEMPT, 4, 1_000, 61_000)
    assert [offset for _, _, offset in calls] == [0, 0]
    assert len({len(data) for _, data, _ in calls}) == 1


def test_systems_without_pwrite_write_all_the_same(pulse, monkeypatch):
    monkeypatch.delattr(os, "pwrite")
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    pulse.write(ATTEMPT, 4, 1_000, 61_000)
    assert pulse.read() == PulseRecord(ATTEMPT, 4, 1_000, 61_000)


@pytest.mark.logs_warning("the running clock is not kept")
def test_a_folder_that_is_gone_stops_nobody(tmp_path):
    pulse = Pulse(str(tmp_path / "gone"))
    pulse.write(ATTEMPT, 3, 1_000, 61_000)
    pulse.write(ATTEMPT, 4, 1_000, 61_000)
    assert pulse.read() is None


@pytest.mark.logs_warning("the running clock is not kept")
def test_a_folder_in_its_place_is_told(tmp_path):
    (tmp_path / "pulse").mkdir()
    pulse = Pulse(str(tmp_path))
    with pytest.raises(StoreError):
        pulse.read()
    pulse.clear()
