import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli
from sitegen.errors import PublishError
from sitegen.repository import Repository


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def run(*words: str | Path) -> Result:
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1716595200"})
    return runner.invoke(cli, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def host(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "host.git")], check=True)
    return tmp_path / "host.git"


@pytest.fixture
def project(tmp_path: Path, host: Path) -> Path:
    """Return a built project in a repository whose remote is *host*."""
    folder = tmp_path / "chronik"
    run("new", folder)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "remote", "add", "origin", str(host))
    assert run("build", "--project", folder).exit_code == 0
    return folder


def published(host: Path) -> list[str]:
    return git(host, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def refusal(project: Path, host: Path, *words: str) -> str:
    """Return why nothing is published, having seen that nothing was."""
    before = git(host, "for-each-ref")
    done = run("publish", "--project", project, *words)
    assert done.exit_code == 1
    assert git(host, "for-each-ref") == before
    return done.stderr


def files_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_the_site_and_nothing_else_becomes_a_branch(project: Path, host: Path) -> None:
    done = run("publish", "--project", project)
    assert done.exit_code == 0, done.output
    assert done.stdout.endswith("published\n")
    assert set(published(host)) == files_of(project / "site") - {".sitegen-manifest.json"} | {".nojekyll"}
    assert git(host, "for-each-ref", "--format=%(refname)") == "refs/heads/gh-pages"


def test_a_dry_run_says_what_would_happen_and_does_nothing(project: Path, host: Path) -> None:
    done = run("publish", "--project", project, "--dry-run")
    assert done.exit_code == 0
    assert re.fullmatch(
        rf"\d+ files, [\d,]+ bytes, from {re.escape(str(project / 'site'))}\n"
        rf"to the branch 'gh-pages' of 'origin', {re.escape(str(host))} \(a new branch\)\n"
        r"domain: none of its own\nnothing was done \(--dry-run\)\n",
        done.stdout,
    )
    assert git(host, "for-each-ref") == ""
    assert git(project, "for-each-ref") == ""


def test_publishing_again_adds_to_the_branch(project: Path, host: Path) -> None:
    run("publish", "--project", project)
    first = git(host, "rev-parse", "gh-pages")
    (project / "sitegen.toml").write_text('[site]\ntitle = "Neu"\n', encoding="utf-8")
    run("build", "--project", project)
    assert run("publish", "--project", project).exit_code == 0
    assert git(host, "rev-parse", "gh-pages^") == first


def test_publishing_the_same_site_again_leaves_the_branch_as_it_is(project: Path, host: Path) -> None:
    (project / "site" / "CNAME").write_text("chronik.example.org\n", encoding="utf-8")
    run("publish", "--project", project)
    before = git(host, "for-each-ref"), git(project, "for-each-ref")
    for words in ((), ("--dry-run",)):
        done = run("publish", "--project", project, *words)
        assert done.exit_code == 0
        assert done.stdout.endswith("\nnothing has changed; the branch has this site already\n")
        assert (git(host, "for-each-ref"), git(project, "for-each-ref")) == before


def test_a_file_of_ones_own_that_changed_is_published(project: Path, host: Path) -> None:
    note = project / "site" / "größe.txt"
    for text in ("eins\n", "zwei\n"):
        note.write_text(text, encoding="utf-8")
        assert run("publish", "--project", project).stdout.endswith("published\n")
        assert git(host, "show", "gh-pages:größe.txt") == text.strip()


def test_a_history_is_replaced_though_the_site_is_the_same(project: Path, host: Path) -> None:
    run("publish", "--project", project)
    (project / "site" / "note.txt").write_text("eins\n", encoding="utf-8")
    run("publish", "--project", project)
    assert run("publish", "--project", project, "--no-history").exit_code == 0
    assert git(host, "rev-list", "--count", "gh-pages") == "1"


def test_without_a_built_site_nothing_is_published(project: Path, host: Path) -> None:
    (project / "site" / "index.html").unlink()
    assert "there is no built site" in refusal(project, host)


def test_a_site_older_than_its_sources_is_not_published(project: Path, host: Path) -> None:
    with (project / "seeds" / "beispiel.md").open("a", encoding="utf-8") as seed:
        seed.write("\nAm 6. Mai 2024 regnete es in Musterhausen.\n")
    assert "not what a build gives now" in refusal(project, host)


def test_a_page_changed_by_hand_is_not_published(project: Path, host: Path) -> None:
    page = project / "site" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- by hand -->", encoding="utf-8")
    assert "among them index.html" in refusal(project, host)


def test_a_source_that_is_only_linked_now_is_not_published_as_it_was(project: Path, host: Path) -> None:
    seed = project / "seeds" / "beispiel.md"
    seed.write_text(seed.read_text(encoding="utf-8").replace("publish: full", "publish: link"), encoding="utf-8")
    assert "not what a build gives now" in refusal(project, host)


def test_a_site_built_on_another_day_is_still_current(project: Path) -> None:
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1720000000"})
    assert runner.invoke(cli, ["publish", "--project", str(project), "--dry-run"]).exit_code == 0


def test_a_site_with_a_book_to_print_is_still_current(project: Path) -> None:
    run("build", "--project", project, "--print", "2024")
    assert (project / "site" / "print.html").is_file()
    assert run("publish", "--project", project, "--dry-run").exit_code == 0


def test_documents_with_errors_are_not_published(project: Path, host: Path) -> None:
    (project / "seeds" / "bild.jpg").write_bytes(b"\xff\xd8")
    run("build", "--project", project)
    assert "some documents have errors" in refusal(project, host)


def test_a_link_in_the_site_is_not_published(project: Path, host: Path) -> None:
    (project / "site" / "seeds").symlink_to(project / "seeds", target_is_directory=True)
    assert "links cannot be published" in refusal(project, host)


def test_a_site_too_large_for_a_host_is_not_published(project: Path, host: Path) -> None:
    with (project / "site" / "film.mp4").open("wb") as film:
        film.truncate(1_000_000_001)
    assert "larger than the 1 GB" in refusal(project, host)


@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be there")
def test_a_name_that_git_could_misread_is_not_published(project: Path, host: Path) -> None:
    (project / "site" / 'a\nM 100644 inline "b').write_text("x", encoding="utf-8")
    assert "cannot be published" in refusal(project, host)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_cannot_be_read_is_told(project: Path, host: Path) -> None:
    os.mkfifo(project / "site" / "pipe")
    assert "cannot read the file: `" in refusal(project, host)


def test_a_remote_that_is_not_there_is_refused(project: Path, host: Path) -> None:
    git(project, "remote", "rename", "origin", "upstream")
    assert "there is no remote 'origin'" in refusal(project, host)


def test_outside_a_repository_nothing_is_published(project: Path, host: Path, tmp_path: Path) -> None:
    (project / ".git").rename(tmp_path / "away")
    assert "no git repository" in refusal(project, host)


def test_a_domain_put_into_the_site_is_published(project: Path, host: Path) -> None:
    (project / "site" / "CNAME").write_text("chronik.example.org", encoding="utf-8")
    done = run("publish", "--project", project)
    assert "domain: chronik.example.org (from site/CNAME)" in done.stdout
    assert git(host, "show", "gh-pages:CNAME") == "chronik.example.org"


def test_a_domain_the_branch_has_is_kept(project: Path, host: Path) -> None:
    (project / "site" / "CNAME").write_text("chronik.example.org", encoding="utf-8")
    run("publish", "--project", project)
    (project / "site" / "CNAME").unlink()
    done = run("publish", "--project", project)
    assert "domain: chronik.example.org (kept from the branch)" in done.stdout
    assert git(host, "show", "gh-pages:CNAME") == "chronik.example.org"


def test_a_domain_in_the_settings_wins(project: Path, host: Path) -> None:
    (project / "site" / "CNAME").write_text("alt.example.org", encoding="utf-8")
    settings = project / "sitegen.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '\n[publish]\ncname = "neu.example.org"\n', encoding="utf-8"
    )
    run("build", "--project", project)
    run("publish", "--project", project)
    assert git(host, "show", "gh-pages:CNAME") == "neu.example.org"


