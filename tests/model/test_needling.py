# SPDX-License-Identifier: MIT
"""What a needle meets, and what its path is worth; on small sections and on the clinical ones."""

import json
import math
import random
from functools import cache

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from tests.sections import (
    CLINICAL,
    clinical_sections,
    make_fold,
    make_section,
    scaled,
    shifted,
)
from trainer.model.mirror import mirrored
from trainer.model.needling import (
    NEAR_DEGREES,
    NEAR_MM,
    Path,
    judge,
    passage,
    scene,
    stated_builds,
    strip,
)
from trainer.model.path_rules import first_contact
from trainer.model.section import Band, Corridor, Structure
from trainer.model.sweep import sweep

SECTION = make_section(fold=make_fold())
FLAT = scene(SECTION, "flat", "average")
FOLD = scene(SECTION, "fold", "average")


def along(met) -> list[tuple[str, float, float]]:
    return [(one.name, pytest.approx(one.start), pytest.approx(one.end)) for one in met]


# What is met


def test_layers_and_structures_are_met_in_order_with_their_depths():
    way = passage(FLAT, Path(0, 0, 24))
    assert along(way.met) == [
        ("skin", 0, 2),
        ("fat", 2, 10),
        ("rhomboid", 10, 20),
        ("rib", 20, 24),
    ]
    assert along(way.beyond) == [("pleura", 34, 86)]
    assert way.tip == (0, 24)
    assert (way.stopped, way.bone) == (("rib", 20), ("rib", 20))
    assert way.left is None


def test_a_tilted_path_is_longer_through_the_same_layers():
    way = passage(FLAT, Path(-20, -60, 30))
    assert along(way.met)[:2] == [("skin", 0, 4), ("fat", 4, 20)]
    assert way.tip == pytest.approx((-20 - 30 * math.sin(math.pi / 3), 15))


def test_a_path_that_ends_short_of_bone_is_not_stopped():
    way = passage(FLAT, Path(0, 0, 18))
    assert way.stopped is None
    assert way.bone == ("rib", 20)
    assert way.in_target


def test_the_tip_is_in_the_target_right_before_bone_and_not_in_what_covers_it():
    assert passage(FLAT, Path(0, 0, 25)).in_target
    assert not passage(FLAT, Path(0, 0, 9)).in_target
    muscle = Structure(name="another muscle", type="muscle", ellipse=(0, 15, 4, 3))
    covered = scene(make_section(structures=(muscle,)), "flat", "average")
    assert not passage(covered, Path(0, 0, 15)).in_target


def test_a_hazard_touched_by_the_tip_is_met():
    assert passage(FLAT, Path(12, 0, 26.5)).clearances["intercostal nerve"] == 0
    assert [one.name for one in passage(FLAT, Path(12, 0, 26.5)).hazards] == ["intercostal nerve"]
    assert passage(FLAT, Path(12, 0, 26.4)).hazards == ()


@pytest.mark.parametrize("side", [-1, 1])
def test_a_hazard_touched_in_passing_is_met_on_either_side(side):
    nerve = Structure(name="nerve", type="nerve", ellipse=(side * 4, 16, 2, 2))
    beside = scene(make_section(structures=(nerve,), corridors=(), dangers=()), "flat", "average")
    (met,) = passage(beside, Path(side * 2, 0, 19)).hazards
    assert (met.start, met.end) == pytest.approx((16, 16))
    assert judge(beside, Path(side * 2, 0, 19)).verdict == "unsafe"


def test_clearance_is_measured_from_the_whole_path_and_not_from_the_tip():
    vein = Structure(name="vein", type="vein", ellipse=(5, 5, 1, 1))
    shown = scene(make_section(structures=(vein,)), "flat", "average")
    way = passage(shown, Path(0, 0, 19))
    assert way.clearances["vein"] == pytest.approx(4, abs=0.001)
    assert way.nearest == ("vein", pytest.approx(4, abs=0.001))


def test_bone_ends_the_path_for_clearances():
    way = passage(FLAT, Path(0, 0, 33))
    assert way.clearances["pleura"] == pytest.approx(14, abs=0.01)


