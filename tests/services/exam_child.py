# SPDX-License-Identifier: MIT
"""Sits the small exam in a process of its own, and says what is stored, until it is killed."""

import sys
import time
from datetime import datetime
from pathlib import Path

from trainer.model.items.choice import Choice
from trainer.paths import resolve
from trainer.services.compiling import in_process
from trainer.services.context import Services, open_services
from trainer.services.exams import ExamService


def opened(folder: str) -> Services:
    """Open a data folder with the clocks of the machine."""
    services = open_services(
        resolve(folder),
        compile_bank=in_process,
        clock=lambda: datetime.now().astimezone(),
        draw_seed=lambda: 7,
    )
    services.library.load()
    return services


def main(folder: str, out: str) -> None:
    services = opened(folder)
    learner = services.choose_learner("").id
    left = services.attempts.open_attempts(learner)
    if left:
        engine = services.attempts.resume(left[0].id)
    else:
        engine = ExamService(services).start(learner, "small", 7)
    with Path(out).open("a", encoding="utf-8", buffering=1) as told:
        told.write(f"started {time.time():.3f} {engine.elapsed_ms()}\n")
        while True:
            place = engine.position
            # Again and again: in a free exam an answer may be changed.
            engine.go_to((place + 1) % len(engine.places))
            option = int(time.monotonic() * 1000) % 3
            engine.respond(Choice((option,)))
            position = engine.position
            services.attempts.record(engine.attempt, engine.submit())
            engine.stored()
            told.write(f"answered {position} {option}\n")
            visit, elapsed = engine.visit_elapsed_ms(), engine.elapsed_ms()
            services.pulse.write(engine.attempt.id, engine.position, visit, elapsed)
            time.sleep(0.002)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
