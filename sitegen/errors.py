"""Exceptions, and the words of every diagnostic.

A diagnostic is about a document: a value, returned beside the result, and the build goes on. An
exception means that the work cannot go on. Both print the same way: place, what is wrong, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.model import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


class SitegenError(Exception):
    """The parent of all exceptions of sitegen; *exit_code* is what the command ends with."""

    exit_code = 1

    def __init__(self, message: str, at: Place | str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.at = Place(at) if isinstance(at, str) else at
        self.hint = hint

    def __str__(self) -> str:
        where = f"{_one_line(str(self.at))}: " if self.at else ""
        hint = f"\n  hint: {printable(self.hint)}" if self.hint else ""
        return f"{where}error: {printable(self.message)}{hint}"


class UsageError(SitegenError):
    """A command was called in a way that cannot work."""

    exit_code = 2


class ConfigError(SitegenError):
    """``sitegen.toml`` says something it may not say."""

    exit_code = 2


class RuleError(SitegenError):
    """A language file is wrong."""


class ContentError(SitegenError):
    """The content folder, not a file in it, cannot be used."""


class TemplateError(SitegenError):
    """A template cannot be filled."""


class ConvertError(SitegenError):
    """A file cannot be turned into a text seed."""


class OutputError(SitegenError):
    """The site cannot be written."""


class PublishError(SitegenError):
    """The site cannot be published."""


@dataclass(frozen=True, slots=True)
class Code:
    """The severity and the words of one kind of diagnostic; ``{name}`` stands for an argument."""

    severity: Severity
    message: str
    hint: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    # files
    "not-a-seed": Code(
        _E,
        "'{suffix}' files are not read from seeds/",
        "turn it into a text seed first: sitegen add {path}",
    ),
    "outside-seeds": Code(_E, "the link leads out of the seeds folder", "copy the file into seeds/"),
    "unreadable-file": Code(_E, "cannot read the file: {why}", "check that it exists and may be read"),
    "empty-document": Code(_W, "the document holds no text", "delete the file or fill it"),
    "encoding-guessed": Code(
        _W, "not valid UTF-8; read as {encoding}", "save it as UTF-8, or state 'encoding:' in its front matter"
    ),
    "encoding-unknown": Code(_E, "cannot decode the text as {encoding}", "save the file as UTF-8"),
    "duplicate-id": Code(
        _E, "the id '{id}' is taken by {other}", "rename one file, or give it another 'id:' in its front matter"
    ),
    "bad-id": Code(_E, "'{id}' cannot be an id", "use small letters, digits, '-' and '_', 120 at most"),
    # front matter and content
    "front-matter-open": Code(
        _W, "front matter is opened by '---' and never closed", "close it with a line '---', or remove the first"
    ),
    "front-matter-invalid": Code(_E, "cannot read the front matter: {why}", "write it as 'name: value' lines"),
    "field-unknown": Code(_W, "unknown field '{field}'{suggestion}", "known fields: {known}"),
    "field-invalid": Code(_E, "{field}: '{value}' is not possible here", "use {expected}"),
    "source-unknown": Code(
        _E, "no document has the id '{id}'{suggestion}", "'sitegen check --json' lists the ids of all documents"
    ),
    "former-id-taken": Code(
        _E, "'{id}' cannot be a former id: a document has it now", "rename that document, or leave the id out here"
    ),
    "former-id-twice": Code(
        _E,
        "'{id}' is a former id of '{holder}' already",
        "leave it where the text is the same; for a corrected text say 'supersedes:'",
    ),
    "supersedes-unknown": Code(
        _E,
        "no document has the id '{id}', so it cannot be superseded{suggestion}",
        "'sitegen check --json' lists the ids of all documents",
    ),
    "supersedes-twice": Code(
        _E, "'{id}' is superseded by '{holder}' already", "name it in the newest text, and that one's id here"
    ),
    "supersedes-cycle": Code(
        _E, "these texts supersede each other: {ids}", "leave out 'supersedes:' in the oldest of them"
    ),
    "seed-renamed": Code(
        _W,
        "the same text had the id '{former}' in the last build; its addresses and decisions are lost",
        "if it was renamed, say so in content/sources/{id}.md: formerly: {former}",
    ),
    "withdrawn-seed": Code(
        _N, "this source is withdrawn and its text still lies here", "delete the file; nothing of it is shown"
    ),
    "withdrawn-lost": Code(
        _W,
        "the withdrawn passage {hash} does not stand here any more; if it was edited, it is shown again",
        "look for it and withdraw its entry again; if it is gone, take its line out of content/withdrawn.toml",
    ),
    "withdrawn-again": Code(
        _W,
        "this passage reads as one that was withdrawn from '{source}', and is shown",
        "if it should go here too: sitegen withdraw {id}",
    ),
    "source-twice": Code(_E, "the source '{id}' is described twice", "keep one of {other} and this"),
    "person-twice": Code(_E, "the person '{id}' is described twice", "keep one of {other} and this"),
    "table-row": Code(
        _E,
        "cannot use the row: {why}",
        "the first line names the columns; a value that holds a comma needs '\"' around it",
    ),
    "page-name": Code(_E, "'{name}' is no name for a page", "name it with its language: about.de.md"),
    "asset-name": Code(
        _E,
        "not every system can hold a file of that name beside the others",
        'leave out < > : " | ? * and \\, names like con, and names that differ only in case or accents',
    ),
    "outside-content": Code(_E, "the link leads out of the content folder", "copy the file into content/"),
    # decisions
    "decision-invalid": Code(_E, "cannot use the decision: {why}", "{remedy}"),
    "decision-lost": Code(
        _E,
        "no passage of '{document}' reads '{quote}'",
        "put the words it has now under 'quote:', or delete the file; until then nothing is decided",
    ),
    "decision-several": Code(
        _E,
        "{count} passages of '{document}' read '{quote}'",
        "add 'prefix:' or 'suffix:', the words before or after the one that is meant",
    ),
    "decision-edited": Code(
        _W, "the passage of '{document}' now reads '{now}'", "read it again, and put these words under 'quote:'"
    ),
    "decision-no-entry": Code(
        _E,
        "no entry comes from this passage of '{document}': '{quote}'",
        "quote words of an entry's passage, or write the entry by hand: a file without 'source:'",
    ),
    "decision-several-entries": Code(
        _E,
        "{count} entries come from this passage of '{document}'",
        "quote only the words that tell or date the one that is meant: {words}",
    ),
    "decision-twice": Code(_E, "{other} decides '{field}' of this entry too, and counts", "keep one of the two"),
    "decision-hidden": Code(_W, "{other} hides this passage", "delete one of the two files"),
    "decision-outdated": Code(
        _W,
        "the date that was checked is {before}, the entry has {now}; it counts as unchecked",
        "check it again and write: checked_date: {now}",
    ),
    "decision-withdrawn": Code(
        _W,
        "this passage is not there any more: '{id}', or a part of it, was withdrawn",
        "delete these lines, which may hold words of it; if another passage is meant, quote the words it has now",
    ),
    "decision-translation": Code(
        _W,
        "the entry leads with another passage now, so this translation is not shown",
        "translate that one, entries/{id}.html, or delete these lines",
    ),
    "decision-corrected": Code(
        _W,
        "the text that was checked has been corrected since; the entry counts as unchecked",
        "check the corrected text, and name its passage under 'source:' and 'quote:'",
    ),
    "share-above": Code(
        _W,
        "its entries show {share} % of the text; [sources] max_share allows {most} %",
        "hide some in content/entries, say 'publish: link', or 'publish: full' where you may show all of it",
    ),
    # dates
    "dct-unreadable": Code(
        _E, "cannot read the date '{text}'", "write it as 2024-05-08, or as a day and month the language file knows"
    ),
    "dct-ambiguous": Code(_W, "'{text}' may be {first} or {second}; taken as {first}", "state it: date: {first}"),
    "dct-weekday": Code(_W, "'{text}': {date} was not a {weekday}", "check the date, and state it in content/sources"),
    "dct-contradiction": Code(
        _W, "the date {first} is contradicted by '{text}' ({second})", "state the right one in content/sources"
    ),
    "undated-document": Code(
        _W,
        "no date was found for this document",
        "state it in content/sources/{id}.md: date: YYYY-MM-DD",
    ),
    # the theme
    "theme-syntax": Code(_E, "the template cannot be read: {why}", "compare it with the one that comes along"),
    "theme-missing": Code(_E, "there is no {name}", "{advice}"),
    "theme-unknown-name": Code(_E, "nothing called '{name}' is given to this template", "{advice}"),
    "theme-unknown-block": Code(_W, "the block '{name}' fills no place: no template above has one", "{advice}"),
    "theme-unknown-file": Code(_W, "no page is made with this template, and no other one uses it", "{advice}"),
    "theme-blocked": Code(
        _E, "browsers will not load {what}: the content policy of the pages forbids it", "put it into templates/assets/"
    ),
    "theme-no-policy": Code(
        _W, "pages without a content policy run whatever slips into them", "keep the first meta element of base.html"
    ),
    "theme-outdated": Code(
        _W,
        "this is a copy from sitegen {version}; the file has changed since",
        "compare it with a new copy, which 'sitegen theme copy' makes where none is",
    ),
    "told-order": Code(
        _N,
        "'{text}' contradicts the dates, or what else is told of the order; it is not followed",
        "check both dates; a decision in content/entries puts a wrong one right",
    ),
    "date-suggested": Code(
        _N,
        "the text shows when it can have been written: {why}",
        'if that is right, state it in content/sources/{id}.md: date: "{date}"',
    ),
    # rooms that found nothing
    "nothing-found": Code(
        _N, "nothing dated and no statement was found", "add entries by hand if there should be some"
    ),
}


def severity_of(diagnostic: Diagnostic) -> Severity:
    """Return how bad *diagnostic* is."""
    return CODES[diagnostic.code].severity


def message_of(diagnostic: Diagnostic) -> str:
    """Return what is wrong, in one line."""
    return _one_line(CODES[diagnostic.code].message.format_map(dict(diagnostic.args)))


def hint_of(diagnostic: Diagnostic) -> str:
    """Return what to do about it, in one line."""
    return _one_line(CODES[diagnostic.code].hint.format_map(dict(diagnostic.args)))


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """Return *diagnostic* as ``file:line:column: severity[code]: message`` and a line of advice."""
    severity = severity_of(diagnostic).value
    where = _one_line(str(diagnostic.at))
    return f"{where}: {severity}[{diagnostic.code}]: {message_of(diagnostic)}\n  hint: {hint_of(diagnostic)}"


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity among *diagnostics*, None if there are none."""
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    found = {severity_of(diagnostic) for diagnostic in diagnostics}
    return next((severity for severity in order if severity in found), None)


def printable(text: str) -> str:
    """Return *text* with control, bidirectional and zero-width characters written as escapes.

    What a document or a file name holds must not move the cursor or reorder a line of the terminal.
    """
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in text)


def _one_line(text: str) -> str:
    """Return *text* so that no line end of a file name or a value begins a line of its own."""
    return printable(text).replace("\n", "\\n")
