# SPDX-License-Identifier: MIT
"""Draws the parts in all their states into a picture, to be looked at.

`python -m trainer.ui.widgets.gallery OUT.png --scheme dark --text 150 --page parts`
"""

import argparse
import os
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import SCHEMES, theme
from trainer.ui.theme.fonts import FAMILIES
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Bar, Card, Rule, Well
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.choice import CheckBox, CheckCard, RadioButton, RadioCard, Switch
from trainer.ui.widgets.empty import EmptyState
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.focus import RingOverlay
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.nav import NavEntry, NavItem, SideBar
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.panel import FoldRow, PatientPanel, Source, SourceList, TeachingPoint
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.slider import CountSlider
from trainer.ui.widgets.strip import Cell, CellState, ProgressStrip
from trainer.ui.widgets.tag import Tag, TagKind
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner, VerdictKind

_CLEARS = "Not until the doctor treating you clears it"
_CELLS = (
    Cell(CellState.RIGHT),
    Cell(CellState.RIGHT),
    Cell(CellState.WRONG),
    Cell(CellState.RIGHT, flagged=True),
    Cell(CellState.RIGHT),
    Cell(CellState.UNSAFE),
    Cell(CellState.RIGHT),
    *(Cell() for _ in range(13)),
)
_FACTS = (
    ("Problem", "Upper lumbar pain"),
    ("Plan", "Paraspinals at L1, needle straight in, 25\u00a0mm from the midline"),
    ("Finding", "No bone at the depth where it was expected"),
)


