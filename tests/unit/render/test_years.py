import re

import pytest

from sitegen.render.paging import ENTRIES
from tests.unit.render.records import Case, Told, files_of, site_of


def chronicle(*dates: str | None, split_above: int = 0) -> dict[str, str]:
    """Return the site of one passage for each date."""
    passages = [f"Das geschah zum {number}. Mal." for number in range(len(dates))]
    told = [Told(passage, date) for passage, date in zip(passages, dates, strict=True)]
    return files_of(site_of(Case(text=" ".join(passages), told=told), split_above=split_above))


def strip(html: str) -> list[tuple[str, str]]:
    """Return the label and the link of each step of the strip, an empty link where there is none."""
    nav = re.search(r'<nav class="strip".*?</nav>', html, re.DOTALL)
    assert nav is not None
    found = re.findall(r'<li class="[^"]*">(?:<a href="([^"]*)"|<span)(.*?)</li>', nav[0], re.DOTALL)
    return [(re.findall(r'class="label"[^>]*>([^<]*)', rest)[0], url) for url, rest in found]


def years(first: int, last: int) -> list[str]:
    return [f"{'-' * (year < 0)}{abs(year):04}-05-07" for year in range(first, last + 1)]


def test_few_years_are_all_named() -> None:
    assert strip(chronicle("2023", "2024")["index.html"]) == [
        ("2023", "years/2023.html"),
        ("2024", "years/2024.html"),
    ]


def test_the_page_of_a_year_names_its_months_and_the_years_beside_it() -> None:
    page = chronicle(*years(2001, 2009), None)["years/2005.html"]
    labels = [label for label, _ in strip(page)]
    assert labels[:3] == ["Alle Jahre", "2004", "2005"]
    assert labels[3:15] == ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
    assert labels[15:] == ["2006"]
    months = dict(strip(page))
    assert months["Mai"] == "2005-05.html"
    assert months["Jun"] == ""


def test_only_the_year_and_its_months_are_marked_in_the_strip() -> None:
    files = chronicle("2005-05-07", "2005-05-08", "2005-06-01", "2006-01-01")
    marked = re.compile(r'<nav class="strip".*?</nav>', re.DOTALL)
    lists = ("years/2005.html", "years/2005-05.html", "years/2005-06.html")
    assert [marked.findall(files[route])[0].count("aria-current") for route in lists] == [1, 1, 1]
    assert marked.findall(files["years/2005-05-07.html"]) == []


@pytest.mark.parametrize("count", [80, 1500])
def test_the_strip_has_one_size_however_many_years_there_are(count: int) -> None:
    files = chronicle(*years(2001, 2001 + count))
    assert len(strip(files["index.html"])) <= 60
    assert len(strip(files["years/2030.html"])) <= 20
    assert len(files["index.html"]) < 40_000
    assert len(files["years/2030.html"]) < 15_000


def test_many_years_stand_under_their_decades() -> None:
    files = chronicle("1349-05-07", *years(1951, 2024))
    assert strip(files["index.html"])[:3] == [
        ("1349", "years/1349.html"),
        ("1950er", "years/1950-to-1959.html"),
        ("1960er", "years/1960-to-1969.html"),
    ]
    decade = files["years/1950-to-1959.html"]
    assert "<h1>1950er-Jahre</h1>" in decade
    assert [label for label, _ in strip(decade)] == ["Alle Jahre", *(str(year) for year in range(1951, 1960))]
    assert ("1950er", "1950-to-1959.html") in strip(files["years/1955.html"])


def test_very_many_years_stand_under_their_centuries_and_these_under_decades() -> None:
    files = chronicle(*years(-30, 1200))
    assert strip(files["index.html"])[:2] == [
        ("101 v. Chr.–2 v. Chr.", "years/minus-0100-to-minus-0001.html"),
        ("1 v. Chr.–99", "years/0000-to-0099.html"),
    ]
    assert ("1100er", "1100-to-1109.html") in strip(files["years/1100-to-1199.html"])
    assert ("1100–1199", "1100-to-1199.html") in strip(files["years/1103.html"])
    assert "<h1>12. Jahrhundert</h1>" in files["years/1100-to-1199.html"]


def test_on_one_page_a_decade_leads_to_its_first_year() -> None:
    files = chronicle(*years(1931, 2024), split_above=2000)
    assert strip(files["index.html"])[1] == ("1940er", "#y1940")
    assert not [route for route in files if "-to-" in route]


def test_a_long_year_leads_to_its_months_and_each_entry_leads_to_its_own() -> None:
    dates = ["2024-01-02"] * (ENTRIES + 1) + ["2024", "2024-06-03"]
    passages = [f"Das geschah zum {number}. Mal." for number in range(len(dates))]
    case = Case(
        text=" ".join(passages),
        told=[Told(passage, date) for passage, date in zip(passages, dates, strict=True)],
    )
    site = site_of(case, split_above=0)
    files = files_of(site)
    ids = {entry.when.edtf: entry.id for entry in site.entries}
    listed = {route: text.count('<li id="e-') for route, text in files.items() if route.startswith("years/")}
    assert listed == {
        "years/2024.html": 1,
        "years/2024-01.html": ENTRIES,
        "years/2024-01.2.html": 1,
        "years/2024-01-02.html": ENTRIES,
        "years/2024-01-02.2.html": 1,
        "years/2024-06.html": 1,
        "years/2024-06-03.html": 1,
    }
    assert f'href="../years/2024-01.2.html#e-{ids["2024-01-02"]}"' in files[f"entries/{ids['2024-01-02']}.html"]
    assert f'href="../years/2024.html#e-{ids["2024"]}"' in files[f"entries/{ids['2024']}.html"]
    assert '<a href="2024-06.html">Juni</a> – 1 Eintrag' in files["years/2024.html"]
    assert '<a rel="next" href="2024-01.2.html">' in files["years/2024-01.html"]
    assert "<title>Januar 2024 (Seite 2 von 2)" in files["years/2024-01.2.html"]


def test_what_has_no_date_and_what_is_in_doubt_stand_in_parts_too() -> None:
    files = chronicle(*[None] * (ENTRIES + 3))
    assert files["years/undated.2.html"].count('<li id="e-') == 3
    assert [files[route].count("<li>\n<h3>") for route in ("undated.html", "undated.2.html")] == [ENTRIES, 3]
    assert "undated.3.html" not in files


def test_a_site_without_dates_has_a_strip_without_years() -> None:
    assert strip(chronicle(None)["index.html"]) == [("Ohne Datum", "years/undated.html#undated")]
