from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sitegen.cli import cli
from sitegen.deciding import Wishes, decide, read_translation
from sitegen.errors import UsageError
from sitegen.pipeline import build, open_project

TEXT = (
    "Am 3. Mai 2024 kam der Kran nach Altmünde, und am 7. Mai 2024 stand er auf der Brücke.\n\n"
    "„Die Brücke bleibt zu“, sagte Petra Kalb am 8. Mai 2024.\n"
)
OTHER = "Am 9. Mai 2024 beriet der Rat über die Kosten.\n"
TODAY = "2024-06-11"


def project_in(folder: Path) -> Path:
    """Return a project in *folder* with two short articles."""
    (folder / "seeds").mkdir()
    (folder / "sitegen.toml").write_text('[site]\ntitle = "Brücke"\n', encoding="utf-8")
    for name, text in (("bote", TEXT), ("blatt", OTHER)):
        (folder / "seeds" / f"{name}.txt").write_text(f"---\ndate: 2024-06-10\n---\n{text}", encoding="utf-8")
    return folder


def entries(folder: Path, problems: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the entries of a build, whose complaints are *problems*."""
    report = build(open_project(folder), today=TODAY)
    assert tuple(problem.code for problem in report.diagnostics) == problems
    return json.loads((folder / "site" / "timeline.json").read_text(encoding="utf-8"))["entries"]  # type: ignore[no-any-return]  # JSON


def id_of(folder: Path, date: str) -> str:
    """Return the id of the entry of *date*."""
    return str(next(entry["id"] for entry in entries(folder) if entry["date"] == date))


def run(folder: Path, address: str, **wishes: Any) -> Path:  # noqa: ANN401  # any wish
    """Decide *wishes* and return the file."""
    return decide(open_project(folder), address, Wishes(**wishes), today=TODAY)


@pytest.mark.parametrize("form", ["{}", "entries/{}.html", "https://a.example/entries/{}.html#a/b", "index.html#e-{}"])
def test_an_entry_is_named_by_its_id_or_address(tmp_path: Path, form: str) -> None:
    folder = project_in(tmp_path)
    run(folder, form.format(id_of(folder, "2024-05-08")), check="AB")
    (checked,) = [entry for entry in entries(folder) if entry["status"] == "checked"]
    assert (checked["date"], checked["checked"]) == ("2024-05-08", {"by": "AB", "on": TODAY})


@pytest.mark.parametrize("date", ["2024-05-03", "2024-05-07"])
def test_each_of_two_entries_of_one_sentence_is_told_by_its_own_words(tmp_path: Path, date: str) -> None:
    folder = project_in(tmp_path)
    file = run(folder, id_of(folder, date), title="Der Kran")
    assert [entry["date"] for entry in entries(folder) if entry.get("edited_title")] == [date]
    assert file.name.startswith("bo" if "source: bote" in file.read_text(encoding="utf-8") else "bl")


def test_all_wishes_reach_the_entry(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    file = run(
        folder,
        id_of(folder, "2024-05-08"),
        pin=True,
        title='Der "Kran": neu',
        date="2024-05-10",
        date_source="Protokoll: Teil 2, https://example.org/p",
        note="Eine *Notiz*.",
        translations=(("en", "“The bridge”: closed # for now"),),
    )
    assert file.parent == folder / "content" / "entries"
    found = next(entry for entry in entries(folder) if entry["date"] == "2024-05-10")
    assert found["title"] == 'Der "Kran": neu (Titel der Redaktion)'
    assert found["rests_on"] == [{"title": "Protokoll: Teil 2", "url": "https://example.org/p"}]
    assert (found["note"], found["pinned"]) == ("Eine *Notiz*.", True)
    assert found["translations"] == [{"language": "en", "text": "“The bridge”: closed # for now"}]


def test_hidden_is_every_passage_the_entry_has(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    first, second = id_of(folder, "2024-05-07"), id_of(folder, "2024-05-03")
    run(folder, first, join=(second,))
    joined = next(entry for entry in entries(folder) if len(entry["sources"]) > 1)
    next((folder / "content" / "entries").iterdir()).unlink()
    assert joined["id"] in {first, second}
    run(folder, second, hide=True)
    assert second not in [entry["id"] for entry in entries(folder)]


def test_what_is_hidden_names_its_file(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    gone = id_of(folder, "2024-05-08")
    file = run(folder, gone, hide=True)
    with pytest.raises(UsageError, match="is hidden") as caught:
        run(folder, gone, pin=True)
    assert str(caught.value.at) == f"content/entries/{file.name}"


def test_a_second_decision_is_added_and_nothing_is_replaced(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    name = id_of(folder, "2024-05-08")
    file = run(folder, name, title="Die Brücke")
    before = file.read_text(encoding="utf-8")
    assert run(folder, name, check="AB", note="Ein Wort.") == file
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before.removesuffix("---\n"))
    assert after.endswith("---\nEin Wort.\n")
    (found,) = [entry for entry in entries(folder) if entry.get("edited_title")]
    assert (found["status"], found["note"]) == ("checked", "Ein Wort.")
    with pytest.raises(UsageError, match="'title' is decided already"):
        run(folder, name, title="Anders")
    with pytest.raises(UsageError, match="something else is decided"):
        run(folder, name, hide=True)
    assert file.read_text(encoding="utf-8") == after


def test_a_field_is_named_as_it_stands_in_the_file(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    name = id_of(folder, "2024-05-08")
    run(folder, name, check="AB", translations=(("en", "The bridge is closed"),))
    with pytest.raises(UsageError, match="'translation' is decided already"):
        run(folder, name, translations=(("fr", "Le pont"),))
    with pytest.raises(UsageError, match="'checked' is decided already"):
        run(folder, name, check="CD")


def test_nothing_is_joined_to_itself(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    name = id_of(folder, "2024-05-08")
    with pytest.raises(UsageError, match="cannot be joined to itself"):
        run(folder, name, join=(name,))
    assert not (folder / "content" / "entries").exists()


def test_a_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    name = id_of(folder, "2024-05-08")
    first = run(folder, name, pin=True)
    first.write_text("---\nsources: Aushang\n---\nEtwas anderes.\n", encoding="utf-8")
    second = run(folder, name, pin=True)
    assert second.name == f"{first.stem}-2.md"


def test_an_entry_by_hand_is_decided_about_in_its_own_file(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    file = folder / "content" / "entries" / "aushang.md"
    file.parent.mkdir(parents=True)
    file.write_bytes("\ufeff---\r\ndate: 2024-05-01\r\nsources: Aushang\r\n---\r\nDie Brücke ist zu.\r\n".encode())
    name = id_of(folder, "2024-05-01")
    assert run(folder, name, check="AB", pin=True) == file
    assert b"\nsources: Aushang\r\npin: yes\r\nchecked: AB, 2024-06-11\r\n---\r\nDie" in file.read_bytes()
    assert next(entry for entry in entries(folder) if entry["id"] == name)["status"] == "checked"
    for wishes in ({"hide": True}, {"split": True}, {"note": "Nein."}):
        with pytest.raises(UsageError, match="by hand takes no"):
            run(folder, name, **wishes)


@pytest.mark.parametrize(
    ("wishes", "why"),
    [
        ({}, "nothing is decided"),
        ({"date": "2024-05-08"}, "needs its source"),
        ({"date_source": "Protokoll", "pin": True}, "needs its source"),
        ({"date": "8. Mai", "date_source": "Protokoll"}, "cannot read the date"),
        ({"hide": True, "pin": True}, "nothing else to decide"),
    ],
)
def test_wishes_that_cannot_be_are_refused(wishes: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        Wishes(**wishes)


@pytest.mark.parametrize("said", ["", "The bridge", "en=", "EN=The bridge", "=The bridge"])
def test_a_translation_names_its_language(said: str) -> None:
    with pytest.raises(UsageError):
        read_translation(said)
    assert read_translation("en = The  bridge=closed") == ("en", "The bridge=closed")


def test_the_command_prints_the_file_and_what_nobody_has(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    name = id_of(folder, "2024-05-08")
    done = CliRunner().invoke(cli, ["decide", name, "--project", str(folder), "--pin", "--translation", "en=Shut"])
    assert (done.exit_code, Path(done.stdout.strip()).read_text(encoding="utf-8").count("\n")) == (0, 7)
    missing = CliRunner().invoke(cli, ["decide", "0123456789ab", "--project", str(folder), "--pin"])
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "no entry has the id '0123456789ab'" in missing.stderr


def test_a_date_of_any_form_is_read_back(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    run(folder, id_of(folder, "2024-05-09"), date="[2024-05-03..]", date_source="Protokoll: S. 3")
    assert "[2024-05-03..]" in {entry["date"] for entry in entries(folder)}


def test_an_entry_of_many_sources_is_hidden_whole(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    told = f"Am 2. Mai 2024 strandete die Bark Sturmvogel vor Altmünde mit {'Salz und Holz, ' * 12}und Nebel.\n"
    for number in range(80):
        seed = folder / "seeds" / f"zeitung-{number}.txt"
        seed.write_text(f"---\ndate: 2024-06-10\n---\n{told}", encoding="utf-8")
    name = id_of(folder, "2024-05-02")
    assert run(folder, name, hide=True).stat().st_size > 16_384
    assert not any(entry["date"] == "2024-05-02" for entry in entries(folder))


def test_more_than_a_file_can_hold_is_not_written(tmp_path: Path) -> None:
    folder = project_in(tmp_path)
    with pytest.raises(UsageError, match="cannot hold so much"):
        run(folder, id_of(folder, "2024-05-08"), title="Altmünde " * 40_000)
    assert not any((folder / "content").rglob("*.md"))
