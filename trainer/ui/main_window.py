# SPDX-License-Identifier: MIT
"""The window: side bar, page stack, palette; pairs each page with its presenter."""

from __future__ import annotations

import importlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.theme import system, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from trainer.errors import TrainerError
    from trainer.services.data import CheckReport
    from trainer.services.session import SessionEngine
    from trainer.ui.presenters.palette import PalettePresenter
    from trainer.ui.presenters.question import QuestionPresenter
    from trainer.ui.widgets.nav import SideBar
    from trainer.ui.widgets.notice import NoticeAbove

_SMALLEST = QSize(720, 560)
_FIRST = QSize(1280, 800)
_BACKUP_EVERY_MS = 10 * 60 * 1000
_TEXT_STEP = 10
# At 100 per cent: in a narrower window the side bar is a rail of icons.
_LEAST_WITH_NAMES = 900
# By then the first page stands; nobody has reached for a key that is not one of its own.
_SETTLE_MS = 200


class _Presenter(Protocol):
    def activate(self, route: Route) -> None:
        """Show what a route asks for."""
        ...


class _Screen(NamedTuple):
    page: QWidget
    presenter: _Presenter


# Sessions have no side bar: nothing in them leads elsewhere but the cross.
_WITHOUT_SIDE_BAR = {"question"}
# Pages that can show a section of the body.
_WITH_SECTIONS = {"question", "lab"}
# Pages that belong to another page of the side bar.
_UNDER = dict.fromkeys(("results", "exams", "exam_panel"), "practise")


