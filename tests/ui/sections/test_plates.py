# SPDX-License-Identifier: MIT
"""Prepared pictures: plain at once, full when ready, from memory and disk, within bounds."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sections import make_fold, make_section
from trainer.ui.sections.plates import Order, Plates
from trainer.ui.tasks import TaskRunner

TOP = Path(__file__).parents[3]
SECTION = make_section(fold=make_fold())
ORDER = Order(SECTION, "flat", "average", "light", 200, 150)


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


class LaterRunner:
    """Stands in for the window's task runner: work waits until it is told to go on."""

    compute = None

    def __init__(self) -> None:
        self.waiting: list = []

    def run(self, owner, work, on_result=None, on_error=None, *, lane=None) -> None:
        self.waiting.append((work, on_result))

    def go_on(self) -> None:
        work, on_result = self.waiting.pop(0)
        on_result(work())


def full(qtbot, plates: Plates, order: Order):
    qtbot.waitUntil(lambda: plates.picture(order).is_full, timeout=20_000)
    return plates.picture(order)


def test_the_plain_form_is_there_at_once_and_the_full_picture_follows(qtbot, runner):
    plates = Plates(runner, None)
    ready = []
    plates.plate_ready.connect(ready.append)
    first = plates.picture(ORDER)
    assert not first.is_full
    assert (first.image.width(), first.image.height()) == (200, 150)
    assert {"skin", "fat", "rhomboid", "rib", "pleura"} <= set(first.outlines)
    found = full(qtbot, plates, ORDER)
    assert ready == [ORDER]
    assert found.image != first.image
    assert {"skin", "fat", "rhomboid", "rib", "pleura"} <= set(found.outlines)


def test_the_plain_form_takes_less_than_twenty_milliseconds(qapp):
    plates = Plates(LaterRunner(), None)
    took = []
    for width in range(1200, 1210):
        start = time.perf_counter()
        plates.picture(ORDER._replace(width=width, height=900))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.020


