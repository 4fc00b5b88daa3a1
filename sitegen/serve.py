"""The site while it is worked on: build, watch, reload the browser.

It is built in a temporary folder, so that ``site/`` stays what ``sitegen build`` made of it. A build
that fails leaves the last good one to be seen, with the error across the page. Only this machine is
answered, and no page of another site that happens to be open in its browser.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import logging
import mimetypes
import os
import re
import tempfile
import time
import traceback
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from sitegen import pipeline
from sitegen.errors import ConfigError, SitegenError, UsageError, format_diagnostic, severity_of
from sitegen.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
POLL = 0.4  # seconds between two looks at the files

_SCRIPT = "livereload.js"
_STYLE = "livereload.css"
_STYLES = """\
#sitegen-error { position: fixed; inset: auto 0 0; z-index: 9; margin: 0; max-height: 60vh; overflow: auto;
  padding: 1rem; background: #fff4f2; color: #5f0f00; border-block-start: .3rem solid #b3261e;
  font: 1rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
"""
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}


class Preview:
    """The preview of the project in *root*: its last good site in *folder*, and what is wrong now."""

    def __init__(self, root: Path, folder: Path, *, today: str, jobs: int) -> None:
        self.folder = folder / "site"
        self.problem = ""
        self._root = root
        self._today = today
        self._jobs = jobs

    def build(self) -> str:
        """Build the site and return a line about it; what goes wrong is kept as the problem."""
        try:
            project = replace(pipeline.open_project(self._root), output=self.folder)
            report = pipeline.build(project, today=self._today, jobs=self._jobs)
        except SitegenError as error:
            self.problem = self._without_folders(str(error))
            return str(error)
        except Exception:  # noqa: BLE001 (a bug does not end the preview; its traceback is printed)
            self.problem = "sitegen itself has failed; the terminal says where."
            return traceback.format_exc()
        grave = [found for found in report.diagnostics if severity_of(found) is Severity.ERROR]
        self.problem = self._without_folders("\n".join(map(format_diagnostic, grave)))
        return "\n".join([*map(format_diagnostic, report.diagnostics), f"built: {report.entries} entries"])

    def state(self) -> Mapping[str, tuple[int, int]]:
        """Return time and size of every file that a build depends on."""
        found: dict[str, tuple[int, int]] = {}
        tops = [self._root / name for name in ("seeds", "content", "templates")]
        paths = [Path(top, name) for tree in tops for top, _, names in os.walk(tree) for name in names]
        for path in [self._root / "sitegen.toml", *paths]:
            try:
                status = path.stat()
            except OSError:
                continue
            found[str(path)] = (status.st_mtime_ns, status.st_size)
        return found

    def _without_folders(self, text: str) -> str:
        """Return *text* with the paths of the project as they are below it."""
        for folder in {str(self._root.resolve()), str(self._root)} - {"."}:
            text = text.replace(folder + os.sep, "").replace(Path(folder).as_posix() + "/", "")
        return text


def serve(root: Path, *, today: str, port: int, jobs: int, say: Callable[[str], None]) -> None:
    """Show the project in *root* on *port* (0 takes a free one) until interrupted; *say* is given lines to print.

    UsageError where *root* is no project. What is wrong with a project is shown in its pages until it is mended.
    """
    with contextlib.suppress(ConfigError):
        pipeline.open_project(root)
    with tempfile.TemporaryDirectory(prefix="sitegen-", ignore_cleanup_errors=True) as folder:
        preview = Preview(root, Path(folder), today=today, jobs=jobs)
        try:
            asyncio.run(_serve(preview, port, say))
        except KeyboardInterrupt:
            say("")


async def _serve(preview: Preview, port: int, say: Callable[[str], None]) -> None:
    try:
        sockets = bind_sockets(port, HOST)
    except OSError as error:
        raise UsageError(
            f"cannot answer on port {port}: {error.strerror}", hint="is sitegen serve running already? try --port 5501"
        ) from error
    port = sockets[0].getsockname()[1]
    state = preview.state()
    say(await asyncio.to_thread(preview.build))
    server = HTTPServer(application(preview, port), max_body_size=10_000)
    server.add_sockets(sockets)
    say(f"http://{HOST}:{port}/  (Ctrl-C ends it)")
    pause = POLL
    while True:
        await asyncio.sleep(pause)
        started = time.monotonic()
        now = await asyncio.to_thread(preview.state)
        pause = max(POLL, 4 * (time.monotonic() - started))  # a large archive is looked at less often
        if now != state:
            state = await _settled(preview, now)
            say(await asyncio.to_thread(preview.build))
            reload_browsers()


async def _settled(preview: Preview, state: Mapping[str, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    """Return the state of the files once they stop changing."""
    while True:
        await asyncio.sleep(POLL / 4)
        now = await asyncio.to_thread(preview.state)
        if now == state:
            return now
        state = now


def application(preview: Preview, port: int) -> Application:
    """Return the web application that shows *preview* to browsers that came to *port* of this machine."""
    settings = {"preview": preview, "hosts": frozenset({f"{HOST}:{port}", f"localhost:{port}"})}
    return Application(
        [(r"/livereload", _Reload, settings), (r"/(.*)", _Pages, settings)],
        websocket_max_message_size=10_000,
        log_function=lambda handler: log.debug("%s %s", handler.get_status(), handler.request.path),
    )


def reload_browsers() -> None:
    """Tell every browser that shows the preview to load its page again."""
    for waiter in LiveReloadHandler.waiters.copy():
        try:
            waiter.write_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
        except WebSocketClosedError:
            LiveReloadHandler.waiters.discard(waiter)


class _Guarded(RequestHandler):
    """A handler for browsers of this machine that were sent here by nobody else.

    The Host header is checked against names that lead elsewhere first and here later, the Origin
    header against scripts of other sites.
    """

    def initialize(self, preview: Preview, hosts: frozenset[str]) -> None:
        self.preview = preview
        self.hosts = hosts

    def set_default_headers(self) -> None:
        self.set_header("Server", "sitegen")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")

    def prepare(self) -> None:
        origin = self.request.headers.get("Origin")
        if self.request.host.lower() not in self.hosts or not (origin is None or self.is_ours(origin)):
            raise HTTPError(403, reason="Only this machine is answered")

    def is_ours(self, origin: str) -> bool:
        """Return whether *origin* is the preview itself."""
        return origin.lower() in {f"http://{host}" for host in self.hosts}

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class _Reload(_Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """The line on which a browser waits to be told to reload."""

    def check_origin(self, origin: str) -> bool:
        return self.is_ours(origin)

    def on_message(self, message: str | bytes) -> None:
        try:
            super().on_message(message)
        except (AttributeError, TypeError, ValueError):
            self.close(1003, "not understood")


class _Pages(_Guarded):
    """The files of the last good site."""

    def get(self, route: str) -> None:
        if route in {_SCRIPT, _STYLE}:
            own = _STYLES.encode() if route == _STYLE else (files("livereload") / "vendors" / _SCRIPT).read_bytes()
            self._send(Path(route), own)
            return
        path = find_file(self.preview.folder, route)
        if path is None:
            self.set_status(404)
            path = find_file(self.preview.folder, "404.html")
        self._send(path or Path("404.html"), path.read_bytes() if path else _NOTHING)

    head = get

    def _send(self, path: Path, data: bytes) -> None:
        kind = _TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if kind == "text/html":
            data = with_reload(data.decode("utf-8", "replace"), self.request.host, self.preview.problem).encode()
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(data)


_NOTHING = (
    b"<!doctype html>\n<html lang=en><head><title>sitegen</title></head><body><p>There is no such page.</p></body>\n"
)


def find_file(folder: Path, route: str) -> Path | None:
    """Return the file of *folder* that *route* asks for, None where there is none to be shown.

    A folder gives its ``index.html``. What begins with a dot and what lies outside is not there.
    """
    try:
        root = folder.resolve()
        path = (root / route).resolve()
        path = path / "index.html" if path.is_dir() else path
        below = path.resolve().relative_to(root)
        return path if path.is_file() and not any(part.startswith(".") for part in below.parts) else None
    except (ValueError, OSError):
        return None


_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")', re.IGNORECASE)


def with_reload(page: str, host: str, problem: str) -> str:
    """Return *page* with the script that reloads it, allowed by its policy, and *problem* across it."""
    port = host.rpartition(":")[2]
    page = _POLICY.sub(lambda found: found[1] + _allow(found[2], host) + found[3], page, count=1)
    head = f'<script src="/{_SCRIPT}?port={port}"></script>'
    body = ""
    if problem:
        head += f'<link rel="stylesheet" href="/{_STYLE}">'
        body = f'<pre id="sitegen-error" role="alert">{html.escape(problem)}</pre>'
    return _before(_before(page, "</head>", head), "</body>", body)


def _allow(policy: str, host: str) -> str:
    """Return *policy* that lets the page speak to the preview, run its script and use its style sheet."""
    kept = [rule.strip() for rule in policy.split(";") if rule.strip() and not rule.strip().startswith("connect-src")]
    return "; ".join([*kept, f"connect-src 'self' ws://{host}"])


def _before(page: str, mark: str, addition: str) -> str:
    at = page.lower().rfind(mark) if mark == "</body>" else page.lower().find(mark)
    return page[:at] + addition + page[at:] if at >= 0 else page + addition
