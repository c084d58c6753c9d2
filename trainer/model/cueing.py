# SPDX-License-Identifier: MIT
"""Which items give each other away: they are not asked in one exam."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.index import ItemKey
    from trainer.model.items.base import Plain

# Nerves as items name them. One that is missing here costs a cue that goes unnoticed, no more.
_NERVES = (
    "accessory|axillary|radial|ulnar|median|musculocutaneous|suprascapular|dorsal scapular"
    "|long thoracic|thoracodorsal|intercostal|phrenic|facial|greater occipital|lesser occipital"
    "|posterior interosseous|anterior interosseous|sciatic|tibial|common fibular|common peroneal"
    "|deep fibular|superficial fibular|femoral|obturator|saphenous|sural|pudendal"
    "|superior gluteal|inferior gluteal|lateral femoral cutaneous|ilioinguinal|genitofemoral"
)
_NERVE = re.compile(rf"\b({_NERVES})(?: \w+){{0,2}}? nerves?\b", re.IGNORECASE)

# What an item says of its answer, wherever its type has put it.
_KEYED = ("text", "act")


class Cue(NamedTuple):
    """What of an item may give others away.

    Attributes:
        bank: of the item.
        topic: domain and topic; "" for none.
        idea: the idea that it is a variant of; "" for none.
        nerves: those that its title, its key or its teaching point name.
    """

    bank: str
    topic: str
    idea: str
    nerves: frozenset[str]

    def tokens(self) -> frozenset[str]:
        """What it shares with every item that it cues, and with no other."""
        found = {f"{self.bank}/idea/{self.idea}"} if self.idea else set()
        if self.topic:
            found |= {f"{self.bank}/{self.topic}/{nerve}" for nerve in self.nerves}
        return frozenset(found)


def cues(a: Cue, b: Cue) -> bool:
    """Tell whether two items give each other away.

    They do when they are variants of one idea, or when they are of one topic and their answers
    name the same nerve.
    """
    return not a.tokens().isdisjoint(b.tokens())


def cue_of(key: ItemKey, plain: Plain) -> Cue:
    """Find what of an item may give others away.

    Args:
        key: which item.
        plain: the item as plain data.
    """
    domain, topic = plain.get("domain") or "", plain.get("topic") or ""
    told = [str(plain.get("title") or ""), str(plain.get("teaching") or ""), *_keys(plain)]
    nerves = {name.lower() for name in _NERVE.findall(" . ".join(told))}
    return Cue(
        key.bank,
        f"{domain}/{topic}" if domain and topic else "",
        str(plain.get("idea") or ""),
        frozenset(nerves),
    )


def _keys(plain: Mapping[str, Any]) -> list[str]:
    options = plain.get("options")
    if not isinstance(options, list):
        return []
    keyed = [one for one in options if isinstance(one, dict) and one.get("key")]
    return [str(one[name]) for one in keyed for name in _KEYED if one.get(name)]
