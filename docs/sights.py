# SPDX-License-Identifier: MIT
"""Pictures of questions that are not answered with options, of the lab, and of sections."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt

from docs.pictures import FOLDER, TOP
from docs.screens import Stage
from trainer.banks.loader import load
from trainer.model.items.case_walk import CaseResponse
from trainer.model.items.choice import Choice
from trainer.model.items.hotspot import HotspotItem, HotspotResponse
from trainer.model.items.match import MatchItem, MatchResponse, key_position
from trainer.model.items.needle_path import NeedlePathItem, PathResponse, build_shown
from trainer.model.items.order import OrderItem, OrderResponse
from trainer.model.items.registry import family, read_item
from trainer.model.needling import Path as NeedlePath
from trainer.model.needling import scene
from trainer.services.practice import Plan
from trainer.ui.body.map import BodyMap
from trainer.ui.sections.export import export
from trainer.ui.sections.notes import Shown
from trainer.ui.sections.view import SectionView
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.model.items.base import Item
    from trainer.model.section import Section
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.theme.tokens import Scheme

    Answer = Callable[[Any, tuple[int, ...]], Any]

_BANK = "needlewise-core"
_PAINTED_S, _PLAYED_S = 4.0, 6.0
_WIDTH = 960
_EXAMPLE = "question_banks/examples/first-section.yaml"
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Sections whose plates are exported, by the name of the picture.
_PLATES = {
    "plate-ribs": "rhomboid-major-ribs",
    "plate-forearm": "forearm-median-nerve",
    "plate-thigh": "adductor-canal-femoral-vessels",
}
_SEED = 2  # for the body, and the order of what is shown
_LAB = "rhomboid-major-ribs"
_REGIONS = ("infraspinatus", "rhomboids", "gluteus-medius")


# Answers


def _path(item: NeedlePathItem, order: tuple[int, ...]) -> PathResponse:
    """Set the needle beside the corridor, where it meets what a danger line meets."""
    build = build_shown(item, order)
    section = cast("Section", item.section)
    danger = scene(section, "flat", "average").dangers[0]
    needle = max(range(len(item.needles)), key=lambda number: item.needles[number].length)
    path = NeedlePath(danger.entry, danger.angle, min(danger.depth, item.needles[needle].length))
    return PathResponse(path, "flat", needle, build)


def _point(item: HotspotItem, order: tuple[int, ...]) -> HotspotResponse:
    del order
    return HotspotResponse(next(area.name for area in item.areas if area.key))


def _some_steps(item: OrderItem, order: tuple[int, ...]) -> OrderResponse:
    del item, order
    return OrderResponse((0, 1, 2))


def _some_matches(item: MatchItem, order: tuple[int, ...]) -> MatchResponse:
    del order
    given = [key_position(item, prompt) for prompt in item.prompts]
    return MatchResponse((*given[:2], *[None] * (len(given) - 2)))


def _first_step(item: Any, order: tuple[int, ...]) -> CaseResponse:
    """Answer the first step rightly."""
    del order
    step = item.steps[0]
    keys = tuple(n for n, option in enumerate(step.item.options) if option.key)
    return CaseResponse(((step.id, family(step.item.type).write_response(Choice(keys))),))


# Questions


def _question(name: str, is_wanted: Callable[[Item], bool], answer: Answer | None, checked: bool,
              pictures: Path) -> None:  # fmt: skip
    stage = Stage(FOLDER)
    try:
        learner = stage.desk.learner.id
        engine = cast(
            "SessionEngine", stage.fetch(lambda services: _begin(services, learner, is_wanted))
        )
        if answer is not None:
            engine.respond(answer(engine.item, engine.order))
        stage.take_up(engine)
        stage.wait(_PAINTED_S)
        if checked:
            stage.press(Qt.Key.Key_Return)
            stage.settle()
            stage.wait(_PLAYED_S)
        stage.grab(pictures / f"{name}.png")
    finally:
        stage.close()


def _begin(
    services: Services, learner: str, is_wanted: Callable[[Item], bool]
) -> SessionEngine | None:
    for one in services.practice.candidates(learner):
        text = services.library.text(one.bank, one.row.id)
        if is_wanted(read_item(json.loads(text))):
            plan = Plan(limit=1, seed=_SEED, title="One question")
            return services.practice.start(learner, plan, [one])
    return None


def _has_id(wanted: str) -> Callable[[Item], bool]:
    return lambda item: item.id == wanted


def _begins_with_options(item: Item) -> bool:
    steps: Any = getattr(item, "steps", ())
    return item.type == "case" and steps[0].item.type == "single"


# Pages


def _lab(pictures: Path) -> None:
    stage = Stage(FOLDER)
    try:
        stage.show("lab", f"{_BANK}\n{_LAB}")
        stage.wait(_PAINTED_S)
        view = next(v for v in stage.window.findChildren(SectionView) if v.isVisible())
        view.change_path(NeedlePath(-2.0, 4.0, 17.0))
        stage.press(Qt.Key.Key_C)
        stage.wait(_PAINTED_S)
        stage.grab(pictures / "lab.png")
    finally:
        stage.close()


def _body_map(pictures: Path) -> None:
    stage = Stage(FOLDER)
    try:
        stage.show("practise")
        body = next(one for one in stage.window.findChildren(BodyMap) if one.isVisible())
        for region in _REGIONS:
            body.region_chosen.emit(region)
            stage.settle()
        stage.grab(pictures / "body-map.png")
    finally:
        stage.close()


# Sections


def _plates(name: str, section: str, pictures: Path) -> None:
    for scheme in _SCHEMES:
        _plate("question_banks/core", section, scheme, pictures / f"{name}-{scheme}.png")


def _plate(bank: str, section: str, scheme: Scheme, path: Path) -> None:
    stage = Stage(FOLDER)  # its fonts and its application
    try:
        theme.load(scheme)
        found = load(str(TOP / bank)).bank
        if found is None:
            raise ValueError(bank)
        one = next(one for one in found.sections if one.id == section)
        export(
            one, "flat", "average", str(path), width=_WIDTH, ratio=1.25, shown=Shown(target=True)
        )
    finally:
        stage.close()


def _example(pictures: Path) -> None:
    _plate(_EXAMPLE, "vastus-lateralis-femur", "light", pictures / "first-section.png")


_NEEDLE = _has_id("path-rhomboid-one-rib")
MAKERS: dict[str, Callable[[Path], None]] = {
    "needle-path": partial(_question, "needle-path", _NEEDLE, _path, False),
    "needle-path-answered": partial(_question, "needle-path-answered", _NEEDLE, _path, True),
    "hotspot": partial(_question, "hotspot", _has_id("point-inside-the-sheath"), _point, True),
    "order": partial(_question, "order", _has_id("ring-finger-jolt-in-order"), _some_steps, False),
    "match": partial(
        _question, "match", _has_id("which-movement-for-which-nerve"), _some_matches, False
    ),
    "case": partial(_question, "case", _begins_with_options, _first_step, True),
    "stimulus": partial(_question, "stimulus", _has_id("fascia-lata-burning-line"), None, False),
    "body-map": _body_map,
    "first-section": _example,
    **{name: partial(_plates, name, section) for name, section in _PLATES.items()},
    "lab": _lab,
}
