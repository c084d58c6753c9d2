# SPDX-License-Identifier: MIT
"""What is refused of a section: broken shapes, names of nothing, promises that are not kept."""

import copy
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.sections import clinical_sections, make_fold, make_section
from trainer.banks.canonical import plain_of
from trainer.model.art import Art, Belly, Neighbour, Septum
from trainer.model.needling import Path, passage, scene
from trainer.model.path_rules import first_contact
from trainer.model.section import (
    Band,
    Build,
    Corridor,
    Danger,
    Layer,
    Member,
    Section,
    Skin,
    Structure,
)
from trainer.model.section_rules import section_faults

ADAPTER = TypeAdapter(Section)
RIB, NERVE, PLEURA = make_section().structures
KNOT = ((0, 40), (10, 50), (10, 40), (0, 50))


def codes(section: Section) -> set[str]:
    return {fault.code for fault in section_faults(section)}


def fault(section: Section):
    (found,) = section_faults(section)
    return found


def corridor(**fields) -> Corridor:
    (given,) = make_section().corridors
    return replace(given, **fields)


def band(**fields) -> dict[str, Band]:
    return {"average": replace(corridor().builds["average"], **fields)}


def in_fold(**fields) -> Section:
    return make_section(fold=make_fold(**fields))


@pytest.mark.parametrize(
    "section",
    [make_section(), in_fold(), *clinical_sections().values()],
    ids=lambda section: section.id,
)
def test_sound_sections_are_without_fault(section):
    assert section_faults(section) == []


# Numbers and shapes


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_numbers_are_finite(number):
    section = make_section(structures=(replace(RIB, ellipse=(0, number, 9, 6)), NERVE, PLEURA))
    found = fault(section)
    assert (found.code, found.path) == ("not-a-number", ("structures", 0, "ellipse", 1))
    build = make_section(builds={"lean": Build(fat=4, shift={"rib": number})})
    assert fault(build).path == ("builds", "lean", "shift", "rib")


def test_a_curve_does_not_cross_itself():
    section = make_section(structures=(RIB, NERVE, Structure(name="x", type="muscle", curve=KNOT)))
    found = section_faults(section)[0]
    assert (found.code, found.path) == ("self-crossing", ("structures", 2, "curve"))


@pytest.mark.parametrize(
    "curve", [((0, 40), (5, 40), (10, 40)), ((0, 40), (0, 40), (0, 40)), ((0, 40), (1, 1), (0, 40))]
)
def test_a_curve_encloses_an_area(curve):
    shape = Structure(name="x", type="muscle", curve=curve)
    assert "no-area" in codes(make_section(structures=(RIB, NERVE, PLEURA, shape)))


@pytest.mark.parametrize("fields", [{}, {"ellipse": (0, 40, 1, 1), "curve": KNOT}])
def test_a_structure_has_one_outline(fields):
    shape = Structure(name="x", type="muscle", **fields)
    assert fault(make_section(structures=(RIB, NERVE, PLEURA, shape))).code == "outline"


def test_only_bundles_have_members_and_hold_them():
    vein = Member(name="vein", type="vein", ellipse=(0, 40, 1, 1))
    in_bone = replace(RIB, members=(vein,))
    assert fault(make_section(structures=(in_bone, NERVE, PLEURA))).code == "members"
    bundle = Structure(name="bundle", type="bundle", ellipse=(30, 40, 3, 3), members=(vein,))
    found = fault(make_section(structures=(RIB, NERVE, PLEURA, bundle)))
    assert (found.code, found.path) == ("member-outside", ("structures", 3, "members", 0))


def test_no_structure_sticks_out_of_the_skin_in_any_build():
    vein = Structure(name="vein", type="vein", ellipse=(20, 3.5, 2, 2.8))
    found = fault(make_section(structures=(*make_section().structures, vein)))
    assert found.code == "above-skin"
    assert "lean build" in found.message


@pytest.mark.parametrize(
    ("art", "code"),
    [
        (Art(neighbours=(Neighbour(curve=KNOT),)), "self-crossing"),
        (Art(tendons=(Neighbour(curve=KNOT, name="tendon"),)), "self-crossing"),
        (Art(septa=(Septum(layer="gluteus", at=(0,)),)), "unknown-name"),
        (Art(bellies=(Belly(layer="gluteus", curve=((0, 10), (9, 10), (9, 19))),)), "unknown-name"),
        (Art(fade=(70, 60)), "span"),
        (Art(view=(10, 0, -10, 90)), "span"),
        (Art(view=(-10, 90, 10, 0)), "span"),
        (
            Art(neighbours=(Neighbour(curve=tuple((n, 0) for n in range(400))),) * 8),
            "too-many-points",
        ),
    ],
)
def test_what_is_only_drawn_can_be_drawn(art, code):
    assert fault(make_section(art=art)).code == code


