# SPDX-License-Identifier: MIT
"""Makes full pictures of sections, one at a time, on whatever thread it is called."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from trainer.ui.sections.look import look
from trainer.ui.sections.store import Prepared, Store

if TYPE_CHECKING:
    from trainer.ui.sections.ops import Plate
    from trainer.ui.sections.plates import Order

# So many sections' shapes are kept, for another size or theme of the same.
_PLATES = 3
# A picture has at most so many pixels a side; a larger view gets it enlarged.
_LARGEST_PX = 6000


class Wanted(NamedTuple):
    """A picture to be made.

    Attributes:
        key: names the picture.
        plate: names what it shows, whatever its size and colours.
        order: what is wanted.
    """

    key: str
    plate: str
    order: Order


class Workshop:
    """Paints pictures and keeps them on disk.

    Attributes:
        failed: keys of pictures whose painting failed; they are not worth another try.
    """

    def __init__(self, folder: str | None, limit: int) -> None:
        """Take the folder of prepared pictures, or None, and how many bytes it may hold."""
        self._store = Store(folder, limit) if folder else None
        self._plates: OrderedDict[str, Plate] = OrderedDict()
        self._busy = threading.Event()
        self.failed: set[str] = set()

    @property
    def has_store(self) -> bool:
        """Whether pictures are kept on disk."""
        return self._store is not None

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being painted."""
        return self._busy.is_set()

    def begin(self) -> None:
        """Take the place at the easel, before `make` is called on another thread."""
        self._busy.set()

    def read(self, key: str) -> Prepared | None:
        """Return a picture kept on disk."""
        return self._store.read(key) if self._store is not None else None

    def make(self, wanted: Wanted) -> Prepared:
        """Paint a picture, and keep it on disk."""
        try:
            made = self._paint(wanted)
            if self._store is not None:
                self._store.write(wanted.key, made)
        except BaseException:
            # Raised on the window's thread by the runner; other pictures go on meanwhile.
            self.failed.add(wanted.key)
            raise
        finally:
            self._busy.clear()
        return made

    def _paint(self, wanted: Wanted) -> Prepared:
        # Late: numpy and shapely come with it.
        from trainer.ui.sections.plate import build_plate, image_of

        order = wanted.order
        plate = self._plates.pop(wanted.plate, None)
        if plate is None:
            plate = build_plate(order.section, order.view, order.build, order.without)
        self._plates[wanted.plate] = plate
        if len(self._plates) > _PLATES:
            self._plates.popitem(last=False)
        largest = max(order.width, order.height, 1) * order.ratio
        ratio = order.ratio * min(1.0, _LARGEST_PX / largest)
        image = image_of(plate, look(order.scheme), order.width, order.height, ratio)
        outlines = {name: rings.as_tuples() for name, rings in plate.outlines.items()}
        return Prepared(image, outlines, plate.neighbours)
