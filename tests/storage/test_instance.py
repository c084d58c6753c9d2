# SPDX-License-Identifier: MIT
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.errors import StoreError
from trainer.storage.instance import InstanceLock

TOP = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from trainer.storage.instance import InstanceLock
lock = InstanceLock(sys.argv[1])
print(lock.acquire(), flush=True)
time.sleep(60)
"""


def test_one_at_a_time_holds_the_lock(tmp_path):
    first, second = InstanceLock(str(tmp_path)), InstanceLock(str(tmp_path))
    assert first.acquire()
    assert first.acquire()
    assert first.held
    assert not second.acquire()
    assert not second.held
    assert second.holder() == os.getpid()
    first.release()
    assert second.acquire()
    second.release()
    second.release()


def test_the_folder_is_made(tmp_path):
    lock = InstanceLock(str(tmp_path / "new" / "folder"))
    assert lock.holder() is None
    assert lock.acquire()
    lock.release()


def test_other_folders_have_other_locks(tmp_path):
    first, second = InstanceLock(str(tmp_path / "a")), InstanceLock(str(tmp_path / "b"))
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_the_lock_of_a_killed_process_is_free(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=TOP, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "True\n"
        lock = InstanceLock(str(tmp_path))
        assert not lock.acquire()
        assert lock.holder() == process.pid
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert lock.acquire()
        assert lock.holder() == os.getpid()
        lock.release()


def test_a_file_without_a_number_names_no_holder(tmp_path):
    (tmp_path / "instance.lock").write_text("somebody")
    assert InstanceLock(str(tmp_path)).holder() is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        InstanceLock(str(tmp_path / "file" / "folder")).acquire()


def test_a_lock_that_fails_otherwise_is_told(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(37, "no locks here")

    monkeypatch.setattr("trainer.storage.instance._lock", fail)
    lock = InstanceLock(str(tmp_path))
    with pytest.raises(StoreError):
        lock.acquire()
    assert not lock.held
