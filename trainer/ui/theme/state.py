# SPDX-License-Identifier: MIT
"""The theme of the running program: colours, fonts, sizes and icons by name."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from trainer.ui.theme import fonts, icons, palette, tokens
from trainer.ui.theme.tokens import Scheme, Table, number

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_SMALLEST_PERCENT = 80
_LARGEST_PERCENT = 200
_POINTS_PER_INCH = 72.0
_DISPLAY_PX = 20


class Theme:
    """Answers what a colour, font, length or icon is at the moment.

    Widgets ask while they paint and keep nothing that they do not drop on a `changeEvent` of
    PaletteChange, FontChange or ApplicationFontChange; `load` causes these.
    """

    def __init__(self) -> None:
        self.scheme: Scheme = "light"
        self.text_percent = 100
        self.family = "Inter"
        # Whether buttons name the key that presses them.
        self.key_hints = True
        # Whether things may move; what the system says goes before it.
        self.motion = True
        # How often a look was taken; says whether something measured is out of date.
        self.generation = 0
        self.steps: tuple[QColor, ...] = ()
        self._base: dict[str, Table] = {}
        self._colors: dict[str, QColor] = {}
        self._anatomy: dict[str, tuple[QColor, QColor]] = {}
        self._figure: dict[str, str | float] = {}
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._pixmaps: dict[tuple[str, str, float, float], QPixmap] = {}
        self._qss = ""
        self._scale = 1.0
        self._space_scale = 1.0

    # -- setting it ---------------------------------------------------------------------------

    def load(
        self,
        scheme: Scheme,
        text_percent: int = 100,
        family: str = "Inter",
        *,
        key_hints: bool = True,
        motion: bool = True,
    ) -> None:
        """Take a scheme, a text size, a font, keys on buttons, motion; every widget hears of it.

        Args:
            scheme: which set of roles.
            text_percent: kept within 80 and 200.
            family: one of `fonts.FAMILIES`, or any family of the system.
            key_hints: whether buttons name the key that presses them.
            motion: whether things may move.
        """
        if not self._base:
            self._base = tokens.read("base")
        self.generation += 1
        self.scheme = scheme
        self.text_percent = max(_SMALLEST_PERCENT, min(_LARGEST_PERCENT, text_percent))
        self.family = family
        self.key_hints = key_hints
        self.motion = motion
        self._scale = self.text_percent / 100
        growth = number(self._base["space"], "growth")
        self._space_scale = 1 + growth * (self._scale - 1)
        self._read_colors(tokens.read(scheme))
        self._fonts.clear()
        self._pixmaps.clear()
        self._qss = ""
        self.apply()
        _tell_all()

    def apply(self) -> None:
        """Give palette and font to the application; does nothing before there is one."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        fonts.ensure_loaded(self.family)
        app.setPalette(palette.build(self.color))
        app.setFont(self.font("body"))
        # Qt would tell the widgets at the next turn of the event loop: at the start that is after
        # the first layout, which would then be done twice.
        for change in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            QCoreApplication.sendPostedEvents(None, change.value)

    def _read_colors(self, sections: dict[str, Table]) -> None:
        named = {name: QColor(cast("str", v)) for name, v in self._base["palette"].items()}
        roles = dict(sections["role"])
        steps = cast("list[str]", roles.pop("steps"))
        self.steps = tuple(named[name] for name in steps)
        self._colors = {role: named[cast("str", name)] for role, name in roles.items()}
        self._anatomy = {}
        for name, value in sections["anatomy"].items():
            pair = cast("dict[str, str]", value)
            self._anatomy[name] = (QColor(pair["fill"]), QColor(pair["outline"]))
        self._figure = cast("dict[str, str | float]", sections["figure"])

    # -- colours ------------------------------------------------------------------------------

    @property
    def is_dark(self) -> bool:
        """Whether grounds are darker than text."""
        return self.scheme == "dark"

    @property
    def is_high_contrast(self) -> bool:
        """Whether no meaning may rest on a tint."""
        return self.scheme == "high-contrast"

    def color(self, role: str) -> QColor:
        """Return the colour of a role, such as `accent-text`."""
        return self._colors[role]

    def anatomy(self, structure: str) -> tuple[QColor, QColor]:
        """Return fill and outline of a kind of structure, such as `nerve`."""
        return self._anatomy[structure]

    def figure_color(self, name: str) -> QColor:
        """Return a colour of body-surface figures: `skin`, `skin-line` or `skin-text`."""
        return QColor(cast("str", self._figure[name]))

    @property
    def outline_width(self) -> float:
        """Width of the outline of a structure in a figure."""
        return float(self._figure["outline-width"])

    # -- type and lengths ---------------------------------------------------------------------

    def font(self, name: str, weight: int | None = None) -> QFont:
        """Return a font of the type scale with tabular figures, in another weight on request.

        Needs a running application.
        """
        font = self._fonts.get((name, weight))
        if font is None:
            font = self._fonts[name, weight] = self._make_font(name, weight)
        return font

    def line_ratio(self, name: str) -> float:
        """Return the distance of lines of a type as a multiple of the font's own height."""
        return self._type(name)["line"]

    def px(self, length: float) -> int:
        """Return a length that grows fully with the text: heights, icons, keys."""
        return round(length * self._scale)

    def space(self, distance: float) -> int:
        """Return a distance, which grows by a share of the growth of the text."""
        return round(distance * self._space_scale)

    def size(self, name: str) -> int:
        """Return a named size, grown with the text; for `content` and the like see `width`."""
        return round(number(self._base["size"], name) * self._scale)

    def width(self, name: str) -> int:
        """Return a named size as it stands, for columns and bars that do not grow."""
        return round(number(self._base["size"], name))

    def radius(self, name: str) -> float:
        """Return the radius of a kind of part; radii do not grow."""
        return number(self._base["radius"], name)

    def line(self, name: str) -> float:
        """Return the width of a line: `hairline`, `chosen` or `best-answer`."""
        return number(self._base["line"], name)

    def motion_ms(self, name: str) -> int:
        """Return how long a motion lasts: `reveal-ms`, `needle-ms` or `new-fact-ms`."""
        return round(number(self._base["motion"], name))

    @property
    def focus_ring(self) -> tuple[float, float]:
        """Width of the focus ring and its distance from the part."""
        table = self._base["focus"]
        return number(table, "width"), number(table, "offset")

    def _type(self, name: str) -> dict[str, float]:
        return cast("dict[str, float]", self._base["type"][name])

    def _make_font(self, name: str, weight: int | None) -> QFont:
        scale = self._type(name)
        px = scale["px"] * self._scale
        # By its size at 100 per cent: a type does not change its shapes with the text size.
        large = scale["px"] >= _DISPLAY_PX and self.family == "Inter"
        family = "Inter Display" if large else self.family
        fonts.ensure_loaded(family)
        font = QFont(family)
        dpi = QGuiApplication.primaryScreen().logicalDotsPerInch()
        # Points, because pixel sizes are whole numbers in Qt; the screen's own dots per inch,
        # because everything drawn around the text is counted in pixels.
        font.setPointSizeF(px * _POINTS_PER_INCH / dpi)
        font.setWeight(QFont.Weight(weight if weight is not None else int(scale["weight"])))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if scale["tracking"]:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, scale["tracking"] * px)
        return font

    # -- icons --------------------------------------------------------------------------------

    def icon_pixmap(
        self, name: str, role: str = "ink-2", size: float | None = None, ratio: float = 1.0
    ) -> QPixmap:
        """Return an icon in the colour of a role.

        Args:
            name: name of the SVG file, such as `check`.
            role: colour role of its lines.
            size: side in logical pixels as shown; None means 18, grown with the text.
            ratio: device pixels per logical pixel.
        """
        side = float(size if size is not None else self.px(18))
        key = (name, role, side, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = icons.render(self._svg(name, role), side, ratio)
        return pixmap

    def _svg(self, name: str, role: str) -> bytes:
        stroke = number(self._base["size"], "icon-stroke")
        return icons.svg(name, self.color(role), stroke, self.color)

    def draw_icon(self, painter: QPainter, name: str, role: str, box: QRectF) -> None:
        """Draw an icon centred in a box, as large as the box's smaller side."""
        side = min(box.width(), box.height())
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.icon_pixmap(name, role, side, ratio)
        # On whole pixels of the device, or every line of the icon turns grey.
        left = round((box.center().x() - side / 2) * ratio) / ratio
        top = round((box.center().y() - side / 2) * ratio) / ratio
        painter.drawPixmap(QRectF(left, top, side, side), pixmap, QRectF(pixmap.rect()))

    def icon(self, name: str, role: str = "ink-2") -> "QIcon":
        """Return an icon for a standard control or an action, sharp up to three times the size."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for ratio in (1.0, 2.0, 3.0):
            icon.addPixmap(self.icon_pixmap(name, role, None, ratio))
        return icon

    def app_icon(self) -> "QIcon":
        """Return the icon of the program for windows and the task bar."""
        from PySide6.QtGui import QIcon

        icon = QIcon()
        for side in (16, 32, 48, 64, 128, 256):
            icon.addPixmap(self.icon_pixmap("app", "accent", side))
        return icon

    # -- standard controls --------------------------------------------------------------------

    def qss(self) -> str:
        """Return the style sheet for standard form controls, for the pages that have some."""
        if not self._qss:
            from trainer.ui.theme import style_sheet

            self._qss = style_sheet.build(self)
        return self._qss

    def color_name(self, role: str) -> str:
        """Return the colour of a role as `#rrggbb`, for style sheets."""
        return self.color(role).name()

    def icon_file(self, name: str, role: str) -> str:
        """Return the name under which Qt finds an icon in a role, for style sheets."""
        from trainer.ui.theme import memory_files

        color = self.color_name(role)
        return memory_files.add(f"{name}-{color[1:]}.svg", self._svg(name, role))


def _tell_all() -> None:
    """Tell every widget of another look, as another palette would.

    Qt tells only those whose palette or font became another: not one with a font of its own,
    and none of what is neither.
    """
    if isinstance(QApplication.instance(), QApplication):
        for widget in QApplication.allWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


theme = Theme()
