# SPDX-License-Identifier: MIT
"""Sections and pictures of banks: read before items, put into those that show them, and kept."""

import base64
import dataclasses
import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.banks.hostile_sections import (
    AREAS,
    POINT,
    SECTION,
    SECTIONS,
    bank,
    hotspot,
    more,
    section,
    structure,
)
from tests.banks.hostile_texts import HEAD, ITEM
from tests.builders import (
    make_bank,
    make_case,
    make_hotspot,
    make_item,
    sample_items,
    write_bank,
    write_folder,
)
from tests.pictures import make_jpeg, make_png
from tests.sections import make_fold, make_needle_path, make_section
from trainer.banks import fingerprint, parallel, parts, sections
from trainer.banks.canonical import canonical_json, canonical_text, content_hash, plain_of
from trainer.banks.compiled import compile_bank, open_compiled
from trainer.banks.loader import check, load
from trainer.banks.package import pack
from trainer.errors import BankError
from trainer.model.items.case import Step
from trainer.model.items.hotspot import Area
from trainer.model.items.registry import TYPES, family
from trainer.model.limits import PROBLEMS
from trainer.model.picture import Picture
from trainer.model.section import Section
from trainer.model.section_plain import read_section

OUTLINE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
PICTURED = POINT + "    picture: figures/a.png\n    areas: [{name: a, key: true, outline: ["
PICTURED += "[0, 0], [1, 0], [1, 1]]}]\n"


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.fixture
def write(tmp_path: Path):
    """Write a bank as files of a folder, or as one file, and return its path."""

    def written(files: str | dict[str, str | bytes]) -> str:
        if isinstance(files, str):
            path = tmp_path / "bank.yaml"
            path.write_text(files, encoding="utf-8")
            return str(path)
        for name, content in {"bank.yaml": HEAD, **files}.items():
            path = tmp_path / "bank" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(tmp_path / "bank")

    return written


def told(path: str) -> list[str]:
    return [str(problem) for problem in load(path).problems]


# What loads


def test_file_folder_and_package_hold_sections_alike(tmp_path):
    made = make_bank(make_hotspot(), make_needle_path(), make_item())
    folder = write_folder(tmp_path / "folder", made)
    pack(str(folder), str(tmp_path / "packed.needlebank"))
    one = write_bank(tmp_path / "one.yaml", made)
    for path in (folder, tmp_path / "packed.needlebank", one):
        result = load(str(path))
        assert result.problems == ()
        assert result.bank == made
        assert result.bank.sections == (make_section(),)
        assert result.bank.items[0].section is result.bank.items[1].section


def test_a_section_is_read_with_all_that_it_holds(tmp_path):
    whole = make_section(fold=make_fold(), advanced=True, region=("shoulder",), note="x")
    path = write_bank(tmp_path / "a.yaml", make_bank(make_hotspot(section=whole)))
    result = load(str(path))
    assert result.problems == ()
    assert result.bank.sections == (whole,)
    assert read_section(json.loads(canonical_json(plain_of(whole)))) == whole


def test_items_show_sections_of_any_file_whatever_the_order(write):
    result = load(
        write(
            {
                "bank.yaml": HEAD + "items:\n" + POINT + "    section: rib\n" + AREAS,
                "sections/z.yaml": SECTIONS,
                "items/a.yaml": "items:\n" + ITEM,
            }
        )
    )
    assert result.problems == ()
    assert [item.id for item in result.bank.items] == ["point", "sound"]
    assert result.bank.items[0].section.id == "rib"
    assert result.files == ("bank.yaml", "sections/z.yaml", "items/a.yaml")


def test_sections_keep_the_order_of_their_files(write):
    named = {name: SECTION.replace("id: rib", f"id: {name}") for name in "abc"}
    result = load(
        write(
            {
                "bank.yaml": HEAD + "sections:\n" + named["c"],
                "sections/1.yaml": "sections:\n" + named["b"],
                "sections/2.yaml": "sections:\n" + named["a"],
                "items/a.yaml": "items:\n" + ITEM,
            }
        )
    )
    assert [one.id for one in result.bank.sections] == ["c", "b", "a"]


