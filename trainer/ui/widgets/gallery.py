# SPDX-License-Identifier: MIT
"""Draws the parts in all their states into a picture, to be looked at.

`python -m trainer.ui.widgets.gallery OUT.png --scheme dark --text 150 --page parts`
"""

import argparse
import os
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from trainer.ui.theme import SCHEMES, theme
from trainer.ui.theme.fonts import FAMILIES
from trainer.ui.widgets.gallery_more import more_page
from trainer.ui.widgets.gallery_page import GalleryPage
from trainer.ui.widgets.gallery_parts import parts_page
from trainer.ui.widgets.gallery_session import session_page


def _page(name: str) -> GalleryPage:
    match name:
        case "parts":
            return parts_page()
        case "more":
            return more_page()
        case "question":
            return session_page(answered=False)
        case _:
            return session_page(answered=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--scheme", choices=SCHEMES, default="light")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent")
    parser.add_argument("--family", choices=FAMILIES, default="Inter")
    parser.add_argument("--page", choices=("parts", "more", "question", "answer"), default="parts")
    parser.add_argument("--size", default="1280x800")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["gallery"])
    if isinstance(app, QApplication):
        app.setStyle("fusion")
    theme.load(chosen.scheme, chosen.text, chosen.family)
    page = _page(chosen.page)
    width, height = (int(part) for part in chosen.size.split("x"))
    layout = page.layout()
    if layout is not None and chosen.page in ("parts", "more"):
        height = max(height, layout.totalHeightForWidth(width))
    page.resize(width, height)
    page.ensurePolished()
    page.show()
    QApplication.processEvents()
    page.settle()
    page.grab().save(chosen.out)
    page.close()


if __name__ == "__main__":
    main()
