from __future__ import annotations

from dataclasses import replace

from sitegen.model import Mention, MentionKind, Span
from sitegen.timeline.choosing import mentions_at, selector_of
from tests.unit.records import dated_by, mention, when

SENTENCE = "Am 3. Mai begann die Sitzung, am 7. Mai endete sie."
TEXT = f"{SENTENCE} Danach war Ruhe."


def two_dates() -> tuple[Mention, Mention]:
    """Return the two events that one sentence tells."""
    first = dated_by(replace(mention(SENTENCE, date=when("2024-05-03")), id="eins"), "3. Mai", "2024-05-03")
    return first, dated_by(replace(mention(SENTENCE), id="zwei"), "7. Mai", "2024-05-07")


def at(words: str) -> Span:
    """Return where *words* stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_a_stretch_means_the_mention_it_lies_in() -> None:
    told = mention(SENTENCE)
    assert mentions_at(at("begann die Sitzung"), [told]) == (told,)
    assert mentions_at(at("Danach"), [told]) == ()


def test_a_whole_sentence_with_two_dates_means_neither_alone() -> None:
    assert len(mentions_at(at(SENTENCE), two_dates())) == 2


def test_words_with_one_of_the_dates_mean_the_event_of_that_date() -> None:
    first, second = two_dates()
    assert mentions_at(at("am 7. Mai endete"), (first, second)) == (second,)
    assert mentions_at(at("Am 3. Mai begann"), (first, second)) == (first,)


def test_what_is_said_means_the_statement_and_not_the_event_around_it() -> None:
    event, _ = two_dates()
    said = replace(event, id="drei", kind=MentionKind.STATEMENT, words="begann die Sitzung")
    said = replace(said, when=when())
    assert mentions_at(at("begann die Sitzung"), [event, said]) == (said,)


def test_the_words_written_down_mean_their_mention_alone() -> None:
    for told in two_dates():
        selector = selector_of(told, TEXT, two_dates())
        assert selector is not None
        assert mentions_at(selector.span, two_dates()) == (told,)
        assert selector.exact in {"3. Mai", "7. Mai"}


def test_words_that_stand_twice_get_their_surroundings() -> None:
    text = f"{SENTENCE} {SENTENCE}"
    second = replace(mention(SENTENCE, start=0), id="b")
    moved = replace(second, quote=replace(second.quote, span=Span(len(SENTENCE) + 1, len(text))))
    selector = selector_of(moved, text, [mention(SENTENCE), moved])
    assert selector is not None
    assert selector.prefix.endswith("endete sie.")


def test_a_passage_of_its_own_needs_no_surroundings() -> None:
    selector = selector_of(mention(SENTENCE), TEXT, [mention(SENTENCE)])
    assert selector is not None
    assert (selector.exact, selector.prefix, selector.suffix) == (SENTENCE, "", "")


def test_mentions_that_nothing_tells_apart_have_no_words() -> None:
    assert selector_of(mention(SENTENCE), TEXT, [mention(SENTENCE), replace(mention(SENTENCE), id="b")]) is None


def test_surroundings_are_whole_words() -> None:
    text = "Der Bürgermeister erzählte es; am 3. Mai begann die Sitzung, am 7. Mai endete sie ohne Beschluss."
    first = replace(mention(text, date=when("2024-05-03")), id="eins")
    second = dated_by(replace(mention(text), id="zwei"), "7. Mai", "2024-05-07")
    selector = selector_of(second, text, (dated_by(first, "3. Mai", "2024-05-03"), second))
    assert selector is not None
    assert (selector.exact, selector.prefix) == ("7. Mai", "3. Mai begann die Sitzung, am")
    assert selector.suffix == "endete sie ohne Beschluss."
