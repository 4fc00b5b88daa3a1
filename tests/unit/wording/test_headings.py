from dataclasses import replace

import pytest

from sitegen.languages import codes_with
from sitegen.languages.words import load
from sitegen.model import (
    Cue,
    Entry,
    Facts,
    Mention,
    MentionKind,
    Publish,
    Quote,
    Reason,
    Source,
    Span,
    Speaker,
    StatementType,
    Translation,
    When,
)
from sitegen.wording import entry_heading, entry_title, excerpt, reason_words, source_name

SOURCE = Source(
    id="bote",
    path="bote.txt",
    collection="",
    language="de",
    title="Die Brücke bleibt zu",
    author="Ada Berg",
    publisher="Der Bote",
    facts=Facts(),
    publish=Publish.FULL,
    date=None,
    sha256="0" * 64,
)


def mention(exact: str, words: str, **changes: object) -> Mention:
    made = Mention(
        id="a" * 12,
        document="bote",
        language="de",
        kind=MentionKind.EVENT,
        quote=Quote(exact, "", "", Span(0, len(exact))),
        words=words,
        when=When(edtf="2024-05-24", certain=True, planned=False, reason=Reason("x")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the fields are checked by the record


def entry(told: Mention) -> Entry:
    return Entry(id=told.id, kind=told.kind, when=told.when, mentions=(told,))


def said(words: str, speaker: str | None, cue: str | None) -> Entry:
    told = mention(words, words, kind=MentionKind.STATEMENT)
    who = Speaker(speaker, None) if speaker else None
    verb = Cue(cue, Span(len(words), len(words) + len(cue))) if cue else None
    return entry(replace(told, speaker=who, cue=verb))


def title(told: Entry, source: Source = SOURCE, language: str = "de", limit: int = 100) -> str:
    return entry_title(told, source, language, limit=limit)


def test_a_statement_is_said_by_its_speaker_with_the_verb_of_the_source() -> None:
    assert title(said("das Geld fehlt", "Petra Kalb", "kündigte an")) == "Petra Kalb kündigte an: „das Geld fehlt“"


def test_a_heading_begins_with_a_capital() -> None:
    assert title(said("es reicht", "der Rat", "sagte")) == "Der Rat sagte: „es reicht“"


def test_a_phrase_that_is_no_verb_stands_as_the_language_has_it() -> None:
    assert title(said("es reicht", "Petra Kalb", "laut")) == "Laut Petra Kalb: „es reicht“"
    assert title(said("es reicht", "Petra Kalb", "zufolge")) == "Petra Kalb zufolge: „es reicht“"
    assert title(said("enough", "Petra Kalb", "according to"), language="en") == "According to Petra Kalb: “enough”"


def test_an_event_is_told_by_the_source_and_never_by_the_chronology() -> None:
    told = entry(mention("Die Brücke wurde gesperrt.", "Die Brücke wurde gesperrt."))
    assert title(told) == "Der Bote schreibt: „Die Brücke wurde gesperrt.“"
    assert title(told, replace(SOURCE, publisher=None)) == "Ada Berg schreibt: „Die Brücke wurde gesperrt.“"
    bare = replace(SOURCE, publisher=None, author=None)
    assert title(told, bare) == "Die Quelle „Die Brücke bleibt zu“ schreibt: „Die Brücke wurde gesperrt.“"


def test_a_statement_without_a_speaker_is_told_by_the_source() -> None:
    assert title(said("es reicht", None, None)) == "Der Bote schreibt: „es reicht“"


def test_a_source_quotes_what_stands_in_quotation_marks_and_is_nobodys() -> None:
    told = replace(said("es reicht", None, None).mentions[0], statement=StatementType.DIRECT)
    assert title(entry(told)) == "Der Bote zitiert: „es reicht“"
    bare = replace(SOURCE, publisher=None, author=None)
    assert title(entry(told), bare, "en") == "The source “Die Brücke bleibt zu” quotes: “es reicht”"


def test_words_that_hold_the_verb_of_saying_are_those_of_the_source() -> None:
    words = "Im Herbst erklärte die Stadt zwei Viertel für gesperrt"
    told = mention(f"{words}.", words, kind=MentionKind.STATEMENT)
    told = replace(told, speaker=Speaker("die Stadt", None), cue=Cue("erklärte", Span(10, 18)))
    assert title(entry(told)) == f"Der Bote schreibt: „{words}“"


def test_who_passes_a_statement_on_is_named() -> None:
    told = said("es reicht", "Petra Kalb", "sagte")
    told = entry(replace(told.mentions[0], via=("Uferblog",)))
    assert title(told) == "Petra Kalb sagte, wiedergegeben nach Uferblog: „es reicht“"


def test_translated_words_are_not_shown_as_what_the_speaker_said() -> None:
    told = said("es reicht", "Petra Kalb", "sagte")
    machine = replace(SOURCE, facts=Facts(translation=Translation.MACHINE))
    assert title(told, machine) == "Petra Kalb sagte (maschinell übersetzt): „es reicht“"
    assert title(told, replace(SOURCE, facts=Facts(translation=Translation.NONE))) == "Petra Kalb sagte: „es reicht“"


@pytest.mark.parametrize("words", ["„es reicht“", '"es reicht"', "»es reicht«", "“es reicht”"])
def test_words_that_bring_their_quotation_marks_are_not_quoted_twice(words: str) -> None:
    assert title(said(words, "Petra Kalb", "sagte")) == "Petra Kalb sagte: „es reicht“"


def test_marks_inside_the_words_are_kept_and_others_stand_around_them() -> None:
    assert title(said("das „Nein“ gilt", "Petra Kalb", "sagte")) == "Petra Kalb sagte: »das „Nein“ gilt«"


def test_a_quotation_that_ends_where_the_words_end_is_closed() -> None:
    told = entry(mention("Er sagte, es sei „zu teuer“.", "es sei „zu teuer"))
    assert title(told) == "Der Bote schreibt: »es sei „zu teuer“«"


def test_long_words_are_cut_at_a_word_and_say_so() -> None:
    told = entry(mention("Die Brücke wurde gesperrt.", "Die Brücke wurde gesperrt."))
    assert title(told, limit=12) == "Der Bote schreibt: „Die Brücke […]“"


def test_a_source_that_is_only_linked_shows_no_words() -> None:
    linked = replace(SOURCE, publish=Publish.LINK)
    assert (
        title(said("es reicht", "Petra Kalb", "sagte"), linked) == "Der Bote gibt eine Äußerung von Petra Kalb wieder"
    )
    assert title(entry(mention("Sie fiel.", "Sie fiel.")), linked) == "Der Bote berichtet von einem Ereignis"


def test_a_heading_shows_no_more_of_an_excerpt_than_the_excerpt_itself() -> None:
    told = entry(mention("Am Anfang stand vieles, am Ende fiel sie.", "am Ende fiel sie"))
    source = replace(SOURCE, publish=Publish.EXCERPTS)
    shown, truncated = excerpt(told.mentions[0], Publish.EXCERPTS, 33)
    heading = entry_heading(told, source, "de", limit=33)
    assert truncated
    assert heading.cut
    assert heading.words in shown


def test_an_excerpt_ends_after_a_word_within_the_limit() -> None:
    told = mention("Die Brücke wurde gesperrt.", "Die Brücke")
    assert excerpt(told, Publish.EXCERPTS, 16) == ("Die Brücke wurde", True)
    assert excerpt(told, Publish.EXCERPTS, 300) == ("Die Brücke wurde gesperrt.", False)
    assert excerpt(told, Publish.FULL, 5) == ("Die Brücke wurde gesperrt.", False)
    assert excerpt(told, Publish.LINK, 300) == ("", True)


def test_a_source_is_called_by_its_publisher_its_author_or_its_title() -> None:
    assert source_name(SOURCE, "de") == "Der Bote"
    assert (
        source_name(replace(SOURCE, publisher=None, author=None, title='Sie sagt "Nein"'), "de") == '»Sie sagt "Nein"«'
    )


def test_a_reason_that_quotes_the_source_is_withheld_where_it_is_only_linked() -> None:
    assert "Wort" not in reason_words(Reason("anything", (("text", "Wort"),)), "de", Publish.LINK)


@pytest.mark.parametrize("code", codes_with("words"))
def test_every_language_has_the_same_words(code: str) -> None:
    words, german = load(code), load("de")
    for table in ("reason", "interface", "heading", "settle", "part"):
        assert set(getattr(words, table)) == set(getattr(german, table)), table