def test_without_hazards_there_is_no_nearest_one():
    bare = scene(make_section(structures=(), corridors=(), dangers=()), "flat", "average")
    assert passage(bare, Path(0, 0, 10)).nearest is None
    assert judge(bare, Path(0, 0, 10)).clearance is None


def test_an_outline_that_bends_inwards_is_met_twice():
    bend = ((0, 48), (0, 32), (14, 32), (14, 36), (4, 36), (4, 44), (14, 44), (14, 48))
    nerve = Structure(name="loop", type="nerve", curve=bend)
    shown = scene(make_section(structures=(nerve,), corridors=(), dangers=()), "flat", "average")
    assert [one.name for one in passage(shown, Path(9, 0, 60)).hazards] == ["loop", "loop"]
    assert [one.name for one in passage(shown, Path(2, 0, 60)).hazards] == ["loop"]
    assert passage(shown, Path(-9, 0, 60)).hazards == ()


def test_the_strip_shows_only_what_is_in_front():
    muscle = Structure(name="another muscle", type="muscle", ellipse=(0, 15, 4, 3))
    shown = scene(make_section(structures=(muscle,)), "flat", "average")
    assert along(strip(passage(shown, Path(0, 0, 19)).met)) == [
        ("skin", 0, 2),
        ("fat", 2, 10),
        ("rhomboid", 10, 12),
        ("another muscle", 12, 18),
        ("rhomboid", 18, 19),
    ]
    assert strip(()) == ()


def test_what_lies_behind_cuts_nothing_in_two():
    behind = Structure(name="behind", type="muscle", ellipse=(0, 15, 2, 1))
    before = Structure(name="before", type="muscle", ellipse=(0, 15, 4, 3))
    shown = scene(make_section(structures=(behind, before)), "flat", "average")
    cut = strip(passage(shown, Path(0, 0, 19)).met)
    assert [one.name for one in cut] == ["skin", "fat", "rhomboid", "before", "rhomboid"]


# A fold


def test_a_level_path_crosses_the_fold_from_face_to_face():
    way = passage(FOLD, Path(12, 0, 30))
    assert along(way.met) == [
        ("skin", 0, 2),
        ("fat", 2, 7),
        ("rhomboid", 7, 21),
        ("fat", 21, 26),
        ("skin", 26, 28),
    ]
    assert way.left == ("opposing finger", 28)


@pytest.mark.parametrize(
    ("path", "edge"),
    [
        (Path(12, 0, 27.9), None),
        (Path(16, -60, 20), "base"),
        (Path(6, 60, 20), "crest"),
        (Path(12, 5, 40), "opposing finger"),
        (Path(12, 90, 10), None),
        (Path(12, 90, 13), "crest"),
        (Path(12, 120, 5), None),
    ],
)
def test_a_path_leaves_the_fold_at_its_edges(path, edge):
    left = passage(FOLD, path).left
    assert (left.name if left else None) == edge


# What it is worth


def verdict(shown, *path: float, **more):
    return judge(shown, Path(*path), **more)


def test_a_path_in_the_corridor_is_right():
    found = verdict(FLAT, 0, 0, 15)
    assert (found.points, found.verdict, found.reasons) == (1.0, "corridor", ())
    assert (found.corridor, found.hazard) == ("onto the rib", None)
    assert found.nearest == "intercostal nerve"
    assert found.clearance == pytest.approx(16.19, abs=0.01)


@pytest.mark.parametrize("depth", [19.2, 20, 20.8])
def test_to_end_on_the_backdrop_is_right(depth):
    assert verdict(FLAT, 0, 0, depth).points == 1


def test_past_the_backdrop_is_unsafe():
    found = verdict(FLAT, 0, 0, 22)
    assert (found.points, found.verdict) == (0, "unsafe")
    assert found.reasons == (("bone", pytest.approx(2), "rib"),)


