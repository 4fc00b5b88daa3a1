import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitegen.model import Entry, Publish, Reading
from sitegen.render.frame import ContentPage
from tests.unit.render.records import Case, Told, entries_of, files_of, site_of

TWO = Case(
    text="Am 7. Mai tagte er. Am 8. Mai ging er. Petra Kalb sagte, es reicht.",
    told=[
        Told("Am 7. Mai tagte er.", "2023-05-07"),
        Told("Am 8. Mai ging er.", "2024-05-08"),
        Told("Petra Kalb sagte, es reicht.", None, speaker="Petra Kalb"),
    ],
)


def years(html: str) -> list[str]:
    return re.findall(r'<h2 id="[^"]*" tabindex="-1"><a href="[^"]*">([^<]*)</a></h2>', html)


def test_a_small_site_has_the_timeline_on_one_page() -> None:
    files = files_of(site_of(TWO))
    assert years(files["index.html"]) == ["2023", "2024", "Ohne Datum"]
    assert files["index.html"].count('<li id="e-') == 3


def test_a_year_a_month_and_a_day_have_pages_whatever_the_size_of_the_site() -> None:
    files = files_of(site_of(TWO))
    assert sorted(route for route in files if route.startswith("years/")) == [
        "years/2023-05-07.html",
        "years/2023-05.html",
        "years/2023.html",
        "years/2024-05-08.html",
        "years/2024-05.html",
        "years/2024.html",
    ]
    assert all(text.count('<li id="e-') == 1 for route, text in files.items() if route.startswith("years/"))


def test_a_large_site_has_a_page_for_each_year_and_lists_them() -> None:
    files = files_of(site_of(TWO, split_above=2))
    assert years(files["index.html"]) == []
    assert 'href="years/2023.html"' in files["index.html"]
    assert re.findall(r"<h1>(.*)</h1>", files["years/2023.html"]) == ["2023"]
    assert re.findall(r"<h1>(.*)</h1>", files["years/undated.html"]) == ["Ohne Datum"]


def test_an_entry_answers_to_the_ids_of_all_its_mentions() -> None:
    cases = [Case(), Case(id="post", path="post.txt")]
    mentions = [case.reading().mentions[0] for case in cases]
    entry = Entry(id=mentions[0].id, kind=mentions[0].kind, when=mentions[0].when, mentions=tuple(mentions))
    files = files_of(site_of(*cases, entries=[entry], base_url="https://example.org"))
    alias = files[f"entries/{mentions[1].id}.html"]
    assert f'content="0; url={entry.id}.html"' in alias
    assert f'<a href="{entry.id}.html">' in alias
    assert f'<link rel="canonical" href="https://example.org/entries/{entry.id}.html">' in alias


def test_entries_lead_to_the_ones_before_and_after() -> None:
    site = site_of(TWO)
    first, second, _ = (entry.id for entry in site.entries)
    files = files_of(site)
    assert f'rel="next" href="{second}.html"' in files[f"entries/{first}.html"]
    assert f'rel="prev" href="{first}.html"' in files[f"entries/{second}.html"]
    assert 'rel="prev"' not in files[f"entries/{first}.html"]


def test_what_is_undated_or_doubtful_is_told_with_what_would_settle_it() -> None:
    case = Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", None)], date=None)
    page = files_of(site_of(case))["undated.html"]
    assert "content/sources/rat.md" in page
    assert "Quellen ohne Datum" in page
    assert "Einträge ohne Datum" in page


def test_what_is_settled_is_not_on_the_page_of_doubts() -> None:
    assert "Alles ist datiert" in files_of(site_of(Case()))["undated.html"]


def test_a_heading_names_who_speaks_and_the_chronology_never_does() -> None:
    titles = re.findall(r"<h[34]><i>.*?</h[34]>", files_of(site_of(TWO))["index.html"], re.DOTALL)
    assert len(titles) == 3
    assert all("Der Bote schreibt" in title or "Petra Kalb sagte" in title for title in titles)