class _Page(QWidget):
    """A window's ground, on which rings can be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.hovered: list[QWidget] = []
        self.focused: list[QWidget] = []

    def settle(self) -> None:
        """Show states that only a pointer or a key would cause."""
        for part in self.hovered:
            part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        for part in self.focused:
            RingOverlay(self).surround(part, self.rect())


def _option(
    column: QVBoxLayout,
    letter: str,
    text: str,
    state: OptionState,
    rationale: str = "",
    tag: str = "",
    *,
    multiple: bool = False,
) -> OptionCard:
    card = OptionCard()
    card.set_content(letter, text, state, rationale=rationale, tag_text=tag, multiple=multiple)
    column.addWidget(card)
    return card


def _option_column(page: _Page) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.space(8))
    column.addWidget(TextBlock("Option card", "title", heading_level=1))
    _option(column, "C", _CLEARS, OptionState.REST)
    page.hovered.append(_option(column, "C", _CLEARS, OptionState.REST))
    page.focused.append(_option(column, "C", _CLEARS, OptionState.REST))
    _option(column, "C", _CLEARS, OptionState.CHOSEN)
    _option(column, "C", _CLEARS, OptionState.STRUCK)
    _option(
        column,
        "C",
        _CLEARS,
        OptionState.BEST,
        "Clearance belongs to the treating team.",
        "Best answer",
    )
    _option(
        column,
        "D",
        "No, and never fly again",
        OptionState.YOURS_WRONG,
        "Unsupported and alarming.",
        "Your answer",
    )
    _option(
        column,
        "A",
        "Yes, once the pain has gone",
        OptionState.YOURS_UNSAFE,
        "A leak can be painless and still expand.",
        "Your answer: unsafe",
    )
    _option(
        column,
        "B",
        "Yes, the cabin is pressurised",
        OptionState.PASSED_UNSAFE,
        "Trapped gas expands as pressure falls.",
        "Unsafe",
    )
    _option(column, "A", "One of several", OptionState.CHOSEN, multiple=True)
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


def _row(column: QVBoxLayout, *parts: QWidget, gap: int = 10) -> None:
    row = QHBoxLayout()
    row.setSpacing(theme.space(gap))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    column.addLayout(row)


def _controls(page: _Page, column: QVBoxLayout) -> None:
    column.addWidget(TextBlock("Navigation, buttons, chips, strip", "title", heading_level=1))
    items = [NavItem(NavEntry(n, "target", n)) for n in ("Rest", "Hover", "Active", "Focus")]
    items[2].set_active(True)
    items[2].set_count(24)
    page.hovered.append(items[1])
    page.focused.append(items[3])
    _row(column, *items, gap=20)
    off = Button("Start")
    off.set_available(False, "Choose an answer first")
    focused = Button("Focus")
    page.focused.append(focused)
    primary = Button("Check answer", "primary", key_hint="enter")
    second = Button("Resume", key_hint="R")
    _row(column, primary, second, Button("Skip", "quiet"), off, focused)
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
    strip.set_cells(_CELLS, 7)
    _row(column, strip)
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


def _parts() -> _Page:
    page = _Page()
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
        _row(column, *cards)
    which = Segments(("All", "New", "Due", "Missed", "Flagged"), "Which questions")
    which.set_counts((31, 14, 5, 6, 2))
    which.set_chosen(0)
    _row(column, which)
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
    _row(column, *cards_row)
    ticked, radio, switch = CheckBox("Ticked"), RadioButton("Circle"), Switch("Switched on")
    for part in (ticked, radio, switch):
        part.setChecked(True)
    _row(column, CheckBox("Box"), ticked, RadioButton("Other"), radio)
    _row(column, switch, Switch("Off"))
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
    _row(column, Tag(TagKind.LEFT_OUT, "Left out"), Tag(TagKind.QUIET, "Loaded"))
    add = Button("Add a file", "primary", icon="file-input", height="small")
    _row(column, Button("New bank", icon="plus", height="small"), add)
    flag = IconButton("bookmark", "Flag", checkable=True, checked_icon="bookmark-filled")
    flag.setChecked(True)
    more = IconButton("ellipsis", "More", framed=True)
    _row(column, IconButton("bookmark", "Flag"), flag, more, Button("Copy as text", "link"))
    many = ProgressStrip()
    many.set_cells(_CELLS + _CELLS, 5)
    column.addWidget(many)
    _row(column, Icon("mark", "accent", size=40), Icon("app", "accent", size=64))
    column.addWidget(FoldRow("user", "45 years, upper lumbar pain, L1 paraspinals"))
    column.addStretch(1)
    return column


def _more() -> _Page:
    page = _Page()
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
    strip.set_cells(_CELLS, 7)
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
    _option(column, "A", "Advance slowly until bone is felt", OptionState.CHOSEN)
    _option(column, "B", "Tilt the tip outward and advance", OptionState.REST)
    text = "Withdraw and re-plan nearer the midline over bone"
    _option(column, "C", text, OptionState.REST)
    _option(column, "D", "Change to a longer needle on the same line", OptionState.STRUCK)
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
        _option(column, letter, text, state, rationale, tag)
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


def _session(*, answered: bool) -> _Page:
    page = _Page()
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


def _page(name: str) -> _Page:
    match name:
        case "parts":
            return _parts()
        case "more":
            return _more()
        case "question":
            return _session(answered=False)
        case _:
            return _session(answered=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("out")
    parser.add_argument("--scheme", choices=SCHEMES, default="light")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent")
    parser.add_argument("--family", choices=FAMILIES, default="Inter")
    parser.add_argument("--page", choices=("parts", "more", "question", "answer"), default="parts")
    parser.add_argument("--size", default="1280x800")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["gallery"])
    if isinstance(app, QApplication):
        app.setStyle("fusion")
    theme.load(chosen.scheme, chosen.text, chosen.family)
    page = _page(chosen.page)
    width, height = (int(part) for part in chosen.size.split("x"))
    layout = page.layout()
    if layout is not None and chosen.page in ("parts", "more"):
        height = max(height, layout.totalHeightForWidth(width))
    page.resize(width, height)
    page.ensurePolished()
    page.show()
    QApplication.processEvents()
    page.settle()
    page.grab().save(chosen.out)
    page.close()


if __name__ == "__main__":
    main()