def test_the_section_of_a_step_is_put_into_the_step(tmp_path):
    inner = dataclasses.replace(make_hotspot(), id="", domain=None)
    case = make_case(steps=(Step(id="first", item=inner), make_case().steps[-1]))
    path = write_bank(tmp_path / "a.yaml", make_bank(case))
    result = load(str(path))
    assert result.problems == ()
    assert result.bank.items == (case,)
    assert isinstance(result.bank.items[0].steps[0].item.section, Section)


def test_a_picture_is_put_into_the_items_that_show_it(write):
    content = make_png(40, 30)
    result = load(write({"items/a.yaml": "items:\n" + PICTURED, "figures/a.png": content}))
    assert result.problems == ()
    (item,) = result.bank.items
    assert item.picture.name == "figures/a.png"
    assert (item.picture.width, item.picture.height) == (40, 30)
    assert base64.b64decode(item.picture.text) == content
    assert item.areas == (Area(name="a", key=True, outline=OUTLINE),)


# What is said


def test_a_problem_of_a_section_names_it_with_line_and_column(write):
    assert told(write(section("type: nerve", "type: nerv"))) == [
        'bank.yaml:15:29: section "rib": structure 2: "type" is "nerv", which is not one of '
        "nerve, artery, vein, bundle, pleura, canal, organ, bone, muscle, tendon, fat or membrane. "
        'Did you mean "nerve"?'
    ]
    assert told(write(section("- id: rib\n    title", "- title"))) == [
        'bank.yaml:5:5: section 1 of the file: missing "id"'
    ]
    assert told(write(more("dangesr: []"))) == [
        'bank.yaml:25:5: section "rib": unknown field "dangesr". Did you mean "dangers"?'
    ]


def test_the_rules_of_sections_are_told_with_line_and_column(write):
    assert told(write(section("[rib]", "[pleura]"))) == [
        'bank.yaml:21:20: section "rib": corridor "onto the rib" names "pleura", which is no bone '
        "here. There are rib."
    ]


def test_an_unknown_field_does_not_hide_what_else_is_wrong(write):
    text = more("colour: red").replace("[rib]", "[pleura]")
    assert {problem.code for problem in load(write(text)).problems} == {
        "unknown-field",
        "unknown-name",
    }


def test_all_that_is_wrong_comes_in_one_pass(write):
    broken = {
        "sections/a.yaml": SECTIONS.replace("mm: 10", "mm: ten"),
        "sections/b.yaml": "sections:\n  - {id: other, titel: x}\n",
        "items/a.yaml": "items:\n" + ITEM + POINT + "    section: rip\n" + AREAS,
        "items/b.yaml": "items:\n  - {id: b, type: single}\n",
        "figures/a.png": b"x",
    }
    codes = [(problem.path, problem.code) for problem in load(write(broken)).problems]
    assert codes == [
        ("figures/a.png", "not-a-picture"),
        ("items/a.yaml", "unknown-section"),
        ("items/b.yaml", "missing-field"),
        ("items/b.yaml", "missing-field"),
        ("sections/a.yaml", "wrong-value"),
        *[("sections/b.yaml", "missing-field")] * 3,
        ("sections/b.yaml", "unknown-field"),
    ]


def test_an_item_that_shows_what_is_not_there_is_left_out(write):
    result = load(write(hotspot("section: rip")))
    assert [str(problem) for problem in result.problems] == [
        'bank.yaml:35:14: item "point": unknown section "rip". Did you mean "rib"?'
    ]
    assert result.skipped == ("point",)
    assert [item.id for item in result.bank.items] == ["sound"]


@pytest.mark.parametrize(
    ("files", "remedy"),
    [
        ({}, "The bank has no sections; they lie in the folder sections, or under sections: in a "
         "bank of one file."),
        ({"sections/a.yaml": "sections: ["}, "A file of sections cannot be read; mend that first."),
        ({"sections/a.yaml": "sections:\n  - {id: rip}\n"}, 'Did you mean "rip"?'),
    ],
)  # fmt: skip
def test_what_helps_against_an_unknown_section_depends_on_what_there_is(write, files, remedy):
    items = "items:\n" + POINT + "    section: rib\n" + AREAS
    problems = load(write({**files, "items/a.yaml": items})).problems
    (problem,) = [problem for problem in problems if problem.item]
    assert (problem.code, problem.remedy) == ("unknown-section", remedy)


