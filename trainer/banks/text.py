# SPDX-License-Identifier: MIT
"""YAML text to plain data, under caps, with the place of everything.

A bank is written in a part of YAML: mappings, lists and text. What a reader would not see or
could not foresee (aliases, tags, merge keys, repeated keys, several documents) is refused, and
a scalar stays the text that it is (`NO`, `on`, `1.10`) until the schema says otherwise.

Everything is built from the stream of events, so that size and depth are counted before there
is anything to be large or deep.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from trainer.banks.wording import code_point, shown, syntax_words
from trainer.model.limits import DEPTH, NODES, PROBLEMS

Path = tuple[str | int, ...]

# What no one can see: control characters other than tab and line ends, the line ends that only
# YAML 1.1 knows (they would shift line numbers), a byte order mark inside, and non-characters.
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_UNSEEN_RAW = re.compile(f"[{_UNSEEN}]")
_UNSEEN_VALUE = re.compile(f"[\r{_UNSEEN}]")

# The same for bytes: far faster, for the usual case that there is nothing to be found.
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\r")
_UNSEEN_BYTES = tuple(one.encode() for one in "\u2028\u2029\ufeff\ufffe\uffff")
_C1_BYTES = re.compile(rb"\xc2[\x80-\x9f]")

_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_BOM = b"\xef\xbb\xbf"


class TextFault(NamedTuple):
    """What is wrong with the text itself, whatever it means.

    Attributes:
        path: where in the data; empty when it concerns the file as a whole.
        line: from 1.
        column: from 1, in characters.
    """

    path: Path
    line: int
    column: int
    code: str
    message: str
    remedy: str


class Node:
    """A value with its place.

    Attributes:
        value: text, list or mapping of plain data.
        line: from 1.
        column: from 1.
        keys: of a mapping, the place of each key.
        children: the nodes of a mapping or list, by key or position.
    """

    __slots__ = ("children", "column", "keys", "line", "value")

    def __init__(self, value: Any, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.keys: dict[str, tuple[int, int]] = {}
        self.children: dict[str | int, Node] = {}

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Find the line and column of what lies at a path, or of the nearest thing around it.

        Args:
            path: names and positions, from here.
            key: the place of the key, not of its value.
        """
        node = self
        for depth, step in enumerate(path):
            child = node.children.get(step)
            if child is None:
                break
            if key and depth == len(path) - 1 and isinstance(step, str):
                return node.keys[step]
            node = child
        return node.line, node.column

    def shift(self, lines: int) -> None:
        """Move everything down, for text that was cut out of a file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            node.line += lines
            node.keys = {key: (line + lines, column) for key, (line, column) in node.keys.items()}
            waiting += node.children.values()


class Text(NamedTuple):
    """What a file says.

    Attributes:
        root: None when the file cannot be read at all.
        faults: what was refused, in the order of the file.
    """

    root: Node | None
    faults: list[TextFault]


class RefusedError(Exception):
    """The text stops making sense here; nothing after it can be read."""

    def __init__(
        self, code: str, message: str, remedy: str = "", line: int = 1, column: int = 1
    ) -> None:
        super().__init__(message)
        self.fault = TextFault((), line, column, code, message, remedy)


def read_text(content: bytes) -> Text:
    """Read bank text, keeping the place of everything; never raises."""
    reader = _Reader()
    try:
        reader.read(check_encoding(content))
    except RefusedError as error:
        return Text(None, [*reader.faults, error.fault])
    return Text(reader.root, reader.faults)


def check_encoding(content: bytes) -> bytes:
    """Return UTF-8 without a byte order mark.

    Raises:
        RefusedError: the text is encoded otherwise or holds characters that no one can see.
    """
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            message = f"the file is saved as {name}"
            raise RefusedError("encoding", message, "Save it again as UTF-8.")
    content = content.removeprefix(_BOM)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start].decode("utf-8"))
        message = f"the file is not UTF-8: byte 0x{content[error.start]:02X} cannot stand here"
        raise RefusedError("encoding", message, "Save it again as UTF-8.", line, column) from None
    unseen = _UNSEEN_RAW.search(text) if _may_hide(content) else None
    if unseen is not None:
        line, column = _place(text[: unseen.start()])
        message = f"there is a character that cannot be seen, {code_point(unseen.group())}"
        raise RefusedError("unseen-character", message, "Delete it.", line, column)
    return content


def _may_hide(content: bytes) -> bool:
    if len(content.translate(None, _CONTROLS)) != len(content):
        return True
    if content.isascii():
        return False
    return any(hidden in content for hidden in _UNSEEN_BYTES) or bool(_C1_BYTES.search(content))


def _place(before: str) -> tuple[int, int]:
    """Line and column of what follows a text, both from 1."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


_NO_ALIAS = "Write the text out where it is needed."


