# SPDX-License-Identifier: MIT
"""The colours of tissue: every role in every theme, told apart where it matters."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import trainer.ui.sections as package
from trainer.ui.sections.look import Tint, look

SCHEMES = ("light", "dark", "high-contrast")
SOURCES = sorted(Path(package.__file__).parent.glob("*.py"))
NAMED = re.compile(r'Tint\(\s*"([a-z-]+)"|color\("([a-z-]+)"\)|other="([a-z-]+)"')


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_theme_has_every_role(scheme):
    assert look(scheme).roles() == look("light").roles()


def test_every_role_that_is_drawn_is_in_the_table():
    known = set(look("light").roles())
    drawn = {
        name
        for path in SOURCES
        if "look(" in path.read_text("utf-8") or "Tint(" in path.read_text("utf-8")
        for found in NAMED.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    from_theme = {"accent", "accent-text", "danger", "ink", "surface"}
    assert {"nerve", "fat-line", "bed"} <= drawn
    assert not {name for name in drawn - known if name in Tint.__doc__} - from_theme


def luminance(color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Ground and the line round it: what tells structures apart without colour.
EDGES = [
    ("nerve-sheath", "nerve-line"),
    ("pleura", "pleura-line"),
    ("fascia", "fascia-shade"),
    ("canal", "canal-line"),
    ("organ", "organ-line"),
    ("cortex", "cortex-line"),
]


@pytest.mark.parametrize(("ground", "line"), EDGES)
@pytest.mark.parametrize(("scheme", "least"), [("light", 2.2), ("dark", 2.2), ("high-contrast", 7)])
def test_lines_stand_out_from_what_they_surround(scheme, least, ground, line):
    tissue = look(scheme)
    assert contrast(tissue.color(ground), tissue.color(line)) >= least


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nerve_artery_and_vein_differ_in_lightness_from_each_other_or_in_ring(scheme):
    tissue = look(scheme)
    for one, other in combinations(("nerve", "artery", "vein"), 2):
        assert tissue.color(one) != tissue.color(other)
    assert contrast(tissue.color("nerve"), tissue.color("artery")) > 1.8
    assert contrast(tissue.color("artery"), tissue.color("artery-light")) > 1.2


def test_a_tint_is_mixed_lightened_and_made_transparent():
    tissue = look("light")
    plain, lighter = tissue.tint(Tint("muscle")), tissue.tint(Tint("muscle", 0.1))
    assert plain == tissue.color("muscle")
    assert lighter.lightness() > plain.lightness()
    assert tissue.tint(Tint("muscle", alpha=0.5)).alpha() in (127, 128)
    mixed = tissue.tint(Tint("muscle", other="muscle-line", share=1.0))
    assert mixed.rgb() == tissue.color("muscle-line").rgb()


def test_shade_is_weaker_where_the_theme_says_so():
    shade = Tint("shadow", alpha=0.4, is_shade=True)
    assert look("high-contrast").tint(shade).alphaF() < look("light").tint(shade).alphaF()
