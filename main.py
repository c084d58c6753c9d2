# SPDX-License-Identifier: MIT
"""Start Needlewise from a checkout: ``python3 main.py``."""

import sys

from trainer.launcher import main

if __name__ == "__main__":
    sys.exit(main())
