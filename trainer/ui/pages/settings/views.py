# SPDX-License-Identifier: MIT
"""The frozen records that Settings shows."""

from __future__ import annotations

from typing import NamedTuple


class Preferences(NamedTuple):
    """What can be preferred; as in the settings file.

    Attributes:
        scheme: one of SCHEMES of the settings.
        text_percent: in steps of 10.
        font: name of a family.
    """

    scheme: str
    text_percent: int
    font: str
    key_hints: bool
    motion: bool


class ReviewView(NamedTuple):
    """The plan of review.

    Attributes:
        minutes: a day at most; None for no limit.
        percent: of what is due, how much should still be known.
        exam: the day of the exam, ISO; "" for none.
    """

    minutes: int | None
    minutes_text: str
    percent: int
    percent_text: str
    exam: str
    exam_text: str


class LearnerRow(NamedTuple):
    """A profile: its name as typed, and the name shown where it has none."""

    id: str
    name: str
    shown: str


class BackupRow(NamedTuple):
    """A backup: when it was made, and why and how large."""

    path: str
    made: str
    detail: str


class DataView(NamedTuple):
    """The data folder.

    Attributes:
        backups: the newest first.
    """

    folder: str
    backups: tuple[BackupRow, ...]


class ShortcutRow(NamedTuple):
    """Keys, and what they do."""

    keys: str
    does: str


class AboutView(NamedTuple):
    """What the program is.

    Attributes:
        shortcuts: keys that work everywhere.
        session: keys while a question is on screen.
    """

    version: str
    shortcuts: tuple[ShortcutRow, ...]
    session: tuple[ShortcutRow, ...]


class SettingsView(NamedTuple):
    """Everything on the page.

    Attributes:
        learner: id of the profile in use.
    """

    preferences: Preferences
    learners: tuple[LearnerRow, ...]
    learner: str
    data: DataView
    about: AboutView
