# SPDX-License-Identifier: MIT
"""Items to lint: sound ones, in which a test changes what matters to it."""

from typing import Any

from trainer.banks.lint.finding import Flaw
from trainer.banks.lint.run import find_flaws
from trainer.model.bank import FORMAT, Bank, BankHead
from trainer.model.items.base import Item
from trainer.model.items.choice import Option
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.single import SingleItem

STEM = "You needle brachialis from the lateral side, and the patient feels a jolt in the hand."
TEXTS = ("Draw the needle out", "Push the needle on", "Turn the needle round")


def options(*texts: str, keys: str = "a") -> tuple[Option, ...]:
    """Make options from their texts; keys are named by letters."""
    return tuple(
        Option(text=text, key="abcdefghij"[number] in keys) for number, text in enumerate(texts)
    )


def single(
    *texts: str,
    key: str = "a",
    id: str = "jolt",  # noqa: A002 - named as the field of the item is
    **fields: Any,
) -> SingleItem:
    """Make an item with one key, in which nothing is wrong but what the test brings."""
    given = {"stem": STEM, "lead_in": "What do you do?", **fields}
    return SingleItem(id=id, type="single", options=options(*(texts or TEXTS), keys=key), **given)


def multiple(*texts: str, keys: str, **fields: Any) -> MultipleItem:
    """Make an item with several keys."""
    given = {"id": "several", "stem": STEM, "lead_in": "Select all that apply.", **fields}
    return MultipleItem(type="multiple", options=options(*texts, keys=keys), **given)


def flaws(*items: Item, **head: Any) -> list[Flaw]:
    """Find what is wrong with the last of the items of a bank."""
    given = {"id": "bank", "title": "A bank", "format": FORMAT, **head}
    return find_flaws(Bank(head=BankHead(**given), items=items))[-1]


def codes(*items: Item, **head: Any) -> list[str]:
    """Find the codes of what is wrong with the last of the items of a bank."""
    return sorted({flaw.code for flaw in flaws(*items, **head)})
