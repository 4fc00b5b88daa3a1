from __future__ import annotations

from sitegen.model import Conflict, ConflictKind, Entry, Publish, Reason
from sitegen.wording import conflict_values, may_show, relation_words
from tests.unit.records import mention, source

WHY = Reason("conflict-figure", (("mine", "zwölf"), ("theirs", "14"), ("words", "Sturm")))


def _entry(document: str) -> Entry:
    made = mention(document=document)
    return Entry(id=made.id, kind=made.kind, when=made.when, mentions=(made,))


def test_values_of_dates_are_written_out_and_others_stay_as_they_are() -> None:
    dates = Conflict("x", WHY, ConflictKind.DATE, ("2024-05-07", "2024-05-08"))
    assert conflict_values(dates, "en", shown=False) == ("Tuesday, 7 May 2024", "Wednesday, 8 May 2024")
    figures = Conflict("x", WHY, ConflictKind.FIGURE, ("zwölf\n Boote", "14 Boote"))
    assert conflict_values(figures, "de", shown=True) == ("zwölf Boote", "14 Boote")


def test_words_that_may_not_be_shown_are_left_out() -> None:
    figures = Conflict("x", WHY, ConflictKind.FIGURE, ("zwölf Boote", "14 Boote"))
    assert conflict_values(figures, "de", shown=False) == ("", "")
    assert relation_words(WHY, "de", shown=False) == "Die Worte der Quellen werden hier nicht gezeigt."
    assert relation_words(WHY, "de", shown=True) == "Dort „14“, hier „zwölf“; beide nennen: Sturm."


def test_one_source_that_is_only_linked_keeps_the_words_of_both_back() -> None:
    sources = {"a": source("a"), "b": source("b", publish=Publish.LINK)}
    assert may_show(_entry("a"), _entry("a"), sources.__getitem__)
    assert not may_show(_entry("a"), _entry("b"), sources.__getitem__)