class MainWindow(QWidget):
    """Holds the pages and goes from one to another; what they show is their presenters' affair."""

    def __init__(self, desk: Desk, *, smoke: bool = False, parent: QWidget | None = None) -> None:
        """Build the frame and the first page.

        Args:
            desk: the presenters' common ground.
            smoke: quit by itself once the first page has been painted.
            parent: none, but for tests.
        """
        super().__init__(parent)
        self._desk = desk
        self._smoke = smoke
        self._screens: dict[str, _Screen] = {}
        self._current = ""
        self._palette: PalettePresenter | None = None
        self._notice: NoticeAbove | None = None
        self._file = ""
        self._mended: list[str] = []
        self.setMinimumSize(_SMALLEST)
        self.resize(_FIRST)
        self.setWindowTitle("Needlewise")
        self._build()
        self._connect()

    def begin(self, file: str, mended_settings: list[str]) -> None:
        """Open the data folder and show the first page.

        Args:
            file: a bank to open in the library; "" for none.
            mended_settings: settings that could not be read and are the default now.
        """
        self._file = file
        self._mended = mended_settings
        self._desk.open(self, self._on_desk_opened, self._on_desk_failed)
        self._screen("today")

    @Slot()
    def come_forward(self) -> None:
        """Raise the window: someone has started the program once more."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_route(self, route: Route) -> None:
        """Show a page and what it should hold."""
        screen = self._screen(route.page)
        self._show_page(route.page)
        screen.presenter.activate(route)

    def say_unexpected(self, log: str) -> None:
        """Say that the program has a fault, and where its details are."""
        self.say(
            self.tr(
                "Something went wrong that Needlewise did not foresee. Your answers are safe. "
                "The details are in {log}"
            ).format(log=log)
        )

    def say(self, text: str) -> None:
        """Say something above the page, until it is closed."""
        from trainer.ui.widgets.notice import NoticeAbove

        if self._notice is None:
            self._notice = NoticeAbove(self)
            self._notice.setObjectName("notice")
            self._column.insertWidget(0, self._notice)
        self._notice.show_text(text)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Wait for the first picture before anything that can wait."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(_SETTLE_MS, self, self._after_first_picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side bar when the window is narrow."""
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give every presenter the chance to store what is open."""
        for screen in self._screens.values():
            leave = getattr(screen.presenter, "leave", None)
            if leave is not None:
                leave()
        super().closeEvent(event)

    # Inside

    def _build(self) -> None:
        from trainer.ui.widgets.nav import NavEntry, SideBar

        self._side_bar: SideBar = SideBar(
            "Needlewise",
            [
                NavEntry("today", "sun", self.tr("Today")),
                NavEntry("practise", "target", self.tr("Practise")),
                NavEntry("progress", "trending-up", self.tr("Progress")),
                NavEntry("library", "library", self.tr("Library")),
                NavEntry("lab", "layers", self.tr("Needling lab")),
            ],
            "",
            [],
            self.tr("A study aid. No score here certifies competence to needle."),
            [NavEntry("settings", "settings", self.tr("Settings"))],
            self,
        )
        self._side_bar.set_second_shown(False)
        self._stack = QStackedWidget(self)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side_bar)
        row.addLayout(self._column, 1)

    def _connect(self) -> None:
        self._side_bar.page_requested.connect(self._on_side_bar_page_requested)
        self._desk.route_requested.connect(self._on_desk_route_requested)
        self._desk.session_opened.connect(self._on_desk_session_opened)
        self._desk.data_changed.connect(self._on_desk_data_changed)
        self._desk.runner.failed.connect(self._on_runner_failed)

    @Slot()
    def _after_first_picture(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from trainer.ui.actions import ACTIONS
        from trainer.ui.widgets import accessible
        from trainer.ui.widgets.focus import FocusRing

        self._apply_settings()
        app = cast("QApplication", QApplication.instance())
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        FocusRing(app)
        accessible.install()
        for action in ACTIONS:
            if action.shortcut:
                shortcut = QShortcut(QKeySequence(action.shortcut), self)
                shortcut.setObjectName(action.id)
                shortcut.activated.connect(self._on_shortcut_activated)
        palette = QShortcut(QKeySequence("Ctrl+K"), self)
        palette.activated.connect(self.open_palette)
        self._check_data()
        self._backup_timer = QTimer(self)
        self._backup_timer.setObjectName("backup-timer")
        self._backup_timer.setInterval(_BACKUP_EVERY_MS)
        self._backup_timer.timeout.connect(self._on_backup_timer_timeout)
        self._backup_timer.start()

    def _check_data(self) -> None:
        """Check the data file behind the page: quickly, or fully after an unclean end."""
        from trainer.services.data import check_at_start

        def look(ended_cleanly: bool) -> None:
            work = partial(check_at_start, self._desk.paths, ended_cleanly)
            self._desk.compute(self, work, self._on_data_checked)

        self._desk.run(self, lambda services: services.database.ended_cleanly, look)

    def _on_data_checked(self, report: CheckReport) -> None:
        if report.damage:
            self.say(
                self.tr(
                    "The data file is damaged. Everything that can be read is shown; open "
                    "Settings to check it and to restore a backup."
                )
            )
        elif report.derived:
            self.say(
                self.tr(
                    "Some figures do not follow from what you answered. Open Settings to check "
                    "the data; nothing that you answered is lost."
                )
            )

    def _screen(self, name: str) -> _Screen:
        if name not in self._screens:
            self._provide_plates(name)
            # A page and its presenter are named alike; both are imported when first shown.
            stem = name.title().replace("_", "")
            pages = importlib.import_module(f"trainer.ui.pages.{name}")
            presenters = importlib.import_module(f"trainer.ui.presenters.{name}")
            page = getattr(pages, f"{stem}Page")(self._stack)
            presenter = getattr(presenters, f"{stem}Presenter")(page, self._desk, self)
            if name == "today":
                presenter.due_counted.connect(self._on_today_due_counted)
            self._stack.addWidget(page)
            self._screens[name] = _Screen(page, presenter)
        return self._screens[name]

    def _provide_plates(self, name: str) -> None:
        """Say where pictures of sections are painted and kept, before a page can show one."""
        if name in _WITH_SECTIONS and _WITH_SECTIONS.isdisjoint(self._screens):
            from trainer.ui.sections.shared import provide

            folder = f"{self._desk.paths.cache}/sections"
            provide(self._desk.runner, folder, self)

    def _show_page(self, name: str) -> None:
        self._current = name
        self._side_bar.setVisible(name not in _WITHOUT_SIDE_BAR)
        self._side_bar.set_active(_UNDER.get(name, name))
        self._stack.setCurrentWidget(self._screens[name].page)
        self._screens[name].page.setFocus()

    def _on_desk_opened(self) -> None:
        if self._file:
            self.show_route(Route("library", self._file))
        else:
            self.show_route(Route("today"))
        if self._mended:
            self.say(
                self.tr(
                    "Some settings could not be read and are as at first: {names}. "
                    "Look through the settings once."
                ).format(names=", ".join(self._mended))
            )
        if self._smoke:
            QTimer.singleShot(200, self, self.close)

    def _on_desk_failed(self, error: TrainerError) -> None:
        from trainer.ui.dialogs.store_trouble import handle

        if handle(self, self._desk, error):
            self._desk.open(self, self._on_desk_opened, self._on_desk_failed)
        else:
            self.close()

    @Slot(int)
    def _on_today_due_counted(self, due: int) -> None:
        self._side_bar.set_count("today", due)

    @Slot(str)
    def _on_side_bar_page_requested(self, page: str) -> None:
        self.show_route(Route(page))

    @Slot(object)
    def _on_desk_route_requested(self, route: Route) -> None:
        self.show_route(route)

    @Slot(object)
    def _on_desk_session_opened(self, engine: SessionEngine) -> None:
        screen = self._screen("question")
        # As large as it will be, so that nothing is measured for another size first.
        screen.page.resize(self.size())
        cast("QuestionPresenter", screen.presenter).take_up(engine)
        self._show_page("question")

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, _initiator: object) -> None:
        if Changes.SETTINGS in changes:
            self._apply_settings()

    @Slot(object)
    def _on_runner_failed(self, error: TrainerError) -> None:
        self.say(error.user_message)

    @Slot()
    def _on_shortcut_activated(self) -> None:
        self.do(self.sender().objectName())

    @Slot()
    def _on_backup_timer_timeout(self) -> None:
        from datetime import UTC, datetime

        from trainer.services.data import back_up_if_changed

        # Beside the database lane: an answer never waits for a copy of the file.
        clock = partial(datetime.now, UTC)
        self._desk.compute(self, partial(back_up_if_changed, self._desk.paths, clock))

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        self._apply_settings()

    def _apply_settings(self) -> None:
        settings = self._desk.settings
        wanted = (system.scheme(settings.scheme), settings.text_percent, settings.font)
        hints, motion = settings.key_hints, settings.motion
        now = (theme.scheme, theme.text_percent, theme.family, theme.key_hints, theme.motion)
        if (*wanted, hints, motion) != now:
            theme.load(*wanted, key_hints=hints, motion=motion)
            self._fold()

    def _fold(self) -> None:
        self._side_bar.set_folded(self.width() < theme.px(_LEAST_WITH_NAMES))

    @Slot()
    def open_palette(self) -> None:
        """Open the command palette over the page, or close it."""
        if self._palette is None:
            from trainer.ui.presenters.palette import PalettePresenter

            self._palette = PalettePresenter(self, self._desk)
            self._palette.action_requested.connect(self.do)
        self._palette.toggle()

    @Slot(str)
    def do(self, action: str) -> None:
        """Carry out an action of the table.

        Args:
            action: an id of `trainer.ui.actions`.
        """
        settings = self._desk.settings
        match action:
            case "today" | "practise" | "exams" | "progress" | "library" | "lab" | "settings":
                self.show_route(Route(action))
            case "light" | "dark" | "high-contrast" | "system":
                self._desk.change_settings(self, settings._replace(scheme=action))
            case "larger" | "smaller":
                step = _TEXT_STEP if action == "larger" else -_TEXT_STEP
                percent = max(80, min(200, settings.text_percent + step))
                self._desk.change_settings(self, settings._replace(text_percent=percent))
            case "usual-size":
                self._desk.change_settings(self, settings._replace(text_percent=100))
            case "full-screen":
                (self.showNormal if self.isFullScreen() else self.showFullScreen)()
            case "add-bank":
                self.show_route(Route("library", "add"))
            case "ten-minutes" | "weak-spots" | "resume":
                self.show_route(Route("today", action))
            case "quit":
                self.close()
