# SPDX-License-Identifier: MIT
"""The page on exams: its example is sound, its tables are whole, its commands are all there."""

import dataclasses
import re
from pathlib import Path

import click

from trainer.banks.exams import read_exam_text
from trainer.cli.root import root
from trainer.model.exam import Exam, ExamSection

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "exams.md").read_text(encoding="utf-8")


def example() -> bytes:
    return re.search(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)[1].encode()


def names(kind: type) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


def test_the_example_is_sound_and_holds_every_name_that_there_is():
    exam, problems = read_exam_text("example.yaml", example())
    assert [str(one) for one in problems] == []
    assert exam is not None
    given = set(re.findall(r"^(?:  - |    )?(\w+):", example().decode(), flags=re.MULTILINE))
    assert given == set(names(Exam)) | set(names(ExamSection))


def test_the_tables_explain_every_name():
    _, exam, section = re.split(r"^Of an exam:|^Of a section:", PAGE, flags=re.MULTILINE)
    for text, kind in ((exam, Exam), (section, ExamSection)):
        told = re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
        assert sorted(told) == sorted(names(kind))


def test_every_command_of_exams_is_told():
    group = root.get_command(click.Context(root), "exam")
    assert isinstance(group, click.Group)
    panel = group.commands["angoff"]
    assert isinstance(panel, click.Group)
    untold = [
        name
        for name, command in group.commands.items()
        if not command.hidden and f"needlewise exam {name}" not in PAGE
    ]
    untold += [name for name in panel.commands if f"needlewise exam angoff {name}" not in PAGE]
    assert untold == []
