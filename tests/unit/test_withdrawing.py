"""What is withdrawn leaves everything that is made, and its addresses keep a page without names."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli
from sitegen.export import ALWAYS, FOLDERS, WRITERS
from sitegen.withdrawals import read_withdrawals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOTSE = """---
title: Der Lotse und das Riff
author: Wenzel Quandt
publisher: Seeblatt
date: 2024-05-08
publish: full
---
Am 3. Mai 2024 strandete die Bark Zephyrine am Kalkriff.

„Das Lotsengeld ist verprasst“, sagte Irmela Torfstich am 7. Mai 2024 in Altmünde.

Am 6. Mai 2024 barg die Wehr den Anker.
"""
SOURCE_WORDS = ("Riff", "Quandt", "Seeblatt", "Zephyrine", "Lotsengeld", "verprasst", "Torfstich", "barg", "Anker")
ENTRY_WORDS = ("Lotsengeld", "verprasst", "Torfstich")
OTHER = "---\ndate: 2024-05-09\npublish: full\n---\nAm 2. Mai 2024 begann der Umbau der Mole.\n"


def run(*words: str | Path) -> Result:
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1716595200"})
    return runner.invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project that was built, with two sources."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "lotse.txt").write_text(LOTSE, encoding="utf-8")
    (tmp_path / "seeds" / "mole.txt").write_text(OTHER, encoding="utf-8")
    formats = json.dumps(sorted({*WRITERS, *FOLDERS} - {ALWAYS}))
    settings = f'[site]\nlanguages = ["de", "en"]\n\n[export]\nformats = {formats}\n'
    (tmp_path / "sitegen.toml").write_text(settings, encoding="utf-8")
    assert run("build", "--project", tmp_path, "--jobs", "1").exit_code == 0
    return tmp_path


def entries(project: Path) -> list[dict[str, str]]:
    told: list[dict[str, str]] = json.loads((project / "site" / "timeline.json").read_text(encoding="utf-8"))["entries"]
    return told


def entry_with(project: Path, words: str) -> str:
    return next(entry["id"] for entry in entries(project) if words in entry["title"])


def contents(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, and of all that is packed in it."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from map(packed.read, packed.namelist())


def traces(project: Path, words: tuple[str, ...]) -> list[str]:
    """Return the files of the site and the cache that hold one of *words*, and the word."""
    files = [path for folder in ("site", ".sitegen") for path in (project / folder).rglob("*") if path.is_file()]
    held = [(path.name, data) for path in files for data in contents(path)]
    return [f"{name}: {word}" for name, data in held for word in words if word.casefold().encode() in data.lower()]


def test_before_it_is_withdrawn_site_and_cache_hold_it(project: Path) -> None:
    found = {trace.partition(": ")[2] for trace in traces(project, SOURCE_WORDS)}
    assert found == set(SOURCE_WORDS)
    assert any(trace.startswith("cache.sqlite") for trace in traces(project, SOURCE_WORDS))


def test_no_word_of_a_withdrawn_source_stays_in_site_and_cache(project: Path) -> None:
    ids = [entry["id"] for entry in entries(project)]
    mole = entry_with(project, "Mole")
    done = run("withdraw", "lotse", "--project", project, "--jobs", "1")
    assert done.exit_code == 0, done.output
    assert traces(project, SOURCE_WORDS) == []
    assert [entry["id"] for entry in entries(project)] == [mole]
    for language in ("", "en/"):
        assert "25. Mai 2024" in (project / "site" / "sources" / "lotse.html").read_text(encoding="utf-8")
        for name in ids:
            assert (project / "site" / f"{language}entries" / f"{name}.html").is_file()
    assert "seeds/lotse.txt still holds words of it" in done.stdout


def test_a_withdrawn_source_stays_out_while_its_text_lies_there_and_when_it_is_gone(project: Path) -> None:
    run("withdraw", "lotse", "--project", project)
    done = run("build", "--project", project)
    assert "seeds/lotse.txt: note[withdrawn-seed]" in done.stderr
    (project / "seeds" / "lotse.txt").unlink()
    done = run("build", "--project", project)
    assert "withdrawn" not in done.stderr
    assert traces(project, SOURCE_WORDS) == []


def test_under_a_new_name_it_stays_withdrawn_if_it_says_what_it_was(project: Path) -> None:
    run("withdraw", "lotse", "--project", project)
    text = LOTSE.replace("---\ntitle", "---\nformerly: lotse\ntitle")
    (project / "seeds" / "lotse.txt").rename(project / "seeds" / "pilot.txt").write_text(text, encoding="utf-8")
    run("build", "--project", project)
    assert traces(project, SOURCE_WORDS) == []


def test_renamed_twice_it_stays_withdrawn(project: Path) -> None:
    run("withdraw", "lotse", "--project", project)
    facts = project / "content" / "sources" / "pilot.md"
    facts.parent.mkdir(parents=True)
    facts.write_text("---\nformerly: lotse\n---\n", encoding="utf-8")
    text = LOTSE.replace("---\ntitle", "---\nformerly: pilot\ntitle")
    (project / "seeds" / "lotse.txt").rename(project / "seeds" / "steuer.txt").write_text(text, encoding="utf-8")
    run("build", "--project", project)
    assert traces(project, SOURCE_WORDS) == []


def test_a_text_that_corrects_another_does_not_bring_back_what_was_withdrawn_from_it(project: Path) -> None:
    run("withdraw", entry_with(project, "Lotsengeld"), "--project", project)
    for number, before in enumerate(("lotse", "neu0")):
        text = LOTSE.replace("---\ntitle", f"---\nsupersedes: {before}\ntitle").replace("den Anker", "zwei Anker")
        (project / "seeds" / f"neu{number}.txt").write_text(text, encoding="utf-8")
    done = run("build", "--project", project)
    assert "zwei Anker" in (project / "site" / "sources" / "neu1.html").read_text(encoding="utf-8")
    assert (traces(project, ENTRY_WORDS), "withdrawn" in done.stderr) == ([], False)


def test_the_text_is_deleted_only_if_asked(project: Path) -> None:
    facts = project / "content" / "sources" / "lotse.md"
    facts.parent.mkdir(parents=True)
    facts.write_text("---\nauthor: Wenzel Quandt\n---\n", encoding="utf-8")
    done = run("withdraw", "lotse", "--project", project, "--delete")
    assert "deleted: seeds/lotse.txt\ndeleted: content/sources/lotse.md\n" in done.stdout
    assert not facts.exists()
    assert sorted(path.name for path in (project / "seeds").iterdir()) == ["mole.txt"]


def test_no_word_of_a_withdrawn_entry_stays_though_its_source_does(project: Path) -> None:
    name = entry_with(project, "Lotsengeld")
    kept = {entry["id"] for entry in entries(project)} - {name}
    done = run("withdraw", f"https://example.org/en/entries/{name}.html", "--project", project)
    assert done.exit_code == 0, done.output
    assert traces(project, ENTRY_WORDS) == []
    assert {entry["id"] for entry in entries(project)} == kept
    page = (project / "site" / "sources" / "lotse.html").read_text(encoding="utf-8")
    assert "Zephyrine" in page
    assert "[…]" in page
    assert "Zurückgezogen" in (project / "site" / "entries" / f"{name}.html").read_text(encoding="utf-8")


def test_a_withdrawn_passage_stays_out_when_the_text_around_it_changes(project: Path) -> None:
    run("withdraw", entry_with(project, "Lotsengeld"), "--project", project)
    seed = project / "seeds" / "lotse.txt"
    seed.write_text(LOTSE.replace("Kalkriff.", "großen Kalkriff."), encoding="utf-8")
    run("build", "--project", project)
    assert traces(project, ENTRY_WORDS) == []


def test_a_withdrawn_passage_that_was_edited_is_told(project: Path) -> None:
    run("withdraw", entry_with(project, "Lotsengeld"), "--project", project)
    seed = project / "seeds" / "lotse.txt"
    seed.write_text(LOTSE.replace("ist verprasst", "ist weg"), encoding="utf-8")
    assert "warning[withdrawn-lost]" in run("build", "--project", project).stderr


def test_the_same_words_in_another_source_go_too(project: Path) -> None:
    (project / "seeds" / "kueste.txt").write_text(LOTSE.replace("Seeblatt", "Küstenpost"), encoding="utf-8")
    run("build", "--project", project)
    done = run("withdraw", entry_with(project, "Lotsengeld"), "--project", project)
    assert "told in kueste, lotse" in done.stdout
    assert traces(project, ENTRY_WORDS) == []


def test_a_reason_is_shown_and_names_nobody(project: Path) -> None:
    refused = run("withdraw", "lotse", "--project", project, "--reason", "auf Wunsch von Frau Torfstich")
    assert refused.exit_code == 2
    assert "the reason names 'Torfstich'" in refused.stderr
    assert not (project / "content" / "withdrawn.toml").exists()
    run("withdraw", "lotse", "--project", project, "--reason", "auf Wunsch der Beteiligten")
    page = (project / "site" / "sources" / "lotse.html").read_text(encoding="utf-8")
    assert "auf Wunsch der Beteiligten" in page


def test_what_is_declared_are_ids_hashes_and_days(project: Path) -> None:
    run("withdraw", entry_with(project, "Lotsengeld"), "--project", project)
    run("withdraw", "mole", "--project", project)
    declared = (project / "content" / "withdrawn.toml").read_text(encoding="utf-8")
    assert not [word for word in (*SOURCE_WORDS, "Mole", "Umbau") if word in declared]
    found = read_withdrawals(project / "content")
    assert [source.on for source in found.source] + [entry.on for entry in found.entry] == ["2024-05-25"] * 2


@pytest.mark.parametrize("address", ["nichts", "../../etc/passwd", "", "0123456789ab"])
def test_what_is_not_there_cannot_be_withdrawn(address: str, project: Path) -> None:
    done = run("withdraw", address, "--project", project)
    assert done.exit_code == 2
    assert "no source and no entry has the id" in done.stderr


def test_what_is_withdrawn_already_is_told(project: Path) -> None:
    run("withdraw", "lotse", "--project", project)
    told = run("withdraw", "lotse", "--project", project).stderr
    assert "'lotse' is withdrawn already" in told
    assert "by hand: its text in seeds/" in told


def test_without_a_site_only_the_cache_is_made_anew(project: Path, tmp_path: Path) -> None:
    done = run("withdraw", "lotse", "--project", project, "--output", tmp_path / "anderswo")
    assert "built again" not in done.stdout
    assert not (tmp_path / "anderswo").exists()
    assert [trace for trace in traces(project, SOURCE_WORDS) if trace.startswith("cache")] == []


def test_rows_an_older_version_dropped_are_gone_from_the_cache_too(project: Path) -> None:
    database = sqlite3.connect(project / ".sitegen" / "cache.sqlite")
    with database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("INSERT INTO result VALUES ('alt', ?, 0)", (b"Zephyrine " * 5000,))
    with database:
        database.execute("DELETE FROM result WHERE key = 'alt'")
    database.close()
    assert b"Zephyrine Zephyrine" in (project / ".sitegen" / "cache.sqlite").read_bytes()
    run("withdraw", "lotse", "--project", project)
    assert b"Zephyrine" not in (project / ".sitegen" / "cache.sqlite").read_bytes()


def test_the_site_is_built_again_as_it_was_asked_for_but_without_a_comparison(project: Path) -> None:
    before = project / "alt.json"
    before.write_bytes((project / "site" / "timeline.json").read_bytes())
    run("build", "--project", project, "--print", "all", "--since", before)
    done = run("withdraw", "lotse", "--project", project)
    assert "left out: changes.html; for a new one: sitegen build --since alt.json" in done.stdout
    assert (project / "site" / "print.html").is_file()
    assert traces(project, SOURCE_WORDS) == []


def decide(project: Path, name: str, *words: str) -> None:
    assert run("decide", name, "--project", project, *words).exit_code == 0
    assert run("build", "--project", project).exit_code == 0


def test_a_passage_that_was_hidden_can_be_withdrawn(project: Path) -> None:
    name = entry_with(project, "Lotsengeld")
    decide(project, name, "--hide")
    assert any("Lotsengeld" in trace for trace in traces(project, ENTRY_WORDS))  # its source is shown whole
    done = run("withdraw", name, "--project", project)
    assert "content/entries/lotse-das-lotsengeld-ist-verprasst.md, which may hold words of it" in done.stdout
    assert traces(project, ENTRY_WORDS) == []
    assert "Zurückgezogen" in (project / "site" / "entries" / f"{name}.html").read_text(encoding="utf-8")


def test_hidden_passages_of_a_withdrawn_source_keep_their_addresses(project: Path) -> None:
    name = entry_with(project, "Lotsengeld")
    decide(project, name, "--hide")
    done = run("withdraw", "lotse", "--project", project)
    assert "content/entries/lotse-das-lotsengeld-ist-verprasst.md, which may hold words of it" in done.stdout
    assert "Zurückgezogen" in (project / "site" / "entries" / f"{name}.html").read_text(encoding="utf-8")
    again = run("build", "--project", project)
    assert "warning[decision-withdrawn]" in again.stderr
    assert again.exit_code == 0


@pytest.mark.parametrize(
    "form", ["years/2024-05.html#e-{}", "sources/lotse.html#m-{}:~:text=Lotsengeld", "entries/{}.html?a=b"]
)
def test_an_entry_is_withdrawn_by_any_of_its_addresses(form: str, project: Path) -> None:
    name = entry_with(project, "Lotsengeld")
    done = run("withdraw", form.format(name), "--project", project)
    assert f"withdrawn: the entry '{name}'" in done.stdout
    assert "is withdrawn already" in run("withdraw", f"entries/{name}.html", "--project", project).stderr


def test_texts_that_hold_the_words_in_another_passage_are_named(project: Path) -> None:
    words = "„Das Lotsengeld ist verprasst“, sagte Irmela Torfstich am 7. Mai 2024 in Altmünde."
    (project / "seeds" / "notiz.txt").write_text(f"---\npublish: full\n---\n> {words} Wirklich?\n", encoding="utf-8")
    hand = project / "content" / "entries" / "eigenes.md"
    hand.parent.mkdir(parents=True)
    hand.write_text(f"---\ndate: 2024-05-07\nsources: Protokoll\n---\n{words}\n", encoding="utf-8")
    run("build", "--project", project)
    done = run("withdraw", entry_with(project, "Torfstich sagte"), "--project", project)
    assert "content/entries/eigenes.md: the same words stand there" in done.stdout
    assert read_withdrawals(project / "content").by_source.keys() <= {"lotse", "notiz"}
    assert run("build", "--project", project).exit_code == 0


def test_what_was_written_by_hand_is_not_withdrawn_but_deleted(project: Path) -> None:
    hand = project / "content" / "entries" / "eigenes.md"
    hand.parent.mkdir(parents=True)
    hand.write_text("---\ndate: 2024-05-07\nsources: Protokoll\n---\nEin Satz von uns.\n", encoding="utf-8")
    run("build", "--project", project)
    for address in (entry_with(project, "Ein Satz"), "sources/hand.eigenes.html"):
        done = run("withdraw", address, "--project", project)
        assert (done.exit_code, "delete its file: content/entries/eigenes.md" in done.stderr) == (2, True)
