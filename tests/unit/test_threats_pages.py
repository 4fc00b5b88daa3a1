"""Hostile texts must not reach a page as anything but text."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest

from sitegen.model import Publish
from sitegen.render.frame import ContentPage
from tests.unit.render.records import Case, Told, files_of, site_of

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
EVIL_LINKS = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example/x", "vbscript:x"]


class _Tags(HTMLParser):
    """The elements of a page, and the ids and classes it was given by its texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


class _Isolation(HTMLParser):
    """The texts and attributes of a page in which a bidirectional control reaches beyond a source's words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.broken: list[str] = []
        self.isolated: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.broken += [value for _, value in attrs if value and "\u202e" in value]
        if self.isolated or tag == "bdi" or ("class", "said") in attrs:
            self.isolated.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.isolated:
            assert self.isolated.pop() == tag

    def handle_data(self, data: str) -> None:
        if "\u202e" in data and not self.isolated:
            self.broken.append(data)


def tags(files: dict[str, str]) -> list[tuple[str, dict[str, str | None]]]:
    return [found for route, text in files.items() if route.endswith(".html") for found in _Tags(text).tags]


def hostile(path: str = "rat.txt", publish: Publish = Publish.FULL) -> Case:
    said = f"Am 7. Mai {SCRIPT} sagte er."
    return Case(
        text=f"{said} Und <b>mehr</b>. [Rat](javascript:alert(1)) ![x](http://evil.example/x.png)",
        told=[Told(said, speaker=SCRIPT, cue="sagte")],
        path=path,
        publish=publish,
        title=SCRIPT,
        publisher=SCRIPT,
        language='de"><script>',
        url="javascript:alert(1)",
    )


@pytest.mark.parametrize("path", ["rat.txt", "rat.md"])
@pytest.mark.parametrize("publish", list(Publish))
def test_no_text_becomes_markup(path: str, publish: Publish) -> None:
    page = ContentPage(name="about", language="de", title=SCRIPT, text=f"# {SCRIPT}\n\n{SCRIPT}")
    files = files_of(site_of(hostile(path, publish), pages=(page,), title=SCRIPT))
    found = tags(files)
    scripts = [attributes for tag, attributes in found if tag == "script"]
    assert all(attributes.get("src") or attributes == {"type": "application/ld+json"} for attributes in scripts)
    assert {tag for tag, _ in found} & {"img", "b", "iframe", "style", "object", "embed", "base"} == set()
    assert not [name for _, attributes in found for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("link", EVIL_LINKS)
def test_no_link_leads_anywhere_but_to_the_web_or_into_the_site(link: str) -> None:
    page = ContentPage(name="about", language="de", title="Über", text=f"[x]({link}) <{link}>")
    case = Case(text=f"Der Rat tagte am 7. Mai in Bonn. [x]({link})", path="rat.md", url=link)
    for _, attributes in tags(files_of(site_of(case, pages=(page,)))):
        for name in ("href", "src", "cite"):
            address = attributes.get(name) or ""
            assert not address.startswith("//")
            assert re.match(r"(?![a-z]+:)|https?://", address), address


def test_every_page_forbids_what_it_does_not_need() -> None:
    for route, text in files_of(site_of(Case())).items():
        if route.endswith(".html"):
            policies = [
                attributes["content"]
                for tag, attributes in _Tags(text).tags
                if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
            ]
            assert policies == [POLICY], route
            assert text.index("Content-Security-Policy") < text.index("<title>")


def test_no_page_has_script_or_style_of_its_own() -> None:
    for route, text in files_of(site_of(Case())).items():
        if route.endswith(".html"):
            scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text)
            assert set(scripts) <= {'<script type="application/ld+json">'}, route  # data, which no browser runs
            without_values = re.sub(r'="[^"]*"', '=""', text)  # what is to be copied holds a frame with a style
            assert re.findall(r"<style|<[^>]*\sstyle=", without_values) == []


def test_no_attribute_goes_unquoted() -> None:
    for route, text in files_of(site_of(Case())).items():
        if route.endswith(".html"):
            assert re.findall(r"<[a-z][^<>]*\s[a-z-]+=[^\"\s>]", re.sub(r'"[^"]*"', '""', text)) == [], route


def test_what_reorders_text_stays_inside_what_it_stands_in() -> None:
    said = "Am 7. Mai \u202esagte\u200b er."
    files = files_of(site_of(Case(text=said, told=[Told(said, speaker="Petra\u202e Kalb")], title="Rat\u202e")))
    for route, text in files.items():
        assert _Isolation(text).broken == [], route
    assert re.sub(r"<[^>]*>", "", files["sources/rat.html"]).count(said) == 1


def test_the_search_index_cannot_end_its_script() -> None:
    said = "Am 7. Mai </script><!-- \u2028 sagte er."
    shard = files_of(site_of(Case(text=said, told=[Told(said)])))["search/0.js"]
    assert "</script" not in shard
    assert "<!--" not in shard


@pytest.mark.parametrize("sign", ["[", "<a ", "![", "(", "*", "`", "> "])
def test_a_source_that_is_slow_for_markdown_does_not_hold_up_the_build(sign: str) -> None:
    started = time.process_time()
    said = "Am 7. Mai sagte er."
    files = files_of(site_of(Case(text=f"{said}\n\n{sign * 20000}", told=[Told(said)], path="rat.md")))
    assert time.process_time() - started < 10
    assert said in files["sources/rat.html"]


def test_a_source_with_very_many_passages_does_not_hold_up_the_build() -> None:
    sentences = [f"Am 7. Mai ging er {number}mal." for number in range(1500)]
    case = Case(text="\n\n".join(sentences), told=[Told(sentence) for sentence in sentences])
    started = time.process_time()
    page = files_of(site_of(case))["sources/rat.html"]
    assert page.count("<mark") == 1500
    assert time.process_time() - started < 30


def test_half_surrogates_and_controls_do_not_stop_a_page() -> None:
    said = "Am 7. Mai \ud800\x00\x1b[2J sagte er."
    page = files_of(site_of(Case(text=said, told=[Told(said)], title="\udfff\x07")))["sources/rat.html"]
    assert "\x1b" not in page
    assert "\x00" not in page