def test_walls_in_a_layer_that_is_there_are_sound():
    assert section_faults(make_section(art=Art(septa=(Septum(layer="rhomboid", at=(0,)),)))) == []


def test_the_skin_has_a_zone_and_a_contour_that_does_not_cross_itself():
    assert "span" in codes(make_section(skin=Skin(working_zone=(25, -25))))
    crossing = Skin(working_zone=(-25, 25), curve=KNOT, closed=True)
    assert fault(make_section(skin=crossing)).code == "self-crossing"


def test_a_huge_section_is_refused_before_it_is_measured():
    curve = tuple((30 * math.cos(n / 60), 300 + 30 * math.sin(n / 60)) for n in range(370))
    many = tuple(Structure(name=f"m{n}", type="muscle", curve=curve) for n in range(60))
    assert codes(make_section(structures=(RIB, NERVE, PLEURA, *many))) == {"too-many-points"}
    few = tuple(Structure(name=f"m{n}", type="muscle", curve=curve) for n in range(8))
    bands = {name: corridor().builds["average"] for name in ("lean", "average", "heavy")}
    corridors = tuple(corridor(name=f"c{n}", builds=bands) for n in range(20))
    section = make_section(structures=(RIB, NERVE, PLEURA, *few), corridors=corridors)
    assert codes(section) == {"too-much"}


# Layers, builds and names


def layers(**changes) -> tuple[Layer, ...]:
    return tuple(replace(one, **changes.get(one.name, {})) for one in make_section().layers)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"target": "serratus"}, "unknown-name"),
        ({"target": "fat"}, "unknown-name"),
        ({"layers": layers(fat={"grows": False})}, "grows"),
        ({"layers": layers(skin={"grows": True})}, "grows"),
        ({"layers": layers(rhomboid={"range": (2.0, 5.0)})}, "range"),
        ({"layers": layers(fat={"range": (5.0, 20.0)})}, "range"),
        ({"layers": layers(rhomboid={"extent": (5.0, -5.0)})}, "span"),
        ({"layers": layers(skin={"name": "fat"})}, "same-name"),
        ({"structures": (RIB, replace(NERVE, name="rib"), PLEURA)}, "same-name"),
        ({"structures": (*make_section().structures, replace(NERVE, name="fat"))}, "same-name"),
        ({"builds": {"lean": Build(fat=4, layers={"serratus": 3})}}, "unknown-name"),
        ({"builds": {"lean": Build(fat=4, shift={"serratus": 3})}}, "unknown-name"),
        ({"builds": {"average": Build(fat=9), "lean": Build(fat=4)}}, "average"),
        ({"builds": {}}, "unknown-name"),
        ({"corridors": (corridor(target="rib"),)}, "unknown-name"),
        ({"corridors": (corridor(backdrop=("rhomboid",)),)}, "unknown-name"),
        ({"corridors": (corridor(), corridor())}, "same-name"),
        ({"dangers": (Danger(name="x", entry=0, angle=0, depth=9, meets="base"),)}, "unknown-name"),
        (
            {
                "dangers": (
                    Danger(name="x", entry=0, angle=0, depth=9, meets="rib", without=("lung",)),
                )
            },
            "unknown-name",
        ),
    ],
)
def test_layers_builds_and_names_fit_together(fields, code):
    assert code in codes(make_section(**fields))


def test_an_unknown_name_is_told_with_those_that_there_are():
    found = fault(make_section(target="serratus"))
    assert found.message == 'target names "serratus", which is no muscle here'
    assert found.remedy == "There are rhomboid."


# Corridors


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"builds": band(entry=(3, -3))}, "span"),
        ({"builds": band(angle=(5, 5))}, "span"),
        ({"builds": band(entry=(-3, 26))}, "entry"),
        ({"builds": band(depth=(8, 20))}, "off-target"),
        ({"builds": band(depth=(11, 24)), "backdrop": ()}, "other-bone"),
        ({"builds": band(entry=(-14, 3))}, "no-backdrop"),
        ({"builds": band(entry=(-3, 8), angle=(-5, 9))}, "no-backdrop"),
        ({"clearance": 15.0}, "clearance"),
    ],
)
def test_a_corridor_keeps_what_it_promises(fields, code):
    section = make_section(corridors=(corridor(**fields),))
    found = [one for one in section_faults(section) if one.code == code]
    assert found
    assert found[0].path[:4] == ("corridors", 0, "builds", "average") or code == "clearance"
    assert section_faults(make_section(corridors=(corridor(),))) == []


