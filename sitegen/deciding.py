"""A decision about an entry, written to ``content/entries`` without anybody typing its selectors: ``sitegen decide``.

A file that somebody wrote is only ever added to, and nothing that stands in it is replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.errors import UsageError
from sitegen.header import LONG, read_header, value_of
from sitegen.pipeline.collection import Collection
from sitegen.render import routes
from sitegen.slug import slug_of
from sitegen.timeline.choosing import selector_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sitegen.model import Decision, Entry, Mention
    from sitegen.pipeline import Project

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ONCE = ("pin", "title", "date", "check", "note", "translations", "split")  # decided by one file
_FIELDS = {"check": "checked", "translations": "translation"}  # what a file calls it, where it is not the same
_NAME = 60  # characters of a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is to be decided: each None, False or empty where nothing is said of it."""

    hide: bool = False
    split: bool = False
    pin: bool = False
    join: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    date_source: str | None = None
    check: str | None = None
    note: str | None = None
    translations: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not any(getattr(self, field.name) for field in fields(self) if field.name != "date_source"):
            raise UsageError("nothing is decided", hint="for instance: --check AB, --pin, --hide; see --help")
        if self.date is not None and not edtf.is_valid(self.date):
            raise UsageError(f"cannot read the date '{self.date}'", hint="write it as 2024-05-08, 2024-05 or 2024-05?")
        if bool(self.date) != bool(self.date_source):
            raise UsageError(
                "a date needs its source, and a source its date", hint="--date D --date-source 'title, URL'"
            )
        if self.hide and sum(1 for field in fields(self) if getattr(self, field.name)) > 1 + bool(self.note):
            raise UsageError("what is hidden has nothing else to decide", hint="give --hide alone, or with --note")


def decide(project: Project, address: str, wishes: Wishes, *, today: str, jobs: int = 1) -> Path:
    """Return the file in which *wishes* about the entry at *address* now stand.

    *address* is the id of an entry or passage or the address of its page; *today* (ISO 8601) is when it was checked.
    UsageError where nothing is found there, or where somebody has decided the same already.
    """
    with Collection(project, jobs, None) as collection:
        desk = _Desk(collection, project.config.timeline.min_confidence)
        entry, mention = desk.find(address)
        own = desk.decided(entry, mention, wishes)
        if own is not None and own.by_hand is not None:
            _refuse_by_hand(own, wishes)
        passages = entry.mentions if wishes.hide and mention.id == entry.id else (mention,)
        joined = [*passages[1:], *(desk.find(other)[1] for other in wishes.join)]
        if mention in joined:
            raise UsageError(f"'{mention.id}' cannot be joined to itself", hint="name another entry after --join")
        lines = [*_lines(wishes, entry, today, by_hand=own is not None and own.by_hand is not None)]
        lines += desk.join_lines(joined)
        if own is not None:
            return _add_to(project.root / own.file, lines, wishes.note or "")
        head = [f"source: {value_of(mention.document)}", *desk.selector_lines(mention)]
        return _write_new(project.content / "entries", _name(mention), [*head, *lines], wishes.note or "")


def read_translation(said: str) -> tuple[str, str]:
    """Return the language and the words of ``en=The bridge is closed``; UsageError for anything else."""
    code, _, text = said.partition("=")
    if not _LANGUAGE.fullmatch(code.strip()) or not text.strip():
        raise UsageError(f"cannot read the translation '{said}'", hint="for instance: --translation 'en=The bridge …'")
    return code.strip(), " ".join(text.split())