def test_bone_that_is_not_the_backdrop_may_be_touched_and_not_passed():
    structures = (
        *SECTION.structures,
        Structure(name="spine", type="bone", ellipse=(-20, 25, 3, 4)),
    )
    shown = scene(make_section(structures=structures), "flat", "average")
    assert verdict(shown, -20, 0, 21.5).verdict == "wrong"
    found = verdict(shown, -20, 0, 23)
    assert (found.verdict, found.reasons[0].code) == ("unsafe", "bone")


def test_a_hazard_met_is_unsafe_whatever_else():
    found = verdict(FLAT, 12, 0, 27)
    assert (found.points, found.verdict, found.hazard) == (0, "unsafe", "intercostal nerve")
    assert found.reasons[0] == ("hazard", pytest.approx(26.5), "intercostal nerve")


def test_a_hazard_in_the_corridor_itself_is_unsafe():
    nerve = Structure(name="stray nerve", type="nerve", ellipse=(0, 14, 1, 1))
    shown = scene(make_section(structures=(*SECTION.structures, nerve)), "flat", "average")
    assert verdict(shown, 0, 0, 15).verdict == "unsafe"


@pytest.mark.parametrize(
    ("path", "code", "off", "points"),
    [
        ((4.5, 0, 15), "entry", 1.5, 0.35),
        ((-6, 0, 15), "entry", -3, 0.2),
        ((0, 7.5, 15), "angle", 2.5, 0.35),
        ((0, 0, 8), "depth", -3, 0.2),
    ],
)
def test_a_near_miss_is_worth_a_part(path, code, off, points):
    found = verdict(FLAT, *path)
    assert (found.verdict, found.points) == ("near", pytest.approx(points))
    assert found.reasons == ((code, pytest.approx(off), "onto the rib"),)


@pytest.mark.parametrize("path", [(6.1, 0, 15), (0, 10.1, 15), (0, 0, 7.9)])
def test_further_than_a_near_miss_is_worth_nothing(path):
    found = verdict(FLAT, *path)
    assert (found.verdict, found.points) == ("wrong", 0)


def bounded(depth, backdrop=()):
    """A section with bone 10 mm below the end of its corridor, in it or not."""
    corridor = Corridor(
        name="to a depth",
        target="rhomboid",
        builds={"average": Band(entry=(-3, 3), angle=(-5, 5), depth=(11, depth))},
        backdrop=backdrop,
    )
    return scene(make_section(corridors=(corridor,)), "flat", "average")


def test_without_a_backdrop_too_deep_is_wrong_however_little():
    shown = bounded(14)
    assert verdict(shown, 0, 0, 14).points == 1
    assert verdict(shown, 0, 0, 14.1).points == 0
    assert verdict(shown, 0, 0, 14.1).verdict == "wrong"
    assert verdict(shown, 0, 0, 10.9).verdict == "near"


def test_between_the_depth_and_the_backdrop_a_path_is_as_near_as_to_the_nearer():
    shown = bounded(12, ("rib",))
    assert [verdict(shown, 0, 0, depth).verdict for depth in (12, 14, 15.5, 17, 19, 20)] == [
        "corridor",
        "near",
        "wrong",
        "near",
        "corridor",
        "corridor",
    ]


def test_without_a_corridor_any_path_is_wrong():
    heavy = scene(SECTION, "flat", "heavy")
    found = verdict(heavy, 0, 0, 20)
    assert (found.points, found.verdict, found.reasons) == (0, "wrong", (("no-corridor", 0, ""),))
    assert verdict(heavy, 12, 0, 35).verdict == "unsafe"


def test_only_named_corridors_count():
    assert verdict(FLAT, 0, 0, 15, corridors=("onto the rib",)).points == 1
    assert verdict(FLAT, 0, 0, 15, corridors=("another",)).reasons[0].code == "no-corridor"


def test_leaving_a_fold_at_finger_or_base_is_unsafe_and_at_the_crest_only_wrong():
    assert verdict(FOLD, 13, 0, 14).verdict == "corridor"
    assert verdict(FOLD, 13, 0, 30).reasons == (("finger", pytest.approx(28), ""),)
    assert verdict(FOLD, 13, 0, 30).verdict == "unsafe"
    base = verdict(FOLD, 16, -60, 12)
    assert (base.verdict, [reason.code for reason in base.reasons]) == ("unsafe", ["base"])
    crest = verdict(FOLD, 6, 60, 20)
    assert (crest.verdict, crest.reasons[0].code) == ("wrong", "crest")


