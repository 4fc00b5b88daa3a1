import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli

DAY = {"SOURCE_DATE_EPOCH": "1716595200"}  # 25 May 2024


def run(*words: str | Path, stdin: bytes | None = None, **environment: str) -> Result:
    """Return what the command *words* printed and its exit code; a bug raises."""
    runner = CliRunner(env={**DAY, **environment})
    return runner.invoke(cli, [str(word) for word in words], input=stdin, catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "chronik"
    assert run("new", folder).exit_code == 0
    return folder


def spoil(project: Path) -> None:
    """Put something into *project* that is an error of a document."""
    (project / "seeds" / "bild.jpg").write_bytes(b"\xff\xd8")


def make_undated(project: Path) -> None:
    """Put something into *project* that is a warning."""
    (project / "seeds" / "ohne.txt").write_text(
        "Ohne Tag\n\nDer Rat von Musterhausen tagte am Freitag.\n", encoding="utf-8"
    )


def test_a_new_project_builds_at_once_and_without_complaint(project: Path) -> None:
    built = run("build", "--project", project, "--strict")
    assert built.exit_code == 0, built.output
    assert built.stderr == ""
    assert (project / "site" / "index.html").is_file()


@pytest.mark.parametrize(("selection", "chosen"), [("all", "3 entries"), ("source=nirgends", "0 entries")])
def test_a_build_says_how_many_entries_the_book_holds(selection: str, chosen: str, project: Path) -> None:
    assert f"\n{chosen} chosen by --print\n" in run("build", "--project", project, "--print", selection).stdout


def test_a_folder_that_is_no_project_is_told_where_one_comes_from(tmp_path: Path) -> None:
    assert "make one with: sitegen new DIR" in run("check", "--project", tmp_path).stderr
    (tmp_path / "sitegen.toml").write_text("", encoding="utf-8")
    assert "put your articles there" in run("check", "--project", tmp_path).stderr


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_project_finds_events_and_a_statement(tmp_path: Path, language: str) -> None:
    run("new", tmp_path / "new", "--language", language)
    built = run("build", "--project", tmp_path / "new", "--json")
    counts = json.loads(built.stdout)["counts"]
    assert (counts["documents"], counts["dated"]) == (1, 1)
    assert counts["events"] >= 1
    assert counts["statements"] >= 1


def test_a_build_says_what_was_read_dated_found_and_doubtful(project: Path) -> None:
    words = run("build", "--project", project).stdout
    assert words.startswith("1 document read, 1 with a date of its own\n")
    assert re.search(
        r"\d+ entries found: \d+ events?, \d+ statements?; \d+ with a doubtful date, \d+ with none\n", words
    )
    assert re.search(r"\d+ pages written in \d+\.\d s: .*index\.html\n$", words)


def test_an_error_in_a_document_gives_1_and_the_site_is_written_all_the_same(project: Path) -> None:
    spoil(project)
    built = run("build", "--project", project)
    assert built.exit_code == 1
    assert "seeds/bild.jpg: error[not-a-seed]: '.jpg' files are not read from seeds/\n  hint: " in built.stderr
    assert "not-a-seed" not in built.stdout
    assert (project / "site" / "index.html").is_file()


def test_a_warning_gives_1_only_when_strict(project: Path) -> None:
    make_undated(project)
    assert "warning[undated-document]" in run("build", "--project", project).stderr
    assert run("build", "--project", project).exit_code == 0
    assert run("build", "--project", project, "--strict").exit_code == 1
    assert run("check", "--project", project).exit_code == 0
    assert run("check", "--project", project, "--strict").exit_code == 1


def test_a_wrong_configuration_gives_2_and_no_site(project: Path) -> None:
    (project / "sitegen.toml").write_text("[site]\ntitel = 1\n", encoding="utf-8")
    built = run("build", "--project", project)
    assert built.exit_code == 2
    assert built.stderr == "sitegen.toml:2: unknown key 'site.titel'; did you mean 'title'?\n"
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--project", "nowhere"],
        ["build", "--jobs", "0"],
        ["build", "--colour"],
        ["nothing"],
        ["add"],
        ["add", "nowhere.txt"],
        ["tag", "nowhere.txt"],
        ["schema", "nothing"],
        ["publish", "--private"],
    ],
)
def test_a_wrong_use_gives_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr


def test_a_clock_that_is_no_number_gives_2(project: Path) -> None:
    assert run("build", "--project", project, SOURCE_DATE_EPOCH="today").exit_code == 2


