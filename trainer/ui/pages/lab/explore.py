# SPDX-License-Identifier: MIT
"""A section with a needle, and beside or below it what the needle meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.pages.head import Head
from trainer.ui.pages.lab.felt import FeltCard
from trainer.ui.pages.lab.lines import LineList
from trainer.ui.pages.lab.problems import ProblemsCard
from trainer.ui.pages.lab.ways import WaysCard
from trainer.ui.sections import steering, words
from trainer.ui.sections.needle_form import NeedleForm
from trainer.ui.sections.notes import Shown
from trainer.ui.sections.strip import PathStrip
from trainer.ui.sections.view import Mode, SectionView
from trainer.ui.theme import theme
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.model.needling import Met, Path
    from trainer.ui.pages.lab.views import NeedleView, SectionShown

_SIDE = 312  # width of what stands beside the picture
_GAP = 20
_SOON_MS = 60
NOTHING: frozenset[str] = frozenset()


class ExplorePane(FollowsLook, QWidget):
    """The picture with its needle, and all that is said of it.

    Signals:
        needle_moved(object): the needle is at this `Path`, by whatever means.
        whole_requested(): put back what was taken away for a danger line.
        corridor_requested(int), danger_requested(int): play it.
        played(): a path has been played to its end.
    """

    needle_moved = Signal(object)
    whole_requested = Signal()
    corridor_requested = Signal(int)
    danger_requested = Signal(int)
    played = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: SectionShown | None = None
        self._build_main()
        self._build_side()
        self._pair = Pair()
        self._pair.addLayout(self._main, 1)
        self._pair.addWidget(self._beside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._pair)
        self._column.addWidget(self.problems)
        self._column.addWidget(self._about)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._connect()
        self.forget_look()

    # -- what it shows ----------------------------------------------------------------------------

    def show_section(self, shown: SectionShown) -> None:
        """Show a section; the needle stays where it was in the same view of the same section."""
        before, self._shown = self._shown, shown
        is_same = before is not None and (before.section, before.view) == (
            shown.section,
            shown.view,
        )
        path = self.view.path() if is_same else None
        if before is None or not is_same or _drawn(before) != _drawn(shown):
            self.view.set_section(shown.section, shown.view, shown.build, shown.without)
            self.view.set_mode(Mode.EXPLORE)
            self.view.set_path(path or steering.first(self.view.limits()))
            self.form.refresh()
        self._note.setVisible(bool(shown.note))
        if shown.note:
            action = self.tr("Show everything") if shown.without else ""
            self._note.show_text(shown.note, action, closable=False)
        self.corridors.show_rows(shown.corridors, shown.no_corridor)
        self.dangers.show_rows(shown.dangers)
        self.dangers.setVisible(bool(shown.dangers))
        self._facts.set_facts(shown.facts)
        self._about.setVisible(bool(shown.facts))
        self.problems.show_view(shown.problems)
        self._tell_needle()

    def show_needle(self, view: NeedleView) -> None:
        """Say what the needle meets."""
        self._standing.set_role("danger-text" if view.is_danger else "ink")
        self._standing.set_text(view.standing)
        self._met.set_lines(view.met)
        self._beyond.set_text(view.beyond)
        self._hazards.set_lines(view.hazards)
        self._felt.show_views(view.felt)

    def show_marks(
        self, *, labels: bool, corridors: bool, name: str = "", marked: frozenset[str] = NOTHING
    ) -> None:
        """Show labels and corridors, or hide them.

        Args:
            labels: whether structures are named in the picture.
            corridors: whether safe corridors are shown.
            name: of one corridor that is shown whatever else is.
            marked: names of structures with a line around them, as something is wrong there.
        """
        self.view.set_labels(labels)
        names = frozenset({name}) if name and not corridors else None
        self.view.set_shown(
            Shown(
                corridors=corridors or bool(name), corridor_names=names, target=True, chosen=marked
            )
        )

    def play(self, path: Path) -> None:
        """Let the needle go in along a path."""
        self.view.play(path)
        self.form.refresh()
        self._tell_needle()

    def take_focus(self) -> None:
        """Give the keyboard to the needle."""
        from PySide6.QtCore import Qt

        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int, most: int, *, wide: bool) -> None:
        """Put the words beside the picture, or below it.

        Args:
            width: of the pane.
            most: height that the picture may take.
            wide: whether the words have room beside it.
        """
        del width
        self._pair.set_wide(wide)
        self._beside.setFixedWidth(theme.px(_SIDE) if wide else 16_777_215)
        self._beside.setMinimumWidth(theme.px(_SIDE) if wide else 0)
        self._beside.setMaximumWidth(theme.px(_SIDE) if wide else 16_777_215)
        self.view.set_most_height(most)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._pair.setSpacing(theme.space(_GAP))
        self._column.setSpacing(theme.space(14))
        self._main.setSpacing(theme.space(12))
        self._beside_column.setSpacing(theme.space(14))

    # -- building ---------------------------------------------------------------------------------

    def _build_main(self) -> None:
        self._note = Notice(icon="info", parent=self)
        self._note.setObjectName("lab-note")
        self._note.hide()
        self.view = SectionView(self)
        self.view.setObjectName("section")
        # As high as picture and list of labels are at its width, not as at a usual one.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.view.setSizePolicy(policy)
        self._standing = TextBlock("", "body", weight=600, parent=self)
        self._standing.setObjectName("standing")
        self.form = NeedleForm(self.view, self)
        # Its three numbers would rather be narrow than widen the page.
        self.form.setMinimumWidth(1)
        self._strip = PathStrip(self)
        self._strip.setObjectName("structures-met")
        self.problems = ProblemsCard(self)
        self.problems.setObjectName("problems")
        self._about = Card(self, padding=(16, 14))
        self._facts = FactList(self._about)
        self._facts.setObjectName("about-section")
        self._about.body.addWidget(Head(self.tr("About this section"), parent=self._about))
        self._about.body.addWidget(self._facts)
        self._main = QVBoxLayout()
        for part in (
            self._note,
            self._standing,
            self.view,
            self._strip,
            self.form,
        ):
            self._main.addWidget(part)
        self._main.addStretch(1)

    def _build_side(self) -> None:
        self._beside = QWidget(self)
        self._met = LineList(self.tr("Nothing is met."), self._beside)
        self._met.setObjectName("met")
        self._beyond = TextBlock("", "small", "ink-2", parent=self._beside)
        self._beyond.setObjectName("beyond")
        self._hazards = LineList(self.tr("This view has no hazard."), self._beside)
        self._hazards.setObjectName("hazards")
        self._felt = FeltCard(self._beside)
        self._felt.setObjectName("felt")
        self.corridors = WaysCard(
            self.tr("Safe corridors"), self.tr("in this build"), "target", "accent-text", self
        )
        self.corridors.setObjectName("corridor")
        self.dangers = WaysCard(
            self.tr("Danger lines"), self.tr("average build"), "octagon-alert", "danger-text", self
        )
        self.dangers.setObjectName("danger")
        met = Card(self._beside, padding=(16, 14))
        met.body.addWidget(Head(self.tr("Met"), self.tr("depth in mm"), parent=met))
        met.body.addWidget(self._met)
        met.body.addWidget(self._beyond)
        near = Card(self._beside, padding=(16, 14))
        near.body.addWidget(Head(self.tr("Hazards"), self.tr("clearance"), parent=near))
        near.body.addWidget(self._hazards)
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        for part in (met, near, self._felt, self.corridors, self.dangers):
            self._beside_column.addWidget(part)
        self._beside_column.addStretch(1)

    def _connect(self) -> None:
        self.view.path_changed.connect(self._on_view_path_changed)
        self.view.structure_met.connect(self._on_view_structure_met)
        self.view.played.connect(self._on_view_played)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._note.action_requested.connect(self.whole_requested)
        self.corridors.play_requested.connect(self.corridor_requested)
        self.dangers.play_requested.connect(self.danger_requested)

    # -- the needle -------------------------------------------------------------------------------

    def _tell_needle(self) -> None:
        scene, path = self.view.scene, self.view.path()
        if scene is not None and path is not None:
            self._strip.set_passage(scene, path, self.view.passage)
            self.needle_moved.emit(path)

    @Slot(object)
    def _on_view_path_changed(self, path: Path) -> None:
        del path
        if not self.view.is_moving():
            self._tell_needle()
        elif not self._soon.isActive():
            # While it is dragged the picture keeps up; what is said of it may be a moment late.
            self._soon.start()

    @Slot()
    def _on_soon_timeout(self) -> None:
        self._tell_needle()

    @Slot(object)
    def _on_view_structure_met(self, met: Met) -> None:
        self._strip.set_reach(met.end)
        self._standing.set_role("danger-text" if met.is_hazard else "ink")
        self._standing.set_text(f"{words.mm(met.start)}: {words.capital(met.name)}.")

    @Slot()
    def _on_view_played(self) -> None:
        self._strip.set_reach(None)
        self._tell_needle()
        self.played.emit()


def _drawn(shown: SectionShown) -> tuple[str, tuple[str, ...]]:
    return shown.build, shown.without
