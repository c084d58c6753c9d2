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
    make_item,
    make_multiple,
    sample_items,
    write_bank,
    write_folder,
)
from trainer.banks.loader import load
from trainer.banks.reading import Keep, read_file
from trainer.banks.writer import bank_text, convert
from trainer.errors import BankError
from trainer.model.bank import Bank

FULL = make_bank(make_full_item(), make_multiple(choose=2), head=make_full_head())


def read(text: str) -> Bank:
    reading = read_file("bank.yaml", text.encode(), Keep.ITEMS, None, is_head=True)
    assert reading.problems == []
    assert reading.head is not None
    return Bank(head=reading.head, items=tuple(entry.kept for entry in reading.entries))


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
    (made / "figures" / "arm.png").write_bytes(b"\x89PNG\0")
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
