"""A page of HTML in one pass: what it declares, marks and shows, however it is broken."""

from __future__ import annotations

import pytest

from sitegen.dates.markup import is_page, read_page
from sitegen.dates.tokens import attributes_of


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<!DOCTYPE html><title>Brücke</title>", True),
        ("\ufeff\n<HTML lang=de>", True),
        ("<article><p>Brücke</p></article>", True),
        ("Brücke\n\nDer Rat <b>hat</b> getagt.", False),
        ("<kein HTML>, sondern Text", False),
        ("", False),
    ],
)
def test_pages_are_told_from_texts(source: str, page: bool) -> None:
    assert is_page(source) is page


def test_text_is_read_block_by_block_without_scripts_and_hidden_parts() -> None:
    page = read_page(
        "<html lang='de'><head><title>Titel</title><style>p{}</style></head><body><h1>Die  Brücke</h1>"
        "<p>Sie <b>h&auml;lt</b>.</p><script>var a = '<p>nein</p>';</script><svg><text>nein</text></svg>"
        "<div>Stand:<br>heute</div></body></html>"
    )
    assert page.text.split("\n") == ["Die Brücke", "Sie hält.", "Stand:", "heute", ""]
    assert page.language == "de"
    assert [span.of(page.text).strip() for span in page.headings] == ["Die Brücke"]


def test_names_and_values_are_declared_by_meta_and_link() -> None:
    page = read_page(
        '<meta property="article:published_time" content="2024-05-03"><link rel=canonical href=https://example.org/a>'
    )
    assert [(each.name, each.value) for each in page.declared] == [
        ("article:published_time", "2024-05-03"),
        ("canonical", "https://example.org/a"),
    ]


def test_a_bracket_inside_a_quoted_value_does_not_end_the_tag() -> None:
    page = read_page('<meta name="a>b" content="2024-05-03"><p title="x > y">Brücke</p>')
    assert page.declared[0].name == "a>b"
    assert page.text.strip() == "Brücke"


def test_a_mark_carries_its_value_its_names_and_its_text() -> None:
    page = read_page('<p>Am <time datetime="2024-05-03" class="entry-date">3. Mai</time></p>')
    (mark,) = page.marks
    assert mark.value == "2024-05-03"
    assert "entry-date" in mark.hints
    assert mark.text is not None
    assert mark.text.of(page.text) == "3. Mai"


def test_what_touches_a_time_is_kept_apart_from_it() -> None:
    assert read_page("<p><span>Berg</span><time>3. Mai 2024</time><time>4. Mai 2024</time></p>").text.strip() == (
        "Berg 3. Mai 2024 4. Mai 2024"
    )


def test_every_value_tells_where_it_stands() -> None:
    source = (
        '<meta name="date" content="2024-05-03"><time datetime="2024-05-04">x</time>'
        '<script>a = {publishedAt: "2024-05-05"}</script><time datetime="2024&#45;05-06">y</time>'
    )
    page = read_page(source)
    spans = [page.declared[0].span, page.marks[0].span, page.scripts[0].span, page.marks[1].span]
    assert [span.of(source) for span in spans] == [
        "2024-05-03",
        "2024-05-04",
        "2024-05-05",
        '<time datetime="2024&#45;05-06">',
    ]


def test_navigation_and_comments_are_aside() -> None:
    page = read_page("<nav>Menü</nav><p>Text</p><div class='comment-list'>Antwort</div>")
    assert [span.of(page.text).strip() for span in page.aside] == ["Menü", "Antwort"]
    assert [span.of(page.text).strip() for span in page.others] == ["Antwort"]


def test_a_position_in_the_text_leads_back_to_the_page() -> None:
    source = "<p>Brücke</p><p>Stand: 3. Mai</p>"
    page = read_page(source)
    assert page.offset_of(page.text.index("3. Mai")) == source.index("3. Mai")


def test_the_first_of_two_attributes_counts() -> None:
    assert attributes_of(" A=\"1\" a=2 b c='3'") == {"a": "1", "b": "", "c": "3"}


@pytest.mark.parametrize(
    "source",
    [
        "<" * 5000,
        "<a " * 5000,
        '<a x="' * 5000,
        "<!--" * 5000,
        "<div>" * 5000 + "</p>" * 5000,
        "<script>" * 5000,
        "<svg>" * 5000,
        "</" * 5000,
        "<p>" * 5000 + "</div>",
        "&#x110000;&#0;&#xD800;<p>\x00",
        "<time datetime=" + "9" * 50_000 + ">",
        "<p " + "a=b " * 5000 + ">x",
    ],
)
def test_a_broken_page_is_read_to_its_end(source: str) -> None:
    assert read_page(source + "<p>Ende").text.strip().endswith(("Ende", "")) is True
