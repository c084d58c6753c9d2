# SPDX-License-Identifier: MIT
import dataclasses
import random

import pytest
from PySide6.QtCore import Qt

from tests.builders import make_bank, make_head, make_item, make_multiple, write_bank
from tests.ui.answered import RIGHT, WRONG, session
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import DeskDriver, desk, look, services
from trainer.errors import StoreError
from trainer.model.attempt import Mode
from trainer.model.bank import Domain
from trainer.model.review_record import ClinicianReview, ReviewRecord
from trainer.ui.body.areas import areas
from trainer.ui.body.spot import Spot
from trainer.ui.desk import Changes, Route
from trainer.ui.pages.practise import PractisePage
from trainer.ui.presenters.practise import PractisePresenter
from trainer.ui.presenters.practise_counting import Wish, count, read_pool
from trainer.ui.theme import theme

__all__ = ["desk", "look", "services"]  # fixtures


class Practise(DeskDriver):
    name = "practise"

    def __init__(self, desk):
        page = PractisePage()
        super().__init__(desk, page, PractisePresenter(page, desk, page))

    def listed(self) -> "Practise":
        """See the regions as a list."""
        self.press("List")
        self.page.setFocus()
        return self

    def area(self, name: str):
        """Return an area of the body map."""
        return self.part(f"area-{name}")

    def number(self, name: str) -> int:
        """Read the number that a filter shows."""
        return int(self.text(name).rsplit(" ", 1)[1])

    def toggle(self, name: str) -> "Practise":
        """Choose a filter, or no longer, by the space bar."""
        self.key_on(self.part(name), "space")
        return self

    def matching(self) -> int:
        """Read how many match."""
        words = f"{self.text('what-starts')} {self.text('of-how-many')}"
        if "These are all that match" in words:
            return int(self.text("what-starts").split()[0])
        if "It is the only one that matches" in words:
            return 1
        if "No question matches" in words:
            return 0
        return int(self.text("of-how-many").split()[1])

    def which(self, position: int) -> "Practise":
        """Go to one of the segments by arrow keys."""
        first = self.segments()[0]
        first.setFocus()
        self.key("left")
        for _ in range(position):
            self.key("right")
        return self

    def segments(self):
        return [
            one
            for one in self.part("which").findChildren(type(self.button("All")))
            if one.isVisible()
        ]


@pytest.fixture
def on_map(qtbot, desk):
    return Practise(desk).open().shown(qtbot)


@pytest.fixture
def practise(on_map):
    return on_map.listed()


@pytest.fixture
def learner(desk):
    return desk.learner.id


def test_all_filters_are_in_view_with_their_numbers(practise, services):
    total = len(services.library.index())
    assert practise.text("domain-0") == "Anatomy 12"
    assert practise.text("domain-3") == "Response to events 12"
    assert practise.number("type-0") + practise.number("type-1") == total
    assert practise.text("what-starts").startswith("20 questions, tutor, about ")
    assert practise.text("of-how-many") == f"From {total} that match."
    assert not practise.shows("clear")
    assert not practise.shows("bank-0")


@pytest.mark.parametrize("name", ["domain-0", "domain-2", "type-1", "part", "which"])
def test_a_number_is_what_remains_when_its_filter_is_added(practise, services, learner, name):
    session(services, learner, [WRONG] * 6 + [RIGHT] * 3)
    practise.open()
    if name == "which":
        promised = int(practise.segments()[3].accessibleName().split()[1])
        practise.which(3)
        assert promised == 6
    else:
        promised = practise.number(name)
        practise.toggle(name)
    assert practise.matching() == promised


def test_counts_of_one_filter_follow_the_others(practise, services):
    rows = [row for _, row in services.library.index()]
    practise.toggle("domain-0")
    multiple = sum(row.type == "multiple" and row.domain == "anatomy" for row in rows)
    assert practise.number("type-1") == multiple
    assert practise.number("domain-1") == 12  # what it would leave, were it added


def test_enter_starts_what_the_foot_says(practise):
    practise.toggle("domain-0").toggle("domain-3")
    assert practise.matching() == 24
    practise.key("enter")
    engine = practise.engine
    assert len(engine.places) == 20
    assert engine.mode is Mode.TUTOR
    assert engine.attempt.limit_s is None
    assert engine.attempt.title == "Anatomy and Response to events"
    assert {entry.domain for entry in engine.attempt.form.entries} == {"anatomy", "response"}


@pytest.mark.parametrize("name", ["type-0", "domain-0", "how-many", "tutor", "part"])
def test_enter_starts_from_every_filter(practise, name):
    practise.key_on(practise.part(name), "enter")
    assert len(practise.sessions) == 1


