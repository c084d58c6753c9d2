# SPDX-License-Identifier: MIT
"""Verdict, patient, sources, notices, empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Bar, Card, Well
from trainer.ui.widgets.empty import EmptyState
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.panel import FoldRow, PatientPanel, Source, SourceList, TeachingPoint
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner, VerdictKind

FACTS = (("Problem", "Upper lumbar pain"), ("Plan", "Paraspinals at L1, straight in"))
SENTENCE = "Unsafe: advancing without bone carries the tip to the nerve root."
SECOND = "You chose A and were fairly sure. The best answer is C."


class TestVerdict:
    @pytest.fixture
    def banner(self, shown):
        banner = VerdictBanner()
        banner.set_verdict(VerdictKind.UNSAFE, SENTENCE, SECOND)
        shown(banner)
        return banner

    def reds(self, banner):
        """Return the columns in which the crimson of the word stands, right of the square."""
        image = banner.grab().toImage()
        danger = theme.color("danger-text")
        return [
            x
            for x in range(75, image.width() - 10)
            if any(
                abs(image.pixelColor(x, y).red() - danger.red()) < 25
                and image.pixelColor(x, y).green() < 70
                for y in range(5, 45)
            )
        ]

    def test_only_the_first_word_of_an_unsafe_verdict_is_coloured(self, banner):
        columns = self.reds(banner)
        assert columns
        assert max(columns) < 145
        banner.set_verdict(VerdictKind.NOT_THIS_ONE, "Not this one: the stem says so.", SECOND)
        assert self.reds(banner) == []

    def test_it_is_one_message_for_a_screen_reader(self, banner, monkeypatch):
        said = []
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
        monkeypatch.setattr(
            QAccessible, "updateAccessibility", lambda event: said.append(event.message())
        )
        banner.announce()
        assert said == [f"{SENTENCE} {SECOND}"]
        assert banner.accessibleName() == f"{SENTENCE} {SECOND}"

    def test_it_grows_where_it_is_narrow(self, banner):
        assert banner.heightForWidth(260) > banner.heightForWidth(900)


class TestPatient:
    @pytest.fixture
    def panel(self, shown):
        panel = PatientPanel()
        panel.set_patient("45 years", FACTS)
        shown(panel, width=420)
        return panel

    def test_facts_are_read_out_in_pairs(self, panel):
        facts = panel.findChild(FactList)
        assert facts.accessibleName() == (
            "Problem: Upper lumbar pain. Plan: Paraspinals at L1, straight in"
        )

    def test_it_folds_into_a_row_and_opens_again(self, panel, qtbot):
        panel.set_foldable(True)
        row, fold = panel.findChild(FoldRow), panel.findChild(IconButton)
        assert not row.isVisible()
        with qtbot.wait_signal(panel.folded_changed) as heard:
            qtbot.keyClick(fold, Qt.Key.Key_Return)
        assert heard.args == [True]
        assert row.isVisible()
        assert row.text() == "45 years, Upper lumbar pain, Paraspinals at L1, straight in"
        with qtbot.wait_signal(panel.folded_changed) as heard:
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert heard.args == [False]
        assert not row.isVisible()

    def test_a_figure_takes_the_place_of_the_one_before(self, panel, qtbot):
        first, second = QWidget(), QWidget()
        panel.set_figure(first)
        assert first.isVisible()
        panel.set_figure(second)
        assert second.isVisible()
        assert not first.isVisible()
        panel.set_figure(None)
        assert not second.isVisible()

    def test_labels_stand_above_facts_where_it_is_narrow(self, panel):
        theme.load("light", 200)
        facts = panel.findChild(FactList)
        assert facts.heightForWidth(230) > facts.heightForWidth(900)


def test_sources_are_named_with_their_kind(qtbot):
    sources = SourceList()
    qtbot.addWidget(sources)
    sources.set_sources([Source("Upper lumbar needling, 2020", "Cadavers"), Source("No kind")])
    assert sources.accessibleName() == "Sources: Upper lumbar needling, 2020, Cadavers; No kind"
    assert sources.heightForWidth(160) > sources.heightForWidth(600)
    sources.resize(200, sources.heightForWidth(200))
    assert not sources.grab().isNull()


def test_a_teaching_point_shows_bank_text(shown):
    point = TeachingPoint()
    point.set_text("No bone means **stop**.")
    shown(point)
    assert point.height() > theme.px(50)


def test_a_notice_offers_a_way_back_and_goes(shown, qtbot):
    notice = Notice()
    shown(notice)
    notice.show_text("The bank was removed.", "Undo")
    action, cross = notice.findChild(Button), notice.findChild(IconButton)
    with qtbot.wait_signal(notice.action_requested):
        qtbot.keyClick(action, Qt.Key.Key_Return)
    assert notice.isVisible()
    with qtbot.wait_signal(notice.closed):
        qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert not notice.isVisible()


def test_a_notice_may_have_neither(shown):
    notice = Notice()
    shown(notice)
    notice.show_text("Saved.", closable=False)
    assert not notice.findChild(Button).isVisible()
    assert not notice.findChild(IconButton).isVisible()


def test_an_empty_state_says_what_is_and_offers_help(shown):
    empty = EmptyState("Nothing is due today", "The next 31 come back tomorrow.")
    button = Button("Start ten minutes", "primary")
    empty.add_button(button)
    shown(empty)
    assert button.isVisible()
    texts = [block.text() for block in empty.findChildren(TextBlock)]
    assert texts == ["Nothing is due today", "The next 31 come back tomorrow."]


@pytest.mark.parametrize("make", [Card, Well, lambda: Bar(at_top=True), lambda: Bar(at_top=False)])
def test_grounds_paint_in_high_contrast_too(qtbot, make):
    ground = make()
    qtbot.addWidget(ground)
    ground.resize(200, 80)
    light = ground.grab().toImage()
    theme.load("high-contrast", 150)
    assert ground.grab().toImage() != light


def test_a_long_page_scrolls_and_returns_to_its_top(qtbot):
    area = ScrollArea()
    qtbot.addWidget(area)
    page = QWidget()
    page.setMinimumHeight(3000)
    area.setWidget(page)
    area.resize(300, 300)
    area.show()
    bar = area.verticalScrollBar()
    bar.setValue(500)
    assert not area.grab().isNull()
    assert bar.maximum() > 2000
    area.show_top()
    assert bar.value() == 0
