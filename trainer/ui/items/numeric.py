# SPDX-License-Identifier: MIT
"""A number with a unit: typed, stepped or slid, and judged by the band that it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRectF, Slot

from trainer.model.items.numeric import NumericItem, NumericResponse, band_of, ordered_bands
from trainer.ui.items import key_codes
from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import Face
from trainer.ui.items.group import GroupPart, GroupView
from trainer.ui.items.number_entry import NumberEntry
from trainer.ui.items.numeric_words import finding, kind_of, range_text, said
from trainer.ui.theme import theme
from trainer.ui.widgets.band_line import BAND_ICONS, BandKind, BandLine, BandShown
from trainer.ui.widgets.number_field import is_of_number, number_text
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from trainer.model.items.numeric import ValueBand
    from trainer.services.session import Place
    from trainer.ui.widgets.option_looks import OptionLook

_GAP = 8
_LARGE_STEP = 10


class NumericView(GroupView):
    """A card to give the number in; after checking the bands, as a picture and in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: NumericItem | None = None
        self._value: float | None = None
        self._revealed = False
        self._locked = False
        self._cards: list[_Card] = []
        self._shown = 0
        self._entry = NumberEntry(self)
        self._entry.setObjectName("number-entry")
        self._hint = TextBlock("", "caption", "ink-2", parent=self)
        self._line = BandLine(self)
        self._line.setObjectName("bands")
        self._entry.value_changed.connect(self._on_entry_value_changed)
        self._entry.height_changed.connect(self.lay_out_again)
        self._entry.entered.connect(self._on_entry_entered)

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Ask for the number, or show what was given with the bands."""
        del order
        self._item = item
        response: NumericResponse | None = place.response
        self._value = None if response is None else response.value
        self._revealed = revealed
        self._current = 0
        self._entry.setVisible(not revealed)
        self._hint.setVisible(not revealed)
        self._line.setVisible(revealed)
        for card in self._cards:
            card.hide()
        self._shown = 0
        if revealed:
            self._show_bands(item)
        else:
            self._entry.show_item(item, self._value)
            self._show_hint(item)
        self.set_locked(False)
        self.lay_out()

    def _show_hint(self, item: NumericItem) -> None:
        hint = _tr(
            "Type a number from {least} to {most};"
            " up and down change it by {step}, with Shift by {more}."
        )
        self._hint.set_text(
            hint.format(
                least=number_text(item.least),
                most=said(item, item.most),
                step=number_text(item.step),
                more=number_text(_LARGE_STEP * item.step),
            )
        )

    def _show_bands(self, item: NumericItem) -> None:
        ends = number_text(item.least), said(item, item.most)
        shown = [
            BandShown(
                band.from_, band.to, kind_of(band), number_text(band.from_), number_text(band.to)
            )
            for band in item.bands
        ]
        own = None if self._value is None else band_of(item, self._value)
        self._line.set_bands(shown, (item.least, item.most), ends)
        is_unsafe = own is not None and own.unsafe
        yours = ""
        if self._value is not None:
            yours = _tr("Your answer: {value}").format(value=said(item, self._value))
        self._line.set_value(self._value, yours, is_unsafe=is_unsafe)
        self._line.setAccessibleName(
            _tr("Line from {least} to {most}").format(least=ends[0], most=ends[1])
        )
        words = [f"{range_text(item, band)}: {_kind_words()[kind_of(band)]}" for band in item.bands]
        self._line.setAccessibleDescription(". ".join([*words, yours] if yours else words))
        for band in ordered_bands(item):
            self._show_band(band, range_text(item, band), is_own=band is own)
        if self._value is not None and own is None:
            self._show_band(None, _tr("Any other number"), is_own=True)
        elif item.outside:
            self._show_band(None, _tr("Any other number"), is_own=False)

    def _show_band(self, band: ValueBand | None, text: str, *, is_own: bool) -> None:
        item = self._item
        if self._shown == len(self._cards):
            self._make_card()
        card = self._cards[self._shown]
        self._shown += 1
        kind = BandKind.WRONG if band is None else kind_of(band)
        reason = band.rationale if band is not None else item.outside if item is not None else ""
        state, tag = _state(kind, is_own=is_own)
        card.set_kind(kind)
        card.set_content("", text, state, rationale=reason, tag_text=tag)
        card.set_locked(True)
        card.show()

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        self._entry.set_locked(self._locked)

    # -- what the learner does --------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take digits into the field, change the number with up and down."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or self._item is None:
            return False
        if key in (key_codes.UP, key_codes.DOWN):
            by = 1 if key == key_codes.UP else -1
            if self._revealed:
                return self._move(-by)
            self._entry.step_by(by * (_LARGE_STEP if is_shifted else 1))
            return True
        if self._revealed or not is_of_number(event.text()):
            return False
        if not self._locked and not self._entry.field.hasFocus():
            self._entry.begin(event.text())
        return True

    def _move(self, by: int) -> bool:
        """Move the focus among the bands; from outside, the page scrolls."""
        if not self.is_inside():
            return False
        self.step(by)
        return True

    @Slot(object)
    def _on_entry_value_changed(self, value: float | None) -> None:
        self._value = value
        self.response_changed.emit(None if value is None else NumericResponse(value))

    @Slot()
    def _on_entry_entered(self) -> None:
        self.part_focused.emit(self._entry)

    # -- the group, and where it stands -----------------------------------------------------------

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to field, slider and bands after another widget."""
        self.setTabOrder(widget, self._entry.field)
        self.setTabOrder(self._entry.field, self._entry.slider)
        super().chain_after(self._entry.slider)

    def made(self) -> Sequence[QWidget]:
        """Return all cards that exist."""
        return self._cards

    def group(self) -> Sequence[QWidget]:
        """Return the cards that are shown."""
        return self._cards[: self._shown]

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        gap, top = theme.space(_GAP), 0
        parts: list[QWidget] = [self._entry, self._hint]
        if self._revealed:
            parts = [self._line, *self._cards[: self._shown]]
        for part in parts:
            height = part.heightForWidth(width)
            if apply:
                part.setGeometry(0, top, width, height)
            top += height + gap
        return max(0, top - gap)

    def _make_card(self) -> None:
        card = _Card(self)
        card.setObjectName(f"band-{len(self._cards) + 1}")
        before = self._cards[-1] if self._cards else self._entry.slider
        self.setTabOrder(before, card)
        self._cards.append(card)


