# SPDX-License-Identifier: MIT
"""What authors accept is in the file of their bank, and nowhere else."""

from pathlib import Path

from tests.builders import make_case, make_item
from trainer.banks.canonical import canonical_text
from trainer.banks.loader import load
from trainer.banks.schema import read_item
from trainer.banks.writer import items_text
from trainer.model.items.base import common_faults

HEAD = "format: 1\nid: shoulder\ntitle: Shoulder\n"
ACCEPTS = {"F09": "The key has to name both nerves, and the others name one each."}


def test_a_bank_that_is_written_and_read_again_accepts_the_same(tmp_path: Path) -> None:
    file = tmp_path / "bank.yaml"
    items = (make_item(accepts=ACCEPTS), make_case(accepts=ACCEPTS))
    file.write_text(HEAD + items_text(items), encoding="utf-8")
    result = load(str(file))
    assert result.bank is not None
    assert [item.accepts for item in result.bank.items] == [ACCEPTS, ACCEPTS]


def test_accepting_changes_nothing_of_what_is_asked_or_kept() -> None:
    assert canonical_text(make_item(accepts=ACCEPTS)) == canonical_text(make_item())
    assert make_item(accepts=ACCEPTS) == make_item()


def test_a_blank_reason_is_a_fault() -> None:
    (fault,) = common_faults(make_item(accepts={"F09": "  "}))
    assert (fault.code, fault.path) == ("blank", ("accepts", "F09"))
    assert common_faults(make_item(accepts=ACCEPTS)) == []


def test_an_unknown_code_is_a_finding_at_the_code() -> None:
    plain = {"id": "a", "type": "single", "stem": "Which?", "accepts": {"F28": "It is so."}}
    plain["options"] = [{"text": "One", "key": "true"}, {"text": "Two"}]
    _, (found,), _ = read_item(plain)
    assert (found.code, found.path, found.key) == ("pattern", ("accepts", "F28"), True)


def test_a_step_accepts_nothing_as_the_case_does_it() -> None:
    inner = {"type": "single", "stem": "Which?", "accepts": ACCEPTS}
    inner["options"] = [{"text": "One", "key": "true"}, {"text": "Two"}]
    steps = [{"id": "a", "item": inner}, {"id": "b", "item": {**inner, "accepts": {}}}]
    plain = {"id": "c", "type": "case", "stem": "A case.", "steps": steps}
    _, found, _ = read_item(plain)
    assert {one.code for one in found} == {"unknown-field"}
