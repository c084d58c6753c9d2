# SPDX-License-Identifier: MIT
"""How the program looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from trainer.services.settings import FONTS, SCHEMES, TEXT_PERCENT
from trainer.ui.pages.settings.rows import SettingRow, SettingsCard
from trainer.ui.widgets.choice import Switch
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.slider import CountSlider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.settings.views import Preferences

_STEP = 10


class AppearanceCard(SettingsCard):
    """Colours, text size, font, keys on buttons, motion.

    Signals:
        scheme_chosen(str): one of SCHEMES.
        text_percent_changed(int): in steps of 10.
        font_chosen(str): name of a family.
        key_hints_changed(bool): whether buttons show their keys.
        motion_changed(bool): whether things may move.
    """

    scheme_chosen = Signal(str)
    text_percent_changed = Signal(int)
    font_chosen = Signal(str)
    key_hints_changed = Signal(bool)
    motion_changed = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("Appearance"))
        self._build()
        self._connect()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is preferred; says nothing."""
        self._scheme.set_chosen(SCHEMES.index(preferences.scheme))
        self._font.set_chosen(FONTS.index(preferences.font))
        for switch, is_on in (
            (self._key_hints, preferences.key_hints),
            (self._motion, preferences.motion),
        ):
            switch.blockSignals(True)
            switch.setChecked(is_on)
            switch.blockSignals(False)
        # While it is being dragged the slider knows better than the settings file.
        if not self._size.isSliderDown():
            self._size.blockSignals(True)
            self._size.setValue(preferences.text_percent)
            self._size.blockSignals(False)
            self._size.update()
        self._say_size(preferences.text_percent)

    def _build(self) -> None:
        schemes = (
            self.tr("System"),
            self.tr("Light"),
            self.tr("Dark"),
            self.tr("High contrast"),
        )
        self._scheme = Segments(schemes, self.tr("Colours"))
        self._scheme.setObjectName("scheme")
        self._size = CountSlider(self.tr("Text size in per cent"))
        self._size.setObjectName("text-size")
        self._size.setRange(*TEXT_PERCENT)
        self._size.setSingleStep(_STEP)
        self._size.setPageStep(2 * _STEP)
        self._size.setValue(100)
        percent = self.tr("{0}\u00a0%")
        self._size.set_end_texts(*(percent.format(end) for end in TEXT_PERCENT))
        self._font = Segments(FONTS, self.tr("Font"))
        self._font.setObjectName("font")
        self._key_hints = Switch(self.tr("Shown"))
        self._key_hints.setObjectName("key-hints")
        self._key_hints.setAccessibleName(self.tr("Keys on buttons"))
        self._motion = Switch(self.tr("On"))
        self._motion.setObjectName("motion")
        self._motion.setAccessibleName(self.tr("Motion"))
        follows = self.tr("System follows what your desktop is set to.")
        self.add_row(SettingRow(self.tr("Colours"), follows, self._scheme))
        row = SettingRow(self.tr("Text size"), "", self._size, stretch=True)
        self._size_row = self.add_row(row)
        legible = self.tr("Atkinson Hyperlegible keeps letters apart that look alike.")
        self.add_row(SettingRow(self.tr("Font"), legible, self._font))
        hints = self.tr("Small caps on a button name the key that presses it.")
        self.add_row(SettingRow(self.tr("Keys on buttons"), hints, self._key_hints))
        still = self.tr("Without it, needles and muscles stand still, and words say what moves.")
        self.add_row(SettingRow(self.tr("Motion"), still, self._motion))

    def _connect(self) -> None:
        self._scheme.chosen_changed.connect(self._on_scheme_chosen_changed)
        self._size.valueChanged.connect(self._on_size_value_changed)
        self._font.chosen_changed.connect(self._on_font_chosen_changed)
        self._key_hints.toggled.connect(self.key_hints_changed)
        self._motion.toggled.connect(self.motion_changed)

    def _say_size(self, percent: int) -> None:
        text = self.tr("{0}\u00a0% of the usual size").format(self.locale().toString(percent))
        self._size_row.set_second(text)

    @Slot(int)
    def _on_scheme_chosen_changed(self, index: int) -> None:
        self.scheme_chosen.emit(SCHEMES[index])

    @Slot(int)
    def _on_size_value_changed(self, value: int) -> None:
        step = round(value / _STEP) * _STEP
        if step != value:
            # Comes back here with a whole step.
            self._size.setValue(step)
            return
        self._say_size(step)
        self.text_percent_changed.emit(step)

    @Slot(int)
    def _on_font_chosen_changed(self, index: int) -> None:
        self.font_chosen.emit(FONTS[index])
