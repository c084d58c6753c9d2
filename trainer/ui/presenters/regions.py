# SPDX-License-Identifier: MIT
"""Which part of the body a region id of a bank belongs to, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Iterable


def _n(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Regions", text))


# From head to foot. A region of a bank's own that is not named here stands at the end.
_PARTS: tuple[tuple[str, str], ...] = (
    (
        _n("Head and neck"),
        "head neck face jaw cervical-spine masseter temporalis sternocleidomastoid suboccipitals"
        " splenius-capitis-and-cervicis splenius posterior-cervical-paraspinals scalenes"
        " levator-scapulae lateral-and-medial-pterygoid pterygoids",
    ),
    (
        _n("Chest and upper back"),
        "thorax chest upper-back thoracic-spine trapezius upper-trapezius middle-trapezius"
        " lower-trapezius rhomboids serratus-posterior-superior serratus-anterior"
        " pectoralis-major pectoralis-minor intercostal-spaces latissimus-dorsi"
        " thoracic-paraspinals-and-multifidi thoracic-multifidus",
    ),
    (
        _n("Lower back and abdomen"),
        "back lower-back lumbar-spine abdomen lumbar-multifidus lumbar-erector-spinae"
        " quadratus-lumborum iliopsoas abdominals",
    ),
    (
        _n("Shoulder"),
        "shoulder rotator-cuff supraspinatus infraspinatus teres-minor teres-major subscapularis"
        " deltoid coracobrachialis",
    ),
    (
        _n("Arm, forearm and hand"),
        "arm elbow forearm wrist hand biceps-brachii brachialis triceps-brachii brachioradialis"
        " extensor-carpi-radialis-longus-and-brevis extensor-digitorum supinator pronator-teres"
        " flexor-carpi-radialis flexor-carpi-ulnaris"
        " flexor-digitorum-superficialis-and-profundus pronator-quadratus"
        " thenar-group-and-adductor-pollicis dorsal-interossei"
        " extensor-carpi-ulnaris-and-anconeus deep-thumb-and-index-extensors"
        " flexor-pollicis-longus hypothenar-group",
    ),
    (
        _n("Hip and thigh"),
        "hip pelvis buttock thigh groin gluteus-maximus gluteus-medius gluteus-minimus piriformis"
        " tensor-fasciae-latae hamstrings quadriceps adductors pectineus sartorius gracilis"
        " deep-rotators",
    ),
    (
        _n("Leg and foot"),
        "knee leg calf ankle foot popliteus gastrocnemius soleus tibialis-anterior"
        " extensor-digitorum-and-hallucis-longus fibularis-longus-and-brevis tibialis-posterior"
        " abductor-hallucis quadratus-plantae"
        " flexor-digitorum-longus-and-flexor-hallucis-longus short-foot-muscles",
    ),
)
_OTHER = _n("Elsewhere")


def by_part(regions: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Sort regions into parts of the body.

    Returns:
        The name of each part that has any, from head to foot, with its regions in the order of
        their ids.
    """
    left = set(regions)
    parts = []
    for name, known in _PARTS:
        own = left.intersection(known.split())
        left -= own
        if own:
            parts.append((QCoreApplication.translate("Regions", name), tuple(sorted(own))))
    if left:
        parts.append((QCoreApplication.translate("Regions", _OTHER), tuple(sorted(left))))
    return parts
