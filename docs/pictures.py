# SPDX-License-Identifier: MIT
"""Makes every picture in docs/pictures from the program itself: ``python3 -m docs.pictures``.

The real window is started without a screen, on a temporary data folder with an invented learner,
and driven by keys. Time and chance are fixed, so that a picture changes only when the program does.
Names as arguments (``python3 -m docs.pictures today results``) make only those.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TOP = Path(__file__).resolve().parent.parent
PICTURES = TOP / "docs" / "pictures"

# Shown in Settings and in the Library, so the same everywhere and no machine's own.
FOLDER = Path("/tmp/needlewise") if os.name != "nt" else Path("C:/needlewise")  # noqa: S108


def main() -> int:
    """Make the pictures that are named, or all."""
    names = sys.argv[1:]
    try:
        bootstrap.enter(str(TOP), ["-m", "docs.pictures", *names])
        from trainer.bootstrap import system

        system.provide_libraries(system.QT_LIBRARIES, install=True)
    except bootstrap.SetupError as error:
        bootstrap.say(str(error))
        return 2
    # Before anything loads Qt or asks for the time.
    os.environ.update(QT_QPA_PLATFORM="offscreen", TZ="UTC", COLUMNS="88", NO_COLOR="1")
    if hasattr(os, "tzset"):
        import time

        time.tzset()
    from docs import screens, sights, terminal

    makers: dict[str, Callable[[Path], None]] = {
        **screens.MAKERS,
        **sights.MAKERS,
        **terminal.MAKERS,
    }
    unknown = sorted(set(names) - makers.keys())
    if unknown:
        bootstrap.say(f"There is no picture {unknown[0]}; there are: {', '.join(makers)}.")
        return 2
    if FOLDER.exists():
        bootstrap.say(f"{FOLDER} is there already, and the pictures need it; delete it first.")
        return 2
    return _make(names or list(makers), makers)


def _make(names: Sequence[str], makers: dict[str, Callable[[Path], None]]) -> int:
    from shutil import rmtree

    PICTURES.mkdir(exist_ok=True)
    failed = 0
    for name in names:
        FOLDER.mkdir(mode=0o700, parents=True)
        try:
            makers[name](PICTURES)
        except Exception as error:  # one page that fails must not keep the others from being made
            bootstrap.say(f"{name}: {type(error).__name__}: {error}")
            failed += 1
        finally:
            rmtree(FOLDER)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
