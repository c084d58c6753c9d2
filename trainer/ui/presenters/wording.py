# SPDX-License-Identifier: MIT
"""Texts that depend on a number, and names of what banks hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trainer.services.context import Services


def counted(context: str, one: str, many: str, number: int) -> str:
    """Return the text for a number.

    Args:
        context: of the translation.
        one: English source text for 1.
        many: the same for any other number; "%n" stands for it.
        number: how many.
    """
    if number == 1:
        return QCoreApplication.translate(context, one)
    text = QCoreApplication.translate(context, many, "", number)
    plain = str(number)
    # Qt puts the number in as it is; the locale may group its digits or write others.
    return text if number < 1000 else text.replace(plain, QLocale().toString(number), 1)


def inside(name: str) -> str:
    """Return a name as it stands in the middle of a sentence; acronyms stay."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def listed(names: Sequence[str]) -> str:
    """Join names: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    text = QCoreApplication.translate("Wording", "{some} and {last}")
    return text.format(some=", ".join(names[:-1]), last=names[-1])


def area_names(services: Services, also: Collection[str] = ()) -> dict[str, str]:
    """Return the short name of every domain, in the order of the banks' outlines.

    Args:
        services: of the data folder.
        also: banks to look into besides those practised.
    """
    names: dict[str, str] = {}
    for bank in services.library.banks():
        if bank.practised or bank.id in also:
            for domain, name in bank_areas(services, bank.id).items():
                names.setdefault(domain, name)
    return names


def bank_areas(services: Services, bank: str) -> dict[str, str]:
    """Return the short name of every domain of a bank; none when it is not installed."""
    if not services.library.has(bank):
        return {}
    domains = services.library.head(bank).get("domains") or {}
    return {domain: entry.get("short") or entry["title"] for domain, entry in domains.items()}
