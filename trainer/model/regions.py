# SPDX-License-Identifier: MIT
"""The muscles and regions that a complete bank has items about, by parts of the body."""

from __future__ import annotations

# From head to foot; the names are English source text. Each id is a region of items.
PARTS: dict[str, tuple[str, ...]] = {
    name: tuple(ids.split())
    for name, ids in {
        "Head and neck": (
            "masseter temporalis sternocleidomastoid suboccipitals splenius-capitis-and-cervicis"
            " posterior-cervical-paraspinals scalenes levator-scapulae lateral-and-medial-pterygoid"
        ),
        "Chest and upper back": (
            "upper-trapezius middle-trapezius lower-trapezius rhomboids"
            " serratus-posterior-superior serratus-anterior pectoralis-major pectoralis-minor"
            " intercostal-spaces latissimus-dorsi thoracic-paraspinals-and-multifidi"
        ),
        "Lower back and abdomen": (
            "lumbar-multifidus lumbar-erector-spinae quadratus-lumborum iliopsoas abdominals"
        ),
        "Shoulder": (
            "supraspinatus infraspinatus teres-minor teres-major subscapularis deltoid"
            " coracobrachialis"
        ),
        "Arm, forearm and hand": (
            "biceps-brachii brachialis triceps-brachii brachioradialis"
            " extensor-carpi-radialis-longus-and-brevis extensor-digitorum supinator"
            " pronator-teres flexor-carpi-radialis flexor-carpi-ulnaris"
            " flexor-digitorum-superficialis-and-profundus pronator-quadratus"
            " thenar-group-and-adductor-pollicis dorsal-interossei"
            " extensor-carpi-ulnaris-and-anconeus deep-thumb-and-index-extensors"
            " flexor-pollicis-longus hypothenar-group"
        ),
        "Hip and thigh": (
            "gluteus-maximus gluteus-medius gluteus-minimus piriformis tensor-fasciae-latae"
            " hamstrings quadriceps adductors pectineus sartorius gracilis deep-rotators"
        ),
        "Leg and foot": (
            "popliteus gastrocnemius soleus tibialis-anterior"
            " extensor-digitorum-and-hallucis-longus fibularis-longus-and-brevis"
            " tibialis-posterior abductor-hallucis quadratus-plantae"
            " flexor-digitorum-longus-and-flexor-hallucis-longus short-foot-muscles"
        ),
    }.items()
}
