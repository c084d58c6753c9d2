# SPDX-License-Identifier: MIT
"""Patterns of tissue in small fields."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from trainer.ui.sections.look import look
from trainer.ui.sections.swatch import paint_swatch

KINDS = (
    "skin", "fat", "fascia", "muscle", "tendon", "membrane", "nerve", "artery", "vein", "bundle",
    "pleura", "canal", "organ", "bone", "something else",
)  # fmt: skip


def field(kind: str, scheme="light", seed="", width=120, height=30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_swatch(painter, QRectF(0, 0, width, height), kind, look(scheme), seed=seed)
    painter.end()
    return image


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_is_filled_with_a_pattern(qapp, kind, scheme):
    image = field(kind, scheme)
    found = {image.pixel(x, y) for x in range(120) for y in range(30)}
    assert len(found) > 3
    assert all(pixel >> 24 == 255 for pixel in found)


def test_the_same_seed_gives_the_same_field_and_another_a_different_one(qapp):
    assert field("muscle", seed="a") == field("muscle", seed="a")
    assert field("muscle", seed="a") != field("muscle", seed="b")


def test_kinds_of_hazard_look_different(qapp):
    pictures = [field(kind) for kind in ("nerve", "artery", "vein", "pleura", "canal", "organ")]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_a_field_wider_than_any_strip_is_filled_too(qapp):
    image = field("fat", width=1500, height=60)
    assert image.pixelColor(1490, 55).alpha() == 255


def test_nothing_is_painted_outside_the_field(qapp):
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_swatch(painter, QRectF(20, 20, 20, 20), "bone", look("light"))
    painter.end()
    assert image.pixelColor(10, 30).alpha() == 0
    assert image.pixelColor(30, 10).alpha() == 0
