# SPDX-License-Identifier: MIT
"""What has happened to a patient so far; only cases need it."""

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.widgets.timeline import Timeline


class History(DrawnAhead, Timeline):
    """A line of time, painted ahead of the question's turn."""

    ground_role = "surface"
