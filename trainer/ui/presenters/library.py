# SPDX-License-Identifier: MIT
"""Decides what the Library shows, and carries out what is asked for there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from trainer.services import shelf
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.pages.library.views import LibraryView, NoticeView, SourceLine
from trainer.ui.presenters import library_reading as reading
from trainer.ui.presenters import library_words as words
from trainer.ui.presenters.library_reading import Listing

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.services.context import Services
    from trainer.services.shelf import Line, Look, Removed
    from trainer.ui.pages.library import LibraryPage

# Prepares the bank at a path in the folder of compiled banks.
Compile = Callable[[str, str], None]

_PATIENCE_MS = 300


class LibraryPresenter(QObject):
    """Pairs the Library with its services.

    A file of which nothing can be used is listed while the program runs, with its problems, but
    it is not taken into the library.
    """

    def __init__(
        self,
        page: LibraryPage,
        desk: Desk,
        parent: QObject | None = None,
        *,
        compile_bank: Compile | None = None,
    ) -> None:
        """Connect page and desk.

        Args:
            page: shows the banks.
            desk: common ground.
            parent: owner.
            compile_bank: prepares a bank; in a process of its own when None.
        """
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._compile = compile_bank
        self._listing = Listing((), (), "", None, ())
        self._selected = ""
        self._unread: dict[str, Look] = {}
        self._removed: Removed | None = None
        self._waiting: list[str] = []
        self._is_tidied = False
        self._notice: NoticeView | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE_MS)
        self._connect()

    def activate(self, route: Route) -> None:
        """Show the banks; the subject may be a bank's id, a file to add, or "add"."""
        if Path(route.subject).is_absolute():
            self._refresh()
            self._add([route.subject])
        elif route.subject == "add":
            self._refresh()
            self._on_page_add_requested()
        else:
            self._refresh(route.subject)

    # What the learner does

    @Slot(str)
    def _on_page_bank_chosen(self, bank: str) -> None:
        self._refresh(bank)

    @Slot()
    def _on_page_add_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_bank

        path = ask_bank(self._page)
        if path:
            self._add([path])

    @Slot(list)
    def _on_page_files_dropped(self, paths: list[str]) -> None:
        self._add(paths)

    @Slot()
    def _on_page_new_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_new_bank

        path = ask_new_bank(self._page)
        if path:
            work = partial(shelf.begin_bank, path)
            self._desk.compute(self, work, partial(self._on_begun, path), self._on_failed)

    @Slot()
    def _on_page_practise_requested(self) -> None:
        self._desk.go("practise", self._selected)

    @Slot()
    def _on_page_check_requested(self) -> None:
        look = self._unread.get(self._selected)
        info = self._listing.info(self._selected)
        if look is not None:
            self._add([look.path])
        elif info is not None and not info.bundled:
            self._add([info.origin or info.path])

    @Slot()
    def _on_page_remove_requested(self) -> None:
        if self._selected in self._unread:
            del self._unread[self._selected]
            self._refresh("")
        elif self._selected:
            work = partial(shelf.remove, bank=self._selected)
            self._desk.run(self, work, self._on_removed, self._on_failed)

    @Slot()
    def _on_page_undo_requested(self) -> None:
        removed, self._removed = self._removed, None
        if removed is not None:
            done = partial(self._on_put_back, removed.id)
            self._desk.run(self, partial(shelf.put_back, removed=removed), done, self._on_failed)

    @Slot()
    def _on_page_reveal_requested(self) -> None:
        info, look = self._listing.info(self._selected), self._unread.get(self._selected)
        if look is not None:
            path = look.path
        elif info is not None:
            path = info.origin or info.path
        else:
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    @Slot(int)
    def _on_page_lines_requested(self, index: int) -> None:
        look, info = self._unread.get(self._selected), self._listing.info(self._selected)
        if look is not None:
            path, problem = look.path, look.problems[index]
        elif info is not None:
            path, problem = info.path, self._listing.problems[index]
        else:
            return
        work = partial(shelf.source_lines, path, problem.path, problem.line)
        self._desk.compute(self, work, partial(self._on_lines, self._selected, index))

    @Slot(str)
    def _on_page_copy_requested(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _on_page_notice_closed(self) -> None:
        self._notice = None

    @Slot()
    def _on_page_left(self) -> None:
        """Delete for good what was removed: the way back ends with the page."""
        self._notice = None
        if self._removed is not None:
            self._removed = None
            self._page.show_notice(None)
            self._desk.run(self, shelf.forget_removed)

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        if Changes.BANKS in changes and initiator is not self and self._page.isVisible():
            self._refresh()

    # Adding

    def _add(self, paths: list[str]) -> None:
        is_busy = bool(self._waiting)
        self._waiting += paths
        if not is_busy:
            self._add_next()

    def _add_next(self) -> None:
        path = self._waiting[0]
        self._slow.start()
        cache = str(Path(self._desk.paths.cache, "banks"))
        work = partial(_prepare, path, cache, self._compile)
        self._desk.compute(self, work, self._on_prepared, self._on_add_failed)

    def _on_prepared(self, look: Look) -> None:
        if look.is_readable:
            self._desk.run(self, partial(_install, look.path), self._on_added, self._on_add_failed)
            return
        known = any(info.origin == look.path for info in self._listing.infos)
        self._unread[reading.unread_id(look.path)] = look
        self._selected = reading.unread_id(look.path)
        if known:
            text = self.tr(
                "{path} cannot be read as it is now. The library keeps the copy it has."
            ).format(path=look.path)
        else:
            text = self.tr("{path} was not added, because it cannot be read.").format(
                path=look.path
            )
        self._tell(NoticeView(text))
        self._show()
        self._go_on()

    def _on_added(self, added: tuple[str, str, str, int]) -> None:
        outcome, bank, title, count = added
        self._unread.pop(reading.unread_id(self._waiting[0]), None)
        self._tell(NoticeView(words.outcome(outcome, title, count)))
        self._refresh(bank)
        if outcome != "same":
            self._desk.announce(Changes.BANKS, self)
        self._go_on()

    def _on_add_failed(self, error: TrainerError) -> None:
        self._tell(NoticeView(error.user_message))
        self._show()
        self._go_on()

    def _tell(self, notice: NoticeView) -> None:
        self._slow.stop()
        self._notice = notice

    def _go_on(self) -> None:
        """Take the next file, if there is one."""
        del self._waiting[0]
        if self._waiting:
            self._add_next()

    def _on_begun(self, path: str, _: None) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            text = self.tr("{path} is written; open it in a text editor.").format(path=path)
            self._page.show_notice(NoticeView(text))
        self._add([path])

    # Results

    def _on_removed(self, removed: Removed) -> None:
        self._removed = removed
        text = self.tr("“{title}” was removed. Answers given to it stay.")
        self._notice = NoticeView(text.format(title=removed.title), self.tr("Undo"))
        self._refresh("")
        self._desk.announce(Changes.BANKS, self)

    def _on_put_back(self, bank: str, _: None) -> None:
        self._notice = None
        self._refresh(bank)
        self._desk.announce(Changes.BANKS, self)

    def _on_failed(self, error: TrainerError) -> None:
        self._notice = NoticeView(error.user_message)
        self._refresh()

    def _on_lines(self, bank: str, index: int, lines: tuple[Line, ...]) -> None:
        if bank == self._selected:
            shown = [SourceLine(str(line.number), line.text) for line in lines]
            self._page.show_lines(index, shown)

    @Slot()
    def _on_slow_timeout(self) -> None:
        if self._waiting:
            name = Path(self._waiting[0]).name
            text = self.tr("Reading {name} \N{HORIZONTAL ELLIPSIS}").format(name=name)
            self._page.show_notice(NoticeView(text))

    # Showing

    def _refresh(self, bank: str | None = None) -> None:
        if bank is not None:
            self._selected = bank
        wanted = self._selected
        tidy, self._is_tidied = not self._is_tidied, True
        self._desk.run(self, partial(_read, wanted=wanted, tidy=tidy), self._on_read)

    def _on_read(self, listing: Listing) -> None:
        self._listing = listing
        if self._selected not in self._unread:
            self._selected = listing.shown
        self._show()

    def _show(self) -> None:
        look = self._unread.get(self._selected)
        unread = tuple(reading.unread_row(one) for one in self._unread.values())
        bank = self._listing.bank if look is None else reading.unread_bank(look)
        view = LibraryView(self._listing.rows + unread, self._selected, bank, self._notice)
        self._page.show_view(view)

    def _connect(self) -> None:
        page = self._page
        page.bank_chosen.connect(self._on_page_bank_chosen)
        page.add_requested.connect(self._on_page_add_requested)
        page.files_dropped.connect(self._on_page_files_dropped)
        page.new_requested.connect(self._on_page_new_requested)
        page.practise_requested.connect(self._on_page_practise_requested)
        page.check_requested.connect(self._on_page_check_requested)
        page.remove_requested.connect(self._on_page_remove_requested)
        page.reveal_requested.connect(self._on_page_reveal_requested)
        page.undo_requested.connect(self._on_page_undo_requested)
        page.notice_closed.connect(self._on_page_notice_closed)
        page.lines_requested.connect(self._on_page_lines_requested)
        page.copy_requested.connect(self._on_page_copy_requested)
        page.left.connect(self._on_page_left)
        self._desk.data_changed.connect(self._on_desk_data_changed)
        self._slow.timeout.connect(self._on_slow_timeout)


def _read(services: Services, wanted: str, tidy: bool) -> Listing:
    if tidy:
        # What an earlier run, cut off, did not delete any more.
        shelf.forget_removed(services)
    return reading.read(services, wanted)


def _prepare(path: str, cache: str, compile_bank: Compile | None) -> Look:
    """Compile the bank at a path, away from the database, and look at what it is."""
    from trainer.services.compiling import in_child

    place = shelf.place_of(path)
    (compile_bank or in_child)(place, cache)
    return shelf.look(place, cache)


def _install(path: str, services: Services) -> tuple[str, str, str, int]:
    result = services.library.add(path, services.practice.now())
    return result.outcome, result.id, result.title, result.counts.problems
