# SPDX-License-Identifier: MIT
"""Banks as text, and from one shape to another: nothing is lost without a word."""

from pathlib import Path

import pytest
from hypothesis import given

from tests.banks.strategies import banks, patient
from tests.builders import (
    make_bank,
    make_full_head,
    make_full_item,
    make_hotspot,
    make_item,
    make_multiple,
    sample_items,
    write_bank,
    write_folder,
)
from tests.pictures import make_png
from tests.sections import make_fold, make_section
from trainer.banks.loader import load
from trainer.banks.parts import Parts
from trainer.banks.reading import FileReader, Keep
from trainer.banks.sections import Room
from trainer.banks.writer import bank_text, convert
from trainer.errors import BankError
from trainer.model.bank import Bank
from trainer.model.section import Art

FULL = make_bank(make_full_item(), make_multiple(choose=2), head=make_full_head())


def read(text: str) -> Bank:
    reader = FileReader("bank.yaml", text.encode(), Keep.ITEMS, is_head=True)
    sections = tuple(entry.section for entry in reader.sections(None, Room()))
    reading = reader.read(None, Parts(sections))
    assert reading.problems == []
    assert reading.head is not None
    items = tuple(entry.kept for entry in reading.entries)
    return Bank(head=reading.head, items=items, sections=sections)


@patient
@given(banks())
def test_reading_what_was_written_gives_an_equal_bank(bank):
    assert read(bank_text(bank)) == bank


def test_what_was_read_is_written_alike():
    text = bank_text(FULL)
    assert bank_text(read(text)) == text
    assert read(text) == FULL


@pytest.mark.parametrize("kind", sample_items())
def test_items_of_every_type_are_written(kind):
    bank = make_bank(sample_items()[kind], head=make_full_head())
    assert read(bank_text(bank)) == bank


def test_sections_are_written_as_an_author_would():
    section = make_section(fold=make_fold(), art=Art(context=((1, 2), (3, 4.5)) * 20))
    text = bank_text(make_bank(make_hotspot(section=section)))
    assert read(text).sections == (section,)
    assert "    section: over-the-rib\n" in text
    assert "        ellipse: [0.0, 26.0, 9.0, 6.0]\n" in text or "ellipse: [0, 26, 9, 6]" in text
    assert "            entry: [-3, 3]\n" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_text_looks_like_what_an_author_would_write():
    text = bank_text(make_bank(make_item(topic="1.10", region=("arm", "hand"), title="No: x")))
    assert text.startswith("format: 1\nid: shoulder-safety\ntitle: Shoulder safety check\n")
    assert '    topic: "1.10"\n' in text
    assert "    region: [arm, hand]\n" in text
    assert '    title: "No: x"\n' in text
    assert "      - text: Radial nerve\n        key: true\n" in text
    assert "difficulty" not in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_text_that_another_reader_would_not_take_for_text_is_quoted():
    text = bank_text(make_bank(make_item(title="NO", topic="yes", lead_in="null")))
    assert 'title: "NO"' in text
    assert 'topic: "yes"' in text
    assert 'lead_in: "null"' in text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_folder(tmp_path / "folder", FULL)
    (made / "figures").mkdir()
    (made / "figures" / "arm.png").write_bytes(make_png())
    return made


@pytest.mark.parametrize("name", ["copy.needlebank", "copy"])
def test_a_folder_is_kept_file_by_file(folder, tmp_path, name):
    target = tmp_path / name
    assert convert(str(folder), str(target)) == [f"3 files kept unchanged in {target}."]
    assert load(str(target)).bank == FULL
    back = tmp_path / "back"
    convert(str(target), str(back))
    assert {path.name: path.read_bytes() for path in folder.rglob("*.*")} == {
        path.name: path.read_bytes() for path in back.rglob("*.*")
    }


def test_a_folder_becomes_one_file_and_says_what_that_cannot_hold(folder, tmp_path):
    target = tmp_path / "one.yaml"
    lines = convert(str(folder), str(target))
    assert lines == [
        "2 items of 2 files kept.",
        "Comments and the arrangement of lines are not kept.",
        "Left out, because one file cannot hold it: figures/arm.png.",
    ]
    assert load(str(target)).bank == FULL


def test_items_that_show_pictures_are_named_when_they_are_left_out(folder, tmp_path):
    item = """\
items:
  - id: point
    type: hotspot
    stem: Point.
    picture: figures/arm.png
    areas: [{name: a, key: true, outline: [[0, 0], [1, 0], [1, 1]]}]
"""
    (folder / "items" / "more.yaml").write_text(item)
    assert load(str(folder)).problems == ()
    lines = convert(str(folder), str(tmp_path / "one.yaml"))
    assert lines[0] == "2 items of 3 files kept."
    why = "because one file cannot hold the picture that it shows"
    assert f'Left out, {why}: "point".' in lines
    assert load(str(tmp_path / "one.yaml")).bank == FULL
    convert(str(folder), str(tmp_path / "copy.needlebank"))
    assert load(str(tmp_path / "copy.needlebank")).bank == load(str(folder)).bank


def test_a_folder_with_sections_becomes_one_file(tmp_path):
    bank = make_bank(make_hotspot())
    write_folder(tmp_path / "folder", bank)
    lines = convert(str(tmp_path / "folder"), str(tmp_path / "one.yaml"))
    assert lines[0] == "1 item and 1 section of 3 files kept."
    assert load(str(tmp_path / "one.yaml")).bank == load(str(tmp_path / "folder")).bank == bank


def test_items_with_problems_are_named_when_they_are_left_out(folder, tmp_path):
    (folder / "items" / "bad.yaml").write_text("items:\n  - {id: bad, type: single}\n")
    (folder / "more.yml").write_text("x")
    lines = convert(str(folder), str(tmp_path / "one.yaml"))
    assert 'Left out, because it has problems: "bad".' in lines
    assert "Left out: more.yml, this file is not read." in lines


def test_a_single_file_keeps_its_comments(tmp_path):
    path = write_bank(tmp_path / "a.yaml", FULL)
    path.write_text("# mine\n" + path.read_text())
    for target in (tmp_path / "b.yaml", tmp_path / "c"):
        convert(str(path), str(target))
        assert load(str(target)).bank == FULL
    assert (tmp_path / "b.yaml").read_text() == path.read_text()
    assert (tmp_path / "c" / "bank.yaml").read_text() == path.read_text()


def test_what_cannot_be_converted_says_so(tmp_path, folder):
    bad = tmp_path / "bad.yaml"
    bad.write_text("x")
    with pytest.raises(BankError, match=r"cannot be read\. bad\.yaml:1:1"):
        convert(str(bad), str(tmp_path / "b.yaml"))
    with pytest.raises(BankError, match="is not an empty folder"):
        convert(str(folder), str(folder))
    with pytest.raises(BankError, match="cannot be written"):
        convert(str(folder), str(tmp_path / "nowhere" / "x.needlebank"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "folder", "home"]


def test_a_bank_too_large_for_one_file_says_so(tmp_path):
    items = [make_item(f"i-{number}", stem="x" * 20_000) for number in range(270)]
    made = tmp_path / "folder"
    write_folder(made, make_bank(*items[:135]))
    write_bank(tmp_path / "rest.yaml", make_bank(*items[135:]))
    text = (tmp_path / "rest.yaml").read_text()
    (made / "items" / "rest.yaml").write_text(text[text.index("items:") :])
    with pytest.raises(BankError, match="larger than 5 MB; choose a folder"):
        convert(str(made), str(tmp_path / "one.yaml"))
