# SPDX-License-Identifier: MIT
"""Prepared pictures of sections: from memory or disk, else plain at once and full when ready."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from trainer.digest import sha256
from trainer.ui.sections.look import look
from trainer.ui.sections.plain import plain
from trainer.ui.sections.workshop import Wanted, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QImage

    from trainer.model.scene import View
    from trainer.model.section import Section
    from trainer.ui.sections.plain import Ring
    from trainer.ui.sections.store import Prepared
    from trainer.ui.tasks import TaskRunner
    from trainer.ui.theme.tokens import Scheme

# Raised whenever the same section would be drawn differently.
ART_VERSION = 2

MEMORY_BYTES = 96 << 20
DISK_BYTES = 160 << 20
_WAITING = 16


class Order(NamedTuple):
    """What picture is wanted.

    Attributes:
        section: what is shown.
        view: flat or fold.
        build: one that the view states.
        scheme: the theme.
        width: in logical pixels.
        height: likewise.
        ratio: device pixels per logical pixel.
        without: structures left out.
    """

    section: Section
    view: View = "flat"
    build: str = "average"
    scheme: Scheme = "light"
    width: int = 800
    height: int = 600
    ratio: float = 1.0
    without: tuple[str, ...] = ()


class Picture(NamedTuple):
    """A picture of a section, transparent outside the body.

    Attributes:
        order: what it shows.
        image: with its device ratio set.
        is_full: False for the plain form, which is replaced when `plate_ready` says so.
        outlines: rings in mm as drawn, by name of layer, structure, member or neighbour.
        neighbours: names among these that are drawn and never scored.
    """

    order: Order
    image: QImage
    is_full: bool
    outlines: Mapping[str, tuple[Ring, ...]]
    neighbours: tuple[str, ...]


class _Job(NamedTuple):
    key: str
    order: Order
    is_urgent: bool


class _Done(NamedTuple):
    job: _Job
    prepared: Prepared | None


class Plates(QObject):
    """Gives pictures of sections at once and paints full ones away from the window's thread.

    One picture is painted at a time, the one asked for last first.

    Signals:
        plate_ready(object): an `Order` whose full picture can now be had from `picture`.
    """

    plate_ready = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        folder: str | None,
        parent: QObject | None = None,
        *,
        memory: int = MEMORY_BYTES,
        disk: int = DISK_BYTES,
    ) -> None:
        """Prepare nothing yet.

        Args:
            runner: does the painting on its compute lane.
            folder: where pictures are kept between runs; None keeps none.
            parent: owner.
            memory: bytes of pictures kept in memory.
            disk: bytes of pictures kept in the folder.
        """
        super().__init__(parent)
        self._runner = runner
        self._memory = _Memory(memory)
        self._workshop = Workshop(folder, disk)
        self._hashes: OrderedDict[int, tuple[Section, str]] = OrderedDict()
        self._plain: Picture | None = None
        self._looked_up: dict[str, _Job] = {}
        self._waiting: list[_Job] = []
        self._at_work = ""
        self._is_resting = False

    # -- asking ---------------------------------------------------------------------------------

    def picture(self, order: Order) -> Picture:
        """Return the full picture if it is in memory, else the plain form and begin painting.

        Raises:
            ValueError: the section has no such view or build.
        """
        key = self._key(order)
        found = self._memory.get(key)
        if found is not None:
            return _picture(order, found)
        # Before the plain form, which takes as long as the reading: both go on together.
        self._look_up(_Job(key, order, is_urgent=True))
        found = self._memory.get(key)
        if found is not None:
            return _picture(order, found)
        try:
            return self._plain_form(order)
        except ValueError:
            self._looked_up.pop(key, None)
            raise

    def prepare(self, order: Order) -> None:
        """Begin painting a picture that will be wanted, after all that is wanted now."""
        key = self._key(order)
        if self._memory.get(key) is None:
            self._look_up(_Job(key, order, is_urgent=False))

    def rest(self, for_ms: int) -> None:
        """Paint nothing for a moment: it loads large libraries, and others are to be first."""
        self._is_resting = True
        QTimer.singleShot(for_ms, self, self._wake)

    def forget(self) -> None:
        """Drop what waits to be painted; what is being painted is finished."""
        self._looked_up.clear()
        self._waiting.clear()

    # -- painting -------------------------------------------------------------------------------

    def _look_up(self, job: _Job) -> None:
        """Look for a picture on disk, at once, whatever is being painted meanwhile."""
        if job.key in self._workshop.failed or self._is_at_work(job.key):
            return
        if not self._workshop.has_store:
            self._ask(job)
            return
        is_new = job.key not in self._looked_up
        self._looked_up[job.key] = job
        if is_new:
            self._run(lambda: _Done(job, self._workshop.read(job.key)), self._on_looked_up)

    def _on_looked_up(self, done: _Done) -> None:
        # It may have become more urgent, or be wanted no longer.
        job = self._looked_up.pop(done.job.key, None)
        if done.prepared is not None:
            self._keep(done.job, done.prepared)
        elif job is not None:
            self._ask(job)

    def _ask(self, job: _Job) -> None:
        kept = [
            other
            for other in self._waiting
            if other.key != job.key and not (job.is_urgent and _is_resized(other.order, job.order))
        ]
        if job.is_urgent:
            kept.append(job)
        else:
            kept.insert(0, job)
        self._waiting = kept[-_WAITING:]
        self._next()

    def _next(self) -> None:
        if self._is_resting or self._workshop.is_busy or not self._waiting:
            return
        job = self._waiting.pop()
        self._at_work = job.key
        self._workshop.begin()
        wanted = self._wanted(job)
        self._run(lambda: _Done(job, self._workshop.make(wanted)), self._on_done)

    def _wake(self) -> None:
        self._is_resting = False
        self._next()

    def _on_done(self, done: _Done) -> None:
        self._at_work = ""
        if done.prepared is not None:
            self._keep(done.job, done.prepared)
        self._next()

    def _run(self, work: Callable[[], _Done], on_result: Callable[[_Done], None]) -> None:
        self._runner.run(self, work, on_result, lane=self._runner.compute)

    def _keep(self, job: _Job, prepared: Prepared) -> None:
        self._memory.put(job.key, prepared)
        self._plain = None
        self.plate_ready.emit(job.order)

    def _is_at_work(self, key: str) -> bool:
        return self._workshop.is_busy and key == self._at_work

    def _plain_form(self, order: Order) -> Picture:
        if self._plain is None or self._plain.order != order:
            size = (float(order.width), float(order.height), order.ratio)
            made = plain(
                order.section, order.view, order.build, order.without, look(order.scheme), size
            )
            self._plain = Picture(
                order, made.image, is_full=False, outlines=made.outlines, neighbours=()
            )
        return self._plain

    def _wanted(self, job: _Job) -> Wanted:
        order = job.order
        plate = "/".join((self._hash(order.section), order.view, order.build, *order.without))
        return Wanted(job.key, plate, order)

    # -- names ----------------------------------------------------------------------------------

    def _key(self, order: Order) -> str:
        parts = (
            ART_VERSION,
            self._hash(order.section),
            look(order.scheme).stamp,
            *order[1:],
        )
        return sha256(repr(parts).encode()).hexdigest()[:40]

    def _hash(self, section: Section) -> str:
        """Return the content of a section as a name; computed once for a section in use."""
        known = self._hashes.get(id(section))
        if known is not None and known[0] is section:
            return known[1]
        drawn = (
            section.id,
            section.skin,
            section.layers,
            section.structures,
            section.builds,
            section.fold,
            section.target,
            section.corridors,
            section.art,
        )
        made = sha256(repr(drawn).encode()).hexdigest()
        self._hashes[id(section)] = (section, made)
        if len(self._hashes) > 2 * _WAITING:
            self._hashes.popitem(last=False)
        return made


class _Memory:
    """The pictures used last, as many as fit into a number of bytes; at least the last one."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[str, Prepared] = OrderedDict()
        self.size = 0

    def get(self, key: str) -> Prepared | None:
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: str, picture: Prepared) -> None:
        old = self._held.pop(key, None)
        if old is not None:
            self.size -= old.image.sizeInBytes()
        self._held[key] = picture
        self.size += picture.image.sizeInBytes()
        while self.size > self._limit and len(self._held) > 1:
            _, dropped = self._held.popitem(last=False)
            self.size -= dropped.image.sizeInBytes()


def _picture(order: Order, found: Prepared) -> Picture:
    return Picture(
        order,
        found.image,
        is_full=True,
        outlines=found.outlines,
        neighbours=found.neighbours,
    )


def _is_resized(one: Order, other: Order) -> bool:
    """Tell whether two orders differ at most in their size."""
    return one[:4] + one[7:] == other[:4] + other[7:]
