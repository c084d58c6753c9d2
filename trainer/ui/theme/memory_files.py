# SPDX-License-Identifier: MIT
"""Gives Qt small files that exist in memory only.

Style sheets take pictures only from a file or from Qt's resource system. Ours are icons in the
colours of the scheme, made at run time; writing them to disk would need a folder, its clean-up and
a thread, so they are registered as resources instead.

Source: the layout of version 1 of the resource format, as read by Qt's `qresource.cpp`.
"""

import struct

from PySide6.QtCore import QResource

_FOLDER = "needlewise"
_DIRECTORY = 2
_HEADER = 20
_ANY_LOCALE = 1  # the C locale, which every search falls back to

# Qt reads the bytes where they lie, for as long as the program runs.
_kept: dict[str, bytes] = {}


def add(name: str, content: bytes) -> str:
    """Register a file once and return the name under which Qt finds it."""
    if name not in _kept:
        data = _resource(name, content)
        _kept[name] = data
        QResource.registerResourceData(data)
    return f":/{_FOLDER}/{name}"


def _resource(name: str, content: bytes) -> bytes:
    """Return a resource tree of one folder with one file in it."""
    folder_name = _name(_FOLDER)
    names = folder_name + _name(name)
    data = struct.pack(">I", len(content)) + content
    # Each node: offset of its name, flags, then children and first child, or locale and data.
    tree = struct.pack(">IHII", 0, _DIRECTORY, 1, 1)
    tree += struct.pack(">IHII", 0, _DIRECTORY, 1, 2)
    tree += struct.pack(">IHHHI", len(folder_name), 0, 0, _ANY_LOCALE, 0)
    tree_at = _HEADER
    data_at = tree_at + len(tree)
    names_at = data_at + len(data)
    return b"qres" + struct.pack(">IIII", 1, tree_at, data_at, names_at) + tree + data + names


def _name(text: str) -> bytes:
    value = 0
    for character in text:
        value = (value << 4) + ord(character)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return struct.pack(">HI", len(text), value) + text.encode("utf-16-be")
