# SPDX-License-Identifier: MIT
import importlib.metadata

import pytest

from trainer import resources
from trainer.services import notices
from trainer.services.notices import licences


def test_the_program_its_questions_fonts_and_icons_come_first():
    found = licences()
    assert [one.name for one in found[:6]] == [
        "Needlewise",
        "Questions of Needlewise",
        "Inter",
        "Atkinson Hyperlegible",
        "Lucide icons",
        "Third-party software",
    ]
    assert "Permission is hereby granted" in found[0].text
    assert "SIL OPEN FONT LICENSE" in found[2].text.upper()


def test_every_package_has_its_licence_and_its_text_or_terms():
    found = {one.name: one for one in licences()[6:]}
    assert {"pyside6-essentials", "shiboken6", "pyyaml", "pydantic", "click"} <= found.keys()
    assert found["pyyaml"].licence == "MIT"
    assert "Permission is hereby granted" in found["pyyaml"].text
    assert "under the LGPL, version 3" in found["pyside6-essentials"].text


def test_a_package_that_is_not_installed_has_its_terms(monkeypatch):
    def refuse(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", refuse)
    found = {one.name: one for one in licences()}
    assert "under the LGPL, version 3" in found["pyyaml"].text


class Installed:
    """A package made without the files of the checkout, but with its own notes."""

    def __init__(self, texts):
        self.texts = texts
        self.files = []

    def read_text(self, name):
        return self.texts.get(name)


@pytest.fixture
def without_files(monkeypatch):
    def refuse(name):
        raise FileNotFoundError(name)

    monkeypatch.setattr(resources, "read_text", refuse)


def test_texts_are_found_in_the_notes_of_an_installed_package(without_files, monkeypatch):
    own = Installed({"licenses/LICENSE": "MIT License"})
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: own)
    assert [(one.name, one.text) for one in licences()] == [("Needlewise", "MIT License")]


def test_without_any_text_nothing_is_claimed(without_files, monkeypatch):
    def refuse(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", refuse)
    assert licences() == []


def test_a_text_that_cannot_be_read_is_passed_over(monkeypatch):
    class File:
        name = "LICENSE"

        def __str__(self):
            return "x.dist-info/LICENSE"

        def read_text(self, encoding):
            raise OSError

    other = Installed({})
    other.files = [File()]
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: other)
    assert notices._text_of("x") == ""
