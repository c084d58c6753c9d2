# SPDX-License-Identifier: MIT
"""One step of a case in the column: locked as a row, open for its answer, or with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.items import key_codes
from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.registry import face
from trainer.ui.theme import theme
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.step_row import EventNote, StepRow
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from trainer.model.items.base import Item
    from trainer.services.session import Place
    from trainer.ui.items.base import Finding, ItemView
    from trainer.ui.widgets.panel import TeachingPoint
    from trainer.ui.widgets.step_row import RowKind, RowText
    from trainer.ui.widgets.verdict import VerdictBanner

_GAP = 10
_BELOW_HEAD = 2


class Asked(NamedTuple):
    """The item of a step as it is shown.

    Attributes:
        told: what has happened meanwhile; stands above what is asked.
    """

    item: Item
    order: tuple[int, ...]
    place: Place
    told: str = ""


class StepPart(QWidget):
    """One step; it keeps its parts, and a view of every type that it has shown.

    Signals:
        toggled(): the row was pressed.
        row_made(): the row exists for the first time.
        view_made(object): a view exists for the first time.
    """

    toggled = Signal()
    row_made = Signal()
    view_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: _Row | None = None
        self.view: ItemView | None = None
        self.banner: VerdictBanner | None = None
        self._views: dict[str, ItemView] = {}
        self._teaching: TeachingPoint | None = None
        self._event: EventNote | None = None
        self._column: tuple[tuple[QWidget, int], ...] = ()
        self._head = _Head("", "small", "ink-2", weight=600, heading_level=2, parent=self)
        self._head.setObjectName("step-name")
        self._stem = _Block("", "stem", parent=self)
        self._stem.setObjectName("step-stem")
        self._lead = _Block("", "stem", weight=600, parent=self)
        self._lead.setObjectName("step-lead-in")
        self._quiet = RichBlock("", "body", parent=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- what it shows ------------------------------------------------------------------------

    def show_open(self, name: str, asked: Asked) -> None:
        """Show the step at hand, to be answered."""
        item = asked.item
        self._head.set_text(name)
        self._stem.set_text("\n\n".join(text for text in (asked.told, item.stem) if text))
        self._lead.set_text(item.lead_in)
        view = self._shown_view(asked, revealed=False)
        column: list[tuple[QWidget, int]] = [(self._head, _BELOW_HEAD), (self._stem, 14)]
        if item.lead_in:
            column.append((self._lead, 14))
        self._show_column((*column, (view, 0)))

    def show_row(self, kind: RowKind, text: RowText, *, opens: bool, event: str = "") -> None:
        """Show the step as one line, with what followed where that is wanted."""
        self._set_row(kind, text, opens=opens, is_open=False)
        column: list[tuple[QWidget, int]] = [(self._made_row(), _GAP)]
        if event:
            column.append((self._made_event(event, is_harm=False), _GAP))
        self._show_column(column)

    def show_opened(
        self, kind: RowKind, text: RowText, asked: Asked, *, event: str, is_harm: bool
    ) -> None:
        """Show the step below its line: what was asked, every reason, and what followed."""
        self._set_row(kind, text, opens=True, is_open=True)
        self._quiet.set_text(_all_texts(asked))
        view = self._shown_view(asked, revealed=True)
        column = [(self._made_row(), 12), (self._quiet, 12), (view, _GAP)]
        self._show_column((*column, *self._ending(asked.item, event, is_harm=is_harm)))

    def show_verdict(self, told: Finding, detail: str, asked: Asked, event: str) -> None:
        """Show the step that was just answered, with its verdict; nothing unsafe stands here."""
        from trainer.ui.widgets.verdict import VerdictBanner
        from trainer.ui.widgets.verdict import VerdictKind as BannerKind

        if self.banner is None:
            self.banner = VerdictBanner(self)
            self.banner.setObjectName("step-verdict")
        right = told.kind is VerdictKind.RIGHT
        kind = BannerKind.RIGHT if right else BannerKind.NOT_THIS_ONE
        self.banner.set_verdict(kind, f"{told.lead} {told.sentence}", detail)
        self._lead.set_text(asked.item.lead_in or asked.item.stem)
        view = self._shown_view(asked, revealed=True)
        column = [(self.banner, 12), (self._lead, 12), (view, _GAP)]
        self._show_column((*column, *self._ending(asked.item, event, is_harm=False)))

    def show_text(self, kind: RowKind, text: RowText, whole: str, *, is_open: bool) -> None:
        """Show a line that opens to a text."""
        self._set_row(kind, text, opens=True, is_open=is_open)
        self._quiet.set_text(whole)
        column: list[tuple[QWidget, int]] = [(self._made_row(), 12 if is_open else _GAP)]
        if is_open:
            column.append((self._quiet, 16))
        self._show_column(column)

    def spoken(self) -> str:
        """Return what a screen reader is to hear of a step that opens."""
        shown = (self._head, self._stem, self._lead)
        return " ".join(part.accessibleName() for part in shown if not part.isHidden())

    def draw_ahead(self) -> None:
        """Paint what is not seen yet into pictures."""
        for part in (self._head, self._stem, self._lead):
            if not part.isHidden():
                part.draw_ahead()
        if self.view is not None and not self.view.isHidden():
            self.view.draw_ahead()

    # -- geometry -----------------------------------------------------------------------------

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, with the air below; place every part if asked to."""
        top = 0
        for part, below in self._column:
            height = part.heightForWidth(width)
            if apply:
                part.setGeometry(0, top, width, height)
            top += height + theme.space(below)
        return top

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self.place_all(width, apply=False)

    # -- inside -------------------------------------------------------------------------------

    def _show_column(
        self, column: list[tuple[QWidget, int]] | tuple[tuple[QWidget, int], ...]
    ) -> None:
        before = [part for part, _ in self._column]
        self._column = tuple(column)
        shown = [part for part, _ in column]
        for part in before:
            if part not in shown:
                part.hide()
        fixed: tuple[QWidget, ...] = (self._head, self._stem, self._lead, self._quiet)
        for part in fixed:
            if part not in shown and not part.isHidden():
                part.hide()
        for part in shown:
            if part.isHidden():
                part.show()

    def _ending(self, item: Item, event: str, *, is_harm: bool) -> list[tuple[QWidget, int]]:
        """Return what stands below the answers: what followed, and the teaching point."""
        column: list[tuple[QWidget, int]] = []
        if event:
            column.append((self._made_event(event, is_harm=is_harm), _GAP))
        if item.teaching:
            if self._teaching is None:
                from trainer.ui.widgets.panel import TeachingPoint

                self._teaching = TeachingPoint(self)
            self._teaching.set_text(item.teaching)
            column.append((self._teaching, _GAP))
        return column

    def _set_row(self, kind: RowKind, text: RowText, *, opens: bool, is_open: bool) -> None:
        self._made_row().set_row(kind, text, opens=opens, is_open=is_open)

    def _made_row(self) -> _Row:
        if self.row is None:
            self.row = _Row(self)
            self.row.setObjectName(f"{self.objectName()}-row")
            self.row.clicked.connect(self._on_row_clicked)
            self.row_made.emit()
        return self.row

    def _made_event(self, text: str, *, is_harm: bool) -> EventNote:
        if self._event is None:
            self._event = EventNote(self)
            self._event.setObjectName("step-event")
        self._event.set_event(text, is_harm=is_harm)
        return self._event

    def _shown_view(self, asked: Asked, *, revealed: bool) -> ItemView:
        kind = asked.item.type
        view = self._views.get(kind)
        if view is None:
            view = self._views[kind] = face(kind).view(self)
            view.setObjectName(f"answer-{kind}")
            view.hide()
            self.view_made.emit(view)
        if self.view is not None and self.view is not view:
            self.view.hide()
        self.view = view
        view.show_item(asked.item, asked.order, asked.place, revealed)
        return view

    def _on_row_clicked(self) -> None:
        self.toggled.emit()


class _Row(StepRow):
    """A row whose keys are the page's, but for the space bar, which presses it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything to the page but the space bar."""
        if event.key() == key_codes.SPACE:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Head(DrawnAhead, TextBlock):
    """Which step it is."""


class _Block(DrawnAhead, RichBlock):
    """What is asked."""


def _all_texts(asked: Asked) -> str:
    item = asked.item
    lead = f"**{item.lead_in}**" if item.lead_in and "*" not in item.lead_in else item.lead_in
    return "\n\n".join(text for text in (asked.told, item.stem, lead) if text)
