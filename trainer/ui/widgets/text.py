# SPDX-License-Identifier: MIT
"""Text that wraps, in a type and a colour of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import Align, TextLines

_UNBOUNDED = 1_000_000


class TextBlock(FollowsLook, QLabel):
    """Plain text, wrapped to the width it gets; markup in it shows as it is written.

    A QLabel only for its role with assistive technology; it paints and measures by itself.
    """

    def __init__(
        self,
        text: str = "",
        scale: str = "body",
        role: str = "ink",
        *,
        weight: int | None = None,
        heading_level: int = 0,
        align: Align = "left",
        tight: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a text.

        Args:
            text: shown as it stands, but for characters that turn the reading direction.
            scale: name of a type of the theme.
            role: colour role.
            weight: None takes that of the type.
            heading_level: 1 to 6 announces a heading, 0 ordinary text.
            align: which side lines keep to.
            tight: lines at the font's own distance, for labels that stand close to another.
            parent: owner.
        """
        super().__init__(parent)
        self._text = ""
        self._scale = scale
        self._role = role
        self._weight = weight
        self._align: Align = align
        self._tight = tight
        self._natural: TextLines | None = None
        self._wrapped = PerWidth(self._wrap)
        self.heading_level = heading_level
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        """Return the text shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text, without characters that could disguise what it says."""
        if not text.isprintable():
            from trainer.ui.widgets import richtext  # late: most texts are plain

            text = richtext.cleaned(text)
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.remeasure()

    def set_role(self, role: str) -> None:
        """Show the text in another colour."""
        if role != self._role:
            self._role = role
            self.forget_look()
            self.update()

    def set_type(self, scale: str, weight: int | None = None) -> None:
        """Show the text in another type."""
        if (scale, weight) != (self._scale, self._weight):
            self._scale = scale
            self._weight = weight
            self.remeasure()

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the size of the text on as few lines as it has."""
        natural = self._natural_lines()
        return QSize(int(natural.width) + 1, int(natural.height + 0.999))

    def minimumSizeHint(self) -> QSize:
        """Return a width that a long word fits into, and one line."""
        natural = self._natural_lines()
        return QSize(min(int(natural.width) + 1, theme.px(72)), int(natural.pitch + 0.999))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text wrapped to a width."""
        return int(self._lines(width).height + 0.999)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, in the middle of what height there is, as beside a taller part."""
        del event
        painter = painting.begin(self)
        lines = self._lines(self.width())
        lines.draw(painter, 0, max(0.0, (self.height() - lines.height) / 2))
        painter.end()

    def _natural_lines(self) -> TextLines:
        if self._natural is None:
            self._natural = self._wrap(_UNBOUNDED)
        return self._natural

    def _lines(self, width: int) -> TextLines:
        natural = self._natural_lines()
        if natural.width <= width and self._align == "left":
            return natural
        return self._wrapped.at(width)

    def _wrap(self, width: int) -> TextLines:
        font = theme.font(self._scale, self._weight)
        align: Align = "left" if width == _UNBOUNDED else self._align
        ratio = 1.0 if self._tight else theme.line_ratio(self._scale)
        color = theme.color(self._role)
        return TextLines(self._text, font, max(width, 1), ratio, align=align, color=color)

    def forget_look(self) -> None:
        """Drop the wrapped text."""
        self._natural = None
        self._wrapped.clear()
