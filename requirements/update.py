# SPDX-License-Identifier: MIT
"""Pin anew what pyproject.toml asks for: ``python3 requirements/update.py``.

Writes run.txt and dev.txt beside this file, for every platform and every Python from the oldest
supported on, with the hash of each file and with no address. Needs the network.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = "# Pinned by `python3 requirements/update.py` from pyproject.toml; not edited by hand.\n"


def main() -> int:
    """Write both files; return 1 and leave them alone if an address got into one."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = next(Path(folder).glob("[bS]*/python*"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        compile_command = [python, "-m", "uv", "pip", "compile", HERE.parent / "pyproject.toml"]
        compile_command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        compile_command += ["--no-header", "--no-annotate", "--no-config", "--quiet", "--upgrade"]
        # The tests run on what the program runs on: dev.txt takes the versions of run.txt.
        run = pinned(compile_command)
        fixed = Path(folder, "run.txt")
        fixed.write_text(run, encoding="utf-8")
        dev = pinned([*compile_command, "--group", "dev", "--constraints", fixed])
    for name, text in {"run.txt": run, "dev.txt": dev}.items():
        if address := re.search(r"^.*(?:://| @ |^-).*$", text, re.MULTILINE):
            print(f"{name} would hold an address: {address[0].strip()}", file=sys.stderr)
            return 1
    (HERE / "run.txt").write_text(HEADER + run, encoding="utf-8", newline="\n")
    (HERE / "dev.txt").write_text(HEADER + dev, encoding="utf-8", newline="\n")
    return 0


def pinned(command: list[str | Path]) -> str:
    """Return what the resolver prints, platform by platform the same."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
