import re

import pytest

from tests.unit.render.records import Case, Told, files_of, site_of


def chronicle(*dates: str | None, split_above: int = 2000) -> dict[str, str]:
    """Return the site of one passage for each date."""
    passages = [f"Das geschah zum {number}. Mal." for number in range(len(dates))]
    told = [Told(passage, date) for passage, date in zip(passages, dates, strict=True)]
    return files_of(site_of(Case(text=" ".join(passages), told=told), split_above=split_above))


def told_on(page: str) -> list[str]:
    """Return the dates (EDTF) of the entries of a page."""
    return re.findall(r'class="when[^>]* (?:data-edtf|datetime)="([^"]*)">', page)


def notes(page: str) -> list[tuple[str, str, str]]:
    return re.findall(r'<p class="note"><a href="([^"]*)">([^<]*)</a>: ([^<]*)</p>', page)


def test_what_is_not_known_to_the_month_stands_on_the_page_of_its_year_and_nowhere_deeper() -> None:
    files = chronicle("2024", "2024-05", "2024-05-24", "2024-21")
    assert set(told_on(files["years/2024.html"])) == {"2024", "2024-05", "2024-05-24", "2024-21"}
    assert set(told_on(files["years/2024-05.html"])) == {"2024-05", "2024-05-24"}
    assert told_on(files["years/2024-05-24.html"]) == ["2024-05-24"]


def test_the_pages_below_say_what_may_belong_there_too() -> None:
    files = chronicle("2024", "2024-05", "2024-05-24")
    year = ("2024.html#y2024-open", "Im Jahr 2024 ohne bestimmten Monat", "1 Eintrag")
    assert notes(files["years/2024-05.html"]) == [year]
    assert notes(files["years/2024-05-24.html"]) == [
        ("2024-05.html", "Im Mai 2024 ohne bestimmten Tag", "1 Eintrag"),
        year,
    ]
    assert 'id="y2024-open"' in files["years/2024.html"]


def test_months_and_days_lead_up_and_to_those_beside_them_in_which_something_stands() -> None:
    files = chronicle("2023-11-02", "2024-05-03", "2024-05-24")
    day = files["years/2024-05-03.html"]
    assert re.findall(r'rel="(prev|next)" href="([^"]*)"', day) == [
        ("prev", "2023-11-02.html"),
        ("next", "2024-05-24.html"),
    ]
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', day, re.DOTALL)
    assert crumbs
    assert re.findall(r'href="([^"]*)"', crumbs[0]) == ["../index.html", "2024.html", "2024-05.html"]
    assert re.findall(r'rel="prev" href="([^"]*)"', files["years/2024-05.html"]) == ["2023-11.html"]


def test_a_month_leads_to_its_days() -> None:
    month = chronicle("2024-05-03", "2024-05-03", "2024-05-24")["years/2024-05.html"]
    days = re.search(r'<nav class="days".*?</nav>', month, re.DOTALL)
    assert days
    assert re.findall(r'href="([^"]*)">(\d+)<span class="vh">: ([^<]*)<', days[0]) == [
        ("2024-05-03.html", "3", "2 Einträge"),
        ("2024-05-24.html", "24", "1 Eintrag"),
    ]


def test_a_day_leads_to_the_other_days_of_its_month() -> None:
    day = chronicle("2024-05-03", "2024-05-24", "2024-06-01")["years/2024-05-24.html"]
    days = re.search(r'<nav class="days".*?</nav>', day, re.DOTALL)
    assert days
    assert re.findall(r'href="([^"]*)"( aria-current="page")?>', days[0]) == [
        ("2024-05-03.html", ""),
        ("2024-05-24.html", ' aria-current="page"'),
    ]


def test_a_year_is_headed_by_its_months_in_order() -> None:
    page = chronicle("2024-02-03", "2024-05-24", "2024-05-25", "2024-21")["index.html"]
    heads = re.findall(r'<h3(?: id="([^"]*)")? tabindex="-1">(?:<a href="[^"]*">)?([^<]*)', page)
    assert heads == [("y2024-02", "Februar"), ("y2024-open", "Ohne bestimmten Monat"), ("y2024-05", "Mai")]


@pytest.mark.parametrize("split_above", [0, 2000])
def test_an_id_comes_once_on_a_page(split_above: int) -> None:
    dates = ("2024-01-01", "2024", "2024-01-05", "-0489-05-07", "Y12024", None, "[..2024-05-17]")
    files = chronicle(*dates, split_above=split_above)
    for route, page in files.items():
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(ids) == len(set(ids)), route
