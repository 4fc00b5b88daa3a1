from urllib.parse import unquote

import pytest

from sitegen.model import Mention, MentionKind, Quote, Reason, Span, When
from sitegen.render import routes


def test_links_are_relative_from_any_depth() -> None:
    assert routes.link("index.html", routes.source("rat")) == "sources/rat.html"
    assert routes.link("entries/ab.html", routes.source("rat")) == "../sources/rat.html"
    assert routes.link("entries/ab.html", routes.INDEX) == "../index.html"
    assert routes.link("sources/rat.html", routes.sources()) == "index.html"


def test_a_link_to_a_place_on_the_same_page_is_a_fragment() -> None:
    assert routes.link("sources/rat.html", routes.paragraph("rat", 3)) == "#p-3"


def test_a_link_to_the_page_itself_is_its_name() -> None:
    assert routes.link("sources/rat.html", routes.source("rat")) == "rat.html"


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".git", "a b", "a?b", "a#b", "x" * 201, "-a"])
def test_names_that_could_leave_the_site_make_no_address(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        routes.source(name)


def test_a_source_called_index_does_not_take_the_place_of_the_list() -> None:
    assert routes.source("index").route != routes.sources().route


def test_years_before_christ_have_pages() -> None:
    assert [routes.year(number).route for number in (2024, 79, 0, -489)] == [
        "years/2024.html",
        "years/0079.html",
        "years/0000.html",
        "years/minus-0489.html",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/x",
        "x",
        "",
        None,
        "http://",
        "https://a b",
        "java\nscript:x",
        "http://[",
        "mailto:a@b",
        "https://a\u202eb.example",
    ],
)
def test_what_is_no_address_of_the_web_is_none(url: str | None) -> None:
    assert routes.web_address(url) is None


def test_addresses_of_the_web_stay_as_they_are() -> None:
    assert routes.web_address("https://example.org/ä?x=1#y") == "https://example.org/ä?x=1#y"


def test_a_passage_is_led_to_by_its_id_and_then_by_its_words() -> None:
    when = When(edtf=None, certain=True, planned=False, reason=Reason("x"))
    quote = Quote("Der Rat tagte.", "und dann. ", "", Span(10, 24))
    mention = Mention(
        id="ab12", document="rat", language="de", kind=MentionKind.EVENT, quote=quote, words="Rat", when=when
    )
    assert routes.link("index.html", routes.passage(mention, quote.exact, whole=True)) == (
        "sources/rat.html#m-ab12:~:text=dann.-,Der%20Rat%20tagte."
    )
    assert routes.link("index.html", routes.passage(mention, quote.exact)) == (
        "sources/rat.html#m-ab12:~:text=Der%20Rat%20tagte."
    )
    assert routes.link("index.html", routes.passage(mention, "")) == "sources/rat.html#m-ab12"


def test_a_text_directive_keeps_commas_dashes_and_ampersands_apart_from_its_own() -> None:
    directive = routes.text_directive("Soll-Ist, & mehr")
    assert directive == "text=Soll%2DIst%2C%20%26%20mehr"
    assert unquote(directive) == "text=Soll-Ist, & mehr"


def test_long_passages_are_given_by_their_ends() -> None:
    words = [f"Wort{number}" for number in range(60)]
    directive = routes.text_directive(" ".join(words))
    assert directive == "text=Wort0%20Wort1%20Wort2%20Wort3%20Wort4,Wort55%20Wort56%20Wort57%20Wort58%20Wort59"


def test_a_passage_over_two_paragraphs_is_given_by_its_ends() -> None:
    assert routes.text_directive("Der Rat tagte.\n\nDann ging er.") == "text=Der%20Rat%20tagte.,Dann%20ging%20er."


def test_words_of_another_paragraph_are_no_context() -> None:
    assert routes.text_directive("Der Rat tagte.", "und dann.\n\n") == "text=Der%20Rat%20tagte."


@pytest.mark.parametrize("text", ["Der *Rat* tagte.", "[Rat](x)", "a_b_c", "# Rat"])
def test_what_markdown_may_change_is_led_to_by_its_id_alone(text: str) -> None:
    assert routes.text_directive(text) == ""


def test_half_a_surrogate_pair_does_not_stop_a_link() -> None:
    assert routes.text_directive("a\ud800b").startswith("text=a")
