"""What people decide about entries, as they write it down in ``content/entries``."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.model.basis import Place
from sitegen.model.documents import Document
from sitegen.model.entries import Check, StatedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """A passage as a person names it: a TextQuoteSelector (W3C Web Annotation) in the document *document*.

    *at* is where it is named, for complaints.
    """

    document: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    at: Place

    def __post_init__(self) -> None:
        if not self.exact.strip():
            raise ValueError("a selector needs words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One file of ``content/entries``.

    *passages* are what it is about, the first leading; several are told to be one entry. *hide* takes them out,
    *split* keeps them out of what the machine would merge them with. *checked_date* is the date (EDTF) that was
    checked. *by_hand* is the file itself as a document, where it is an entry of its own, and *note* is empty then.
    *places* tell where each thing is decided.
    """

    file: str
    passages: tuple[Selector, ...] = ()
    hide: bool = False
    pin: bool = False
    split: bool = False
    planned: bool = False
    title: str | None = None
    date: str | None = None
    sources: tuple[StatedSource, ...] = ()
    check: Check | None = None
    checked_date: str | None = None
    note: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    by_hand: Document | None = None
    places: tuple[tuple[str, Place], ...] = ()

    def place(self, name: str) -> Place:
        """Return where *name* is decided."""
        return dict(self.places).get(name, Place(self.file))