def test_an_item_that_shows_a_broken_section_says_so(write):
    result = load(write(hotspot().replace("mm: 10", "mm: ten")))
    assert [(problem.code, problem.item) for problem in result.problems] == [
        ("wrong-value", ""),
        ("section-left-out", "point"),
    ]
    assert result.bank.sections == ()


def test_names_of_areas_are_looked_up_in_the_section(write):
    text = hotspot(areas="    areas: [{name: plura, key: true}]\n")
    assert told(write(text)) == [
        'bank.yaml:36:20: item "point": area 1: section "rib" has no "plura" to point at. '
        'Did you mean "pleura"?'
    ]


def test_a_picture_that_is_not_there_has_a_near_match(write):
    files = {"items/a.yaml": "items:\n" + PICTURED, "figures/b.png": make_png()}
    assert told(write(files)) == [
        'items/a.yaml:5:14: item "point": unknown picture "figures/a.png". Did you mean '
        '"figures/b.png"?'
    ]


def test_pictures_of_other_kinds_are_passed_over_with_a_warning(write):
    files = {"items/a.yaml": "items:\n" + ITEM, "figures/a.svg": "<svg/>", "figures/b.txt": "x"}
    assert told(write(files)) == [
        "figures/a.svg: SVG pictures are not read, because they can do more than show something. "
        "Export it as PNG.",
        "figures/b.txt: this file is not read. Pictures are PNG or JPEG files.",
    ]


def test_the_second_section_with_an_id_is_left_out_wherever_it_is(write):
    other = SECTIONS.replace("Muscle", "Another muscle")
    result = load(
        write({"sections/a.yaml": SECTIONS, "sections/b.yaml": other, "items/a.yaml": "items: []"})
    )
    assert [str(problem) for problem in result.problems if problem.code == "same-id"] == [
        'sections/b.yaml:2:9: section "rib": the section in sections/a.yaml, line 2 has the same '
        "id. Give this one its own permanent id."
    ]
    assert [one.title for one in result.bank.sections] == ["Muscle over a rib"]


def test_sources_that_sections_cite_are_looked_up(write):
    text = more("cites: [smith2019]")
    (problem,) = load(write(text)).problems
    assert (problem.code, problem.line, problem.column) == ("no-references", 25, 12)
    text = text.replace("sections:", "references: {smith2018: {text: x}}\nsections:", 1)
    assert told(write(text)) == [
        'bank.yaml:26:13: section "rib": cites "smith2019", not in references. Did you mean '
        '"smith2018"?'
    ]


def test_problems_beyond_a_limit_are_counted(write):
    fields = "".join(f"    k{n}: v\n" for n in range(PROBLEMS + 50))
    result = load(write(bank(SECTION + fields)))
    assert len(result.problems) == PROBLEMS
    assert result.unlisted == 50


def test_a_name_cannot_steer_a_terminal(write):
    text = structure('type: nerve, curve: [[0, 1]], feels: ""').replace(
        "name: more", 'name: "\\u202e\\u200b' + "x" * 150 + '"'
    )
    text = text.replace("meets: pleura", 'meets: "\\u202e\\u200b"')
    problems = load(write(text)).problems
    assert problems
    assert all(str(problem).isprintable() for problem in problems)


# Limits


def test_checking_sections_ends_when_it_takes_too_long(write, monkeypatch):
    monkeypatch.setattr(sections, "SECTION_WORK", 700)
    named = "".join(SECTION.replace("id: rib", f"id: rib-{n}") for n in range(4))
    result = load(write(bank(named)))
    assert [problem.code for problem in result.problems] == ["too-much", "too-much"]
    assert [one.id for one in result.bank.sections] == ["rib-0", "rib-1"]


