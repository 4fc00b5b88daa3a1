"""A renamed text keeps its addresses, and a corrected one takes the place of the older."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitegen.errors import format_diagnostic
from sitegen.pipeline import Report, build, check, open_project

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Der Hafenrat tagte am 7. Mai 2024 im Lotsenhaus von Altmünde.\n"
HEAD = "date: 2024-05-08\npublisher: Der Bote\n"


def write(folder: Path, name: str, text: str = TEXT, head: str = HEAD) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n{text}", encoding="utf-8")


def built(folder: Path) -> Report:
    (folder / "seeds").mkdir(exist_ok=True)
    return build(open_project(folder), today="2024-06-01")


def timeline(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "site" / "timeline.json").read_text(encoding="utf-8"))
    return told


def page(folder: Path, route: str) -> str:
    return (folder / "site" / route).read_text(encoding="utf-8")


def codes(report: Report) -> list[str]:
    return [found.code for found in report.diagnostics]


def test_a_renamed_text_keeps_the_ids_of_its_entries(tmp_path: Path) -> None:
    write(tmp_path, "seeds/rat.txt")
    assert codes(built(tmp_path)) == []
    before = [entry["id"] for entry in timeline(tmp_path)["entries"]]
    (tmp_path / "seeds" / "rat.txt").unlink()
    write(tmp_path, "seeds/hafenrat.txt", head=f"{HEAD}formerly: rat\n")
    assert codes(built(tmp_path)) == []
    assert [entry["id"] for entry in timeline(tmp_path)["entries"]] == before
    assert timeline(tmp_path)["documents"][0]["formerly"] == ["rat"]
    assert 'url=hafenrat.html"' in page(tmp_path, "sources/rat.html")


def test_a_text_renamed_twice_keeps_the_ids_it_had_first(tmp_path: Path) -> None:
    write(tmp_path, "seeds/rat.txt")
    built(tmp_path)
    before = [entry["id"] for entry in timeline(tmp_path)["entries"]]
    (tmp_path / "seeds" / "rat.txt").unlink()
    write(tmp_path, "seeds/neu.txt", head=f"{HEAD}formerly: rat\n")
    write(tmp_path, "content/sources/neuer.md", head="formerly: neu\n", text="")
    (tmp_path / "seeds" / "neu.txt").rename(tmp_path / "seeds" / "neuer.txt")
    assert codes(built(tmp_path)) == []
    assert [entry["id"] for entry in timeline(tmp_path)["entries"]] == before
    assert 'url=neuer.html"' in page(tmp_path, "sources/neu.html")
    assert 'url=neuer.html"' in page(tmp_path, "sources/rat.html")


def test_facts_stated_under_the_former_id_follow_the_text(tmp_path: Path) -> None:
    write(tmp_path, "content/sources/rat.md", head="author: Ada Berg\n", text="")
    write(tmp_path, "seeds/hafenrat.txt", head=f"{HEAD}formerly: rat\n")
    assert codes(built(tmp_path)) == []
    assert timeline(tmp_path)["documents"][0]["author"] == "Ada Berg"


def test_what_only_the_older_text_tells_is_marked_and_leads_to_the_corrected_one(tmp_path: Path) -> None:
    write(tmp_path, "seeds/alt.txt")
    write(tmp_path, "seeds/neu.txt", "Die Fähre sank am 9. April 2024 vor Altmünde.\n", f"{HEAD}supersedes: alt\n")
    assert codes(built(tmp_path)) == []
    entries = {entry["sources"][0]["document"]: entry for entry in timeline(tmp_path)["entries"]}
    assert entries["alt"]["superseded"]
    assert "superseded" not in entries["neu"]
    assert "Nur in einer älteren Fassung, die korrigiert wurde" in page(
        tmp_path, f"entries/{entries['alt']['id']}.html"
    )
    assert 'href="neu.html"' in page(tmp_path, "sources/alt.html")
    assert 'href="alt.html"' in page(tmp_path, "sources/neu.html")


def test_a_corrected_text_is_no_second_voice_and_the_new_one_leads(tmp_path: Path) -> None:
    write(tmp_path, "seeds/alt.txt", TEXT)
    write(tmp_path, "seeds/neu.txt", TEXT.replace("tagte", "beriet"), f"{HEAD}supersedes: alt\n")
    assert codes(built(tmp_path)) == []
    (entry,) = timeline(tmp_path)["entries"]
    assert [source["document"] for source in entry["sources"]] == ["neu", "alt"]
    assert "voices" not in entry
    told = page(tmp_path, f"entries/{entry['id']}.html")
    assert "nur hier" in told
    assert "(ältere Fassung)" in told


def test_another_date_in_a_corrected_text_is_no_contradiction(tmp_path: Path) -> None:
    write(tmp_path, "seeds/alt.txt", TEXT.replace("7. Mai", "6. Mai"))
    write(tmp_path, "seeds/neu.txt", TEXT)
    built(tmp_path)
    assert all("conflicts" in entry for entry in timeline(tmp_path)["entries"])
    write(tmp_path, "seeds/neu.txt", TEXT, f"{HEAD}supersedes: alt\n")
    built(tmp_path)
    assert not any("conflicts" in entry for entry in timeline(tmp_path)["entries"])


SAID = "„Die Mole bleibt zu“, sagte Ada Berg am 4. Mai 2024.\n\nDas sagte der Hafenrat.\n"


def test_what_a_corrected_text_says_in_the_same_words_is_no_entry_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "seeds/alt.txt", SAID)
    write(tmp_path, "seeds/neu.txt", f"Am 3. Mai 2024 sank ein Kutter.\n\n{SAID}", f"{HEAD}supersedes: alt\n")
    assert codes(built(tmp_path)) == []
    entries = timeline(tmp_path)["entries"]
    assert not any("superseded" in entry for entry in entries)
    told = next(entry for entry in entries if "Mole" in entry["title"])
    assert [source["document"] for source in told["sources"]] == ["neu", "alt"]
    assert told["merged"] == ["Die korrigierte Fassung sagt es mit denselben Worten."]


def test_what_is_hidden_in_a_corrected_text_does_not_come_back_from_the_older(tmp_path: Path) -> None:
    write(tmp_path, "seeds/alt.txt", SAID)
    write(tmp_path, "seeds/neu.txt", SAID, f"{HEAD}supersedes: alt\n")
    write(tmp_path, "content/entries/a.md", "", "source: neu\nquote: Die Mole bleibt zu\nhide: yes\n")
    report = built(tmp_path)
    assert (codes(report), report.hidden) == ([], 2)
    assert not any("Mole" in entry["title"] for entry in timeline(tmp_path)["entries"])


def test_a_corrected_text_tells_no_order_any_more(tmp_path: Path) -> None:
    text = "Am 7. Mai 2024 tagte der Hafenrat. Stunden zuvor war am 7. Mai 2024 ein Kutter gesunken.\n"
    write(tmp_path, "seeds/alt.txt", text)
    write(tmp_path, "seeds/neu.txt")
    built(tmp_path)
    assert any("links" in entry for entry in timeline(tmp_path)["entries"])
    write(tmp_path, "seeds/neu.txt", head=f"{HEAD}supersedes: alt\n")
    built(tmp_path)
    assert not any("links" in entry for entry in timeline(tmp_path)["entries"])


def test_check_suggests_the_line_for_a_text_that_has_another_name_now(tmp_path: Path) -> None:
    write(tmp_path, "seeds/rat.txt")
    assert codes(built(tmp_path)) == []
    (tmp_path / "seeds" / "rat.txt").rename(tmp_path / "seeds" / "hafenrat.txt")
    (found,) = check(open_project(tmp_path)).diagnostics
    assert format_diagnostic(found) == (
        "seeds/hafenrat.txt: warning[seed-renamed]: the same text had the id 'rat' in the last build; its addresses"
        " and decisions are lost\n"
        "  hint: if it was renamed, say so in content/sources/hafenrat.md: formerly: rat"
    )
    write(tmp_path, "content/sources/hafenrat.md", head="formerly: rat\n", text="")
    assert check(open_project(tmp_path)).diagnostics == ()


def test_a_build_says_nothing_of_the_build_before(tmp_path: Path) -> None:
    write(tmp_path, "seeds/rat.txt")
    built(tmp_path)
    (tmp_path / "seeds" / "rat.txt").rename(tmp_path / "seeds" / "hafenrat.txt")
    assert codes(built(tmp_path)) == []


def test_check_passes_over_a_site_it_cannot_read(tmp_path: Path) -> None:
    write(tmp_path, "seeds/rat.txt")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".sitegen-manifest.json").write_text("[]", encoding="utf-8")
    assert check(open_project(tmp_path)).diagnostics == ()
