# SPDX-License-Identifier: MIT
import sys

import platformdirs
import pytest

from trainer.errors import TrainerError
from trainer.paths import Paths, resolve


@pytest.mark.parametrize("variables", [{}, {"XDG_DATA_HOME": "/elsewhere"}, {"XDG_CACHE_HOME": ""}])
def test_usual_places_are_those_of_platformdirs(monkeypatch, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    places = platformdirs.PlatformDirs("needlewise", appauthor=False)
    found = resolve()
    assert found.data == places.user_data_dir
    assert found.cache == places.user_cache_dir
    assert found.logs == places.user_log_dir
    assert found.settings.startswith(places.user_config_dir)


@pytest.mark.skipif(sys.platform == "win32", reason="these variables mean nothing there")
def test_a_relative_base_folder_is_ignored(monkeypatch, user_folders):
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert resolve().data == str(user_folders / ".local/share/needlewise")


def test_everything_is_under_the_folder_given(tmp_path):
    folder = str(tmp_path / "given")
    assert all(path.startswith(folder) for path in resolve(folder))


def test_the_variable_counts_unless_a_folder_is_given(monkeypatch, tmp_path):
    monkeypatch.setenv("NEEDLEWISE_DATA", str(tmp_path / "variable"))
    assert resolve().data == str(tmp_path / "variable")
    assert resolve(str(tmp_path / "given")).data == str(tmp_path / "given")


def test_a_relative_folder_is_taken_from_here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert resolve("mine").data == str(tmp_path / "mine")


def test_a_tilde_is_home(user_folders):
    assert resolve("~/study").data == str(user_folders / "study")


def test_nothing_is_created(tmp_path):
    resolve(str(tmp_path / "given"))
    assert not (tmp_path / "given").exists()


def test_a_file_is_no_folder(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("")
    with pytest.raises(TrainerError, match=r"notes\.txt is not a folder"):
        resolve(str(file))


def test_paths_are_a_record():
    assert Paths("d", "c", "l", "s").cache == "c"


def _on(monkeypatch: pytest.MonkeyPatch, platform: str) -> Paths:
    monkeypatch.setattr(sys, "platform", platform)
    return resolve()


def test_on_a_mac_the_library_holds_everything(monkeypatch, user_folders):
    places = _on(monkeypatch, "darwin")
    assert places.data == str(user_folders / "Library/Application Support/needlewise")
    assert places.settings == str(
        user_folders / "Library/Application Support/needlewise/settings.toml"
    )
    assert places.logs == str(user_folders / "Library/Logs/needlewise")
