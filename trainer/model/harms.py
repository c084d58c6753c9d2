# SPDX-License-Identifier: MIT
"""What an unsafe path leads to, in plain words, where neither item nor section says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.items.base import UnsafeAct

if TYPE_CHECKING:
    from trainer.model.needling import Reason
    from trainer.model.scene import Scene

_HARMS = {
    "nerve": "The nerve can be injured: pain, numbness or weakness that may last",
    "artery": "It can bleed, at once or later, and the blood can press on what lies beside it",
    "vein": "It can bleed into the tissue around it",
    "bundle": "Nerve and vessels lie in it: nerve injury and bleeding can follow",
    "pleura": "A pneumothorax can follow, at once or hours later",
    "canal": "Spinal cord, nerve roots and their coverings can be injured",
    "organ": "The organ can be injured, with bleeding or infection",
}
_EDGES = {
    "finger": UnsafeAct(
        "Needle pushed through the fold into the opposing finger",
        "A needle-stick injury, with the risk of infection for practitioner and patient",
    ),
    "base": UnsafeAct(
        "Needle turned out of the fold, below the fingers that hold it",
        "What lies under the muscle, out of the grip, is within reach of the tip",
    ),
}
_BONE_HARM = "The needle can bend, or slide off the bone into what lies behind it"


def harm_of(scene: Scene, reason: Reason) -> UnsafeAct:
    """Say what was done and what it leads to, for a reason that makes a path unsafe."""
    if reason.code in _EDGES:
        return _EDGES[reason.code]
    if reason.code == "bone":
        return UnsafeAct(f"Needle pushed on after it met bone ({reason.name})", _BONE_HARM)
    shape = scene.shape(reason.name)
    kind = "" if shape is None else shape.kind
    written = "" if shape is None else getattr(shape.source, "harm", "")
    act = f"Needle put into the {reason.name}"
    return UnsafeAct(act, written.rstrip(". ") or _HARMS.get(kind, ""))