def test_the_site_carries_the_day_it_is_given(project: Path) -> None:
    run("build", "--project", project, SOURCE_DATE_EPOCH="1706659200")
    assert "31. Januar 2024" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_another_folder_of_seeds_and_another_output_can_be_named(project: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "andere"
    seeds.mkdir()
    (seeds / "rat.md").write_text(
        "---\ntitle: Der Rat\ndate: 2024-05-08\n---\n\nAm 7. Mai tagte der Rat.\n", encoding="utf-8"
    )
    built = run("build", "--project", project, "--seeds", seeds, "--output", tmp_path / "woanders", "--json")
    assert built.exit_code == 0
    assert json.loads(built.stdout)["output"] == str(tmp_path / "woanders")
    assert not (project / "site").exists()
    timeline = json.loads((tmp_path / "woanders" / "timeline.json").read_text(encoding="utf-8"))
    assert [document["id"] for document in timeline["documents"]] == ["rat"]


def test_json_tells_diagnostics_with_their_words(project: Path) -> None:
    spoil(project)
    told = json.loads(run("build", "--project", project, "--json").stdout)
    assert told["diagnostics"] == [
        {
            "code": "not-a-seed",
            "severity": "error",
            "path": "seeds/bild.jpg",
            "line": None,
            "column": None,
            "message": "'.jpg' files are not read from seeds/",
            "hint": "turn it into a text seed first: sitegen add seeds/bild.jpg",
        }
    ]


def test_checking_writes_no_site_and_prints_the_diagnostics(project: Path) -> None:
    spoil(project)
    checked = run("check", "--project", project)
    assert checked.exit_code == 1
    assert checked.stdout.startswith("seeds/bild.jpg: error[not-a-seed]")
    assert not (project / "site").exists()


def test_checking_as_json_lists_the_ids_of_all_documents(project: Path) -> None:
    told = json.loads(run("check", "--project", project, "--json").stdout)
    assert told["documents"] == [{"id": "beispiel", "path": "beispiel.md"}]


def test_the_settings_in_force_are_shown_and_nothing_is_built(project: Path) -> None:
    shown = run("build", "--project", project, "--show-config")
    assert 'title = "Unsere Chronik"\n' in shown.stdout
    assert "excerpt_limit = 300\n" in shown.stdout
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["timeline", "config"])
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).stdout))


def test_a_built_timeline_fits_its_schema(project: Path) -> None:
    run("build", "--project", project)
    timeline = json.loads((project / "site" / "timeline.json").read_text(encoding="utf-8"))
    jsonschema.validate(timeline, json.loads(run("schema", "timeline").stdout))


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"sitegen \d+\.\d+\.\d+\n", run("--version").stdout)


def test_every_command_helps() -> None:
    for name in cli.commands:
        done = run(name, "--help")
        assert done.exit_code == 0
        assert len(done.stdout.splitlines()) > 5
    assert not [row for row in run("--help").stdout.splitlines()[1:] if row.endswith("...")]


def test_what_is_piped_is_utf_8_whatever_the_machine_speaks() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitegen", "tag", "--lang", "de", "-"],
        input="Am 3. März 2024".encode(),
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert "3. März 2024" in done.stdout.decode("utf-8")


def test_what_is_done_is_said_when_asked(project: Path) -> None:
    command = [sys.executable, "-m", "sitegen", "check", "--project", str(project)]
    quiet, loud = (
        subprocess.run([*command, *words], check=True, capture_output=True, encoding="utf-8") for words in ([], ["-v"])
    )
    assert "sitegen.ingest: 1 seeds" not in quiet.stderr
    assert "sitegen.ingest: 1 seeds" in loud.stderr
    assert loud.stdout == quiet.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_progress_is_shown_on_a_terminal_and_nowhere_else(project: Path) -> None:
    import pty  # noqa: PLC0415 (not on every system)

    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project)]
    try:
        here, there = pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal to be had: {error}")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=there, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(there)
        shown = b""
        with contextlib.suppress(OSError):  # Linux says so when the other side is closed
            while piece := os.read(here, 4096):
                shown += piece
    os.close(here)
    assert process.returncode == 0
    assert b"\x1b[" in shown
    assert b"\x1b[" not in subprocess.run(command, check=True, capture_output=True).stderr


def test_without_an_epoch_the_clock_tells_the_day(project: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(project)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    manifest = json.loads((project / "site" / ".sitegen-manifest.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", manifest["today"])


def test_a_file_name_cannot_move_the_cursor(project: Path) -> None:
    (project / "seeds" / "a\x1b[2Jb.jpg").write_bytes(b"x")
    built = run("build", "--project", project)
    assert "\x1b" not in built.stderr
    assert "\\x1b[2J" in built.stderr
