from sitegen.model import Span
from sitegen.render.markdown import marked_to_html
from sitegen.render.marks import Mark, Weaver
from sitegen.render.tags import plain_to_html

TEXT = "Am 7. Mai <i>tagte</i> er & ging."
MOMENT = '<time datetime="2024-05-07">7. Mai</time>'
LINK = (
    '<a id="d-3" class="date" href="#d-3-means" data-meaning="Dienstag, &quot;7.&quot; Mai" '
    'aria-describedby="d-3-means">'
)


def date(start: int, end: int, datetime: str = "2024-05-07") -> Mark:
    return Mark(span=Span(start, end), kind="date", id=f"d-{start}", note='Dienstag, "7." Mai', datetime=datetime)


def plain(text: str, *marks: Mark) -> str:
    return str(plain_to_html(Weaver().weave(text, [Span(0, len(text))], marks)))


def of_markdown(text: str, *marks: Mark) -> str:
    return str(marked_to_html(list(Weaver().weave(text, [Span(0, len(text))], marks)))).strip()


def test_a_date_is_a_link_to_what_it_means() -> None:
    assert plain("Am 7. Mai.", date(3, 9)) == f"Am {LINK}{MOMENT}</a>."


def test_a_date_that_is_no_moment_is_a_link_too() -> None:
    assert "<time" not in plain("Am 7. Mai.", date(3, 9, ""))


def test_every_character_of_a_plain_text_is_escaped() -> None:
    assert plain(TEXT).startswith("Am 7. Mai &lt;i&gt;tagte&lt;/i&gt; er &amp; ging.")


def test_only_the_first_piece_of_a_date_is_a_link() -> None:
    passage = Mark(span=Span(0, 6), kind="passage", id="m-1", number=1)
    html = plain("Am 7. Mai ging er.", date(3, 9), passage)
    assert html.count("<a ") == html.count("</a>") == 1
    assert '<span class="date" title="Dienstag, &quot;7.&quot; Mai">' in html


def test_links_never_stand_in_links() -> None:
    outer = Mark(span=Span(0, 18), kind="date", id="d-0", note="Mai")
    html = plain("Am 7. Mai ging er.", outer, date(3, 9))
    assert html.count("<a ") == 1
    assert '<span id="d-3" class="date"' in html


def test_a_date_in_markdown_is_the_same_link() -> None:
    html = of_markdown("Am 7. Mai.", date(3, 9))
    assert 'href="#d-3-means"' in html
    assert 'data-meaning="Dienstag, &quot;7.&quot; Mai"' in html
    assert 'aria-describedby="d-3-means"' in html
    assert MOMENT in html


def test_a_date_in_a_link_of_the_source_has_a_title_in_its_place() -> None:
    text = "[Am 7. Mai](https://example.org) ging er."
    html = of_markdown(text, date(4, 10))
    assert html.count("<a ") == 1
    assert '<span id="d-4" class="date" title=' in html


def test_a_source_cannot_link_into_the_page_but_to_what_a_date_means() -> None:
    assert "href" not in of_markdown("[x](#page--content) und [y](#d-3-means-x)")
