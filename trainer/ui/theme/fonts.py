# SPDX-License-Identifier: MIT
"""Hands the bundled font files to Qt, each family when it is first asked for."""

from PySide6.QtGui import QFontDatabase

from trainer import resources

_FILES: dict[str, tuple[str, ...]] = {
    "Inter": (
        "inter/Inter-Regular.ttf",
        "inter/Inter-Medium.ttf",
        "inter/Inter-SemiBold.ttf",
    ),
    "Inter Display": ("inter/InterDisplay-SemiBold.ttf",),
    "Atkinson Hyperlegible": (
        "atkinson-hyperlegible/AtkinsonHyperlegible-Regular.ttf",
        "atkinson-hyperlegible/AtkinsonHyperlegible-Bold.ttf",
    ),
}
FAMILIES: tuple[str, ...] = ("Inter", "Atkinson Hyperlegible")

_loaded: set[str] = set()


def ensure_loaded(family: str) -> None:
    """Make a bundled family known to Qt; a family of the system needs nothing.

    Needs a running QGuiApplication. The first call costs some milliseconds, most of it the font
    system's own start, which any text would pay.
    """
    if family in _loaded:
        return
    _loaded.add(family)
    for name in _FILES.get(family, ()):
        with resources.as_path(f"assets/fonts/{name}") as path:
            # From the path, not from bytes: Qt then maps the file instead of holding a copy.
            QFontDatabase.addApplicationFont(str(path))
