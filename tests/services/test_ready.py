# SPDX-License-Identifier: MIT
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.services.answered import answer, install, named
from trainer.services.ready import answers, ready

if TYPE_CHECKING:
    from tests.conftest import FixedClock
    from trainer.paths import Paths
    from trainer.services.context import Services

EXAM = """\
format: 1
kind: exam
id: {id}
title: {id}
banks: [shocks]
sections:
  - {{id: one, title: Safety, count: 10, domains: [{first}], cut: 75}}
  - {{id: two, title: The rest, count: 10, domains: [joint], cut: 60}}
{more}
"""


def define(paths: Paths, name: str, first: str = "signs", more: str = "") -> None:
    folder = Path(paths.data, "exams")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(EXAM.format(id=name, first=first, more=more))


@pytest.fixture
def learner(services: Services, tmp_path: Path, paths: Paths) -> str:
    install(services, tmp_path)
    define(paths, "apart")
    define(paths, "together", more="decision: compensatory\n")
    define(paths, "nowhere", first="elsewhere")
    return services.choose_learner("").id


def found(services: Services, learner: str):
    return {one.exam: one for one in ready(services, learner)}


def test_with_too_few_answers_what_is_missing_is_named(services: Services, learner: str) -> None:
    answer(services, learner, named("plain", 20))
    answer(services, learner, named("shock", 5))
    apart = found(services, learner)["apart"]
    assert (apart.chance, apart.wanting, apart.answered) == (None, (("Safety", 15),), 25)


def test_the_chance_follows_the_answers_and_the_decision(services: Services, learner: str) -> None:
    answer(services, learner, named("plain", 22))
    answer(services, learner, named("shock", 12))
    answer(services, learner, named("shock", 10, 12), chosen=1)
    apart, together = (found(services, learner)[name] for name in ("apart", "together"))
    assert apart.chance is not None
    assert together.chance is not None
    # Weak in safety: every cut for itself is harder than both together.
    assert apart.chance.estimate < together.chance.estimate
    assert apart.chance.low < apart.chance.estimate < apart.chance.high


def test_an_exam_with_nothing_to_draw_from_is_left_out(services: Services, learner: str) -> None:
    assert "nowhere" not in found(services, learner)


def test_old_answers_tell_nothing_of_today(
    services: Services, learner: str, clock: FixedClock
) -> None:
    answer(services, learner, named("plain", 22))
    assert answers(services, learner)["joint"].n == 22
    clock.advance(hours=24 * 91)
    assert answers(services, learner) == {}
