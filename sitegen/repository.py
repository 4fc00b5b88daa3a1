"""The git repository of a project: what publishing asks of it and sends from it.

Names never reach git where they could be options, and its failures are explained.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
from pathlib import Path

from sitegen.errors import PublishError


class Repository:
    """The git repository that *folder* lies in; PublishError where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if self._ask("rev-parse", "--git-dir") is None:
            raise PublishError(
                "this is no git repository",
                at=str(folder),
                hint="make it one: git init, then git remote add origin URL",
            )

    @property
    def top(self) -> Path:
        """The folder at the top of the working tree."""
        top = self._ask("rev-parse", "--show-toplevel")
        if top is None:
            raise PublishError("the git repository has no working tree", at=str(self._folder))
        return Path(top)

    @property
    def branch(self) -> str:
        """The branch that is worked on, ``main`` where there is none."""
        return self._ask("symbolic-ref", "--quiet", "--short", "HEAD") or "main"

    def address_of(self, remote: str) -> str:
        """Return the address of *remote*; PublishError unless it is a named remote of a kind we speak to."""
        names = (self._ask("remote") or "").splitlines()
        if remote not in names:
            known = f"there are: {', '.join(names)}" if names else f"add one: git remote add {remote} URL"
            raise PublishError(f"there is no remote '{remote}'", hint=f"{known}; [publish] remote in sitegen.toml")
        address = self._ask("remote", "get-url", "--push", "--end-of-options", remote) or ""
        scheme = re.match(r"([A-Za-z0-9+.-]+)::?//|([A-Za-z0-9+.-]+)::", address)
        if address.startswith("-") or (scheme and scheme[0] not in {"https://", "ssh://", "file://"}):
            raise PublishError(
                f"the remote '{remote}' has an address that is not published to: {without_password(address)}",
                hint="use https://, ssh://, user@host:path or a folder",
            )
        return address

    def check_branch(self, branch: str) -> None:
        """Raise PublishError where *branch* is the one that is worked on, or no name for a branch."""
        if self._ask("check-ref-format", f"refs/heads/{branch}") is None:
            raise PublishError(f"'{branch}' cannot be the name of a branch")
        if self._ask("symbolic-ref", "--quiet", "HEAD") == f"refs/heads/{branch}":
            raise PublishError(
                f"'{branch}' is the branch you are working on, and publishing would replace all of it",
                hint="work on another one: git switch -c main",
            )

    def fetch(self, remote: str, branch: str) -> str | None:
        """Return the commit that *branch* of *remote* is at after looking there, None where there is none."""
        found = self._run("ls-remote", "--end-of-options", remote, f"refs/heads/{branch}")
        if not found.strip():
            return None
        self._run(
            "fetch", "--no-tags", "--end-of-options", remote, f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
        )
        return self._run("rev-parse", "--verify", f"refs/remotes/{remote}/{branch}").strip()

    def read(self, commit: str, path: str) -> str | None:
        """Return the text of the file *path* in *commit*, None where it has none."""
        return self._ask("cat-file", "blob", f"{commit}:{path}")

    def save(self, revision: str, path: str, target: Path) -> str | None:
        """Write the file *path* of *revision* to *target* and return the commit; None where there is no such file."""
        commit = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if commit is None or self._ask("cat-file", "-t", f"{commit}:{path}") != "blob":
            return None
        with target.open("wb") as file:
            done = subprocess.run(
                ["git", "-C", str(self._folder), "cat-file", "blob", f"{commit}:{path}"],
                check=False,
                stdout=file,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
            )
        return commit if done.returncode == 0 else None

    def holds(self, commit: str, folder: Path) -> bool:
        """Return whether *commit* is what importing *folder* would make: the same files with the same contents."""
        rows = (row.partition("\t") for row in self._run("ls-tree", "-r", "-z", commit).split("\0") if row)
        there = {path: about.split()[-1] for about, _, path in rows}
        here = sorted(path for path in folder.resolve().rglob("*") if path.is_file())
        if there.pop(".nojekyll", None) is None or len(there) != len(here):
            return False
        lines = "".join(f"{path}\n" for path in here)
        hashes = self._run("hash-object", "--no-filters", "--stdin-paths", given=lines).split()
        names = (path.relative_to(folder.resolve()).as_posix() for path in here)
        return there == dict(zip(names, hashes, strict=True))

    def count_commits(self, commit: str) -> int:
        """Return how many commits lead to *commit*, itself included, as far as they are here."""
        return int(self._run("rev-list", "--count", commit).strip())

    def import_folder(self, folder: Path, remote: str, branch: str, *, alone: bool = False) -> None:
        """Make *folder* the next commit of *branch*, which starts from where *remote* has it.

        The commit is to stand *alone*: none comes before it.
        """
        from ghp_import import GhpError, ghp_import  # noqa: PLC0415 (needed here alone)

        if self._ask("var", "GIT_COMMITTER_IDENT") is None:
            raise PublishError(
                "git does not know who you are",
                hint="tell it: git config user.name NAME, git config user.email ADDRESS",
            )
        if alone:
            self._run("update-ref", "-d", f"refs/remotes/{remote}/{branch}")
            self._run("update-ref", "-d", f"refs/heads/{branch}")
        try:
            with contextlib.chdir(self._folder):
                ghp_import(str(folder.resolve()), remote=remote, branch=branch, mesg="Publish the site", nojekyll=True)
        except (GhpError, OSError) as error:
            raise PublishError(f"git could not take the site: {getattr(error, 'message', error)}") from error
        listed = self._run("ls-tree", "-r", "-z", "--name-only", f"refs/heads/{branch}").split("\0")
        expected = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if set(filter(None, listed)) != expected | {".nojekyll"}:
            raise PublishError(f"git did not take the whole site into '{branch}'; nothing was published")
        if alone and self.count_commits(f"refs/heads/{branch}") != 1:
            raise PublishError(
                f"the new commit of '{branch}' does not stand alone; nothing was published",
                hint=f"is there a tag that is called '{branch}' too?",
            )

    def push(self, remote: str, branch: str) -> None:
        """Send *branch* to *remote*."""
        self._run("push", "--end-of-options", remote, f"refs/heads/{branch}:refs/heads/{branch}")

    def replace(self, remote: str, branch: str, there: str | None) -> None:
        """Send *branch* to *remote* in place of what is there, which must still be the commit *there*."""
        lease = f"--force-with-lease=refs/heads/{branch}:{there or ''}"
        self._run("push", lease, "--end-of-options", remote, f"refs/heads/{branch}:refs/heads/{branch}")

    def _ask(self, *words: str) -> str | None:
        """Return what git answers, without the last line end; None where it says no."""
        done = self._git(*words)
        return done.stdout.removesuffix("\n") if done.returncode == 0 else None

    def _run(self, *words: str, given: str = "") -> str:
        """Return what git prints when it is *given* that to read; PublishError with an explanation where it fails."""
        done = self._git(*words, given=given)
        if done.returncode != 0:
            raise PublishError(*_explained(words[0], done.stderr))
        return done.stdout

    def _git(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                ["git", "-C", str(self._folder), "-c", "core.quotePath=false", *words],
                check=False,
                capture_output=True,
                input=given,
                encoding="utf-8",
                errors="replace",
            )
        except FileNotFoundError as error:
            raise PublishError("git is not installed", hint="install it: apt install git") from error


