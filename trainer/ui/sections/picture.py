# SPDX-License-Identifier: MIT
"""Shows a section of the body, and a needle in it.

Three layers: the plate, which `Plates` prepares; ground, plate and notes together, painted once
into a pixmap; and the needle, painted live. When the needle moves, only where it was and where it
is now are painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.sections import live, needle, shared, steering, words
from trainer.ui.sections.canvas import Canvas
from trainer.ui.sections.live import Live
from trainer.ui.sections.player import Player
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.motion import wants_motion

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent

    from trainer.model.needling import Met, Passage, Path, Scene
    from trainer.model.section import Section
    from trainer.ui.sections.notes import Shown
    from trainer.ui.sections.plates import Plates
    from trainer.ui.sections.steering import Limits

_SETTLE_MS = 150


class SectionPicture(FollowsLook, QWidget):
    """A section in one view and build, to be looked at.

    Signals:
        structure_met(object): while a path is played, the `Met` that the tip has come to.
        played(): a path has been played to its end.
    """

    structure_met = Signal(object)
    played = Signal()

    def __init__(self, parent: QWidget | None = None, *, plates: Plates | None = None) -> None:
        """Show nothing yet.

        Args:
            parent: owner.
            plates: where pictures come from; None is the program's own store.
        """
        super().__init__(parent)
        self._plates = plates
        self._canvas = Canvas(self)
        self._path: Path | None = None
        self._passage: Passage | None = None
        self._limits: Limits | None = None
        self._length: float | None = None
        self._reached: float | None = None
        self._lit: Met | None = None
        self._pin: tuple[float, float] | None = None
        self._live = Live()
        self._player = Player(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._refine = QTimer(self)
        self._refine.setSingleShot(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._canvas.changed.connect(self._on_canvas_changed)
        self._settle.timeout.connect(self._on_settle_timeout)
        self._refine.timeout.connect(self._on_refine_timeout)
        self._player.reached.connect(self._on_player_reached)
        self._player.met.connect(self._on_player_met)
        self._player.ended.connect(self._on_player_ended)

    # -- what it shows ------------------------------------------------------------------------

    @property
    def scene(self) -> Scene | None:
        """What is shown, in mm."""
        return self._canvas.scene

    @property
    def passage(self) -> Passage | None:
        """What the needle meets; None without a needle."""
        return self._passage

    def path(self) -> Path | None:
        """Return where the needle is; None before one is set."""
        return self._path

    def limits(self) -> Limits:
        """Return how far the needle can go."""
        if self._limits is None:
            message = "no section is shown"
            raise RuntimeError(message)
        return self._limits

    def set_section(
        self,
        section: Section,
        view: str = "flat",
        build: str = "average",
        without: tuple[str, ...] = (),
    ) -> None:
        """Show a view of a section in a build; the needle is taken away."""
        if self._plates is None:
            self._plates = shared.plates()
        self._player.stop()
        self._canvas.set_section(section, view, build, without, self._plates)
        self._path = self._passage = self._lit = self._pin = self._reached = None
        self._live = Live()
        self._set_limits()
        self._tell()
        self.updateGeometry()

    def set_labels(self, shown: bool) -> None:
        """Name the structures, or keep their names back."""
        self._canvas.set_labels(shown, self._fixed_needle())
        self._tell()
        self.updateGeometry()

    def set_shown(self, shown: Shown) -> None:
        """Show corridors, target and outlines over the plate."""
        self._canvas.set_shown(shown)

    def set_most_height(self, height: int) -> None:
        """Let the picture grow no higher, whatever its width."""
        if self._canvas.set_most_height(height):
            self.updateGeometry()

    def set_needle_length(self, length: float | None) -> None:
        """Take a needle with a shaft of so many mm; it goes no deeper than that."""
        if length == self._length:
            return
        self._length = length
        self._set_limits()
        if self._path is not None:
            self.set_path(self._path)

    def set_path(self, path: Path | None) -> None:
        """Put the needle somewhere, or take it away; says nothing."""
        self._player.stop()
        self._reached = self._lit = None
        self._put(None if path is None else steering.settled(path, self.limits()))

    def set_pin(self, point: tuple[float, float] | None) -> None:
        """Mark a point in mm, or none."""
        self._pin = point
        self._relive()

    def play(self, path: Path, animated: bool = True) -> None:
        """Let the tip go along a path, and each structure light up as it is met.

        Args:
            path: of the needle.
            animated: False is there at once; so is a system that wants no motion.
        """
        from trainer.model.needling import strip

        self.set_path(path)
        scene = self._canvas.scene
        if self._passage is None or self._path is None or scene is None:
            return
        met = strip(self._passage.met)
        moves = animated and wants_motion(self) and self.isVisible()
        self._player.play(met, self._path.depth, animated=moves)

    def prepare(self) -> None:
        """Have the plate painted before it is seen."""
        self._canvas.prepare()

    def spot(self, x: float, y: float) -> QPointF:
        """Return where a point in mm of the view is in the widget."""
        return self._canvas.plan(self.width()).lens.point(x, y)

    def stop(self) -> None:
        """End a path that is being played, at once."""
        self._player.stop()

    # -- the needle ---------------------------------------------------------------------------

    def tells_hazards(self) -> bool:
        """Return whether a hazard that the needle meets is marked."""
        return True

    def waiting_path(self) -> Path | None:
        """Return where a needle waits to be taken; None where there is none to take."""
        return None

    def _fixed_needle(self) -> tuple[float, float, float, float] | None:
        """Return the needle that leaders should not cross: one that stays where it is."""
        placed = self._live.needle
        if placed is None:
            return None
        return placed.end.x(), placed.end.y(), placed.tip.x(), placed.tip.y()

    def _put(self, path: Path | None) -> None:
        from trainer.model.needling import passage

        self._path = path
        scene = self._canvas.scene
        self._passage = None if path is None or scene is None else passage(scene, path)
        self._relive()
        self._tell()

    def _set_limits(self) -> None:
        scene = self._canvas.scene
        self._limits = None if scene is None else steering.limits(scene, self._length)

    # -- live layer ---------------------------------------------------------------------------

    def _relive(self) -> None:
        """Draw what follows the needle anew, and nothing else."""
        if self.width() < 1 or self._canvas.scene is None:
            return
        if self._refine.isActive():
            # Not while the needle moves.
            self._refine.start(_SETTLE_MS)
        before = self._live_boxes()
        self._live = self._make_live()
        for box in (*before, *self._live_boxes()):
            self.update(box)

    def _live_boxes(self) -> list[QRect]:
        plan = self._canvas.plan(self.width())
        boxes = live.touched(self._live, plan, self._canvas.board())
        return [box.toAlignedRect().adjusted(-1, -1, 1, 1) for box in boxes]

    def _make_live(self) -> Live:
        scene, path, passage = self._canvas.scene, self._path, self._passage
        plan = self._canvas.plan(self.width())
        pin = None if self._pin is None else plan.lens.point(*self._pin)
        flags = self._canvas.flags()
        if scene is None or path is None or passage is None:
            waiting = self.waiting_path()
            if scene is None or waiting is None:
                return Live(pin=pin)
            ghost = needle.place(scene, waiting, plan.lens, plan.picture, self._length)
            return Live(ghost, pin=pin, is_ghost=True, flags=flags)
        if self._reached is not None:
            path = path._replace(depth=max(self._reached, 0.01))
        placed = needle.place(scene, path, plan.lens, plan.picture, self._length)
        met = [one for one in passage.hazards if one.start <= path.depth]
        hazards = met if self.tells_hazards() else []
        rings = {one.name: self._canvas.rings(one.name) for one in hazards}
        in_danger = any(path.depth <= one.end for one in hazards)
        lit = self._lit
        if lit is None:
            return Live(placed, rings, in_danger=in_danger, pin=pin, flags=flags)
        passing = () if lit.is_hazard else self._canvas.rings(lit.name)
        return Live(placed, rings, passing, live.told(lit), lit.is_hazard, pin, flags=flags)

    def _on_player_reached(self, depth: float) -> None:
        self._reached = depth
        self._relive()

    def _on_player_met(self, met: Met) -> None:
        self._lit = met
        self.structure_met.emit(met)

    def _on_player_ended(self) -> None:
        self._reached = self._lit = None
        self._relive()
        self.played.emit()

    # -- in words -----------------------------------------------------------------------------

    def _tell(self) -> None:
        """Say for screen readers what is to be seen."""
        scene = self._canvas.scene
        if scene is None:
            return
        named = self._canvas.labelled
        name = words.picture(scene, named=named)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        said = words.capital(scene.section.plane)
        if self._path is not None and self._passage is not None:
            said = words.described(scene, self._path, self._passage, named=named)
        said = f"{said} {words.schematic()}".strip()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    # -- geometry and painting ------------------------------------------------------------------

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("well")

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.width("content")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a section can be made out."""
        return QSize(theme.px(200), theme.px(160))

    def heightForWidth(self, width: int) -> int:
        """Return the height of picture, words and labels at a width."""
        return self._canvas.height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything for another width; a sharp plate comes when the size stays."""
        super().resizeEvent(event)
        self._canvas.set_size(self.size(), self.devicePixelRatioF())
        if self._canvas.scene is not None:
            self._live = self._make_live()
            if self.isVisible():
                self._settle.start(_SETTLE_MS)

    def forget_look(self) -> None:
        """Paint everything anew in another look."""
        self._canvas.forget_look()
        if self._canvas.scene is not None and self.width() > 0:
            self._live = self._make_live()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a plate of the size that it has come to while it was hidden."""
        super().showEvent(event)
        self._settle.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing that nobody sees."""
        super().hideEvent(event)
        self._player.stop()
        self._settle.stop()
        self._refine.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what stays from its pixmap, and the needle over it."""
        if self._canvas.scene is None or self.width() < 1:
            return
        base = self._ready_base()
        painter = QPainter(self)
        ratio = base.devicePixelRatio()
        for rect in event.region():  # type: ignore[attr-defined] # PySide goes through its boxes
            source = QRectF(
                rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
            )
            painter.drawPixmap(QRectF(rect), base, source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        live.draw(painter, self._live, self._canvas.plan(self.width()), self._canvas.board())
        painter.end()

    def _ready_base(self) -> QPixmap:
        base, is_new = self._canvas.base(self.size(), self.devicePixelRatioF())
        if is_new and self.isVisible() and self._canvas.can_refine():
            self._refine.start(0)
        return base

    def _on_canvas_changed(self) -> None:
        if self._canvas.scene is not None and self.width() > 0:
            self._live = self._make_live()
        self.update()

    def _on_settle_timeout(self) -> None:
        if self.isVisible():
            self._canvas.ask_plate()

    def is_moving(self) -> bool:
        """Return whether the needle moves at this moment."""
        return self._player.is_running

    def _on_refine_timeout(self) -> None:
        """Look for better places of labels while nothing else is to do."""
        if not self.isVisible():
            return
        if self.is_moving():
            self._refine.start(_SETTLE_MS)
        elif self._canvas.refine():
            self._refine.start(0)
