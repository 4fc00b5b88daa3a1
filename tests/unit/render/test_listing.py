import re
from dataclasses import replace

from sitegen.model import Reason
from tests.unit.render.records import Case, Told, files_of, site_of


def cases(count: int) -> list[Case]:
    """Return *count* documents, each of a voice of its own, the first of them telling most."""
    made = []
    for number in range(count):
        days = range(1, 4 if number == 0 else 2)
        text = " ".join(f"Am {day}. Mai ging Rat {number} fort." for day in days)
        told = [Told(f"Am {day}. Mai ging Rat {number} fort.", f"2024-05-{day:02}") for day in days]
        made.append(Case(id=f"d{number}", path=f"d{number}.txt", text=text, told=told, publisher=f"Bote {number}"))
    return made


def filters(index: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = re.findall(r'id="f-s\d+" checked [^>]*> <bdi>([^<]*)</bdi> \((\d+)\)', index)
    return found


def test_each_voice_has_a_filter_the_one_that_tells_most_first() -> None:
    index = files_of(site_of(*cases(3)))["index.html"]
    assert filters(index) == [("Bote 0", "3"), ("Bote 1", "1"), ("Bote 2", "1")]
    assert index.count('data-s="1"') == 3


def test_two_documents_of_one_voice_share_a_filter() -> None:
    first, second, third = cases(3)
    second.publisher = first.publisher
    index = files_of(site_of(first, second, third))["index.html"]
    assert filters(index) == [("Bote 0", "4"), ("Bote 2", "1")]


def choices(index: str, name: str) -> list[tuple[str, bool]]:
    """Return the choices of a list and whether each of them needs a script."""
    found = re.search(rf'<select id="f-{name}".*?</select>', index, re.DOTALL)
    rows = re.findall(r'<option value="\d+"( disabled)?>([^<]*)<', found[0]) if found else []
    return [(said, bool(disabled)) for disabled, said in rows]


def test_many_voices_stand_in_a_list_and_not_in_boxes() -> None:
    twelve, thirteen = (files_of(site_of(*cases(count)))["index.html"] for count in (12, 13))
    assert (len(filters(twelve)), choices(twelve, "source")) == (12, [])
    assert (len(filters(thirteen)), len(choices(thirteen, "source"))) == (0, 13)


def test_a_list_names_those_first_who_speak_most_and_needs_a_script_only_for_the_rest() -> None:
    names = ["Ada Berg", "Bo Kalb", *(f"Rat {number}" for number in range(12))]
    told = [Told(f"{name} sagte es.", f"2024-05-{day:02}", name) for day, name in enumerate([*names, "Bo Kalb"], 1)]
    text = " ".join(one.passage for one in told[:-1]) + " Und Bo Kalb sagte es."
    told[-1].passage = "Und Bo Kalb sagte es."
    index = files_of(site_of(Case(text=text, told=told)))["index.html"]
    found = choices(index, "speaker")
    assert found[:2] == [("Bo Kalb", False), ("Ada Berg", False)]
    assert [needs for _, needs in found] == [False] * 12 + [True] * 2
    assert index.count('data-p="1"') == 2


def test_a_single_voice_needs_no_filter() -> None:
    assert filters(files_of(site_of(*cases(1)))["index.html"]) == []


def test_the_list_of_sources_says_what_each_tells_and_tells_alone() -> None:
    page = files_of(site_of(*cases(2)))["sources/index.html"]
    assert re.findall(r'<td class="count"[^>]*>([^<]*)</td>', page) == ["3", "3", "100 %", "1", "1", "100 %"]


def test_the_same_day_is_said_once_to_the_eye() -> None:
    told = [Told("Am 7. Mai kam er."), Told("Am 7. Mai ging er.")]
    index = files_of(site_of(Case(text="Am 7. Mai kam er. Am 7. Mai ging er.", told=told)))["index.html"]
    assert re.findall(r'<time class="(when[^"]*)"', index) == ["when", "when repeats"]


def test_a_list_says_why_a_date_where_the_source_does_not_name_it_in_full() -> None:
    site = site_of(Case())
    (entry,) = site.entries
    named = replace(entry, when=replace(entry.when, reason=Reason("date-told", (("text", "7. Mai"),))))
    unsure = replace(named, when=replace(named.when, certain=False))
    said = [
        files_of(replace(site, entries=(one,)))["index.html"].count('<p class="why">Datum: ')
        for one in (entry, named, unsure)
    ]
    assert said == [1, 0, 1]


def test_the_page_of_an_entry_always_says_why_this_date() -> None:
    site = site_of(Case())
    (entry,) = site.entries
    named = replace(entry, when=replace(entry.when, reason=Reason("date-told", (("text", "7. Mai"),))))
    assert "„7. Mai“, so steht es" in files_of(replace(site, entries=(named,)))[f"entries/{entry.id}.html"]


def test_only_the_exceptions_are_marked_in_a_list() -> None:
    case = Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", certain=False)])
    sure, unsure = (files_of(site_of(one))["index.html"] for one in (Case(), case))
    assert ("data-unsure" in sure, "data-unsure" in unsure) == (False, True)
    assert "data-checked" not in sure + unsure


def test_names_written_from_the_right_stay_among_themselves() -> None:
    plain, turning = (files_of(site_of(Case(publisher=name)))["index.html"] for name in ("Bote", "בוט"))
    assert '">Bote, 8.' in plain
    assert "<bdi>בוט</bdi>, 8." in turning