class _Reader:
    """Builds nodes from events."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[TextFault] = []
        self._stack: list[Node] = []
        # Of the collection at the same depth: the key that waits for its value, if any. The
        # second member says whether the value is kept: that of a repeated key is not.
        self._keys: list[tuple[str, bool] | None] = []
        # Of each open collection: where in it the value read last belongs.
        self._steps: list[str | int] = []
        self._nodes = 0

    def read(self, content: bytes) -> None:
        parser = CParser(content)
        try:
            self._follow(parser)
        except yaml.MarkedYAMLError as error:
            raise RefusedError(*syntax_words(error, content)) from None
        except yaml.YAMLError as error:
            raise RefusedError("syntax", f"this is not YAML ({error})") from None
        finally:
            parser.dispose()

    def _follow(self, parser: CParser) -> None:
        documents = 0
        while (event := parser.get_event()) is not None:
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                    self._keys.pop()
                    self._steps.pop()
                case yaml.DocumentStartEvent():
                    documents += 1
                    _check_document(event, documents)
                case yaml.AliasEvent():
                    message = f"*{shown(event.anchor)} repeats another part of the file"
                    self._refuse(event, "alias", message, _NO_ALIAS)
                    self._value(event, Node("", *_start(event)))
                case _:
                    pass
        if documents == 0:
            raise RefusedError("empty", "the file is empty", "Begin it with format: 1.")

    def _open(self, event: Any) -> None:
        self._check_marks(event)
        if len(self._stack) == DEPTH:
            message = f"this is nested more than {DEPTH} deep"
            raise RefusedError("too-deep", message, "", *_start(event))
        value: dict[str, Any] | list[Any] = {}
        if isinstance(event, yaml.SequenceStartEvent):
            value = []
        node = Node(value, *_start(event))
        if self._expects_key():
            self._refuse(event, "key", "a list or mapping cannot be a name", "Use plain text.")
            self._keys[-1] = ("", False)
            self._steps[-1] = ""
            self._count(event)
        else:
            self._value(event, node)
        self._stack.append(node)
        self._keys.append(None)
        self._steps.append("")

    def _scalar(self, event: Any) -> None:
        self._check_marks(event)
        text: str = event.value
        unseen = _UNSEEN_VALUE.search(text)
        if unseen is not None:
            message = f"there is a character that cannot be seen, {code_point(unseen.group())}"
            self._refuse(event, "unseen-character", message, "Delete it.")
            text = _UNSEEN_VALUE.sub("\ufffd", text)
        if self._expects_key():
            self._count(event)
            self._key(event, text)
        else:
            self._value(event, Node(text, *_start(event)))

    def _key(self, event: Any, text: str) -> None:
        mapping = self._stack[-1]
        first = mapping.keys.get(text)
        if text == "<<" and event.style not in ("'", '"'):
            self._refuse(event, "merge-key", "<< merges another part of the file", _NO_ALIAS)
        elif first is not None:
            message = f'"{shown(text)}" is written twice; the first is in line {first[0]}'
            self._refuse(event, "same-key", message, "Keep one of them.", text)
        else:
            mapping.keys[text] = _start(event)
            self._keys[-1] = (text, True)
            return
        self._keys[-1] = (text, False)

    def _value(self, event: Any, node: Node) -> None:
        """Put a value where it belongs: in the list or mapping that is open, or on top."""
        self._count(event)
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            self._steps[-1] = len(parent.value)
            parent.children[len(parent.value)] = node
            parent.value.append(node.value)
            return
        key = self._keys[-1]
        if key is None:  # an alias where a key belongs; refused already
            self._keys[-1] = ("", False)
            return
        self._keys[-1] = None
        self._steps[-1] = key[0]
        if key[1]:
            parent.children[key[0]] = node
            parent.value[key[0]] = node.value

    def _expects_key(self) -> bool:
        return (
            bool(self._stack) and isinstance(self._stack[-1].value, dict) and self._keys[-1] is None
        )

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            message = f"the file holds more than {NODES:,} values"
            remedy = "Split it into several files."
            raise RefusedError("too-many-nodes", message, remedy, *_start(event))

    def _check_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"&{shown(event.anchor)} names a part of the file to be repeated"
            self._refuse(event, "anchor", message, "Delete the mark.")
        if event.tag is not None:
            message = f"{shown(event.tag)} is a tag, and tags are not read"
            self._refuse(event, "tag", message, "Delete it.")

    def _refuse(self, event: Any, code: str, message: str, remedy: str, *more: str) -> None:
        if len(self.faults) >= PROBLEMS:
            return
        line, column = _start(event)
        self.faults.append(TextFault((*self._where(), *more), line, column, code, message, remedy))

    def _where(self) -> Path:
        """Tell the path of what is being read."""
        if not self._stack:
            return ()
        top, key = self._stack[-1], self._keys[-1]
        around = tuple(self._steps[:-1])
        if isinstance(top.value, list):
            return (*around, len(top.value))
        return around if key is None else (*around, key[0])


def _check_document(event: Any, number: int) -> None:
    if number > 1:
        raise RefusedError(
            "documents",
            "a second document begins here; a file holds one",
            "Delete the line --- or move what follows into a file of its own.",
            *_start(event),
        )
    if event.version or event.tags:
        message = "lines that begin with % are not read"
        raise RefusedError("directive", message, "Delete it.", *_start(event))


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
