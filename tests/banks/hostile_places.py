# SPDX-License-Identifier: MIT
"""Folders and packages that are broken, or made to read or write where they should not."""

import os
import socket
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.banks.hostile_case import Case
from tests.banks.hostile_texts import BANK, HEAD, ITEM, MIB
from trainer.model.limits import BANK_TEXT_BYTES, FILE_BYTES, PACKAGE_BYTES, PACKAGE_ENTRIES

ITEMS = "items:\n" + ITEM
# Made by the test outside of every bank; nothing may read it.
CANARY = "../canary.yaml"


def folder_cases() -> Iterator[Case]:
    for name, code, usable, change in FOLDERS:
        yield Case(name, code, usable, _folder(change))


def package_cases() -> Iterator[Case]:
    for name, code, usable, entries, more in PACKAGES:
        yield Case(f"package: {name}", code, usable, _package(entries, more))
    for name, code, usable, change in BYTES:
        yield Case(f"package: {name}", code, usable, _changed(change))


# Folders


def _folder(change: Callable[[Path], object]) -> Callable[[Path], Path]:
    def build(place: Path) -> Path:
        folder = place / "bank"
        (folder / "items").mkdir(parents=True)
        (folder / "bank.yaml").write_text(HEAD)
        (folder / "items" / "sound.yaml").write_text(ITEMS)
        made = change(folder)
        return made if isinstance(made, Path) else folder

    return build


def _linked(name: str, target: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)

    return change


def _items_linked(folder: Path) -> None:
    (folder / "items" / "sound.yaml").unlink()
    (folder / "items").rmdir()
    (folder / "items").symlink_to("../outside")


def _piped(name: str) -> Callable[[Path], object]:
    def change(folder: Path) -> Path | None:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)
        return None if name.startswith(("items", "bank")) else folder / name

    return change


