import asyncio
import base64
import http.client
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from sitegen.errors import UsageError
from sitegen.serve import HOST, Preview, application, find_file, reload_browsers, serve, with_reload
from sitegen.starter import write_project

PAGE = (
    '<!doctype html>\n<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'self'; style-src 'self'; connect-src 'none'\"></head><body><p>Chronik</p></body></html>\n"
)


class Running:
    """A preview that answers on a port of this machine."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.port = 0
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)

        async def start() -> HTTPServer:
            sockets = bind_sockets(0, HOST)
            self.port = sockets[0].getsockname()[1]
            server = HTTPServer(application(self.preview, self.port))
            server.add_sockets(sockets)
            return server

        server = self._loop.run_until_complete(start())
        ready.set()
        self._loop.run_forever()
        server.stop()
        self._loop.run_until_complete(server.close_all_connections())
        self._loop.close()

    def reload(self) -> None:
        """Tell every browser to reload."""
        self._loop.call_soon_threadsafe(reload_browsers)

    def stop(self) -> None:
        """Answer no more."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def get(self, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        """Return status, text and headers of the answer."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.putrequest("GET", path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            connection.close()

    def open_line(self, **headers: str) -> tuple[socket.socket, str]:
        """Ask for a WebSocket and return it with the status line of the answer."""
        line = socket.create_connection((HOST, self.port), timeout=10)
        key = base64.b64encode(os.urandom(16)).decode()
        asked = {
            "Host": f"{HOST}:{self.port}",
            "Origin": f"http://{HOST}:{self.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": key,
            **headers,
        }
        rows = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        line.sendall(f"GET /livereload HTTP/1.1\r\n{rows}\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            piece = line.recv(1)
            if not piece:
                break
            answer += piece
        return line, answer.split(b"\r\n")[0].decode()


def send(line: socket.socket, text: str) -> None:
    data = text.encode()
    length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + struct.pack(">H", len(data))
    line.sendall(b"\x81" + length + b"\0\0\0\0" + data)


def receive(line: socket.socket) -> tuple[int, bytes]:
    head = line.recv(2)
    size = head[1] & 0x7F
    if size == 126:
        size = struct.unpack(">H", line.recv(2))[0]
    return head[0] & 0x0F, line.recv(size)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    preview = Preview(tmp_path, tmp_path, today="2024-05-25", jobs=1)
    (preview.folder / "sources").mkdir(parents=True)
    (preview.folder / "index.html").write_text(PAGE, encoding="utf-8")
    (preview.folder / "sources" / "index.html").write_text(PAGE, encoding="utf-8")
    (preview.folder / "404.html").write_text(PAGE.replace("Chronik", "Nicht gefunden"), encoding="utf-8")
    (preview.folder / "data.json").write_text("{}", encoding="utf-8")
    (preview.folder / ".hidden").write_text("secret", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    server = Running(preview)
    yield server
    server.stop()


def test_a_page_is_shown_and_may_be_reloaded(running: Running) -> None:
    status, page, headers = running.get("/")
    assert status == 200
    assert "Chronik" in page
    assert f'<script src="/livereload.js?port={running.port}"></script></head>' in page
    assert f"connect-src 'self' ws://{HOST}:{running.port}\"" in page
    assert "connect-src 'none'" not in page
    assert "sitegen-error" not in page
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert (headers["X-Content-Type-Options"], headers["Server"]) == ("nosniff", "sitegen")


def test_a_folder_gives_its_index_and_other_files_their_type(running: Running) -> None:
    assert running.get("/sources/")[0] == 200
    assert running.get("/data.json")[1:] == ("{}", running.get("/data.json")[2])
    assert running.get("/data.json")[2]["Content-Type"] == "application/json"


def test_the_script_is_a_file_of_its_own(running: Running) -> None:
    status, script, headers = running.get(f"/livereload.js?port={running.port}")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "WebSocket" in script


def test_what_is_not_there_gives_the_sites_own_page_for_it(running: Running) -> None:
    status, page, _ = running.get("/nothing.html")
    assert status == 404
    assert "Nicht gefunden" in page


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/.hidden",
        "/%00",
        "/sources/../../secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
    ],
)
def test_nothing_outside_the_site_and_nothing_hidden_is_shown(running: Running, path: str) -> None:
    status, page, _ = running.get(path)
    assert status == 404
    assert "secret" not in page
    assert "root:" not in page


def test_a_link_out_of_the_site_is_not_followed(running: Running) -> None:
    (running.preview.folder / "out.txt").symlink_to(running.preview.folder.parent / "secret.txt")
    assert running.get("/out.txt")[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1:1", "", "127.0.0.1.evil.example"])
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/nothing"])
def test_another_host_name_is_not_answered(running: Running, host: str, path: str) -> None:
    status, page, _ = running.get(path, Host=host)
    assert status in {400, 403}
    assert "Chronik" not in page


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
def test_a_script_of_another_site_is_not_answered(running: Running, origin: str) -> None:
    assert running.get("/", Origin=origin)[0] == 403


def test_a_page_on_localhost_is_answered(running: Running) -> None:
    host = f"localhost:{running.port}"
    assert running.get("/", Host=host, Origin=f"http://{host}")[0] == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}, {"Origin": ""}]
)
def test_the_line_is_closed_to_other_sites(running: Running, headers: dict[str, str]) -> None:
    line, status = running.open_line(**headers)
    line.close()
    assert " 403 " in status


