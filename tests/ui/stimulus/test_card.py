# SPDX-License-Identifier: MIT
"""An event under the needle: what is drawn, when it moves, and that all of it is said in words."""

import dataclasses
from typing import get_args, get_type_hints

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.hosting import shown, unnamed
from trainer.model.stimulus import Movement, Sensation, Stimulus
from trainer.ui.stimulus import patterns, words
from trainer.ui.stimulus.card import StimulusCard
from trainer.ui.stimulus.lines import Way
from trainer.ui.stimulus.muscle import pose
from trainer.ui.theme import theme
from trainer.ui.widgets import painting

QUALITIES = get_args(get_type_hints(Sensation)["quality"])
KINDS = get_args(get_type_hints(Movement)["kind"])
TRUTHS = get_args(get_type_hints(Stimulus)["truth"])
SHOT = Sensation(
    side="back",
    quality="electric",
    path=((-1.1, 2.6), (-1.25, 3.6), (-1.42, 4.5)),
    spreads="at-once",
)
EVENT = Stimulus(
    truth="nerve-contact",
    reports="It shot down my arm.",
    seen="The hand jerks.",
    sensations=(SHOT,),
    movement=Movement(kind="jerk", muscle="brachialis", elsewhere="the hand"),
)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


class Shown:
    """A card on the screen."""

    def __init__(self, qtbot, stimulus=EVENT, *, moves=True, is_told=False, width=392) -> None:
        self.page = QWidget()
        self.card = StimulusCard(self.page, moves=moves)
        self.card.set_stimulus(stimulus, is_told=is_told)
        self.card.setGeometry(0, 0, width, self.card.heightForWidth(width))
        shown(qtbot, self.page, width, 800)

    def part(self, name: str) -> QWidget | None:
        part = self.page.findChild(QWidget, name)
        return part if part is not None and part.isVisible() else None

    def says(self, name: str) -> str:
        return self.part(name).accessibleName()


