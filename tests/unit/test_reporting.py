from dataclasses import fields

from sitegen.model import Diagnostic, Place
from sitegen.pipeline import Report
from sitegen.reporting import as_json, summary


def report(number: int, *diagnostics: Diagnostic) -> Report:
    """Return a report in which every count is *number*."""
    counts = {field.name: number for field in fields(Report) if field.name != "diagnostics"}
    return Report(**counts, diagnostics=diagnostics)


def test_one_is_said_in_the_singular() -> None:
    assert summary(report(1)) == (
        "1 document read, 1 with a date of its own\n"
        "1 entry found: 1 event, 1 statement; 1 with a doubtful date, 1 with none\n"
        "1 passage left out as too unsure; timeline.min_confidence = 0 shows all\n"
        "1 passage hidden by people\n"
        "1 entry chosen by --print"
    )


def test_others_are_said_in_the_plural() -> None:
    assert summary(report(2)) == (
        "2 documents read, 2 with a date of its own\n"
        "2 entries found: 2 events, 2 statements; 2 with a doubtful date, 2 with none\n"
        "2 passages left out as too unsure; timeline.min_confidence = 0 shows all\n"
        "2 passages hidden by people\n"
        "2 entries chosen by --print"
    )


def test_without_an_article_the_next_step_is_told() -> None:
    assert summary(report(0)) == (
        "0 documents read, 0 with a date of its own\n"
        "0 entries found: 0 events, 0 statements; 0 with a doubtful date, 0 with none\n"
        "no article to read: put some into seeds/, or run: sitegen add FILE\n"
        "0 entries chosen by --print"
    )


def test_json_holds_counts_and_the_words_of_diagnostics() -> None:
    told = as_json(report(2, Diagnostic("nothing-found", Place("seeds/a.txt", 3, 7))))
    assert told["counts"] == {
        "documents": 2,
        "dated": 2,
        "entries": 2,
        "statements": 2,
        "events": 2,
        "doubtful": 2,
        "undated": 2,
        "left_out": 2,
        "hidden": 2,
        "pages": 2,
        "printed": 2,
    }
    assert told["diagnostics"] == [
        {
            "code": "nothing-found",
            "severity": "note",
            "path": "seeds/a.txt",
            "line": 3,
            "column": 7,
            "message": "nothing dated and no statement was found",
            "hint": "add entries by hand if there should be some",
        }
    ]
