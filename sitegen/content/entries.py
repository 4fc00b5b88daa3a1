"""What people decide about entries, and the entries they write: ``content/entries``.

A file with ``source`` and ``quote`` decides about the entry that this passage tells. One without is an entry itself:
its text is what the editors say, and its ``sources`` are what they rest on.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from sitegen import edtf
from sitegen.facts import unknown_field
from sitegen.model import Check, Decision, Document, Facts, Place, Publish, Selector, Span, StatedSource
from sitegen.slug import slug_of
from sitegen.text import place_of, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.content.folder import File, Folder
    from sitegen.model import HeaderField

ABOUT_A_PASSAGE = (
    "source",
    "quote",
    "prefix",
    "suffix",
    "join",
    "hide",
    "split",
    "pin",
    "title",
    "date",
    "date_source",
    "checked",
    "checked_date",
    "translation",
)
BY_HAND = ("date", "sources", "planned", "pin", "title", "checked", "translation", "language", "join")
OWN = "hand."  # what the id of a document begins with that is an entry by hand; a seed's id holds no dot

_YES = {"yes": True, "true": True, "no": False, "false": False, "": False}
_NAMED_SOURCE = re.compile(r"(?P<title>.*?)[,;:]?\s*(?P<url>https?://\S+)", re.DOTALL | re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_entries(folder: Folder, language: str) -> Iterator[Decision]:
    """Yield the decisions by file; a text that does not tell its language is in *language*.

    What is wrong with one is complained of and left out.
    """
    seen: dict[str, str] = {}
    for path in folder.files("entries", ".md"):
        file = folder.read_markdown(path)
        if file is None:
            continue
        if not file.fields:
            folder.complain("front-matter-invalid", Place(file.path, 1), why="there is none")
            continue
        decision = _Reader(folder, file, language).read(slug_of(path.stem))
        if decision is None:
            continue
        if decision.by_hand is not None:
            other = seen.setdefault(decision.by_hand.id, file.path)
            if other != file.path:
                folder.complain("duplicate-id", Place(file.path), id=decision.by_hand.id, other=other)
                continue
        yield decision


class _Reader:
    """Reads the fields of one file."""

    def __init__(self, folder: Folder, file: File, language: str) -> None:
        self._folder = folder
        self._file = file
        self._default = language
        self._fields = {field.name: field for field in file.fields}

    def read(self, name: str) -> Decision | None:
        """Return what the file decides, None where it decides nothing; *name* is the slug of its name."""
        about = "source" in self._fields or "quote" in self._fields
        known = ABOUT_A_PASSAGE if about else BY_HAND
        self._folder.problems += [
            unknown_field(field, self._place(field), known) for field in self._fields if field not in known
        ]
        return self._decision() if about else self._entry(name)

    def _decision(self) -> Decision | None:
        before = len(self._folder.problems)
        first = self._selector(self._file.fields, self._file.place("source"))
        if first is None:
            return None
        sources = self._sources("date_source")
        date = self._date("date")
        if date and not sources:
            self._invalid("date", "a date needs its source", "add: date_source: title, https://…")
            date = None
        decision = Decision(
            file=self._file.path,
            passages=(first, *self._joined()),
            hide=self._is_set("hide"),
            split=self._is_set("split"),
            pin=self._is_set("pin"),
            title=self._value("title"),
            date=date,
            sources=sources if date else (),
            check=self._check(),
            checked_date=self._date("checked_date"),
            note=self._file.text[self._file.body :].strip(),
            translations=self._translations(),
            places=self._places(),
        )
        changes = (decision.pin, decision.split, decision.title, decision.date, decision.check, decision.translations)
        if decision.hide and any(changes):
            self._invalid("hide", "what is hidden has nothing else to decide", "keep 'hide:' or the rest")
        elif not decision.hide and not any((*changes, decision.note, len(decision.passages) > 1)):
            if len(self._folder.problems) == before:
                remedy = "add one of: hide, pin, title, date, checked, split, join, translation, or a note below"
                self._invalid("quote", "it decides nothing", remedy)
            return None
        return decision

    def _entry(self, name: str) -> Decision | None:
        file = self._file
        body = trim(file.text, Span(file.body, len(file.text))) if file.body < len(file.text) else None
        sources = self._sources("sources")
        if body is None or not sources:
            why = "an entry by hand needs a text below its front matter" if body is None else "it names no sources"
            remedy = (
                "write it there, or name 'source:' and 'quote:'" if body is None else "add: sources: title, https://…"
            )
            self._invalid("sources", why, remedy)
            return None
        return Decision(
            file=file.path,
            passages=self._joined(),
            pin=self._is_set("pin"),
            planned=self._is_set("planned"),
            title=self._value("title"),
            date=self._date("date"),
            sources=sources,
            check=self._check(),
            translations=self._translations(),
            by_hand=Document(
                id=f"{OWN}{name}",
                path=file.path,
                collection="",
                language=self._language(),
                text=file.text,
                body=body,
                fields=file.fields,
                facts=Facts(title=self._value("title"), publish=Publish.FULL),
                sha256=hashlib.sha256(file.text.encode("utf-8", "surrogatepass")).hexdigest(),
                encoding="utf-8",
            ),
            places=self._places(),
        )

    def _selector(self, fields: tuple[HeaderField, ...], at: Place) -> Selector | None:
        values = {field.name: field for field in fields}
        document, quote = (values[name].value.strip() if name in values else "" for name in ("source", "quote"))
        if not document or not quote:
            missing = "quote" if document else "source"
            self._complain(at, f"it names no '{missing}'", "name a document's id as 'source:', its words as 'quote:'")
            return None
        return Selector(
            document=document,
            exact=quote,
            prefix=values["prefix"].value if "prefix" in values else "",
            suffix=values["suffix"].value if "suffix" in values else "",
            at=self._at(values["quote"]),
        )

    def _joined(self) -> tuple[Selector, ...]:
        """Return the passages under ``join``: a list of ``source`` and ``quote``, or one of both."""
        field = self._fields.get("join")
        if field is None:
            return ()
        items = field.parts if field.parts and not field.parts[0].name else (field,)
        found = (self._selector(item.parts, self._at(item)) for item in items)
        return tuple(selector for selector in found if selector is not None)

    def _sources(self, name: str) -> tuple[StatedSource, ...]:
        field = self._fields.get(name)
        if field is None:
            return ()
        items = field.parts if field.parts and not field.parts[0].name else (field,)
        return tuple(source for item in items if (source := _stated(item)) is not None)

    def _translations(self) -> tuple[tuple[str, str], ...]:
        field = self._fields.get("translation")
        if field is None:
            return ()
        good = tuple((part.name, part.value) for part in field.parts if _LANGUAGE.fullmatch(part.name) and part.value)
        if len(good) != len(field.parts) or not good:
            self._wrong("translation", field.value, "the code of a language and the words, such as 'en: The bridge …'")
        return good

    def _check(self) -> Check | None:
        said = self._value("checked")
        if said is None:
            return None
        by, _, on = (part.strip() for part in said.rpartition(","))
        if by and _is_day(on):
            return Check(by, on)
        self._wrong("checked", said, "who and when, such as 'AB, 2026-11-20'")
        return None

    def _date(self, name: str) -> str | None:
        said = self._value(name)
        if said is None or edtf.is_valid(said):
            return said
        self._wrong(name, said, "a date such as 2024-05-07, 2024-05 or 2024-05?")
        return None

    def _is_set(self, name: str) -> bool:
        said = (self._value(name) or "").lower()
        if said not in _YES:
            self._wrong(name, said, "yes or no")
        return _YES.get(said, False)

    def _language(self) -> str:
        said = self._value("language") or self._default
        if _LANGUAGE.fullmatch(said):
            return said
        self._wrong("language", said, "the code of a language, such as de")
        return self._default

    def _value(self, name: str) -> str | None:
        field = self._fields.get(name)
        return " ".join(field.value.split()) or None if field else None

    def _places(self) -> tuple[tuple[str, Place], ...]:
        return tuple((name, self._place(name)) for name in self._fields)

    def _place(self, name: str) -> Place:
        return self._at(self._fields[name]) if name in self._fields else Place(self._file.path, 1)

    def _at(self, field: HeaderField) -> Place:
        return place_of(self._file.text, field.span.start if field.span else field.start, self._file.path)

    def _wrong(self, name: str, value: str, expected: str) -> None:
        self._folder.complain("field-invalid", self._place(name), field=name, value=value, expected=expected)

    def _invalid(self, name: str, why: str, remedy: str) -> None:
        self._complain(self._place(name), why, remedy)

    def _complain(self, at: Place, why: str, remedy: str) -> None:
        self._folder.complain("decision-invalid", at, why=why, remedy=remedy)


def _stated(item: HeaderField) -> StatedSource | None:
    """Return the source that *item* states: ``title, https://…``, or ``title`` and ``url`` by name."""
    named = {part.name: " ".join(part.value.split()) for part in item.parts}
    said = f"{named.get('title', '')} {named.get('url', '')}" if named else item.value
    said = " ".join(said.split())
    found = _NAMED_SOURCE.fullmatch(said)
    if found:
        return StatedSource(found["title"].strip() or found["url"], found["url"])
    return StatedSource(said) if said else None


def _is_day(text: str) -> bool:
    return edtf.is_valid(text) and edtf.granularity(text) is edtf.Granularity.DAY and text[-1:].isdigit()
