# SPDX-License-Identifier: MIT
"""Items as the raters of a panel read them: in text, with what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Asked(NamedTuple):
    """An item as a rater reads it.

    Attributes:
        question: type, patient, stem and what can be answered, a line each.
        answer: what is right; "" where that takes a picture, which the library shows.
    """

    question: str
    answer: str


def asked(plain: Mapping[str, Any]) -> Asked:
    """Return an item as a rater reads it.

    Args:
        plain: the item as plain data.
    """
    listed, answer = _parts(plain)
    lines = [f"[{family(plain['type']).label}]", *_patient(plain)]
    lines += [plain.get("stem") or "", plain.get("lead_in") or "", *listed]
    return Asked("\n".join(line for line in lines if line), answer)


def _patient(plain: Mapping[str, Any]) -> list[str]:
    patient = plain.get("patient")
    if not patient:
        return []
    facts = [f"{label}: {fact}" for label, fact in (patient.get("facts") or {}).items()]
    return [". ".join(part for part in (patient.get("who") or "", *facts) if part)]


def _parts(plain: Mapping[str, Any]) -> tuple[list[str], str]:
    """Return what can be answered, a line each, and what is right, by the shape of an item."""
    options, prompts, steps = (plain.get(name) or () for name in ("options", "prompts", "steps"))
    if prompts:
        texts = {one["id"]: one["text"] for one in options}
        lines = [*_lettered(list(texts.values())), *(one["text"] for one in prompts)]
        return lines, "; ".join(f"{one['text']}: {texts[one['key']]}" for one in prompts)
    if options:
        lines = _lettered([one["text"] for one in options])
        pairs = zip(lines, options, strict=True)
        return lines, "; ".join(line for line, one in pairs if one.get("key"))
    if steps and all("text" in one for one in steps):
        right = [one["text"] for one in steps if not one.get("wrong")]
        return [one["text"] for one in steps], "; ".join(right)
    return [], ""


def _lettered(texts: list[str]) -> list[str]:
    return [f"{letter}. {text}" for letter, text in zip(_LETTERS, texts, strict=False)]