class _Card(GroupPart, DrawnAhead, OptionCard):
    """A band in words; its key shows the icon that the band has in the picture."""

    def __init__(self, view: NumericView) -> None:
        super().__init__(view)
        self._view = view
        self._kind = BandKind.WRONG
        self.setCheckable(False)

    def set_kind(self, kind: BandKind) -> None:
        """Show what the band is."""
        self._kind = kind
        self.update()

    def _draw_letter(self, painter: QPainter, look: OptionLook) -> None:
        super()._draw_letter(painter, look)
        side, inner = float(theme.size("letter-key")), float(theme.px(16))
        left = theme.space(14) + (side - inner) / 2
        top = (theme.size("option-min") - inner) / 2
        theme.draw_icon(
            painter, BAND_ICONS[self._kind], look.letter, QRectF(left, top, inner, inner)
        )


def _state(kind: BandKind, *, is_own: bool) -> tuple[OptionState, str]:
    """Return the state of a band and the words of its tag."""
    yours = {
        BandKind.KEY: (OptionState.YOURS_BEST, _tr("Your answer, right")),
        BandKind.NEAR: (OptionState.YOURS_WRONG, _tr("Your answer, nearly right")),
        BandKind.WRONG: (OptionState.YOURS_WRONG, _tr("Your answer")),
        BandKind.UNSAFE: (OptionState.YOURS_UNSAFE, _tr("Your answer: unsafe")),
    }
    others = {
        BandKind.KEY: (OptionState.BEST, _tr("Right")),
        BandKind.NEAR: (OptionState.PASSED, ""),
        BandKind.WRONG: (OptionState.PASSED, ""),
        BandKind.UNSAFE: (OptionState.PASSED_UNSAFE, _tr("Unsafe")),
    }
    return (yours if is_own else others)[kind]


def _kind_words() -> dict[BandKind, str]:
    return {
        BandKind.KEY: _tr("right"),
        BandKind.NEAR: _tr("nearly right"),
        BandKind.WRONG: _tr("wrong"),
        BandKind.UNSAFE: _tr("unsafe"),
    }


def _wanting(item: NumericItem, _response: NumericResponse | None) -> str:
    return _tr("Give a number from {least} to {most}").format(
        least=number_text(item.least), most=said(item, item.most)
    )


def _keys() -> list[tuple[str, str]]:
    return [
        (_tr("Digits"), _tr("Write the number")),
        (_tr("Up, down"), _tr("Change the number by a step; with Shift by ten")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumericView", text)


FACE = Face(view=NumericView, finding=finding, wanting=_wanting, keys=_keys)
