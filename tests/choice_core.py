# SPDX-License-Identifier: MIT
"""The part of the core bank that is answered by choosing, in place of the whole of it.

Tests of pages, sessions and stores press letters; a needle path or an order would need a hand of
its own. Those types have tests of theirs, with banks made for them.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from trainer.banks import catalog

CORE = Path(__file__).parent.parent / "question_banks" / "core"
ITEMS = ("anatomy.yaml", "contraindications.yaml", "response.yaml", "twitch-or-nerve.yaml")
WHOLE = catalog._bundled  # as the program finds it
_LONG_AGO_S = 1_000_000_000


def copied(folder: Path) -> Path:
    """Write the bank into a folder, as if it had long been there, and return where it is."""
    bank = folder / "question_banks" / "core"
    (bank / "items").mkdir(parents=True, exist_ok=True)
    for name in ("bank.yaml", *(f"items/{name}" for name in ITEMS)):
        if not (bank / name).exists():
            shutil.copyfile(CORE / name, bank / name)
    for path in (*bank.rglob("*"), bank):
        os.utime(path, (_LONG_AGO_S, _LONG_AGO_S))
    return bank


def use(folder: Path) -> None:
    """Let this process find the copy where it would find the core bank."""
    bank = copied(folder)

    def bundled() -> Iterator[catalog.Place]:
        for place in WHOLE():
            yield place._replace(path=str(bank)) if Path(place.path) == CORE else place

    catalog._bundled = bundled
