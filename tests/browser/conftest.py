"""A real browser, and the demo built for it and served under a sub-path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.browser.sites import build, demo_in_two_languages, many_years, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo, built anew, with a folder above it that holds nothing else."""
    site = tmp_path_factory.mktemp("served") / "chronik"
    command = [sys.executable, "-m", "sitegen", "build", "--project", str(ROOT), "--output", str(site)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    assert (site / "index.html").is_file(), done.stderr
    return site


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site over 125 years, one of which fills more than a page."""
    site = build(many_years(tmp_path_factory.mktemp("long") / "project"))
    assert (site / "years" / "2024-12.html").is_file()
    return site


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Return where the demo is served, with a slash at the end."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Return the folders of two sites that hold every kind of page: the demo in two languages, and many years."""
    folder = tmp_path_factory.mktemp("everything")
    (folder / "chronik").mkdir()
    projects = (demo_in_two_languages(folder / "chronik"), many_years(folder / "hafen"))
    return tuple(build(project, "--print", "all") for project in projects)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a running Chromium; without one the tests are skipped, or fail where nothing may be missing."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        _do_without("no Chromium: set CHROMIUM to its path, or install it (Debian: apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # the tests without it are skipped

        playwright = sync_playwright().start()
    except Exception as error:  # noqa: BLE001 (whatever keeps the driver from starting, no test can run)
        _do_without(f"playwright does not start (Debian: apt-get install libatomic1): {error}")
    browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
    yield browser
    browser.close()
    playwright.stop()


def _do_without(missing: str) -> NoReturn:
    if os.environ.get("SITEGEN_REQUIRE_ALL") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a tab; its errors and the requests it made are checked at the end."""
    contexts = []
    errors: list[str] = []

    def open_tab(*, errors_expected: bool = False, **options: object) -> Page:
        context = chromium.new_context(**options)  # type: ignore[arg-type]  # checked by playwright
        contexts.append(context)
        page = context.new_page()
        if not errors_expected:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        return page

    yield open_tab
    for context in contexts:
        context.close()
    assert errors == []