def _socket(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # A short relative name: the whole path may be longer than sockets allow.
        here = Path.cwd()
        os.chdir(folder / "items")
        try:
            made.bind("x.yaml")
        finally:
            os.chdir(here)


def _large(name: str, size: int) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return change


def _many_large(folder: Path) -> None:
    for number in range(BANK_TEXT_BYTES // FILE_BYTES + 1):
        _large(f"items/{number}.yaml", FILE_BYTES)(folder)


def _many(folder: Path) -> None:
    for number in range(PACKAGE_ENTRIES + 1):
        (folder / "items" / f"{number}.yaml").touch()


def _adds(name: str, text: str | bytes) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return change


def _head_is_folder(folder: Path) -> None:
    (folder / "bank.yaml").unlink()
    (folder / "bank.yaml").mkdir()


def _items_is_file(folder: Path) -> None:
    (folder / "items" / "sound.yaml").unlink()
    (folder / "items").rmdir()
    (folder / "items").write_text(ITEMS)


def _twice(folder: Path) -> None:
    (folder / "items" / "again.yaml").write_text(ITEMS)


FOLDERS: list[tuple[str, str, bool, Callable[[Path], object]]] = [
    ("folder without a head", "no-head", False, lambda folder: (folder / "bank.yaml").unlink()),
    ("folder that is empty", "no-head", False, lambda folder: folder / "items"),
    ("folder for a head", "no-head", False, _head_is_folder),
    ("file for the folder of items", "unreadable", True, _items_is_file),
    ("folder of items that is a link", "link", True, _items_linked),
    ("items that are a link", "link", True, _linked("items/x.yaml", CANARY)),
    (
        "items that are a link to a system file",
        "link",
        True,
        _linked("items/x.yaml", "/etc/passwd"),
    ),
    ("items that are a link to themselves", "link", True, _linked("items/x.yaml", "x.yaml")),
    ("items that are a link to nothing", "link", True, _linked("items/x.yaml", "nothing.yaml")),
    ("head that is a link", "link", False, _linked("bank.yaml", CANARY)),
    ("items that are a pipe", "not-a-file", True, _piped("items/x.yaml")),
    ("head that is a pipe", "not-a-file", False, _piped("bank.yaml")),
    ("bank that is a pipe", "not-a-file", False, _piped("pipe.yaml")),
    ("items that are a socket", "not-a-file", True, _socket),
    ("bank that is a device", "not-a-file", False, lambda _folder: Path("/dev/zero")),
    ("bank that is not there", "missing", False, lambda folder: folder / "nothing.yaml"),
    ("bank whose name is too long", "unreadable", False, lambda folder: folder / ("x" * 5000)),
    (
        "items in a folder of items",
        "not-a-file",
        True,
        lambda folder: (folder / "items/x.yaml").mkdir(),
    ),
    ("items larger than allowed", "too-large", True, _large("items/x.yaml", FILE_BYTES + 1)),
    ("items of a terabyte", "too-large", False, _large("items/x.yaml", 1 << 40)),
    ("items of nothing but nul", "unseen-character", True, _large("items/x.yaml", MIB)),
    ("more text than allowed in all", "too-large", False, _many_large),
    ("more files than allowed", "too-many-files", False, _many),
    ("file name too long", "long-name", True, _adds("items/" + "x" * 240 + ".yaml", ITEMS)),
    ("file name with a line end", "wrong-kind", True, _adds("items/a\nb.yaml", "x")),
    ("file name that steers a terminal", "wrong-kind", True, _adds("items/\x1b[31m.yaml", "x")),
    ("file name that is not utf-8", "wrong-kind", True, _adds("items/\udcff.yaml", "x")),
    ("other suffix", "not-read", True, _adds("items/x.yml", ITEMS)),
    ("head with another suffix", "not-read", True, _adds("bank.yml", HEAD)),
    ("items beside the folder", "not-read", True, _adds("more.yaml", ITEMS)),
    ("items that are a list", "wrong-kind", True, _adds("items/x.yaml", "- id: x\n")),
    ("items that are a head", "unknown-field", True, _adds("items/x.yaml", HEAD)),
    ("items that are nothing", "empty", True, _adds("items/x.yaml", "")),
    ("items that break off", "syntax", True, _adds("items/x.yaml", ITEMS + '  - "x')),
    ("items in utf-16", "encoding", True, _adds("items/x.yaml", ITEMS.encode("utf-16"))),
    ("items with a second document", "documents", True, _adds("items/x.yaml", ITEMS + "---\n")),
    ("the same items twice", "same-id", True, _twice),
]


# Packages


class Raw(NamedTuple):
    """An entry of an archive, with everything that can be told wrongly."""

    name: str | bytes
    data: bytes = b""
    method: int = zipfile.ZIP_DEFLATED
    flags: int = 0x800
    local_flags: int | None = None
    local_name: bytes | None = None
    system: int = 3
    mode: int = stat.S_IFREG | 0o644
    crc: int | None = None
    size: int | None = None
    packed: bytes | None = None
    packed_size: int | None = None
    offset: int | None = None


class Ending(NamedTuple):
    """The end of an archive, with everything that can be told wrongly."""

    before: bytes = b""
    comment: bytes = b""
    count: int | None = None
    disk: int = 0
    shift: int = 0
    gap: bytes = b""


def raw_zip(entries: list[Raw], ending: Ending = Ending()) -> bytes:  # noqa: B008 - immutable
    body = bytearray(ending.before)
    directory = bytearray()
    for entry in entries:
        name = entry.name.encode() if isinstance(entry.name, str) else entry.name
        packed = entry.packed
        if packed is None:
            packed = _deflated(entry.data) if entry.method == zipfile.ZIP_DEFLATED else entry.data
        crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
        size = len(entry.data) if entry.size is None else entry.size
        packed_size = len(packed) if entry.packed_size is None else entry.packed_size
        offset = len(body) if entry.offset is None else entry.offset
        local = name if entry.local_name is None else entry.local_name
        flags = entry.flags if entry.local_flags is None else entry.local_flags
        common = (0, 33, crc, packed_size, size)
        body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, entry.method, *common, len(local), 0)
        body += local + packed
        directory += struct.pack(
            "<4s2B5H3L", b"PK\1\2", 20, entry.system, 20, entry.flags, entry.method, *common
        )
        directory += struct.pack("<5H2L", len(name), 0, 0, 0, 0, entry.mode << 16, offset) + name
    body += ending.gap
    count = len(entries) if ending.count is None else ending.count
    end = struct.pack(
        "<4s4H2LH",
        b"PK\5\6",
        ending.disk,
        ending.disk,
        count,
        count,
        len(directory),
        len(body) + ending.shift,
        len(ending.comment),
    )
    return bytes(body + directory + end + ending.comment)


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _package(entries: Callable[[], list[Raw]], ending: Ending) -> Callable[[Path], Path]:
    def build(place: Path) -> Path:
        path = place / "bank.needlebank"
        path.write_bytes(raw_zip(entries(), ending))
        return path

    return build


def _changed(change: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    def build(place: Path) -> Path:
        path = place / "bank.needlebank"
        path.write_bytes(change(raw_zip(SOUND)))
        return path

    return build


SOUND = [Raw("bank.yaml", HEAD.encode()), Raw("items/sound.yaml", ITEMS.encode())]


def _with(*entries: Raw) -> Callable[[], list[Raw]]:
    return lambda: [*SOUND, *entries]


def _named(name: str | bytes, **more: Any) -> Callable[[], list[Raw]]:
    return _with(Raw(name, ITEMS.encode(), **more))


def _overlapping() -> list[Raw]:
    """Many entries that all unpack the same bytes."""
    shared = raw_zip([Raw("items/0.yaml", b"x" * MIB)])
    return [
        *SOUND,
        *(
            Raw(f"items/{number}.yaml", b"x" * MIB, packed=b"", packed_size=len(shared), offset=0)
            for number in range(50)
        ),
    ]


def _lying(told: int, real: int) -> Callable[[], list[Raw]]:
    data = b"#" * real
    return _with(Raw("items/x.yaml", data, size=told))


NFC = unicodedata.normalize("NFC", "figures/é.png")
NFD = unicodedata.normalize("NFD", "figures/é.png")

PACKAGES: list[tuple[str, str, bool, Callable[[], list[Raw]], Ending]] = [
    (name, code, usable, entries, Ending())
    for name, code, usable, entries in [
        ("leads out", "outside", False, _named("../canary.yaml")),
        ("leads out from inside", "outside", False, _named("items/../../canary.yaml")),
        ("leads out and in again", "outside", False, _named("items/../bank.yaml")),
        ("absolute", "outside", False, _named("/tmp/x.yaml")),
        ("drive letter", "outside", False, _named("C:/x.yaml")),
        ("drive letter without slash", "outside", False, _named("c:x.yaml")),
        ("backslash", "name", False, _named("items\\x.yaml")),
        ("backslashes that lead out", "name", False, _named("..\\..\\x.yaml")),
        ("network share", "name", False, _named("\\\\server\\share\\x.yaml")),
        ("name with nul", "name", False, _named("items/x.yaml\0.png")),
        ("name with a line end", "name", False, _named("items/x\n.yaml")),
        ("name that steers a terminal", "name", False, _named("items/\x1b[31m.yaml")),
        ("name empty", "name", False, _named("")),
        ("name of a dot", "name", False, _named("./items/x.yaml")),
        ("name with two slashes", "name", False, _named("items//x.yaml")),
        ("name too long", "long-name", False, _named("items/" + "x" * 201 + ".yaml")),
        ("name that is not utf-8", "not-read", True, _named(b"\xff\xfe.yaml", flags=0)),
        (
            "link",
            "link",
            False,
            _with(Raw("items/x.yaml", b"../canary.yaml", mode=stat.S_IFLNK | 0o777)),
        ),
        (
            "link for a folder",
            "link",
            False,
            _with(Raw("figures", b"/etc", mode=stat.S_IFLNK | 0o777)),
        ),
        ("device", "not-a-file", False, _named("items/x.yaml", mode=stat.S_IFCHR | 0o666)),
        ("pipe", "not-a-file", False, _named("items/x.yaml", mode=stat.S_IFIFO | 0o666)),
        ("same name twice", "collision", False, _named("items/sound.yaml")),
        ("head twice", "collision", False, _with(Raw("bank.yaml", HEAD.encode()))),
        ("names that differ by case", "collision", False, _named("items/SOUND.yaml")),
        ("folders that differ by case", "collision", False, _named("Items/x.yaml")),
        ("names that differ by normalisation", "collision", False, _with(Raw(NFC), Raw(NFD))),
        (
            "names that differ by a ligature",
            "collision",
            False,
            _with(Raw("figures/ﬁ.png"), Raw("figures/fi.png")),
        ),
        (
            "names that differ by a dot at the end",
            "collision",
            False,
            _with(Raw("figures/a"), Raw("figures/a.")),
        ),
        ("file that is a folder too", "collision", False, _with(Raw("items", b"x"))),
        ("encrypted", "encrypted", False, _named("items/x.yaml", flags=0x801)),
        (
            "encrypted by its own heading only",
            "encrypted",
            False,
            _named("items/x.yaml", local_flags=0x801),
        ),
        ("strongly encrypted", "encrypted", False, _named("items/x.yaml", flags=0x841)),
        ("directory masked", "encrypted", False, _named("items/x.yaml", flags=0x2800)),
        ("bzip2", "method", False, _named("items/x.yaml", method=zipfile.ZIP_BZIP2)),
        ("lzma", "method", False, _named("items/x.yaml", method=zipfile.ZIP_LZMA)),
        ("method unknown", "method", False, _named("items/x.yaml", method=77)),
        ("bomb", "bomb", False, lambda: [*SOUND, Raw("figures/x.png", b"\0" * (20 * MIB))]),
        ("bomb of text", "bomb", False, lambda: [*SOUND, Raw("items/x.yaml", b"#" * (4 * MIB))]),
        (
            "bomb by what is told",
            "too-large",
            False,
            _with(Raw("figures/x.png", b"x", size=PACKAGE_BYTES + 1)),
        ),
        (
            "bomb in many entries",
            "too-large",
            False,
            lambda: [*SOUND, *(Raw(f"figures/{n}.png", b"x", size=MIB) for n in range(201))],
        ),
        ("bomb that tells less than it holds", "damaged", True, _lying(10, 8 * MIB)),
        ("entry that tells more than it holds", "damaged", True, _lying(1000, 10)),
        (
            "text larger than allowed",
            "too-large",
            True,
            lambda: [
                *SOUND,
                Raw("items/x.yaml", b"#" * (FILE_BYTES + 1), method=zipfile.ZIP_STORED),
            ],
        ),
        (
            "too many entries",
            "too-many-files",
            False,
            lambda: [*SOUND, *(Raw(f"figures/{n}") for n in range(PACKAGE_ENTRIES))],
        ),
        (
            "sixty thousand entries",
            "too-many-files",
            False,
            lambda: [Raw(f"{n}") for n in range(60_000)],
        ),
        ("archive inside", "nested", False, _named("more.needlebank")),
        ("zip inside", "nested", False, _named("figures/more.ZIP")),
        (
            "zip inside that calls itself text",
            "encoding",
            True,
            lambda: [*SOUND, Raw("items/x.yaml", raw_zip(SOUND))],
        ),
        ("overlapping entries", "overlap", False, _overlapping),
        (
            "two names for one entry",
            "damaged",
            False,
            _named("items/x.yaml", local_name=b"items/y.yaml"),
        ),
        ("entry beyond the end", "damaged", False, _named("items/x.yaml", offset=10_000_000)),
        ("entry inside another", "overlap", False, _named("items/x.yaml", offset=35)),
        ("wrong checksum", "damaged", True, _named("items/x.yaml", crc=1)),
        ("garbage for deflate", "damaged", True, _named("items/x.yaml", packed=b"\xff" * 50)),
        ("nothing for deflate", "damaged", True, _named("items/x.yaml", packed=b"")),
        (
            "wrong checksum of the head",
            "damaged",
            False,
            lambda: [Raw("bank.yaml", HEAD.encode(), crc=1)],
        ),
        ("no entry", "no-head", False, list),
        ("no head", "no-head", False, lambda: SOUND[1:]),
        ("head in a folder", "not-read", False, lambda: [Raw("bank/bank.yaml", BANK.encode())]),
        (
            "head that is a folder",
            "no-head",
            False,
            lambda: [Raw("bank.yaml/", mode=stat.S_IFDIR | 0o755)],
        ),
        ("head in utf-16", "encoding", False, lambda: [Raw("bank.yaml", BANK.encode("utf-16"))]),
        (
            "head with an alias",
            "alias",
            True,
            lambda: [Raw("bank.yaml", BANK.encode()), Raw("items/x.yaml", b"items: [*a]")],
        ),
        (
            "items that break off",
            "syntax",
            True,
            lambda: [*SOUND, Raw("items/x.yaml", b'items: ["')],
        ),
    ]
] + [
    (
        "something in front",
        "not-a-package",
        False,
        lambda: SOUND,
        Ending(before=b"MZ" + b"\0" * 100),
    ),
    (
        "something in front that looks like a start",
        "damaged",
        False,
        lambda: SOUND,
        Ending(before=b"PK\3\4", shift=-4),
    ),
    ("directory elsewhere", "damaged", False, lambda: SOUND, Ending(shift=5)),
    (
        "gap before the directory",
        "damaged",
        False,
        lambda: SOUND,
        Ending(gap=b"\0" * 50, shift=-50),
    ),
    ("one entry fewer told", "damaged", False, lambda: SOUND, Ending(count=1)),
    ("one entry more told", "damaged", False, lambda: SOUND, Ending(count=3)),
    ("zip64", "zip64", False, lambda: SOUND, Ending(count=0xFFFF)),
    ("part of several", "split", False, lambda: SOUND, Ending(disk=2)),
    (
        "second end in the comment",
        "damaged",
        False,
        lambda: SOUND,
        Ending(comment=b"PK\5\6" + b"\0" * 18),
    ),
]

BYTES: list[tuple[str, str, bool, Callable[[bytes], bytes]]] = [
    ("cut off in the middle", "cut-off", False, lambda data: data[: len(data) // 2]),
    ("cut off by one byte", "cut-off", False, lambda data: data[:-1]),
    ("cut off by twenty bytes", "cut-off", False, lambda data: data[:-20]),
    ("beginning cut off", "not-a-package", False, lambda data: data[10:]),
    ("only the end", "no-head", False, lambda _data: raw_zip([])),
    ("only the signature", "cut-off", False, lambda _data: b"PK\3\4"),
    ("text", "not-a-package", False, lambda _data: BANK.encode()),
    ("nothing", "not-a-package", False, lambda _data: b""),
    ("garbage behind", "damaged", False, lambda data: data + b"\0" * 10),
    ("two packages in a row", "damaged", False, lambda data: data + data),
    ("directory of zeros", "damaged", False, lambda data: data.replace(b"PK\1\2", b"\0\0\0\0")),
    (
        "headings of zeros",
        "damaged",
        False,
        lambda data: data[:4] + data[4:].replace(b"PK\3\4", b"\0\0\0\0"),
    ),
    (
        "every byte changed",
        "cut-off",
        False,
        lambda data: data[:4] + bytes(b ^ 0x55 for b in data[4:]),
    ),
]
