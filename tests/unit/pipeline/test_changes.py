"""What differs from an earlier state is told on a page of its own, and nothing withdrawn is told again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RAT = "Am 7. Mai 2024 tagte der Deichrat in Krummsiel über die Schleuse.\n"
FAHRT = "Am 3. April 2024 strandete der Schlepper Zephyrine vor der Mole.\n"


def run(*words: str | Path) -> Result:
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1716595200"})
    return runner.invoke(cli, [str(word) for word in words], catch_exceptions=False)


def write(project: Path, name: str, text: str, head: str = "") -> None:
    path = project / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\ndate: 2024-05-08\ntitle: Text {path.stem}\n{head}---\n{text}", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose first state is kept in ``alt.json``."""
    write(tmp_path, "rat.txt", RAT)
    write(tmp_path, "fahrt.txt", FAHRT)
    assert run("build", "--project", tmp_path, "--jobs", "1").exit_code == 0
    shutil.copy(tmp_path / "site" / "timeline.json", tmp_path / "alt.json")
    return tmp_path


def changes(project: Path, since: str | Path | None = None) -> dict[str, str]:
    """Return the text of each section of the page of changes, by its kind."""
    done = run("build", "--project", project, "--jobs", "1", "--since", since or project / "alt.json")
    assert done.exit_code == 0, done.output
    page = (project / "site" / "changes.html").read_text(encoding="utf-8")
    found = re.finditer(r'<h2 id="([a-z-]+)">(.*?)</section>', page, re.DOTALL)
    return {section[1]: " ".join(re.sub(r"<[^>]+>", " ", section[2]).split()) for section in found}


def test_without_an_earlier_state_there_is_no_page(project: Path) -> None:
    assert not (project / "site" / "changes.html").exists()
    assert "changes.html" not in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_the_same_again_is_no_change(project: Path) -> None:
    assert changes(project) == {}
    assert "Nichts ist anders" in (project / "site" / "changes.html").read_text(encoding="utf-8")
    assert 'href="changes.html"' in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_new_sources_and_entries_are_told(project: Path) -> None:
    write(project, "brand.txt", "Am 5. Mai 2024 brannte das Lotsenhaus nieder.\n")
    found = changes(project)
    assert set(found) == {"new", "source-new"}
    assert "brannte das Lotsenhaus" in found["new"]
    assert "Text brand" in found["source-new"]


def test_what_is_gone_is_told_without_the_words_of_a_source_that_is_gone(project: Path) -> None:
    (project / "seeds" / "fahrt.txt").unlink()
    found = changes(project)
    assert set(found) == {"gone", "source-gone"}
    assert "3. April 2024" in found["gone"]
    assert "Die Quelle ist nicht mehr da" in found["gone"]
    assert "Zephyrine" not in found["gone"]
    assert "Text fahrt" in found["source-gone"]


def test_what_is_gone_from_a_source_that_is_there_is_told_in_its_words(project: Path) -> None:
    write(project, "fahrt.txt", "Die Möwen schreien.\n")
    assert "Zephyrine" in changes(project)["gone"]


def test_a_source_that_is_only_linked_now_is_not_quoted_from_before(project: Path) -> None:
    write(project, "fahrt.txt", FAHRT, "publish: link\n")
    found = changes(project)
    assert set(found) == {"retitled"}
    assert "Zephyrine" not in (project / "site" / "changes.html").read_text(encoding="utf-8")


def test_another_date_is_told_beside_the_one_before(project: Path) -> None:
    decided = project / "content" / "entries" / "rat.md"
    decided.parent.mkdir(parents=True)
    decided.write_text(
        "---\nsource: rat\nquote: tagte der Deichrat in Krummsiel\ndate: 2024-05-06\n"
        "date_source: Protokoll des Deichrats\n---\n",
        encoding="utf-8",
    )
    found = changes(project)
    assert set(found) == {"redated"}
    assert "6. Mai 2024" in found["redated"]
    assert "Vorher: Dienstag, 7. Mai 2024" in found["redated"]


def test_a_renamed_source_is_no_change(project: Path) -> None:
    (project / "seeds" / "rat.txt").unlink()
    write(project, "deichrat.txt", RAT, "formerly: rat\n")
    assert "source-new" not in changes(project)
    assert "gone" not in changes(project)


def test_what_was_withdrawn_is_told_without_a_word_of_it(project: Path) -> None:
    assert run("withdraw", "fahrt", "--project", project).exit_code == 0
    found = changes(project)
    assert set(found) == {"withdrawn", "source-withdrawn"}
    assert "2024" not in found["withdrawn"]
    assert not [path for path in (project / "site").rglob("*") if path.is_file() and b"Zephyrine" in path.read_bytes()]


