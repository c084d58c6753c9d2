# SPDX-License-Identifier: MIT
"""Line and column of a place within an item, found when something is to be told of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from trainer.banks.source import open_source
from trainer.banks.text import Node, Path, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Marks:
    """Finds places in the files of a bank, reading again only the items that are asked for."""

    def __init__(self, bank: str, places: Mapping[str, tuple[str, int]], names: list[str]) -> None:
        """Take a bank as it was loaded.

        Args:
            bank: its path.
            places: by item id, the file as it is shown, and the line.
            names: of the files as they are shown, in the order in which a source lists its texts.
        """
        self._bank = bank
        self._places = places
        self._names = names
        self._lines: dict[str, list[bytes]] = {}
        self._starts: dict[str, list[int]] = {}
        for file, line in places.values():
            self._starts.setdefault(file, []).append(line)
        for starts in self._starts.values():
            starts.sort()
        self._nodes: dict[str, Node | None] = {}

    def place(self, item: str, path: Path) -> tuple[str, int, int]:
        """Return the file, line and column of what lies at a path within an item."""
        file, line = self._places[item]
        if item not in self._nodes:
            self._nodes[item] = self._read(file, line)
        node = self._nodes[item]
        return (file, line, 1) if node is None else (file, *node.place(path))

    def _read(self, file: str, line: int) -> Node | None:
        """Read the lines of one item; None where they do not stand alone."""
        if file not in self._lines:
            self._lines[file] = self._content(file)
        starts = self._starts[file]
        following = next((one for one in starts if one > line), None)
        lines = self._lines[file][line - 1 : None if following is None else following - 1]
        root = read_text(b"items:\n" + b"".join(lines)).root
        listing = None if root is None else root.children.get("items")
        node = None if listing is None else listing.children.get(0)
        if node is not None:
            node.shift(line - 2)
        return node

    def _content(self, file: str) -> list[bytes]:
        with closing(open_source(self._bank)) as source:
            texts = source.text_files()
            name = texts[self._names.index(file)]
            return source.read(name).removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
