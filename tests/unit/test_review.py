from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from sitegen.cli import cli
from sitegen.pipeline import open_project
from sitegen.review import Need, as_text, review

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "bote": "---\ndate: 2024-06-10\n---\nDie Brücke in Altmünde wurde am 7. Mai gesperrt, sagte Petra Kalb.\n",
    "blatt": "---\ndate: 2024-06\n---\nAm Freitag rückte der Prüftrupp an.\n",
    "zettel": "Am Dienstag kam der Kran.\n",
}


def project_in(folder: Path) -> Path:
    """Return a project in *folder* with a doubtful date and one that is open."""
    (folder / "seeds").mkdir()
    (folder / "sitegen.toml").write_text('[site]\ntitle = "Brücke"\n', encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def decided(folder: Path, text: str) -> None:
    """Write a decision."""
    file = folder / "content" / "entries" / "a.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_what_matters_most_comes_first_with_what_would_settle_it(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    decided(folder, "---\nsource: bote\nquote: Der Rat tagte\npin: yes\n---\n")
    agenda = review(open_project(folder), limit=50)
    needs = [item.need for item in agenda.items]
    assert needs == sorted(needs)
    assert {Need.DECISION, Need.DOUBTFUL, Need.UNDATED} <= set(needs)
    by_need = {item.need: item for item in agenda.items}
    lost, doubtful, undated = (by_need[need] for need in (Need.DECISION, Need.DOUBTFUL, Need.UNDATED))
    assert (lost.at, lost.why) == ("content/entries/a.md:3:8", "no passage of 'bote' reads 'Der Rat tagte'")
    assert doubtful.settle == f"sitegen decide {doubtful.id} --check NAME, or --date DATE --date-source SOURCE"
    assert doubtful.at == f"site/entries/{doubtful.id}.html"
    assert "zettel" in undated.settle


def test_what_a_person_settled_is_not_asked_again(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    before = review(open_project(folder), limit=50)
    decided(folder, "---\nsource: blatt\nquote: rückte der Prüftrupp an\nchecked: AB, 2024-06-11\n---\n")
    after = review(open_project(folder), limit=50)
    assert after.counts["doubtful"] == before.counts["doubtful"] - 1


def test_no_more_is_listed_than_asked_for_and_all_is_counted(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    every, first = (review(open_project(folder), limit=limit) for limit in (50, 1))
    assert (first.items, first.counts) == (every.items[:1], every.counts)
    assert list(as_text(first))[-1].endswith("; shown 1")
    assert list(as_text(every))[-1].startswith(f"{len(every.items)} to look at: ")


def test_the_command_prints_text_or_json(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    told = CliRunner().invoke(cli, ["review", "--project", str(folder), "--json"])
    data = json.loads(told.stdout)
    assert (told.exit_code, len(data["items"])) == (0, sum(data["counts"].values()))
    assert data["items"][0].keys() == {"need", "id", "what", "at", "why", "settle"}
    assert "do:  " in CliRunner().invoke(cli, ["review", "--project", str(folder)]).stdout


def test_where_nothing_is_open_it_says_so(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    for name in ("blatt", "zettel", "bote"):
        (folder / "seeds" / f"{name}.txt").unlink()
    assert list(as_text(review(open_project(folder), limit=5))) == ["Nothing needs a look."]
