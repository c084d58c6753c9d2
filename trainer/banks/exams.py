# SPDX-License-Identifier: MIT
"""Exam definitions from files: the definition, or everything that is wrong with it."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from trainer.banks import fields
from trainer.banks.exam_cache import FILE_BYTES, cache_name
from trainer.banks.findings import Finding, findings_of, meant, without_echoes, wrong_kind
from trainer.banks.schema import SCHEMA_VERSION
from trainer.banks.telling import Told
from trainer.banks.text import read_text
from trainer.banks.wording import shown, suggestion
from trainer.model.exam import FORMAT, KIND, Exam, ExamSection, faults, write_exam
from trainer.model.items.registry import TYPES
from trainer.model.limits import NAME_CHARACTERS
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from trainer.banks.text import Node
    from trainer.model.items.base import Fault


class ExamResult(NamedTuple):
    """What a file holds.

    Attributes:
        exam: the definition; None where anything is wrong with it, as an exam that is read in
            part would be another exam.
        problems: sorted by place.
    """

    exam: Exam | None
    problems: tuple[Problem, ...]


def load_exam(path: str) -> ExamResult:
    """Read a definition; never raises for what is wrong with it."""
    name = shown(os.path.basename(path), NAME_CHARACTERS)
    try:
        with open(path, "rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problem = Problem(Severity.UNREADABLE, name, 0, 0, "unreadable-file", "", message)
        return ExamResult(None, (problem,))
    return read_exam_text(name, content)


def compile_exam(path: str, cache: str) -> None:
    """Read a definition and write what came of it where `services` look for it.

    Raises:
        OSError: the cache cannot be written.
    """
    with open(path, "rb") as file:
        content = file.read(FILE_BYTES + 1)
    found = read_exam_text(shown(os.path.basename(path), NAME_CHARACTERS), content)
    plain = {
        "exam": None if found.exam is None else write_exam(found.exam),
        "problems": found.problems,
    }
    target = cache_name(content, cache)
    os.makedirs(cache, exist_ok=True)
    draft = f"{target}.{os.getpid()}.tmp"
    with open(draft, "w", encoding="utf-8") as out:
        json.dump(plain, out)
    os.replace(draft, target)


def read_exam_text(name: str, content: bytes) -> ExamResult:
    """Read the text of a definition.

    Args:
        name: of the file, as problems name it.
        content: its bytes.
    """
    told = Told(name)
    if len(content) > FILE_BYTES:
        message = f"the file is larger than {FILE_BYTES // 1024} KB"
        told.tell(Severity.UNREADABLE, (1, 1), "too-large", message, "Keep only the definition.")
        return ExamResult(None, tuple(told.problems))
    text = read_text(content)
    for fault in text.faults:
        told.fault(Severity.ERROR, fault)
    exam = None if text.root is None else _read(text.root, told)
    problems = sorted(told.problems, key=lambda one: (one.line, one.column))
    return ExamResult(None if problems else exam, tuple(problems))


def exam_schema() -> dict[str, Any]:
    """Return the JSON Schema of exam files, for editors; draft 2020-12."""
    made = _adapter().json_schema()
    definitions = made.pop("$defs")
    for kind, place in ((Exam, made), (ExamSection, definitions["ExamSection"])):
        place.pop("title", None)
        place["description"] = fields.summary(kind)
        words = fields.descriptions(kind)
        for field, rule in place["properties"].items():
            rule.pop("title", None)
            alternatives = [one for one in rule.pop("anyOf", ()) if one != {"type": "null"}]
            if len(alternatives) == 1:
                rule.update(alternatives[0])
                rule.pop("default", None)
            rule["description"] = words.get(field, "")
    return {"$schema": SCHEMA_VERSION, "title": "Needlewise exam", **made, "$defs": definitions}


def _read(root: Node, told: Told) -> Exam | None:
    if not isinstance(root.value, dict):
        found = wrong_kind((), root.value, "an exam is a mapping of names and values")
        told.tell(Severity.UNREADABLE, (1, 1), found.code, found.message, found.remedy)
        return None
    plain = dict(root.value)
    if not _check_whole(root, plain, told):
        return None
    exam, findings = _validated(plain)
    for one in findings:
        if one.path[:1] not in (("format",), ("kind",)):
            where = root.place(one.path, key=one.key)
            told.tell(Severity.ERROR, where, one.code, one.message, one.remedy)
    rules = exam or _without(plain, findings)
    for fault in [] if rules is None else [*faults(rules), *_unknown_words(rules)]:
        told.tell(Severity.ERROR, root.place(fault.path), fault.code, fault.message, fault.remedy)
    return exam


def _check_whole(root: Node, plain: dict[str, Any], told: Told) -> bool:
    """Tell whether this is an exam of a format that is known; both names are made good."""
    given, kind = plain.get("format"), plain.get("kind")
    if kind != KIND:
        what = 'missing "kind"' if kind is None else f'"kind" is "{shown(kind)}"'
        message = f"{what}: a file with an exam says so"
        where = root.place(("kind",))
        told.tell(Severity.UNREADABLE, where, "not-an-exam", message, f"Write kind: {KIND}.")
        return False
    if isinstance(given, str) and given.isdecimal() and int(given[:9]) > FORMAT:
        message = f"this exam is made for a newer version of the program (format {shown(given)})"
        where = root.place(("format",))
        told.tell(Severity.UNREADABLE, where, "newer-format", message, "Update the program.")
        return False
    if given != str(FORMAT):
        what = 'missing "format"' if given is None else f'"format" is "{shown(given)}"'
        message = f"{what}; this program reads format {FORMAT}"
        where, remedy = root.place(("format",)), f"Write format: {FORMAT}."
        told.tell(Severity.UNREADABLE, where, "wrong-format", message, remedy)
    plain["format"] = FORMAT
    return True


def _validated(plain: dict[str, Any]) -> tuple[Exam | None, list[Finding]]:
    try:
        exam: Exam = _adapter().validate_python(plain)
    except ValidationError as error:
        found = findings_of(error.errors(include_url=False), plain, Exam)
        return None, without_echoes(found)
    return exam, []


def _without(plain: dict[str, Any], findings: list[Finding]) -> Exam | None:
    """Read what is left without unknown names, so that the rest is checked in the same pass."""
    if any(found.code != "unknown-field" or meant(found) for found in findings):
        return None
    import copy

    left = copy.deepcopy(plain)
    for found in findings:
        place: Any = left
        for step in found.path[:-1]:
            place = place[step]
        place.pop(found.path[-1], None)
    return _validated(left)[0]


def _unknown_words(exam: Exam) -> list[Fault]:
    from trainer.model.items.base import Fault

    found = []
    for position, section in enumerate(exam.sections):
        for number, kind in enumerate(section.types):
            if kind not in TYPES:
                path = ("sections", position, "types", number)
                message = f'unknown type "{shown(kind)}"'
                found.append(Fault(path, "unknown-type", message, suggestion(kind, TYPES)))
    return found


@cache
def _adapter() -> TypeAdapter[Exam]:
    return TypeAdapter(Exam)
