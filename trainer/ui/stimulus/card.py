# SPDX-License-Identifier: MIT
"""An event under the needle: body chart, moving picture of the muscle, and all of it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QRectF, QVariantAnimation, Slot
from PySide6.QtWidgets import QWidget

from trainer.ui.stimulus import words
from trainer.ui.stimulus.chart import BodyChart
from trainer.ui.stimulus.legend import Legend
from trainer.ui.stimulus.muscle import MusclePicture
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.motion import wants_motion
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from trainer.model.stimulus import Stimulus

LASTS_MS = 2_000

_INSET = 20
_FIGURE_INSET = 12
_HEAD = 45
# Wide enough for the chart and the muscle beside each other.
_WIDE = 520


class StimulusCard(FollowsLook, QWidget):
    """What the patient reports and what is seen; what it truly was only once that may be said.

    It plays once when it comes on screen, and again by its button. Where nothing should move, it
    shows the one picture that says most.
    """

    def __init__(self, parent: QWidget | None = None, *, moves: bool | None = None) -> None:
        """Show nothing yet.

        Args:
            parent: owner.
            moves: whether it plays; None asks the system.
        """
        super().__init__(parent)
        self._stimulus: Stimulus | None = None
        self._asked = moves
        self._title = self.tr("Under the needle")
        self.setAccessibleName(self._title)
        self._chart = BodyChart(self)
        self._chart.setObjectName("body-chart")
        self._muscle = MusclePicture(self)
        self._muscle.setObjectName("muscle-picture")
        self._legend = Legend(self)
        self._legend.setObjectName("stimulus-legend")
        self._facts = FactList(self)
        self._facts.setObjectName("stimulus-words")
        self._truth = TextBlock("", "body", "ink", weight=600, parent=self)
        self._truth.setObjectName("stimulus-truth")
        self._replay = IconButton("rotate-ccw", self.tr("Play it again (R)"), parent=self)
        self._replay.setObjectName("replay")
        self._replay.clicked.connect(self._on_replay_clicked)
        self._play = QVariantAnimation(self)
        self._play.setStartValue(0.0)
        self._play.setEndValue(1.0)
        self._play.setDuration(LASTS_MS)
        self._play.valueChanged.connect(self._on_play_value_changed)

    # -- what it shows ------------------------------------------------------------------------

    @property
    def is_playing(self) -> bool:
        """Whether anything moves at the moment."""
        return self._play.state() == QAbstractAnimation.State.Running

    def set_stimulus(self, stimulus: Stimulus, *, is_told: bool) -> None:
        """Show an event.

        Args:
            stimulus: the event.
            is_told: whether it may be said what it truly was.
        """
        is_new = stimulus != self._stimulus
        self._stimulus = stimulus
        self._truth.set_text(words.truth(stimulus) if is_told else "")
        self._truth.setVisible(bool(self._truth.text()))
        if is_new:
            self._play.stop()
            self._chart.set_sensations(stimulus.sensations)
            self._chart.setAccessibleName(
                self.tr("Body chart. {words}").format(words=words.chart(stimulus))
            )
            self._legend.set_sensations(stimulus.sensations)
            for part in (self._chart, self._legend):
                part.setVisible(bool(stimulus.sensations))
            self._muscle.set_movement(stimulus.movement)
            said = words.movement(stimulus.movement)
            self._muscle.setAccessibleName(
                self.tr("Picture of the muscle. {words}").format(words=said)
            )
            self._facts.set_facts(
                [
                    (self.tr("Patient"), self.tr("“{reports}”").format(reports=stimulus.reports)),
                    (self.tr("Seen, felt"), stimulus.seen),
                ]
            )
            self._replay.setVisible(self._moves())
            if self.isVisible() and not is_told:
                self.play()
            else:
                self._set_time(1.0)
        self._place_parts()
        self.update()

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to the button after another widget."""
        self.setTabOrder(widget, self._replay)

    def play(self) -> None:
        """Play it from the start, where things may move."""
        self._play.stop()
        if self._moves():
            self._play.start()
        else:
            self._set_time(1.0)

    def showEvent(self, event: QShowEvent) -> None:
        """Play once when it comes on screen."""
        super().showEvent(event)
        if not event.spontaneous() and self._stimulus is not None and not self._truth.text():
            self.play()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: nobody looks."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._play.stop()
            self._set_time(1.0)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, icons and title."""
        del event
        painter = painting.begin(self)
        edges = theme.color("surface"), theme.color("line")
        painting.draw_box(painter, QRectF(self.rect()), theme.radius("card"), *edges)
        inset, middle, side = theme.space(_INSET), theme.px(_HEAD) / 2, theme.px(18)
        theme.draw_icon(painter, "syringe", "ink-2", QRectF(inset, middle - side / 2, side, side))
        left = inset + side + theme.space(8)
        font, ink = theme.font("heading"), theme.color("ink")
        labels.draw_text(painter, self._title, font, ink, left, middle)
        if not self._truth.isHidden():
            rect = QRectF(self._truth.geometry())
            mark = theme.px(18)
            box = QRectF(inset, rect.top() + (rect.height() - mark) / 2, mark, mark)
            theme.draw_icon(painter, "eye", "accent-text", box)
        painter.end()

    # -- geometry -----------------------------------------------------------------------------

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(width, apply=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place_parts()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        self._place_parts()

    def _place_parts(self) -> None:
        if self.width() > 0:
            self._arrange(self.width(), apply=True)

    def _arrange(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        stimulus = self._stimulus
        if stimulus is None:
            return 0
        inset = theme.space(_INSET)
        room = width - 2 * inset
        top = theme.px(_HEAD)
        if not self._truth.isHidden():
            left = inset + theme.px(18) + theme.space(8)
            height = self._truth.heightForWidth(width - left - inset)
            if apply:
                self._truth.setGeometry(left, top, width - left - inset, height)
            top += height + theme.space(12)
        top = self._arrange_pictures(width, top, apply=apply)
        if not self._legend.isHidden():
            top += theme.space(6)
            height = self._legend.heightForWidth(room)
            if apply:
                self._legend.setGeometry(inset, top, room, height)
            top += height
        top += theme.space(10)
        height = self._facts.heightForWidth(room)
        if apply:
            self._facts.setGeometry(inset, top, room, height)
            side = theme.px(36)
            at = (theme.px(_HEAD) - side) // 2
            self._replay.setGeometry(width - theme.space(8) - side, at, side, side)
        return top + height + theme.space(16)

    def _arrange_pictures(self, width: int, top: int, *, apply: bool) -> int:
        inset, gap = theme.space(_FIGURE_INSET), theme.space(8)
        room = width - 2 * inset
        has_chart = not self._chart.isHidden()
        is_wide = has_chart and width >= theme.px(_WIDE)
        chart_width = round((room - gap) * 0.58) if is_wide else room
        chart = self._chart.heightForWidth(chart_width) if has_chart else 0
        muscle = self._muscle.heightForWidth(room)
        if is_wide:
            height = max(chart, muscle)
            if apply:
                self._chart.setGeometry(inset, top, chart_width, height)
                left = inset + chart_width + gap
                self._muscle.setGeometry(left, top, width - inset - left, height)
            return top + height
        if has_chart:
            if apply:
                self._chart.setGeometry(inset, top, room, chart)
            top += chart + gap
        if apply:
            self._muscle.setGeometry(inset, top, room, muscle)
        return top + muscle

    # -- inside -------------------------------------------------------------------------------

    def _moves(self) -> bool:
        return wants_motion(self) if self._asked is None else self._asked

    def _set_time(self, time: float) -> None:
        self._chart.set_time(time)
        self._muscle.set_time(time)

    @Slot(object)
    def _on_play_value_changed(self, value: object) -> None:
        self._set_time(float(value))  # type: ignore[arg-type] # between two floats

    @Slot()
    def _on_replay_clicked(self) -> None:
        self.play()
