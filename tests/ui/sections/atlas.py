# SPDX-License-Identifier: MIT
"""The sections of the core bank, and every view and build of them, for tests of their pictures."""

from functools import cache
from pathlib import Path

import yaml

from trainer.model.needling import stated_builds
from trainer.model.section import Section
from trainer.model.section_plain import read_section

FOLDER = Path(__file__).parents[3] / "question_banks" / "core" / "sections"


@cache
def core_sections() -> dict[str, Section]:
    """Return the sections of the core bank by id."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for plain in content["sections"]:
            section = read_section(plain)
            found[section.id] = section
    return found


def views_of(section: Section) -> list[tuple[str, str]]:
    """Return every view of a section in every build that it states."""
    views = ["flat", "fold"] if section.fold is not None else ["flat"]
    return [(view, build) for view in views for build in stated_builds(section, view)]


def ends_of(section: Section) -> list[tuple[str, str]]:
    """Return every view of a section in its leanest and its heaviest build."""
    views = views_of(section)
    return [
        pair
        for view in dict.fromkeys(view for view, _ in views)
        for builds in ([build for other, build in views if other == view],)
        for pair in dict.fromkeys([(view, builds[0]), (view, builds[-1])])
    ]
