"""Files to Documents: find, decode, split off the header.

``.txt`` and ``.md`` are read. Names that begin with a dot and what desktops leave behind are passed
over; anything else is reported. A link that leads out of the folder is refused; a link to a folder
inside is not followed, for its target is read in its own place.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen.decode import UndecodableError, decode, decode_head
from sitegen.facts import facts_of, join_facts
from sitegen.header import read_header
from sitegen.languages.recognise import recognise
from sitegen.model import Claim, Diagnostic, Document, Place, Span
from sitegen.slug import is_id, slug_of
from sitegen.text import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitegen.header import Header
    from sitegen.model import Facts

log = logging.getLogger(__name__)

SUFFIXES = (".md", ".txt")
MAX_BYTES = 50_000_000
_HEAD_BYTES = 65_540  # holds every header ``header.read_header`` accepts
_LEFTOVERS = frozenset({"desktop.ini", "thumbs.db"})
_ID_LINE = re.compile(r"""^["']?(?:id|formerly|supersedes)["']?[ \t]*:""", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Seed:
    """A file to be read: its path below the seeds folder, with forward slashes, and its document's id.

    *formerly* and *supersedes* are what its front matter says of other ids.
    """

    path: str
    id: str
    formerly: Claim | None = field(default=None, compare=False)
    supersedes: Claim | None = field(default=None, compare=False)


def find_seeds(folder: Path) -> tuple[tuple[Seed, ...], tuple[Diagnostic, ...]]:
    """Return the seeds below *folder* by path, each with an id of its own, and what cannot be read.

    The id is the one of the front matter, else the path without its suffix as a slug. Of two files
    with one id the first by path has it and the other is left out. Only heads of files are read.
    """
    seeds: list[Seed] = []
    problems: list[Diagnostic] = []
    taken: dict[str, str] = {}
    for path, refused in sorted(_walk(folder), key=lambda found: found[0]):
        seed, problem = (None, refused) if refused else _find_seed(folder, path)
        if problem is not None:
            problems.append(problem)
        if seed is None:
            continue
        if seed.id in taken:
            problems.append(_diagnose("duplicate-id", Place(path), id=seed.id, other=taken[seed.id]))
        else:
            taken[seed.id] = path
            seeds.append(seed)
    log.info("%d seeds in %s", len(seeds), folder)
    return tuple(seeds), tuple(problems)


def read_document(
    folder: Path, seed: Seed, facts: Facts | None, default_language: str, formerly: tuple[str, ...] = ()
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the Document of *seed*, None where it cannot be read or decoded, and what is wrong with it.

    *facts* are those a person stated; they win over the header. The language is the stated one, else
    the one its words show, else *default_language*. *formerly* are the ids it is known to have had.
    """
    try:
        data = _read(folder / seed.path, MAX_BYTES)
        decoded = decode(data)
    except _UnreadableError as error:
        return None, (_diagnose("unreadable-file", Place(seed.path), why=error.why),)
    except UndecodableError as error:
        return None, (_diagnose("encoding-unknown", Place(seed.path), encoding=error.encoding),)
    text = decoded.text
    header, problems = read_header(text, seed.path)
    told, wrong = _facts_in(header, text, seed.path)
    joined = join_facts(facts, told)
    body = text[header.body :]
    notes: list[Diagnostic] = []
    if decoded.guessed:
        notes.append(_diagnose("encoding-guessed", Place(seed.path), encoding=decoded.encoding))
    if not body.strip():
        notes.append(_diagnose("empty-document", Place(seed.path)))
    document = Document(
        id=seed.id,
        path=seed.path,
        collection=_parent(seed.path),
        language=joined.language.partition("-")[0].lower() if joined.language else recognise(body) or default_language,
        text=text,
        body=Span(header.body, len(text)) if body else None,
        fields=header.fields,
        facts=joined,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        formerly=formerly,
    )
    return document, (*notes, *problems, *wrong)


def _walk(folder: Path) -> Iterator[tuple[str, Diagnostic | None]]:
    """Yield every file below *folder* by its relative path, with what forbids reading it."""
    root = folder.resolve()
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = list(os.scandir(folder / below))
        except OSError as error:
            yield below, _diagnose("unreadable-file", Place(below or folder.name), why=_why(error))
            continue
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith(".") or entry.name.lower() in _LEFTOVERS:
                continue
            if not _is_text(path):
                shown = path.encode("utf-8", "backslashreplace").decode()
                yield shown, _diagnose("unreadable-file", Place(shown), why="its name is not valid UTF-8")
            elif entry.is_dir() or entry.is_symlink():
                target = Path(entry.path).resolve()
                if not target.is_relative_to(root):
                    yield path, _diagnose("outside-seeds", Place(path))
                elif not entry.is_dir():
                    yield path, _refuse(path)
                elif target == root / path:  # else a link to a folder that is read in its own place
                    waiting.append(path)
            else:
                yield path, _refuse(path)


def _refuse(path: str) -> Diagnostic | None:
    file = PurePosixPath(path)
    if file.suffix.lower() in SUFFIXES:
        return None
    return _diagnose("not-a-seed", Place(path), suffix=file.suffix or file.name, path=path)


def _find_seed(folder: Path, path: str) -> tuple[Seed | None, Diagnostic | None]:
    made = slug_of(str(PurePosixPath(path).with_suffix("")))
    try:
        head = decode_head(_read(folder / path, None))
    except _UnreadableError as error:
        return None, _diagnose("unreadable-file", Place(path), why=error.why)
    if not head.startswith("---") or not _ID_LINE.search(head):
        return Seed(path, made), None
    header, _ = read_header(head, path)
    facts, _ = _facts_in(header, head, path)
    named = next((found for found in header.fields if found.name == "id" and found.value), None)
    seed = Seed(path, named.value if named else made, facts.formerly, facts.supersedes)
    if named is None or is_id(named.value):
        return seed, None
    place = place_of(head, named.span.start, path) if named.span else Place(path)
    return replace(seed, id=made), _diagnose("bad-id", place, id=named.value)


class _UnreadableError(Exception):
    def __init__(self, why: str) -> None:
        self.why = why


def _read(path: Path, limit: int | None) -> bytes:
    """Return the whole file, at most *limit* bytes long; its head where *limit* is None."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _UnreadableError("it is not a regular file")
        if limit is not None and status.st_size > limit:
            raise _UnreadableError(f"it is larger than {limit // 1_000_000} MB")
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES if limit is None else limit)
    except OSError as error:
        raise _UnreadableError(_why(error)) from error


def _facts_in(header: Header, text: str, path: str) -> tuple[Facts, tuple[Diagnostic, ...]]:
    fields = {field.name: field for field in header.fields}

    def place(name: str) -> Place:
        span = fields[name].span
        return place_of(text, span.start, path) if span else Place(path)

    return facts_of({field.name: field.value for field in header.fields}, place)


def _parent(path: str) -> str:
    parent = str(PurePosixPath(path).parent)
    return "" if parent == "." else parent


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _is_text(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _diagnose(code: str, at: Place, **args: str) -> Diagnostic:
    return Diagnostic(code, at, tuple(args.items()))
