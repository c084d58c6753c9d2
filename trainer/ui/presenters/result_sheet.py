# SPDX-License-Identifier: MIT
"""Sets the results of a session on paper, as a PDF."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from trainer import __version__
from trainer.errors import TrainerError
from trainer.ui.pages.results_views import Verdict
from trainer.ui.theme import theme, tokens
from trainer.ui.widgets import painting
from trainer.ui.widgets.text_lines import Align, TextLines

if TYPE_CHECKING:
    from trainer.ui.pages.domain_rows import Range
    from trainer.ui.pages.exam_views import ExamResultView
    from trainer.ui.pages.results_views import AnswerRow, ScoreView, UnsafeRow
    from trainer.ui.presenters.results_reading import Results

_DOTS_PER_INCH = 1200
_POINT = _DOTS_PER_INCH / 72
_MARGIN_MM = 18.0
_FOOT = 26  # points kept free for the foot
# Columns of the list, in points from the left; the rest is the title's.
_VERDICT, _TITLE, _AREA, _SAID, _TIME = 24, 84, 122, 66, 34


def write_sheet(path: str, results: Results) -> None:
    """Write the sheet, whole or not at all.

    Raises:
        TrainerError: the file cannot be written.
    """
    content = sheet(results)
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - a path is text here
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".results-", suffix=".pdf")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)  # noqa: PTH105
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
    except OSError as error:
        message = QCoreApplication.translate(
            "ResultSheet",
            "The results cannot be written to {path}: {reason}.",
        )
        raise TrainerError(message.format(path=path, reason=error.strerror), str(error)) from error


def sheet(results: Results) -> bytes:
    """Return the sheet as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(results.view.title)
    writer.setCreator(f"Needlewise {__version__}")
    _Sheet(writer).draw(results)
    return bytes(buffer.data().data())


