# SPDX-License-Identifier: MIT
"""What stands above a section: the way back, its title, its neighbours, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.choice import Switch
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.lab.views import SectionShown


_TITLE_BETWEEN = 560


class SectionBar(FollowsLook, QWidget):
    """The head of a section that is explored.

    Signals:
        back_requested(): see all sections.
        step_requested(int): show the next section, or with -1 the one before.
        build_chosen(str): lean, average or heavy.
        view_chosen(str): flat or fold.
        labels_toggled(bool), corridors_toggled(bool): show them or not.
        export_requested(): write the picture to a file.
        reload_requested(): read the file of one's own anew.
    """

    back_requested = Signal()
    step_requested = Signal(int)
    build_chosen = Signal(str)
    view_chosen = Signal(str)
    labels_toggled = Signal(bool)
    corridors_toggled = Signal(bool)
    export_requested = Signal()
    reload_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builds: tuple[str, ...] = ()
        self._views: tuple[str, ...] = ()
        self._is_tight = False
        self.segments: Segments | None = None
        self._build()
        self._connect()
        self.forget_look()

    def show_section(self, shown: SectionShown) -> None:
        """Show title and choices of a section."""
        self.title.set_text(shown.title)
        self._number.set_text(shown.number)
        if shown.builds != self._builds:
            self._builds = shown.builds
            self._make_builds(shown.build_names)
        if self.segments is not None:
            self.segments.set_chosen(self._builds.index(shown.build))
            self.segments.setVisible(len(self._builds) > 1)
        self._views = shown.views
        self.fold.setVisible(len(shown.views) > 1)
        self.fold.set_chosen(shown.views.index(shown.view))
        self.again.setVisible(shown.can_reload)

    def show_switches(self, *, labels: bool, corridors: bool) -> None:
        """Show what is on; says nothing."""
        for switch, is_on in ((self.labels, labels), (self.corridors, corridors)):
            before = switch.blockSignals(True)
            switch.setChecked(is_on)
            switch.blockSignals(before)

    def set_quiz(self, quizzing: bool) -> None:
        """Hide what would give an answer away."""
        for part in (self.title, self._number, self.before, self.after, self._choices):
            part.setVisible(not quizzing)
        self.back.set_text(self.tr("Back to the section") if quizzing else self.tr("All sections"))

    def fit(self, width: int) -> None:
        """Put the title between the buttons, or below them where it has no room."""
        is_tight = width < theme.px(_TITLE_BETWEEN)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._row.removeWidget(self.title)
            self._column.removeWidget(self.title)
            self._place_title()

    def _place_title(self) -> None:
        if self._is_tight:
            self._column.insertWidget(1, self.title)
        else:
            self._row.insertWidget(1, self.title, 100)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(10))
        self._row.setSpacing(theme.space(12))

    def _build(self) -> None:
        self.back = Button(
            self.tr("All sections"), "link", icon="chevron-left", flush=True, parent=self
        )
        self.back.setObjectName("back")
        self._number = TextBlock("", "small", "ink-2", tight=True, parent=self)
        self.before = IconButton("arrow-left", self.tr("Previous section"), parent=self)
        self.before.setObjectName("previous-section")
        self.after = IconButton("arrow-right", self.tr("Next section"), parent=self)
        self.after.setObjectName("next-section")
        self.title = TextBlock("", "title", heading_level=1, parent=self)
        self.title.setObjectName("section-title")
        self._row = QHBoxLayout()
        self._row.addWidget(self.back)
        self._row.addStretch(1)
        for part in (self._number, self.before, self.after):
            self._row.addWidget(part)
        self._choices = QWidget(self)
        self._flow = FlowLayout(self._choices, gap=12)
        self._build_choices()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self._place_title()
        self._column.addWidget(self._choices)

    def _build_choices(self) -> None:
        parent = self._choices
        self._build_slot = QWidget(parent)
        self._build_row = QHBoxLayout(self._build_slot)
        self._build_row.setContentsMargins(0, 0, 0, 0)
        texts = [self.tr("Flat"), self.tr("Lifted fold")]
        self.fold = Segments(texts, self.tr("How the muscle is taken"), parent=parent)
        self.fold.setObjectName("fold")
        self.labels = Switch(self.tr("Labels"), parent)
        self.labels.setObjectName("labels")
        self.labels.setAccessibleName(self.labels.text())
        self.corridors = Switch(self.tr("Safe corridors"), parent)
        self.corridors.setObjectName("corridors")
        self.corridors.setAccessibleName(self.corridors.text())
        self.export = Button(
            self.tr("Export picture"), "quiet", height="row", icon="download", parent=parent
        )
        self.export.setObjectName("export")
        self.again = Button(
            self.tr("Read the file again"),
            "quiet",
            height="row",
            icon="rotate-ccw",
            key_hint="F5",
            parent=parent,
        )
        self.again.setObjectName("reload")
        for part in (
            self._build_slot,
            self.fold,
            self.labels,
            self.corridors,
            self.export,
            self.again,
        ):
            self._flow.addWidget(part)

    def _make_builds(self, names: tuple[str, ...]) -> None:
        if self.segments is not None:
            self._build_row.removeWidget(self.segments)
            self.segments.hide()
            self.segments.deleteLater()
        self.segments = None
        if len(names) > 1:
            self.segments = Segments(names, self.tr("Build of the body"), parent=self._build_slot)
            self.segments.setObjectName("build")
            self.segments.chosen_changed.connect(self._on_segments_chosen_changed)
            self._build_row.addWidget(self.segments)
            self.segments.show()
        self._build_slot.setVisible(self.segments is not None)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back_clicked)
        self.before.clicked.connect(self._on_before_clicked)
        self.after.clicked.connect(self._on_after_clicked)
        self.fold.chosen_changed.connect(self._on_fold_chosen_changed)
        self.labels.toggled.connect(self.labels_toggled)
        self.corridors.toggled.connect(self.corridors_toggled)
        self.export.clicked.connect(self._on_export_clicked)
        self.again.clicked.connect(self._on_again_clicked)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.back_requested.emit()

    @Slot()
    def _on_before_clicked(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_after_clicked(self) -> None:
        self.step_requested.emit(1)

    @Slot(int)
    def _on_segments_chosen_changed(self, chosen: int) -> None:
        self.build_chosen.emit(self._builds[chosen])

    @Slot(int)
    def _on_fold_chosen_changed(self, chosen: int) -> None:
        self.view_chosen.emit(self._views[chosen])

    @Slot()
    def _on_export_clicked(self) -> None:
        self.export_requested.emit()

    @Slot()
    def _on_again_clicked(self) -> None:
        self.reload_requested.emit()