# The sections of the clinical page


@cache
def scenes():
    return [
        scene(section, view, build)
        for section in clinical_sections().values()
        for view in (("flat", "fold") if section.fold else ("flat",))
        for build in stated_builds(section, view)
    ]


def lanes():
    return [(shown, lane) for shown in scenes() for lane in shown.lanes]


def names(pair) -> str:
    shown, lane = pair
    return f"{shown.section.id} {shown.view} {shown.build} {lane.corridor.name}"


def steps(span, count=21):
    return [span[0] + (span[1] - span[0]) * n / (count - 1) for n in range(count)]


def test_the_table_of_clearances_is_reproduced():
    told = json.loads((CLINICAL.parent / "clearances.json").read_text(encoding="utf-8"))
    wanted = {tuple(row[:4]): row[4:] for row in told}
    found = {}
    for shown, lane in lanes():
        swept = sweep(shown, lane)
        assert swept.paths == 441
        assert swept.breaches == (), names((shown, lane))
        key = (shown.section.id, shown.view, lane.corridor.name, shown.build)
        found[key] = [swept.clearance, swept.nearest]
    assert found.keys() == {key for key, row in wanted.items() if row[0] is not None}
    for key, (clearance, nearest) in found.items():
        assert clearance == pytest.approx(wanted[key][0], abs=0.3), key
        assert nearest == wanted[key][1], key


@pytest.mark.parametrize("pair", lanes(), ids=names)
def test_every_path_of_every_corridor_is_right_and_ends_in_its_target(pair):
    shown, lane = pair
    for entry in steps(lane.band.entry, 11):
        for angle in steps(lane.band.angle, 11):
            for depth in steps(lane.band.depth, 4):
                found = judge(shown, Path(entry, angle, depth))
                assert found.points == 1
                assert found.passage.in_target
                assert found.passage.left is None


def test_all_danger_lines_meet_what_they_say_and_are_unsafe():
    count = 0
    for section in clinical_sections().values():
        for view in ("flat", "fold") if section.fold else ("flat",):
            for danger in (section if view == "flat" else section.fold).dangers:
                shown = scene(section, view, "average", danger.without)
                found = judge(shown, Path(danger.entry, danger.angle, danger.depth))
                first = first_contact(found.passage, danger.meets)
                assert first is not None
                assert first[0] == danger.meets
                assert (found.verdict, found.points) == ("unsafe", 0)
                count += 1
    assert count == 47


def any_path(shown, chance) -> Path:
    return Path(chance.uniform(*shown.entry_range), chance.uniform(-60, 60), chance.uniform(3, 75))


@pytest.mark.parametrize(
    "shown", scenes(), ids=lambda one: f"{one.section.id} {one.view} {one.build}"
)
def test_other_paths_are_worth_little(shown):
    chance = random.Random(7)
    points = []
    while len(points) < 400:
        found = judge(shown, any_path(shown, chance))
        if found.verdict != "corridor":
            points.append(found.points)
    assert sum(one <= 0.2 for one in points) >= 0.95 * len(points)


def test_experts_earn_at_least_nine_tenths():
    chance = random.Random(8)
    for shown, lane in lanes():
        for _ in range(50):
            spans = (lane.band.entry, lane.band.angle, lane.band.depth)
            assert judge(shown, Path(*(chance.uniform(*span) for span in spans))).points >= 0.9


def test_a_path_through_a_hazard_is_always_unsafe_and_worth_nothing():
    chance = random.Random(9)
    for shown in scenes():
        for _ in range(100):
            path = any_path(shown, chance)
            line = shapely.LineString([shown.start(path.entry), passage(shown, path).tip])
            hits = any(
                shapely.intersects(line, shapely.Polygon(shape.outline))
                for shape in shown.shapes
                if shape.is_hazard
            )
            found = judge(shown, path)
            assert hits == bool(found.passage.hazards)
            if hits:
                assert (found.points, found.verdict) == (0, "unsafe")