def without_password(text: str) -> str:
    """Return *text* without the user names and passwords of the addresses in it."""
    return re.sub(r"(\w+://)[^/@\s]+@", r"\1", text)


_EXPLANATIONS = (
    (
        r"error: 403\b|HTTP 403\b|permission (to \S+ )?denied|write access|not granted",
        "the host knows you but does not let you write there",
        "check that your account or token may push there (on GitHub: Contents, read and write)",
    ),
    (
        r"error: 401\b|HTTP 401\b|authentication failed|could not read username|publickey|terminal prompts disabled",
        "the host does not know who you are",
        "sign in first, for instance with 'gh auth login' or an SSH key, and try 'git fetch' by hand",
    ),
    (
        r"error: 404\b|HTTP 404\b|repository .*not found|does not appear to be a git repository|does not exist",
        "there is no such repository, or you may not see it",
        "check the address: git remote -v",
    ),
    (
        r"non-fast-forward|fetch first|stale info",
        "somebody else has published meanwhile",
        "run sitegen publish again",
    ),
    (
        r"protected branch|GH006|hook declined",
        "a rule of the host refuses the branch",
        "let the branch be written to, or name another one under [publish] branch",
    ),
    (
        r"could not resolve host|unable to access|timed out|connection refused",
        "the host cannot be reached",
        "try again",
    ),
)


def _explained(command: str, said: str) -> tuple[str, None, str]:
    """Return message, place and hint for what git *said* when *command* failed."""
    last = without_password(" / ".join(row.strip() for row in said.splitlines() if row.strip())[-500:])
    for pattern, message, hint in _EXPLANATIONS:
        if re.search(pattern, said, re.IGNORECASE):
            return f"{message} (git {command}: {last})", None, hint
    return f"git {command} failed: {last}", None, "what git says tells more"
