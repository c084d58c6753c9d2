# SPDX-License-Identifier: MIT
"""The command line: the same program with another face, free of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click import ClickException


def main(argv: Sequence[str]) -> int:
    """Run a command.

    Args:
        argv: arguments after the program's name.

    Returns:
        The exit code: 0 when all is well; 2 for wrong usage and for what the world prevents;
        `bank check` also has 1 for problems found.

    Raises:
        TrainerError: something outside the program prevents what was asked.
    """
    import click

    from trainer.cli.root import root

    try:
        code = root.main(args=list(argv), prog_name="needlewise", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()  # a group named alone: its commands are what helps
        return error.exit_code
    except click.ClickException as error:
        click.echo(_sentence(error), err=True)
        return error.exit_code
    return code if isinstance(code, int) else 0


def _sentence(error: ClickException) -> str:
    """Return one line that says what is wrong, and where the help is.

    Args:
        error: an error of usage has the command that was meant; others have none.
    """
    what = " ".join(error.format_message().split()).rstrip(".")
    context = getattr(error, "ctx", None)
    called = "needlewise" if context is None else context.command_path
    return f"{what}; `{called} --help` shows how."
