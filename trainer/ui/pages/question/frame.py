# SPDX-License-Identifier: MIT
"""Where things stand on the question page at a width."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from trainer.ui.theme import theme

GAP = 32

_LEAST_MARGIN = 24
# A narrower window has the patient above the question, as has a line of fewer characters.
_LEAST_WINDOW = 1120
_LEAST_CHARACTERS = 56
# A column indented less than this against the bars does not look meant.
_LEAST_INDENT = 60


class Frame(NamedTuple):
    """Where things stand.

    Attributes:
        left, right: edges of the content.
        column: left edge of the question column.
        width: of the question column.
        panel: width of the panel at the left; 0 where it stands above, or there is none.
    """

    left: int
    right: int
    column: int
    width: int
    panel: int


def frame(page_width: int, *, has_panel: bool) -> Frame:
    """Return where things stand.

    Args:
        page_width: width of the whole page.
        has_panel: whether there is something to show beside the question.
    """
    session, panel = theme.width("session"), theme.width("patient-panel")
    content = min(page_width - 2 * theme.space(_LEAST_MARGIN), session)
    left = (page_width - content) // 2
    room = content - panel - GAP
    if has_panel and page_width >= _LEAST_WINDOW and _characters(room) >= _LEAST_CHARACTERS:
        return Frame(left, left + content, left + panel + GAP, room, panel)
    width = min(content, theme.px(session - panel - GAP))
    if (content - width) // 2 < _LEAST_INDENT:
        width = content
    return Frame(left, left + content, (page_width - width) // 2, width, 0)


def _characters(width: int) -> float:
    return width / QFontMetricsF(theme.font("stem")).averageCharWidth()