# Properties

SHOWN = st.sampled_from(range(51))
# A grid beside all edges, so that rounding decides nothing.
entries = st.integers(0, 63).map(lambda n: (n + 0.37) / 64)
angles = st.integers(-80, 80).map(float)
depths = st.integers(1, 300).map(lambda n: n / 4)


def placed(shown, entry, angle, depth) -> Path:
    least, most = shown.entry_range
    return Path(least + (most - least) * entry, angle, depth)


@given(SHOWN, entries, angles, depths)
def test_distances_and_stretches_are_those_of_another_library(number, entry, angle, depth):
    shown = scenes()[number % len(scenes())]
    way = passage(shown, placed(shown, entry, angle, depth))
    start, tip = shown.start(placed(shown, entry, angle, depth).entry), way.tip
    line = shapely.LineString([start, tip])
    for n, shape in enumerate(shown.shapes):
        polygon = shapely.Polygon(shape.outline)
        length = sum(one.end - one.start for one in way.met if one.shape == n)
        assert length == pytest.approx(line.intersection(polygon).length, abs=1e-5)
        if shape.is_hazard and way.stopped is None:
            assert way.clearances[shape.name] == pytest.approx(line.distance(polygon), abs=1e-6)


def same(one, other, mirror=False) -> None:
    assert other.verdict == one.verdict
    assert other.points == pytest.approx(one.points, abs=1e-6)
    assert other.hazard == one.hazard
    assert [reason.code for reason in other.reasons] == [reason.code for reason in one.reasons]


@given(SHOWN, entries, angles, depths)
def test_the_score_is_the_same_in_the_mirror(number, entry, angle, depth):
    shown = scenes()[number % len(scenes())]
    path = placed(shown, entry, angle, depth)
    turned = scene(mirrored(shown.section), shown.view, shown.build)
    if shown.view == "flat":
        same(judge(shown, path), judge(turned, Path(-path.entry, -path.angle, path.depth)))
    else:
        same(judge(shown, path), judge(turned, path))


@given(SHOWN, entries, angles, depths, st.integers(-50, 50))
def test_the_score_is_the_same_wherever_the_origin_is(number, entry, angle, depth, by):
    shown = scenes()[number % len(scenes())]
    path = placed(shown, entry, angle, depth)
    moved = scene(shifted(shown.section, by), shown.view, shown.build)
    there = path._replace(entry=path.entry + by) if shown.view == "flat" else path
    same(judge(shown, path), judge(moved, there))


@given(SHOWN, entries, angles, depths, st.sampled_from([0.1, 0.25, 0.5, 2.0, 10.0]))
def test_the_score_is_the_same_in_another_unit(number, entry, angle, depth, by):
    shown = scenes()[number % len(scenes())]
    path = placed(shown, entry, angle, depth)
    other = scene(scaled(shown.section, by), shown.view, shown.build)
    there = Path(path.entry * by, path.angle, path.depth * by)
    same(judge(shown, path), judge(other, there, unit=by))


@given(SHOWN, st.floats(-2, 2), st.floats(-2, 2), st.floats(-2, 2))
def test_points_only_fall_with_the_distance_from_a_corridor(number, entry, angle, depth):
    """Going back halfway to the corridor never costs points, unless something is met there."""
    shown, lane = lanes()[number % len(lanes())]
    ends = [
        span[1] + off * size if off > 0 else span[0] + off * size
        for span, off, size in zip(
            (lane.band.entry, lane.band.angle, lane.band.depth),
            (entry, angle, min(depth, 0)),
            (NEAR_MM, NEAR_DEGREES, NEAR_MM),
            strict=True,
        )
    ]
    middle = [
        (min(max(end, span[0]), span[1]) + end) / 2
        for span, end in zip((lane.band.entry, lane.band.angle, lane.band.depth), ends, strict=True)
    ]
    only = (lane.corridor.name,)
    far, near = judge(shown, Path(*ends), only), judge(shown, Path(*middle), only)
    if near.verdict != "unsafe":
        assert near.points >= far.points - 1e-9