def test_what_was_hidden_is_told_without_a_word_of_it(project: Path) -> None:
    decided = project / "content" / "entries" / "fahrt.md"
    decided.parent.mkdir(parents=True)
    decided.write_text("---\nsource: fahrt\nquote: Zephyrine\nhide: yes\n---\n", encoding="utf-8")
    found = changes(project)
    assert found == {"hidden": "Herausgenommene Einträge Herausgenommen"}
    (link,) = re.findall(r'href="(entries/\w+.html)">Heraus', (project / "site" / "changes.html").read_text("utf-8"))
    assert (project / "site" / link).is_file()


def test_a_heading_in_withdrawn_words_is_not_told_as_the_former_one(project: Path) -> None:
    text = f"{RAT.strip()}\n\n{FAHRT}"
    write(project, "rat.txt", text)
    (project / "seeds" / "fahrt.txt").unlink()
    run("build", "--project", project)
    data = (project / "site" / "timeline.json").read_text(encoding="utf-8")
    name = next(entry["id"] for entry in json.loads(data)["entries"] if "Zephyrine" in entry["title"])
    (project / "alt.json").write_text(data.replace(name, "0123456789ab"), encoding="utf-8")
    assert run("withdraw", name, "--project", project).exit_code == 0
    write(project, "neu.txt", text, "formerly: rat\n")
    (project / "seeds" / "rat.txt").unlink()
    assert "gone" in changes(project)
    assert "Zephyrine" not in (project / "site" / "changes.html").read_text(encoding="utf-8")


def test_a_revision_of_the_published_branch_is_an_earlier_state(project: Path) -> None:
    (project / "alt.json").rename(project / "timeline.json")
    for words in (
        ("init", "--quiet", "--initial-branch=pages"),
        ("add", "timeline.json"),
        ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "Stand"),
    ):
        subprocess.run(["git", "-C", str(project), *words], check=True)
    (project / "timeline.json").unlink()
    write(project, "brand.txt", "Am 5. Mai 2024 brannte das Lotsenhaus nieder.\n")
    assert set(changes(project, "pages")) == {"new", "source-new"}
    assert set(changes(project, "pages:timeline.json")) == {"new", "source-new"}
    commit = subprocess.run(["git", "-C", str(project), "rev-parse", "pages"], check=True, capture_output=True).stdout
    assert commit[:12].decode() in (project / "site" / "changes.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("since", ["nichts.json", "HEAD:nichts", "--oops"])
def test_what_is_not_there_is_refused(since: str, project: Path) -> None:
    done = run("build", "--project", project, "--since", since)
    assert done.exit_code == 2
    assert "no revision of git" in done.stderr


def test_the_file_that_the_build_replaces_is_refused(project: Path) -> None:
    done = run("build", "--project", project, "--since", project / "site" / "timeline.json")
    assert done.exit_code == 2
    assert "copy it to another place first" in done.stderr


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "it ends in the middle"),
        ("[]\n", 1, "it does not begin like a timeline.json"),
        ('{"version": 1, "documents": [\n{"id": 3}\n', 2, "Expected `str`"),
        ('{"version": 1, "documents": [\n], "entries": [\n]}\nmehr\n', 4, "it goes on where it should end"),
        ('{"version": 1, "documents": [\n], "entries": [\n', 3, "it ends in the middle"),
    ],
)
def test_a_file_that_is_no_timeline_is_told_with_its_line(text: str, line: int, why: str, project: Path) -> None:
    (project / "alt.json").write_text(text, encoding="utf-8")
    done = run("build", "--project", project, "--since", project / "alt.json")
    assert done.exit_code == 2
    assert f"alt.json:{line}: error: cannot be read as an earlier timeline.json: {why}" in done.stderr
    assert not (project / "site" / "changes.html").exists()


def test_a_long_list_stands_in_parts_and_loses_nothing(project: Path) -> None:
    days = (
        f"Am {day}. {month} 2023 tagte der Rat zum Punkt {month}{day}.\n\n"
        for month in ("Januar", "März", "Mai", "Juli", "August", "Oktober", "Dezember", "April", "Juni")
        for day in range(1, 31)
    )
    write(project, "viele.txt", "".join(days))
    changes(project)
    pages = [(project / "site" / f"changes{part}.html").read_text(encoding="utf-8") for part in ("", ".2")]
    told = [len(re.findall(r"<h3>", page)) for page in pages]
    assert sum(told) == 271
    assert told[0] == 250
