# SPDX-License-Identifier: MIT
"""The patient beside the question, or above it, folded into a row.

The same picture as `widgets.panel.PatientPanel`, placed by hand: on the way from one question to
the next nested layouts would take longer than everything that is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from trainer.ui.pages.question.history import History
    from trainer.ui.widgets.button import IconButton
    from trainer.ui.widgets.panel import FoldRow
    from trainer.ui.widgets.timeline import Moment

_INSET = 20
_HEAD = 45
_HEAD_TEXT = 23
_BELOW = 18


class FactView(DrawnAhead, FactList):
    """What is known of the patient."""

    ground_role = "surface"


class _Patient(FollowsLook, QWidget):
    """Who the patient is, and what is known.

    Signals:
        folded_changed(bool): the learner folded or opened it.
    """

    folded_changed = Signal(bool)

    def __init__(self, anchor: QWidget, parent: QWidget | None = None) -> None:
        """Show nobody yet.

        Args:
            anchor: what Tab comes from.
            parent: owner.
        """
        super().__init__(parent)
        self._anchor = anchor
        self._who = ""
        self._summary = ""
        self._title = self.tr("Patient")
        self._is_foldable = self._is_folded = False
        self._row: FoldRow | None = None
        self._fold: IconButton | None = None
        self._head: tuple[int, TextLines] | None = None
        self._facts = FactView(self)
        self._line: History | None = None
        self._has_line = False

    def set_patient(
        self,
        who: str,
        facts: Sequence[tuple[str, str]],
        moments: Sequence[Moment] = (),
    ) -> None:
        """Show a patient.

        Args:
            who: age and a word, beside the title.
            facts: pairs of label and text.
            moments: what has happened so far, in place of facts that do not change.
        """
        self._who = who
        self._facts.set_facts(facts)
        newest = tuple(facts[:2])
        if moments or self._line is not None:
            self._made_line().set_moments(moments)
            newest = newest or tuple((one.label, one.text) for one in moments[-2:])
        self._has_line = bool(moments)
        self._show_parts()
        self._summary = "  ·  ".join(filter(None, (who, *(text for _, text in newest))))
        self.setAccessibleName(f"{self._title}: {who}")
        self._head = None
        if self._is_foldable:
            self._show_fold()
        self.update()

    def set_fold(self, *, foldable: bool, folded: bool) -> None:
        """Offer to fold, where the window is narrow; fold into a row, or open."""
        if (foldable, folded) != (self._is_foldable, self._is_folded):
            self._is_foldable, self._is_folded = foldable, folded
            self._show_fold()
            self._place_parts()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        if self._is_folded and self._row is not None:
            return self._row.heightForWidth(width)
        facts = self._known().heightForWidth(width - 2 * theme.space(_INSET))
        head = self._head_height(width)
        return head + theme.space(6) + facts + theme.space(_BELOW) if facts else head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, icon, title and who it is."""
        del event
        if self._is_folded:
            return
        painter = painting.begin(self)
        edges = theme.color("surface"), theme.color("line")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("card"), *edges)
        inset, middle, side = theme.space(_INSET), self._middle(), theme.px(18)
        theme.draw_icon(painter, "user", "ink-2", QRectF(inset, middle - side / 2, side, side))
        left = inset + side + theme.space(8)
        font, color = theme.font("heading"), theme.color("ink")
        labels.draw_text(painter, self._title, font, color, left, middle)
        who = self._who_lines(self.width())
        who.draw(painter, self.width() - self._right() - who.width, middle - who.pitch / 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place_parts()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        self._head = None
        self._place_parts()

    # -- inside -------------------------------------------------------------------------------

    def _place_parts(self) -> None:
        width = self.width()
        if self._is_folded and self._row is not None:
            self._row.setGeometry(self.rect())
            return
        inset = theme.space(_INSET)
        room = width - 2 * inset
        top = self._head_height(width) + theme.space(6)
        known = self._known()
        known.setGeometry(inset, top, room, known.heightForWidth(room))
        if self._fold is not None:
            side = theme.px(36)
            top = round(self._middle()) - side // 2
            self._fold.setGeometry(width - theme.space(8) - side, top, side, side)

    def _who_lines(self, width: int) -> TextLines:
        if self._head is None or self._head[0] != width:
            taken = labels.text_width(self._title, theme.font("heading"))
            room = width - self._right() - theme.space(_INSET + 24) - theme.px(18) - taken
            lines = TextLines(
                self._who, theme.font("small"), max(room, 1), 1.25, color=theme.color("ink-2")
            )
            self._head = width, lines
        return self._head[1]

    def _head_height(self, width: int) -> int:
        who = self._who_lines(width)
        return max(theme.px(_HEAD), int(who.height - who.pitch) + theme.px(_HEAD))

    def _middle(self) -> float:
        return float(theme.px(_HEAD_TEXT))

    def _right(self) -> int:
        return theme.space(12) + theme.px(36) if self._is_foldable else theme.space(_INSET)

    def _show_fold(self) -> None:
        """Make what folding needs, the first time that it is needed."""
        if self._is_foldable and self._row is None:
            from trainer.ui.widgets.button import IconButton
            from trainer.ui.widgets.panel import FoldRow

            row = FoldRow("user", self._summary, self)
            row.setObjectName("open-patient")
            row.clicked.connect(self._on_row_clicked)
            fold = IconButton("chevron-up", self.tr("Fold"), parent=self)
            fold.setObjectName("fold-patient")
            fold.clicked.connect(self._on_fold_clicked)
            self.setTabOrder(self._anchor, row)
            self.setTabOrder(row, fold)
            self._row, self._fold = row, fold
        if self._row is not None and self._fold is not None:
            self._row.set_text(self._summary)
            self._row.setVisible(self._is_folded)
            self._fold.setVisible(self._is_foldable and not self._is_folded)
        self._show_parts()

    def _show_parts(self) -> None:
        """Show facts or the line of time, unless all is folded."""
        self._facts.setVisible(not self._is_folded and not self._has_line)
        if self._line is not None:
            self._line.setVisible(not self._is_folded and self._has_line)

    def _known(self) -> FactView | History:
        return self._line if self._has_line and self._line is not None else self._facts

    def _made_line(self) -> History:
        if self._line is None:
            from trainer.ui.pages.question.history import History

            self._line = History(self)
            self._line.setObjectName("patient-so-far")
        return self._line

    def _on_row_clicked(self) -> None:
        self.folded_changed.emit(False)

    def _on_fold_clicked(self) -> None:
        self.folded_changed.emit(True)


class PatientCard(DrawnAhead, _Patient):
    """The patient, painted ahead of the question's turn."""

    def draw_ahead(self) -> None:
        """Paint card and facts into pictures."""
        super().draw_ahead()
        self._known().draw_ahead()
