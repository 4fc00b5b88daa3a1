import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli

PAGE = b"""<!doctype html>
<html lang="de"><head><title>Der Rat tagt</title>
<meta property="article:published_time" content="2024-05-08T10:00:00+02:00"></head>
<body><nav>Startseite Impressum</nav><article><h1>Der Rat tagt</h1>
<p>Der Rat von Musterhausen hat am Dienstag die neue B\xc3\xbccherei beschlossen. Die Sitzung dauerte drei Stunden.</p>
<p>Am Ende stimmten alle Mitglieder zu, und die Leiterin des Hauses bedankte sich bei den Anwesenden.</p>
</article></body></html>
"""


def add(project: Path, *words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1716595200"}).invoke(
        cli, ["add", "--project", str(project), *map(str, words)], input=stdin, catch_exceptions=False
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Mein Artikel.txt"
    path.write_bytes("8. Mai 2024\r\n\r\nDer Rat tagte gestern über die Bücherei.\r\n".encode())
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "chronik"
    folder.mkdir()
    return folder


def test_a_text_becomes_a_seed_with_its_origin_and_its_own_words(project: Path, article: Path) -> None:
    done = add(project, article)
    assert done.exit_code == 0, done.output
    seed = (project / "seeds" / "mein-artikel.txt").read_bytes()
    assert seed.endswith(b"---\n\n" + article.read_bytes())
    assert b"source_file: Mein Artikel.txt\n" in seed
    assert hashlib.sha256(article.read_bytes()).hexdigest().encode() in seed
    assert b"added: '2024-05-25'\n" in seed


def test_where_the_date_was_found_is_told(project: Path, article: Path) -> None:
    said = add(project, article).stdout
    assert said.startswith(f"{project / 'seeds' / 'mein-artikel.txt'}: 2024-05-08 (")


def test_where_there_is_no_date_the_way_to_state_it_is_told(project: Path) -> None:
    assert "no date was found; state it with --date" in add(project, "-", stdin=b"Der Rat tagte am Freitag.").stdout


def test_a_page_becomes_text_with_its_title_and_date(project: Path, tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_bytes(PAGE)
    done = add(project, tmp_path / "seite.html")
    assert done.exit_code == 0, done.output
    seed = (project / "seeds" / "seite.md").read_text(encoding="utf-8")
    assert "title: Der Rat tagt\n" in seed
    assert "date: '2024-05-08'\n" in seed
    assert "Bücherei beschlossen" in seed
    assert "Impressum" not in seed
    assert ": 2024-05-08 (" in done.stdout


def test_what_is_stated_wins(project: Path, article: Path) -> None:
    done = add(project, "--date", "2023-04", "--id", "rat", "--collection", "blatt/rat", article)
    assert done.exit_code == 0, done.output
    seed = (project / "seeds" / "blatt" / "rat" / "mein-artikel.txt").read_text(encoding="utf-8")
    assert "id: rat\n" in seed
    assert "2023-04 (" in done.stdout


def test_nothing_is_ever_written_over(project: Path, article: Path) -> None:
    add(project, article)
    article.write_text("9. Mai 2024\n\nEtwas anderes.\n", encoding="utf-8")
    done = add(project, article)
    assert done.exit_code == 0
    assert sorted(path.name for path in (project / "seeds").iterdir()) == ["mein-artikel-2.txt", "mein-artikel.txt"]


def test_standard_input_can_be_given_a_name(project: Path) -> None:
    assert add(project, "--name", "rat.md", "-", stdin=b"# Rat\n\nAm 7. Mai 2024 tagte er.\n").exit_code == 0
    assert (project / "seeds" / "rat.md").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ["--date", "gestern"],
        ["--id", "Kein Id!"],
        ["--collection", "../draussen"],
        ["--collection", "/etc"],
        ["--collection", "a//b"],
        ["--collection", "CON"],
    ],
)
def test_wishes_that_cannot_be_met_give_2_and_leave_nothing(project: Path, article: Path, words: list[str]) -> None:
    assert add(project, *words, article).exit_code == 2
    assert list(project.iterdir()) == []


def test_an_id_that_is_taken_is_refused(project: Path, article: Path) -> None:
    add(project, "--id", "rat", article)
    done = add(project, "--id", "rat", article)
    assert done.exit_code == 2
    assert "taken by seeds/mein-artikel.txt" in done.stderr


def test_one_id_is_not_given_to_two_files(project: Path, article: Path) -> None:
    assert add(project, "--id", "rat", article, article).exit_code == 2


def test_what_holds_no_text_gives_1_and_says_why(project: Path, tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = add(project, tmp_path / "bild.png")
    assert done.exit_code == 1
    assert "bild.png: error: " in done.stderr


def test_one_bad_file_does_not_keep_the_others_out(project: Path, tmp_path: Path, article: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = add(project, tmp_path / "bild.png", article)
    assert done.exit_code == 1
    assert (project / "seeds" / "mein-artikel.txt").is_file()


def test_a_project_has_to_be_there(tmp_path: Path, article: Path) -> None:
    assert add(tmp_path / "nowhere", article).exit_code == 2
