from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from sitegen.pipeline import build, open_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.pipeline import Report

SEEDS = {
    "blatt": "Am 7. Mai 2024 wurde die Brücke in Altmünde für Lastwagen gesperrt.",
    "bote": "Die Sperrung der Brücke in Altmünde für Lastwagen begann am 8. Mai 2024. Am 3. Juni 2024 kam der Kran.",
}


def project_in(folder: Path, **decisions: str) -> Path:
    """Return a project in *folder* with two articles about one bridge, and *decisions* by the names of their files."""
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "content" / "entries").mkdir(parents=True, exist_ok=True)
    (folder / "sitegen.toml").write_text('[site]\ntitle = "Brücke"\n', encoding="utf-8")
    for name, text in SEEDS.items():
        (folder / "seeds" / f"{name}.txt").write_text(f"---\ndate: 2024-06-10\n---\n{text}\n", encoding="utf-8")
    for name, text in decisions.items():
        (folder / "content" / "entries" / f"{name}.md").write_text(f"---\n{text}", encoding="utf-8")
    return folder


def built(folder: Path) -> tuple[Report, list[dict[str, Any]]]:
    """Return the report of a build and the entries of its data."""
    report = build(open_project(folder), today="2024-06-12")
    return report, json.loads((folder / "site" / "timeline.json").read_text(encoding="utf-8"))["entries"]


def test_what_is_hidden_leaves_pages_data_and_counts_and_its_address_says_so(tmp_path: Path) -> None:
    _, before = built(project_in(tmp_path))
    gone = next(entry for entry in before if entry["date"] == "2024-06-03")
    report, after = built(project_in(tmp_path, kran="source: bote\nquote: kam der Kran\nhide: yes\n---\n"))
    assert [entry["id"] for entry in after] == [entry["id"] for entry in before if entry is not gone]
    assert (report.hidden, report.entries, report.diagnostics) == (1, len(before) - 1, ())
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert "herausgenommen" in pages[tmp_path / "site" / "entries" / f"{gone['id']}.html"]
    assert [path.name for path, text in pages.items() if "Kran" in text] == []


def test_a_decision_has_no_document_read_again(tmp_path: Path) -> None:
    def keys() -> list[tuple[str]]:
        with sqlite3.connect(tmp_path / ".sitegen" / "cache.sqlite") as database:
            return sorted(database.execute("SELECT key FROM result"))

    built(project_in(tmp_path))
    before = keys()
    built(project_in(tmp_path, kran="source: bote\nquote: kam der Kran\npin: yes\n---\n"))
    assert keys() == before != []


def test_an_entry_by_hand_is_the_editors_and_leads_to_its_text_and_what_it_rests_on(tmp_path: Path) -> None:
    text = "date: 2024-05\nsources: Aushang am Rathaus, https://example.org/aushang\n---\nDie Brücke bleibt gesperrt.\n"
    report, entries = built(project_in(tmp_path, aushang=text))
    found = next(entry for entry in entries if entry.get("by_hand"))
    assert report.diagnostics == ()
    assert found["title"] == "Die Redaktion schreibt: „Die Brücke bleibt gesperrt“"
    assert (found["date"], found["status"]) == ("2024-05", "written")
    assert found["rests_on"] == [{"title": "Aushang am Rathaus", "url": "https://example.org/aushang"}]
    page = (tmp_path / "site" / "sources" / "hand.aushang.html").read_text(encoding="utf-8")
    assert "https://example.org/aushang" in page
    assert "date: 2024-05" not in page
    assert f'id="m-{found["id"]}"' in page


def test_an_entry_by_hand_keeps_its_id_whatever_it_says(tmp_path: Path) -> None:
    ids = []
    for said in ("Die Brücke ist zu.", "Die Brücke ist offen."):
        _, entries = built(project_in(tmp_path, hand=f"sources: Aushang\n---\n{said}\n"))
        ids += [entry["id"] for entry in entries if entry.get("by_hand")]
    assert ids[0] == ids[1]


def test_passages_that_people_join_are_one_entry_at_every_address(tmp_path: Path) -> None:
    join = "source: blatt\nquote: für Lastwagen gesperrt\njoin:\n  source: bote\n  quote: begann am 8. Mai 2024\n---\n"
    _, before = built(project_in(tmp_path))
    report, after = built(project_in(tmp_path, join=join))
    assert report.diagnostics == ()
    joined = next(entry for entry in after if len(entry["sources"]) == 2)
    assert joined["merged"] == ["Ein Mensch hat beides zusammengeführt."]
    (conflict,) = joined["conflicts"]  # the sources still differ in the day
    assert (conflict["entry"], conflict["here"], conflict["there"]) == (joined["id"], "2024-05-07", "2024-05-08")
    for entry in before:
        assert (tmp_path / "site" / "entries" / f"{entry['id']}.html").exists()


def test_an_entry_by_hand_can_be_joined_with_what_a_source_tells(tmp_path: Path) -> None:
    text = "sources: Aushang\njoin:\n  source: bote\n  quote: kam der Kran\n---\nDer Kran war rot.\n"
    report, entries = built(project_in(tmp_path, kran=text))
    assert report.diagnostics == ()
    joined = next(entry for entry in entries if entry.get("by_hand"))
    assert {passage["document"] for passage in joined["sources"]} == {"bote", "hand.kran"}


def test_a_decision_about_an_entry_by_hand_names_its_text(tmp_path: Path) -> None:
    hand = "sources: Aushang\n---\nDer Kran war rot.\n"
    check = "source: hand.kran\nquote: Der Kran war rot\nchecked: AB, 2024-06-11\n---\n"
    report, entries = built(project_in(tmp_path, kran=hand, pruefung=check))
    assert report.diagnostics == ()
    assert [entry["checked"] for entry in entries if entry.get("by_hand")] == [{"by": "AB", "on": "2024-06-11"}]


def test_a_passage_the_machine_was_unsure_of_counts_once_somebody_checked_it(tmp_path: Path) -> None:
    check = "source: bote\nquote: kam der Kran\nchecked: AB, 2024-06-11\n---\n"
    folder = project_in(tmp_path, kran=check)
    with (folder / "sitegen.toml").open("a", encoding="utf-8") as settings:
        settings.write("[timeline]\nmin_confidence = 1.0\n")
    report, entries = built(folder)
    assert [entry["date"] for entry in entries] == ["2024-06-03"]
    assert report.left_out > 0


def test_a_document_nobody_has_is_told_at_its_line(tmp_path: Path) -> None:
    report, _ = built(project_in(tmp_path, kran="source: bot\nquote: kam der Kran\nhide: yes\n---\n"))
    (problem,) = report.diagnostics
    assert (problem.code, str(problem.at)) == ("source-unknown", "content/entries/kran.md:2:9")
    assert "'bote'" in dict(problem.args)["suggestion"]