def test_timed_has_feedback_last_and_a_limit(practise):
    practise.key_on(practise.part("timed"), "space")
    assert practise.text("what-starts") == "20 questions, timed, 25 minutes"
    practise.key("enter")
    assert practise.engine.mode is Mode.TEST
    assert practise.engine.attempt.limit_s == 20 * 75


def test_the_slider_goes_from_five_to_all(practise, services):
    slider = practise.part("how-many")
    practise.key_on(slider, "home")
    assert practise.text("what-starts").startswith("5 questions")
    practise.key_on(slider, "right")
    assert practise.text("what-starts").startswith("6 questions")
    practise.key_on(slider, "end")
    total = len(services.library.index())
    assert practise.text("what-starts").startswith(f"{total} questions")
    assert practise.text("of-how-many") == "These are all that match."
    practise.key("enter")
    assert len(practise.engine.places) == total


def test_what_was_wanted_comes_back_when_enough_match_again(practise):
    practise.toggle("domain-0")
    assert practise.text("what-starts").startswith("12 questions")
    practise.toggle("domain-0")
    assert practise.text("what-starts").startswith("20 questions")


def test_when_nothing_matches_start_says_why_and_enter_does_nothing(practise):
    practise.which(4)
    assert practise.text("what-starts") == "No question matches"
    assert practise.text("of-how-many") == "Take a filter away to have some."
    assert not practise.part("start").isEnabled()
    assert practise.part("start").accessibleDescription()
    assert not practise.shows("how-many")
    practise.key("enter")
    assert practise.sessions == []


def test_due_and_missed_are_said_to_come_first_only_when_there_are_some(
    practise, services, learner
):
    assert "Due and missed" not in practise.text("of-how-many")
    session(services, learner, [WRONG] * 3)
    practise.desk.announce(Changes.ANSWERS, practise.desk)
    assert practise.text("of-how-many").endswith("Due and missed come first.")


def test_a_part_of_the_body_stands_for_all_its_regions(practise, services):
    part = practise.part("part-0")
    row = part.findChild(type(practise.part("part")), "part")
    practise.key_on(row, "space")
    assert row.checkState() is Qt.CheckState.Checked
    practise.key("enter")
    asked = {entry.key.item for entry in practise.engine.attempt.form.entries}
    regions = {row.id: set(row.region) for _, row in services.library.index()}
    neck = {region for item in asked for region in regions[item]}
    assert asked
    assert "levator-scapulae" in neck
    assert practise.engine.attempt.title == "Head and neck"


def test_a_part_opens_to_its_regions_and_some_of_them_are_half_of_it(practise):
    part = practise.part("part-1")
    assert not practise.shows("region-0")
    practise.press("Open Chest and upper back")
    assert practise.button("Fold Chest and upper back")
    region = next(one for one in part.findChildren(type(practise.part("part"))) if one.isVisible())
    practise.key_on(practise.part("region-0"), "space")
    assert region.checkState() is Qt.CheckState.PartiallyChecked
    practise.key_on(region, "space")
    assert region.checkState() is Qt.CheckState.Checked
    practise.key_on(region, "space")
    assert region.checkState() is Qt.CheckState.Unchecked


def test_one_region_gives_the_session_its_name(practise):
    practise.press("Open Chest and upper back")
    practise.key_on(practise.part("region-0"), "space")
    practise.key("enter")
    assert practise.engine.attempt.title == "Intercostal spaces"


def test_the_map_comes_first_and_the_list_has_the_same_choice(on_map):
    assert on_map.shows("body-map")
    assert not on_map.shows("part-0")
    on_map.key_on(on_map.area("infraspinatus"), "space")
    on_map.listed()
    assert not on_map.shows("body-map")
    on_map.press("Open Shoulder")
    [row] = [
        one
        for one in on_map.page.findChildren(type(on_map.part("part")))
        if one.isVisible() and one.text() == "Infraspinatus"
    ]
    assert row.checkState() is Qt.CheckState.Checked
    on_map.key_on(row, "space").press("Map")
    assert not on_map.area("infraspinatus").isChecked()


def test_an_area_promises_what_choosing_it_leaves(on_map, services):
    area = on_map.area("vastus-medialis")
    about = [row for _, row in services.library.index() if "quadriceps" in row.region]
    name = f"Vastus medialis (Quadriceps), front, {len(about)} questions"
    assert area.accessibleName() == name
    on_map.key_on(area, "space")
    assert on_map.matching() == len(about)
    assert on_map.area("rectus-femoris").isChecked()
    assert on_map.area("vastus-lateralis-back").isChecked()
    assert not on_map.area("infraspinatus").isChecked()


def test_areas_without_questions_cannot_be_chosen(on_map, services):
    used = {region for _, row in services.library.index() for region in row.region}
    for area in areas():
        assert on_map.shows(f"area-{area.id}") is not used.isdisjoint(area.regions)


