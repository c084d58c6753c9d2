# SPDX-License-Identifier: MIT
"""Side bar, filters, estimates, notices."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Card, Rule
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.choice import CheckBox, CheckCard, RadioButton, RadioCard, Switch
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.gallery_page import CELLS, GalleryPage, row_of
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.nav import NavEntry, SideBar
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.panel import FoldRow
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.slider import CountSlider
from trainer.ui.widgets.strip import ProgressStrip
from trainer.ui.widgets.tag import Tag, TagKind
from trainer.ui.widgets.text import TextBlock


def _side_bar() -> SideBar:
    bar = SideBar(
        "Needlewise",
        (
            NavEntry("today", "sun", "Today"),
            NavEntry("practise", "target", "Practise"),
            NavEntry("progress", "trending-up", "Progress"),
            NavEntry("lab", "syringe", "Needling lab"),
            NavEntry("library", "library", "Library"),
        ),
        "Teaching",
        (NavEntry("class", "users", "Class"), NavEntry("courses", "graduation-cap", "Courses")),
        "A study aid. No score here certifies competence to needle.",
        (NavEntry("settings", "settings", "Settings"),),
    )
    bar.set_active("practise")
    bar.set_count("today", 24)
    return bar


def _setup_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(12))
    column.addWidget(TextBlock("Practise", "page", heading_level=1))
    column.addWidget(TextBlock("Domain", "heading", heading_level=2))
    for pair in ((("Anatomy", 24), ("Twitch or nerve", 3)), (("Contraindications", 6),)):
        cards = [CheckCard(text, count) for text, count in pair]
        cards[0].setChecked(pair[0][0] == "Anatomy")
        row_of(column, *cards)
    which = Segments(("All", "New", "Due", "Missed", "Flagged"), "Which questions")
    which.set_counts((31, 14, 5, 6, 2))
    which.set_chosen(0)
    row_of(column, which)
    flow = FlowLayout()
    for text, count in (("Single best answer", 17), ("Multiple", 2), ("Ordering", 3), ("Case", 1)):
        flow.addWidget(Chip(text, count))
    flow.addWidget(Chip("Thorax, back", 18, icon="x", checkable=False))
    column.addLayout(flow)
    slider = CountSlider("How many")
    slider.setRange(5, 31)
    slider.setValue(20)
    slider.set_end_texts(high="all 31")
    column.addWidget(slider)
    cards_row = [RadioCard("Tutor", "Feedback at every answer"), RadioCard("Timed", "75 s each")]
    cards_row[0].setChecked(True)
    row_of(column, *cards_row)
    ticked, radio, switch = CheckBox("Ticked"), RadioButton("Circle"), Switch("Switched on")
    for part in (ticked, radio, switch):
        part.setChecked(True)
    row_of(column, CheckBox("Box"), ticked, RadioButton("Other"), radio)
    row_of(column, switch, Switch("Off"))
    column.addStretch(1)
    return column


def _results_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(12))
    card = Card()
    card.body.addWidget(TextBlock("By domain", "heading", heading_level=2))
    for low, value, high in ((67.0, 78.0, 86.0), (42.0, 58.0, 73.0)):
        bar = EstimateBar()
        bar.set_estimate(low, value, high, cut=75, text="78 %")
        card.body.addWidget(bar)
    card.body.addWidget(Rule())
    few = EstimateBar()
    few.set_too_few(8)
    card.body.addWidget(few)
    labelled = EstimateBar(labelled=True)
    labelled.set_estimate(62, 78, 88, cut=75, scale=(40, 100), text="78 %")
    card.body.addWidget(labelled)
    column.addWidget(card)
    notice = Notice()
    notice.show_text("The bank was removed.", "Undo")
    column.addWidget(notice)
    rich = RichBlock(
        "Bank text with **bold**, *italic* and 10^-3^.\n\n- One entry\n- Another <b>entry</b>"
    )
    column.addWidget(rich)
    row_of(column, Tag(TagKind.LEFT_OUT, "Left out"), Tag(TagKind.QUIET, "Loaded"))
    add = Button("Add a file", "primary", icon="file-input", height="small")
    row_of(column, Button("New bank", icon="plus", height="small"), add)
    flag = IconButton("bookmark", "Flag", checkable=True, checked_icon="bookmark-filled")
    flag.setChecked(True)
    more = IconButton("ellipsis", "More", framed=True)
    row_of(column, IconButton("bookmark", "Flag"), flag, more, Button("Copy as text", "link"))
    many = ProgressStrip()
    many.set_cells(CELLS + CELLS, 5)
    column.addWidget(many)
    row_of(column, Icon("mark", "accent", size=40), Icon("app", "accent", size=64))
    column.addWidget(FoldRow("user", "45 years, upper lumbar pain, L1 paraspinals"))
    column.addStretch(1)
    return column


def more_page() -> GalleryPage:
    """Return the page."""
    page = GalleryPage()
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 24, 0)
    row.setSpacing(32)
    row.addWidget(_side_bar())
    rail = _side_bar()
    rail.set_folded(True)
    row.addWidget(rail)
    row.addLayout(_setup_column(), 1)
    row.addLayout(_results_column(), 1)
    return page
