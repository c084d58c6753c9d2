# SPDX-License-Identifier: MIT
"""The command line as a whole: what is wrong about a command is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("words", "what", "called"),
    [
        (("bank", "chekc"), "No such command 'chekc'", "needlewise bank"),
        (("data", "where", "--jsno"), "No such option '--jsno'", "needlewise data where"),
        (("practise", "--count", "0"), "0 is not in the range 1<=x<=500", "needlewise practise"),
        (("practise", "--bank"), "'--bank' requires an argument", "needlewise"),
        (("data", "restore"), "Missing argument 'FILE'", "needlewise data restore"),
    ],
)
def test_wrong_usage_is_one_sentence_that_leads_to_the_help(
    needlewise: Command, words: tuple[str, ...], what: str, called: str
) -> None:
    why = needlewise.refused(*words)
    assert what in why
    assert why.endswith(f"; `{called} --help` shows how.\n")


@pytest.mark.parametrize("group", ["bank", "data", "exam", "report", "review"])
def test_a_group_named_alone_lists_its_commands(needlewise: Command, group: str) -> None:
    code, out, err = needlewise(group)
    assert (code, out) == (2, "")
    assert f"Usage: needlewise {group}" in err
    assert "Commands:" in err
