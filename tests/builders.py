# SPDX-License-Identifier: MIT
"""Small, sound values of the model to build tests on; whatever matters to a test is an argument."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.model.bank import FORMAT, Bank, BankHead, Domain, Misconception, Reference
from trainer.model.form import Form, FormEntry
from trainer.model.index import ItemKey
from trainer.model.items.base import Evidence, Item, Patient
from trainer.model.items.choice import Option
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.single import SingleItem

LETTERS = "abcdefghijklmnopqrstuvwxyz"

OPTION_TEXTS = (
    "Axillary nerve",
    "Radial nerve",
    "Ulnar nerve",
    "Median nerve",
    "Musculocutaneous nerve",
    "No nerve lies here",
)


def make_options(keys: str, count: int = 4, unsafe: str = "") -> tuple[Option, ...]:
    """Make options; keys and unsafe ones are named by their letters."""
    return tuple(
        Option(
            text=OPTION_TEXTS[position] if position < len(OPTION_TEXTS) else f"Option {position}",
            key=letter in keys,
            unsafe=letter in unsafe,
            rationale=f"Why {letter}.",
            act=f"Act {letter}" if letter in unsafe else "",
            harm=f"Harm {letter}" if letter in unsafe else "",
        )
        for position, letter in enumerate(LETTERS[:count])
    )


def make_item(
    item_id: str = "brachialis-lateral",
    *,
    key: str = "b",
    count: int = 4,
    unsafe: str = "",
    **fields: Any,
) -> SingleItem:
    """Make a single item; `key` and `unsafe` are letters of options."""
    given: dict[str, Any] = {
        "stem": "A practitioner plans to needle brachialis from the lateral side of the arm.",
        "lead_in": "Which nerve is most at risk on this route?",
        "domain": "anatomy",
        **fields,
    }
    options = given.pop("options", make_options(key, count, unsafe))
    return SingleItem(id=item_id, type="single", options=options, **given)


def make_multiple(
    item_id: str = "signs-of-pneumothorax",
    *,
    keys: str = "ac",
    count: int = 5,
    unsafe: str = "",
    **fields: Any,
) -> MultipleItem:
    """Make a multiple item; `keys` and `unsafe` are letters of options."""
    given: dict[str, Any] = {
        "stem": "Ten minutes after needling near the chest wall a patient feels unwell.",
        "lead_in": "Which findings call for help now?",
        "domain": "response",
        **fields,
    }
    options = given.pop("options", make_options(keys, count, unsafe))
    return MultipleItem(id=item_id, type="multiple", options=options, **given)


def make_full_item() -> SingleItem:
    """Make an item in which no optional field is left out."""
    options = (
        Option(
            text="Radial nerve",
            key=True,
            rationale="It crosses the lateral side of the arm here.",
            verdict="the radial nerve lies on this route",
        ),
        Option(
            text="No nerve lies here",
            unsafe=True,
            rationale="The radial nerve does.",
            verdict="a needle on this route can meet the radial nerve",
            act="Needled as if no nerve lay on the route",
            harm="The radial nerve is injured",
            misconception="level-confusion",
        ),
    )
    return make_item(
        "radial-1",
        options=options,
        title="Lateral route to brachialis",
        topic="1.5",
        region=("brachialis", "arm"),
        level="application",
        critical=True,
        revision=2,
        patient=Patient(who="30 years", facts={"Plan": "Lateral route", "Complaint": "Elbow pain"}),
        teaching="The radial nerve lies on the lateral route.",
        cites=("mcmanus2018",),
        evidence=Evidence(grade="case-report", checked="2026-11-22", review_by="2028-11-22"),
        difficulty=0.7,
        shuffle=False,
    )


def sample_items() -> dict[str, Item]:
    """Make one item of every type: what a test of "all types" runs over."""
    return {"single": make_full_item(), "multiple": make_multiple(choose=2, scoring="all-or-none")}


def make_head(bank_id: str = "shoulder-safety", **fields: Any) -> BankHead:
    """Make the head of a bank."""
    return BankHead(**{"format": FORMAT, "id": bank_id, "title": "Shoulder safety check", **fields})


def make_full_head() -> BankHead:
    """Make a head that fits `make_full_item` and leaves no optional field out."""
    return make_head(
        version="1.2.0",
        language="en-GB",
        licence="CC-BY-4.0",
        authors=("A. Author", "B. Author"),
        status="draft",
        description="A bank for tests.",
        domains={"anatomy": Domain(title="Anatomy", short="Anat.", topics={"1.5": "Arm"})},
        references={
            "mcmanus2018": Reference(
                text="McManus R, Cleary M.",
                short="McManus and Cleary, 2018",
                kind="case report",
                doi="10.1136/bcr-2017-221302",
                pmid="1",
                url="about:blank",
                note="To be checked.",
            )
        },
        misconceptions={
            "level-confusion": Misconception(text="Levels are the same.", remedy="They are not.")
        },
    )


def make_bank(*items: Item, head: BankHead | None = None) -> Bank:
    """Make a bank of some items; of one single item where none is given."""
    return Bank(head=head or make_head(), items=items or (make_item(),))


def make_form(items: Sequence[Item], *, bank_id: str = "shoulder-safety", seed: int = 1) -> Form:
    """Make a form of items in their order, with their parts as written."""
    return Form(
        tuple(
            FormEntry(
                ItemKey(bank_id, item.id),
                item.revision,
                "0" * 64,
                item.domain or "",
                tuple(range(len(getattr(item, "options", ())))),
            )
            for item in items
        ),
        seed,
    )


def write_bank(path: Path, bank: Bank) -> Path:
    """Write a bank to one file."""
    # Imported here, so that tests without files need no parser.
    from trainer.banks.writer import bank_text

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bank_text(bank), encoding="utf-8", newline="\n")
    return path


def write_folder(path: Path, bank: Bank) -> Path:
    """Write a bank to a folder, its items in one file."""
    from trainer.banks.writer import head_text, items_text

    (path / "items").mkdir(parents=True, exist_ok=True)
    (path / "bank.yaml").write_text(head_text(bank.head), encoding="utf-8", newline="\n")
    (path / "items" / "all.yaml").write_text(items_text(bank.items), encoding="utf-8", newline="\n")
    return path
