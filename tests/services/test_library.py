# SPDX-License-Identifier: MIT
"""The sections of all banks, for the lab."""

import dataclasses

import pytest

from tests.builders import make_bank, make_hotspot, make_item, write_bank
from tests.sections import make_section
from trainer.model.index import ItemKey
from trainer.model.review_record import ReviewRecord, SourceCheck


@pytest.fixture
def own(services, tmp_path):
    """Services with a bank that has a section, opened where it lies."""
    section = make_section(region=("rhomboid", "back"), advanced=True)
    path = write_bank(tmp_path / "own.yaml", make_bank(make_hotspot(section=section)))
    assert services.library.open_file(str(path)) == "shoulder-safety"
    return services


def test_every_section_of_every_bank_is_listed(own):
    found = [row for row in own.library.sections() if row.bank == "shoulder-safety"]
    assert found == [
        ("shoulder-safety", "over-the-rib", "Muscle over a rib", ("rhomboid", "back"), True)
    ]


def test_a_section_is_returned_as_its_author_wrote_it(own):
    expected = make_section(region=("rhomboid", "back"), advanced=True)
    assert own.library.section("shoulder-safety", "over-the-rib") == expected
    for row in own.library.sections():
        assert own.library.section(row.bank, row.id).title == row.title
    with pytest.raises(KeyError):
        own.library.section("shoulder-safety", "nothing")
    with pytest.raises(KeyError):
        own.library.section("nothing", "over-the-rib")


def test_the_status_of_an_item_is_that_of_the_revision_asked_for(services, tmp_path):
    checked = SourceCheck(date="2026-11-24", result="as-written")
    record = ReviewRecord(item="a", revision=2, sources=checked)
    bank = make_bank(make_item("a", revision=2), make_item("b"))
    path = write_bank(tmp_path / "own.yaml", dataclasses.replace(bank, reviews=(record,)))
    name = services.library.open_file(str(path))
    assert services.library.status(ItemKey(name, "a"), 2) == "source-checked"
    assert services.library.status(ItemKey(name, "b"), 1) == "draft"
    assert services.library.status(ItemKey(name, "a"), 1) == ""
    assert services.library.status(ItemKey(name, "c"), 1) == ""
    assert services.library.status(ItemKey("nothing", "a"), 1) == ""
