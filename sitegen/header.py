"""Front matter: the fields of a header with the places where they stand.

The text is never cut, stripped or rebuilt, so every offset stays an offset of the file. Values stay
text: no dates, numbers or booleans are made of them. Aliases, deep nesting and long headers are
refused, so that no header can cost more than it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

import yaml

from sitegen.model import Diagnostic, Facts, HeaderField, Place, Span
from sitegen.text import place_of

LIMIT = 16_384  # code points; the header of an article that goes on longer is not closed
LONG = 262_144  # the same for what editors write: a decision may name hundreds of passages
_OTHER_NAMES = {"lang": "language", "license": "licence"}
_KNOWN = frozenset({*(field.name for field in fields(Facts)), *_OTHER_NAMES, "id", "encoding"} - {"stated", "date_at"})
_DEPTH = 8

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_NAMED = re.compile(r"[ \t]*[\"']?([A-Za-z_][\w -]{0,39}?)[\"']?[ \t]*:(?:\s|\Z)")
_PLAIN_VALUE = re.compile(r"[^\W_](?:[^:#\"'\\]|:(?=\S))*")
_PLAIN_NAME = re.compile(r"[a-z_][\w-]{0,39}")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a front matter and the offset where what follows it begins (0 without one)."""

    fields: tuple[HeaderField, ...] = ()
    body: int = 0


def read_header(text: str, path: str, limit: int = LIMIT) -> tuple[Header, tuple[Diagnostic, ...]]:
    """Return the front matter *text* opens with, and what is wrong with it.

    A first line ``---`` opens front matter only if a second one closes it and what lies between reads
    as names and values; else it is a rule across the page and all of it is text. A header that names
    known fields and cannot be read is passed over as a header, with an error. It is closed within *limit* code points.
    """
    fences = _find_fences(text, limit)
    if fences is None:
        return Header(), ()
    opened, closed, body = fences
    if closed is None:
        return Header(), (_diagnose("front-matter-open", Place(path, 1)),) if _names_field(text, opened) else ()
    block = text[opened:closed]
    try:
        found = _read_fields(block, opened)
    except _NotFieldsError as error:
        place = place_of(text, opened + min(error.offset, len(block)), path)
        problem = _diagnose("front-matter-invalid", place, why=error.why)
        return Header((), body if _names_field(text, opened) else 0), (problem,)
    except _PlainTextError:
        return Header(), ()
    return _without_doubles(Header(found, body), text, path)


def value_of(text: str) -> str:
    """Return *text*, its white space closed up, as a value that ``read_header`` reads back."""
    text = " ".join(text.split())
    if _PLAIN_VALUE.fullmatch(text) and text.isprintable():
        return text
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in {'"', "\\"}:
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _find_fences(text: str, limit: int) -> tuple[int, int | None, int] | None:
    """Return where the block starts, where its closing line starts (None: nowhere), where the body starts."""
    first = _LINE.match(text)
    if first is None or first[0].rstrip() != "---":
        return None
    position = first.end()
    while position < min(len(text), limit):
        line = _LINE.match(text, position)
        if line is None:
            break
        if line[0].rstrip() in {"---", "..."} and not line[0].startswith((" ", "\t")):
            return first.end(), position, line.end()
        position = line.end()
    return first.end(), None, 0


def _names_field(text: str, start: int) -> bool:
    named = _NAMED.match(text, start)
    return named is not None and named[1].lower() in _KNOWN


class _NotFieldsError(Exception):
    def __init__(self, why: str, offset: int = 0) -> None:
        self.why = why
        self.offset = offset


class _PlainTextError(Exception):
    pass


class _Loader(yaml.BaseLoader):
    """YAML without types, tags, aliases or depth."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; YAMLError for an alias or where nodes lie too deep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            raise _refusal("'*' names an alias; put the value in quotation marks", event)
        if getattr(event, "tag", None):
            raise _refusal("'!' opens a tag; put the value in quotation marks", event)
        if self.depth >= _DEPTH:
            raise yaml.YAMLError("values lie too deep in each other")
        self.depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _refusal(why: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark = event.start_mark
    return yaml.MarkedYAMLError(problem=why, problem_mark=mark if isinstance(mark, yaml.Mark) else None)


def _read_fields(block: str, start: int) -> tuple[HeaderField, ...]:
    try:
        node = yaml.compose(block, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _NotFieldsError(
            error.problem or "not YAML", error.problem_mark.index if error.problem_mark else 0
        ) from error
    except yaml.reader.ReaderError as error:
        raise _NotFieldsError("it holds a control character", int(error.position)) from error
    except yaml.YAMLError as error:
        raise _NotFieldsError(str(error)) from error
    if node is None:
        return ()
    if isinstance(node, yaml.SequenceNode):
        raise _NotFieldsError("it is a list, not names and values")
    if not isinstance(node, yaml.MappingNode):
        raise _PlainTextError
    found = tuple(_field_of(key, value, block, start) for key, value in node.value)
    names = [field.name for field in found]
    if not (_KNOWN.intersection(names) or all(_PLAIN_NAME.fullmatch(_source(key, block)) for key, _ in node.value)):
        raise _PlainTextError
    return found


def _field_of(key: yaml.Node, value: yaml.Node, block: str, start: int) -> HeaderField:
    name = (key.value if isinstance(key, yaml.ScalarNode) else _source(key, block)).strip().lower()
    return _named(_OTHER_NAMES.get(name, name), value, block, start)


def _named(name: str, value: yaml.Node, block: str, start: int) -> HeaderField:
    begin = start + value.start_mark.index
    parts: tuple[HeaderField, ...] = ()
    if isinstance(value, yaml.SequenceNode):
        parts = tuple(_named("", item, block, start) for item in value.value)
        if all(isinstance(item, yaml.ScalarNode) for item in value.value):
            return HeaderField(name, ", ".join(item.value for item in value.value), None, begin, parts)
    elif isinstance(value, yaml.MappingNode):
        parts = tuple(_field_of(key, item, block, start) for key, item in value.value)
    raw = _source(value, block)
    words = value.value.strip() if isinstance(value, yaml.ScalarNode) else raw
    at = raw.find(words) if words else -1
    if at < 0:
        return HeaderField(name, words, None, begin, parts)
    return HeaderField(name, words, Span(begin + at, begin + at + len(words)), begin, parts)


def _source(node: yaml.Node, block: str) -> str:
    return block[node.start_mark.index : node.end_mark.index]


def _without_doubles(header: Header, text: str, path: str) -> tuple[Header, tuple[Diagnostic, ...]]:
    kept: dict[str, HeaderField] = {}
    problems: list[Diagnostic] = []
    for field in header.fields:
        if field.name in kept:
            place = place_of(text, field.span.start, path) if field.span else Place(path)
            problems.append(_diagnose("front-matter-invalid", place, why=f"'{field.name}' stands twice"))
        kept.setdefault(field.name, field)
    return Header(tuple(kept.values()), header.body), tuple(problems)


def _diagnose(code: str, at: Place, **args: str) -> Diagnostic:
    return Diagnostic(code, at, tuple(args.items()))
