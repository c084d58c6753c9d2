# SPDX-License-Identifier: MIT
"""Prompts that are each given one of the options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Slot

from trainer.model.items.match import (
    MatchItem,
    MatchResponse,
    assignments,
    is_right,
    is_unsafe,
    key_position,
)
from trainer.ui.items import key_codes
from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.base import Face, letter, shown_order
from trainer.ui.items.group import GroupPart, GroupView
from trainer.ui.items.match_words import finding
from trainer.ui.theme import theme
from trainer.ui.widgets import richtext
from trainer.ui.widgets.match_row import MatchRow, Offered, OptionList
from trainer.ui.widgets.option_card import OptionState
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.model.items.match import Prompt
    from trainer.services.session import Place
    from trainer.ui.widgets.form import Menu

_GAP = 8


class MatchView(GroupView):
    """A row for every prompt; above them the options, where they do not fit into the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: MatchItem | None = None
        self._order: tuple[int, ...] = ()
        self._given: list[int | None] = []
        self._revealed = False
        self._locked = False
        self._rows: list[_Row] = []
        self._list = _List(self)
        self._list.setObjectName("options")
        self._hint = _Hint("", "caption", "ink-2", parent=self)
        self._menu: Menu | None = None

    # -- what it shows ----------------------------------------------------------------------------

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show the prompts of an item as far as they have been matched."""
        if self._menu is not None:
            self._menu.close()  # it belongs to the item before
        self._item = item
        self._order = shown_order(order, len(item.options))
        response: MatchResponse | None = place.response
        self._given = list(assignments(item, response or MatchResponse()))
        self._revealed = self._locked = revealed
        self._current = self._first_open()
        while len(self._rows) < len(item.prompts):
            self._make_row()
        for row in self._rows[len(item.prompts) :]:
            row.hide()
        if revealed:
            self._show_verdicts(item)
        else:
            self._show_prompts(item)
            hint = _tr(
                "A to {last} matches the prompt in focus;"
                " up and down, or its number, go to another."
            )
            self._hint.set_text(hint.format(last=letter(len(item.options) - 1)))
        for row in self._rows[: len(item.prompts)]:
            row.set_locked(revealed)
            if row.isHidden():
                row.show()
        self.lay_out()

    def _show_prompts(self, item: MatchItem) -> None:
        letters = [letter(shown) for shown in range(len(self._order))]
        asking = _tr("Choose A to {last}").format(last=letters[-1])
        for number, (row, prompt) in enumerate(zip(self._rows, item.prompts, strict=False)):
            given = self._given[number]
            offered = [
                Offered(letters[shown], item.options[one].text, self._is_free(one, number))
                for shown, one in enumerate(self._order)
            ]
            state = OptionState.REST if given is None else OptionState.PLACED
            row.set_content(_number(number), prompt.text, state)
            row.set_offered(offered, None if given is None else self._order.index(given), asking)
            said = _tr("not matched yet")
            if given is not None:
                said = _tr("matched with {option}").format(option=self._named(given))
            row.setAccessibleDescription(said)
        self._list.set_offered(
            [
                Offered(letters[shown], item.options[one].text, self._is_free(one, -1))
                for shown, one in enumerate(self._order)
            ]
        )

    def _show_verdicts(self, item: MatchItem) -> None:
        words = _tag_words()
        for number, (row, prompt) in enumerate(zip(self._rows, item.prompts, strict=False)):
            given = self._given[number]
            state = OptionState.YOURS_WRONG
            if given is None:
                state = OptionState.PASSED
            elif is_right(item, prompt, given):
                state = OptionState.YOURS_BEST
            elif is_unsafe(item, prompt, given):
                state = OptionState.YOURS_UNSAFE
            reason = self._reason(item, prompt, given)
            tag = words.get(state, "")
            row.set_offered((), None, "")
            row.set_content(_number(number), prompt.text, state, rationale=reason, tag_text=tag)

    def _reason(self, item: MatchItem, prompt: Prompt, given: int | None) -> str:
        key = key_position(item, prompt)
        named = richtext.bold(self._named(key))
        yours = _tr("Your answer: {option}")
        if given == key:
            lines = [yours.format(option=named)]
        else:
            lines = [_tr("Right answer: {option}").format(option=named)]
        if given is not None and given != key:
            lines.insert(0, yours.format(option=richtext.escaped(self._named(given))))
        return "\n".join([*lines, prompt.rationale] if prompt.rationale else lines)

    def _named(self, option: int) -> str:
        text = self._item.options[option].text if self._item is not None else ""
        return f"{letter(self._order.index(option))}. {richtext.plain(text)}"

    def _is_free(self, option: int, number: int) -> bool:
        """Tell whether giving a prompt an option takes it from no other."""
        if self._item is None or not self._item.once:
            return True
        return all(given != option or own == number for own, given in enumerate(self._given))

    def set_locked(self, locked: bool) -> None:
        """Take no answer while one is being stored."""
        self._locked = locked or self._revealed
        for row in self._rows:
            row.set_locked(self._locked)

    def draw_ahead(self) -> None:
        """Paint the rows into pictures."""
        for row in self._rows[: len(self._given)]:
            row.draw_ahead()
        self._list.draw_ahead()
        self._hint.draw_ahead()

    # -- what the learner does --------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Match by letter, go to a prompt by number, move the focus up and down."""
        key, is_shifted, is_command = key_codes.stroke(event)
        if is_command or is_shifted or self._item is None:
            return False
        if key in (key_codes.UP, key_codes.DOWN):
            return self._move(1 if key == key_codes.DOWN else -1)
        if self._revealed:
            return False
        if key in (key_codes.DELETE, key_codes.BACKSPACE):
            if not self._locked:
                self._give(self._current, None)
            return True
        number = key - key_codes.DIGIT_1
        if 0 <= number < min(9, len(self._given)):
            self._current = number
            self.focus_current()
            return True
        shown = key - key_codes.A
        if not 0 <= shown < len(self._order):
            return False
        if not event.isAutoRepeat() and not self._locked:
            self._give(self._current, self._order[shown])
            self.focus_current()
        return True

    def _move(self, by: int) -> bool:
        """Move the focus among the prompts; after checking, from outside, the page scrolls."""
        if self.is_inside():
            self.step(by)
            return True
        if self._revealed:
            return False
        self.focus_current()
        return True

    def _give(self, number: int, option: int | None) -> None:
        """Give a prompt an option; None takes it back."""
        if self._item is None or self._given[number] == option:
            return
        if option is not None and not self._is_free(option, number):
            self._given[self._given.index(option)] = None
        self._given[number] = option
        self._current = number
        self._show_prompts(self._item)
        self.lay_out_again()
        given = tuple(self._given)
        is_blank = all(one is None for one in given)
        self.response_changed.emit(None if is_blank else MatchResponse(given))

    def _first_open(self) -> int:
        if self._revealed:
            return 0
        return next((number for number, given in enumerate(self._given) if given is None), 0)

    @Slot()
    def _on_row_clicked(self) -> None:
        sender = self.sender()
        number = next(number for number, row in enumerate(self._rows) if row is sender)
        row = self._rows[number]
        pressed = row.take_pressed()
        self._current = number
        if self._locked:
            return
        if pressed >= 0:
            self._give(number, self._order[pressed])
        else:
            self._open_menu(row)

    def _open_menu(self, row: _Row) -> None:
        from PySide6.QtCore import Qt

        from trainer.ui.widgets.form import Menu

        if self._item is None:
            return
        if self._menu is None:
            self._menu = Menu(self)
            self._menu.setObjectName("option-menu")
            self._menu.triggered.connect(self._on_menu_triggered)
        menu, given = self._menu, self._given[self._current]
        menu.clear()
        room = max(theme.px(240), self.width() - theme.px(96))
        for shown, option in enumerate(self._order):
            text = richtext.plain(self._item.options[option].text)
            text = menu.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            # The letter chooses in the menu as well.
            action = menu.addAction(f"&{letter(shown)}   {text.replace('&', '&&')}")
            action.setData(option)
            if option == given:
                menu.setActiveAction(action)
        if given is not None:
            menu.addSeparator()
            menu.addAction(_tr("Take the match back")).setData(-1)
        box = row.box().toRect()
        below = box.bottomLeft() if not box.isEmpty() else QPoint(0, row.height())
        menu.popup(row.mapToGlobal(below + QPoint(0, theme.space(4))))

    def _on_menu_triggered(self, action: Any) -> None:
        option: int = action.data()
        if not self._locked:
            self._give(self._current, None if option < 0 else option)

    # -- the group, and where it stands -----------------------------------------------------------

    def made(self) -> Sequence[QWidget]:
        """Return all rows that exist."""
        return self._rows

    def group(self) -> Sequence[QWidget]:
        """Return the rows that are shown."""
        return self._rows[: len(self._given)]

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        gap, top = theme.space(_GAP), 0
        rows = self._rows[: len(self._given)]
        has_list = bool(rows) and not self._revealed and not rows[0].shows_words(width)
        if apply:
            self._list.setVisible(has_list)
            self._hint.setVisible(not self._revealed)
        parts: list[QWidget] = [self._list, *rows] if has_list else [*rows]
        if not self._revealed:
            parts.append(self._hint)
        for part in parts:
            height = part.heightForWidth(width)
            if apply:
                part.setGeometry(0, top, width, height)
            top += height + (gap if part is not self._list else theme.space(14))
        return max(0, top - gap)

    def _make_row(self) -> None:
        row = _Row(self)
        row.setObjectName(f"prompt-{len(self._rows) + 1}")
        row.clicked.connect(self._on_row_clicked)
        self.chain(row)
        self._rows.append(row)


