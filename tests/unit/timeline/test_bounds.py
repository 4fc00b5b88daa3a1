"""What undated texts show of when they were written; precision first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sitegen.edtf import is_valid
from sitegen.ingest import Seed
from sitegen.languages import bounds as words
from sitegen.languages import codes_with
from sitegen.model import Bound, Entry, MentionKind, Publish, Reason, When
from sitegen.pipeline import Task, read_seed
from sitegen.timeline.bounds import bound_by_sharing, bounds_of, shared_words, suggest
from tests.unit.records import mention, when

CORPUS = Path(__file__).parents[2] / "corpus"
CASES = [
    (language, json.loads(line))
    for language in codes_with(words.PART)
    for line in (CORPUS / f"bounds_{language}.jsonl").read_text(encoding="utf-8").splitlines()
]
WHY = Reason("bound-told", (("text", "tagte am 7. Mai"),))


def suggested(text: str, language: str, folder: Path) -> str | None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    task = Task(folder=str(folder), seed=Seed("a.txt", "a"), facts=None, language=language, publish=Publish.FULL)
    reading = read_seed(replace(task)).reading
    assert reading is not None
    assert reading.source.date is None
    found = suggest(bounds_of(reading))
    return found.edtf if found else None


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case["text"][:60] for _, case in CASES])
def test_a_text_suggests_what_it_shows_and_no_more(language: str, case: dict[str, Any], tmp_path: Path) -> None:
    assert suggested(case["text"], language, tmp_path) == case["suggested"]


def test_there_are_enough_cases_in_both_languages() -> None:
    assert len(CASES) >= 45
    assert {language for language, _ in CASES} == {"de", "en"}


def test_what_is_suggested_is_edtf() -> None:
    assert all(is_valid(case["suggested"]) for _, case in CASES if case["suggested"])


@pytest.mark.parametrize("language", codes_with(words.PART))
def test_marks_of_an_issue_find_their_examples_and_no_others(language: str) -> None:
    known = words.load(language)
    assert known is not None
    for edition in known.editions:
        assert edition.examples
        assert [line for line in edition.examples if not edition.pattern.search(line)] == []
        assert [line for line in edition.never if edition.pattern.search(line)] == []


def test_a_language_without_words_shows_nothing() -> None:
    assert words.load("fr") is None


def test_words_shared_with_what_another_source_dates_are_not_older() -> None:
    entry = Entry(id="0" * 12, kind=MentionKind.STATEMENT, when=when("2024-05-07"), mentions=(mention(),))
    found = bound_by_sharing(entry)
    assert found is not None
    assert (found.first, found.last, found.reason.code) == ("2024-05-07", None, "bound-shared")


@pytest.mark.parametrize(
    "date", [when("[..2024-05-25]"), when(None), when("2024-05-07", planned=True), when("2024-05-07", certain=False)]
)
def test_what_is_not_dated_for_certain_bounds_nothing(date: When) -> None:
    assert bound_by_sharing(Entry(id="0" * 12, kind=MentionKind.STATEMENT, when=date, mentions=(mention(),))) is None


def test_only_long_statements_tell_an_occasion() -> None:
    long = "Der Deich hält auch die nächste Flut."
    assert shared_words(mention(long, kind=MentionKind.STATEMENT)) == "der deich hält auch die nächste flut"
    assert shared_words(mention("Der Deich hält.", kind=MentionKind.STATEMENT)) is None
    assert shared_words(mention(long)) is None


def test_the_narrowest_bounds_win_and_keep_their_reasons() -> None:
    early, late = (Bound(first=date, last=None, reason=replace(WHY, code=date)) for date in ("2023", "2024-05"))
    end = Bound(first=None, last="2024-06-01", reason=WHY)
    found = suggest([late, end, early])
    assert found is not None
    assert (found.edtf, found.reasons) == ("[2024-05..2024-06-01]", (late.reason, WHY))


def test_bounds_do_not_depend_on_their_order() -> None:
    found = [Bound(first=date, last=None, reason=replace(WHY, code=str(n))) for n, date in enumerate(("2024", "2024"))]
    assert suggest(found) == suggest(reversed(found))
