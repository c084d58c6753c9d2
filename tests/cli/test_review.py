# SPDX-License-Identifier: MIT
"""`needlewise review`: what is due and why, the coming days, fitting, and the plan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.answered import RIGHT, UNSAFE, WRONG, finish, give
from trainer.model import weights
from trainer.model.attempt import Certainty
from trainer.paths import resolve
from trainer.services.assembly import Criteria
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.practice import Plan

if TYPE_CHECKING:
    from tests.cli.conftest import Command

DAYS = 4


@pytest.fixture
def practised(needlewise: Command) -> Command:
    """A learner who answered ten questions some days ago, right, wrong and unsafe."""
    services = open_services(
        resolve(str(needlewise.data)),
        compile_bank=in_process,
        clock=lambda: datetime.now(UTC) - timedelta(days=DAYS),
        draw_seed=lambda: 5,
    )
    services.library.load()
    learner = services.choose_learner("").id
    wanted = Plan(Criteria(types=frozenset(("single",))), limit=10)
    engine = services.practice.start(learner, wanted)
    assert engine is not None
    give(services, engine, [RIGHT, WRONG, UNSAFE, RIGHT, WRONG] * 2, Certainty.FAIRLY)
    finish(services, engine)
    services.close()
    return needlewise


def test_before_anything_was_answered_everything_is_new(needlewise: Command) -> None:
    code, out, err = needlewise("review", "due")
    assert (code, err) == (0, "")
    assert "new" in out
    assert "About" in out


def test_what_is_due_is_told_in_its_order_with_its_reason(practised: Command) -> None:
    code, out, err = practised("review", "due")
    assert (code, err) == (0, "")
    lines = [line for line in out.splitlines() if line[:1].isdigit()]
    assert "unsafe, safe on 0 of 2 days since" in lines[0]
    assert any(f"missed, for {DAYS - 1} days" in line for line in lines) or all(
        "missed" not in line for line in lines
    )
    assert any(
        "recall has fallen to 8" in line and f"for {DAYS - 1} days" in line for line in lines
    )
    # What will be asked is not given away by its title or id.
    found = practised("review", "due", "--json").json()
    assert all(one["item"] not in out for one in found["chosen"])
    assert found["chosen"][0]["reason"] == "unsafe"
    assert found["due"] == 10


def test_a_session_of_one_minute_leaves_the_rest_due(practised: Command) -> None:
    found = practised("review", "due", "--minutes", "1")
    assert "more due." in found.out


def test_what_the_plan_allows_and_nothing_more_is_left_for_today(practised: Command) -> None:
    assert practised("review", "plan", "--items", "1", "--minutes", "none").code == 0
    found = practised("review", "due", "--json").json()
    assert len(found["chosen"]) == 1


def test_the_plan_is_shown_and_changed(needlewise: Command) -> None:
    first = needlewise("review", "plan").out
    assert "retention  0.90" in first
    assert "minutes    20 a day" in first
    assert "exam       none" in first
    changed = needlewise(
        "review", "plan", "--retention", "0.85", "--minutes", "none", "--items", "30",
        "--exam", "2027-03-01", "--exam-days", "10",
    ).out  # fmt: skip
    assert needlewise("review", "plan").out == changed
    assert changed.splitlines() == [
        "retention  0.85",
        "minutes    none a day",
        "items      30 a day",
        "exam       2027-03-01",
        "exam days  10",
        "weights    default",
    ]
    assert "exam       none" in needlewise("review", "plan", "--exam", "none").out


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--retention", "0.5", "retention is 0.5"),
        ("--minutes", "many", "many"),
        ("--exam", "next spring", "next spring"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    needlewise: Command, option: str, value: str, why: str
) -> None:
    code, out, err = needlewise("review", "plan", option, value)
    assert (code, out) == (2, "")
    assert why in err
    assert "retention  0.90" in needlewise("review", "plan").out


def test_a_forecast_has_a_line_a_day(practised: Command) -> None:
    code, out, err = practised("review", "forecast", "--days", "5")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 6
    days = practised("review", "forecast", "--json").json()
    assert len(days) == 30
    assert days[0]["due"] == 10
    assert days[0]["seconds"] > 0


def test_a_short_history_is_not_fitted(practised: Command) -> None:
    code, out, err = practised("review", "fit")
    assert (code, err) == (0, "")
    assert out.startswith("0 of 400 answers")
    assert practised("review", "fit", "--json").json()["weights"] is None


@pytest.mark.parametrize(
    ("found", "options", "said", "kept"),
    [
        (((*weights.WEIGHTS[:20], 0.2), 0.4, 0.3), (), "used from now on", "fitted"),
        (((*weights.WEIGHTS[:20], 0.2), 0.4, 0.3), ("--no-keep",), "0.3000 fitted", "default"),
        ((None, 0.3, 0.4), (), "predict no better", "default"),
    ],
)
def test_fitted_weights_are_told_with_both_losses(
    practised: Command,
    monkeypatch: pytest.MonkeyPatch,
    found: tuple[tuple[float, ...] | None, float, float],
    options: tuple[str, ...],
    said: str,
    kept: str,
) -> None:
    fitted, default_loss, own_loss = found
    fit = weights.Fit(fitted, 500, 100, default_loss, own_loss)
    monkeypatch.setattr(weights, "fit", lambda _: fit)
    out = practised("review", "fit", *options).out
    assert f"latest 100 of 500 answers, which were kept apart: {default_loss:.4f} by" in out
    assert said in out
    assert f"weights    {kept}" in practised("review", "plan").out
