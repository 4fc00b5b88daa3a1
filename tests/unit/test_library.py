from __future__ import annotations

import doctest
from concurrent.futures import ThreadPoolExecutor

import pytest

import sitegen
from sitegen import library

TEXT = "Der Rat tagte am 7. Mai 2024. Am Freitag soll er wieder tagen, am 1. Juni auch."


def test_examples_of_the_documentation_hold() -> None:
    assert doctest.testmod(library).failed == 0


def test_functions_stand_at_the_top() -> None:
    assert sitegen.tag is library.tag
    assert sitegen.document_date is library.document_date
    assert sitegen.statements is library.statements
    with pytest.raises(AttributeError, match="no attribute 'tags'"):
        _ = sitegen.tags


def test_expressions_mark_their_words_and_say_why() -> None:
    found = sitegen.tag(TEXT, dct="2024-05-08")
    assert [one.text for one in found] == ["7. Mai 2024", "Freitag", "1. Juni"]
    assert [one.edtf for one in found] == ["2024-05-07", "2024-05-10", "2024-06-01"]
    assert all(TEXT[one.start : one.end] == one.text and one.text in one.why for one in found)


def test_what_has_no_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="no rules for the language 'xx'"):
        sitegen.tag(TEXT, lang="xx")
    with pytest.raises(ValueError, match="no rules"):
        sitegen.statements(TEXT, lang="xx")
    with pytest.raises(ValueError, match="not an EDTF date"):
        sitegen.tag(TEXT, dct="heute")


def test_threads_do_not_disturb_each_other() -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: sitegen.tag(TEXT, dct="2024-05-08"), range(40)))
    assert all(result == results[0] for result in results)


def test_a_page_tells_its_date() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2024-05-08T10:00:00+02:00"></head>'
        "<body><p>Text</p></body></html>"
    )
    found = sitegen.document_date(page)
    assert found is not None
    assert (found.edtf, found.kind) == ("2024-05-08", "published")


def test_a_text_without_words_has_no_statements() -> None:
    assert sitegen.statements("") == ()