def drawn(quality: str, *places: QPointF) -> bytes:
    """Draw a sensation alone and return its pixels."""
    image = QImage(120, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = painting.begin(image)
    patterns.paint(painter, quality, Way(places), 30, QColor("black"))
    painter.end()
    return bytes(image.constBits())


def test_everything_in_the_pictures_is_said_in_words(qtbot):
    card = Shown(qtbot)
    assert card.says("body-chart") == (
        "Body chart. Electric, at once: from right upper arm to right hand."
    )
    assert card.says("muscle-picture") == "Picture of the muscle. A jerk elsewhere: the hand."
    assert card.says("stimulus-words") == (
        "Patient: “It shot down my arm.”. Seen, felt: The hand jerks."
    )
    assert card.says("stimulus-legend") == "Electric, at once"
    assert unnamed(card.page) == []


@pytest.mark.parametrize("truth", TRUTHS)
def test_what_it_was_is_said_only_when_it_may_be(qtbot, truth):
    event = dataclasses.replace(EVENT, truth=truth)
    card = Shown(qtbot, event)
    assert card.part("stimulus-truth") is None
    said = [part.accessibleName() for part in card.page.findChildren(QWidget)]
    sentence = words.truth(event)
    assert not sentence or not any(sentence in one for one in said)
    card.card.set_stimulus(event, is_told=True)
    assert (card.part("stimulus-truth") is not None) is bool(sentence)


def test_a_twitch_is_never_called_a_sign_of_a_nerve_nor_is_a_jerk_a_twitch():
    for kind in KINDS:
        said = words.movement(Movement(kind=kind, muscle="soleus")).lower()
        assert "nerve" not in said
        assert "twitch" not in said


@pytest.mark.parametrize("places", [(QPointF(60, 60),), (QPointF(20, 60), QPointF(100, 60))])
def test_every_quality_has_a_pattern_of_its_own_in_one_colour(places):
    pictures = {quality: drawn(quality, *places) for quality in QUALITIES}
    assert len(set(pictures.values())) == len(QUALITIES)
    assert all(any(picture) for picture in pictures.values())


def test_every_quality_has_a_word_of_its_own():
    named = {words.quality(dataclasses.replace(SHOT, quality=one)) for one in QUALITIES}
    assert len(named) == len(QUALITIES)


def test_it_plays_when_it_comes_on_screen_and_rests_on_the_still_picture(qtbot):
    card = Shown(qtbot)
    assert card.card.is_playing
    card.card._play.setCurrentTime(card.card._play.duration())
    qtbot.waitUntil(lambda: not card.card.is_playing)
    still = Shown(qtbot, moves=False)
    for name in ("body-chart", "muscle-picture"):
        assert card.part(name).grab().toImage() == still.part(name).grab().toImage()


def test_its_button_plays_it_again(qtbot):
    card = Shown(qtbot)
    card.card._play.stop()
    QTest.mouseClick(card.part("replay"), Qt.MouseButton.LeftButton)
    assert card.card.is_playing
    card.page.hide()
    assert not card.card.is_playing


def test_where_nothing_should_move_it_stands_still_and_says_the_same(qtbot):
    card, moving = Shown(qtbot, moves=False), Shown(qtbot)
    assert not card.card.is_playing
    assert card.part("replay") is None
    card.card.play()
    assert not card.card.is_playing
    for name in ("body-chart", "muscle-picture", "stimulus-words"):
        assert card.says(name) == moving.says(name)


def test_once_it_is_told_what_it_was_nothing_plays_by_itself(qtbot):
    assert not Shown(qtbot, is_told=True).card.is_playing


def test_another_event_plays_from_the_start(qtbot):
    card = Shown(qtbot)
    card.card._play.stop()
    card.card.set_stimulus(dataclasses.replace(EVENT, seen="Nothing."), is_told=False)
    assert card.card.is_playing


def test_without_a_sensation_there_is_no_chart(qtbot):
    card = Shown(qtbot, dataclasses.replace(EVENT, sensations=()))
    assert card.part("body-chart") is None
    assert card.part("stimulus-legend") is None
    assert card.part("muscle-picture") is not None


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_movement_is_drawn_in_every_scheme(qtbot, scheme, kind):
    theme.load(scheme, 150)
    event = dataclasses.replace(EVENT, movement=Movement(kind=kind))
    card = Shown(qtbot, event, moves=False, width=720)
    muscle = card.part("muscle-picture").grab().toImage()
    colors = {muscle.pixel(x, y) for x in range(0, muscle.width(), 7) for y in range(0, 100, 7)}
    assert len(colors) > 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_movement_begins_and_ends_and_only_its_own_part_moves(kind):
    poses = [pose(kind, time / 100) for time in range(100)]
    moved = {
        name for name in ("band", "belly", "jerk") if any(getattr(one, name) > 0.5 for one in poses)
    }
    assert (
        moved
        == {
            "flicker": {"band"},
            "tightening": {"belly"},
            "jerk": {"jerk"},
            "none": set(),
        }[kind]
    )
    assert (poses[0].band, poses[0].belly, poses[0].jerk) == (0, 0, 0)
    assert pose(kind, 1).is_still


def test_a_flicker_is_two_short_twitches_each_gone_in_a_moment():
    times = [time for time in range(100) if pose("flicker", time / 100).band > 0.05]
    first = [time for time in times if time < 40]
    assert first
    assert len(first) < len(times)
    # Of two seconds a hundredth is 20 ms; a twitch is gone in less than a second.
    assert len(first) * 20 < 300


def test_what_runs_at_once_is_there_before_what_spreads_slowly(qtbot):
    slow = dataclasses.replace(SHOT, spreads="slowly")
    pictures = []
    for one in (SHOT, slow):
        card = Shown(qtbot, dataclasses.replace(EVENT, sensations=(one,)), moves=False)
        chart = card.part("body-chart")
        chart.set_time(0.3)
        at_once = chart.grab().toImage()
        chart.set_time(1.0)
        pictures.append(at_once == chart.grab().toImage())
    assert pictures == [True, False]


def test_a_way_has_places_and_directions_along_its_length():
    way = Way([QPointF(0, 0), QPointF(10, 0)])
    assert way.length == 10
    assert way.at(4) == (QPointF(4, 0), QPointF(1, 0))
    assert way.path(0.5).currentPosition() == QPointF(5, 0)
    spot = Way([QPointF(3, 3)])
    assert (spot.length, spot.at(5)[0]) == (0, QPointF(3, 3))
