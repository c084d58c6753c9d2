# SPDX-License-Identifier: MIT
"""Broken and hostile sections and pictures, each named for what it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.banks.hostile_case import Build, Case
from tests.banks.hostile_texts import BANK, HEAD, ITEM, MIB
from tests.pictures import make_jpeg, make_png

SECTION = """\
  - id: rib
    title: Muscle over a rib
    target: rhomboid
    skin: {working_zone: [-25, 25]}
    layers:
      - {name: skin, type: skin, mm: 2}
      - {name: fat, type: fat, mm: 8, grows: true}
      - {name: rhomboid, type: muscle, mm: 10}
    structures:
      - {name: rib, type: bone, ellipse: [0, 26, 9, 6]}
      - {name: nerve, type: nerve, ellipse: [12, 28, 1.5, 1.5]}
      - {name: pleura, type: pleura, ellipse: [0, 60, 80, 26]}
    builds: {lean: {fat: 4}, heavy: {fat: 16}}
    corridors:
      - name: onto the rib
        target: rhomboid
        backdrop: [rib]
        builds: {average: {entry: [-3, 3], angle: [-5, 5], depth: [11, 20]}}
    dangers:
      - {name: beside the rib, entry: -16, angle: 0, depth: 40, meets: pleura}
"""
SECTIONS = "sections:\n" + SECTION
AREAS = "    areas:\n      - {name: nerve, key: true}\n      - {name: pleura, unsafe: true}\n"
POINT = "  - id: point\n    type: hotspot\n    stem: Point.\n"


def bank(section: str = SECTION, items: str = ITEM) -> str:
    """Write a bank in one file with a section."""
    return HEAD + "sections:\n" + section + "items:\n" + items


def section(old: str, new: str) -> str:
    """Write a bank whose section says something else in one place."""
    assert SECTION.count(old) == 1, old
    return bank(SECTION.replace(old, new))


def structure(fields: str) -> str:
    """Write a bank whose section has one more structure."""
    return section("    builds: {lean", f"      - {{name: more, {fields}}}\n    builds: {{lean")


def more(lines: str) -> str:
    """Write a bank whose section has more lines at its end."""
    return bank(SECTION + "".join(f"    {line}\n" for line in lines.split("\n")))


def hotspot(lines: str = "section: rib", areas: str = AREAS) -> str:
    """Write a bank with a section and an item that points at it."""
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    return bank(items=ITEM + POINT + body + areas)


def areas(*lines: str) -> str:
    """Write a bank whose hotspot on the section has these areas."""
    return hotspot(areas="    areas:\n" + "".join(f"      - {line}\n" for line in lines))


def ring(points: int, radius: float = 5) -> str:
    """Write a curve round the point (-20, 20) that zigzags, but does not cross itself."""
    from math import cos, pi, sin

    turns = [(2 * pi * n / points, radius * (0.8 + 0.2 * (n % 2))) for n in range(points)]
    made = (f"[{r * cos(t) - 20:.3f}, {r * sin(t) + 20:.3f}]" for t, r in turns)
    return f"[{', '.join(made)}]"


def heavy() -> str:
    """Write a section that takes too long to check."""
    corridors = "".join(
        SECTION[SECTION.index("      - name: onto") : SECTION.index("    dangers")].replace(
            "onto the rib", f"way {n}"
        )
        for n in range(20)
    )
    nerves = "".join(
        f"      - {{name: n{n}, type: nerve, ellipse: [{3 * n - 200}, 150, 1, 1]}}\n"
        for n in range(57)
    )
    begin, end = SECTION.index("      - name: onto"), SECTION.index("    dangers")
    one = SECTION[:begin] + corridors + SECTION[end:]
    band = "{entry: [-3, 3], angle: [-5, 5], depth: [7, 16]}"
    one = one.replace("{average: {e", f"{{lean: {band}, average: {{e")
    return one.replace("    builds: {lean", nerves + "    builds: {lean", 1)


# Text: (name, code of the problem, whether a sound item is still loaded, content)
TEXTS: list[tuple[str, str, bool, str | Callable[[], str]]] = [
    # What a list of sections can be instead
    ("sections empty", "wrong-kind", True, HEAD + "sections:\nitems:\n" + ITEM),
    ("sections as a mapping", "wrong-kind", True, HEAD + "sections: {a: b}\nitems:\n" + ITEM),
    ("sections twice", "same-key", True, BANK + SECTIONS + SECTIONS),
    ("section as text", "wrong-kind", True, bank("  - text\n")),
    ("section as a list", "wrong-kind", True, bank("  - [a]\n")),
    ("section empty", "wrong-kind", True, bank("  -\n")),
    ("section with an alias", "alias", True, section("title: Muscle over a rib", "title: *a")),
    ("section with a tag", "tag", True, section("[-25, 25]", "!!python/tuple [-25, 25]")),
    ("name twice in a section", "same-key", True, more("title: Again")),
    ("section id missing", "missing-field", True, section("- id: rib\n    title", "- title")),
    ("section id as a path", "pattern", True, section("- id: rib", "- id: ../rib")),
    ("section id as a picture", "pattern", True, section("- id: rib", "- id: figures/a.png")),
    ("two sections with an id", "same-id", True, bank(SECTION + SECTION)),
    ("target missing", "missing-field", True, section(
        "    target: rhomboid\n    skin", "    skin"
    )),
    ("unknown field in a section", "unknown-field", True, more("colour: red")),
    ("dunder fields in a section", "unknown-field", True, more("__class__: x\n__dict__: {a: b}")),
    ("section that cites nothing", "no-references", True, more("cites: [smith2018]")),
    # Numbers that are none
    ("thickness that is no number", "out-of-range", True, section("mm: 10", "mm: nan")),
    ("thickness as yaml writes it", "wrong-value", True, section("mm: 10", "mm: .nan")),
    ("thickness without end", "out-of-range", True, section("mm: 10", "mm: inf")),
    ("thickness without end in yaml", "wrong-value", True, section("mm: 10", "mm: .inf")),
    ("thickness of nothing", "out-of-range", True, section("mm: 10", "mm: 0")),
    ("thickness below nothing", "out-of-range", True, section("mm: 10", "mm: -10")),
    ("thickness in words", "wrong-value", True, section("mm: 10", "mm: ten")),
    ("thickness beyond all", "out-of-range", True, section("mm: 10", "mm: 1e300")),
    ("thickness beyond numbers", "out-of-range", True, section("mm: 10", "mm: 1e999")),
    ("thickness of a million digits", "out-of-range", True, section("mm: 10", "mm: " + "9" * MIB)),
    ("ellipse without size", "out-of-range", True, structure(
        "type: nerve, ellipse: [0, 30, 0, 1]"
    )),
    ("ellipse far away", "out-of-range", True, structure("type: nerve, ellipse: [1e300, 0, 1, 1]")),
    ("ellipse of three numbers", "too-few", True, structure("type: nerve, ellipse: [0, 30, 1]")),
    ("ellipse of five numbers", "too-many", True, structure(
        "type: nerve, ellipse: [0, 1, 1, 1, 1]"
    )),
    ("ellipse as text", "wrong-kind", True, structure("type: nerve, ellipse: round")),
    ("ellipse of points", "wrong-kind", True, structure("type: nerve, ellipse: [[0, 1], [2, 3]]")),
    ("place of a fold without direction", "unknown-value", True, more(
        "fold: {height: 20, place: [0, 0, 0], layers: []}"
    )),
    ("fibres in words", "unknown-value", True, section("mm: 10}", "mm: 10, fibres: diagonal}")),
    ("fibres too steep", "out-of-range", True, section("mm: 10}", "mm: 10, fibres: 120}")),
    ("fibres as a list", "wrong-kind", True, section("mm: 10}", "mm: 10, fibres: [cross]}")),
    ("unknown tissue", "unknown-value", True, section("type: bone", "type: bne")),
    ("unknown build", "unknown-value", True, section("lean: {fat: 4}", "fat: {fat: 4}")),
    ("corridor of an unknown build", "unknown-value", True, section("{average: {e", "{normal: {e")),
    # Outlines
    ("no outline", "outline", True, structure("type: nerve")),
    ("two outlines", "outline", True, structure(
        "type: nerve, ellipse: [-20, 30, 1, 1], curve: [[-20, 30], [-19, 30], [-19, 31]]"
    )),
    ("curve that crosses itself", "self-crossing", True, structure(
        "type: nerve, curve: [[-22, 40], [-16, 46], [-18, 40], [-22, 44]]"
    )),
    ("curve of one place", "no-area", True, structure(
        "type: nerve, curve: [[-20, 30], [-20, 30], [-20, 30]]"
    )),
    ("curve along a line", "no-area", True, structure(
        "type: nerve, curve: [[-20, 30], [-19, 30], [-18, 30]]"
    )),
    ("curve of two points", "too-few", True, structure(
        "type: nerve, curve: [[-20, 30], [-19, 31]]"
    )),
    ("curve of three numbers", "wrong-kind", True, structure("type: nerve, curve: [1, 2, 3]")),
    ("curve with a point that is none", "too-few", True, structure(
        "type: nerve, curve: [[-20, 30], [-19], [-18, 31]]"
    )),
    ("curve of thousands of points", "too-many", True, lambda: structure(
        f"type: nerve, curve: {ring(20_000)}"
    )),
    ("curve nested deeply", "too-deep", False, structure(
        "type: nerve, curve: " + "[" * 40 + "]" * 40
    )),
    ("curves of thousands of points", "too-many-points", True, lambda: bank(
        SECTION.replace("    builds: {lean", "".join(
            f"      - {{name: c{n}, type: fat, curve: {ring(400)}}}\n" for n in range(8)
        ) + "    builds: {lean", 1)
    )),
    ("member outside of its bundle", "member-outside", True, structure(
        "type: bundle, ellipse: [-20, 40, 2, 2], "
        "members: [{name: a, type: vein, ellipse: [20, 40, 1, 1]}]"
    )),
    ("member of a nerve", "members", True, structure(
        "type: nerve, ellipse: [-20, 40, 2, 2], "
        "members: [{name: a, type: vein, ellipse: [-20, 40, 1, 1]}]"
    )),
    ("structure above the skin", "above-skin", True, structure(
        "type: nerve, ellipse: [20, 1, 2, 2]"
    )),
    # What is named, and what is promised
    ("target that is not there", "unknown-name", True, section(
        "target: rhomboid\n    skin", "target: trapezius\n    skin"
    )),
    ("target of a corridor that is not there", "unknown-name", True, section(
        "target: rhomboid\n        b", "target: rib\n        b"
    )),
    ("backdrop that is no bone", "unknown-name", True, section("[rib]", "[pleura]")),
    ("danger that meets nothing known", "unknown-name", True, section(
        "meets: pleura", "meets: lung"
    )),
    ("danger that meets something else", "danger", True, section("meets: pleura", "meets: nerve")),
    ("danger outside of the zone", "entry", True, section("entry: -16", "entry: -60")),
    ("two structures with a name", "same-name", True, structure(
        "name: rib, type: bone, ellipse: [-20, 40, 2, 2]"
    ).replace("name: more, ", "")),
    ("span that goes back", "span", True, section("[-25, 25]", "[25, -25]")),
    ("thickness out of its range", "range", True, section("mm: 10}", "mm: 10, range: [1, 2]}")),
    ("nothing that grows", "grows", True, section(", grows: true", "")),
    ("average that differs", "average", True, section("{lean: {f", "{average: {fat: 9}, lean: {f")),
    ("corridor past a nerve", "clearance", True, section(
        "[rib]\n", "[rib]\n        clearance: 12\n"
    )),
    ("corridor beyond its target", "off-target", True, section("[11, 20]", "[11, 40]")),
    ("corridor beside its backdrop", "no-backdrop", True, section("[-3, 3]", "[-20, -15]")),
    ("fold of one muscle", "fold-faces", True, more(
        "fold: {height: 20, place: [0, 0, 1], layers: [{name: a, type: muscle, mm: 1}, "
        "{name: b, type: muscle, mm: 1}, {name: c, type: muscle, mm: 1}]}"
    )),
    # Too many, too much
    ("too many sections", "too-many-sections", False, lambda: bank("  - a\n" * 201)),
    ("a thousand sections", "too-many-sections", False, lambda: bank("  - {id: a}\n" * 1_000)),
    (
        "sixty thousand sections with one id",
        "too-many-sections",
        False,
        lambda: bank("  - {id: a}\n" * 60_000),
    ),
    ("section that takes too long", "too-much", True, lambda: bank(heavy())),
    ("ten thousand structures", "too-many", True, lambda: section(
        "    builds: {lean",
        "".join(f"      - {{name: s{n}, type: fat}}\n" for n in range(10_000))
        + "    builds: {lean",
    )),
    ("ten thousand builds", "unknown-value", True, lambda: section(
        "lean: {fat: 4}", ", ".join(f"b{n}: {{fat: 4}}" for n in range(10_000))
    )),
    ("a hundred thousand unknown names in a section", "unknown-field", True, lambda: more(
        "\n".join(f"k{n}: v" for n in range(99_000))
    )),
    ("layers with a name of a megabyte", "too-long", True, lambda: section(
        "name: fat, type", f"name: {'x' * MIB}, type"
    )),
    # What items show
    ("unknown section", "unknown-section", True, hotspot("section: rip")),
    ("section that is left out", "section-left-out", True, hotspot().replace("mm: 10", "mm: x")),
    ("section as a mapping", "wrong-kind", True, hotspot("section: {id: rib}")),
    ("section as a list of ids", "wrong-kind", True, hotspot("section: [rib]")),
    ("section that is a picture", "pattern", True, hotspot("section: figures/a.png")),
    ("picture that is a section", "pattern", True, hotspot("picture: rib")),
    ("picture elsewhere", "pattern", True, hotspot("picture: ../../etc/passwd.png")),
    ("picture on the net", "pattern", True, hotspot("picture: https://example.org/a.png")),
    ("picture in a folder within", "pattern", True, hotspot("picture: figures/x/a.png")),
    ("picture of a file bank", "unknown-picture", True, hotspot("picture: figures/a.png")),
    ("section and picture", "two-shown", True, hotspot("section: rib\npicture: figures/a.png")),
    ("neither section nor picture", "nothing-shown", True, hotspot("title: x")),
    ("fold that is not there", "no-fold", True, hotspot("section: rib\nview: fold")),
    ("build that is not stated", "no-build", True, hotspot(
        "section: rib\nbuild: lean"
    ).replace("{lean: {fat: 4}, heavy: {fat: 16}}", "{heavy: {fat: 16}}")),
    ("area that is not there", "unknown-area", True, areas("{name: nreve, key: true}")),
    ("area with the name of a member", "unknown-area", True, areas("{name: vein, key: true}")),
    ("area without key", "no-key", True, areas("{name: nerve}")),
    ("area twice", "same-area", True, areas("{name: nerve, key: true}", "{name: Nerve}")),
    ("unsafe area that is right", "unsafe-key", True, areas(
        "{name: nerve, key: true, unsafe: true}"
    )),
    ("area of a section with an outline", "outline", True, areas(
        "{name: nerve, key: true, outline: [[0, 0], [1, 0], [1, 1]]}"
    )),
    ("areas empty", "empty", True, hotspot(areas="    areas:\n")),
    ("too many areas", "too-many", True, areas(*(f"{{name: a{n}}}" for n in range(61)))),
    ("outline outside of its picture", "out-of-range", True, areas(
        "{name: nerve, key: true, outline: [[0, 0], [1, 0], [1.1, 1]]}"
    )),
    ("needle path on no section", "unknown-section", True, bank(
        items=ITEM + "  - {id: path, type: needle-path, stem: Set it., section: x}\n"
    )),
]  # fmt: skip


def section_cases() -> Iterator[Case]:
    for name, code, usable, content in TEXTS:
        yield Case(name, code, usable, _file(content))
    for name, code, usable, change in FOLDERS:
        yield Case(f"folder: {name}", code, usable, _folder(change))


def _file(content: str | Callable[[], str]) -> Build:
    def build(place: Path) -> Path:
        path = place / "bank.yaml"
        path.write_text(content() if callable(content) else content, encoding="utf-8")
        return path

    return build


def _folder(change: Callable[[Path], object]) -> Build:
    def build(place: Path) -> Path:
        folder = place / "bank"
        for name in ("items", "sections", "figures"):
            (folder / name).mkdir(parents=True)
        (folder / "bank.yaml").write_text(HEAD)
        (folder / "items" / "sound.yaml").write_text("items:\n" + ITEM)
        change(folder)
        return folder

    return build


def written(name: str, content: str | bytes) -> Callable[[Path], object]:
    """Write one more file."""
    made = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(made)


def shown(picture: str, content: bytes, more: str = "") -> Callable[[Path], object]:
    """Write a picture and an item that shows it."""
    outline = "outline: [[0, 0], [1, 0], [1, 1]]"

    def change(folder: Path) -> None:
        (folder / picture).write_bytes(content)
        item = f"{POINT}    picture: {picture}\n    areas:\n"
        item += more or f"      - {{name: x, key: true, {outline}}}\n"
        (folder / "items" / "more.yaml").write_text("items:\n" + item)

    return change


def area(outline: str) -> str:
    """Write the only area of an item that shows a picture."""
    return f"      - {{name: x, key: true{outline}}}\n"


def many_pictures(folder: Path) -> None:
    """Write more bytes of pictures than a bank may have, each of them allowed."""
    for number in range(18):
        content = make_png() + b"\0" * (4 * MIB - 200)
        (folder / "figures" / f"{number}.png").write_bytes(content)


def shown_too_often(folder: Path) -> None:
    """Write a large picture and more items that show it than a bank may hold of it."""
    (folder / "figures" / "a.png").write_bytes(make_png() + b"\0" * (4 * MIB - 200))
    text = POINT + "    picture: figures/a.png\n    areas:\n"
    text += area(", outline: [[0, 0], [1, 0], [1, 1]]")
    items = (text.replace("id: point", f"id: point-{n}") for n in range(200))
    (folder / "items" / "more.yaml").write_text("items:\n" + "".join(items))


def linked(name: str, target: str) -> Callable[[Path], object]:
    """Write a link in place of a file."""
    return lambda folder: (folder / name).symlink_to(target)


OUTSIDE = "../../canary.yaml"
FOLDERS: list[tuple[str, str, bool, Callable[[Path], object]]] = [
    ("sections in a file of items", "unknown-field", True, written("items/a.yaml", SECTIONS)),
    ("items in a file of sections", "unknown-field", True, written("sections/a.yaml", "items: []")),
    ("head in a file of sections", "unknown-field", True, written("sections/a.yaml", HEAD)),
    ("file of sections that is empty", "empty", True, written("sections/a.yaml", "")),
    ("file of sections that is no text", "encoding", True, written("sections/a.yaml", b"\xff")),
    ("file of sections that is a list", "wrong-kind", True, written("sections/a.yaml", SECTION)),
    ("file of sections that breaks off", "syntax", True, written("sections/a.yaml", "sections: [")),
    ("sections as text", "wrong-kind", True, written("sections/a.yaml", "sections: x\n")),
    ("section in two files", "same-id", True, lambda folder: [
        (folder / "sections" / name).write_text(SECTIONS) for name in ("a.yaml", "b.yaml")
    ]),
    ("sections over several files", "too-many-sections", False, lambda folder: [
        (folder / "sections" / f"{n}.yaml").write_text("sections:\n" + "  - x\n" * 30)
        for n in range(7)
    ]),
    ("sections with another ending", "not-read", True, written("sections/a.yml", SECTIONS)),
    ("file of sections as a link", "link", True, linked("sections/a.yaml", OUTSIDE)),
    ("picture as a link", "link", True, linked("figures/a.png", OUTSIDE)),
    ("picture of a vector", "not-read", True, written("figures/a.svg", "<svg/>")),
    ("picture that moves", "not-read", True, written("figures/a.gif", "GIF89a")),
    ("picture that is a program", "not-a-picture", True, written("figures/a.png", b"MZ\x90\0")),
    ("picture that is a vector", "not-a-picture", True, written("figures/a.png", "<svg/>")),
    ("picture of another kind", "not-a-picture", True, shown("figures/a.png", make_jpeg())),
    ("picture that is empty", "not-a-picture", True, written("figures/a.jpg", b"")),
    ("picture cut off", "cut-off", True, shown("figures/a.png", make_png()[:-20])),
    ("picture of a bomb", "picture-size", True, shown("figures/a.png", make_png(50_000, 50_000))),
    ("picture as a thread", "picture-size", True, shown("figures/a.png", make_png(40_000_000, 1))),
    ("picture too large", "too-large", True, written(
        "figures/a.png", make_png() + b"\0" * 4 * MIB
    )),
    ("pictures too large together", "too-large", True, many_pictures),
    ("picture shown too often", "shows-too-much", False, shown_too_often),
    ("picture left out", "picture-left-out", True, shown("figures/a.png", b"x")),
    ("area without outline", "outline", True, shown("figures/a.png", make_png(), area(""))),
    ("outline that crosses itself", "outline", True, shown("figures/a.png", make_png(), area(
        ", outline: [[0, 0], [1, 1], [1, 0], [0, 1]]"
    ))),
    ("outline without size", "outline", True, shown("figures/a.png", make_png(), area(
        ", outline: [[0, 0], [0.005, 0], [0, 0.005]]"
    ))),
    ("outline of thousands of points", "too-many", True, shown("figures/a.png", make_png(), area(
        f", outline: [{', '.join(['[0, 0]'] * 5_000)}]"
    ))),
]  # fmt: skip