class _Desk:
    """Entries with their documents, and what has been decided about them."""

    def __init__(self, collection: Collection, least: float) -> None:
        self._collection = collection
        self._least = least

    def find(self, address: str) -> tuple[Entry, Mention]:
        """Return the entry at *address* and the passage that is named."""
        wanted = routes.name_in(address)
        told = (entry for entry in self._collection.entries if any(wanted == one.id for one in entry.mentions))
        entry = next(told, None)
        if entry is None:
            hidden = self._collection.curator.about(wanted)
            if hidden:
                raise UsageError(f"'{wanted}' is hidden", at=hidden[0].file, hint="delete that file to bring it back")
            raise UsageError(
                f"no entry has the id '{wanted}'", hint="it stands in the address of its page: entries/ID.html"
            )
        return entry, next(mention for mention in entry.mentions if mention.id == wanted)

    def decided(self, entry: Entry, mention: Mention, wishes: Wishes) -> Decision | None:
        """Return the decision about *mention*, if there is one; UsageError where one about *entry* says the same."""
        wanted = [name for name in _ONCE if getattr(wishes, name)]
        own = None
        for told in entry.mentions:
            for decision in self._collection.curator.about(told.id):
                taken = next((name for name in wanted if getattr(decision, name)), None)
                if taken is not None:
                    raise UsageError(
                        f"'{_FIELDS.get(taken, taken)}' is decided already", at=decision.file, hint="change it there"
                    )
                named = told.id == mention.id
                if wishes.hide and decision.by_hand is None and (named or mention.id == entry.id):
                    raise UsageError(
                        "something else is decided about it", at=decision.file, hint="delete that file first"
                    )
                if named and (own is None or decision.by_hand is not None):
                    own = decision
        if own is not None and wishes.join and len(own.passages) > (own.by_hand is None):
            raise UsageError("passages are joined already", at=own.file, hint="add to the list there")
        return own

    def selector_lines(self, mention: Mention) -> Iterator[str]:
        """Yield the lines that name the passage of *mention*."""
        reading = self._collection.reading_of(mention.document)
        sure = [other for other in reading.mentions if other.confidence >= self._least]
        among = sure if mention.confidence >= self._least else reading.mentions
        quote = selector_of(mention, reading.document.text, among)
        if quote is None:
            raise UsageError(
                "nothing in its words tells this entry from another of the same passage",
                at=reading.document.path,
                hint="decide about the other one, or hide it",
            )
        yield f"quote: {value_of(quote.exact)}"
        if quote.prefix:
            yield f"prefix: {value_of(quote.prefix)}"
        if quote.suffix:
            yield f"suffix: {value_of(quote.suffix)}"

    def join_lines(self, mentions: Sequence[Mention]) -> Iterator[str]:
        """Yield the lines of ``join``."""
        if mentions:
            yield "join:"
        for mention in mentions:
            yield f"  - source: {value_of(mention.document)}"
            yield from (f"    {line}" for line in self.selector_lines(mention))


def _lines(wishes: Wishes, entry: Entry, today: str, *, by_hand: bool) -> Iterator[str]:
    """Yield the lines that say what is decided about *entry*."""
    for name in ("hide", "split", "pin"):
        if getattr(wishes, name):
            yield f"{name}: yes"
    if wishes.title:
        yield f"title: {value_of(wishes.title)}"
    if wishes.date:
        yield f"date: {value_of(wishes.date)}"
        yield f"date_source: {value_of(wishes.date_source or '')}"
    if wishes.check:
        yield f"checked: {value_of(f'{wishes.check}, {today}')}"
        redated = wishes.date or (entry.decided and entry.decided.redated)
        if entry.when.edtf and not redated and not by_hand:
            yield f"checked_date: {value_of(entry.when.edtf)}"
    if wishes.translations:
        yield "translation:"
        yield from (f"  {code}: {value_of(text)}" for code, text in wishes.translations)


def _refuse_by_hand(own: Decision, wishes: Wishes) -> None:
    for name in ("hide", "split", "date", "note"):
        if getattr(wishes, name):
            hint = "delete the file" if name == "hide" else "change the file itself"
            raise UsageError(f"an entry by hand takes no --{name}", at=own.file, hint=hint)


def _name(mention: Mention) -> str:
    name = slug_of(f"{mention.document} {' '.join(mention.words.split()[:6])}")
    cut = name.rfind("-", 0, _NAME + 1)
    return name if len(name) <= _NAME else name[: cut if cut > 0 else _NAME].rstrip("-_")


def _write_new(folder: Path, name: str, lines: Sequence[str], note: str) -> Path:
    text = "\n".join(("---", *lines, "---", *([note] if note else []), ""))
    _check_length(text, folder / f"{name}.md")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 10_000):
            path = folder / (f"{name}.md" if number == 1 else f"{name}-{number}.md")
            if not path.exists():
                with path.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
                    file.write(text)
                return path
    except OSError as error:
        raise UsageError(f"cannot write the decision: {error.strerror}", at=str(error.filename or folder)) from error
    raise UsageError("too many decisions have this name", at=str(folder / name))


def _check_length(text: str, path: Path) -> None:
    if not read_header(text.removeprefix("\ufeff"), path.name, LONG)[0].fields:
        raise UsageError("one file cannot hold so much", at=str(path), hint="decide about fewer passages at a time")


def _add_to(path: Path, lines: Sequence[str], note: str) -> Path:
    """Add *lines* to the front matter of *path*, and *note* below it; what stands there stays as it is."""
    try:
        data = path.read_bytes().decode("utf-8")
        body = read_header(data.removeprefix("\ufeff"), path.name, LONG)[0].body + data.startswith("\ufeff")
        fence = data[:body].rstrip("\r\n").rfind("\n") + 1
        end = "\r\n" if "\r\n" in data[:body] else "\n"
        added = "".join(f"{line}{end}" for line in lines)
        rest = data[fence:] if not note else f"{data[fence:body].rstrip()}{end}{note}{end}{data[body:].lstrip()}"
        _check_length(data[:fence] + added + data[fence:], path)
        path.write_bytes(f"{data[:fence]}{added}{rest}".encode(errors="backslashreplace"))
    except UnicodeDecodeError as error:
        raise UsageError("it is not UTF-8", at=str(path), hint="save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"cannot write the decision: {error.strerror}", at=str(path)) from error
    return path
