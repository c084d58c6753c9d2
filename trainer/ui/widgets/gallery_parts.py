# SPDX-License-Identifier: MIT
"""Option cards, verdicts and controls in all their states."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.empty import EmptyState
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.gallery_page import CELLS, GalleryPage, option, row_of
from trainer.ui.widgets.nav import NavEntry, NavItem
from trainer.ui.widgets.option_card import OptionState
from trainer.ui.widgets.strip import ProgressStrip
from trainer.ui.widgets.tag import Tag, TagKind
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner, VerdictKind

_CLEARS = "Not until the doctor treating you clears it"


def _option_column(page: GalleryPage) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(8))
    column.addWidget(TextBlock("Option card", "title", heading_level=1))
    option(column, "C", _CLEARS, OptionState.REST)
    page.hovered.append(option(column, "C", _CLEARS, OptionState.REST))
    page.focused.append(option(column, "C", _CLEARS, OptionState.REST))
    option(column, "C", _CLEARS, OptionState.CHOSEN)
    option(column, "C", _CLEARS, OptionState.STRUCK)
    option(
        column,
        "C",
        _CLEARS,
        OptionState.BEST,
        "Clearance belongs to the treating team.",
        "Best answer",
    )
    option(
        column,
        "D",
        "No, and never fly again",
        OptionState.YOURS_WRONG,
        "Unsupported and alarming.",
        "Your answer",
    )
    option(
        column,
        "A",
        "Yes, once the pain has gone",
        OptionState.YOURS_UNSAFE,
        "A leak can be painless and still expand.",
        "Your answer: unsafe",
    )
    option(
        column,
        "B",
        "Yes, the cabin is pressurised",
        OptionState.PASSED_UNSAFE,
        "Trapped gas expands as pressure falls.",
        "Unsafe",
    )
    option(column, "A", "One of several", OptionState.CHOSEN, multiple=True)
    column.addStretch(1)
    return column


def _verdicts(column: QVBoxLayout) -> None:
    column.addWidget(TextBlock("Verdict", "title", heading_level=1))
    for kind, sentence, second in (
        (
            VerdictKind.RIGHT,
            "Right: absent bone is a stop.",
            "You chose C and were certain. It returns in 9 days.",
        ),
        (
            VerdictKind.NOT_THIS_ONE,
            "Not this one: the stem gives a radial nerve sign.",
            "You chose C and were unsure. The best answer is B.",
        ),
        (
            VerdictKind.UNSAFE,
            "Unsafe: at this depth the tip is in the pleura.",
            "You chose A and were fairly sure. The best answer is C.",
        ),
    ):
        banner = VerdictBanner()
        banner.set_verdict(kind, sentence, second)
        column.addWidget(banner)


def _controls(page: GalleryPage, column: QVBoxLayout) -> None:
    column.addWidget(TextBlock("Navigation, buttons, chips, strip", "title", heading_level=1))
    items = [NavItem(NavEntry(n, "target", n)) for n in ("Rest", "Hover", "Active", "Focus")]
    items[2].set_active(True)
    items[2].set_count(24)
    page.hovered.append(items[1])
    page.focused.append(items[3])
    row_of(column, *items, gap=20)
    off = Button("Start")
    off.set_available(False, "Choose an answer first")
    focused = Button("Focus")
    page.focused.append(focused)
    primary = Button("Check answer", "primary", key_hint="enter")
    second = Button("Resume", key_hint="R")
    row_of(column, primary, second, Button("Skip", "quiet"), off, focused)
    chosen = Chip("Ordering", 14)
    chosen.setChecked(True)
    tags = (
        Tag(TagKind.BEST, "Best answer"),
        Tag(TagKind.YOURS, "Your answer"),
        Tag(TagKind.YOURS_UNSAFE, "Unsafe"),
        Tag(TagKind.NEW, "New"),
        Tag(TagKind.LOCKED, "Locked"),
    )
    flow = FlowLayout()
    for part in (Chip("Ordering", 14), chosen, *tags):
        flow.addWidget(part)
    column.addLayout(flow)
    strip = ProgressStrip()
    strip.set_cells(CELLS, 7)
    row_of(column, strip)
    column.addWidget(TextBlock("Empty states", "title", heading_level=1))
    empty = EmptyState(
        "Nothing is due today",
        "The next 31 questions come back tomorrow. You can still practise something new.",
    )
    empty.add_button(Button("Start ten minutes", "primary", key_hint="enter"))
    empty.add_button(Button("Choose a topic"))
    column.addWidget(empty)
    sentence = "8 of 20 so far in Response to events. The picture appears at 20."
    column.addWidget(EmptyState("Too few answers to show a trend", sentence, small=True))


def parts_page() -> GalleryPage:
    """Return the page."""
    page = GalleryPage()
    row = QHBoxLayout(page)
    row.setContentsMargins(40, 20, 40, 20)
    row.setSpacing(48)
    row.addLayout(_option_column(page), 38)
    column = QVBoxLayout()
    column.setSpacing(theme.space(8))
    _verdicts(column)
    _controls(page, column)
    column.addStretch(1)
    row.addLayout(column, 65)
    return page
