# SPDX-License-Identifier: MIT
"""Exam definitions as they were last read: found again by the hash of their file."""

from __future__ import annotations

import json
import os
from typing import NamedTuple

from trainer.digest import sha256
from trainer.model.exam import Exam, read_exam
from trainer.model.problem import Problem, Severity

# No definition needs more; read before anything is made of it.
FILE_BYTES = 256 * 1024

# Raised when what is written changes.
_VERSION = 1


class Compiled(NamedTuple):
    """What came of reading a definition.

    Attributes:
        exam: None where anything is wrong with it.
        problems: sorted by place.
        content_hash: SHA-256 of the file, hexadecimal.
    """

    exam: Exam | None
    problems: tuple[Problem, ...]
    content_hash: str


def cache_name(content: bytes, cache: str) -> str:
    """Return where what came of a file's content is kept."""
    return os.path.join(cache, f"{sha256(content).hexdigest()}-{_VERSION}.json")


def open_exam(path: str, cache: str) -> Compiled | None:
    """Return a definition that was read before; None where it must be read first.

    Raises:
        OSError: the file itself cannot be read.
    """
    with open(path, "rb") as file:
        content = file.read(FILE_BYTES + 1)
    try:
        with open(cache_name(content, cache), encoding="utf-8") as file:
            plain = json.load(file)
        exam = None if plain["exam"] is None else read_exam(plain["exam"])
        problems = tuple(Problem(Severity(one[0]), *one[1:]) for one in plain["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or not whole: it is read anew
    return Compiled(exam, problems, sha256(content).hexdigest())
