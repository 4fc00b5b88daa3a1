"""Headings, excerpts and reasons in words.

A heading never speaks itself: it names who speaks, and puts the words of the source in quotation
marks. What a source may show of its words is decided here, for pages and exports alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitegen.languages.words import load
from sitegen.model import Entry, Mention, MentionKind, Publish, Reason, Source, StatementType, Translation
from sitegen.text import shorten
from sitegen.wording.dates import capitalised, date_words

if TYPE_CHECKING:
    from sitegen.languages.words import Words

CUT = "[…]"  # stands where words of a source were left out
_ARGUMENT = 160  # code points of a reason's argument
_NAME = 64  # code points of a title or name in a heading
_UNSEEN = re.compile(  # reorder, hide or cannot be seen; joiners of letters and emoji stay
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_TRANSLATED = (Translation.HUMAN, Translation.MACHINE)
_MARKUP = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|!?\[([^\]\n]*)\]\([^()\s]*\)?|^#+ ")
_MARKS = frozenset('"„“”«»‹›‚‘’')
_PAIRED = _MARKS - {"’"}  # which is an apostrophe, too


def reason_words(reason: Reason, language: str, publish: Publish = Publish.FULL) -> str:
    """Return the sentence for *reason*, its dates written out.

    Of a source that is only linked no words are shown: a reason that would quote it says just that.
    """
    words = load(language)
    quotes = any(not name.endswith("date") for name, _ in reason.args)
    if publish is Publish.LINK and quotes:
        return words.interface["reason_withheld"]
    return words.reason[reason.code].format_map({name: _argument(name, value, language) for name, value in reason.args})


def _argument(name: str, value: str, language: str) -> str:
    return date_words(value, language) if name.endswith("date") else _cut(one_line(value), _ARGUMENT)


def excerpt(mention: Mention, publish: Publish, limit: int) -> tuple[str, bool]:
    """Return the words of *mention* that may be shown, and whether any were left out at the end.

    ``full`` shows all of the passage, ``excerpts`` at most *limit* code points, cut after a word,
    ``link`` none.
    """
    exact = mention.quote.exact
    if publish is Publish.FULL:
        return exact, False
    if publish is Publish.LINK:
        return "", True
    shown = shorten(exact, limit)
    return shown, len(shown) < len(exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of an entry: who says it, and the source's words.

    *words* is empty where none may be shown. *opening* and *closing* are quotation marks that do not
    occur in the words themselves; *cut* says that words were left out at the end.
    """

    said: str
    words: str
    opening: str
    closing: str
    cut: bool

    @property
    def text(self) -> str:
        """Return the heading as one line."""
        if not self.words:
            return self.said
        return f"{self.said}: {self.opening}{self.words}{f' {CUT}' if self.cut else ''}{self.closing}"


def entry_title(entry: Entry, source: Source, language: str, *, limit: int) -> str:
    """Return the title of *entry* as one line; see ``entry_heading``."""
    return entry_heading(entry, source, language, limit=limit).text


def entry_heading(entry: Entry, source: Source, language: str, *, limit: int) -> Heading:
    """Return the title of *entry*, whose leading mention stands in *source*.

    It names who speaks, the source's verb, and at most *limit* code points of the source's words.
    Where nobody is named, and where the words hold the verb of saying itself, the source speaks: its publisher,
    else its author, else its title; it quotes what stands in quotation marks and is nobody's. Words of a speaker
    that were translated are said to be. A title that a person gave is said to be the editors'.
    """
    mention, words = entry.mentions[0], load(language)
    if entry.decided is not None and entry.decided.title:
        said = words.interface["edited_title"].format(title=_cut(one_line(entry.decided.title), limit))
        return Heading(said=said, words="", opening="", closing="", cut=False)
    if source.publish is Publish.LINK:
        return Heading(said=_withheld(entry, source, words), words="", opening="", closing="", cut=False)
    shown, cut = _title_words(mention, source.publish, limit)
    shown = without_markup(shown, source)
    opening, closing = _quotes_for(shown, words)
    return Heading(said=_who(mention, source, words), words=shown, opening=opening, closing=closing, cut=cut)


def one_line(text: str) -> str:
    """Return *text* on one line, for headings and titles: white space closed up, without what reorders or hides it."""
    return " ".join(_UNSEEN.sub("", text).split())


def without_markup(text: str, source: Source) -> str:
    """Return *text* of *source* as a reader of it sees the words: without the signs of Markdown if it is Markdown."""
    return _MARKUP.sub(r"\1", text) if source.path.endswith(".md") else text


