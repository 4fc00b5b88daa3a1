"""Which of the dates of a page is its own."""

from __future__ import annotations

import pytest

from sitegen.dates.html_dates import find_page_date
from sitegen.dates.markup import read_page
from sitegen.languages import stamps
from sitegen.model import DateFrom, DateKind

_TEXT = (
    "<p>Der Gemeinderat hat die neue Brücke beraten und die Mittel dafür freigegeben. Nun soll bald gebaut werden.</p>"
    "<p>Der erste Entwurf war abgelehnt worden, weil er zu teuer war und den Uferweg versperrt hätte.</p>"
)


def _find(head: str, body: str = "", address: str | None = None) -> tuple[str, DateKind, DateFrom] | None:
    page = read_page(f"<html lang=de><head>{head}</head><body>{body}{_TEXT}</body></html>")
    found = find_page_date(page, stamps.load("de"), address)
    return (found.day, found.kind, found.source) if found else None


_PUBLISHED = DateKind.PUBLISHED
_LD = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (_LD % '"datePublished": "2024-05-03T10:00:00+02:00"', "", ("2024-05-03", _PUBLISHED, DateFrom.METADATA)),
        (
            '<meta property="article:published_time" content="2024-05-03">',
            "",
            ("2024-05-03", _PUBLISHED, DateFrom.METADATA),
        ),
        ('<meta name="DC.date.issued" content="2024-05-03">', "", ("2024-05-03", _PUBLISHED, DateFrom.METADATA)),
        (
            "",
            '<time itemprop="datePublished" datetime="2024-05-03"></time>',
            ("2024-05-03", _PUBLISHED, DateFrom.METADATA),
        ),
        ("", '<span class="entry-date">3. Mai 2024</span>', ("2024-05-03", _PUBLISHED, DateFrom.METADATA)),
        ("", "<h1>Brücke</h1><div>Veröffentlicht am 3. Mai 2024</div>", ("2024-05-03", _PUBLISHED, DateFrom.STAMP)),
        (
            '<link rel="canonical" href="https://example.org/2024/05/03/a">',
            "",
            ("2024-05-03", _PUBLISHED, DateFrom.URL),
        ),
        ("", "<h1>Brücke</h1><div>03.05.2024</div>", ("2024-05-03", _PUBLISHED, DateFrom.STAMP)),
        ('<meta name="date" content="2024-05-03">', "", ("2024-05-03", _PUBLISHED, DateFrom.METADATA)),
        (_LD % '"dateModified": "2024-05-03"', "", ("2024-05-03", DateKind.MODIFIED, DateFrom.METADATA)),
        (
            "<script>window.page = {publishedAt: '2024-05-03'}</script>",
            "",
            ("2024-05-03", _PUBLISHED, DateFrom.METADATA),
        ),
        ("", "", None),
    ],
)
def test_a_page_may_date_itself_in_each_of_these_ways(
    head: str, body: str, expected: tuple[str, DateKind, DateFrom] | None
) -> None:
    assert _find(head, body) == expected


def test_publication_wins_over_modification() -> None:
    head = '<meta property="article:modified_time" content="2024-05-09">'
    assert _find(head, "<h1>Brücke</h1><div>03.05.2024</div>") == ("2024-05-03", _PUBLISHED, DateFrom.STAMP)


def test_of_data_and_declaration_the_one_with_a_witness_counts() -> None:
    head = _LD % '"datePublished": "2024-05-01"' + '<meta name="article:published_time" content="2024-05-03">'
    assert _find(head)[0] == "2024-05-01"  # type: ignore[index]  # both are dates
    assert _find(head, "<h1>Brücke</h1><div>03.05.2024</div>")[0] == "2024-05-03"  # type: ignore[index]


def test_universal_time_gives_way_to_the_local_day() -> None:
    head = _LD % '"datePublished": "2024-05-03T22:30:00Z"'
    assert _find(head)[0] == "2024-05-03"  # type: ignore[index]
    assert _find(head, "<h1>Brücke</h1><div>04.05.2024, 00:30 Uhr</div>")[0] == "2024-05-04"  # type: ignore[index]
    assert _find(head, "<h1>Brücke</h1><div>02.05.2024, 00:30 Uhr</div>")[0] == "2024-05-03"  # type: ignore[index]


def test_dates_of_comments_and_teasers_are_not_those_of_the_page() -> None:
    assert _find("", "", None) is None
    page = read_page(f"<html lang=de>{_TEXT}<ol class='comments'><li><time datetime='2024-06-01'>1. Juni</time></ol>")
    assert find_page_date(page, stamps.load("de")) is None


def test_a_page_in_another_language_than_it_says_is_read_as_a_last_resort() -> None:
    assert _find("", "<h1>Il ponte</h1><div>3 maggio 2024</div>") == ("2024-05-03", _PUBLISHED, DateFrom.STAMP)


def test_the_address_it_was_found_at_counts_as_its_own() -> None:
    assert _find("", "", "https://example.org/2024/05/03/a") == ("2024-05-03", _PUBLISHED, DateFrom.URL)
