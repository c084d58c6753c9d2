# SPDX-License-Identifier: MIT
"""What Settings says in words: backups, the outcome of a check, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from trainer import __version__
from trainer.services import data
from trainer.ui.actions import ACTIONS
from trainer.ui.pages.settings.views import AboutView, BackupRow, LearnerRow, ShortcutRow
from trainer.ui.presenters.moments import moment_text
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from trainer.model.learner import Learner
    from trainer.services.data import BackupFile, CheckReport, Difference
    from trainer.services.my_data import Merged


def backup_row(backup: BackupFile, today: date) -> BackupRow:
    """Put a backup into words."""
    made = moment_text(backup.made_at, today)
    parts = [_reason(backup.reason), size(backup.size)]
    detail = ", ".join(part for part in parts if part)
    return BackupRow(backup.path, made[:1].upper() + made[1:], detail)


def size(number: int) -> str:
    """Return a number of bytes as the locale writes it."""
    text = QLocale().formattedDataSize(number, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def learner_row(learner: Learner, number: int) -> LearnerRow:
    """Put a profile into words.

    Args:
        learner: the profile.
        number: its place among the profiles, from 1.
    """
    shown = learner.name or _tr("Profile {number}, without a name").format(number=number)
    return LearnerRow(learner.id, learner.name, shown)


def import_result(merged: Merged) -> str:
    """Say what came of an import."""
    if not merged.taken and not merged.left_out:
        return _tr("All of it was here already.")
    taken = counted(
        "Settings", "one entry was taken over", "%n entries were taken over", merged.taken
    )
    said = _tr("{taken}, {known} were here already.").format(
        taken=taken[:1].upper() + taken[1:], known=QLocale().toString(merged.known)
    )
    if merged.left_out:
        left = counted(
            "Settings",
            "one was left out: its session went on on both machines",
            "%n were left out: their sessions went on on both machines",
            merged.left_out,
        )
        said = _tr("{said} Of the rest, {left}.").format(said=said, left=left)
    return said


def check_result(report: CheckReport) -> str:
    """Say what a check found."""
    read = _tr("{size} were read.").format(size=size(report.size))
    if report.is_sound:
        return _tr("Everything is in order. {read}").format(read=read)
    if report.damage:
        found = counted(
            "SettingsWords",
            "Something is wrong with the file: {first}.",
            "%n things are wrong with the file; the first is: {first}.",
            len(report.damage),
        ).format(first=report.damage[0])
        remedy = _tr("Restore a backup; nothing has been changed.")
        return f"{found} {remedy}"
    found = counted(
        "SettingsWords",
        "Your answers are whole. One figure worked out from them is not as it should be.",
        "Your answers are whole. %n figures worked out from them are not as they should be.",
        len(report.derived),
    )
    return f"{found} {_tr('They can be worked out anew.')}"


def rebuild_result(difference: Difference) -> str:
    """Say what deriving everything anew found."""
    if not difference.rows:
        return _tr("All figures were worked out anew. None was different.")
    return counted(
        "SettingsWords",
        "All figures were worked out anew. One was different and is right now.",
        "All figures were worked out anew. %n were different and are right now.",
        len(difference.rows),
    )


def about() -> AboutView:
    """Return the version and the keys."""
    everywhere = [(action.shortcut, action.text()) for action in ACTIONS if action.shortcut]
    everywhere.insert(0, ("Ctrl+K", _tr("Search, or do anything")))
    session = (
        ShortcutRow(_tr("A to Z, 1 to 9"), _tr("Choose an answer")),
        ShortcutRow(_tr("Shift and the letter"), _tr("Strike an answer out")),
        ShortcutRow(_tr("Up, down"), _tr("Go from answer to answer")),
        ShortcutRow(_tr("Left, right"), _tr("Say how sure you are")),
        ShortcutRow(_tr("Enter"), _tr("Check, and go on")),
        ShortcutRow("F", _tr("Flag the question")),
        ShortcutRow("S", _tr("Skip the question")),
        ShortcutRow(_tr("1 to 5"), _tr("Say why you missed it")),
        ShortcutRow(_tr("Esc"), _tr("Leave; everything is saved")),
        ShortcutRow("F1", _tr("Show the keys of the moment")),
    )
    native = QKeySequence.SequenceFormat.NativeText
    return AboutView(
        version=__version__,
        shortcuts=tuple(
            ShortcutRow(QKeySequence(keys).toString(native), does) for keys, does in everywhere
        ),
        session=session,
    )


def _reason(reason: str) -> str:
    match reason:
        case "":
            return ""
        case data.BY_HAND:
            return _tr("Made by you")
        case data.BEFORE_RESTORE:
            return _tr("Before a restore")
        case data.BEFORE_REBUILD:
            return _tr("Before figures were worked out anew")
    if reason == "before-import":
        return _tr("Before an import")
    if reason.startswith("before-version-"):
        return _tr("Before an update")
    return reason.replace("-", " ").capitalize()


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingsWords", text)
