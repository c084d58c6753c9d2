# SPDX-License-Identifier: MIT
"""What items show of their bank: its sections and pictures, by the names that items give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.banks.canonical import canonical_json, plain_of
from trainer.banks.source import PICTURE_FOLDER
from trainer.banks.stored import whole_text
from trainer.banks.wording import shown, suggestion
from trainer.model.items.base import Fault
from trainer.model.limits import SHOWN_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.banks.text import Path
    from trainer.model.picture import Picture
    from trainer.model.section import Section

    Named = Sequence[tuple[Path, str]]

# What it is called, and the codes of its problems.
_SECTION = ("section", "unknown-section", "section-left-out")
_PICTURE = ("picture", "unknown-picture", "picture-left-out")


class Parts:
    """The sections and pictures of a bank.

    Attributes:
        by_name: sections by their ids, and pictures by their names.
    """

    def __init__(
        self,
        sections: Iterable[Section] = (),
        pictures: Iterable[Picture] = (),
        left_out: Iterable[str] = (),
        *,
        whole: bool = True,
    ) -> None:
        """Take all parts of a bank.

        Args:
            sections: the sound ones.
            pictures: the sound ones.
            left_out: ids and names of those that have problems.
            whole: whether all files of sections could be read.
        """
        self.by_name: dict[str, Any] = {section.id: section for section in sections}
        self.by_name.update((picture.name, picture) for picture in pictures)
        self._left_out = frozenset(left_out)
        self._whole = whole
        self._texts: dict[str, str] = {}
        self._shown = 0

    def faults(self, named: Named) -> list[Fault]:
        """Find what an item names that cannot be shown."""
        return [self._fault(path, name) for path, name in named if name not in self.by_name]

    def shown(self, named: Named) -> int | None:
        """Count the bytes of what an item shows.

        Returns:
            None once all items that were asked for come to more than is allowed.
        """
        size = sum(len(self._text(name)) for _, name in named)
        self._shown += size
        return size if self._shown <= SHOWN_BYTES else None

    def whole_text(self, text: str) -> str:
        """Return the canonical text of an item from what is stored of it."""
        return whole_text(text, self._text)

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = canonical_json(plain_of(self.by_name[name]))
        return self._texts[name]

    def _fault(self, path: Path, name: str) -> Fault:
        kind, unknown, left_out = _PICTURE if _is_picture(name) else _SECTION
        if name in self._left_out:
            message = f'{kind} "{shown(name)}" has problems and is left out'
            return Fault(path, left_out, message, "Mend it first.")
        known = [one for one in self.by_name if _is_picture(one) == (kind == "picture")]
        remedy = suggestion(name, sorted({*known, *self._of_kind(kind)}))
        if not remedy and kind == "picture":
            remedy = f"Pictures lie in the folder {PICTURE_FOLDER} of a bank, beside bank.yaml."
        elif not self._whole:
            remedy = "A file of sections cannot be read; mend that first."
        elif not remedy and not known:
            remedy = "The bank has no sections; they lie in the folder sections, or under sections:"
            remedy += " in a bank of one file."
        return Fault(path, unknown, f'unknown {kind} "{shown(name)}"', remedy)

    def _of_kind(self, kind: str) -> list[str]:
        return [one for one in self._left_out if _is_picture(one) == (kind == "picture")]


def _is_picture(name: str) -> bool:
    return name.startswith(f"{PICTURE_FOLDER}/")
