# SPDX-License-Identifier: MIT
"""What the first picture of an event under the needle does not wait for."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[3]

# In a process of its own: the tests themselves have loaded everything.
SCRIPT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from trainer.ui.app import application
app = application()
from trainer.ui.theme import theme
theme.load("light")
import PySide6.QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPixmap
from trainer.ui.body.figure import paint_figure
from trainer.ui.body.look import body_look
from trainer.ui.widgets import painting
picture = QPixmap(200, 480)
picture.fill(QColor(0, 0, 0, 0))
painter = painting.begin(picture)
paint_figure(painter, "front", QRectF(0, 0, 200, 480), body_look(), soft=False)
painter.end()
print("Qt" in vars(PySide6.QtCore))
"""


def test_a_plain_figure_is_painted_without_the_large_table_of_enums():
    # PySide makes all enums of `Qt` at the first touch, which takes longer than the figure.
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["False"]
