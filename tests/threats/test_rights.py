"""What a source may show: all, the passages used, or nothing, in whatever file of the site.

Each word of a source is one that stands nowhere else, so that it can be looked for everywhere.
"""

import json
import re
from itertools import count
from pathlib import Path

import pytest

from tests.threats.project import Site, build_site

LIMIT = 80
CONTEXT = 32  # code points that timeline.json may give on each side of a passage
SETTINGS = f'[site]\ntitle = "Chronik"\nlanguage = "de"\n[sources]\nexcerpt_limit = {LIMIT}\n'
MARKER = re.compile(r"[fel]wort[a-j]+q")


def article(kind: str) -> str:
    """Return an article of marker words; *kind* is their first letter."""
    number = count(100)

    def words(many: int) -> str:
        return " ".join(f"{kind}wort{''.join('abcdefghij'[int(d)] for d in str(next(number)))}q" for _ in range(many))

    return "\n\n".join(
        [
            f"Der {words(4)} ruhte {words(6)}. Niemand {words(12)} ging dorthin, {words(9)}.",
            f"Der Rat tagte am 7. Mai 2024 in Bonn {words(20)}. Dann schlief {words(15)} noch lange weiter.",
            f"„Am Freitag {words(20)} kommen wir“, sagte Petra Kalb {words(3)}. Sonst {words(12)} schwieg man.",
            f"Später {words(20)}. Man {words(5)} erklärte, dass {words(10)} sei.",
            f"Am 9. Mai 2024 {words(3)} begann das Fest. Seit drei Wochen {words(4)} regnete es.",
        ]
    )


HEADERS = {
    "front matter": ("md", "---\npublish: {publish}\ntitle: Der Titel\ndate: 2024-05-10\npublisher: Anzeiger\n---\n"),
    "a title and a stamp": ("txt", "Der Titel\n10. Mai 2024\n\n"),
    "a stamp alone": ("txt", "10.05.2024\n\n"),
    "a stamp before the text": ("txt", " date 2024-05 "),
    "a dateline": ("txt", "BONN, 10. Mai 2024 – "),
    "nothing": ("txt", ""),
}


def rights_site(folder: Path, header: str, settings: str = SETTINGS) -> tuple[Site, dict[str, str]]:
    """Return a site with a source of each kind, and their texts."""
    suffix, head = HEADERS[header]
    kinds = {"full": "f", "excerpts": "e", "link": "l"}
    texts = {publish: head.replace("{publish}", publish) + article(kind) for publish, kind in kinds.items()}
    files = {f"seeds/{publish}.{suffix}": text for publish, text in texts.items()}
    table = "id,publish\n" + "".join(f"{publish},{publish}\n" for publish in kinds)
    site = build_site(folder, {**files, "content/sources.csv": table}, settings)
    return site, texts


def markers(text: str, kind: str) -> set[str]:
    """Return the words of the source of *kind* that stand in *text*."""
    return {word for word in MARKER.findall(text) if word.startswith(kind)}


@pytest.mark.parametrize("header", HEADERS)
def test_of_a_source_that_is_only_linked_no_word_is_in_any_file(header: str, tmp_path: Path) -> None:
    site, _ = rights_site(tmp_path, header)
    assert [d["publish"] for d in site.timeline["documents"]] == ["excerpts", "full", "link"]
    assert {passage["document"] for entry in site.timeline["entries"] for passage in entry["sources"]} >= {"link"}
    for path in (path for path in site.folder.rglob("*") if path.is_file()):
        assert markers(path.read_bytes().decode("utf-8", "replace"), "l") == set(), path.name


def test_how_a_linked_source_says_a_date_is_in_no_file(tmp_path: Path) -> None:
    text = "---\npublish: link\ndate: 2024-05-10\n---\nDer Rat tagte vorgestern in Bonn."
    site = build_site(tmp_path, {"seeds/rat.md": text}, SETTINGS)
    assert [entry["date"] for entry in site.timeline["entries"]] == ["2024-05-08"]
    assert not [route for route, content in site.files.items() if "vorgestern" in content]


@pytest.mark.parametrize("header", HEADERS)
def test_of_excerpts_only_the_passages_used_are_shown_each_up_to_the_limit(header: str, tmp_path: Path) -> None:
    site, texts = rights_site(tmp_path, header)
    text = texts["excerpts"]
    told = [p for entry in site.timeline["entries"] for p in entry["sources"] if p["document"] == "excerpts"]
    assert any(passage["truncated"] for passage in told)
    for passage in told:
        assert len(passage["exact"]) <= LIMIT
        assert text.startswith(passage["exact"], passage["start"])
        assert max(len(passage["prefix"]), len(passage["suffix"])) <= CONTEXT
    used = markers(" ".join(passage["exact"] for passage in told), "e")
    beside = MARKER.findall(" ".join(f"{passage['prefix']} {passage['suffix']}" for passage in told))
    for route, content in site.files.items():
        allowed = used | set(beside) if route == "timeline.json" else used
        assert markers(content, "e") <= allowed, route
    entries = json.dumps([{**entry, "sources": []} for entry in site.timeline["entries"]], ensure_ascii=False)
    assert markers(entries, "e") <= used


@pytest.mark.parametrize("header", HEADERS)
def test_a_full_source_is_shown_whole(header: str, tmp_path: Path) -> None:
    site, texts = rights_site(tmp_path, header)
    assert markers(site.files["sources/full.html"], "f") == markers(texts["full"], "f")
