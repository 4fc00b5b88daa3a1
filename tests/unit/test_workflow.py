import re
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from sitegen.cli import cli


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project below the top of a repository; its one article may be shown in full."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=trunk", str(tmp_path / "top")], check=True)
    run("new", tmp_path / "top" / "my: chronik")
    return tmp_path / "top" / "my: chronik"


def place(project: Path) -> Path:
    return project.parent / ".github" / "workflows" / "pages.yml"


def add_article(project: Path) -> None:
    (project / "seeds" / "fremd.txt").write_text("Am 7. Mai 2024 tagte der Rat.\n", encoding="utf-8")


def test_a_workflow_builds_and_serves_the_project_where_it_stands(project: Path) -> None:
    done = run("publish", "--project", project, "--workflow")
    assert done.exit_code == 0, done.output
    text = place(project).read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["build"]["steps"]
    assert steps[3]["working-directory"] == "my: chronik"
    assert steps[5]["with"]["path"] == "my: chronik/site"
    assert yaml.safe_load(text.replace("\non:", "\nwhen:"))["when"]["push"]["branches"] == ["trunk"]
    assert sorted(re.findall(r"uses: (\S+)", text)) == [
        "actions/checkout@v7",
        "actions/configure-pages@v6",
        "actions/deploy-pages@v5",
        "actions/setup-python@v7",
        "actions/upload-pages-artifact@v5",
    ]
    assert yaml.safe_load(text)["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_it_is_said_plainly_who_can_read_the_articles(project: Path) -> None:
    said = run("publish", "--project", project, "--workflow").stdout
    assert "seeds/ has to be in there: whoever can read the repository can read the article in full." in said


def test_articles_that_may_not_be_shown_in_full_are_kept_out_of_a_repository(project: Path) -> None:
    add_article(project)
    done = run("publish", "--project", project, "--workflow")
    assert done.exit_code == 1
    assert "1 of 2 articles may not be shown in full, among them fremd.txt" in done.stderr
    assert not place(project).exists()


def test_a_private_repository_may_hold_them(project: Path) -> None:
    add_article(project)
    done = run("publish", "--project", project, "--workflow", "--private")
    assert done.exit_code == 0
    assert "Keep the repository private." in done.stdout
    assert place(project).is_file()


def test_what_a_person_states_decides_what_may_be_shown(project: Path) -> None:
    add_article(project)
    facts = project / "content" / "sources" / "fremd.md"
    facts.parent.mkdir(parents=True)
    facts.write_text("---\npublish: full\n---\n", encoding="utf-8")
    assert run("publish", "--project", project, "--workflow").exit_code == 0


def test_an_article_that_cannot_be_read_counts_as_withheld(project: Path) -> None:
    (project / "seeds" / "kaputt.txt").write_bytes(b"---\nencoding: utf-8\npublish: full\n---\n\xff\xfe\xff")
    assert run("publish", "--project", project, "--workflow").exit_code == 1


def test_a_dry_run_writes_nothing(project: Path) -> None:
    done = run("publish", "--project", project, "--workflow", "--dry-run")
    assert done.stdout.startswith("would write: ")
    assert not place(project).exists()


def test_a_workflow_of_somebody_else_is_left_alone(project: Path) -> None:
    place(project).parent.mkdir(parents=True)
    place(project).write_text("name: mine\n", encoding="utf-8")
    assert run("publish", "--project", project, "--workflow").exit_code == 1
    assert place(project).read_text(encoding="utf-8") == "name: mine\n"


def test_our_own_workflow_is_written_anew(project: Path) -> None:
    run("publish", "--project", project, "--workflow")
    assert run("publish", "--project", project, "--workflow").exit_code == 0
