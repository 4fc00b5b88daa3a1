import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.errors import PublishError
from sitegen.repository import Repository, without_password


def git(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@pytest.fixture
def host(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "host.git")], check=True)
    return tmp_path / "host.git"


@pytest.fixture
def work(tmp_path: Path, host: Path) -> Path:
    folder = tmp_path / "work"
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "remote", "add", "origin", str(host))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "sources").mkdir(parents=True)
    (folder / "index.html").write_text("one", encoding="utf-8")
    (folder / "sources" / "größe und 2.html").write_text("two", encoding="utf-8")
    return folder


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="no git repository"):
        Repository(tmp_path)


def test_a_repository_knows_its_top_and_branch(work: Path) -> None:
    (work / "deep").mkdir()
    assert Repository(work / "deep").top.resolve() == work.resolve()
    assert Repository(work).branch == "main"


def test_an_unknown_remote_is_refused_with_the_known_ones(work: Path) -> None:
    with pytest.raises(PublishError, match="there are: origin"):
        Repository(work).address_of("upstream")


def test_where_there_is_no_remote_the_way_to_add_one_is_told(work: Path) -> None:
    git(work, "remote", "remove", "origin")
    with pytest.raises(PublishError, match="git remote add origin URL"):
        Repository(work).address_of("origin")


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch marker'",
        "http://example.org/x.git",
        "git://example.org/x.git",
        "fd::7",
        "--upload-pack=touch marker",
    ],
)
def test_an_address_that_runs_something_or_can_be_listened_to_is_refused(work: Path, address: str) -> None:
    git(work, "config", "remote.origin.url", address)
    with pytest.raises(PublishError, match="not published to"):
        Repository(work).address_of("origin")


@pytest.mark.parametrize(
    "address", ["https://example.org/x.git", "ssh://git@example.org/x.git", "git@example.org:a/x.git", "../host.git"]
)
def test_the_usual_addresses_are_allowed(work: Path, address: str) -> None:
    git(work, "remote", "set-url", "origin", address)
    assert Repository(work).address_of("origin") == address


@pytest.mark.skipif(sys.platform == "win32", reason="touch is not there")
@pytest.mark.parametrize(
    "name", ["--receive-pack=touch marker;", "--upload-pack=touch marker;", "--exec=touch marker;"]
)
def test_a_remote_named_like_an_option_runs_nothing(work: Path, host: Path, site: Path, name: str) -> None:
    git(work, "config", f"remote.{name}.url", str(host))
    repository = Repository(work)
    repository.import_folder(site, "origin", "gh-pages")
    for act in (repository.fetch, repository.push):
        try:
            act(name, "gh-pages")
        except PublishError:
            continue
    assert not (work / "marker").exists()


def test_the_branch_worked_on_is_never_published_to(work: Path) -> None:
    with pytest.raises(PublishError, match="the branch you are working on"):
        Repository(work).check_branch("main")


@pytest.mark.parametrize("branch", ["a..b", "a b", "-", "a.lock", "a~1"])
def test_a_name_that_no_branch_can_have_is_refused(work: Path, branch: str) -> None:
    with pytest.raises(PublishError, match="cannot be the name"):
        Repository(work).check_branch(f"{branch} ")


def test_a_folder_becomes_a_branch_of_the_remote(work: Path, host: Path, site: Path) -> None:
    repository = Repository(work)
    assert repository.fetch("origin", "gh-pages") is None
    repository.import_folder(site, "origin", "gh-pages")
    repository.push("origin", "gh-pages")
    assert git(host, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages").splitlines() == [
        ".nojekyll",
        "index.html",
        "sources/größe und 2.html",
    ]
    assert not (work / "index.html").exists()
    assert git(work, "status", "--porcelain") == ""


def test_a_second_time_follows_the_first_even_from_another_clone(
    work: Path, host: Path, site: Path, tmp_path: Path
) -> None:
    first = Repository(work)
    first.import_folder(site, "origin", "gh-pages")
    first.push("origin", "gh-pages")
    other = tmp_path / "other"
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", str(host), str(other)], check=True)
    git(other, "config", "user.name", "Bo")
    git(other, "config", "user.email", "bo@example.org")
    (site / "sources" / "größe und 2.html").unlink()
    second = Repository(other)
    commit = second.fetch("origin", "gh-pages")
    assert commit == git(host, "rev-parse", "gh-pages")
    second.import_folder(site, "origin", "gh-pages")
    second.push("origin", "gh-pages")
    assert git(host, "rev-parse", "gh-pages^") == commit
    assert git(host, "ls-tree", "-r", "--name-only", "gh-pages").splitlines() == [".nojekyll", "index.html"]


def test_a_file_of_the_branch_can_be_read(work: Path, site: Path) -> None:
    repository = Repository(work)
    (site / "CNAME").write_text("chronik.example.org\n", encoding="utf-8")
    repository.import_folder(site, "origin", "gh-pages")
    repository.push("origin", "gh-pages")
    commit = repository.fetch("origin", "gh-pages")
    assert commit is not None
    assert repository.read(commit, "CNAME") == "chronik.example.org"
    assert repository.read(commit, "nothing") is None


def test_git_that_does_not_know_who_commits_is_told_how(work: Path, site: Path) -> None:
    git(work, "config", "user.name", "")
    with pytest.raises(PublishError, match=r"git config user\.name NAME"):
        Repository(work).import_folder(site, "origin", "gh-pages")


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Permission to a/b.git denied to ada.", "does not let you write there"),
        ("The requested URL returned error: 403", "does not let you write there"),
        ("GH006: Protected branch update failed", "a rule of the host refuses"),
        ("fatal: Authentication failed for x", "does not know who you are"),
        ("something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_what_the_host_refuses_is_explained(work: Path, host: Path, site: Path, said: str, told: str) -> None:
    hook = host / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    repository = Repository(work)
    repository.import_folder(site, "origin", "gh-pages")
    with pytest.raises(PublishError, match=told):
        repository.push("origin", "gh-pages")


def test_a_host_that_is_not_there_is_explained(work: Path, tmp_path: Path) -> None:
    git(work, "remote", "set-url", "origin", str(tmp_path / "nowhere.git"))
    with pytest.raises(PublishError, match="no such repository"):
        Repository(work).fetch("origin", "gh-pages")


def test_no_password_is_shown() -> None:
    assert without_password("to https://ada:word@example.org/x.git, ssh://git@example.org/y") == (
        "to https://example.org/x.git, ssh://example.org/y"
    )
