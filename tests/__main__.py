# SPDX-License-Identifier: MIT
"""Run the tests from a bare checkout: ``python3 -m tests``.

Arguments go on to pytest, ``--torture`` (the slow suite) among them. ``--coverage`` measures the
branches taken, writes the report, and holds the files named in tests/full_coverage.txt to all of
them. The tests are shared out among as many processes as there are processors; ``-n 0`` runs them
in one, which a debugger needs.
"""

import os
import sys

from trainer import bootstrap

SHARED = ("-n", "auto", "--dist", "worksteal")


def main() -> int:
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    arguments = sys.argv[1:]
    try:
        bootstrap.enter(top, ["-m", "tests", *arguments], bootstrap.DEVELOPMENT_PINS)
        from trainer.bootstrap import system

        system.provide_libraries(system.QT_LIBRARIES, install=True)
    except bootstrap.SetupError as error:
        bootstrap.say(str(error))
        return 2
    os.chdir(top)
    arguments = [*SHARED, *arguments]
    if "--coverage" in arguments:
        arguments.remove("--coverage")
        from tests.full_coverage import measured

        return measured(arguments)
    import pytest

    return pytest.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