def test_a_browser_on_the_line_is_told_to_reload_and_hears_of_no_path(running: Running) -> None:
    line, status = running.open_line()
    with line:
        assert " 101 " in status
        send(line, '{"command": "hello", "protocols": []}')
        assert json.loads(receive(line)[1])["command"] == "hello"
        send(line, f'{{"command": "info", "url": "http://{HOST}:{running.port}/"}}')
        deadline = time.monotonic() + 10
        line.settimeout(0.2)
        message = None
        while message is None and time.monotonic() < deadline:
            running.reload()
            try:
                message = json.loads(receive(line)[1])
            except TimeoutError:
                continue
    assert message == {"command": "reload", "path": "*", "liveCSS": False, "liveImg": False}


@pytest.mark.parametrize("message", ["", "[]", "nonsense", "{}", "3"])
def test_nonsense_on_the_line_ends_it_or_is_passed_over(running: Running, message: str) -> None:
    line, _ = running.open_line()
    with line:
        send(line, message)
        send(line, '{"command": "hello"}')
        assert receive(line)[0] in {1, 8}
    assert running.get("/")[0] == 200


def test_nobody_can_force_a_reload_over_http(running: Running) -> None:
    assert running.get("/forcereload?path=/etc/passwd")[0] == 404


def test_an_error_is_shown_in_the_page_as_text(running: Running) -> None:
    running.preview.problem = "seeds/<script>alert(1)</script>.txt: error"
    status, page, _ = running.get("/")
    assert status == 200
    assert "Chronik" in page
    assert (
        '<pre id="sitegen-error" role="alert">seeds/&lt;script&gt;alert(1)&lt;/script&gt;.txt: error</pre></body>'
        in page
    )
    assert running.get("/livereload.css")[2]["Content-Type"].startswith("text/css")


def test_an_error_is_shown_where_no_site_could_be_built_yet(tmp_path: Path) -> None:
    preview = Preview(tmp_path / "none", tmp_path, today="2024-05-25", jobs=1)
    preview.build()
    server = Running(preview)
    try:
        status, page, _ = server.get("/")
    finally:
        server.stop()
    assert status == 404
    assert "there is no such folder" in page
    assert "livereload.js" in page


def test_a_wrong_configuration_is_told_without_the_folders_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "sitegen.toml").write_text("[site]\ntitel = 1\n", encoding="utf-8")
    preview = Preview(tmp_path, tmp_path / "preview", today="2024-05-25", jobs=1)
    preview.build()
    assert preview.problem == "sitegen.toml:2: unknown key 'site.titel'; did you mean 'title'?"
    assert str(tmp_path) not in preview.problem


def test_a_folder_that_is_no_project_ends_the_preview_before_it_answers(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(UsageError, match="sitegen new DIR"):
        serve(tmp_path, today="2024-05-25", port=0, jobs=1, say=said.append)
    assert said == []


def test_a_page_without_head_and_body_is_shown_all_the_same() -> None:
    assert with_reload("<p>x", "127.0.0.1:1", "y") == (
        '<p>x<script src="/livereload.js?port=1"></script><link rel="stylesheet" href="/livereload.css">'
        '<pre id="sitegen-error" role="alert">y</pre>'
    )


def test_a_missing_folder_holds_no_file(tmp_path: Path) -> None:
    assert find_file(tmp_path / "none", "index.html") is None


def test_every_file_of_the_project_is_watched(tmp_path: Path) -> None:
    write_project(tmp_path, "de")
    preview = Preview(tmp_path, tmp_path / "preview", today="2024-05-25", jobs=1)
    states = [preview.state()]
    for change in ("seeds/new.txt", "content/pages/new.md", "templates/new.html", "sitegen.toml"):
        path = tmp_path / change
        path.parent.mkdir(exist_ok=True)
        path.write_text("[site]\n# changed\n", encoding="utf-8")
        states.append(preview.state())
    (tmp_path / "seeds" / "new.txt").unlink()
    states.append(preview.state())
    assert all(states[i] != states[i + 1] for i in range(len(states) - 1))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_a_change_is_seen_and_an_error_leaves_the_last_good_site(tmp_path: Path) -> None:
    write_project(tmp_path / "project", "de")
    command = [sys.executable, "-m", "sitegen", "serve", "--project", str(tmp_path / "project"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            port = next(int(found[1]) for row in process.stderr if (found := re.search(rf"http://{HOST}:(\d+)/", row)))

            def page() -> str:
                connection = http.client.HTTPConnection(HOST, port, timeout=30)
                connection.request("GET", "/")
                text = connection.getresponse().read().decode()
                connection.close()
                return text

            def waited_for(words: str) -> str:
                deadline = time.monotonic() + 60
                while words not in (text := page()) and time.monotonic() < deadline:
                    time.sleep(0.2)
                return text

            settings = tmp_path / "project" / "sitegen.toml"
            assert "Unsere Chronik" in page()
            settings.write_text('[site]\ntitle = "Hafenchronik"\n', encoding="utf-8")
            assert "Hafenchronik" in waited_for("Hafenchronik")
            settings.write_text('[site]\ntitel = "Hafenchronik"\n', encoding="utf-8")
            broken = waited_for("sitegen-error")
            assert "unknown key &#x27;site.titel&#x27;" in broken
            assert "Hafenchronik" in broken
            settings.write_text('[site]\ntitle = "Neu"\n', encoding="utf-8")
            assert "sitegen-error" not in waited_for("Neu</")
            assert not (tmp_path / "project" / "site").exists()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
