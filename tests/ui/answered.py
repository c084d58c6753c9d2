# SPDX-License-Identifier: MIT
"""A learner's answers, given through the real services."""

from collections.abc import Sequence

from trainer.model.attempt import Certainty, Mode
from trainer.model.items.choice import Choice
from trainer.services.context import Services
from trainer.services.practice import Plan
from trainer.services.session import Phase, SessionEngine

RIGHT, WRONG, UNSAFE = "right", "wrong", "unsafe"


def choice_of(item, wanted: str) -> Choice | None:
    """Return a response of a kind; None where the item has none."""
    keys = tuple(i for i, option in enumerate(item.options) if option.key)
    if wanted == RIGHT:
        return Choice(keys)
    others = [
        i
        for i, option in enumerate(item.options)
        if not option.key and option.unsafe == (wanted == UNSAFE)
    ]
    if not others:
        return None
    size = len(keys) if item.type == "multiple" else 1
    return Choice(tuple(sorted([*others[:1], *keys[: size - 1]])))


def give(
    services: Services,
    engine: SessionEngine,
    answers: Sequence[str],
    certainty: Certainty | None = None,
) -> None:
    """Answer the next questions, each in a way; a way that an item lacks becomes "wrong"."""
    for wanted in answers:
        response = choice_of(engine.item, wanted)
        for other in (WRONG, UNSAFE):
            response = response or choice_of(engine.item, other)
        engine.respond(response)
        engine.say_certainty(certainty)
        services.attempts.record(engine.attempt, engine.submit())
        engine.stored()
        if engine.phase is Phase.FEEDBACK:  # a test goes on by itself
            engine.advance()


def finish(services: Services, engine: SessionEngine) -> str:
    """End a session and return its id."""
    services.attempts.record(engine.attempt, engine.finish())
    return engine.attempt.id


def session(
    services: Services,
    learner: str,
    answers: Sequence[str],
    *,
    limit: int | None = None,
    mode: Mode = Mode.TUTOR,
    certainty: Certainty | None = None,
    title: str = "Ten minutes",
    **plan,
) -> str:
    """Take a whole session and return its id."""
    wanted = Plan(limit=limit or len(answers), mode=mode, title=title, **plan)
    engine = services.practice.start(learner, wanted)
    assert engine is not None
    give(services, engine, answers, certainty)
    return finish(services, engine)
