"""The cues of header stamps: every example is read as said, every counter-example is not."""

from __future__ import annotations

import pytest

from sitegen.dates.visible import read_visible
from sitegen.languages import codes_with, stamps
from sitegen.languages.stamps import Cue, CueGroup

_GROUPS = [group for code in codes_with("stamps") for group in stamps.load(code).cues if group.language == code]
_BODY = {
    "de": "\n\nDer Rat hat die neue Brücke lange beraten und die Mittel dafür am Ende doch noch freigegeben.\n",
    "en": "\n\nThe council has talked about the new bridge for long and has in the end found the money.\n",
}


def _expected(group: CueGroup) -> Cue | None:
    return None if group.kind in (Cue.OTHER, Cue.COMMENT) else group.kind


def _cue_of(line: str, language: str) -> Cue | None:
    """Return the cue *line* is read by, None where it does not date the text."""
    visible = read_visible(line + _BODY.get(language, ""), stamps.load(language))
    if visible.first:
        return Cue.FIRST
    return visible.chosen.cue if visible.chosen else None


@pytest.mark.parametrize("group", _GROUPS, ids=lambda group: f"{group.language}-{group.kind.value}")
def test_every_example_is_read_as_its_cue(group: CueGroup) -> None:
    assert {line: _cue_of(line, group.language) for line in group.examples} == dict.fromkeys(
        group.examples, _expected(group)
    )


@pytest.mark.parametrize("group", _GROUPS, ids=lambda group: f"{group.language}-{group.kind.value}")
def test_no_counter_example_is_read_as_its_cue(group: CueGroup) -> None:
    assert [line for line in group.never if _cue_of(line, group.language) is _expected(group)] == []


def test_an_unknown_language_still_knows_the_words_of_all() -> None:
    words = stamps.load("xx")
    assert words.months.number("Januar") == words.months.number("january") == 1


def test_the_leading_language_decides_the_order_of_day_and_month() -> None:
    assert stamps.load("de").day_first
    assert not stamps.load("en").day_first


def test_a_language_without_a_file_has_its_names_from_the_locale_data() -> None:
    assert stamps.load("pl").months.number("kwietnia") == 4
    assert stamps.load("mul").months.number("giugno") == 6
    assert stamps.load("de").months.number("giugno") is None


def test_no_code_however_odd_makes_the_words_fail() -> None:
    assert all(stamps.load(code).months.number("Mai") == 5 for code in ("", "und", "../de", "zz-ZZ", "x" * 500))
