# SPDX-License-Identifier: MIT
"""A question as it is asked, and as it is answered."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Bar, Well
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.gallery_page import CELLS, GalleryPage, option
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.option_card import OptionState
from trainer.ui.widgets.panel import PatientPanel, Source, SourceList, TeachingPoint
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.strip import ProgressStrip
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner, VerdictKind

_FACTS = (
    ("Problem", "Upper lumbar pain"),
    ("Plan", "Paraspinals at L1, needle straight in, 25\u00a0mm from the midline"),
    ("Finding", "No bone at the depth where it was expected"),
)


def _session_bar() -> Bar:
    bar = Bar(at_top=True)
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 0, 16, 0)
    titles = QVBoxLayout()
    titles.setSpacing(0)
    titles.addStretch(1)
    titles.addWidget(TextBlock("Spine and thorax", "body", weight=600, tight=True))
    titles.addWidget(TextBlock("Tutor, 20 questions", "small", "ink-2", tight=True))
    titles.addStretch(1)
    strip = ProgressStrip()
    strip.set_cells(CELLS, 7)
    row.addWidget(IconButton("x", "Close"))
    row.addLayout(titles)
    row.addStretch(1)
    row.addWidget(strip)
    row.addStretch(1)
    row.addWidget(Icon("clock"))
    row.addWidget(TextBlock("13:52", "option", "ink-2", weight=500))
    row.addWidget(IconButton("bookmark", "Flag"))
    row.addWidget(IconButton("keyboard", "Keys"))
    return bar


def _answer_columns(answered: bool) -> QHBoxLayout:
    columns = QHBoxLayout()
    columns.setContentsMargins(64, 28, 64, 16)
    columns.setSpacing(32)
    left = QVBoxLayout()
    panel = PatientPanel()
    panel.set_patient("45 years", _FACTS)
    well = Well()
    well.setMinimumHeight(theme.px(220))
    panel.set_figure(well)
    left.addWidget(panel)
    if answered:
        sources = SourceList()
        rows = (
            Source("Upper lumbar needling, 2020", "Cadavers"),
            Source("Halle and Halle, part two, 2016", "Review"),
        )
        sources.set_sources(rows)
        left.addSpacing(12)
        left.addWidget(sources)
    left.addStretch(1)
    columns.addLayout(left, 392)
    columns.addLayout(_answer_column() if answered else _question_column(), 728)
    return columns


def _question_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(10))
    column.addWidget(TextBlock("Question 8 · Anatomy, spine and abdomen", "small", "ink-2"))
    stem = (
        "A 45-year-old has upper lumbar pain. At L1 you plan to needle the paraspinals with a "
        "straight needle placed 25\u00a0mm lateral to the spinous process. At the depth where "
        "you expect bone you feel none."
    )
    column.addWidget(RichBlock(stem, "stem"))
    column.addWidget(TextBlock("What is the best next step?", "stem", weight=600))
    option(column, "A", "Advance slowly until bone is felt", OptionState.CHOSEN)
    option(column, "B", "Tilt the tip outward and advance", OptionState.REST)
    text = "Withdraw and re-plan nearer the midline over bone"
    option(column, "C", text, OptionState.REST)
    option(column, "D", "Change to a longer needle on the same line", OptionState.STRUCK)
    hint = "Choose with A to D. Right-click or Shift with the letter strikes an option out."
    column.addWidget(TextBlock(hint, "caption", "ink-2"))
    column.addStretch(1)
    return column


def _answer_column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(8))
    banner = VerdictBanner()
    banner.set_verdict(
        VerdictKind.UNSAFE,
        "Unsafe: advancing without bone carries the tip to the nerve root.",
        "You chose A and were fairly sure. The best answer is C. It returns tomorrow.",
    )
    column.addWidget(banner)
    head = QHBoxLayout()
    head.addWidget(TextBlock("What is the best next step?", "body", weight=600), 1)
    head.addWidget(
        Button("Show the whole question", "link", trailing_icon="chevron-down", height="row")
    )
    column.addLayout(head)
    for letter, text, state, rationale, tag in (
        (
            "A",
            "Advance slowly until bone is felt",
            OptionState.YOURS_UNSAFE,
            "Searching for bone is how kidney, pleura or root is reached.",
            "Your answer: unsafe",
        ),
        (
            "B",
            "Tilt the tip outward and advance",
            OptionState.PASSED_UNSAFE,
            "Moves away from the lamina, toward the kidney and pleura.",
            "Unsafe",
        ),
        (
            "C",
            "Withdraw and re-plan nearer the midline over bone",
            OptionState.BEST,
            "Absent bone is a stop. In cadavers at L1, 44\u00a0% of needles at 25\u00a0mm met "
            "no bone, and 22\u00a0% at 15 to 20\u00a0mm.",
            "Best answer",
        ),
        (
            "D",
            "Change to a longer needle on the same line",
            OptionState.PASSED,
            "Same hazard, further in.",
            "",
        ),
    ):
        option(column, letter, text, state, rationale, tag)
    point = TeachingPoint()
    point.set_text(
        "No bone at the expected depth means stop and re-plan. Nearer the midline is safer, but "
        "not certain."
    )
    column.addWidget(point)
    column.addStretch(1)
    return column


def _foot(answered: bool) -> Bar:
    bar = Bar(at_top=False)
    row = QHBoxLayout(bar)
    row.setContentsMargins(64, 0, 64, 0)
    row.setSpacing(theme.space(12))
    if answered:
        row.addWidget(TextBlock("Why did I miss it?", "small", "ink-2"))
        for text in ("Did not know", "Mixed up two things", "Misread it", "Was rushing", "Guessed"):
            chip = Chip(text)
            chip.setChecked(text.startswith("Mixed"))
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(Button("Next question", "primary", height="large", key_hint="enter"))
        return bar
    row.addWidget(TextBlock("How sure are you?", "small", "ink-2"))
    sure = Segments(("Guess", "Unsure", "Fairly", "Certain"), "How sure are you?")
    sure.set_chosen(2)
    row.addWidget(sure)
    row.addWidget(KeyHint("left", "right"))
    row.addStretch(1)
    row.addWidget(Button("Skip", "quiet"))
    row.addWidget(Button("Check answer", "primary", height="large", key_hint="enter"))
    return bar


def session_page(*, answered: bool) -> GalleryPage:
    """Return the page, before or after checking."""
    page = GalleryPage()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    scroll = ScrollArea()
    content = QWidget()
    content.setLayout(_answer_columns(answered))
    scroll.setWidget(content)
    column.addWidget(_session_bar())
    column.addWidget(scroll, 1)
    column.addWidget(_foot(answered))
    return page
