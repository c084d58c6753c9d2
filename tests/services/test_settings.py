# SPDX-License-Identifier: MIT
"""Settings survive a round trip, and a broken file costs defaults, never a start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trainer.errors import SettingsError
from trainer.services.settings import Settings, load, save

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = str(tmp_path / "new folder" / "settings.toml")
    wanted = Settings(
        scheme="dark", text_percent=150, font="Atkinson Hyperlegible", learner='a"\\\n\x7fé'
    )
    save(path, wanted)
    assert load(path) == (wanted, [])


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(str(tmp_path / "absent.toml")) == (Settings(), [])


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("scheme = 'pink'", ["scheme"]),
        ("text_percent = 900", ["text_percent"]),
        ("text_percent = true", ["text_percent"]),
        ("text_percent = '100'", ["text_percent"]),
        ("font = 3", ["font"]),
        ("key_hints = 'yes'", ["key_hints"]),
        ("not toml at all", ["settings"]),
    ],
)
def test_an_impossible_value_becomes_the_default_and_is_named(
    tmp_path: Path, text: str, replaced: list[str]
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    assert load(str(path)) == (Settings(), replaced)


@pytest.mark.parametrize("text", ["unknown = 1", "later_goal = 0\nsound = 'yes'", "[table]\nx = 1"])
def test_what_this_version_does_not_know_is_passed_over_in_silence(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"scheme = 'dark'\n{text}\n", encoding="utf-8")
    assert load(str(path)) == (Settings(scheme="dark"), [])


def test_good_values_beside_a_bad_one_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("scheme = 'dark'\ntext_percent = 5\n", encoding="utf-8")
    assert load(str(path)) == (Settings(scheme="dark"), ["text_percent"])


def test_bytes_that_are_no_text_give_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert load(str(path)) == (Settings(), ["settings"])


def test_a_folder_in_the_place_of_the_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(str(tmp_path))


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be written"):
        save(str(folder / "settings.toml"), Settings())
    assert folder.read_text(encoding="utf-8") == "in the way"