def source_name(source: Source, language: str) -> str:
    """Return who publishes *source*: its publisher, else its author, else its title in quotation marks.

    What was written for the chronology itself is the editors'.
    """
    if source.rests_on:
        return load(language).interface["editors"]
    return _cut(one_line(source.publisher or source.author or ""), _NAME) or _quoted(source.title, load(language))


def _title_words(mention: Mention, publish: Publish, limit: int) -> tuple[str, bool]:
    """Return the words for a heading; of an excerpt only what the excerpt itself shows."""
    exact, short = excerpt(mention, publish, limit)
    said = mention.words
    if short:
        start = mention.quote.exact.find(said)
        said = said[: len(exact) - start] if 0 <= start < len(exact) else exact
    left_out = len(said) < len(mention.words)
    said = said if left_out else _closed(said, exact)
    said = _bare(one_line(said))
    shown = shorten(said, limit)
    return shown, left_out or len(shown) < len(said)


def _closed(said: str, passage: str) -> str:
    """Return *said* with the quotation mark that follows it in *passage* and ends one that begins in it."""
    before, _, after = passage.partition(said)
    following = after[:1] if len(before) < len(passage) else ""
    opened = sum(1 for mark in said if mark in _PAIRED) % 2 == 1
    return said + following if opened and following and following in _MARKS else said


def _who(mention: Mention, source: Source, words: Words) -> str:
    if mention.kind is MentionKind.STATEMENT and mention.speaker and not _tells_itself(mention):
        said = _speaker_says(mention, words)
        if source.facts.translation in _TRANSLATED:
            said = words.heading[f"translated_{source.facts.translation.value}"].format(said=said)
    else:
        named = "source" if source.publisher or source.author or source.rests_on else "title"
        verb = "quotes" if mention.statement is StatementType.DIRECT and not _tells_itself(mention) else "writes"
        said = words.heading[f"{named}_{verb}"].format(source=source_name(source, words.code))
    if mention.via:
        said = words.heading["via"].format(said=said, via=", ".join(one_line(name) for name in mention.via))
    return said


def _tells_itself(mention: Mention) -> bool:
    """Return whether the words hold the verb of saying: then the source tells all of it, and none is the speaker's."""
    if mention.cue is None:
        return False
    start = mention.quote.span.start + max(0, mention.quote.exact.find(mention.words))
    return start <= mention.cue.span.start and mention.cue.span.end <= start + len(mention.words)


def _speaker_says(mention: Mention, words: Words) -> str:
    """Return the speaker with the source's verb, or with the source's phrase as the language has it."""
    name = _cut(one_line(mention.speaker.name), _NAME) if mention.speaker else ""
    cue = one_line(mention.cue.text) if mention.cue else ""
    form = words.cue.get(cue.casefold())
    if form is None:
        first = cue.casefold().partition(" ")[0]
        verb = cue and len(cue.split()) <= 3 and first not in words.cue and not _MARKS & set(cue)
        form = words.heading["speaker_verb" if verb else "speaker"]
    return capitalised(form.format(speaker=name, cue=cue))


def _withheld(entry: Entry, source: Source, words: Words) -> str:
    mention = entry.mentions[0]
    name = source_name(source, words.code)
    if not source.publisher and not source.author:
        name = words.heading["title"].format(source=name)
    if entry.kind is MentionKind.STATEMENT:
        if mention.speaker:
            speaker = _cut(one_line(mention.speaker.name), _NAME)
            return words.heading["withheld_statement"].format(source=name, speaker=speaker)
        return words.heading["withheld_unnamed"].format(source=name)
    return words.heading["withheld_planned" if entry.when.planned else "withheld_event"].format(source=name)


def _bare(text: str) -> str:
    """Return *text* without quotation marks around all of it; marks within stay, and then all stay."""
    if len(text) > 2 and text[0] in _MARKS and text[-1] in _MARKS and not _PAIRED & set(text[1:-1]):
        return text[1:-1]
    return text


def _quotes_for(text: str, words: Words) -> tuple[str, str]:
    """Return the first pair of quotation marks that does not occur in *text*."""
    used = set(text) | (set("„“”") if {'"', "“", "”"} & set(text) else set())
    return next((pair for pair in words.quotes if not used & set(pair)), words.quotes[-1])


def _quoted(text: str, words: Words) -> str:
    text = _cut(_bare(one_line(text)), _NAME)
    opening, closing = _quotes_for(text, words)
    return f"{opening}{text}{closing}"


def _cut(text: str, limit: int) -> str:
    shown = shorten(text, limit)
    return shown if len(shown) == len(text) else f"{shown} {CUT}"
