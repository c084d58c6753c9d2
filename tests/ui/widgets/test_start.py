# SPDX-License-Identifier: MIT
"""What the parts of the first question may not cost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[3]

# PySide makes each enum by calling the enum module; this notes which.
WATCH = """
import enum, json, sys
made = []
real = enum.EnumType.__call__
def noted(cls, value, *rest, **named):
    if isinstance(value, str):
        made.append(value)
    return real(cls, value, *rest, **named)
enum.EnumType.__call__ = noted
"""
QUESTION = """
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
app = QApplication(["test"])
from trainer.ui.theme import theme
from trainer.ui.theme.system import first_scheme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Bar
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.panel import PatientPanel, Source, SourceList, TeachingPoint
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.strip import Cell, CellState, ProgressStrip
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner, VerdictKind
theme.load(first_scheme("system"))
window = QWidget()
column = QVBoxLayout(window)
strip = ProgressStrip()
strip.set_cells([Cell(CellState.UNSAFE, True), Cell()], 1)
panel = PatientPanel()
panel.set_patient("45 years", [("Plan", "Paraspinals")])
sources = SourceList()
sources.set_sources([Source("Text", "Kind")])
point = TeachingPoint()
point.set_text("No bone means **stop**.")
banner = VerdictBanner()
banner.set_verdict(VerdictKind.UNSAFE, "Unsafe: no.", "Second.")
card = OptionCard()
card.set_content("A", "Advance", OptionState.YOURS_UNSAFE, rationale="Why", tag_text="Unsafe")
sure = Segments(("Guess", "Certain"), "Sure")
sure.set_chosen(1)
check = Button("Check", "primary", key_hint="enter")
check.set_available(False, "Choose")
area = ScrollArea()
page = QWidget()
inner = QVBoxLayout(page)
for part in (panel, sources, point, banner, card, RichBlock("stem", "stem"), TextBlock("x")):
    inner.addWidget(part)
area.setWidget(page)
for part in (Bar(at_top=True), IconButton("x", "Close"), strip, area, sure, check, KeyHint("left")):
    column.addWidget(part)
window.resize(800, 900)
window.show()
app.processEvents()
print("\\n" + json.dumps([made, sorted(sys.modules)]))
"""


@pytest.fixture(scope="module")
def first_question():
    result = subprocess.run(
        [sys.executable, "-c", WATCH + QUESTION],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    made, modules = json.loads(result.stdout.splitlines()[-1])
    return set(made), set(modules)


def test_painting_a_question_makes_no_enum_of_the_large_namespace(first_question):
    made, _ = first_question
    assert "SizePolicy" in " ".join(made) or made, "nothing was noted"
    assert not {"GlobalColor", "AlignmentFlag", "KeyboardModifier"} & made


def test_painting_a_question_loads_nothing_heavy(first_question):
    _, modules = first_question
    heavy = {"tomllib", "dataclasses", "json", "asyncio", "importlib.resources", "numpy"}
    # json is loaded by the test itself.
    assert not (heavy - {"json"}) & modules