def test_a_planned_entry_is_announced() -> None:
    case = Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", planned=True)])
    page = files_of(site_of(case))["index.html"]
    assert re.search(r'<time class="when" datetime="[^"]*"><span class="planned">Angekündigt für</span>', page)
    assert 'data-kind="planned"' in page


def test_the_search_index_holds_what_pages_show_and_no_more() -> None:
    case = Case(text="Geheim ist dies. Der Rat tagte am 7. Mai in Bonn.", publish=Publish.EXCERPTS)
    shard = files_of(site_of(case))["search/0.js"]
    rows = json.loads(shard[shard.index("push(...") + len("push(...") : shard.rindex(");")])
    assert [row["u"].split("/")[0] for row in rows] == ["entries", "sources"]
    assert "Bonn" in shard
    assert "Geheim" not in shard


def test_no_file_holds_words_of_a_source_that_is_only_linked() -> None:
    files = files_of(site_of(Case(publish=Publish.LINK)))
    assert not [route for route, text in files.items() if "Bonn" in text or ":~:" in text]
    assert re.search(r'<li id="m-[0-9a-f]+"><a href="\.\./entries/', files["sources/rat.html"])


def test_no_file_holds_more_of_a_source_than_its_excerpts() -> None:
    text = "Geheim ist dies. Der Rat tagte am 7. Mai in Bonn. Auch das ist geheim."
    files = files_of(site_of(Case(text=text, publish=Publish.EXCERPTS)))
    assert not [route for route, text in files.items() if "eheim" in text.replace("Geheimnis", "")]


def test_written_pages_come_in_the_language_of_the_site_where_there_is_one() -> None:
    pages = (
        ContentPage(name="about", language="de", title="Über uns", text="Hallo"),
        ContentPage(name="about", language="en", title="About us", text="Hello"),
        ContentPage(name="legal", language="en", title="Legal", text="No"),
    )
    files = files_of(site_of(Case(), pages=pages))
    assert "<h1>Über uns</h1>" in files["pages/about.html"]
    assert '<article class="prose" lang="en">' in files["pages/legal.html"]


def test_only_the_sitemap_and_canonical_links_need_the_address_of_the_site() -> None:
    without, with_ = files_of(site_of(Case())), files_of(site_of(Case(), base_url="https://example.org/x/"))
    assert set(with_) - set(without) == {"sitemap.xml", "robots.txt"}
    assert "<loc>https://example.org/x/</loc>" in with_["sitemap.xml"]
    assert 'href="https://example.org/x/theme/style.css"' in with_["404.html"]
    assert 'href="theme/style.css"' in with_["index.html"]


def test_an_empty_site_says_so() -> None:
    assert "noch nichts Datiertes" in files_of(site_of())["index.html"]


def test_english_pages_carry_the_same_entries_at_the_same_addresses() -> None:
    german, english = files_of(site_of(TWO)), files_of(site_of(TWO, language="en"))
    assert set(german) == set(english)
    assert '<html lang="en">' in english["index.html"]
    assert '<bdi lang="de">Am 7. Mai tagte er.</bdi>' in english["index.html"]


def test_every_page_has_the_same_small_frame_however_many_entries() -> None:
    few = files_of(site_of(Case()))
    text = " ".join(f"Am {day}. Mai ging er {day}mal." for day in range(1, 29))
    told = [Told(f"Am {day}. Mai ging er {day}mal.", f"2024-05-{day:02}") for day in range(1, 29)]
    many = files_of(site_of(Case(text=text, told=told)))
    assert len(few["404.html"]) == len(many["404.html"])


def test_pages_are_the_same_whatever_else_was_rendered() -> None:
    assert files_of(site_of(TWO)) == files_of(site_of(TWO))


def test_entries_are_walked_twice_and_readings_once() -> None:
    site = site_of(TWO)
    walks = {"entries": 0, "readings": 0}

    class Counted(list[Entry]):
        def __iter__(self) -> Iterator[Entry]:
            walks["entries"] += 1
            return super().__iter__()

    def readings() -> Iterable[Reading]:
        walks["readings"] += 1
        return site.readings()

    files_of(replace(site, entries=Counted(entries_of(list(site.readings()))), readings=readings))
    assert walks == {"entries": 2, "readings": 1}
