# SPDX-License-Identifier: MIT
"""What the storage layer loads on the way to the first question."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
import trainer.storage.database, trainer.storage.log, trainer.storage.attempts
import trainer.storage.standing, trainer.storage.learners
import trainer.storage.pulse, trainer.storage.instance
print(*sys.modules)
"""
HEAVY = {
    "logging", "urllib.parse", "shutil", "tempfile", "unittest", "asyncio", "email", "yaml",
    "pydantic", "numpy", "trainer.storage.backup", "trainer.storage.checks",
    "trainer.storage.rebuild", "trainer.storage.export",
}  # fmt: skip


def test_nothing_heavy_is_loaded_before_it_is_needed():
    # Isolated and without site: what a virtual environment loads by itself does not count.
    command = [
        sys.executable,
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(TOP)!r})\n{SCRIPT}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.split())
