"""Threat 1: raw HTML and links that run something, in whatever people or sources write."""

import re
from pathlib import Path

import pytest

from tests.threats.project import SAID, SETTINGS, Site, build_site

SCRIPT = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)><b onclick=alert(3)>"
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#x73;cript:alert(1)",
    "&#1;javascript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/x",
    "\\\\evil.example/x",
    "https:evil.example",
    "file:///etc/passwd",
]


def quoted(text: str) -> str:
    """Return *text* as a YAML or TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def hostile_site(folder: Path, words: str, link: str) -> Site:
    """Return a site with *words* and *link* wherever a person or a source can write something."""
    fields = "".join(f"{name}: {quoted(words)}\n" for name in ("title", "author", "publisher", "kind", "licence"))
    body = f"{SAID} „Am 8. Mai {words} kommt er“, sagte Petra Kalb. [x]({link}) <{link}> ![x]({link})\n\n"
    body += f'<a href="{link}">x</a>\n\n{words}\n\n[1]: {link}\n[x][1]\n'
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in ("drei", words, words, link, link))
    return build_site(
        folder,
        {
            "seeds/eins.md": f"---\n{fields}url: {quoted(link)}\n---\n{body}",
            "seeds/zwei.txt": f"{words}\n2024-05-09\n\n{body}",
            "seeds/drei.txt": f"{SAID}\n\n{body}",
            "content/sources.csv": f"id,title,publisher,url,archived_url\n{row}\n",
            "content/pages/about.de.md": f"---\ntitle: {quoted(words)}\n---\n# {words}\n\n{body}",
        },
        SETTINGS.replace('"Chronik"', quoted(words)) + "[timeline]\nmin_confidence = 0\n",
    )


def test_no_words_become_an_element_or_a_handler(tmp_path: Path) -> None:
    plain = hostile_site(tmp_path / "plain", "Wort", "https://example.org/")
    hostile = hostile_site(tmp_path / "hostile", SCRIPT, "https://example.org/")
    expected = {tag for page in plain.pages.values() for tag, _ in page.elements}
    assert len(hostile.pages) > 8
    for route, page in hostile.pages.items():
        assert {tag for tag, _ in page.elements} <= expected | {"sup"}, route
        names = {name for _, attributes in page.elements for name in attributes}
        assert not [name for name in names if name.startswith("on") or name in {"style", "srcdoc", "formaction"}], route
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        files = [script.get("src") for script in scripts if script.get("type") != "application/ld+json"]
        assert all(re.fullmatch(r"(\.\./)*(theme/site|search/\d+)\.js", file or "") for file in files), route


def test_the_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    site = hostile_site(tmp_path, SCRIPT, "https://example.org/")
    for route in ("sources/eins.html", "sources/zwei.html", "sources/drei.html", "pages/about.html", "index.html"):
        assert "<script>alert(1)</script>" in site.pages[route].text, route
    for route in ("sources/eins.html", "pages/about.html"):
        assert '<a href="https://example.org/">x</a>' in site.pages[route].text, route


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_to_the_web_or_into_the_site(link: str, tmp_path: Path) -> None:
    for route, page in hostile_site(tmp_path, "Wort", link).pages.items():
        for tag, address in page.addresses():
            inside = re.fullmatch(r"(?:\.\./)*[\w.-]*(?:/[\w.-]+)*(?:#.*)?", address)
            assert inside or re.match(r"https?://[\w.]+", address), (route, tag, address)
            assert not address.startswith("//"), (route, tag, address)


def test_characters_that_stand_for_marks_while_markdown_runs_are_only_characters(tmp_path: Path) -> None:
    odd = "\ue000\uf8ff\U000f0000\U000f0001\U000ffffd\U00100000\U0010fffd\u0002\u0003wzxhzdk:0\u0003klzzwxh:1\u0003"
    said = f"Der Rat {odd} tagte am 7. Mai 2024 *hier* {odd} in Bonn."
    site = build_site(tmp_path, {"seeds/rat.md": f"{odd}\n\n{said}\n", "content/pages/about.de.md": said})
    page = site.pages["sources/rat.html"]
    private = [character for character in odd if character >= "\ue000"]
    shown = [character for character in page.text if character in private]
    assert shown == private * (len(shown) // len(private))
    assert len(shown) >= 3 * len(private)
    assert sum(tag == "mark" and "id" in attributes for tag, attributes in page.elements) == 1