def test_items_may_not_show_more_than_a_bank_can_keep(write, monkeypatch, cache):
    size = len(canonical_text(load(write(hotspot())).bank.sections[0]))
    items = "".join(
        POINT.replace("id: point", f"id: point-{n}") + "    section: rib\n" + AREAS
        for n in range(4)
    )
    for most, fits in ((4 * size, True), (4 * size - 1, False)):
        monkeypatch.setattr("trainer.banks.parts.SHOWN_BYTES", most)
        monkeypatch.setattr("trainer.banks.reading.SHOWN_BYTES", most)
        monkeypatch.setattr("trainer.banks.whole.SHOWN_BYTES", most)
        path = write(bank(items=items))
        assert (load(path).bank is not None) == fits
        assert (check(path).head is not None) == fits
        with closing(compile_bank(path, cache)) as made:
            assert made.readable == fits


def test_several_processes_find_what_one_finds(write, monkeypatch):
    stem = "word " * 200
    files = {"sections/a.yaml": SECTIONS, "figures/a.png": make_png()}
    for number in range(4):
        items = "".join(
            POINT.replace("id: point", f"id: i-{number}-{n}").replace("Point.", stem.strip())
            + f"    section: {'rib' if n else 'rip'}\n"
            + AREAS
            for n in range(600)
        )
        files[f"items/{number}.yaml"] = "items:\n" + items
    path = write(files)
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    monkeypatch.setattr(parallel, "_can_fork", lambda: True)
    together = check(path)
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    alone = check(path)
    assert together == alone
    assert len(alone.entries) == 4 * 599
    assert [problem.code for problem in alone.problems] == ["unknown-section"] * 4


def test_a_bank_without_sections_loads_no_geometry(tmp_path):
    path = write_bank(tmp_path / "a.yaml", make_bank(*[
        item for kind, item in sample_items().items() if kind in ("single", "multiple", "match")
    ]))  # fmt: skip
    code = (
        "import sys\n"
        "from trainer.banks.loader import check\n"
        "assert check(sys.argv[1]).head is not None\n"
        "loaded = {'numpy', 'shapely', 'trainer.model.section_rules'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, cwd=Path(__file__).parents[2]
    )


# What is kept


def old(path: str) -> str:
    """Make everything below a path look as if it had not been touched for an hour."""
    then = time.time() - 3600
    for below in (*Path(path).rglob("*"), Path(path)):
        os.utime(below, (then, then))
    return path


@pytest.mark.parametrize("kind", TYPES)
def test_the_text_of_an_item_as_shown_is_kept_and_hashed(kind, tmp_path, cache):
    item = sample_items()[kind]
    path = write_bank(tmp_path / "a.yaml", make_bank(item))
    with closing(compile_bank(str(path), cache)) as made:
        # Numbers are read as those that they are kept as: 3 as 3.0.
        (read,) = load(str(path)).bank.items
        assert made.item_text(item.id) == canonical_text(read)
        assert made.item(item.id) == read == item
        assert made.row(item.id).content_hash == content_hash(canonical_text(read))
        assert made.row(item.id).words > 2


def test_a_section_is_kept_once_however_many_items_show_it(tmp_path, cache):
    items = [make_hotspot(f"i-{n}") for n in range(40)]
    path = write_bank(tmp_path / "a.yaml", make_bank(*items))
    with closing(compile_bank(str(path), cache)) as made:
        assert made.item("i-39") == items[39]
        assert made.section_ids() == [("over-the-rib", "Muscle over a rib")]
        assert made.section("over-the-rib") == make_section()
        for wrong in ("none", "point-at-the-nerve"):
            with pytest.raises(KeyError):
                made.section(wrong)
    (file,) = Path(cache).glob("*.bank")
    assert file.read_bytes().count(b'intercostal nerve","type"') == 1


def test_no_text_of_an_author_is_taken_for_a_section(tmp_path, cache):
    stem = '"\\u0001over-the-rib" \\"\\u0001over-the-rib" \\\\"\\u0001over-the-rib"'
    items = make_hotspot(stem=stem), make_item(stem=stem, lead_in='"\\u0001')
    path = write_bank(tmp_path / "a.yaml", make_bank(*items))
    with closing(compile_bank(str(path), cache)) as made:
        for item in items:
            assert made.item(item.id) == item


