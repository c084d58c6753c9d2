# SPDX-License-Identifier: MIT
"""Measures the branches taken in one of the processes that share the tests.

Named with ``-p``, it is imported before anything of the program is: what is imported before
measuring starts would count as never run.
"""

import coverage
import pytest

_running = coverage.Coverage(data_suffix=True)
_running.start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Keep what was measured."""
    _running.stop()
    _running.save()
