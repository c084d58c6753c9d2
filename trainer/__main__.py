# SPDX-License-Identifier: MIT
"""``python -m trainer`` is the command ``needlewise``."""

import sys

from trainer.launcher import main

if __name__ == "__main__":
    sys.exit(main())
