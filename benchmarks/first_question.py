# SPDX-License-Identifier: MIT
"""Ours: start as the command does, press Start on Today, and end once a question is painted.

Arguments: the data folder, and optionally a file to write the memory used to.
"""

from __future__ import annotations

import sys


def main() -> int:
    from trainer import launcher

    # Ahead of what needs Qt here: how the program loads it is part of what is measured.
    from trainer.ui import app
    from benchmarks.presser import Watched  # isort: skip

    app.Program = Watched  # type: ignore[misc] # to have the window
    return launcher.main(["--data", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
