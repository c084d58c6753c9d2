# SPDX-License-Identifier: MIT
"""Keeps what of a section view stays while the needle moves: plan, labels, plate, and the pixmap.

Everything is made when it is asked for, and dropped when what it was made from changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap

from trainer.model.needling import scene as make_scene
from trainer.ui.sections import landmarks, notes
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.label_board import Columns
from trainer.ui.sections.labelling import Labelling
from trainer.ui.sections.notes import Shown
from trainer.ui.theme import theme
from trainer.ui.widgets.per_width import PerWidth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.needling import Scene
    from trainer.model.section import Section
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.label_anchors import Outline
    from trainer.ui.sections.label_rows import Segment
    from trainer.ui.sections.landmarks import Flag
    from trainer.ui.sections.legend import Legend
    from trainer.ui.sections.plan import Plan
    from trainer.ui.sections.plates import Order, Picture, Plates

MOST_HEIGHT = 460
_REFINEMENTS = 4


class Canvas(QObject):
    """The lasting part of one view.

    Signals:
        changed(): the pixmap has to be painted anew.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.labelled = True
        self.shown = Shown()
        self._frame: Frame | None = None
        self._without: tuple[str, ...] = ()
        self._plates: Plates | None = None
        self._picture: Picture | None = None
        self._wanted: Order | None = None
        self._most = MOST_HEIGHT
        self._needle: Segment | None = None
        self._plans = PerWidth(self._plan)
        self._board: Columns | Legend | None = None
        self._is_board_made = False
        self._flags: list[Flag] | None = None
        self._refined = 0
        self._base: QPixmap | None = None
        self._width = 0
        self._ratio = 1.0

    # -- what is shown ------------------------------------------------------------------------

    def set_section(
        self, section: Section, view: str, build: str, without: tuple[str, ...], plates: Plates
    ) -> None:
        """Show a view of a section in a build."""
        if self._plates is not plates:
            self._plates = plates
            plates.plate_ready.connect(self._on_plate_ready)
        self.scene = make_scene(section, view, build, without)  # type: ignore[arg-type]
        self._without = without
        self._frame = frame_of(section, view, build)
        self._picture = self._wanted = None
        self._needle = None
        self._drop_plan()

    def set_labels(self, shown: bool, needle: Segment | None) -> None:
        """Show names or none; leaders keep away from a needle that stays where it is."""
        if (shown, needle) != (self.labelled, self._needle):
            self.labelled, self._needle = shown, needle
            self._drop_plan()

    def set_shown(self, shown: Shown) -> None:
        """Show other lines over the plate."""
        if shown == self.shown:
            return
        named_anew = shown.target != self.shown.target and self.labelled
        self.shown = shown
        if named_anew:
            self._drop_plan()
        else:
            self._drop_base()

    def set_most_height(self, height: int) -> bool:
        """Let the picture grow so high; return whether that is another height."""
        if height == self._most:
            return False
        self._most = height
        self._drop_plan()
        return True

    @property
    def outlines(self) -> Mapping[str, Sequence[Outline]]:
        """Rings as they are drawn, by name, in mm; empty before there is a plate."""
        return {} if self._picture is None else self._picture.outlines

    def rings(self, name: str) -> Sequence[Outline]:
        """Return the outline of a structure, in mm."""
        return () if self.scene is None else notes.rings_of(self.scene, self.outlines, name)

    # -- plan and labels ------------------------------------------------------------------------

    def height_for(self, width: int) -> int:
        """Return the height of everything at a width."""
        return 0 if self.scene is None else self._plans.at(width).height

    def plan(self, width: int) -> Plan:
        """Return where things stand at a width."""
        return self._plans.at(width)

    def board(self) -> Columns | Legend | None:
        """Return the labels as they are placed; None without labels."""
        if not self._is_board_made and self._width > 0:
            self._board = self._make_board()
            self._is_board_made = True
        return self._board

    def flags(self) -> Sequence[Flag]:
        """Return the names of landmarks that are shown, where they stand."""
        if self.scene is None or not self.shown.landmarks or self._width < 1:
            return ()
        if self._flags is None:
            found = self._plans.at(self._width)
            self._flags = landmarks.flags(self.scene, found.lens, found.picture)
        return self._flags

    def can_refine(self) -> bool:
        """Tell whether better places of labels have not all been looked for."""
        return isinstance(self._board, Columns) and self._refined < _REFINEMENTS

    def refine(self) -> bool:
        """Look once for better places of labels; return whether to go on."""
        board = self._board
        if not isinstance(board, Columns):
            return False
        self._refined += 1
        found = board.improve()
        if found:
            self._drop_base()
        if found is None:
            self._refined = _REFINEMENTS
        return self.can_refine()

    def _plan(self, width: int) -> Plan:
        return self._labelling().plan(width, self._most)

    def _make_board(self) -> Columns | Legend | None:
        outlines = self.outlines
        quiet = () if self._picture is None else self._picture.neighbours
        drawn = {name: outlines[name] for name in quiet if name in outlines}
        return self._labelling().board(self._plans.at(self._width), drawn, self._needle)

    def _labelling(self) -> Labelling:
        frame, target = self._known_frame(), self.shown.target
        return Labelling(self.scene, frame, labelled=self.labelled, target=target)

    def _known_frame(self) -> Frame:
        if self._frame is None:
            message = "no section is shown"
            raise RuntimeError(message)
        return self._frame

    # -- the pixmap -----------------------------------------------------------------------------

    def base(self, size: QSize, ratio: float) -> tuple[QPixmap, bool]:
        """Return everything that stays, and whether it has been painted anew."""
        if self._base is not None and self._base.devicePixelRatio() == ratio:
            return self._base, False
        if ratio != self._ratio:
            self._ratio = ratio
            self._wanted = None
        self._width = size.width()
        self._base = self._paint(size, ratio)
        return self._base, True

    def set_size(self, size: QSize, ratio: float) -> None:
        """Take another size; a plate of the old one is shown until its own is asked for."""
        self._ratio = ratio
        if size.width() != self._width:
            self._width = size.width()
            self._drop_board()
        else:
            self._drop_base()

    def ask_plate(self) -> None:
        """Ask for the plate of the size of the moment."""
        order = self._order()
        if order is not None and order != self._wanted and self._plates is not None:
            self._wanted = order
            self._take(self._plates.picture(order))

    def _take(self, picture: Picture) -> None:
        had = () if self._picture is None else self._picture.neighbours
        self._picture = picture
        if picture.neighbours == had:
            self._drop_base()
        else:
            self._drop_board()

    def prepare(self) -> None:
        """Have the plate painted, when there is nothing else to do."""
        order = self._order()
        if order is not None and order != self._wanted and self._plates is not None:
            self._plates.prepare(order)

    def forget_look(self) -> None:
        """Measure and paint everything in another look."""
        self._wanted = None
        self._drop_plan()

    def _order(self) -> Order | None:
        from trainer.ui.sections.plates import Order

        if self.scene is None or self._width < 1:
            return None
        picture = self._plans.at(self._width).picture
        return Order(
            self.scene.section,
            self.scene.view,
            self.scene.build,
            theme.scheme,
            width=round(picture.width()),
            height=round(picture.height()),
            ratio=self._ratio,
            without=self._without,
        )

    def _paint(self, size: QSize, ratio: float) -> QPixmap:
        if self._wanted is None:
            self.ask_plate()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.scene is not None:
            notes.draw(
                painter,
                self.scene,
                self._plans.at(self._width),
                None if self._picture is None else self._picture.image,
                self.outlines,
                self.shown,
                self.board(),
                QRectF(0, 0, size.width(), size.height()),
            )
        painter.end()
        return pixmap

    def _drop_plan(self) -> None:
        self._plans.clear()
        self._drop_board()

    def _drop_board(self) -> None:
        self._board = self._flags = None
        self._is_board_made = False
        self._refined = 0
        self._drop_base()

    def _drop_base(self) -> None:
        self._base = None
        self.changed.emit()

    @Slot(object)
    def _on_plate_ready(self, order: Order) -> None:
        if order == self._wanted and self._plates is not None:
            self._take(self._plates.picture(order))
