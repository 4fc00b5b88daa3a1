"""Threat 9: a build that fetches something, or a page that makes a browser fetch it."""

import subprocess
import sys
from pathlib import Path

from tests.threats.project import SAID, SETTINGS, make_project
from tests.threats.project import built as build_project

GUARDED = """
import sys

def refuse(event, args):
    if event.startswith("socket.") and event != "socket.__new__" or event == "urllib.Request":
        raise RuntimeError(f"the network is asked: {event} {args}")
    if event == "socket.__new__" and args[1] != getattr(sys.modules["socket"], "AF_UNIX", None):
        raise RuntimeError(f"a socket is opened: {args}")

sys.addaudithook(refuse)
import sitegen.cli
sitegen.cli.cli(["build", "--project", sys.argv[1], "--jobs", sys.argv[2]])
"""
REMOTE = "http://127.0.0.1:9/x"
TEXT = (
    f"---\nurl: {REMOTE}\ntitle: <img src={REMOTE}>\n---\n{SAID}\n\n![Bild]({REMOTE}.png) <img src={REMOTE}>\n\n"
    f"![Bild][1]\n\n[1]: {REMOTE}\n\n@import url({REMOTE}); <link rel=stylesheet href={REMOTE}>\n"
)
FILES = {
    "seeds/rat.md": TEXT,
    "seeds/rat2.txt": TEXT,
    "content/pages/about.de.md": TEXT,
    "content/sources.csv": f"id,url,archived_url\nrat2,{REMOTE},{REMOTE}\n",
}


def run_guarded(project: Path, jobs: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", GUARDED, str(project), jobs]
    return subprocess.run(words, capture_output=True, check=False, encoding="utf-8", timeout=120)


def test_the_guard_of_this_test_sees_a_connection() -> None:
    code = GUARDED.partition("import sitegen.cli")[0] + "import socket\nsocket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert "RuntimeError: " in done.stderr


def test_a_build_opens_no_connection(tmp_path: Path) -> None:
    project = make_project(
        tmp_path, FILES, SETTINGS.replace("[sources]", 'base_url = "http://127.0.0.1:9/"\n[sources]')
    )
    for jobs in ("1", "2"):
        done = run_guarded(project, jobs)
        assert "RuntimeError" not in done.stderr
        assert done.returncode == 0, done.stderr
    assert (project / "site" / "index.html").is_file()


def test_no_page_makes_a_browser_fetch_from_elsewhere(tmp_path: Path) -> None:
    site = build_project(make_project(tmp_path, FILES))
    for route, page in site.pages.items():
        fetched = [
            a.get("src") or a.get("srcset") or a.get("href", "")
            for tag, a in page.elements
            if tag in {"img", "script", "link"}
        ]
        assert not [address for address in fetched if "//" in address], route
        assert not {tag for tag, _ in page.elements} & {"iframe", "video", "audio", "source", "object"}, route
    assert "//" not in "".join(line for line in site.files["theme/style.css"].splitlines() if "url(" in line)
