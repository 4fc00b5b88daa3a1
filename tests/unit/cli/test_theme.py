import json
from pathlib import Path

from click.testing import CliRunner, Result

from sitegen.cli import cli


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["theme", *(str(word) for word in words)], catch_exceptions=False)


def test_the_list_marks_what_the_project_has_of_its_own(tmp_path: Path) -> None:
    assert run("copy", "entry.html", "--project", tmp_path).output == f"{tmp_path / 'templates' / 'entry.html'}\n"
    lines = run("list", "--project", tmp_path).output.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("*")] == ["entry.html"]
    assert any(line.startswith("  base.html ") for line in lines)


def test_the_list_of_one_template_tells_what_it_is_given(tmp_path: Path) -> None:
    lines = run("list", "entry.html", "--project", tmp_path).output.splitlines()
    assert lines[0] == "one entry with all its passages"
    assert {"site", "card"} <= {line.split()[0] for line in lines[1:]}


def test_a_template_there_is_not_is_a_wrong_command(tmp_path: Path) -> None:
    assert run("list", "nothing.html", "--project", tmp_path).exit_code == 2
    assert run("copy", "nothing.html", "--project", tmp_path).exit_code == 2


def test_lists_are_given_to_programs_too(tmp_path: Path) -> None:
    files = json.loads(run("list", "--json", "--project", tmp_path).output)["files"]
    assert {"name", "shows", "own"} == set(files[0])
    assert "card" in json.loads(run("list", "entry.html", "--json", "--project", tmp_path).output)["given"]


def test_check_says_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert run("check", "--project", tmp_path).stderr == "the project has no templates of its own\n"
    run("copy", "entry.html", "--project", tmp_path)
    assert run("check", "--project", tmp_path).stderr == "nothing to complain of\n"


def test_check_ends_with_the_gravest_it_finds(tmp_path: Path) -> None:
    assert run("check", "--project", tmp_path).exit_code == 0
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "mine.html").write_text("<p></p>", encoding="utf-8")
    assert run("check", "--project", tmp_path).exit_code == 0
    assert run("check", "--strict", "--project", tmp_path).exit_code == 1
    (tmp_path / "templates" / "entry.html").write_text("{{ x }}", encoding="utf-8")
    done = run("check", "--json", "--project", tmp_path)
    assert done.exit_code == 1
    assert [found["code"] for found in json.loads(done.output)["diagnostics"]] == [
        "theme-unknown-name",
        "theme-unknown-file",
    ]
