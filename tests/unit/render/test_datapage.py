from __future__ import annotations

import json
import re
from dataclasses import replace

from sitegen.render.offers import Offer
from tests.unit.render.records import Case, files_of, site_of

OFFERS = (
    Offer(name="json", language="de", route="timeline.json", size=1_300_000),
    Offer(name="feed", language="de", route="feed.xml", size=900),
    Offer(name="timeml", language="de", route="timeml/", size=5_000, files=3),
    Offer(name="csv", language="en", route="timeline.csv", size=5_000),
)
FILES = files_of(replace(site_of(Case(), base_url="https://example.org/c"), offers=OFFERS))


def test_all_data_is_listed_with_its_size_and_what_it_is_for() -> None:
    page = FILES["data.html"]
    assert re.findall(r'<td class="count"[^>]*>([^<]*)', page) == ["1,3 MB", "1 KB", "5 KB"]
    assert re.findall(r'<th scope="row"><a href="([^"]*)"', page) == ["timeline.json", "feed.xml"]
    assert "3 Dateien, bei jeder Quelle verlinkt" in page
    assert "timeline.csv" not in page


def test_every_page_leads_to_the_data_and_points_to_the_feed() -> None:
    entry = next(text for route, text in FILES.items() if route.startswith("entries/"))
    assert '<a href="../data.html">Daten</a>' in entry
    assert (
        '<link rel="alternate" type="application/atom+xml" href="../feed.xml" title="Neues aus den Quellen (Atom)">'
        in entry
    )
    assert 'href="https://example.org/c/feed.xml"' in FILES["404.html"]


def test_links_from_elsewhere_show_title_description_and_a_picture() -> None:
    page = FILES["index.html"]
    assert '<meta property="og:image" content="https://example.org/c/theme/card.png">' in page
    assert '<meta property="og:description" content="Was im Rat geschah">' in page
    assert "og:image" not in files_of(site_of(Case()))["index.html"]


def test_an_entry_is_linked_data_on_its_own_page() -> None:
    entry = next(text for route, text in FILES.items() if route.startswith("entries/"))
    (script,) = re.findall(r'<script type="application/ld\+json">(.*)</script>', entry)
    claim = json.loads(script)
    assert (claim["@context"], claim["@type"]) == ("https://schema.org", "Claim")
    assert claim["@id"].startswith("https://example.org/c/entries/")


def test_a_source_leads_to_its_times_where_they_are_written() -> None:
    assert '<a href="../timeml/rat.tml">TimeML</a>' in FILES["sources/rat.html"]
    assert "TimeML" not in files_of(site_of(Case()))["sources/rat.html"]