def test_pictures_are_kept_for_themselves_and_in_items(write, cache):
    path = write(
        {
            "items/a.yaml": "items:\n" + PICTURED,
            "figures/a.png": make_png(7, 8),
            "figures/b ä.jpg": make_jpeg(),
        }
    )
    with closing(compile_bank(path, cache)) as made:
        (item,) = load(path).bank.items
        assert made.item("point") == item
        assert made.item_text("point") == canonical_text(item)
        assert made.picture("figures/a.png") == item.picture
        assert isinstance(made.picture("figures/b ä.jpg"), Picture)
        with pytest.raises(KeyError):
            made.picture("figures/c.png")


def test_a_bank_with_another_picture_or_section_is_another_bank(write, cache):
    files: dict[str, Any] = {
        "items/a.yaml": "items:\n" + PICTURED,
        "sections/a.yaml": SECTIONS,
        "figures/a.png": make_png(),
    }
    path = old(write(files))
    compile_bank(path, cache).close()
    before = fingerprint.fingerprint_of(path)
    for name, content in (
        ("figures/a.png", make_png(5, 5)),
        ("sections/a.yaml", SECTIONS + "\n"),
        ("figures/more.png", make_png()),
        ("figures/more.svg", "<svg/>"),
    ):
        write({name: content})
        assert fingerprint.fingerprint_of(path) != before
        assert open_compiled(path, cache) is None
        before = fingerprint.fingerprint_of(path)
        compile_bank(path, cache).close()


def test_an_unchanged_bank_is_opened_without_reading_its_pictures(write, cache, monkeypatch):
    path = old(write({"items/a.yaml": "items:\n" + PICTURED, "figures/a.png": make_png()}))
    compile_bank(path, cache).close()
    monkeypatch.setattr(fingerprint, "fingerprint_of", lambda _path: pytest.fail("read"))
    with closing(open_compiled(path, cache)) as made:
        assert made.item("point").picture.width == 4


def test_a_changed_byte_of_a_section_is_noticed(tmp_path, cache):
    path = write_bank(tmp_path / "a.yaml", make_bank(make_hotspot()))
    compile_bank(str(path), cache).close()
    (file,) = Path(cache).glob("*.bank")
    content = file.read_bytes()
    at = content.index(b"The nerve is hurt")
    file.write_bytes(content[:at] + b"t" + content[at + 1 :])
    with (
        closing(open_compiled(str(path), cache)) as made,
        pytest.raises(BankError, match="damaged"),
    ):
        made.item("point-at-the-nerve")
    assert open_compiled(str(path), cache) is None


def test_there_is_one_table_for_all_that_items_name(tmp_path, cache):
    """Every table costs time whenever a bank is opened."""
    path = write_bank(tmp_path / "a.yaml", make_bank(make_hotspot()))
    compile_bank(str(path), cache).close()
    (file,) = Path(cache).glob("*.bank")
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall()
    assert [name for (name,) in names] == [
        "item", "part", "sqlite_autoindex_part_1", "sqlite_autoindex_text_1", "text",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_changes_in_an_item_but_what_it_shows(kind):
    """What is stored is written from the item as named, what is hashed from the item as shown."""
    item, of_type = sample_items()[kind], family(kind)
    assert of_type.named(item) == [] or not list(of_type.named(item))
    by_name = {"over-the-rib": make_section()}
    assert of_type.with_sections(item, by_name) == item
    for field in ("section",):
        if hasattr(item, field):
            named = dataclasses.replace(item, **{field: "over-the-rib"})
            assert of_type.named(named) == [((field,), "over-the-rib")]
            assert of_type.with_sections(named, by_name) == item
            assert of_type.with_sections(named, {}) == named
            assert isinstance(of_type.faults(named), list)


def test_parts_without_anything_say_so():
    (fault,) = parts.Parts().faults([(("picture",), "figures/a.png")])
    assert fault.remedy == "Pictures lie in the folder figures of a bank, beside bank.yaml."