def test_counts_on_the_map_follow_the_other_filters(on_map):
    on_map.toggle("domain-1")
    names = [spot.accessibleName() for spot in on_map.page.findChildren(Spot) if spot.isVisible()]
    assert any(name.endswith(", 0 questions") for name in names)
    assert any(name.endswith(", One question") for name in names)


def test_what_is_chosen_on_the_map_stands_below_it_and_goes_when_pressed(on_map, services):
    on_map.key_on(on_map.area("infraspinatus"), "space")
    on_map.key_on(on_map.area("lumbar-multifidus"), "space")
    assert on_map.text("chosen-0").startswith("Lumbar multifidus")
    assert on_map.text("chosen-1").startswith("Infraspinatus")
    on_map.key_on(on_map.part("chosen-0"), "space")
    assert not on_map.shows("chosen-1")
    assert not on_map.area("lumbar-multifidus").isChecked()
    on_map.key_on(on_map.area("infraspinatus"), "enter")
    assert on_map.engine.attempt.title == "Infraspinatus"


def test_regions_that_are_not_on_the_map_are_named(on_map, services, tmp_path):
    assert not on_map.shows("only-listed")
    second_bank(tmp_path, services)
    on_map.open()
    assert on_map.text("only-listed") == "In the list only: Left side."


def test_another_page_may_ask_for_a_region(on_map):
    on_map.open("lumbar-multifidus")
    assert on_map.area("lumbar-multifidus").isChecked()
    assert on_map.text("chosen-0").startswith("Lumbar multifidus")


@pytest.mark.parametrize("width", [663, 1072, 1500])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_the_map_is_not_wider_than_the_window(on_map, qtbot, width, percent):
    for name in ("infraspinatus", "lumbar-multifidus", "extensor-carpi-radialis"):
        on_map.key_on(on_map.area(name), "space")
    theme.load("high-contrast", percent)
    on_map.page.host.resize(width, 560)
    qtbot.waitUntil(lambda: on_map.beyond(width) == [], timeout=1000)
    assert unnamed(on_map.page) == []


def test_all_filters_are_cleared_at_once(practise, services):
    practise.toggle("domain-0").toggle("type-0").toggle("part").which(1)
    practise.press("Clear filters")
    assert practise.matching() == len(services.library.index())
    assert not practise.shows("clear")


def test_filters_stay_while_the_program_runs(practise):
    practise.toggle("domain-1").open()
    assert practise.part("domain-1").isChecked()


def second_bank(tmp_path, services, title="Forearm and hand"):
    items = [
        make_item("radial-1", region=("brachialis", "left-side")),
        make_multiple("ulnar-1", domain="own"),
        make_item("no-area", domain=None),
    ]
    head = make_head(
        "forearm", title=title, domains={"own": Domain(title="A domain of its own", short="Own")}
    )
    path = write_bank(tmp_path / "forearm.yaml", make_bank(*items, head=head))
    services.library.add(str(path), "2026-01-05T00:00:00.000Z")


def test_banks_are_a_choice_where_there_are_several(practise, services, tmp_path):
    second_bank(tmp_path, services)
    practise.desk.announce(Changes.BANKS, practise.desk)
    assert practise.text("bank-1") == "Forearm and hand 3"
    assert practise.text("domain-4") == "Own 1"
    practise.toggle("bank-1")
    assert practise.matching() == 3
    assert practise.number("domain-0") == 1
    practise.key("enter")
    assert {entry.key.bank for entry in practise.engine.attempt.form.entries} == {"forearm"}


def test_only_reviewed_questions_can_be_chosen_once_there_are_some(practise, services, tmp_path):
    assert not practise.shows("status-0")
    seen = ClinicianReview(by="GP", date="2026-01-05", verdict="sound")
    record = ReviewRecord(item="radial-1", revision=1, clinician=seen)
    bank = make_bank(make_item("radial-1"), head=make_head("forearm"))
    path = write_bank(tmp_path / "forearm.yaml", dataclasses.replace(bank, reviews=(record,)))
    services.library.add(str(path), "2026-01-05T00:00:00.000Z")
    practise.desk.announce(Changes.BANKS, practise.desk)
    assert practise.text("status-0") == "Reviewed by a clinician 1"
    practise.toggle("status-0")
    assert practise.matching() == 1
    practise.key("enter")
    assert [entry.key.item for entry in practise.engine.attempt.form.entries] == ["radial-1"]


def test_without_any_reviewed_question_there_is_no_choice(practise, services, tmp_path):
    second_bank(tmp_path, services)
    practise.desk.announce(Changes.BANKS, practise.desk)
    assert not practise.shows("status-0")


