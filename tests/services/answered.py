# SPDX-License-Identifier: MIT
"""A small bank with events under the needle and wrong beliefs, and answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.attempt import Certainty, MissReason, Mode
from trainer.model.form import Form, FormEntry
from trainer.model.index import ItemKey
from trainer.model.items.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trainer.services.context import Services

BANK = """\
format: 1
id: shocks
title: Shocks
domains:
  joint: {title: Anatomy of the joint, short: Joint}
  signs: {title: Signs after needling, short: Signs}
misconceptions:
  shock-is-good: {text: A shock shows that it works., remedy: It is a warning.}
  never-chosen: {text: Nobody believes this.}
items:
"""

EVENT = """\
  - id: {id}
    type: single
    title: {id}
    domain: signs
    critical: true
    stem: What was it?
    stimulus: {{truth: {truth}, reports: Ow., seen: Nothing moves.}}
    options:
      - {{text: What it was, key: true}}
      - text: The other
        reads: {other}
        misconception: shock-is-good
        unsafe: true
        act: Went on
        harm: Injury
"""

PLAIN = """\
  - id: {id}
    type: single
    title: {id}
    domain: joint
    stem: What lies here?
    options: [{{text: Bone, key: true}}, {{text: Air}}]
"""


def bank() -> str:
    """Write the bank: 22 shocks, 22 twitches and 22 other questions."""
    items = [
        EVENT.format(id=f"shock-{n}", truth="nerve-contact", other="twitch") for n in range(22)
    ]
    items += [
        EVENT.format(id=f"twitch-{n}", truth="twitch", other="nerve-contact") for n in range(22)
    ]
    items += [PLAIN.format(id=f"plain-{n}") for n in range(22)]
    return BANK + "".join(items)


def install(services: Services, folder: Path) -> None:
    """Add the bank to the library."""
    file = folder / "shocks.yaml"
    file.write_text(bank(), encoding="utf-8")
    services.library.add(str(file), "2026-01-05T09:00:00.000Z")


def answer(
    services: Services,
    learner: str,
    items: Iterable[str],
    chosen: int = 0,
    certainty: Certainty | None = Certainty.CERTAIN,
    reason: MissReason | None = None,
) -> None:
    """Answer items in one tutor session, all with the same option."""
    rows = {row.id: row for row in services.library.rows("shocks")}
    entries = tuple(
        FormEntry(ItemKey("shocks", one), 1, rows[one].content_hash, rows[one].domain, (0, 1))
        for one in items
    )
    form = Form(entries, 1)
    texts = services.library.texts(form)
    engine = services.attempts.start(learner, form, texts, mode=Mode.TUTOR, title="T")
    for place in range(len(entries)):
        engine.respond(Choice((chosen,)))
        engine.say_certainty(certainty)
        services.attempts.record(engine.attempt, engine.submit())
        engine.stored()
        if reason is not None:
            services.attempts.record(engine.attempt, engine.give_reason(reason))
        if place + 1 < len(entries):
            engine.advance()
    services.attempts.record(engine.attempt, engine.finish())


def named(kind: str, count: int, start: int = 0) -> list[str]:
    """Name items of a kind: shock, twitch or plain."""
    return [f"{kind}-{number}" for number in range(start, start + count)]
