from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.score.days import Verdict, judge_date, runs_of
from tests.score.records import Entry, Passage, Row, Source, Speaker, Timeline, read_rows, read_timeline
from tests.score.seeds import (
    Finding,
    find_failures,
    find_row,
    is_same_speaker,
    main,
    make_project,
    score_timeline,
    tell_errors,
    tell_scores,
    write_known_dates,
)

if TYPE_CHECKING:
    from tests.score.seeds import Column

TEXT = "Die Brücke öffnete am 3. Mai. Frau Kalb sagte: „Sie hält.“ Artikel 7 gilt seit jeher."
DOCUMENT = "bruecke"


def spot(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


EVENT = Row(
    document=DOCUMENT,
    start=0,
    end=29,
    kind="event",
    timex=spot("am 3. Mai"),
    explicit=True,
    date="2024-05-03",
    date_known="2024-05-03",
    planned=False,
    speaker=None,
    cue=None,
    quote=None,
    type=None,
)
STATEMENT = replace(
    EVENT,
    start=30,
    end=58,
    kind="statement",
    timex=None,
    explicit=False,
    date=None,
    date_known="[..2024-05-10]",
    speaker=spot("Frau Kalb"),
    cue=spot("sagte"),
    quote=spot("Sie hält."),
    type="direct",
)
NEVER = replace(STATEMENT, start=67, end=68, kind="never", speaker=None, date_known=None)
MENTION = replace(STATEMENT, start=59, end=84, kind="mention", timex=spot("seit jeher"), speaker=None, date_known=None)
ROWS = (EVENT, STATEMENT, NEVER, MENTION)


def cut(_: str, start: int, end: int) -> str:
    return TEXT[start:end]


def passage(words: str) -> Passage:
    return Passage(DOCUMENT, *spot(words))


OPENING = Entry(
    kind="event",
    date="2024-05-03",
    sources=(passage("Die Brücke öffnete am 3. Mai."),),
    dated_by=passage("3. Mai"),
)
SAYING = Entry(
    kind="statement",
    date=None,
    sources=(passage("Frau Kalb sagte: „Sie hält.“"),),
    speaker=Speaker("Petra Kalb"),
)


def count(*entries: Entry, dates: Column = "date") -> Counter[str]:
    timeline = Timeline((Source(DOCUMENT, f"{DOCUMENT}.txt"),), entries)
    findings = score_timeline(timeline, ROWS, cut, dates)
    return Counter(finding.count for finding in findings)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-2X", "2024-02-20", "2024-02-29"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-34", "2024-04-01", "2024-06-30"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("2024-05-03?", "2024-05-03", "2024-05-03"),
        ("1989/1991", "1989-01-01", "1991-12-31"),
        ("[2024-02-20..2024-03-21]", "2024-02-20", "2024-03-21"),
        ("[..2024-05]", "None", "2024-05-31"),
        ("2024-05/..", "2024-05-01", "None"),
    ],
)
def test_value_means_its_first_and_last_day(value: str, first: str, last: str) -> None:
    (run,) = runs_of(value)
    assert (str(run.first), str(run.last)) == (first, last)


def test_set_means_each_of_its_days() -> None:
    assert [str(run.first) for run in runs_of("[2024-03-05,2024-03-12]")] == ["2024-03-05", "2024-03-12"]


