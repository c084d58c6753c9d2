# SPDX-License-Identifier: MIT
"""What all presenters share."""

from trainer.services.settings import Settings, load
from trainer.ui.desk import Desk


class LateRunner:
    """Keeps what it is given, to be done in any order, as two threads may do it."""

    compute = None

    def __init__(self) -> None:
        self.kept = []

    def run(self, owner, work, on_result=None, on_error=None, *, lane=None) -> None:
        self.kept.append(work)


def test_of_two_changes_the_latter_is_kept_whichever_is_written_last(qapp, paths):
    runner = LateRunner()
    desk = Desk(runner, paths, Settings(), lambda: None)
    desk.change_settings(desk, Settings(scheme="dark"))
    desk.change_settings(desk, Settings(scheme="light", text_percent=120))
    for work in reversed(runner.kept):
        work()
    assert load(paths.settings) == (Settings(scheme="light", text_percent=120), [])
