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
    """Ask where everything is to be exported to."""
    suggested = str(Path(_documents(), name))
    path, _ = QFileDialog.getSaveFileName(
        parent, _tr("Export everything"), suggested, _tr("JSON (*.json)")
    )
    return path if not path or Path(path).suffix else f"{path}.json"


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
