import time

import pytest

from sitegen.model import Span
from sitegen.render.markdown import marked_to_html, note_to_html, to_html
from sitegen.render.marks import Mark, Token, Weaver


def marked(text: str, *passages: str) -> str:
    """Return *text* as HTML with the *passages* marked m-1, m-2 and so on."""
    marks = [
        Mark(span=Span(text.index(said), text.index(said) + len(said)), kind="passage", id=f"m-{number}", number=number)
        for number, said in enumerate(passages, start=1)
    ]
    html = marked_to_html(list(Weaver().weave(text, [Span(0, len(text))], marks)))
    assert html is not None
    return str(html).strip()


def mark(number: int, text: str) -> str:
    return f'<mark id="m-{number}" class="passage" data-n="{number}">{text}</mark>'


def rest(text: str) -> str:
    return f'<mark class="passage" data-of="m-1">{text}</mark>'


def test_a_passage_is_marked_in_running_text() -> None:
    assert marked("Der *Rat* tagte. Dann ging er.", "Dann ging er.") == (
        f"<p>Der <em>Rat</em> tagte. {mark(1, 'Dann ging er.')}</p>"
    )


def test_a_passage_around_emphasis_is_cut_at_its_borders() -> None:
    assert marked("Der *Rat* tagte.", "Der *Rat* tagte.") == (
        f"<p>{mark(1, 'Der ')}<em>{rest('Rat')}</em>{rest(' tagte.')}</p>"
    )


def test_marks_inside_each_other_both_exist() -> None:
    assert marked("Der Rat tagte.", "Der Rat", "Rat") == f"<p>{mark(1, 'Der ' + mark(2, 'Rat'))} tagte.</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Der Rat", "<h2>{}</h2>"),
        ("> Der Rat", "<blockquote>\n<p>{}</p>\n</blockquote>"),
        ("- Der Rat", "<ul>\n<li>{}</li>\n</ul>"),
        ("1. Der Rat", "<ol>\n<li>{}</li>\n</ol>"),
    ],
)
def test_a_passage_at_the_start_of_a_block_does_not_break_the_block(text: str, html: str) -> None:
    assert marked(text, text) == html.format(mark(1, "Der Rat"))


def test_a_heading_is_one_without_its_sign_too() -> None:
    assert str(marked_to_html([Token("Der *Rat*")], heading=True)).strip() == "<h2>Der <em>Rat</em></h2>"
    assert str(marked_to_html([Token("### Der Rat")], heading=True)).strip() == "<h2>Der Rat</h2>"


def test_private_characters_of_the_text_itself_stay() -> None:
    before, said, after = "a\U000f0000", "b\U000f0001c", "\ue000d"
    assert marked(before + said + after, said) == f"<p>{before}{mark(1, said)}{after}</p>"


def test_the_border_of_a_passage_inside_an_address_does_not_spoil_it() -> None:
    assert 'href="http://example.org/a"' in marked("[Rat](http://example.org/a)", "t](http://ex")


def test_raw_html_is_shown_as_text() -> None:
    assert marked("<script>alert(1)</script> <b onclick=x>b</b>", "alert") == (
        f"<p>&lt;script&gt;{mark(1, 'alert')}(1)&lt;/script&gt; &lt;b onclick=x&gt;b&lt;/b&gt;</p>"
    )


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x", "//evil.example", "#x", "/x", "vbscript:x"]
)
def test_only_links_to_the_web_are_kept(link: str) -> None:
    assert "href" not in marked(f"[Rat]({link})", "Rat")


def test_images_of_sources_are_dropped() -> None:
    assert "<img" not in marked("Text ![Bild](http://example.org/x.png)", "Text")


def test_a_reference_of_a_source_is_not_swallowed() -> None:
    assert "example.org" in marked("[1]: http://example.org", "http")


@pytest.mark.parametrize(
    "sign", ["[", "<a ", "![", "[[", "![a][", "[a](", "*", "_", "`", "> ", "- ", "1. ", "a\n===\n"]
)
def test_text_that_is_slow_for_markdown_is_left_plain_or_quick(sign: str) -> None:
    started = time.process_time()
    text = sign * 4000
    marked_to_html(list(Weaver().weave(text, [Span(0, len(text))], [])))
    to_html(text, {})
    assert time.process_time() - started < 5  # unbounded, the first takes minutes


def test_too_many_brackets_are_left_plain() -> None:
    assert to_html("[" * 4000, {}) is None


def test_lists_in_lists_without_end_are_left_plain() -> None:
    assert to_html("1. " * 1500, {}) is None


def test_a_written_page_links_to_its_neighbours_by_name() -> None:
    links = {"method.md": "method.html", "method": "method.html"}
    assert '<a href="method.html#h"' in str(to_html("[so](method.md#h)", links))
    assert "href" not in str(to_html("[so](other.md)", links))


def test_a_written_page_links_to_its_own_headings() -> None:
    html = str(to_html("[unten](#das-ende) [nirgends](#fehlt)\n\n## Das Ende", {}))
    assert 'href="#das-ende"' in html
    assert "#fehlt" not in html


def test_a_written_page_may_show_pictures_of_its_own_only() -> None:
    html = str(to_html("![a](assets/a.png) ![b](http://example.org/b.png)", {"assets/a.png": "../assets/a.png"}))
    assert 'src="../assets/a.png"' in html
    assert "example.org" not in html


def test_a_written_page_may_name_a_mail_address() -> None:
    assert 'href="mailto:a@example.org"' in str(to_html("[Post](mailto:a@example.org)", {}))


def test_first_headings_of_a_written_page_stand_below_its_title() -> None:
    assert "<h1" not in str(to_html("# Oben", {}))


def test_a_note_brings_no_ids_images_or_links_inside() -> None:
    text = "# Why\n\n[web](https://example.org) [page](method) [here](#why) ![x](assets/x.png) <b>roh</b>"
    html = str(note_to_html(text))
    assert "<h3>Why</h3>" in html
    assert html.count("href=") == 1
    assert "<img" not in html
    assert "&lt;b&gt;roh" in html


def test_a_note_that_is_too_heavy_is_none() -> None:
    assert note_to_html("[" * 100_000) is None
