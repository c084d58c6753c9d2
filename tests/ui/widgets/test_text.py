# SPDX-License-Identifier: MIT
"""Text that wraps."""

import pytest
from PySide6.QtGui import QAccessible, QColor

from trainer.ui.theme import theme
from trainer.ui.widgets import accessible
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.text_lines import Span, TextLines

SENTENCE = "No bone at the expected depth means stop and plan again. " * 3


@pytest.mark.parametrize("block", [TextBlock, RichBlock])
def test_less_width_needs_more_height(qtbot, block):
    text = block(SENTENCE)
    qtbot.addWidget(text)
    assert text.heightForWidth(150) > text.heightForWidth(300) > text.heightForWidth(3000)
    assert text.heightForWidth(3000) == text.sizeHint().height()


@pytest.mark.parametrize("block", [TextBlock, RichBlock])
def test_larger_text_needs_more_room(qtbot, block):
    text = block(SENTENCE)
    qtbot.addWidget(text)
    before = text.sizeHint()
    theme.load("light", 200)
    assert text.sizeHint().width() > 1.9 * before.width()
    assert text.heightForWidth(300) > text.sizeHint().height()


def test_markup_in_plain_text_is_shown_as_written(qtbot):
    text = "<b>x</b> <img src='file:///etc/passwd'> **y** &amp;"
    plain, other = TextBlock(text), TextBlock("x y")
    for block in (plain, other):
        qtbot.addWidget(block)
    assert plain.sizeHint().width() > 4 * other.sizeHint().width()
    assert plain.accessibleName() == text


def test_a_text_is_announced_as_text_and_a_heading_as_heading(qtbot):
    accessible.install()
    text, heading = TextBlock("text"), TextBlock("title", heading_level=2)
    for block in (text, heading):
        qtbot.addWidget(block)
    roles = [QAccessible.queryAccessibleInterface(block).role() for block in (text, heading)]
    assert roles == [QAccessible.Role.StaticText, QAccessible.Role.Heading]
    assert QAccessible.queryAccessibleInterface(heading).text(QAccessible.Text.Name) == "title"


def test_another_colour_is_another_picture_of_the_same_size(qtbot):
    block = TextBlock("text", "title")
    qtbot.addWidget(block)
    block.resize(block.sizeHint())
    first = block.grab().toImage()
    block.set_role("danger-text")
    second = block.grab().toImage()
    assert first != second
    assert first.size() == second.size()


def test_lines_broken_for_one_weight_break_alike_in_another(qapp):
    wide = TextLines(SENTENCE, theme.font("option", 500), 240)
    thin = TextLines(wide.broken_text(), theme.font("option"), 240)
    assert thin.count == wide.count > 3


def test_a_span_takes_its_own_colour(qapp):
    plain = TextLines("word", theme.font("body"), 100, color=QColor("#000000"))
    spans = (Span(0, 2, color=QColor("#ff0000")), Span(2, 2, weight=600, raised=True))
    marked = TextLines("word", theme.font("body"), 100, spans=spans)
    assert plain.count == marked.count == 1
    assert marked.width != plain.width


def test_a_hyphen_between_words_is_not_as_wide_as_a_figure(qapp):
    font = theme.font("body")
    joined = TextLines("re-plan", font, 1000).width
    parts = TextLines("re", font, 1000).width + TextLines("plan", font, 1000).width
    assert joined - parts < TextLines("0", font, 1000).width * 0.8


def test_list_entries_stand_in_from_the_edge(qtbot):
    block = RichBlock("- one\n- two")
    qtbot.addWidget(block)
    block.resize(300, block.heightForWidth(300))
    assert block.sizeHint().height() > 2 * theme.px(14)
    assert block.accessibleName() == "• one • two"


def test_plain_text_cannot_be_turned_around(qtbot):
    block = TextBlock("Left in place\u202e: safe\u2066\nNext line")
    qtbot.addWidget(block)
    assert block.text() == "Left in place: safe\nNext line"
    assert block.accessibleName() == block.text()
