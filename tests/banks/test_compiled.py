# SPDX-License-Identifier: MIT
"""The compiled cache: trusted when nothing changed, absent when anything did."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import (
    make_bank,
    make_full_head,
    make_full_item,
    make_item,
    make_multiple,
    write_bank,
    write_folder,
)
from trainer.banks import compiled, fingerprint
from trainer.banks.canonical import canonical_text, content_hash, plain_of
from trainer.banks.compiled import compile_bank, open_compiled
from trainer.banks.loader import load
from trainer.banks.location import VERSION
from trainer.banks.package import pack
from trainer.errors import BankError
from trainer.model.bank import Reference
from trainer.model.index import plain_words

FULL = make_bank(make_full_item(), make_multiple(choose=2), head=make_full_head())


@pytest.fixture
def cache(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return old(write_folder(tmp_path / "bank", FULL))


def old(path: Path) -> Path:
    """Make everything below a path look as if it had not been touched for an hour."""
    then = time.time() - 3600
    for below in (*path.rglob("*"), path):
        os.utime(below, (then, then))
    return path


def compiled_file(cache: str) -> Path:
    (file,) = Path(cache).glob("*.bank")
    return file


def is_open(path: Path, cache: str) -> bool:
    bank = open_compiled(str(path), cache)
    if bank is not None:
        bank.close()
    return bank is not None


def test_a_compiled_bank_holds_what_the_bank_holds(folder, cache):
    with closing(compile_bank(str(folder), cache)) as bank:
        assert bank.readable
        assert bank.counts == (2, 0, 0, 0, 0)
        assert (bank.size(), bank.left_out()) == (2, 0)
        head = bank.head()
        assert head["id"] == "shoulder-safety"
        assert head["language"] == "en-GB"
        assert head["domains"]["anatomy"]["topics"] == {"1.5": "Arm"}
        assert "references" not in head
        for number, item in enumerate(FULL.items):
            text = canonical_text(item)
            assert bank.item(item.id) == item
            assert bank.item_text(item.id) == text
            row = bank.row(item.id)
            assert row == bank.index()[number]
            assert (row.position, row.id, row.type) == (number, item.id, item.type)
            assert (row.domain, row.topic, row.region) == (item.domain, item.topic, item.region)
            assert (row.level, row.critical) == (item.level or "", item.critical)
            assert (row.revision, row.title) == (item.revision, item.title)
            assert row.content_hash == content_hash(text)
            assert row.words == plain_words(plain_of(item))
        reference = FULL.head.references["mcmanus2018"]
        assert bank.reference("mcmanus2018") == reference
        (plain,) = bank.all_references()
        assert bank.references(["none", "mcmanus2018"]) == {"mcmanus2018": plain}
        assert Reference(**plain) == reference
        assert bank.problems() == []


def test_what_is_not_there_is_a_key_error(folder, cache):
    with closing(compile_bank(str(folder), cache)) as bank:
        for ask in (bank.item, bank.item_text, bank.row, bank.reference):
            with pytest.raises(KeyError):
                ask("nothing")


def test_the_head_has_what_the_author_left_out(tmp_path, cache):
    path = write_bank(tmp_path / "a.yaml", make_bank())
    with closing(compile_bank(str(path), cache)) as bank:
        assert bank.head() == {
            "format": 1, "id": "shoulder-safety", "title": "Shoulder safety check", "version": "",
            "language": "en", "licence": "", "authors": [], "status": None, "description": "",
            "domains": {}, "misconceptions": {},
        }  # fmt: skip


def test_canonical_text_is_the_same_for_the_same_item_and_keeps_the_order_of_facts():
    text = canonical_text(make_full_item())
    assert " :" not in text
    assert list(json.loads(text)) == sorted(json.loads(text))
    assert list(json.loads(text)["patient"]["facts"]) == ["Plan", "Complaint"]
    assert json.loads(canonical_text(make_item())) == plain_of(make_item())
    assert "critical" not in canonical_text(make_item())
    # Written once and for all: answers given years ago name items by this hash.
    assert content_hash(canonical_text(make_item())) == (
        "58ff879d323bc82112a52f412b19fee235f52f48a65a6da86fa6a07810a0aa6b"
    )


def test_an_unchanged_bank_is_opened_without_reading_it(folder, cache, monkeypatch):
    compile_bank(str(folder), cache).close()
    monkeypatch.setattr(fingerprint, "fingerprint_of", lambda _path: pytest.fail("read"))
    monkeypatch.setattr(compiled, "stamps", lambda _path: pytest.fail("listed"))
    with closing(open_compiled(str(folder), cache)) as bank:
        assert bank.item("radial-1") == FULL.items[0]


def test_a_bank_that_was_never_compiled_is_absent(folder, cache):
    assert not is_open(folder, cache)
    assert not Path(cache).exists()


@pytest.mark.parametrize("change", ["head", "items", "more", "fewer", "renamed", "stray"])
def test_a_changed_bank_is_absent(folder, cache, change):
    compile_bank(str(folder), cache).close()
    items = folder / "items" / "all.yaml"
    match change:
        case "head":
            (folder / "bank.yaml").write_text((folder / "bank.yaml").read_text() + "\n")
        case "items":
            items.write_text(items.read_text().replace("Radial", "radial"))
        case "more":
            (folder / "items" / "more.yaml").write_text("items: []\n")
        case "fewer":
            items.unlink()
        case "renamed":
            items.rename(folder / "items" / "other.yaml")
        case "stray":
            (folder / "items" / "more.yml").write_text("")
    assert not is_open(folder, cache)


def test_a_change_within_the_tick_of_a_clock_is_noticed(tmp_path, cache):
    path = write_bank(tmp_path / "a.yaml", make_bank())
    compile_bank(str(path), cache).close()
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Radial", b"radial"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert not is_open(path, cache)


def test_a_bank_that_was_only_touched_is_read_once_and_then_trusted(folder, cache, monkeypatch):
    compile_bank(str(folder), cache).close()
    old(folder)
    os.utime(folder / "bank.yaml", (1, 1))
    assert is_open(folder, cache)
    monkeypatch.setattr(fingerprint, "fingerprint_of", lambda _path: pytest.fail("read"))
    assert is_open(folder, cache)


def test_the_same_content_elsewhere_needs_no_compiling(folder, cache, tmp_path):
    compile_bank(str(folder), cache).close()
    pack(str(folder), str(tmp_path / "bank.needlebank"))
    write_folder(tmp_path / "copy", FULL)
    assert is_open(tmp_path / "bank.needlebank", cache)
    assert is_open(tmp_path / "copy", cache)
    compiled_file(cache)


def test_problems_are_kept_and_named_after_the_file(tmp_path, cache):
    path = write_bank(tmp_path / "shoulder.yaml", make_bank(make_item(domain="nowhere")))
    path.write_text(path.read_text() + "  - {id: bad, type: single}\n")
    compile_bank(str(path), cache).close()
    with closing(open_compiled(str(path), cache)) as bank:
        assert bank.problems() == list(load(str(path)).problems)
        assert {problem.path for problem in bank.problems()} == {"shoulder.yaml"}
        assert bank.counts == (1, 1, 3, 2, 1)
    copy = tmp_path / "other.yaml"
    copy.write_bytes(path.read_bytes())
    with closing(open_compiled(str(copy), cache)) as bank:
        assert {problem.path for problem in bank.problems()} == {"other.yaml"}


@pytest.mark.parametrize("content", [b"x", b"\xff\xfe", b"PK\x03\x04 and no more", b""])
def test_an_unreadable_bank_is_kept_too(tmp_path, cache, content):
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    compile_bank(str(path), cache).close()
    with closing(open_compiled(str(path), cache)) as bank:
        assert not bank.readable
        assert bank.head() == {}
        assert bank.index() == []
        assert [problem.severity for problem in bank.problems()] == ["unreadable"]


def test_a_bank_that_is_not_there_is_an_error(tmp_path, cache):
    with pytest.raises(BankError, match=r"nothing\.yaml: there is no such file"):
        compile_bank(str(tmp_path / "nothing.yaml"), cache)
    assert not is_open(tmp_path / "nothing.yaml", cache)
    assert not Path(cache).exists()


def test_a_cache_that_cannot_be_written_is_an_error(folder, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BankError, match="cannot be written"):
        compile_bank(str(folder), str(tmp_path / "file"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"garbage" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: _execute(path, f"UPDATE part SET brief = '[{VERSION - 1}, true, [1]]'"),
        lambda path: _execute(path, "DROP TABLE part"),
        lambda path: _execute(path, "DELETE FROM part WHERE key = 'head'"),
    ],
)
def test_a_damaged_or_older_cache_is_absent_and_made_anew(folder, cache, damage):
    compile_bank(str(folder), cache).close()
    damage(compiled_file(cache))
    assert not is_open(folder, cache)
    compile_bank(str(folder), cache).close()
    assert is_open(folder, cache)


def _execute(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "null", '[2, "../../x", false, []]', "[2, 5, 0, 0]", "\xff"]
)
def test_a_damaged_note_of_a_place_is_absent(folder, cache, content):
    compile_bank(str(folder), cache).close()
    (note,) = Path(cache).glob("*.json")
    note.write_bytes(content.encode("latin-1"))
    assert is_open(folder, cache)  # the content is still known
    assert json.loads(note.read_text())[1] + ".bank" == compiled_file(cache).name


def test_a_changed_byte_is_noticed_and_the_bank_made_anew(folder, cache):
    compile_bank(str(folder), cache).close()
    file = compiled_file(cache)
    content = file.read_bytes()
    place = content.index(b"It crosses the lateral side")
    file.write_bytes(content[:place] + b"i" + content[place + 1 :])
    with (
        closing(open_compiled(str(folder), cache)) as bank,
        pytest.raises(BankError, match="damaged"),
    ):
        bank.item("radial-1")
    assert not is_open(folder, cache)


def test_a_bank_lost_while_open_is_an_error_not_a_crash(folder, cache):
    compile_bank(str(folder), cache).close()
    with closing(open_compiled(str(folder), cache)) as bank:
        os.truncate(compiled_file(cache), 5000)
        with pytest.raises(BankError, match="damaged"):
            bank.item("radial-1")


def test_what_an_edit_leaves_behind_is_deleted(folder, cache, tmp_path):
    compile_bank(str(folder), cache).close()
    before = compiled_file(cache)
    (folder / "bank.yaml").write_text((folder / "bank.yaml").read_text() + "\n")
    compile_bank(str(folder), cache).close()
    assert compiled_file(cache) != before


def test_what_another_place_holds_is_not_deleted(folder, cache, tmp_path):
    copy = old(write_folder(tmp_path / "copy", FULL))
    compile_bank(str(folder), cache).close()
    compile_bank(str(copy), cache).close()
    (folder / "bank.yaml").write_text((folder / "bank.yaml").read_text() + "\n")
    compile_bank(str(folder), cache).close()
    assert len(list(Path(cache).glob("*.bank"))) == 2
    assert is_open(copy, cache)


def test_nothing_is_left_beside_the_cache(folder, cache):
    compile_bank(str(folder), cache).close()
    assert sorted(path.suffix for path in Path(cache).iterdir()) == [".bank", ".json"]


def test_opening_needs_no_parser(folder, cache):
    compile_bank(str(folder), cache).close()
    code = (
        "import sys\n"
        "from trainer.banks.compiled import open_compiled\n"
        "bank = open_compiled(sys.argv[1], sys.argv[2])\n"
        "assert bank.item('radial-1').id == 'radial-1'\n"
        "bank.references(['mcmanus2018']), bank.index(), bank.problems()\n"
        "bank.close()\n"
        "loaded = {'yaml', 'pydantic', 'zipfile', 'difflib', 'pickle'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(folder), cache], check=True, cwd=Path(__file__).parents[2]
    )
