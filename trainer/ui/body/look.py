# SPDX-License-Identifier: MIT
"""The colours of the drawn body in the scheme of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QColor

from trainer.ui.theme import theme, tokens

if TYPE_CHECKING:
    from trainer.ui.theme import Scheme

STEPS = 5


class BodyLook(NamedTuple):
    """Colours and widths; see the comments in `assets/themes/body.toml`.

    Attributes:
        steps: grounds of the five steps, least to most, with the lines of their patterns.
        line_width, edge_width: pixels at 100 head heights a pixel; they do not grow with the text.
    """

    skin: QColor
    skin_shade: QColor
    rim: QColor
    edge: QColor
    detail: QColor
    hair: QColor
    hair_line: QColor
    shadow: QColor
    area: QColor
    area_line: QColor
    area_edge: QColor
    lit: QColor
    dim: QColor
    quiet_edge: QColor
    halo: QColor
    steps: tuple[QColor, ...]
    step_lines: tuple[QColor, ...]
    line_width: float
    edge_width: float
    chosen: QColor
    chosen_line: QColor
    ink: QColor
    faint: QColor
    danger: QColor
    on_danger: QColor

    @property
    def is_shaded(self) -> bool:
        """Whether light and shade are painted; high contrast has none."""
        return self.rim.alpha() > 0


_made: dict[tuple[Scheme, int], BodyLook] = {}


def body_look() -> BodyLook:
    """Return the colours of the scheme of the moment."""
    key = (theme.scheme, theme.generation)
    look = _made.get(key)
    if look is None:
        _made.clear()
        look = _made[key] = _read()
    return look


def _read() -> BodyLook:
    table = tokens.read("body")[theme.scheme]

    def color(name: str) -> QColor:
        return QColor(cast("str", table[name]))

    return BodyLook(
        **{
            name.replace("-", "_"): color(name)
            for name, value in table.items()
            if isinstance(value, str)
        },
        steps=theme.steps,
        step_lines=tuple(QColor(text) for text in cast("list[str]", table["step-lines"])),
        line_width=tokens.number(table, "line-width"),
        edge_width=tokens.number(table, "edge-width"),
        chosen=theme.color("accent"),
        ink=theme.color("ink"),
        faint=theme.color("ink-2"),
        danger=theme.color("danger"),
        on_danger=theme.color("on-danger"),
    )
