"""Threat 11: a remote whose name or address runs a command when the site is published."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import cli
from tests.threats.project import SAID, SETTINGS, built, make_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="touch is not there")


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("--receive-pack=touch marker;", "host.git"),
        ("--upload-pack=touch marker;", "host.git"),
        ("--exec=touch marker;", "host.git"),
        ("origin", "ext::sh -c touch% marker"),
        ("origin", "--upload-pack=touch marker;"),
        ("origin", "ssh://-oProxyCommand=touch marker/x"),
    ],
)
@pytest.mark.parametrize("dry", [True, False])
def test_publishing_runs_nothing_that_a_remote_names(remote: str, address: str, dry: bool, tmp_path: Path) -> None:
    settings = f'{SETTINGS}[publish]\nremote = "{remote}"\n'
    project = make_project(tmp_path, {"seeds/rat.txt": SAID}, SETTINGS)
    built(project)
    (project / "sitegen.toml").write_text(settings, encoding="utf-8")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "init", "--quiet", "--bare", "host.git")
    git(project, "config", f"remote.{remote}.url", address)
    git(project, "config", "user.name", "Ein Name")
    git(project, "config", "user.email", "name@example.org")
    words = ["publish", "--project", str(project), "--jobs", "1", *(["--dry-run"] if dry else [])]
    done = CliRunner(env={"GIT_SSH_COMMAND": "false", "GIT_ALLOW_PROTOCOL": "ext:file:ssh"}).invoke(cli, words)
    assert done.exit_code in {1, 2}
    assert not list(tmp_path.rglob("marker"))
