# SPDX-License-Identifier: MIT
"""Where the learner stands, a row a domain: estimate with its range, counts, unsafe acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.ui.pages.figures import Tally
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.tag import Tag, TagKind
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.progress.views import DomainRow


class _Cells(NamedTuple):
    words: QWidget
    bar: EstimateBar
    tally: Tally
    safety: QWidget
    title: TextBlock
    second: TextBlock
    unsafe: Tag
    safe: TextBlock
    columns: tuple[QVBoxLayout, ...]


class _Picture(FollowsLook, QWidget):
    """The rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: list[_Cells] = []
        self._is_wide = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._space()

    def show_rows(self, rows: Sequence[DomainRow]) -> None:
        """Show domains in the order of the outline."""
        while len(self._cells) < len(rows):
            self._add_row()
        for at, cells in enumerate(self._cells):
            for part in cells[:4]:
                part.setVisible(at < len(rows))
        for cells, row in zip(self._cells, rows, strict=False):
            cells.title.set_text(row.title)
            cells.second.set_text(row.second)
            cells.tally.set_figures([row.figure])
            if row.low is None or row.value is None or row.high is None:
                cells.bar.set_too_few(row.answered)
            else:
                cells.bar.set_estimate(row.low, row.value, row.high, text=row.spoken)
            cells.unsafe.set_tag(TagKind.UNSAFE, row.unsafe_text)
            cells.unsafe.setVisible(row.unsafe > 0)
            cells.safe.set_text(row.unsafe_text)
            cells.safe.setVisible(row.unsafe == 0)

    def set_wide(self, wide: bool) -> None:
        """Put a domain on one line, or on two."""
        if wide != self._is_wide:
            self._is_wide = wide
            for cells in self._cells:
                for part in cells[:4]:
                    self._grid.removeWidget(part)
            for at in range(len(self._cells)):
                self._place_row(at)
            self._space()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._space()

    def _add_row(self) -> None:
        at = len(self._cells)
        words, safety = QWidget(self), QWidget(self)
        title = TextBlock("", "body", weight=500, parent=words)
        title.setObjectName(f"domain-{at}")
        second = TextBlock("", "small", "ink-2", parent=words)
        second.setObjectName(f"second-{at}")
        unsafe = Tag(TagKind.UNSAFE, "", safety)
        unsafe.setObjectName(f"unsafe-{at}")
        safe = TextBlock("", "small", "ink-2", align="right", parent=safety)
        safe.setObjectName(f"safe-{at}")
        columns = (QVBoxLayout(words), QVBoxLayout(safety))
        for column, parts in zip(columns, ((title, second), (unsafe, safe)), strict=True):
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part)
        bar = EstimateBar(parent=self)
        bar.setObjectName(f"estimate-{at}")
        tally = Tally(at_right=True, parent=self)
        tally.setObjectName(f"counts-{at}")
        self._cells.append(_Cells(words, bar, tally, safety, title, second, unsafe, safe, columns))
        self._place_row(at)
        self._space()

    def _place_row(self, at: int) -> None:
        cells = self._cells[at]
        if self._is_wide:
            for column, part in enumerate(cells[:4]):
                self._grid.addWidget(part, 2 * at, column)
        else:
            self._grid.addWidget(cells.words, 2 * at, 0, 1, 2)
            self._grid.addWidget(cells.safety, 2 * at, 2)
            self._grid.addWidget(cells.bar, 2 * at + 1, 0)
            self._grid.addWidget(cells.tally, 2 * at + 1, 1, 1, 2)

    def _space(self) -> None:
        self._grid.setHorizontalSpacing(theme.space(20))
        self._grid.setVerticalSpacing(theme.space(14 if self._is_wide else 6))
        for at, cells in enumerate(self._cells):
            # Where a domain has two lines, it stands apart from the one above.
            top = theme.space(10) if at and not self._is_wide else 0
            for column in cells.columns:
                column.setContentsMargins(0, top, 0, 0)
        self._grid.setColumnStretch(0, 6 if self._is_wide else 1)
        self._grid.setColumnStretch(1, 4 if self._is_wide else 0)


class StandingCard(SwapCard):
    """The rows as a picture or as a table, and where there are too few answers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("standing")
        self._picture_rows = _Picture(self)
        columns = (
            self.tr("Domain"),
            self.tr("Questions"),
            self.tr("Answers"),
            self.tr("Right"),
            self.tr("Per cent"),
            self.tr("95\u00a0% range"),
            self.tr("Unsafe"),
            self.tr("Last"),
        )
        self.hold(self.tr("Standing by domain"), columns, self._picture_rows)
        self._too_few = TextBlock("", "small", "ink-2", parent=self)
        self._too_few.setObjectName("too-few")
        self.body.addWidget(self._too_few)
        self.body.setSpacing(theme.space(14))

    def show_domains(self, rows: Sequence[DomainRow], too_few: str) -> None:
        """Show domains, and where there are too few answers."""
        some = any(row.value is not None for row in rows)
        self.set_hint(self.tr("Right answers, with 95\u00a0% range") if some else "")
        self._picture_rows.show_rows(rows)
        self.show_rows([row.cells for row in rows])
        self._too_few.set_text(too_few)
        self._too_few.setVisible(bool(too_few))

    def set_wide(self, wide: bool) -> None:
        """Put a domain on one line, or on two."""
        self._picture_rows.set_wide(wide)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(14))
