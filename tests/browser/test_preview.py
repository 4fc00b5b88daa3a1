"""``sitegen serve`` in a real browser: the page reloads by itself, under its own content security policy."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from sitegen.starter import write_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page, WebSocket

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a new project."""
    write_project(tmp_path / "chronik", "de")
    return tmp_path / "chronik"


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """Return where the preview of *project* stands."""
    command = [sys.executable, "-m", "sitegen", "serve", "--project", str(project), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        yield next(found[0] for row in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+/", row)))
        process.send_signal(signal.SIGINT)


def waited_for(page: Page, title: str) -> str:
    """Return the title of *page* once it holds *title*, or what it is after half a minute."""
    deadline = time.monotonic() + 30
    while title not in page.title() and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    return page.title()


def test_a_change_reloads_the_page_and_an_error_lies_across_it(
    tab: Callable[..., Page], project: Path, preview: str
) -> None:
    page = tab()
    received: list[str | bytes] = []  # listened for from the start: the greeting may come before the page is loaded

    def listen(line: WebSocket) -> None:
        line.on("framereceived", lambda frame: received.append(frame))  # noqa: PLW0108 (playwright marks what it is given)

    page.on("websocket", listen)
    page.goto(preview)
    deadline = time.monotonic() + 30
    while not received and time.monotonic() < deadline:
        page.wait_for_timeout(50)
    assert received
    assert "Unsere Chronik" in page.title()
    settings = project / "sitegen.toml"
    settings.write_text('[site]\ntitle = "Hafenchronik"\n', encoding="utf-8")
    assert "Hafenchronik" in waited_for(page, "Hafenchronik")
    page.wait_for_timeout(1000)
    settings.write_text('[site]\ntitel = "Hafenchronik"\n', encoding="utf-8")
    page.wait_for_selector("#sitegen-error", timeout=30_000)
    assert page.inner_text("#sitegen-error") == "sitegen.toml:2: unknown key 'site.titel'; did you mean 'title'?"
    assert page.evaluate("getComputedStyle(document.getElementById('sitegen-error')).position") == "fixed"
    assert "Hafenchronik" in page.title()