@pytest.mark.parametrize("value", ["bald", "2024-13", "2024-00", "2024-02-3X", "2024-W03", "2024-42", "", "/"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        runs_of(value)


@pytest.mark.parametrize(
    ("found", "expected", "known", "verdict"),
    [
        ("2024-05-03", "2024-05-03", None, Verdict.RIGHT),
        ("2024-05-03?", "2024-05-03", None, Verdict.RIGHT),
        ("[2024-05-01..2024-05-31]", "2024-05", None, Verdict.RIGHT),
        ("2024-05", "2024-05-03", None, Verdict.WIDER),
        ("[2024-05-03,2024-05-10]", "2024-05-03", None, Verdict.WIDER),
        ("[..2024-05-10]", "2024-05-03", None, Verdict.WIDER),
        (None, "2024-05-03", None, Verdict.WIDER),
        ("2024-05-03", "2024-05", None, Verdict.WRONG),
        ("2024-05-10", "[2024-05-03,2024-05-10]", None, Verdict.WRONG),
        ("2024-05-10", "[..2024-05-10]", None, Verdict.WRONG),
        ("2024-05-04", "2024-05-03", None, Verdict.WRONG),
        ("2024-05-03/2024-05-10", "2024-05-01/2024-05-08", None, Verdict.WRONG),
        (None, None, "2024-05-03", Verdict.RIGHT),
        ("[2024-05-01..]", None, "2024-05-03", Verdict.WIDER),
        ("[..2024-05-01]", None, "2024-05-03", Verdict.WRONG),
        ("2024-05-03", None, "2024-05-03", Verdict.WRONG),
        ("[..2024-05-01]", None, None, Verdict.WIDER),
    ],
)
def test_date_is_judged(found: str | None, expected: str | None, known: str | None, verdict: Verdict) -> None:
    assert judge_date(found, expected, known) is verdict


@pytest.mark.parametrize(
    ("name", "words", "same"),
    [
        ("Petra Kalb", "Frau Kalb", True),
        ("Kalb", "Kalbs", True),
        ("Bürgermeisterin", "Bürgermeisterin Petra Kalb", True),
        ("Petra", "Frau Kalb", False),
        ("Präsident Roth", "Präsident Weiß", False),
        ("", "Frau Kalb", False),
    ],
)
def test_speaker_is_known_by_the_last_name(name: str, words: str, *, same: bool) -> None:
    assert is_same_speaker(name, words) is same


def test_all_found_is_all_right() -> None:
    assert count(OPENING, SAYING) == {
        "explicit found": 1,
        "event found": 1,
        "planned right": 1,
        "statement found": 1,
        "speaker right": 1,
        "entry right": 1,
    }


def test_nothing_found_is_all_missed() -> None:
    assert count() == {"explicit missed": 1, "event missed": 1, "statement missed": 1, "speaker missed": 1}


def test_wider_date_is_found_but_not_right() -> None:
    counts = count(replace(OPENING, date="2024-05"))
    assert (counts["explicit found"], counts["entry wider"], counts["entry right"]) == (1, 1, 0)


def test_wrong_date_is_not_found() -> None:
    counts = count(replace(OPENING, date="2024-05-04"))
    assert (counts["explicit found"], counts["entry wrong"]) == (0, 1)


def test_event_left_open_is_not_found() -> None:
    assert count(replace(OPENING, date=None))["explicit missed"] == 1


def test_right_date_from_other_words_is_found() -> None:
    assert count(replace(OPENING, dated_by=None))["explicit found"] == 1


def test_open_event_is_found_by_the_words_that_would_date_it() -> None:
    rows = (replace(EVENT, date=None),)
    timeline = Timeline((), (replace(OPENING, date=None),))
    findings = score_timeline(timeline, rows, lambda *_: "", "date")
    assert [finding.count for finding in findings] == ["explicit found", "event found", "planned right"]


def test_planned_is_compared() -> None:
    assert count(replace(OPENING, planned=True))["planned missed"] == 1


def test_other_speaker_is_missed() -> None:
    counts = count(replace(SAYING, speaker=Speaker("Hans Roth")))
    assert (counts["statement found"], counts["speaker missed"]) == (1, 1)


def test_statement_told_as_event_is_missed() -> None:
    assert count(replace(SAYING, kind="event"))["statement missed"] == 1


def test_bound_is_right_once_the_document_date_is_known() -> None:
    assert count(replace(SAYING, date="[..2024-05-10]"), dates="date_known")["entry right"] == 1


def test_document_date_on_a_statement_is_wrong() -> None:
    assert count(replace(SAYING, date="2024-05-10"), dates="date_known")["entry wrong"] == 1


def test_entry_dated_by_a_number_is_counted() -> None:
    entry = replace(OPENING, sources=(passage("Artikel 7 gilt seit jeher."),), dated_by=passage("7 gilt"))
    counts = count(entry)
    assert (counts["made of a never"], counts["entry on nothing"]) == (1, 1)


def test_entry_on_a_mention_is_an_entry_on_nothing() -> None:
    entry = replace(OPENING, sources=(passage("Artikel 7 gilt seit jeher."),), dated_by=passage("seit jeher"))
    assert count(entry)["entry on nothing"] == 1


def test_entry_on_a_mention_with_another_date_is_wrong() -> None:
    rows = (replace(MENTION, date="2024"),)
    entry = replace(OPENING, sources=(passage("Artikel 7 gilt seit jeher."),), dated_by=passage("seit jeher"))
    findings = score_timeline(Timeline((), (entry,)), rows, lambda *_: "", "date")
    assert [finding.count for finding in findings] == ["entry wrong"]


def test_entry_elsewhere_is_an_entry_on_nothing() -> None:
    elsewhere = Passage("andere", 0, 29)
    assert count(replace(OPENING, sources=(elsewhere,), dated_by=elsewhere))["entry on nothing"] == 1


def test_event_goes_to_the_row_its_time_words_are_in() -> None:
    whole = Passage(DOCUMENT, 0, len(TEXT))
    assert find_row(replace(OPENING, sources=(whole,)), whole, ROWS, cut) == EVENT


def test_statement_goes_to_a_statement_though_dated_by_other_words() -> None:
    whole = Passage(DOCUMENT, 0, 58)
    assert find_row(replace(SAYING, dated_by=OPENING.dated_by), whole, ROWS, cut) == STATEMENT


def test_of_two_statements_in_one_sentence_the_speaker_decides() -> None:
    other = replace(STATEMENT, speaker=spot("Die Brücke"))
    (source,) = SAYING.sources
    assert find_row(SAYING, source, (other, STATEMENT), cut) == STATEMENT


def test_timeline_is_read_and_documents_are_named_by_their_file() -> None:
    data = {
        "version": 1,
        "documents": [{"id": "alt-bruecke", "path": "alt/bruecke.txt", "publish": "excerpts"}],
        "entries": [
            {
                "id": "e1",
                "kind": "statement",
                "date": None,
                "planned": False,
                "speaker": {"name": "Petra Kalb"},
                "dated_by": {"document": "alt-bruecke", "start": 19, "end": 28, "text": "…", "value": "XXXX-05-03"},
                "sources": [{"document": "alt-bruecke", "start": 30, "end": 58, "truncated": False}],
            }
        ],
    }
    (entry,) = read_timeline(json.dumps(data).encode()).entries
    assert (entry.sources, entry.dated_by) == ((Passage(DOCUMENT, 30, 58),), Passage(DOCUMENT, 19, 28))


def finding(name: str) -> Finding:
    return Finding(count=name, document=DOCUMENT, start=0, end=5, expected="2024", found="2023")


def test_floors_are_held_by_what_is_right() -> None:
    assert find_failures([finding("explicit found"), finding("entry wider")]) == []


def test_each_floor_is_named_when_broken() -> None:
    broken = [finding("explicit missed"), finding("entry wrong"), finding("made of a never")]
    assert find_failures(broken) == ["explicit recall 0.000 < 0.95", "wrong dates 1 > 0", "made of no date 1 > 0"]


def test_errors_are_told_without_words() -> None:
    assert list(tell_errors([finding("entry wrong"), finding("entry right")], None)) == [
        "  bruecke:0-5: entry wrong: expected 2024, found 2023"
    ]


def test_errors_are_told_with_words_when_asked() -> None:
    (line,) = tell_errors([finding("entry wrong")], cut)
    assert line.endswith("found 2023 'Die B'")


def test_scores_are_told_for_each_document_and_all() -> None:
    lines = list(tell_scores("run", [finding("explicit found"), finding("entry right")]))
    assert [line.split()[0] for line in lines] == ["run", "explicit", "bruecke", "all"]


def test_project_holds_the_seeds_and_the_known_dates(tmp_path: Path) -> None:
    stem = "002_8f400f1f19299dd9"
    seeds, project = tmp_path / "in", tmp_path / "project"
    seeds.mkdir()
    project.mkdir()
    (seeds / f"{stem}.txt").write_text(TEXT, encoding="utf-8")
    make_project(seeds, project)
    write_known_dates(project, [Source("some-id", f"{stem}.txt"), Source("other", "other.txt")])
    written = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    assert written == {"sitegen.toml", f"seeds/{stem}.txt", "content/sources/some-id.md"}


def test_scorer_is_skipped_in_words_without_the_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {}) == 0
    assert "skipped, SITEGEN_CORPORA is not set" in capsys.readouterr().out


def test_scorer_fails_without_the_articles_where_all_is_required(tmp_path: Path) -> None:
    assert main([], {"SITEGEN_REQUIRE_ALL": "1", "SITEGEN_CORPORA": str(tmp_path)}) == 1


def test_scorer_fails_where_an_article_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    assert main([], {"SITEGEN_CORPORA": str(tmp_path)}) == 1
    assert "FAILED, not in" in capsys.readouterr().out


def test_list_is_sorted() -> None:
    places = [(row.document, row.start) for row in read_rows()]
    assert places == sorted(places)


def test_list_has_no_row_twice() -> None:
    rows = read_rows()
    assert len(set(rows)) == len(rows)


def test_every_date_of_the_list_is_readable() -> None:
    assert all(runs_of(date) for row in read_rows() for date in (row.date, row.date_known) if date)


def test_every_part_of_a_row_is_a_span_and_time_words_lie_in_their_passage() -> None:
    for row in read_rows():
        spans = [row.span, *(span for span in (row.timex, row.speaker, row.cue, row.quote) if span)]
        assert all(0 <= start < end for start, end in spans)
        assert all(
            row.start <= start and end <= row.end for start, end in (row.timex or row.span, row.quote or row.span)
        )


def test_rows_of_a_kind_carry_what_the_kind_needs() -> None:
    for row in read_rows():
        assert (row.type is not None) == (row.kind == "statement")
        assert row.timex is not None or row.kind in {"statement", "never"}
        assert row.kind != "never" or (row.timex, row.date, row.date_known, row.explicit) == (None, None, None, False)


def test_no_time_words_of_the_list_hold_a_number_that_is_no_date() -> None:
    rows = read_rows()
    nevers = [Passage(row.document, row.start, row.end) for row in rows if row.kind == "never"]
    assert not [row for row in rows if any(never.shares(row.document, row.timex) for never in nevers)]


def test_list_fits_the_articles() -> None:
    corpora = os.environ.get("SITEGEN_CORPORA")
    if not corpora:
        pytest.skip("SITEGEN_CORPORA is not set")
    for row in read_rows():
        text = (Path(corpora) / "seeds" / f"{row.document}.txt").read_bytes().decode("utf-8")
        slices = [text[start:end] for start, end in (row.span, row.timex or row.span, row.speaker or row.span)]
        assert all(found and found == found.strip() for found in slices)
