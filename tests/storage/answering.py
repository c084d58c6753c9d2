# SPDX-License-Identifier: MIT
"""A process that answers without end, to be killed: `python -m tests.storage.answering FILE`.

Every place is answered over two steps, each stored by itself. Writes the id of every step and
answer to standard output as soon as the store has acknowledged it, as the
window draws its tick.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.storage.histories import ITEMS, LEARNER, RIGHT, SNAPSHOTS, UNSAFE, History
from trainer.model.attempt import EventKind
from trainer.storage import log
from trainer.storage.attempts import attempt, open_attempts
from trainer.storage.database import Database, open_database
from trainer.storage.learners import learners
from trainer.storage.pulse import Pulse

STEPS = 2


def answer_without_end(path: str) -> None:
    database = open_database(path, lambda: datetime.now(UTC))
    history = History(f"process-{os.getpid()}")
    pulse = Pulse(str(Path(path).parent))
    if not learners(database):
        log.append(database, [history.added()])
    number = 0
    while True:
        name = resume(database, history) or start(database, history, f"{history.prefix}-{number}")
        number += 1
        places = attempt(database, name).responses
        for position, _, response, *_, steps in places:
            if response is not None:
                continue
            pulse.write(name, position, 10, 10)
            done = steps["steps"] if steps is not None else []
            while len(done) < STEPS:
                done = [*done, [f"step-{len(done)}", {"chosen": [0]}]]
                stepped = history.stepped(position, done, name)
                log.append(database, [stepped])
                os.write(1, f"{stepped.id}\n".encode())
            shown = history.event(EventKind.SHOWN, name, position)
            answered = history.answered(position, (RIGHT, UNSAFE)[position % 2], name)
            log.append(database, [shown, answered])
            os.write(1, f"{answered.id}\n".encode())
            log.append(database, [history.event(EventKind.FLAGGED, name, position)])
        log.append(database, [history.finished(name)])


def resume(database: Database, history: History) -> str:
    for summary in open_attempts(database, LEARNER):
        history.forms[summary.id] = attempt(database, summary.id).form
        log.append(database, [history.event(EventKind.RESUMED, summary.id)])
        return summary.id
    return ""


def start(database: Database, history: History, name: str) -> str:
    log.append(database, [history.started(name, items=ITEMS * 4)], SNAPSHOTS)
    return name


if __name__ == "__main__":
    answer_without_end(sys.argv[1])