def test_a_repository_kept_in_the_site_folder_is_not_published(project: Path, host: Path) -> None:
    (project / "site" / ".git").mkdir()
    (project / "site" / ".git" / "config").write_text("secret", encoding="utf-8")
    assert run("publish", "--project", project).exit_code == 0
    assert not any(".git/" in name for name in published(host))


class Links(HTMLParser):
    """The ids of a page and the addresses it leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what *tag* says."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in {"href", "src"} and value and (tag, dict(attrs).get("rel")) != ("link", "canonical"):
                self.targets.add(value)


class Silent(http.server.SimpleHTTPRequestHandler):
    """A host that says nothing."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(project: Path, host: Path, tmp_path: Path) -> Iterator[str]:
    """Return where the published branch stands, under a sub-path as on GitHub Pages."""
    assert run("publish", "--project", project).exit_code == 0
    served = tmp_path / "served"
    subprocess.run(["git", "clone", "--quiet", "--branch", "gh-pages", str(host), str(served / "chronik")], check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(served)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/chronik/"
    server.shutdown()
    server.server_close()


def test_every_link_of_the_published_site_leads_somewhere_under_a_sub_path(address: str) -> None:
    waiting, pages, broken = [address], dict[str, Links](), list[str]()
    wanted: list[tuple[str, str]] = []
    while waiting:
        page = waiting.pop()
        if page in pages:
            continue
        try:
            with urlopen(page, timeout=10) as answer:  # noqa: S310 (our own host)
                kind, data = answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            broken.append(f"{page}: {error.code}")
            continue
        pages[page] = Links(data.decode() if kind == "text/html" else "")
        for target in pages[page].targets:
            full, fragment = urldefrag(urljoin(page, target))
            if full.startswith("http://127.0.0.1"):
                assert full.startswith(address), f"{page} leads out of its folder: {target}"
                waiting.append(full)
                if fragment:
                    wanted.append((full, fragment.partition(":~:")[0]))
    assert broken == []
    assert len(pages) > 5
    assert [found for found in wanted if found[1] and found[1] not in pages[found[0]].ids] == []


def holds(repository: Path, words: bytes) -> bool:
    """Return whether an object that a ref of *repository* leads to holds *words*."""
    names = git(repository, "rev-list", "--objects", "--all").splitlines()
    kinds = ((name.split()[0], git(repository, "cat-file", "-t", name.split()[0])) for name in names)
    blobs = (name for name, kind in kinds if kind == "blob")
    return any(
        words
        in subprocess.run(["git", "-C", str(repository), "cat-file", "blob", b], check=True, capture_output=True).stdout
        for b in blobs
    )


def test_without_history_nothing_withdrawn_is_left_in_the_branch(project: Path, host: Path) -> None:
    told = "Am 3. Mai 2024 strandete die Bark Zephyrine."
    (project / "seeds" / "bark.txt").write_text(f"---\ndate: 2024-05-08\n---\n{told}\n", encoding="utf-8")
    run("build", "--project", project)
    run("publish", "--project", project)
    assert holds(host, b"Zephyrine")
    assert run("withdraw", "bark", "--project", project).exit_code == 0
    run("publish", "--project", project)
    assert holds(host, b"Zephyrine")
    done = run("publish", "--project", project, "--no-history")
    assert done.exit_code == 0, done.output
    assert "history: replaced by a single commit; 2 before it leave the branch" in done.stdout
    assert not holds(host, b"Zephyrine")
    assert git(host, "rev-list", "--count", "gh-pages") == "1"
    assert set(published(host)) == files_of(project / "site") - {".sitegen-manifest.json"} | {".nojekyll"}


def test_the_first_time_a_branch_without_history_is_just_made(project: Path, host: Path) -> None:
    assert run("publish", "--project", project, "--no-history").exit_code == 0
    assert git(host, "rev-list", "--count", "gh-pages") == "1"


def test_without_history_a_dry_run_does_nothing(project: Path, host: Path) -> None:
    run("publish", "--project", project)
    before = git(host, "for-each-ref")
    assert "1 before it leave the branch" in run("publish", "--project", project, "--no-history", "--dry-run").stdout
    assert git(host, "for-each-ref") == before


def test_without_history_the_same_is_checked_first(project: Path, host: Path) -> None:
    (project / "site" / "index.html").unlink()
    assert "there is no built site" in refusal(project, host, "--no-history")


def test_what_somebody_else_published_meanwhile_is_not_replaced(project: Path, host: Path, tmp_path: Path) -> None:
    run("publish", "--project", project)
    repository = Repository(project)
    there = repository.fetch("origin", "gh-pages")
    git(host, "update-ref", "refs/heads/gh-pages", git(host, "commit-tree", "-m", "neu", "gh-pages^{tree}"))
    (tmp_path / "neu").mkdir()
    (tmp_path / "neu" / "index.html").write_text("neu", encoding="utf-8")
    repository.import_folder(tmp_path / "neu", "origin", "gh-pages", alone=True)
    before = git(host, "rev-parse", "gh-pages")
    with pytest.raises(PublishError, match="somebody else has published meanwhile"):
        repository.replace("origin", "gh-pages", there)
    assert git(host, "rev-parse", "gh-pages") == before


def test_a_tag_of_the_same_name_brings_no_history_back(project: Path, host: Path) -> None:
    run("publish", "--project", project)
    git(project, "tag", "gh-pages", "refs/heads/gh-pages")
    assert "does not stand alone" in refusal(project, host, "--no-history")


def test_no_history_and_a_workflow_exclude_each_other(project: Path) -> None:
    assert run("publish", "--project", project, "--no-history", "--workflow").exit_code == 2


def test_a_site_that_was_compared_is_checked_against_the_same_state(project: Path, host: Path) -> None:
    shutil.copy(project / "site" / "timeline.json", project / "alt.json")
    assert run("build", "--project", project, "--since", project / "alt.json").exit_code == 0
    assert run("publish", "--project", project, "--dry-run").exit_code == 0
    (project / "alt.json").unlink()
    done = run("publish", "--project", project)
    assert done.exit_code == 2
    assert "there is no file 'alt.json'" in done.stderr
    assert git(host, "for-each-ref") == ""
