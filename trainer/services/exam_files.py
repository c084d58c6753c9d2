# SPDX-License-Identifier: MIT
"""The exam definitions on this machine: those that ship with the program, and the user's."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from trainer import resources
from trainer.banks.exam_cache import Compiled, open_exam
from trainer.errors import BankError
from trainer.model.problem import Problem, Severity
from trainer.services.compiling import exam_in_child, exam_in_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.paths import Paths

_BUNDLED = "question_banks/exams"
_SUFFIX = ".yaml"


class ExamFile(NamedTuple):
    """A file with an exam definition, and what came of reading it."""

    path: str
    is_bundled: bool
    compiled: Compiled


def exam_files(paths: Paths, *, here: bool) -> list[ExamFile]:
    """Read all exam definitions, the bundled ones first; of two with one id the first counts.

    Args:
        paths: where everything lives.
        here: whether files are read in this process.
    """
    found, ids = [], set()
    for path, is_bundled in _places(paths):
        compiled = read_exam_file(path, paths, here=here)
        exam = compiled.exam
        if exam is not None and exam.id in ids:
            message = f'the id "{exam.id}" belongs to another exam'
            where = Problem(
                Severity.ERROR,
                os.path.basename(path),
                1,
                1,
                "same-id",
                "",
                message,
                "Give this one an id of its own.",
            )
            compiled = compiled._replace(exam=None, problems=(where,))
        elif exam is not None:
            ids.add(exam.id)
        found.append(ExamFile(path, is_bundled, compiled))
    return found


def read_exam_file(path: str, paths: Paths, *, here: bool) -> Compiled:
    """Read a definition from the cache, or from its file where it has changed."""
    cache = os.path.join(paths.cache, "exams")
    try:
        found = open_exam(path, cache)
        if found is None:
            (exam_in_process if here else exam_in_child)(path, cache)
            found = open_exam(path, cache)
    except (OSError, BankError) as error:
        return _unreadable(path, str(error))
    return found or _unreadable(path, "it changed while it was read")


def add_exam(path: str, paths: Paths, *, here: bool) -> ExamFile:
    """Copy a definition into the user's folder, in place of one with the same id.

    Raises:
        BankError: something is wrong with it, its id is that of a bundled exam, or it cannot be
            written.
    """
    compiled = read_exam_file(path, paths, here=here)
    exam = compiled.exam
    if exam is None:
        first = str(compiled.problems[0])
        message = f"{first}{'' if first.endswith(('.', '?')) else '.'} The exam was not added."
        raise BankError(message, "\n".join(map(str, compiled.problems)))
    for known in exam_files(paths, here=here):
        if known.is_bundled and known.compiled.exam and known.compiled.exam.id == exam.id:
            message = (
                f'The exam was not added: "{exam.id}" is the id of one that comes with the '
                "program. Give this one an id of its own."
            )
            raise BankError(message)
    folder = own_folder(paths)
    target = os.path.join(folder, exam.id + _SUFFIX)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(path, "rb") as source:
            write_file(target, source.read())
    except OSError as error:
        message = f"The exam cannot be copied into {folder}: {error.strerror}."
        raise BankError(message, str(error)) from error
    return ExamFile(target, False, compiled)


def remove_exam(exam: ExamFile) -> None:
    """Delete a definition of the user's; what was sat of it stays.

    Raises:
        BankError: it came with the program, or cannot be deleted.
    """
    if exam.is_bundled:
        raise BankError("This exam came with the program and stays.")
    try:
        os.unlink(exam.path)
    except OSError as error:
        message = f"{exam.path} cannot be deleted: {error.strerror}."
        raise BankError(message, str(error)) from error


def own_folder(paths: Paths) -> str:
    """Return the folder of the user's exams and of what panels said."""
    return os.path.join(paths.data, "exams")


def write_file(path: str, content: bytes) -> None:
    """Write a file, complete or not at all.

    Raises:
        OSError: it cannot be written.
    """
    draft = f"{path}.{os.getpid()}.tmp"
    try:
        with open(draft, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        with suppress(OSError):
            os.unlink(draft)


def _places(paths: Paths) -> Iterator[tuple[str, bool]]:
    with suppress(FileNotFoundError), resources.as_path(_BUNDLED) as folder:
        for name in sorted(os.listdir(folder)):
            if name.endswith(_SUFFIX):
                yield os.path.join(folder, name), True
    own = own_folder(paths)
    with suppress(OSError):
        for name in sorted(os.listdir(own)):
            if name.endswith(_SUFFIX) and not name.startswith("."):
                yield os.path.join(own, name), False


def _unreadable(path: str, why: str) -> Compiled:
    message = f"the file cannot be read: {why}"
    name = os.path.basename(path)
    problem = Problem(Severity.UNREADABLE, name, 0, 0, "unreadable-file", "", message)
    return Compiled(None, (problem,), "")
