"""From seeds to pages and data: what entries have to do with each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from sitegen.pipeline import build, open_project
from sitegen.review import review

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = {
    "anzeiger": (
        "Der Brand in der Weberei\nAnzeiger\n8. Mai 2024\n\n"
        "Beim Brand in der Weberei Ilm wurden am 7. Mai zwölf Arbeiter verletzt. "
        "Stunden zuvor hatte am 7. Mai der Betriebsrat in Ollersiel getagt.\n\n"
        "Für das Tierheim Ilm sammelte der Verein 740 Euro am 6. Mai.\n\n"
        "Am 20. Juni soll die Fähre nach Orth in Kappeln getauft werden. Am 3. August soll der Zirkus Alba gastieren.\n"
    ),
    "kreisblatt": (
        "Weberei brannte\nKreisblatt\n9. Mai 2024\n\nDer Brand in der Weberei Ilm verletzte am 7. Mai 14 Arbeiter. "
        "Der Verein sammelte 470 Euro am 6. Mai für das Tierheim Ilm.\n"
    ),
    "uferblog": "Die Taufe\nUferblog\n21. Juni 2024\n\nAm 20. Juni wurde in Kappeln die Fähre nach Orth getauft.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("related")
    return _built(folder, SEEDS)


def _built(folder: Path, seeds: dict[str, str]) -> Path:
    (folder / "seeds").mkdir()
    for name, text in seeds.items():
        publisher = text.splitlines()[1]
        lines = [line for line in text.splitlines() if line != publisher]
        head = f"---\npublisher: {publisher}\n---\n"
        (folder / "seeds" / f"{name}.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    build(open_project(folder), today="2024-07-01")
    return folder / "site"


def _entries(site: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((site / "timeline.json").read_text(encoding="utf-8"))["entries"]
    return {entry["sources"][0]["exact"]: entry for entry in found}


def _entry(site: Path, words: str) -> dict[str, Any]:
    return next(entry for exact, entry in _entries(site).items() if words in exact)


def test_the_data_give_both_values_and_passages_of_a_conflict(site: Path) -> None:
    one, other = _entry(site, "740 Euro"), _entry(site, "470 Euro")
    (conflict,) = one["conflicts"]
    assert (conflict["about"], conflict["here"], conflict["there"]) == ("figure", "740 Euro", "470 Euro")
    assert conflict["entry"] == other["id"]
    assert conflict["passages"] == [one["id"], other["id"]]
    assert other["conflicts"][0]["there"] == "740 Euro"


def test_passages_of_one_entry_may_contradict_each_other(site: Path) -> None:
    entry = _entry(site, "zwölf Arbeiter")
    (conflict,) = entry["conflicts"]
    assert conflict["entry"] == entry["id"]
    assert (conflict["here"], conflict["there"]) == ("zwölf Arbeiter", "14 Arbeiter")


def test_the_page_of_contradictions_shows_both_passages_once_and_stands_in_the_menu(site: Path) -> None:
    page = (site / "conflicts.html").read_text(encoding="utf-8")
    assert page.count("<blockquote") == 4
    assert "Kreisblatt" in page
    assert "9. Mai 2024" in page
    assert 'href="conflicts.html"' in (site / "index.html").read_text(encoding="utf-8")


def test_an_entry_shows_the_words_of_the_other_side(site: Path) -> None:
    page = (site / "entries" / f"{_entry(site, '740 Euro')['id']}.html").read_text(encoding="utf-8")
    assert "Der Verein sammelte 470 Euro am 6. Mai für das Tierheim Ilm." in page
    assert "Dort „470 Euro“, hier „740 Euro“" in page


def test_what_a_text_tells_first_stands_first_on_its_day(site: Path) -> None:
    order = list(_entries(site))
    before = next(exact for exact in order if "Betriebsrat" in exact)
    brand = next(exact for exact in order if "zwölf" in exact)
    assert order.index(before) < order.index(brand)
    kinds = {link["kind"]: link["why"] for link in _entry(site, "Betriebsrat")["links"]}
    assert kinds["after"] == "Der Text sagt: „Stunden zuvor“."


def test_a_plan_leads_to_what_came_of_it_or_says_that_nothing_was_found(site: Path) -> None:
    plan, done, open_plan = (_entry(site, words) for words in ("soll die Fähre", "wurde in Kappeln", "Zirkus Alba"))
    assert [(link["kind"], link["entry"]) for link in plan["links"]] == [("outcome", done["id"])]
    assert [(link["kind"], link["entry"]) for link in done["links"]] == [("plan", plan["id"])]
    silent = "Ob es dazu kam, hat das Programm in keiner der Quellen gefunden."
    pages = [(site / "entries" / f"{entry['id']}.html").read_text(encoding="utf-8") for entry in (plan, open_plan)]
    assert silent not in pages[0]
    assert silent in pages[1]


def test_a_source_that_is_only_linked_shows_no_words_of_the_other_side(tmp_path: Path) -> None:
    (tmp_path / "content" / "sources").mkdir(parents=True)
    (tmp_path / "content" / "sources" / "kreisblatt.md").write_text("---\npublish: link\n---\n", encoding="utf-8")
    made = _built(tmp_path, SEEDS)
    shown = [path.read_text(encoding="utf-8") for path in made.rglob("*") if path.suffix in {".html", ".json", ".js"}]
    assert any("Kreisblatt" in text for text in shown)
    assert not [text for text in shown if "14 Arbeiter" in text or "470 Euro" in text]


def test_without_a_contradiction_there_is_no_page_of_them(tmp_path: Path) -> None:
    made = _built(tmp_path, {"uferblog": SEEDS["uferblog"]})
    assert not (made / "conflicts.html").exists()
    assert "conflicts.html" not in (made / "index.html").read_text(encoding="utf-8")


DAYS = {
    "anzeiger": "Die Bark\nAnzeiger\n20. Mai 2024\n\nAm 3. Mai 2024 strandete die Bark Sturmvogel vor Altmünde.\n",
    "uferblog": "Die Bark\nUferblog\n21. Mai 2024\n\nAm 5. Mai 2024 strandete die Bark Sturmvogel vor Altmünde.\n",
}
PASSAGE = "source: anzeiger\nquote: strandete die Bark Sturmvogel vor Altmünde\n"


def _decided(folder: Path, text: str) -> Path:
    (folder / "content" / "entries").mkdir(parents=True)
    (folder / "content" / "entries" / "bark.md").write_text(f"---\n{PASSAGE}{text}---\n", encoding="utf-8")
    return _built(folder, DAYS)


def _date_conflicts(site: Path) -> list[tuple[str, str, list[str]]]:
    entries = _entries(site).values()
    return [(c["here"], c["there"], c["passages"]) for entry in entries for c in entry.get("conflicts", ())]


def test_another_date_by_a_person_leaves_the_sources_their_own_in_a_contradiction(tmp_path: Path) -> None:
    site = _decided(tmp_path, "date: 2024-05-05\ndate_source: Logbuch\n")
    one, other = _entry(site, "Am 3. Mai"), _entry(site, "Am 5. Mai")
    assert one["date"] == other["date"] == "2024-05-05"
    assert sorted(_date_conflicts(site)) == [
        ("2024-05-03", "2024-05-05", [one["id"], other["id"]]),
        ("2024-05-05", "2024-05-03", [other["id"], one["id"]]),
    ]
    assert "Freitag, 3. Mai 2024" in (site / "conflicts.html").read_text(encoding="utf-8").replace("\xa0", " ")
    assert review(open_project(tmp_path), limit=9).counts["conflict"] == 1  # that of the other source


def test_two_dates_of_one_entry_that_a_person_joined_stand_side_by_side(tmp_path: Path) -> None:
    site = _decided(tmp_path, "join:\n  source: uferblog\n  quote: strandete die Bark Sturmvogel vor Altmünde\n")
    (entry,) = _entries(site).values()
    assert [found[:2] for found in _date_conflicts(site)] == [("2024-05-03", "2024-05-05")]
    assert entry["conflicts"][0]["entry"] == entry["id"]
    assert (site / "conflicts.html").read_text(encoding="utf-8").count("<blockquote") == 2
