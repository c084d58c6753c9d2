# SPDX-License-Identifier: MIT
"""What a page says when it has nothing to show yet."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import TextBlock


class EmptyState(Card):
    """A title that says what is, a sentence that says how it changes, and buttons that help."""

    def __init__(
        self,
        title: str,
        sentence: str,
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Say it.

        Args:
            title: what is, such as "Nothing is due today".
            sentence: when or how that changes.
            small: inside a page that holds other things.
            parent: owner.
        """
        super().__init__(parent, padding=(24, 14))
        self._title = TextBlock(
            title,
            "body" if small else "title",
            weight=600,
            heading_level=2,
            tight=small,
            parent=self,
        )
        self._sentence = TextBlock(sentence, "small" if small else "body", "ink-2", parent=self)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._sentence)
        self.body.addLayout(self._buttons)
        self.forget_look()

    def set_texts(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.set_text(title)
        self._sentence.set_text(sentence)

    def add_button(self, button: Button) -> None:
        """Add one of at most two buttons."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self.forget_look()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(4))
        self._buttons.setSpacing(theme.space(10))
        top = theme.space(12) if self._buttons.count() > 1 else 0
        self._buttons.setContentsMargins(0, top, 0, 0)
