# SPDX-License-Identifier: MIT
"""Real services over a temporary folder, with the bundled banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trainer.services.compiling import in_process
from trainer.services.context import Services, open_services

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import FixedClock
    from trainer.paths import Paths


@pytest.fixture
def reopen(paths: Paths, clock: FixedClock) -> Iterator[Callable[[], Services]]:
    """Open the services of the test's folder; a second call is a second start of the program."""
    opened: list[Services] = []

    def start() -> Services:
        services = open_services(
            paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 20_260_101
        )
        services.library.load()
        opened.append(services)
        return services

    yield start
    for services in opened:
        services.close()


@pytest.fixture
def services(reopen: Callable[[], Services]) -> Services:
    return reopen()
