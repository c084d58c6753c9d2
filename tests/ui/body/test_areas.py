# SPDX-License-Identifier: MIT
"""The areas of the map against the muscles and regions that items are written about."""

import json

import pytest
from PySide6.QtCore import QPointF

from trainer import resources
from trainer.banks.loader import load
from trainer.model.regions import PARTS
from trainer.ui.body import areas
from trainer.ui.presenters import regions as parts

# Every muscle or region of the anatomy tables that the core bank is written from.
ANATOMY = """
Masseter; Temporalis; Sternocleidomastoid; Suboccipitals; Splenius capitis and cervicis
Posterior cervical paraspinals; Scalenes; Levator scapulae; Lateral and medial pterygoid
Upper trapezius; Middle trapezius; Lower trapezius; Rhomboids; Serratus posterior superior
Serratus anterior; Pectoralis major; Pectoralis minor; Intercostal spaces; Latissimus dorsi
Thoracic paraspinals and multifidi; Lumbar multifidus; Lumbar erector spinae
Quadratus lumborum; Iliopsoas; Abdominals
Supraspinatus; Infraspinatus; Teres minor; Teres major; Subscapularis; Deltoid; Coracobrachialis
Biceps brachii; Brachialis; Triceps brachii; Brachioradialis
Extensor carpi radialis longus and brevis; Extensor digitorum; Supinator; Pronator teres
Flexor carpi radialis; Flexor carpi ulnaris; Flexor digitorum superficialis and profundus
Pronator quadratus; Thenar group and adductor pollicis; Dorsal interossei
Extensor carpi ulnaris and anconeus; Deep thumb and index extensors; Flexor pollicis longus
Hypothenar group
Gluteus maximus; Gluteus medius; Gluteus minimus; Piriformis; Tensor fasciae latae; Hamstrings
Quadriceps; Adductors; Pectineus; Popliteus; Sartorius; Gracilis; Deep rotators
Gastrocnemius; Soleus; Tibialis anterior; Extensor digitorum and hallucis longus
Fibularis longus and brevis; Tibialis posterior; Abductor hallucis; Quadratus plantae
Flexor digitorum longus and flexor hallucis longus; Short foot muscles
"""
NAMES = [name.strip() for line in ANATOMY.strip().splitlines() for name in line.split(";")]
# Some lie under others wherever one looks from.
DEEP = {
    "lateral-and-medial-pterygoid",
    "pectoralis-minor",
    "subscapularis",
    "supraspinatus",
    "levator-scapulae",
    "serratus-posterior-superior",
    "quadratus-lumborum",
    "gluteus-minimus",
    "piriformis",
    "deep-rotators",
    "popliteus",
    "supinator",
    "pronator-quadratus",
    "tibialis-posterior",
    "quadratus-plantae",
}


def region_id(name: str) -> str:
    return name.lower().replace(" ", "-")


def core_regions() -> set[str]:
    with resources.as_path("question_banks/core") as path:
        items = load(str(path)).bank.items
    return {region for item in items for region in item.region}


def test_the_tables_name_seventy_three():
    assert len(NAMES) == len(set(NAMES)) == 73


@pytest.mark.parametrize("name", NAMES)
def test_every_muscle_and_region_of_the_tables_is_a_named_area(name):
    found = areas.areas_of(region_id(name))
    assert found
    assert all(region_id(name) in area.regions and area.name for area in found)


def test_every_region_of_the_core_bank_is_on_the_map():
    used = core_regions()
    assert used
    assert {region for region in used if not areas.areas_of(region)} == set()


def test_every_region_that_the_list_knows_is_on_the_map():
    known = {region for _, ids in parts._PARTS for region in ids.split()}
    assert {region for region in known if not areas.areas_of(region)} == set()


def test_the_report_of_coverage_counts_the_same_muscles_in_the_same_parts():
    ids = {region_id(name) for name in NAMES}
    listed = {name: ids.intersection(own.split()) for name, own in parts._PARTS}
    assert {name: set(own) for name, own in PARTS.items()} == listed
    assert list(PARTS) == [name for name, _ in parts._PARTS]


def test_ids_are_kebab_case_and_each_is_used_once():
    ids = [area.id for area in areas.areas()]
    assert len(ids) == len(set(ids))
    for name in [*ids, *(region for area in areas.areas() for region in area.regions)]:
        assert name == name.lower()
        assert name.replace("-", "").isalnum()


def test_names_of_areas_of_one_side_differ():
    names = [(area.side, area.name) for area in areas.areas()]
    assert len(names) == len(set(names))


def test_deep_muscles_are_drawn_as_such():
    assert {
        region for region in DEEP if not all(area.deep for area in areas.areas_of(region))
    } == set()
    assert not any(area.deep for area in areas.areas_of("gluteus-maximus"))


def test_an_area_lies_on_the_figures_own_left_and_holds_its_centre():
    for area in areas.areas():
        assert area.box[0] > 0
        assert areas.area_path(area.id).contains(QPointF(*area.centre)), area.id


def test_an_area_stands_for_the_narrowest_region_that_has_something():
    both = areas.targets({"quadriceps", "vastus-medialis", "thigh"})
    assert both["vastus-medialis"] == "vastus-medialis"
    assert both["rectus-femoris"] == "quadriceps"
    assert both["sartorius"] == "thigh"
    assert "infraspinatus" not in both


def test_of_two_wider_regions_the_smaller_one_counts():
    found = areas.targets({"back", "lower-back"})
    assert found["lumbar-multifidus"] == "lower-back"
    assert found["latissimus-dorsi"] == "back"


def test_wider_regions_name_muscles_that_are_there():
    known = {region for area in areas.areas() for region in area.regions}
    for name, own in areas.wide().items():
        assert own <= known, name


def test_the_file_is_small_and_names_its_format():
    content = resources.read_bytes("assets/body/figure.json")
    assert len(content) < 120_000
    assert json.loads(content)["format"] == 1