def test_every_build_that_a_corridor_claims_is_looked_at():
    bands = {**corridor().builds, "heavy": corridor().builds["average"]}
    found = fault(make_section(corridors=(corridor(builds=bands),)))
    assert (found.code, found.path) == ("off-target", ("corridors", 0, "builds", "heavy"))


def test_a_corridor_through_a_hazard_is_refused():
    nerve = Structure(name="stray nerve", type="nerve", ellipse=(0, 14, 0.6, 0.6))
    section = make_section(structures=(*make_section().structures, nerve))
    messages = [one.message for one in section_faults(section)]
    assert any('meets "stray nerve"' in message for message in messages)
    assert {"clearance", "hazard-first"} <= codes(section)


def test_a_hazard_between_depth_and_backdrop_is_refused():
    nerve = Structure(name="stray nerve", type="nerve", ellipse=(0, 18, 0.6, 0.6))
    shallow = corridor(builds=band(depth=(11, 14)), clearance=0.5)
    section = make_section(structures=(*make_section().structures, nerve), corridors=(shallow,))
    assert codes(section) == {"hazard-first"}


def test_what_lies_in_front_of_the_target_is_not_the_target():
    other = Structure(name="another muscle", type="muscle", ellipse=(0, 15, 3, 2))
    section = make_section(structures=(other, *make_section().structures))
    assert codes(section) == {"off-target"}


# Folds


def test_both_faces_of_a_fold_are_alike():
    made = make_fold().layers
    assert fault(in_fold(layers=(*made[:3], replace(made[3], mm=6), made[4]))).code == "fold-faces"
    assert "fold-faces" in codes(in_fold(layers=made[1:4]))


def test_a_fold_holds_muscle_and_is_higher_than_its_crest():
    made = make_fold().layers
    fascia = replace(made[2], type="fascia")
    assert "fold-core" in codes(in_fold(layers=(*made[:2], fascia, *made[3:])))
    assert "fold-height" in codes(in_fold(height=7))


def test_a_path_in_a_fold_stays_above_its_base():
    given = make_fold().corridors[0]
    low = replace(given, builds={"average": replace(given.builds["average"], entry=(11, 19))})
    found = fault(in_fold(corridors=(low,), structures=(), dangers=()))
    assert (found.code, found.path) == ("base", ("fold", "corridors", 0, "builds", "average"))


def test_both_fats_of_a_fold_grow():
    made = make_fold().layers
    still = tuple(replace(layer, grows=False) for layer in made)
    found = fault(in_fold(layers=still))
    assert (found.code, found.path) == ("grows", ("fold", "layers"))


# Dangers


def danger(**fields) -> Section:
    given = {"name": "x", "entry": -16, "angle": 0, "depth": 40, "meets": "pleura", **fields}
    return make_section(dangers=(Danger(**given),))


def test_a_danger_meets_first_what_it_says():
    assert section_faults(danger()) == []
    found = fault(danger(entry=0))
    assert (found.code, found.path) == ("danger", ("dangers", 0, "meets"))
    assert 'it meets "rib", at 20.0 mm' in found.message
    assert section_faults(danger(entry=0, without=("rib",))) == []
    assert "it meets nothing" in fault(danger(depth=20)).message
    assert "entry" in codes(danger(entry=-40))


def test_the_edge_of_a_fold_counts_only_where_a_danger_names_it():
    shown = scene(in_fold(), "fold", "average")
    way = passage(shown, Path(16, -28, 18))
    assert first_contact(way, "deep nerve") == ("deep nerve", pytest.approx(14.38, abs=0.01))
    assert first_contact(way, "base") == ("base", pytest.approx(12.78, abs=0.01))


# Whatever comes


def _places(value, path=()):
    """List where numbers stand in plain data."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return []
    if isinstance(value, int | float):
        return [path]
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [place for key, inner in pairs for place in _places(inner, (*path, key))]


PLAINS = [
    plain_of(section)
    for section in (in_fold(), clinical_sections()["xs08"], clinical_sections()["xs14"])
]


@given(st.data())
def test_no_section_however_odd_is_an_error(data):
    plain = copy.deepcopy(data.draw(st.sampled_from(PLAINS)))
    for _ in range(data.draw(st.integers(1, 4))):
        *around, last = data.draw(st.sampled_from(_places(plain)))
        place = plain
        for step in around:
            place = place[step]
        if last == 2 and around[-1:] == ["place"]:
            continue
        place[last] = data.draw(st.sampled_from([0.05, 0, -500, 500, 90, -90, 1e-300, 7]))
    try:
        section = ADAPTER.validate_python(plain)
    except ValidationError:
        return
    for found in section_faults(section):
        assert found.message
        assert found.remedy