@pytest.mark.parametrize("view", ["flat", "fold"])
def test_asking_loads_no_numpy_and_no_shapely(view):
    code = (
        "import sys\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from tests.ui.sections.test_plates import SECTION, LaterRunner\n"
        "from trainer.ui.sections.plates import Order, Plates\n"
        f"picture = Plates(LaterRunner(), None).picture(Order(SECTION, {view!r}))\n"
        "assert not picture.is_full\n"
        "print(sorted({'numpy', 'shapely'} & set(sys.modules)))\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.strip() == "[]", said.stderr


def test_a_picture_in_memory_is_the_same_object_again(qtbot, runner):
    plates = Plates(runner, None)
    found = full(qtbot, plates, ORDER)
    assert plates.picture(ORDER).image is found.image


def test_equal_sections_share_a_picture(qtbot, runner):
    plates = Plates(runner, None)
    found = full(qtbot, plates, ORDER)
    again = plates.picture(ORDER._replace(section=make_section(fold=make_fold())))
    assert again.image is found.image


@pytest.mark.parametrize(
    "change",
    [
        {"view": "fold"},
        {"build": "lean"},
        {"scheme": "dark"},
        {"width": 201},
        {"ratio": 2.0},
        {"without": ("rib",)},
        {"section": make_section(fold=make_fold(), target="rib")},
    ],
)
def test_another_view_build_theme_size_or_content_is_another_picture(qapp, change):
    runner = LaterRunner()
    plates = Plates(runner, None)
    plates.picture(ORDER)
    runner.go_on()
    assert plates.picture(ORDER).is_full
    assert not plates.picture(ORDER._replace(**change)).is_full


def test_memory_is_bounded_and_the_last_used_stay(qapp):
    size = 200 * 150 * 4
    runner = LaterRunner()
    plates = Plates(runner, None, memory=2 * size)
    orders = [ORDER._replace(build=build) for build in ("lean", "average", "heavy")]
    for order in orders:
        plates.picture(order)
        runner.go_on()
    assert [plates.picture(order).is_full for order in orders] == [False, True, True]


def test_a_picture_larger_than_the_memory_is_still_shown(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None, memory=10)
    plates.picture(ORDER)
    runner.go_on()
    assert plates.picture(ORDER).is_full


def test_one_picture_is_painted_at_a_time_the_newest_first(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None)
    ready = []
    plates.plate_ready.connect(lambda order: ready.append(order.build))
    for build in ("lean", "average", "heavy"):
        plates.picture(ORDER._replace(build=build))
    while runner.waiting:
        assert len(runner.waiting) == 1
        runner.go_on()
    assert ready == ["lean", "heavy", "average"]


def test_what_is_prepared_comes_after_what_is_wanted_now(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None)
    ready = []
    plates.plate_ready.connect(lambda order: ready.append(order.build))
    plates.picture(ORDER)
    plates.prepare(ORDER._replace(build="lean"))
    plates.picture(ORDER._replace(build="heavy"))
    while runner.waiting:
        runner.go_on()
    assert ready == ["average", "heavy", "lean"]


def test_a_size_that_was_passed_on_the_way_is_not_painted(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None)
    ready = []
    plates.plate_ready.connect(lambda order: ready.append(order.width))
    for width in (200, 210, 220, 230):
        plates.picture(ORDER._replace(width=width))
    while runner.waiting:
        runner.go_on()
    assert ready == [200, 230]


def test_what_is_forgotten_is_not_painted(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None)
    plates.picture(ORDER)
    plates.picture(ORDER._replace(build="lean"))
    plates.forget()
    runner.go_on()
    assert not runner.waiting


def test_asking_twice_paints_once(qapp):
    runner = LaterRunner()
    plates = Plates(runner, None)
    plates.picture(ORDER)
    plates.picture(ORDER)
    runner.go_on()
    assert not runner.waiting
    assert plates.picture(ORDER).is_full


def test_a_section_without_the_view_is_refused(qapp):
    with pytest.raises(ValueError, match="fold"):
        Plates(LaterRunner(), None).picture(ORDER._replace(section=make_section(), view="fold"))


def test_a_failed_painting_does_not_stop_the_others(qapp, monkeypatch):
    runner = LaterRunner()
    plates = Plates(runner, None)
    plates.picture(ORDER)
    with monkeypatch.context() as patch:
        patch.setattr("trainer.ui.sections.plate.build_plate", None)
        with pytest.raises(TypeError):
            runner.go_on()
    assert not plates.picture(ORDER).is_full
    assert not runner.waiting
    plates.picture(ORDER._replace(build="lean"))
    runner.go_on()
    assert plates.picture(ORDER._replace(build="lean")).is_full


def test_pictures_are_painted_away_from_the_windows_thread(qtbot, runner, monkeypatch):
    from trainer.ui.sections import plate

    threads = []
    build = plate.build_plate

    def watched(*arguments):
        threads.append(threading.current_thread())
        return build(*arguments)

    monkeypatch.setattr(plate, "build_plate", watched)
    full(qtbot, Plates(runner, None), ORDER)
    assert threads
    assert threading.main_thread() not in threads


# On disk


def test_a_picture_on_disk_is_found_again_by_another_program(qapp, tmp_path, monkeypatch):
    folder = str(tmp_path / "sections")
    runner = LaterRunner()
    first = Plates(runner, folder)
    first.picture(ORDER)
    while runner.waiting:
        runner.go_on()
    before = first.picture(ORDER)
    monkeypatch.setattr("trainer.ui.sections.plate.build_plate", None)
    second = Plates(runner, folder)
    assert not second.picture(ORDER).is_full
    runner.go_on()
    after = second.picture(ORDER)
    assert after.is_full
    assert after.image == before.image
    assert after.outlines == before.outlines
    assert after.neighbours == before.neighbours


def test_a_picture_on_disk_does_not_wait_for_one_that_is_being_painted(qapp, tmp_path):
    folder = str(tmp_path / "sections")
    runner = LaterRunner()
    first = Plates(runner, folder)
    first.picture(ORDER)
    while runner.waiting:
        runner.go_on()
    second = Plates(runner, folder)
    second.picture(ORDER._replace(build="lean"))
    runner.go_on()
    assert len(runner.waiting) == 1, "the lean one is to be painted"
    second.picture(ORDER)
    assert len(runner.waiting) == 2
    runner.waiting.reverse()
    runner.go_on()
    assert second.picture(ORDER).is_full


def test_the_folder_is_bounded_and_the_longest_unused_go_first(qapp, tmp_path):
    folder = tmp_path / "sections"
    runner = LaterRunner()
    plates = Plates(runner, str(folder), disk=150_000)
    for width in range(200, 260, 10):
        plates.picture(ORDER._replace(width=width))
        while runner.waiting:
            runner.go_on()
    files = list(folder.iterdir())
    assert files
    assert all(entry.suffix == ".plate" for entry in files)
    assert sum(entry.stat().st_size for entry in files) <= 150_000
    again = Plates(runner, str(folder), disk=150_000)
    again.picture(ORDER._replace(width=250))
    runner.go_on()
    assert again.picture(ORDER._replace(width=250)).is_full


DAMAGES = {
    "empty": lambda whole: b"",
    "other": lambda whole: b"x" * 5000,
    "cut": lambda whole: whole[: len(whole) // 2],
    "longer": lambda whole: whole.replace(b'"size":[', b'"size":[1'),
    "shorter": lambda whole: whole.replace(b'"size":[2', b'"size":['),
    "huge": lambda whole: whole.replace(b'"size":[', b'"size":[99999999'),
    "less": lambda whole: whole.replace(b'"outlines"', b'"outlined"'),
    "packed otherwise": lambda whole: whole.partition(b"\n")[0] + b"\nnot packed at all",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_painted_anew(qapp, tmp_path, damage):
    folder = tmp_path / "sections"
    runner = LaterRunner()
    plates = Plates(runner, str(folder))
    plates.picture(ORDER)
    while runner.waiting:
        runner.go_on()
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    assert damage(whole) != whole
    kept.write_bytes(damage(whole))
    again = Plates(runner, str(folder))
    again.picture(ORDER)
    while runner.waiting:
        runner.go_on()
    assert again.picture(ORDER).is_full
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_only_the_cache(qapp, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    runner = LaterRunner()
    plates = Plates(runner, str(blocked / "sections"))
    plates.picture(ORDER)
    while runner.waiting:
        runner.go_on()
    assert plates.picture(ORDER).is_full


def test_many_windows_may_use_one_folder(qapp, tmp_path):
    folder = str(tmp_path / "sections")

    def paint(build: str) -> bool:
        runner = LaterRunner()
        plates = Plates(runner, folder)
        plates.prepare(ORDER._replace(build=build))
        while runner.waiting:
            runner.go_on()
        return True

    with ThreadPoolExecutor(3) as pool:
        assert all(pool.map(paint, ["lean", "average", "heavy"] * 2))