class _Row(GroupPart, DrawnAhead, MatchRow):
    """A prompt."""

    def __init__(self, view: MatchView) -> None:
        super().__init__(view)
        self._view = view


class _List(DrawnAhead, OptionList):
    """The options."""


class _Hint(DrawnAhead, TextBlock):
    """What the keys do."""


def _number(at: int) -> str:
    return QLocale().toString(at + 1)


def _tag_words() -> dict[OptionState, str]:
    return {
        OptionState.YOURS_BEST: _tr("Right"),
        OptionState.YOURS_WRONG: _tr("Not this one"),
        OptionState.YOURS_UNSAFE: _tr("Unsafe"),
    }


def _wanting(item: MatchItem, response: MatchResponse | None) -> str:
    left = sum(given is None for given in assignments(item, response or MatchResponse()))
    if left == len(item.prompts):
        return _tr("Match the prompts first")
    if left == 1:
        return _tr("One prompt is still open")
    return _tr("{count} prompts are still open").format(count=_number(left - 1))


def _keys() -> list[tuple[str, str]]:
    return [
        (_tr("A, B, C …"), _tr("Match the prompt in focus with an option")),
        (_tr("1, 2, 3 …"), _tr("Go to a prompt")),
        (_tr("Up, down"), _tr("Move among the prompts; the space bar opens the options")),
        (_tr("Delete"), _tr("Take a match back")),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatchView", text)


FACE = Face(view=MatchView, finding=finding, wanting=_wanting, keys=_keys)