class _Sheet:
    """A page being filled from top to bottom, and the next when it is full."""

    def __init__(self, writer: QPdfWriter) -> None:
        self._writer = writer
        self._painter = QPainter(writer)
        self._width = float(writer.width())
        self._height = float(writer.height())
        self._top = 0.0
        self._page = 1
        # Paper is light, whatever the window is.
        palette = tokens.read("base")["palette"]
        roles = tokens.read("light")["role"]
        self._colors = {
            role: QColor(str(palette[str(name)]))
            for role, name in roles.items()
            if isinstance(name, str)
        }

    def draw(self, results: Results) -> None:
        """Set everything and end the document."""
        view = results.view
        self._text(view.title, 20, 600)
        parts = (results.name, results.dated, results.mode)
        self._text(" \u00b7 ".join(part for part in parts if part), 9.5, role="ink-2")
        self._space(14)
        self._unsafe(view.unsafe_title, view.unsafe)
        if view.exam is not None:
            self._exam(view.exam)
        if view.score is not None:
            self._score(view.score)
        if len(view.domains) > 1:
            self._heading(_tr("By domain"))
            for row in view.domains:
                self._domain(row.title, row.figure.number, row.range)
            if view.few_text:
                self._text(view.few_text, 8.5, role="ink-2")
            self._space(10)
        if view.answers:
            self._heading(_tr("All answers"))
        for answer in view.answers:
            self._answer(answer)
        self._foot()
        self._painter.end()

    # Sections

    def _unsafe(self, title: str, rows: tuple[UnsafeRow, ...]) -> None:
        self._text(title, 12.5, 600, role="danger-text" if rows else "ink")
        for row in rows:
            self._room(26)
            top = self._top
            self._put(row.number, 9.5, 0, role="ink-2")
            self._top = top
            self._text(row.act, 10, 600, left=22)
            if row.harm:
                self._text(row.harm, 9.5, left=22, role="ink-2")
            self._space(4)
        if rows:
            self._text(_tr("Counted apart from the score."), 8.5, role="ink-2")
        self._space(12)

    def _exam(self, exam: ExamResultView) -> None:
        self._room(60)
        self._text(exam.headline, 15, 600)
        for line in (*exam.decided, exam.gate):
            if line:
                self._text(line, 9.5)
        self._space(6)
        for part in exam.parts:
            self._domain(part.title, part.counts, part.range, part.cut)
            if part.verdict:
                self._text(part.verdict, 8.5, role="ink-2")
            self._space(4)
        for note in exam.notes:
            self._text(note, 9.5, role="ink-2")
        self._space(12)

    def _score(self, score: ScoreView) -> None:
        self._room(60)
        words = _tr("{percent}, {right}").format(percent=score.percent, right=score.right)
        self._text(words, 15, 600)
        self._text(score.range_text, 9.5, role="ink-2")
        self._space(4)
        self._bar(score.range, 0, self._width / _POINT)
        self._space(12)
        for note in score.notes:
            self._text(note, 9.5, role="ink-2")
        self._space(12)

    def _domain(
        self, title: str, counts: str, estimated: Range | None, cut: float | None = None
    ) -> None:
        self._room(18)
        top = self._top
        self._put(title, 10, 0, width=170)
        bottom = self._top
        self._top = top
        self._put(counts, 10, self._width / _POINT - 70, width=70, weight=600, at_right=True)
        if estimated is not None:
            self._top = top + 4.5 * _POINT
            self._bar(estimated, 180, self._width / _POINT - 80, cut)
        self._top = max(bottom, top + 15 * _POINT)

    def _answer(self, row: AnswerRow) -> None:
        right = self._width / _POINT
        area, said, time = right - _TIME - _SAID - _AREA, right - _TIME - _SAID, right - _TIME
        title = self._lines(row.title, 9, width=area - _TITLE - 8)
        self._room(title.height / _POINT + 6)
        top = self._top
        danger = row.verdict is Verdict.UNSAFE
        words = _verdict_words(row.verdict)
        for text, left, role in (
            (row.number, 0.0, "ink-2"),
            (words, _VERDICT, "danger-text" if danger else "ink-2"),
            (row.area, area, "ink-2"),
            ("" if row.said == words else row.said, said, "ink-2"),
        ):
            self._top = top
            self._put(text, 8.5, left, role=role, weight=600 if role == "danger-text" else 400)
        self._top = top
        self._put(row.time, 8.5, time, width=_TIME, role="ink-2", at_right=True)
        title.draw(self._painter, _TITLE * _POINT, top)
        self._top = top + title.height + 2.5 * _POINT
        self._rule()
        self._space(2.5)

    def _heading(self, text: str) -> None:
        self._room(50)
        self._text(text, 12.5, 600)
        self._space(4)

    # Marks

    def _bar(self, estimated: Range, left: float, right: float, cut: float | None = None) -> None:
        """Draw an estimate with its range on a track from 0 to 100, and its cut, if any."""
        start, span = left * _POINT, (right - left) * _POINT
        height, top = 5 * _POINT, self._top
        track = QRectF(start, top, span, height)
        painting.draw_box(self._painter, track, height / 2, self._colors["track"])
        low, high = (start + span * end / 100 for end in (estimated.low, estimated.high))
        band = QRectF(low, top, high - low, height)
        painting.fill(self._painter, band, self._colors["accent-line"])
        for end in (low, high):
            cap = QRectF(end - 0.6 * _POINT, top - 1.5 * _POINT, 1.2 * _POINT, 8 * _POINT)
            painting.fill(self._painter, cap, self._colors["accent"])
        if cut is not None:
            at = start + span * cut / 100
            tick = QRectF(at - 0.5 * _POINT, top - 3 * _POINT, _POINT, 11 * _POINT)
            painting.fill(self._painter, tick, self._colors["ink-2"])
        center = QRectF(start + span * estimated.value / 100, top + height / 2, 0, 0).topLeft()
        painting.draw_dot(self._painter, center, 4.5 * _POINT, self._colors["surface"])
        painting.draw_dot(self._painter, center, 3.8 * _POINT, self._colors["accent"])
        self._top += height

    def _rule(self) -> None:
        line = QRectF(0, self._top, self._width, 0.4 * _POINT)
        painting.fill(self._painter, line, self._colors["line"])

    def _foot(self) -> None:
        self._top = self._height - 10 * _POINT
        note = _tr("A study aid. No score here certifies competence to needle.")
        self._put(f"{note}  Needlewise {__version__}", 8, 0, role="ink-2")
        self._top = self._height - 10 * _POINT
        page = _tr("Page {number}").format(number=self._page)
        right = self._width / _POINT - 60
        self._put(page, 8, right, width=60, role="ink-2", at_right=True)

    # Text

    def _text(
        self, text: str, size: float, weight: int = 400, *, left: float = 0, role: str = "ink"
    ) -> None:
        """Set a text over the whole width, with room made for it."""
        lines = self._lines(text, size, weight, role=role, width=self._width / _POINT - left)
        self._room(lines.height / _POINT)
        lines.draw(self._painter, left * _POINT, self._top)
        self._top += lines.height

    def _put(
        self,
        text: str,
        size: float,
        left: float,
        *,
        width: float = 0,
        weight: int = 400,
        role: str = "ink",
        at_right: bool = False,
    ) -> None:
        """Set a text at a place of the row that begins at the top."""
        room = width or self._width / _POINT - left
        lines = self._lines(text, size, weight, role=role, width=room, at_right=at_right)
        lines.draw(self._painter, left * _POINT, self._top)
        self._top += lines.height

    def _lines(
        self,
        text: str,
        size: float,
        weight: int = 400,
        *,
        width: float,
        role: str = "ink",
        at_right: bool = False,
    ) -> TextLines:
        font = QFont(theme.family)
        # In dots, not in points: measured alike for the screen and for the paper.
        font.setPixelSize(round(size * _POINT))
        font.setWeight(QFont.Weight(weight))
        # Neither tabular figures nor colons raised between them: their glyphs are others than
        # those that characters stand for, and numbers could be neither searched nor copied.
        font.setFeature(QFont.Tag("calt"), 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        align: Align = "right" if at_right else "left"
        return TextLines(text, font, width * _POINT, 1.2, align=align, color=self._colors[role])

    def _space(self, points: float) -> None:
        self._top += points * _POINT

    def _room(self, points: float) -> None:
        """Begin another page where a part does not fit on this one."""
        if self._top + points * _POINT <= self._height - _FOOT * _POINT:
            return
        self._foot()
        self._writer.newPage()
        self._page += 1
        self._top = 0.0


def _verdict_words(verdict: Verdict) -> str:
    return {
        Verdict.RIGHT: _tr("Right"),
        Verdict.WRONG: _tr("Not right"),
        Verdict.UNSAFE: _tr("Unsafe"),
        Verdict.LEFT_BLANK: _tr("Left blank"),
        Verdict.NOT_REACHED: _tr("Not reached"),
    }[verdict]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResultSheet", text)
