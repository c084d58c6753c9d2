# SPDX-License-Identifier: MIT
"""The Needling lab: chooses sections, explores them, asks about them, looks at one's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from trainer.model.needling import Path as NeedlePath
from trainer.model.needling import scene as make_scene
from trainer.model.needling import stated_builds
from trainer.services import shelf
from trainer.services.section_files import OwnSections, read_sections
from trainer.ui.desk import Changes
from trainer.ui.pages.library.views import SourceLine
from trainer.ui.presenters import lab_listing as listing
from trainer.ui.presenters import lab_quiz as quizzes
from trainer.ui.presenters import lab_sight, lab_words
from trainer.ui.presenters.lab_sight import Sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.errors import TrainerError
    from trainer.model.needling import Scene
    from trainer.model.scene import View
    from trainer.model.section import Section
    from trainer.services.context import Services
    from trainer.services.shelf import Line
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.lab import LabPage
    from trainer.ui.presenters.lab_quiz import Quiz

    Compile = Callable[[str, str], None]


class LabPresenter(QObject):
    """Keeps what is explored, for as long as the program runs; stores nothing."""

    def __init__(
        self,
        page: LabPage,
        desk: Desk,
        parent: QObject | None = None,
        *,
        chance: quizzes.Chance | None = None,
        compile_bank: Compile | None = None,
    ) -> None:
        """Connect page and desk.

        Args:
            page: shows everything.
            desk: common ground.
            parent: owner.
            chance: draws questions; the machine's own when None.
            compile_bank: prepares a file of one's own; in a process of its own when None.
        """
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._chance: quizzes.Chance = chance or Random()  # noqa: S311 - no secrets
        self._compile = compile_bank
        self._listed: tuple[listing.Listed, ...] = ()
        self._parts: tuple[str, ...] = ()
        self._wish = listing.Wish()
        self._own: OwnSections | None = None
        self._sight: Sight | None = None
        self._wanted = ""
        self._scene: Scene | None = None
        self._labels = True
        self._corridors = False
        self._quiz: Quiz | None = None
        self._connect()

    def activate(self, route: Route) -> None:
        """Show what was explored last, or the list.

        Args:
            route: its subject may be a key of a section, or a file of one's own.
        """
        if Path(route.subject).is_absolute():
            self._open(route.subject)
        elif route.subject:
            self._choose(route.subject)
        self._refresh()

    # -- the list ---------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._desk.run(self, listing.read, self._on_read)

    def _on_read(self, read: tuple[tuple[listing.Listed, ...], tuple[str, ...]]) -> None:
        self._listed, self._parts = read
        if self._wish.part not in self._parts:
            self._wish = self._wish._replace(part="")
        self._show_list(come=self._sight is None and not self._wanted)
        if self._sight is not None and self._page.mode == "explore":
            self._show_section()

    def _show_list(self, *, come: bool) -> None:
        chosen = "" if self._sight is None else self._sight.key
        shown = listing.view(self._listed, self._parts, self._wish, self._own, chosen)
        self._page.show_list(shown, come=come)

    @Slot(int)
    def _on_page_part_chosen(self, position: int) -> None:
        self._wish = self._wish._replace(part=self._parts[position - 1] if position else "")
        self._show_list(come=False)

    @Slot(str)
    def _on_page_searched(self, text: str) -> None:
        self._wish = self._wish._replace(text=text)
        self._show_list(come=False)

    @Slot()
    def _on_page_list_requested(self) -> None:
        self._show_list(come=True)

    # -- a section --------------------------------------------------------------------------------

    @Slot(str)
    def _on_page_section_chosen(self, key: str) -> None:
        self._choose(key)

    @Slot(int)
    def _on_page_step_requested(self, by: int) -> None:
        keys = listing.keys(self._listed, self._own)
        if self._sight is not None and self._sight.key in keys:
            self._choose(keys[(keys.index(self._sight.key) + by) % len(keys)])

    def _choose(self, key: str) -> None:
        self._wanted = key
        bank, section = listing.parsed(key)
        if bank:
            work = partial(_section, bank=bank, section=section)
            self._desk.run(self, work, partial(self._on_section, key))
        else:
            self._on_section(key, listing.own_section(self._own, section))

    def _on_section(self, key: str, section: Section | None) -> None:
        if key != self._wanted:
            return
        self._wanted = ""
        if section is None:
            self._show_list(come=True)
            return
        same = self._sight is not None and self._sight.key == key
        if not same:
            build = self._sight.build if self._sight is not None else "average"
            stated = stated_builds(section, "flat")
            self._sight = Sight(key, section, build=build if build in stated else "average")
        self._quiz = None
        self._show_section()

    def _look(self, sight: Sight) -> None:
        self._sight = sight
        self._show_section()

    def _show_section(self) -> None:
        sight = self._sight
        if sight is None:
            return
        self._scene = make_scene(sight.section, sight.view, sight.build, sight.without)
        keys = listing.keys(self._listed, self._own)
        shown = lab_sight.shown(sight, self._scene, listing.number_text(keys, sight.key), self._own)
        self._page.show_section(shown)
        self._show_marks()

    def _show_marks(self) -> None:
        sight = self._sight
        name = "" if sight is None else sight.corridor
        marked = frozenset[str]()
        if sight is not None:
            marked = lab_sight.marked(sight, listing.faults_of(self._own, sight.section))
        self._page.show_marks(
            labels=self._labels, corridors=self._corridors, name=name, marked=marked
        )

    @Slot(object)
    def _on_page_needle_moved(self, path: NeedlePath) -> None:
        if self._scene is not None:
            self._page.show_needle(lab_words.needle(self._scene, path))

    @Slot(str)
    def _on_page_build_chosen(self, build: str) -> None:
        if self._sight is not None:
            self._look(self._sight._replace(build=build, without=(), note="", corridor=""))

    @Slot(str)
    def _on_page_view_chosen(self, view: View) -> None:
        if self._sight is not None:
            stated = stated_builds(self._sight.section, view)
            build = self._sight.build if self._sight.build in stated else "average"
            self._look(Sight(self._sight.key, self._sight.section, view, build))

    @Slot(bool)
    def _on_page_labels_toggled(self, shown: bool) -> None:
        self._labels = shown
        self._show_marks()

    @Slot(bool)
    def _on_page_corridors_toggled(self, shown: bool) -> None:
        self._corridors = shown
        if self._sight is not None:
            self._sight = self._sight._replace(corridor="")
        self._show_marks()

    @Slot()
    def _on_page_whole_requested(self) -> None:
        if self._sight is not None:
            self._look(self._sight._replace(without=(), note=""))

    # -- corridors and danger lines ---------------------------------------------------------------

    @Slot(int)
    def _on_page_corridor_requested(self, position: int) -> None:
        sight, scene = self._sight, self._scene
        if sight is None or scene is None or position >= len(scene.lanes):
            return
        lane = scene.lanes[position]
        self._look(sight._replace(without=(), note="", corridor=lane.corridor.name))
        self._page.play(lab_sight.middle(lane.band))

    @Slot(int)
    def _on_page_danger_requested(self, position: int) -> None:
        sight = self._sight
        if sight is None or position >= len(sight.dangers):
            return
        danger = sight.dangers[position]
        note = lab_words.danger_note(danger)
        self._look(sight._replace(build="average", without=danger.without, note=note, corridor=""))
        self._page.play(NeedlePath(danger.entry, danger.angle, danger.depth))

    # -- a question -------------------------------------------------------------------------------

    @Slot()
    def _on_page_quiz_requested(self) -> None:
        if self._sight is not None and listing.faults_of(self._own, self._sight.section):
            self._page.say(lab_sight.no_quiz())
        elif self._sight is not None:
            self._quiz = quizzes.draw(self._sight.section, self._chance, self._quiz)
            self._page.show_quiz(quizzes.view(self._quiz))

    @Slot(object)
    def _on_page_response_changed(self, response: object) -> None:
        if self._quiz is not None and not self._quiz.place.answered:
            self._quiz.place.response = response
            self._page.show_quiz(quizzes.view(self._quiz))

    @Slot()
    def _on_page_check_requested(self) -> None:
        if self._quiz is not None and quizzes.check(self._quiz):
            self._page.show_quiz(quizzes.view(self._quiz))

    @Slot()
    def _on_page_quiz_ended(self) -> None:
        self._quiz = None
        self._show_section()

    # -- a file of one's own ----------------------------------------------------------------------

    @Slot()
    def _on_page_open_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_sections

        path = ask_sections(self._page)
        if path:
            self._open(path)

    @Slot(list)
    def _on_page_files_dropped(self, paths: list[str]) -> None:
        self._open(paths[0])

    @Slot()
    def _on_page_reload_requested(self) -> None:
        if self._own is not None:
            self._open(self._own.path)

    def _open(self, path: str) -> None:
        cache = str(Path(self._desk.paths.cache, "banks"))
        work = partial(_read_own, path, cache, self._compile)
        self._desk.compute(self, work, self._on_own_read, self._on_failed)

    def _on_own_read(self, own: OwnSections) -> None:
        before, self._own = self._own, own
        sight = self._sight
        _, shown = listing.parsed(sight.key) if sight is not None else ("", "")
        is_again = before is not None and before.path == own.path
        again = listing.own_section(own, shown) if is_again else None
        if again is not None and sight is not None and self._page.mode == "explore":
            stated = stated_builds(again, "flat")
            build = sight.build if sight.build in stated else "average"
            view: View = sight.view if again.fold is not None else "flat"
            self._look(Sight(sight.key, again, view, build))
        elif len(listing.all_of(own)) == 1:
            self._choose(listing.own_key(listing.all_of(own)[0].id))
        else:
            self._show_list(come=True)

    def _on_failed(self, error: TrainerError) -> None:
        self._page.say(error.user_message)

    @Slot(int)
    def _on_page_lines_requested(self, position: int) -> None:
        own = self._own
        if own is None or position >= len(own.problems):
            return
        problem = own.problems[position]
        work = partial(shelf.source_lines, own.home, problem.path, problem.line)
        self._desk.compute(self, work, partial(self._on_lines, own, position))

    def _on_lines(self, own: OwnSections, position: int, lines: tuple[Line, ...]) -> None:
        if own is self._own:
            shown = [SourceLine(str(line.number), line.text) for line in lines]
            self._page.show_lines(position, shown)

    @Slot(str)
    def _on_page_copy_requested(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    # -- the picture ------------------------------------------------------------------------------

    @Slot()
    def _on_page_export_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_picture

        sight = self._sight
        if sight is None:
            return
        path = ask_picture(self._page, f"{sight.section.id}-{sight.view}-{sight.build}")
        if path:
            work = partial(_export, sight, path, self._labels, self._corridors)
            self._desk.compute(self, work, partial(self._on_exported, path), self._on_failed)

    def _on_exported(self, path: str, _: None) -> None:
        self._page.say(self.tr("The picture is in {path}").format(path=path))

    # -- all of it --------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        if Changes.BANKS in changes and initiator is not self:
            self._refresh()

    def _connect(self) -> None:
        page = self._page
        page.section_chosen.connect(self._on_page_section_chosen)
        page.part_chosen.connect(self._on_page_part_chosen)
        page.searched.connect(self._on_page_searched)
        page.open_requested.connect(self._on_page_open_requested)
        page.files_dropped.connect(self._on_page_files_dropped)
        page.list_requested.connect(self._on_page_list_requested)
        page.step_requested.connect(self._on_page_step_requested)
        page.build_chosen.connect(self._on_page_build_chosen)
        page.view_chosen.connect(self._on_page_view_chosen)
        page.labels_toggled.connect(self._on_page_labels_toggled)
        page.corridors_toggled.connect(self._on_page_corridors_toggled)
        page.whole_requested.connect(self._on_page_whole_requested)
        page.corridor_requested.connect(self._on_page_corridor_requested)
        page.danger_requested.connect(self._on_page_danger_requested)
        page.needle_moved.connect(self._on_page_needle_moved)
        page.export_requested.connect(self._on_page_export_requested)
        page.reload_requested.connect(self._on_page_reload_requested)
        page.quiz_requested.connect(self._on_page_quiz_requested)
        page.quiz_ended.connect(self._on_page_quiz_ended)
        page.response_changed.connect(self._on_page_response_changed)
        page.check_requested.connect(self._on_page_check_requested)
        page.lines_requested.connect(self._on_page_lines_requested)
        page.copy_requested.connect(self._on_page_copy_requested)
        self._desk.data_changed.connect(self._on_desk_data_changed)


def _section(services: Services, bank: str, section: str) -> Section | None:
    """Read a section; None where its bank has been removed meanwhile, or has it no more."""
    try:
        return services.library.section(bank, section)
    except KeyError:
        return None


def _read_own(path: str, cache: str, compile_bank: Compile | None) -> OwnSections:
    from trainer.services.compiling import in_child

    return read_sections(path, cache, compile_bank or in_child)


def _export(sight: Sight, path: str, labels: bool, corridors: bool) -> None:
    from trainer.ui.sections.export import export
    from trainer.ui.sections.notes import Shown

    shown = Shown(corridors=corridors, target=True)
    export(sight.section, sight.view, sight.build, path, labelled=labels, shown=shown)
