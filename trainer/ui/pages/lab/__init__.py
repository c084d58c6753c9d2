# SPDX-License-Identifier: MIT
"""The Needling lab: every section to explore, and to be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.pages.frame import PageFrame
from trainer.ui.pages.lab.bar import SectionBar
from trainer.ui.pages.lab.choose import ChoosePane
from trainer.ui.pages.lab.explore import NOTHING, ExplorePane
from trainer.ui.pages.lab.quiz import QuizPane
from trainer.ui.pages.library.banks import local_paths
from trainer.ui.sections import words
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from trainer.model.items.base import Item
    from trainer.model.needling import Path
    from trainer.ui.pages.lab.views import ListView, NeedleView, QuizView, SectionShown
    from trainer.ui.pages.library.views import SourceLine

_WIDEST = 1240  # beyond, the eye has to travel too far from picture to list
_BESIDE = 820  # at 100 per cent: a narrower page has the lists below the picture
_AROUND = 288  # height of what stands above and below the picture
_LEAST_PICTURE, _MOST_PICTURE = 250, 640
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class LabPage(PageFrame):
    """Shows the list of sections, one of them with its needle, or a question about it.

    Signals:
        section_chosen(str): show the section with this key.
        part_chosen(int), searched(str): filter the list.
        open_requested(): choose a file of one's own.
        list_requested(): see all sections.
        step_requested(int), build_chosen(str), view_chosen(str): show another one.
        labels_toggled(bool), corridors_toggled(bool): show them or not.
        whole_requested(): put back what was taken away for a danger line.
        corridor_requested(int), danger_requested(int): play it.
        needle_moved(object): the needle is at this `Path`.
        export_requested(), reload_requested(): the picture to a file; the file read anew.
        quiz_requested(): ask something about this section, or something else.
        quiz_ended(): back to exploring.
        response_changed(object): the answer so far.
        check_requested(): check it.
        lines_requested(int), copy_requested(str): of a problem of the file.
        files_dropped(list): paths that were dropped.
    """

    section_chosen = Signal(str)
    part_chosen = Signal(int)
    searched = Signal(str)
    open_requested = Signal()
    list_requested = Signal()
    step_requested = Signal(int)
    build_chosen = Signal(str)
    view_chosen = Signal(str)
    labels_toggled = Signal(bool)
    corridors_toggled = Signal(bool)
    whole_requested = Signal()
    corridor_requested = Signal(int)
    danger_requested = Signal(int)
    needle_moved = Signal(object)
    export_requested = Signal()
    reload_requested = Signal()
    quiz_requested = Signal()
    quiz_ended = Signal()
    response_changed = Signal(object)
    check_requested = Signal()
    lines_requested = Signal(int)
    copy_requested = Signal(str)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lab")
        self.setAcceptDrops(True)
        self._mode = ""
        self._item: Item | None = None
        self._is_answered = False
        self._build()
        self._build_foot()
        self._connect()
        self._show_mode("choose")

    # -- what it shows ----------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """What is shown: "choose", "explore" or "quiz"."""
        return self._mode

    def show_list(self, view: ListView, *, come: bool = True) -> None:
        """Show the list of sections; with `come` False only keep it up to date."""
        self._choose.show_view(view)
        if come and self._mode != "choose":
            self._show_mode("choose")
            self.show_top()
            self._choose.grid.take_focus()
        elif self._mode == "choose" and self.hasFocus():
            self._choose.grid.take_focus()

    def show_section(self, shown: SectionShown) -> None:
        """Show a section with its needle."""
        self._bar.show_section(shown)
        is_new = self._mode != "explore"
        if is_new:
            self._show_mode("explore")
        self.fit()
        self._explore.show_section(shown)
        if is_new:
            self.show_top()
            self._explore.take_focus()

    def show_needle(self, view: NeedleView) -> None:
        """Say what the needle meets."""
        self._explore.show_needle(view)

    def show_marks(
        self, *, labels: bool, corridors: bool, name: str = "", marked: frozenset[str] = NOTHING
    ) -> None:
        """Show labels and corridors, or one corridor by its name; mark structures by theirs."""
        self._bar.show_switches(labels=labels, corridors=corridors)
        self._explore.show_marks(labels=labels, corridors=corridors, name=name, marked=marked)

    def play(self, path: Path) -> None:
        """Let the needle go in along a path, in sight."""
        self._scroll.ensureWidgetVisible(self._explore.view, 0, 0)
        self._explore.play(path)

    def show_quiz(self, quiz: QuizView) -> None:
        """Ask something, or show the verdict."""
        answered = quiz.verdict is not None
        is_new = (quiz.item, answered) != (self._item, self._is_answered)
        self._item, self._is_answered = quiz.item, answered
        if self._mode != "quiz":
            self._show_mode("quiz")
            is_new = True
        if is_new:
            self._quiz.show_view(quiz)
            self.show_top()
            self.setFocus()
        self._check.setVisible(not self._is_answered)
        self._check.set_available(not quiz.waits, quiz.waits)
        self._another.setVisible(self._is_answered)

    def say(self, text: str) -> None:
        """Say something above everything, until it is closed."""
        self._notice.show_text(text)

    def show_lines(self, problem: int, lines: Sequence[SourceLine]) -> None:
        """Show the lines of a problem."""
        card = self._choose.problems if self._mode == "choose" else self._explore.problems
        card.show_lines(problem, lines)

    # -- files ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine anywhere on the page."""
        if local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        paths = local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    # -- keys -------------------------------------------------------------------------------------

    def press_primary(self) -> None:
        """Check an answer, or go on to the next question."""
        if self._mode == "quiz":
            button = self._another if self._is_answered else self._check
            if button.isEnabled():
                button.click()

    def press_key(self, event: QKeyEvent) -> bool:
        """Take a key of the page's own; return whether it was one."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._mode != "choose":
            self._on_bar_back_requested()
            return True
        if self._mode == "quiz":
            return self._quiz.handle_key(event)
        if self._mode != "explore":
            return False
        if key in _ARROWS and not self._explore.view.hasFocus():
            self._explore.take_focus()
            return self._explore.view.handle_key(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held != Qt.KeyboardModifier.NoModifier or event.isAutoRepeat():
            return False
        return self._press_letter(key)

    def _press_letter(self, key: int) -> bool:
        bar = self._bar
        if key == Qt.Key.Key_Q:
            self._quiz_me.click()
        elif key == Qt.Key.Key_L:
            bar.labels.toggle()
        elif key == Qt.Key.Key_C:
            bar.corridors.toggle()
        elif key == Qt.Key.Key_B and bar.segments is not None:
            _next(bar.segments, 3)
        elif key == Qt.Key.Key_F and not bar.fold.isHidden():
            _next(bar.fold, 2)
        else:
            return False
        return True

    # -- geometry ---------------------------------------------------------------------------------

    def most_width(self) -> int:
        """Return how wide the column may become: a picture fills what room there is."""
        return max(_WIDEST, theme.width("content"))

    def fit(self) -> None:
        """Put the lists beside the picture, or below it."""
        width = self.content_width()
        self.column.setSpacing(theme.space(12))
        most = self.height() - theme.space(_AROUND)
        most = max(theme.px(_LEAST_PICTURE), min(most, _MOST_PICTURE))
        self._explore.fit(width, most, wide=width >= theme.px(_BESIDE))
        self._choose.fit(width)
        self._bar.fit(width)
        # In a small window what must be said has the room of what may be said.
        self._hint.setVisible(not self.is_stacked())

    # -- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = self.inner
        self._head = QWidget(inner)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        title = TextBlock(self.tr("Needling lab"), "page", heading_level=1, parent=self._head)
        self._open = Button(
            self.tr("Open a section file\N{HORIZONTAL ELLIPSIS}"),
            height="small",
            icon="file-input",
            parent=self._head,
        )
        self._open.setObjectName("open-file")
        row.addWidget(title, 1)
        row.addWidget(self._open)
        self._notice = Notice(parent=inner)
        self._notice.setObjectName("notice")
        self._notice.hide()
        self._bar = SectionBar(inner)
        self._choose = ChoosePane(inner)
        self._explore = ExplorePane(inner)
        self._quiz = QuizPane(inner)
        for part in (self._head, self._notice, self._bar, self._choose, self._explore, self._quiz):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._reload = QShortcut(QKeySequence(Qt.Key.Key_F5), self)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        for shortcut in (self._reload, self._find):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_foot(self) -> None:
        bar, texts, buttons = self.add_foot()
        self._schematic = TextBlock(words.schematic(), "body", weight=600, tight=True, parent=bar)
        self._schematic.setObjectName("schematic")
        self._hint = TextBlock("", "small", "ink-2", tight=True, parent=bar)
        self._hint.setObjectName("hint")
        self._quiz_me = Button(
            self.tr("Quiz me"), "primary", icon="graduation-cap", key_hint="Q", parent=bar
        )
        self._quiz_me.setObjectName("quiz-me")
        self._check = Button(self.tr("Check"), "primary", key_hint="enter", parent=bar)
        self._check.setObjectName("check")
        self._another = Button(self.tr("Ask me more"), "primary", key_hint="enter", parent=bar)
        self._another.setObjectName("another")
        texts.insertWidget(1, self._schematic)
        texts.insertWidget(2, self._hint)
        for button in (self._quiz_me, self._check, self._another):
            buttons.addWidget(button)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open_clicked)
        self._reload.activated.connect(self.reload_requested)
        self._find.activated.connect(self._on_find_activated)
        self._choose.section_chosen.connect(self.section_chosen)
        self._choose.part_chosen.connect(self.part_chosen)
        self._choose.searched.connect(self.searched)
        self._connect_bar()
        self._explore.whole_requested.connect(self.whole_requested)
        self._explore.corridor_requested.connect(self.corridor_requested)
        self._explore.danger_requested.connect(self.danger_requested)
        self._explore.needle_moved.connect(self.needle_moved)
        for card in (self._choose.problems, self._explore.problems):
            card.check_requested.connect(self.reload_requested)
            card.lines_requested.connect(self.lines_requested)
            card.copy_requested.connect(self.copy_requested)
        self._quiz.response_changed.connect(self.response_changed)
        self._quiz.part_focused.connect(self._on_quiz_part_focused)
        self._quiz_me.clicked.connect(self._on_quiz_me_clicked)
        self._another.clicked.connect(self._on_quiz_me_clicked)
        self._check.clicked.connect(self._on_check_clicked)

    def _connect_bar(self) -> None:
        bar = self._bar
        bar.back_requested.connect(self._on_bar_back_requested)
        bar.step_requested.connect(self.step_requested)
        bar.build_chosen.connect(self.build_chosen)
        bar.view_chosen.connect(self.view_chosen)
        bar.labels_toggled.connect(self.labels_toggled)
        bar.corridors_toggled.connect(self.corridors_toggled)
        bar.export_requested.connect(self.export_requested)
        bar.reload_requested.connect(self.reload_requested)

    def _show_mode(self, mode: str) -> None:
        self._mode = mode
        self._notice.hide()
        self._head.setVisible(mode == "choose")
        self._choose.setVisible(mode == "choose")
        self._bar.setVisible(mode != "choose")
        self._bar.set_quiz(mode == "quiz")
        self._explore.setVisible(mode == "explore")
        self._quiz.setVisible(mode == "quiz")
        self._quiz_me.setVisible(mode == "explore")
        self._check.setVisible(mode == "quiz")
        self._another.hide()
        self._hint.set_text(self._hint_of(mode))

    def _hint_of(self, mode: str) -> str:
        if mode == "choose":
            return self.tr("Every section of every bank on this computer.")
        if mode == "quiz":
            return self.tr("For yourself: nothing of this is stored.")
        return self.tr("Arrows move the needle, Shift tilts it. L labels, C corridors, B build.")

    @Slot()
    def _on_open_clicked(self) -> None:
        self.open_requested.emit()

    @Slot()
    def _on_find_activated(self) -> None:
        if self._mode == "explore":
            self.list_requested.emit()
        if self._mode == "choose":
            self._choose.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_bar_back_requested(self) -> None:
        (self.quiz_ended if self._mode == "quiz" else self.list_requested).emit()

    @Slot()
    def _on_quiz_me_clicked(self) -> None:
        self.quiz_requested.emit()

    @Slot()
    def _on_check_clicked(self) -> None:
        self.check_requested.emit()

    @Slot(object)
    def _on_quiz_part_focused(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part, 0, theme.space(12))


def _next(segments: object, count: int) -> None:
    """Choose what comes after the one that is chosen, and after the last the first."""
    from trainer.ui.widgets.segments import Segments

    if isinstance(segments, Segments):
        segments.step(1 if segments.chosen() < count - 1 else -count)
