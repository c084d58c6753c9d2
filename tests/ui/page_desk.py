# SPDX-License-Identifier: MIT
"""A desk over real services in the test's own folder, and a page with its presenter on it."""

import pytest

from tests.ui.driver_page import PageDriver
from tests.ui.hosting import shown
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings
from trainer.ui.desk import Desk, Route
from trainer.ui.theme import theme


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def services(paths, clock):
    seeds = iter(range(1000))
    made = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: next(seeds))
    made.library.load()
    return made


@pytest.fixture
def desk(qapp, paths, immediate_runner, services):
    made = Desk(immediate_runner, paths, Settings(), lambda: services)
    made.open(made, lambda: None, pytest.fail)
    yield made
    made.close()


class DeskDriver(PageDriver):
    """A page with its presenter.

    Attributes:
        routes: other pages asked for.
        sessions: engines of the sessions that were begun.
    """

    name = ""

    def __init__(self, desk, page, presenter) -> None:
        super().__init__(page)
        self.desk = desk
        self.presenter = presenter
        self.routes: list[Route] = []
        self.sessions: list = []
        desk.route_requested.connect(self.routes.append)
        desk.session_opened.connect(self.sessions.append)

    def open(self, subject: str = "") -> "DeskDriver":
        """Come to the page."""
        self.presenter.activate(Route(self.name, subject))
        return self

    def shown(self, qtbot) -> "DeskDriver":
        """Put the page into a window."""
        shown(qtbot, self.page)
        self.page.setFocus()
        return self

    @property
    def engine(self):
        """The only session begun."""
        [engine] = self.sessions
        return engine
