# SPDX-License-Identifier: MIT
"""Asks where the sheet of a session's results is to be saved; "" is no answer."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

# What some file system does not take in a name.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def ask_sheet(parent: QWidget, title: str) -> str:
    """Ask with the system's own dialog, which itself asks before it replaces a file.

    Args:
        parent: page that asks.
        title: of the session; becomes part of the name proposed.
    """
    name = QCoreApplication.translate("SaveFile", "Results, {title}").format(title=title)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    fit = " ".join(_UNFIT.sub(" ", name).split())
    suggested = Path(QStandardPaths.writableLocation(place), f"{fit[:120]}.pdf")
    path, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("SaveFile", "Save the results"),
        str(suggested),
        QCoreApplication.translate("SaveFile", "PDF (*.pdf)"),
    )
    return path if not path or Path(path).suffix.lower() == ".pdf" else f"{path}.pdf"
