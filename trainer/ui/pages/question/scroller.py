# SPDX-License-Identifier: MIT
"""The scrolled area of the question page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.items import key_codes
from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class Scroller(ScrollArea):
    """Scrolls when the page says so: keys are the page's, wherever the focus is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()

    def show_part(self, part: QWidget) -> None:
        """Scroll down until a part is seen whole, or begins at the top."""
        inside = self.widget()
        if inside is None:
            return
        top = part.mapTo(inside, part.rect().topLeft()).y() - theme.space(16)
        over = top + part.height() + theme.space(16) - self.viewport().height()
        self.verticalScrollBar().setValue(max(0, min(top, over + theme.space(16))))

    def scroll_by_key(self, key: int) -> bool:
        """Scroll as a key asks for; return whether it asks for anything."""
        bar = self.verticalScrollBar()
        page, line = bar.pageStep() - theme.px(40), bar.singleStep() * 2
        step = {
            key_codes.UP: -line,
            key_codes.DOWN: line,
            key_codes.PAGE_UP: -page,
            key_codes.PAGE_DOWN: page,
            key_codes.HOME: -bar.maximum(),
            key_codes.END: bar.maximum(),
        }.get(key)
        if step is None:
            return False
        bar.setValue(bar.value() + step)
        return True
