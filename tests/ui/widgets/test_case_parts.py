# SPDX-License-Identifier: MIT
"""Rows of steps, the strip of steps and the line of time: what they say and how they fit."""

import pytest

from tests.ui.hosting import shown
from trainer.ui.theme import theme
from trainer.ui.widgets.step_row import EventNote, LaterLine, RowKind, RowText, StepRow
from trainer.ui.widgets.step_strip import StepState, StepStrip
from trainer.ui.widgets.timeline import Moment, MomentKind, Timeline

TEXT = RowText("Step 1", "What next?", "Stop", "right")


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.mark.parametrize("kind", RowKind)
@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_a_row_of_every_kind_is_drawn_and_named(qtbot, kind, scheme):
    theme.load(scheme, 150)
    row = StepRow()
    row.set_row(kind, TEXT, opens=True, is_open=False)
    shown(qtbot, row, 300, row.heightForWidth(300))
    assert row.accessibleName() == "Step 1. What next?. Stop. right"
    assert not row.grab().isNull()
    assert row.heightForWidth(200) > row.heightForWidth(600)


def test_a_row_says_whether_it_opens(qtbot):
    row = StepRow()
    qtbot.addWidget(row)
    row.set_row(RowKind.RIGHT, TEXT, opens=True, is_open=True)
    assert row.accessibleDescription() == "opened"
    row.set_row(RowKind.SILENT, TEXT, opens=False, is_open=False)
    assert row.accessibleDescription() == "locked"
    assert not row.isEnabled()


@pytest.mark.parametrize("is_harm", [True, False])
def test_what_followed_is_drawn_with_its_text_whole(qtbot, is_harm):
    note = EventNote()
    note.set_event("She **waits** two hours. " * 6, is_harm=is_harm)
    shown(qtbot, note, 300, note.heightForWidth(300))
    assert note.accessibleName().startswith("She waits two hours.")
    assert note.heightForWidth(300) > note.heightForWidth(900)
    assert not note.grab().isNull()


def test_a_step_to_come_is_drawn(qtbot):
    line = LaterLine()
    line.set_text("Step 2 opens when this answer is in.")
    shown(qtbot, line, 400, line.heightForWidth(400))
    assert line.accessibleName() == "Step 2 opens when this answer is in."
    assert not line.grab().isNull()


def test_the_strip_names_every_step_with_its_state(qtbot):
    strip = StepStrip()
    strip.set_steps(tuple(StepState))
    shown(qtbot, strip, 700, 36)
    assert strip.accessibleName() == (
        "Step 1, to come; Step 2, now; Step 3, answered; Step 4, right; Step 5, not right;"
        " Step 6, unsafe"
    )
    assert not strip.grab().isNull()


def test_the_strip_leaves_names_out_where_there_is_no_room(qtbot):
    strip = StepStrip()
    strip.set_steps((StepState.RIGHT, StepState.NOW, StepState.TO_COME))
    assert strip.minimumSizeHint().width() < strip.sizeHint().width() / 2
    wide = shown(qtbot, strip, 500, 36).grab().toImage()
    strip.host.resize(120, 36)
    assert strip.grab().toImage() != wide


def test_the_line_of_time_says_what_is_new_and_what_was_unsafe(qtbot):
    line = Timeline()
    line.set_moments(
        (
            Moment("12:00", "Needled."),
            Moment("Step 1", "Waited", MomentKind.ACT),
            Moment("Step 2", "Iced it", MomentKind.MISS),
            Moment("Later", "Breathless.", MomentKind.NEW),
            Moment("Then", "She collapses.", MomentKind.HARM),
        )
    )
    shown(qtbot, line, 340, line.heightForWidth(340))
    assert line.accessibleName() == (
        "12:00: Needled. Step 1: Waited. Not right: Step 2: Iced it. New: Later: Breathless."
        " Unsafe: Then: She collapses"
    )
    assert not line.grab().isNull()
    assert line.heightForWidth(150) > line.heightForWidth(340)


def test_an_empty_line_of_time_takes_no_room(qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    assert line.minimumSizeHint().height() == 0
