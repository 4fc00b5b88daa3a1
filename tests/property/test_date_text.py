"""Whatever the text, what is found in it stands in it, in order, and its dates can be read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.dates import tag_text

_GERMAN = """
    am im in den der vor seit bis und 1. 31. 9. 30. Mai Februar Juli Freitag Montag heute gestern morgen Stunden
    Wochenende 2024 1999 0000 XX 9999 20.30 Uhr zwei Wochen Tage später zuvor Jahrhundert v. Chr. Ende Anfang Sommer
    Winter 1989–1991 – / , . „ “ Ostern Jahr Jahre Monat letzten nächsten vergangenen wird wurde 29. 12:75 3.5.24
    31.2.2023 ſ l9l4 ’68 18/19 d. M. Heumond -0"""
_ENGLISH = """the of May last next week Thursday fall quarter year-ago 5 p.m. BC 490 days later second half then daily
    every spring year earlier noon Easter century 1990s"""
WORDS = st.sampled_from(_GERMAN.split() + _ENGLISH.split())
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))
ANCHORS = st.sampled_from(
    [None, "2024-05-24", "2024-05", "2024", "[..2024-05-17]", "2024-05/..", "199X", "-0043", "0001-01-01"]
)


@given(TEXTS, st.sampled_from(["de", "en"]), ANCHORS, st.sampled_from([None, "news", "history"]))
@settings(deadline=None, max_examples=300)
def test_what_is_found_stands_in_the_text(text: str, language: str, anchor: str | None, genre: str | None) -> None:
    found = tag_text(text, language, anchor, genre)
    for timex in found:
        assert 0 <= timex.span.start < timex.span.end <= len(text)
        assert timex.value
        assert timex.edtf is None or edtf.is_valid(timex.edtf), timex
    for first, second in pairwise(found):
        assert first.span.end <= second.span.start


@given(TEXTS, st.sampled_from(["de", "en"]), st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_what_stands_before_moves_the_spans_only(text: str, language: str, before: str) -> None:
    lead = f"{before}.\n\n" if not any(sign.isdecimal() or sign in '„“”»«"' for sign in before) else "\n\n"
    found = [timex.span for timex in tag_text(text, language, "2024-05-24", "news")]
    if not tag_text(lead, language, "2024-05-24", "news"):
        moved = [timex.span for timex in tag_text(lead + text, language, "2024-05-24", "news")]
        assert [(span.start + len(lead), span.end + len(lead)) for span in found] == [
            (span.start, span.end) for span in moved
        ]
