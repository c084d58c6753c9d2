# SPDX-License-Identifier: MIT
"""Asks for files with the system's own dialogs; "" is no answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_bank(parent: QWidget) -> str:
    """Ask for a bank to add."""
    kinds = _tr("Question banks (*.yaml *.yml *.needlebank)")
    everything = _tr("All files (*)")
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Add a bank"), _documents(), f"{kinds};;{everything}"
    )
    return path


def ask_exam(parent: QWidget) -> str:
    """Ask for an exam to add."""
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Add an exam"), _documents(), _tr("Exams (*.yaml *.yml);;All files (*)")
    )
    return path


def ask_new_sheet(parent: QWidget, exam: str) -> str:
    """Ask where the sheet of a panel is to be written."""
    suggested = str(Path(_documents(), f"{exam}.csv"))
    path, _ = QFileDialog.getSaveFileName(
        parent, _tr("Write a sheet"), suggested, _tr("Sheets (*.csv)")
    )
    return path if not path or Path(path).suffix else f"{path}.csv"


def ask_filled_sheet(parent: QWidget) -> str:
    """Ask for a sheet that raters have filled in."""
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Take a sheet"), _documents(), _tr("Sheets (*.csv);;All files (*)")
    )
    return path


def ask_sections(parent: QWidget) -> str:
    """Ask for a file with sections to look at."""
    kinds = _tr("Sections and banks (*.yaml *.yml *.needlebank)")
    everything = _tr("All files (*)")
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Open a section file"), _documents(), f"{kinds};;{everything}"
    )
    return path


def ask_picture(parent: QWidget, name: str) -> str:
    """Ask where the picture of a section is to be written."""
    suggested = str(Path(_pictures(), f"{name}.svg"))
    svg, png = _tr("SVG picture (*.svg)"), _tr("PNG picture (*.png)")
    path, kind = QFileDialog.getSaveFileName(
        parent, _tr("Export picture"), suggested, f"{svg};;{png}"
    )
    if not path or Path(path).suffix:
        return path
    return f"{path}.png" if kind == png else f"{path}.svg"


def ask_new_bank(parent: QWidget) -> str:
    """Ask where a new bank is to be written."""
    suggested = str(Path(_documents(), "my-bank.yaml"))
    path, _ = QFileDialog.getSaveFileName(
        parent, _tr("Begin a bank of your own"), suggested, _tr("Question bank (*.yaml)")
    )
    return path if not path or Path(path).suffix else f"{path}.yaml"


def ask_backup(parent: QWidget, folder: str) -> str:
    """Ask for a backup to restore."""
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Restore a backup"), folder, _tr("Backups (*.sqlite3);;All files (*)")
    )
    return path


def ask_export(parent: QWidget, name: str) -> str:
    """Ask where everything is to be exported to; the name's ending is that of its kind."""
    suggested = Path(_documents(), name)
    kinds = _tr("CSV (*.csv)") if suggested.suffix == ".csv" else _tr("JSON (*.json)")
    path, _ = QFileDialog.getSaveFileName(parent, _tr("Export everything"), str(suggested), kinds)
    return path if not path or Path(path).suffix else f"{path}{suggested.suffix}"


def ask_import(parent: QWidget) -> str:
    """Ask for an export of another machine."""
    path, _ = QFileDialog.getOpenFileName(
        parent, _tr("Import"), _documents(), _tr("Exports (*.json);;All files (*)")
    )
    return path


def ask_export_folder(parent: QWidget) -> str:
    """Ask for a folder that pictures and tables are to be written to."""
    return QFileDialog.getExistingDirectory(
        parent, _tr("Export pictures and tables into a folder"), _documents()
    )


def ask_folder(parent: QWidget | None, folder: str) -> str:
    """Ask for another data folder."""
    return QFileDialog.getExistingDirectory(parent, _tr("Open another data folder"), folder)


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place)


def _pictures() -> str:
    place = QStandardPaths.StandardLocation.PicturesLocation
    return QStandardPaths.writableLocation(place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)
