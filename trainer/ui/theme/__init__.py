# SPDX-License-Identifier: MIT
"""Colours, fonts, sizes and icons: the only place where they are decided."""

from trainer.ui.theme.state import Theme, theme
from trainer.ui.theme.tokens import SCHEMES, Scheme

__all__ = ["SCHEMES", "Scheme", "Theme", "theme"]
