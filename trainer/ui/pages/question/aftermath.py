# SPDX-License-Identifier: MIT
"""What stands around the options after checking: verdict, teaching point, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from trainer.ui.items.base import VerdictKind
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.panel import Source, SourceList, TeachingPoint
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.tips import set_tip
from trainer.ui.widgets.verdict import VerdictBanner
from trainer.ui.widgets.verdict import VerdictKind as BannerKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.question.views import ItemShown

_KINDS = {
    VerdictKind.RIGHT: BannerKind.RIGHT,
    VerdictKind.WRONG: BannerKind.NOT_THIS_ONE,
    VerdictKind.BLANK: BannerKind.NOT_THIS_ONE,
    VerdictKind.UNSAFE: BannerKind.UNSAFE,
}


class Aftermath:
    """Parts that exist from the first verdict on; the stage gives them their places."""

    def __init__(self, stage: QWidget) -> None:
        """Make the parts as children of the stage."""
        self.banner = VerdictBanner(stage)
        self.banner.setObjectName("verdict")
        self.asked = RichBlock("", "heading", parent=stage)
        self.toggle = Button("", "link", height="row", parent=stage)
        self.toggle.setObjectName("whole-question")
        # A click leaves the focus where it was: Enter still goes on to the next question.
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.teaching = TeachingPoint(stage)
        self.teaching.setObjectName("teaching")
        self.sources = SourceList(stage)
        self.sources.setObjectName("sources")
        self.status = TextBlock("", "caption", "ink-2", parent=stage)
        self.status.setObjectName("review-status")
        self._has_sources = False

    def show_item(self, shown: ItemShown) -> None:
        """Take the texts of an item with its verdict."""
        verdict = shown.verdict
        if verdict is None:
            self._set_visible(False, False, False, False)
            return
        sentence = f"{verdict.lead} {verdict.sentence}"
        self.banner.set_verdict(_KINDS[verdict.kind], sentence, verdict.detail)
        number = _tr("Question {number}").format(number=shown.position + 1)
        self.asked.set_text(shown.item.lead_in or number)
        self.teaching.set_text(shown.item.teaching)
        self.sources.set_sources([Source(row.short, row.kind) for row in shown.sources])
        set_tip(self.sources, "\n\n".join(row.tip for row in shown.sources))
        self.status.set_text(shown.status)
        self._set_visible(True, bool(shown.item.teaching), bool(shown.sources), bool(shown.status))

    def set_unfolded(self, unfolded: bool) -> None:
        """Say what pressing the toggle does."""
        text = _tr("Hide the question") if unfolded else _tr("Show the whole question")
        self.toggle.set_text(text)
        self.toggle.set_icons("", "chevron-up" if unfolded else "chevron-down")

    def place_banner(self, left: int, top: int, width: int) -> int:
        """Place the banner; return where it ends."""
        height = self.banner.heightForWidth(width)
        self.banner.setGeometry(left, top, width, height)
        return top + height

    def place_asked(self, left: int, top: int, width: int) -> int:
        """Place what was asked, and the toggle; return where the row ends."""
        size = self.toggle.sizeHint()
        room = width - size.width() - theme.space(12)
        beside = room >= width // 3
        if not beside:
            room = width
        height = self.asked.heightForWidth(room)
        row = max(height, size.height()) if beside else height
        self.asked.setGeometry(left, top + (row - height) // 2, room, height)
        if beside:
            at = left + width - size.width() + theme.space(6)
            self.toggle.setGeometry(
                at, top + (row - size.height()) // 2, size.width(), size.height()
            )
            return top + row
        at = left - theme.space(6)
        self.toggle.setGeometry(at, top + row, size.width(), size.height())
        return top + row + size.height()

    def place_teaching(self, left: int, top: int, width: int) -> int:
        """Place the teaching point; return where it ends."""
        if self.teaching.isHidden():
            return top
        top += theme.space(12)
        height = max(self.teaching.heightForWidth(width), self.teaching.minimumSizeHint().height())
        self.teaching.setGeometry(left, top, width, height)
        return top + height

    def place_sources(self, left: int, top: int, width: int) -> int:
        """Place the sources and how far they were checked; return where they end."""
        for part in (self.sources, self.status):
            if part.isHidden():
                continue
            top += theme.space(16 if part is self.sources else 10)
            height = part.heightForWidth(width)
            part.setGeometry(left, top, width, height)
            top += height
        return top

    def _set_visible(self, banner: bool, teaching: bool, sources: bool, status: bool) -> None:
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.banner, banner),
            (self.asked, banner),
            (self.toggle, banner),
            (self.teaching, teaching),
            (self.sources, sources),
            (self.status, status),
        )
        for part, shown in parts:
            if part.isHidden() is shown:
                part.setVisible(shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Stage", text)
