"""Threat 12: characters that move the cursor of a terminal, reorder words or hide them."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import cli
from tests.threats.project import SETTINGS, build_site, make_project

HOSTILE = "\x1b[2J\x1b]0;x\x07\u202e\u2066\u200b\u0085\x9b1m\rx"
ORDERS = {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"}
CLOSED = {"bdi", "p", "h1", "h2", "td", "dd", "title"}


def printed(project: Path, *words: str) -> str:
    done = CliRunner().invoke(cli, [*words, "--project", str(project)], catch_exceptions=False)
    return done.output


def test_nothing_a_file_holds_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    fields = "".join(f'{name}: "{HOSTILE}"\n' for name in ("publish", "translation", "language", "date"))
    fields = fields.replace("\x07", "").replace("\x1b", "\\e").replace("\u0085", "\\N").replace("\x9b", "\\x9b")
    files = {
        "seeds/rat.md": f"---\n{fields}---\n{HOSTILE} Der Rat tagte am 7. Mai.",
        "seeds/zwei.txt": f"{HOSTILE}\n30. Februar 2024 {HOSTILE}\n\nText.",
        "content/sources.csv": f"id,{HOSTILE}\n{HOSTILE},x\n",
        "content/pages/about.de.md": f'---\ntitle: "{HOSTILE}',
    }
    output = printed(make_project(tmp_path, files), "build", "--jobs", "1")
    assert "error[" in output
    assert all(character.isprintable() or character == "\n" for character in output)


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_of_a_file_cannot_forge_a_line(tmp_path: Path) -> None:
    name = "seeds/a\nseeds/b.txt:1:1: error[forged]: x\x1b[2J\u202e.pdf"
    project = make_project(tmp_path, {name: "", "seeds/rat.txt": "Der Rat tagte am 7. Mai 2024."})
    for command in ("build", "check"):
        output = printed(project, command, "--jobs", "1")
        assert "error[not-a-seed]" in output
        assert not [line for line in output.splitlines() if line.startswith("seeds/b.txt")]
        assert all(character.isprintable() or character == "\n" for character in output)


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_what_is_read_from_a_file_of_any_name_is_printed_plainly(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", {})
    file = tmp_path / "rat\x1b[2J\u202e\x9b.txt"
    file.write_text("Der Rat tagte am 7.\x85Mai\x1f2024 in Bonn.", encoding="utf-8")
    runner = CliRunner()
    for words in (["tag", "--format", "text"], ["add", "--project", str(project), "--collection", "a"]):
        output = runner.invoke(cli, [*words, str(file)], catch_exceptions=False).output
        assert output
        assert all(character.isprintable() or character == "\n" for character in output), words


def test_a_wrong_setting_is_told_without_its_commands(tmp_path: Path) -> None:
    odd = "\\u001b[2J\\u202e"
    project = make_project(tmp_path, {"seeds/rat.txt": ""}, f'[site]\ntitle = "x"\nlanguage = "{odd}"\n"{odd}" = 1\n')
    output = printed(project, "build", "--jobs", "1")
    assert "sitegen.toml" in output
    assert all(character.isprintable() or character == "\n" for character in output)


def test_what_reorders_words_stays_among_its_own(tmp_path: Path) -> None:
    odd = "\u202e\u2066"
    text = f"„Am 7. Mai 2024 {odd} kommt er“, sagte Petra {odd} Kalb.\n\nDer Rat {odd} tagte am 8. Mai 2024."
    header = "".join(f'{name}: "Wort {odd} Wort"\n' for name in ("title", "author", "publisher", "kind", "licence"))
    settings = SETTINGS.replace('"Chronik"', f'"Chronik {odd}"')
    site = build_site(tmp_path, {"seeds/rat.md": f"---\n{header}---\n{text}", "seeds/rat2.txt": text}, settings)
    found = 0
    for route, page in site.pages.items():
        for words, inside in page.words:
            if ORDERS & set(words):
                found += 1
                assert set(inside) & CLOSED, (route, words, inside)
        for _, attributes in page.elements:
            assert not [v for n, v in attributes.items() if ORDERS & set(v) and n != "content"], (
                route,
                attributes,
            )
    assert found > 4


def test_titles_and_names_hide_nothing(tmp_path: Path) -> None:
    hidden = "\u200b\u200e\u202e\u2060\ufeff\u00ad\u2064\u206a\U000e0041"
    text = f'---\ntitle: "Ra{hidden}t"\npublisher: "An{hidden}zeiger"\n---\nDer Rat tagte am 8. Mai 2024.'
    site = build_site(tmp_path, {"seeds/rat.md": text})
    titles = [entry["title"] for entry in site.timeline["entries"]]
    assert titles == ["Anzeiger schreibt: „Der Rat tagte am 8. Mai 2024“"]
    heads = ["".join(w for w, inside in page.words if inside[-1:] == ("title",)) for page in site.pages.values()]
    assert not [head for head in heads if set(hidden) & set(head)]
