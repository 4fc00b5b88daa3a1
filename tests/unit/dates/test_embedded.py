"""Dates in JSON-LD."""

from __future__ import annotations

from sitegen.dates.embedded import dates_in


def _values(data: str) -> list[tuple[str, str]]:
    return [(given.name, given.value) for given in dates_in(data)]


def test_the_article_comes_before_the_page_and_comments_are_passed_over() -> None:
    data = """{"@graph": [
        {"@type": "WebPage", "datePublished": "2024-05-01"},
        {"@type": ["NewsArticle"], "datePublished": "2024-05-03", "dateModified": "2024-05-04",
         "comment": [{"@type": "Comment", "datePublished": "2024-06-01"}]}
    ]}"""
    assert _values(data) == [
        ("datePublished", "2024-05-03"),
        ("dateModified", "2024-05-04"),
        ("datePublished", "2024-05-01"),
    ]


def test_values_in_lists_and_objects_are_read() -> None:
    assert _values('{"headline": "a", "datePublished": ["2024-05-03"]}') == [("datePublished", "2024-05-03")]
    assert _values('{"headline": "a", "datePublished": {"@value": "2024-05-03"}}') == [("datePublished", "2024-05-03")]


def test_data_that_is_no_json_is_read_for_its_dates() -> None:
    assert _values('{"@type": "Article", "datePublished": "2024-05-03", "text": "a"b"}') == [
        ("datePublished", "2024-05-03")
    ]


def test_hostile_data_gives_nothing() -> None:
    assert _values("[" * 100_000) == []
    assert _values('{"a":' * 50_000) == []
    assert _values("null") == []
    assert _values('{"datePublished": true, "@type": 3, "headline": null}') == []


def test_a_wide_list_is_left_off_at_a_limit() -> None:
    assert _values("[" + ",".join(["{}"] * 50_000) + ', {"datePublished": "2024-05-03"}]') == []
