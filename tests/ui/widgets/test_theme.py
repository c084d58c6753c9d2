# SPDX-License-Identifier: MIT
"""The look's numbers: contrast of every pair in use, the files' form, growth with the text size."""

import tomllib

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from trainer import resources
from trainer.ui.theme import SCHEMES, Theme, theme, tokens

TEXT = 4.5
CONTROL = 3.0

# foreground role: the grounds on which it carries text.
TEXT_PAIRS = {
    "ink": ("window", "surface", "sunk", "hover", "accent-soft", "danger-soft"),
    "ink-2": ("window", "surface", "sunk", "hover", "track", "accent-soft", "danger-soft"),
    "ink-3": ("window", "surface", "sunk", "track", "hover", "accent-soft"),
    "accent-text": ("window", "surface", "accent-soft"),
    "on-accent": ("accent",),
    "danger-text": ("surface", "danger-soft", "window"),
    "on-danger": ("danger",),
    "surface": ("ink-2",),
}
# foreground role: the grounds on which it carries an edge, an icon or a mark.
CONTROL_PAIRS = {
    "control-edge": ("surface", "window"),
    "accent": ("surface", "accent-soft", "window", "track"),
    "accent-mid": ("surface",),
    "danger": ("surface", "danger-soft"),
    "focus": ("window", "surface"),
    "ink-2": ("track", "surface"),
}


def luminance(color: QColor) -> float:
    """WCAG 2.2, definition of relative luminance."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table):
    return [(front, back) for front, backs in table.items() for back in backs]


@pytest.fixture(params=SCHEMES)
def scheme(request):
    own = Theme()
    own.load(request.param)
    yield own
    theme.load("light")


def test_contrast_formula_gives_the_known_extremes():
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_every_text_pair_reaches_four_and_a_half(qapp, scheme):
    low = [
        (front, back, round(contrast(scheme.color(front), scheme.color(back)), 2))
        for front, back in pairs(TEXT_PAIRS)
        if contrast(scheme.color(front), scheme.color(back)) < TEXT
    ]
    assert low == []


def test_every_control_pair_reaches_three(qapp, scheme):
    low = [
        (front, back, round(contrast(scheme.color(front), scheme.color(back)), 2))
        for front, back in pairs(CONTROL_PAIRS)
        if contrast(scheme.color(front), scheme.color(back)) < CONTROL
    ]
    assert low == []


def test_text_on_figures_of_skin_is_readable(qapp, scheme):
    assert contrast(scheme.figure_color("skin-text"), scheme.figure_color("skin")) >= TEXT


def test_high_contrast_has_black_outlines_two_wide_and_fills_of_the_light_scheme(qapp):
    own, light = Theme(), Theme()
    light.load("light")
    own.load("high-contrast")
    assert own.outline_width == 2
    for kind in ("nerve", "artery", "vein", "bone", "lung", "muscle"):
        fill, outline = own.anatomy(kind)
        assert outline == QColor("#000000")
        assert fill == light.anatomy(kind)[0]
    theme.load("light")


@pytest.mark.parametrize("name", ["base", *SCHEMES])
def test_the_short_reader_agrees_with_the_full_one(name):
    def flat(table, prefix=""):
        return {f"{prefix}{key}": value for key, value in table.items()}

    text = resources.read_text(f"assets/themes/{name}.toml")
    assert tokens.parse(text) == {k: flat(v) for k, v in tomllib.loads(text).items()}


def test_all_schemes_have_the_same_names():
    files = [tokens.read(name) for name in SCHEMES]
    for section in ("role", "anatomy", "figure"):
        assert len({tuple(sorted(file[section])) for file in files}) == 1


def test_lengths_grow_with_the_text_and_distances_by_a_third_of_it(qapp):
    own = Theme()
    own.load("light", 200)
    assert own.px(28) == 56
    assert own.space(20) == 27
    assert own.radius("card") == 12
    own.load("light", 100)
    assert (own.px(28), own.space(20)) == (28, 20)


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (80, 80), (150, 150), (500, 200)])
def test_text_size_is_kept_within_its_limits(qapp, asked, given):
    own = Theme()
    own.load("light", asked)
    assert own.text_percent == given
    theme.load("light")


def test_type_has_its_pixel_size_family_and_equally_wide_figures(qapp):
    theme.load("light", 100)
    font = theme.font("body")
    assert QFontInfo(font).family() == "Inter"
    assert QFontInfo(font).pixelSize() == 14
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    assert QFontInfo(theme.font("option", 600)).weight() == 600


def test_the_second_family_is_loaded_when_asked_for(qapp):
    theme.load("light", 100, "Atkinson Hyperlegible")
    assert QFontInfo(theme.font("stem")).family() == "Atkinson Hyperlegible"
    theme.load("light", 100)


def test_icons_take_the_colour_of_their_role(qapp):
    theme.load("light")
    image = theme.icon_pixmap("check", "danger", 48).toImage()
    colors = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {theme.color("danger").name()}


def test_every_bundled_icon_can_be_drawn(qapp):
    theme.load("light")
    files = resources.names("assets/icons/lucide") + resources.names("assets/icons")
    for file in files:
        if file.endswith(".svg"):
            name = file.rpartition("/")[2].removesuffix(".svg")
            image = theme.icon_pixmap(name, "ink", 24).toImage()
            assert any(
                image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24)
            ), name


def test_the_style_sheet_has_no_place_left_to_fill(qapp):
    theme.load("dark", 150)
    text = theme.qss().partition("*/")[2]
    for mark in ("$", "px(", "space(", "radius(", "icon(", "half(", "minus("):
        assert mark not in text
    theme.load("light")


@pytest.mark.parametrize("name", ["/etc/hosts", "../secret", "assets/../../x", "C:/x", "a\\b", ""])
def test_names_that_lead_elsewhere_are_refused(name):
    with pytest.raises(ValueError, match="bundled"):
        resources.read_bytes(name)
