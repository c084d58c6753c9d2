# SPDX-License-Identifier: MIT
"""Decides where a section view puts its picture, its labels and its words at a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QRectF

from trainer.ui.sections import label_board, label_text, legend
from trainer.ui.sections.label_board import Margins
from trainer.ui.sections.lens import Lens
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.label_subjects import Tag
    from trainer.ui.sections.label_text import Words

Mode = Literal["bare", "columns", "legend"]

PAD = 10
_FOOT = 22
_EDGE = 20
_WIDEST_TEXT, _NARROWEST_TEXT, _TEXT_SHARE = 150, 100, 0.145
_LEAST_PICTURE = 330  # beside columns; a narrower one is not worth looking at
_TALLER = 1.3  # how much higher than its picture a view with columns may be


class Plan(NamedTuple):
    """Where things stand.

    Attributes:
        mode: without labels, with columns at the sides, or with a list below.
        picture: where the plate is, in whole pixels.
        lens: from mm to the view's pixels.
        area: what columns and picture share.
        margin: width of a column; of columns only.
        foot: the line of words below.
        listed: the list of labels; empty without one.
        texts: labels measured for the mode.
        height: of everything.
    """

    mode: Mode
    picture: QRectF
    lens: Lens
    area: QRectF
    margin: Margins
    foot: QRectF
    listed: QRectF
    texts: tuple[Words, ...]
    height: int


def plan(frame: Frame, tags: Sequence[Tag], width: int, most: int) -> Plan:
    """Return the plan for a width.

    Args:
        frame: the part of the section that is shown, in mm.
        tags: all labels; none for a bare picture. Their anchors do not matter here.
        width: of the view.
        most: height that the picture should not pass.
    """
    room = width - 2 * theme.space(PAD)
    if not tags:
        return _stacked(frame, (), room, most, "bare")
    beside = _beside(frame, tags, room, most)
    if beside is not None:
        return beside
    inner = legend.text_room(room)
    # Numbers count from the skin down.
    down = sorted(tags, key=lambda tag: (tag.anchors.left or tag.anchors.right)[0].y)
    texts = tuple(label_text.measure(tag, inner) for tag in down)
    return _stacked(frame, texts, room, most, "legend")


def _beside(frame: Frame, tags: Sequence[Tag], room: int, most: int) -> Plan | None:
    widest = max(float(theme.px(_NARROWEST_TEXT)), _TEXT_SHARE * room)
    widest = min(widest, float(theme.px(_WIDEST_TEXT)))
    widest = min(widest, max(label_text.natural_width(tag) for tag in tags))
    widest = max(widest, *(label_text.longest_word(tag) + 1 for tag in tags))
    texts = tuple(label_text.measure(tag, widest) for tag in tags)
    margin = label_board.margins(max(text.width for text in texts))
    width = int(room - 2 * margin.whole)
    if width < _LEAST_PICTURE:
        return None
    height = min(most, round(width * frame.height / frame.width))
    needed = label_board.least_height(texts)
    edge = theme.px(_EDGE)
    if needed + 2 * edge > height * _TALLER:
        return None
    tall = max(height, int(needed + 2 * edge + 1))
    pad = theme.space(PAD)
    # Directions and scale stand above and below the labels, whose leaders never cross them.
    area = QRectF(pad, pad + edge, room, tall - 2 * edge)
    left = pad + int(margin.whole)
    picture = QRectF(left, pad + (tall - height) // 2, width, height)
    foot = QRectF(pad, pad + tall, room, theme.px(_FOOT))
    return Plan(
        "columns",
        picture,
        _lens(frame, picture),
        area,
        margin,
        foot,
        QRectF(),
        texts,
        int(foot.bottom()) + pad // 2,
    )


def _stacked(frame: Frame, texts: tuple[Words, ...], room: int, most: int, mode: Mode) -> Plan:
    pad = theme.space(PAD)
    height = min(most, round(room * frame.height / frame.width))
    picture = QRectF(pad, pad, room, height)
    foot = QRectF(pad, picture.bottom(), room, theme.px(_FOOT))
    listed = QRectF()
    bottom = foot.bottom()
    if texts:
        top = bottom + theme.space(6)
        listed = QRectF(pad, top, room, legend.list_height(texts, room))
        bottom = listed.bottom()
    return Plan(
        mode,
        picture,
        _lens(frame, picture),
        picture,
        Margins(0.0, 0.0),
        foot,
        listed,
        texts,
        int(bottom) + pad // 2,
    )


def _lens(frame: Frame, picture: QRectF) -> Lens:
    """Return the lens of a plate of that size, as `frame.fit` has it, moved to its place."""
    return Lens.fitted((frame.left, frame.top, frame.right, frame.bottom), picture)