def test_a_region_of_its_own_stands_at_the_end(practise, services, tmp_path):
    second_bank(tmp_path, services)
    practise.open()
    last = practise.page.findChild(type(practise.part("part-0")), "part-7")
    assert last.findChild(type(practise.part("part")), "part").text() == "Elsewhere"


def test_a_bank_that_goes_takes_its_filters_with_it(practise, services, tmp_path):
    second_bank(tmp_path, services)
    practise.open("forearm")
    assert practise.matching() == 3
    services.library.remove("forearm")
    practise.desk.announce(Changes.BANKS, practise.desk)
    assert practise.matching() == len(services.library.index())
    assert not practise.shows("clear")


@pytest.mark.parametrize(("subject", "matching"), [("response", 12), ("needlewise-core", 48)])
def test_another_page_may_ask_for_a_bank_or_a_domain(practise, subject, matching):
    practise.toggle("domain-0").open(subject)
    assert practise.matching() == matching


def test_a_bank_outside_daily_practice_can_be_practised_when_asked_for(practise, services):
    examples = [info for info in services.library.banks() if not info.practised]
    practise.open(examples[0].id)
    assert practise.matching() == examples[0].items
    practise.key("enter")
    assert len(practise.engine.places) == examples[0].items


def test_without_any_bank_the_page_leads_to_the_library(practise, services):
    services.library.close()
    practise.open()
    assert not practise.shows("start")
    practise.key("enter")
    assert practise.routes == [Route("library")]
    services.library.load()
    practise.open()
    assert practise.shows("start")
    assert not practise.shows("library")


def test_an_earlier_count_that_comes_late_is_not_shown(practise, desk, monkeypatch):
    waiting = []
    monkeypatch.setattr(
        desk, "compute", lambda _owner, work, on_result: waiting.append((work, on_result))
    )
    practise.toggle("domain-0").toggle("domain-1")
    for work, on_result in reversed(waiting):
        on_result(work())
    assert practise.matching() == 24


def test_start_is_pressed_once_however_often_enter_is_pressed(practise, desk, monkeypatch):
    waiting = []
    monkeypatch.setattr(desk, "run", lambda *arguments: waiting.append(arguments))
    practise.key("enter").key("enter")
    assert len(waiting) == 1


def test_what_matched_and_does_so_no_longer_is_said(practise, services):
    services.library.close()
    practise.key("enter")
    assert practise.sessions == []
    assert "Nothing matches these filters any more." in practise.all_text()


def test_an_error_of_the_store_is_said_in_its_place(practise, services, monkeypatch):
    def refuse(*_arguments, **_words):
        raise StoreError("The disk is full. Make room and try again.")

    monkeypatch.setattr(services.practice.__class__, "start", refuse)
    practise.key("enter")
    assert "The disk is full." in practise.all_text()


def test_every_part_says_something_to_a_screen_reader(practise):
    practise.press("Open Shoulder")
    assert unnamed(practise.page) == []


@pytest.mark.parametrize("width", [663, 1072, 1500])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_window(practise, qtbot, width, percent):
    practise.press("Open Arm, forearm and hand")
    theme.load("light", percent)
    practise.page.host.resize(width, 700)
    qtbot.waitUntil(lambda: practise.beyond(width) == [], timeout=1000)


def test_large_text_in_a_small_window_has_chips_instead_of_segments(practise, qtbot):
    theme.load("light", 200)
    practise.page.host.resize(663, 560)
    qtbot.waitUntil(lambda: "Due 0" in practise.all_text())
    practise.press("Missed 0")
    assert practise.matching() == 0
    practise.press("All 48")
    practise.press("All 48")
    assert practise.matching() == 48


def test_a_view_can_be_shown_before_the_page_and_again(qtbot, desk):
    practise = Practise(desk).open().open()
    shown(qtbot, practise.page)
    assert practise.matching() == 48


def test_every_count_agrees_with_choosing_it(services, desk):
    """Walk at random through filters and compare each number with what choosing it leaves."""
    pool = read_pool(services, desk.learner.id)
    rng = random.Random(5)
    regions = sorted({region for part in pool.parts for region in part.regions})
    for _ in range(25):
        wish = Wish()
        criteria = wish.criteria._replace(
            domains=frozenset(rng.sample(sorted(pool.areas), rng.randrange(3))),
            regions=frozenset(rng.sample(regions, rng.randrange(4))),
            types=frozenset(rng.sample(pool.types, rng.randrange(2))),
        )
        counts = count(pool, wish._replace(criteria=criteria)).counts
        for domain in pool.areas:
            alone = criteria._replace(domains=frozenset({domain}))
            left = count(pool, wish._replace(criteria=alone)).counts.total
            assert counts.domains.get(domain, 0) == left
