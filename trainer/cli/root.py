# SPDX-License-Identifier: MIT
"""The command `needlewise` and its subcommands, each in a module imported when it is called."""

from __future__ import annotations

import importlib

import click

from trainer import __version__

# Name of the subcommand to the module whose attribute `command` it is.
_COMMANDS = {
    "practise": "trainer.cli.practise",
    "bank": "trainer.cli.bank",
    "data": "trainer.cli.data",
    "exam": "trainer.cli.exam",
    "report": "trainer.cli.report",
    "review": "trainer.cli.review",
}


class _Late(click.Group):
    """A group that imports a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names in the order of the manual."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the subcommand; None when there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=_Late,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command the window opens; a bank file given as argument is opened in it.",
)
@click.version_option(__version__, prog_name="needlewise", message="%(prog)s %(version)s")
@click.option("--data", metavar="DIR", help="Keep all data in this folder.")
@click.option("--seed", type=int, metavar="N", help="Draw everything from this seed.")
@click.pass_context
def root(ctx: click.Context, data: str | None, seed: int | None) -> None:
    """Learn and practise dry needling safely: cases, feedback, progress.

    A study aid. No score certifies competence to needle.
    """
    from trainer.paths import resolve

    ctx.obj = {"paths": resolve(data), "seed": seed}
