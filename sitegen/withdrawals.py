"""What was withdrawn: ``content/withdrawn.toml``, which holds ids, hashes and days, no names and no words.

It is kept in version control beside the decisions of ``content/``. A build that could not read it would bring back
what was taken out, so anything wrong in it ends the work.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from sitegen.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "withdrawn.toml"

SourceId = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9_-]{0,119}\Z")]
EntryId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{12}\Z")]
IsoDay = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]

_HEAD = """\
# What was withdrawn: ids, hashes and days, no names and no words. 'sitegen withdraw ID' adds to it.
# Keep it in version control: without it the next build shows again what is named here.
"""


class PassageHash(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A passage that was withdrawn: the source it stands in, and the hash of its words."""

    source: SourceId
    words: Hash


class WithdrawnSource(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source that was withdrawn, and the ids under which its passages had pages."""

    id: SourceId
    on: IsoDay
    reason: str = ""
    formerly: tuple[SourceId, ...] = ()
    entries: tuple[EntryId, ...] = ()


class WithdrawnEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry that was withdrawn: every id it answered to, and its passages."""

    id: EntryId
    on: IsoDay
    reason: str = ""
    entries: tuple[EntryId, ...] = ()
    passages: tuple[PassageHash, ...] = ()


class Withdrawals(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """All that was withdrawn, in the order of the file."""

    source: tuple[WithdrawnSource, ...] = ()
    entry: tuple[WithdrawnEntry, ...] = ()

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of withdrawn sources, former ones with them."""
        return frozenset(name for source in self.source for name in (source.id, *source.formerly))

    @cached_property
    def by_source(self) -> Mapping[str, tuple[str, ...]]:
        """By the id of a source the hashes of what was withdrawn of it, sorted."""
        found: dict[str, set[str]] = {}
        for entry in self.entry:
            for passage in entry.passages:
                found.setdefault(passage.source, set()).add(passage.words)
        return MappingProxyType({source: tuple(sorted(hashes)) for source, hashes in found.items()})

    @cached_property
    def by_words(self) -> Mapping[str, str]:
        """By the hash of each passage that was withdrawn the source that is named first with it."""
        found: dict[str, str] = {}
        for passage in (passage for entry in self.entry for passage in entry.passages):
            found.setdefault(passage.words, passage.source)
        return MappingProxyType(found)


def read_withdrawals(content: Path) -> Withdrawals:
    """Return what ``withdrawn.toml`` in the folder *content* says; ContentError where it cannot be trusted."""
    path = content / FILE_NAME
    at = f"{content.name}/{FILE_NAME}"
    hint = "take it back from version control; until it can be read nothing is built"
    try:
        return parse_withdrawals(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Withdrawals()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"cannot read what was withdrawn: {error}", at=at, hint=hint) from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ContentError(f"cannot read what was withdrawn: {error}", at=at, hint=hint) from error


def parse_withdrawals(text: str) -> Withdrawals:
    """Return what *text* says; TOMLDecodeError or ValidationError where it says anything else."""
    return msgspec.convert(tomllib.loads(text), Withdrawals)


def with_source(text: str, source: WithdrawnSource) -> str:
    """Return *text* of the file with *source* added at its end; what stands there stays as it is."""
    return _with(text, "source", source)


def with_entry(text: str, entry: WithdrawnEntry) -> str:
    """Return *text* of the file with *entry* added at its end; what stands there stays as it is."""
    return _with(text, "entry", entry)


def hash_of(passage: str) -> str:
    """Return a hash of the words of *passage* that does not see white space and case."""
    return hashlib.sha256(plain_words(passage).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def plain_words(text: str) -> str:
    """Return *text* without case, its white space closed up."""
    return " ".join(text.split()).casefold()


def _with(text: str, table: str, record: Struct) -> str:
    before = f"{text.rstrip()}\n" if text.strip() else _HEAD
    rows = [f"{name} = {_value(value)}" for name, value in msgspec.to_builtins(record).items() if value]
    return f"{before}\n[[{table}]]\n" + "\n".join(rows) + "\n"


def _value(value: object) -> str:
    """Return *value*, a text or a list of texts or of tables of texts, as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(part)}" for name, part in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[\n" + "".join(f"  {_value(part)},\n" for part in value) + "]"
    return json.dumps(value, ensure_ascii=False)
