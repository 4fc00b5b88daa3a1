"""Two dates that are the ends of one stretch both carry the whole of it."""

from __future__ import annotations

import pytest

from sitegen.dates import tag_text


@pytest.mark.parametrize(
    ("text", "language", "stretch"),
    [
        ("Die Brücke war 1989–1991 gesperrt.", "de", "1989/1991"),
        ("Der Markt dauert vom 3. Mai 2024 bis 7. Mai 2024.", "de", "2024-05-03/2024-05-07"),
        ("Der Markt war zwischen 1989 und 1991 zu.", "de", "1989/1991"),
        ("The bridge was closed between 1989 and 1991.", "en", "1989/1991"),
        ("The fair lasted from May 3, 2024 to May 7, 2024.", "en", "2024-05-03/2024-05-07"),
    ],
)
def test_both_ends_say_the_whole_stretch(text: str, language: str, stretch: str) -> None:
    timexes = tag_text(text, language, "2024-05-24")
    assert [timex.edtf for timex in timexes] == [stretch, stretch]
    assert {timex.provenance.reading.code for timex in timexes} == {"range"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat tagte 1989. 1991 tagte er wieder.", "de"),
        ("The council met in 1989 and in 1991.", "en"),
        ("Die Brücke war 1991–1989 gesperrt.", "de"),
        ("It closed in 1989 and, as it happens, opened again in 1991.", "en"),
    ],
)
def test_two_dates_that_are_no_ends_stay_two(text: str, language: str) -> None:
    edtfs = [timex.edtf for timex in tag_text(text, language, "2024-05-24")]
    assert sorted(value for value in edtfs if value) == ["1989", "1991"]
