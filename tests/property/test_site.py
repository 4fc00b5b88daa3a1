"""What must hold for every site, tried on the demo and the golden projects."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import msgspec
import pytest

from sitegen.export import TimelineRecord
from sitegen.pipeline import Report, build, open_project

ROOT = Path(__file__).parents[2]
PROJECTS = [ROOT, *sorted(path.parent for path in (ROOT / "tests" / "golden").glob("*/sitegen.toml"))]
TODAY = "2024-01-31"


def build_in(project: Path, folder: Path, jobs: int = 1) -> tuple[Path, Report]:
    """Return the site that *project* gives, built in *folder* without a cache, and the report."""
    folder.mkdir(exist_ok=True)
    for name in ("seeds", "content", "templates"):
        if (project / name).is_dir():
            shutil.copytree(project / name, folder / name)
    shutil.copy(project / "sitegen.toml", folder)
    return folder / "site", build(open_project(folder), today=TODAY, jobs=jobs)


@pytest.fixture(scope="module", params=PROJECTS, ids=lambda path: path.name if path != ROOT else "demo")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site."""
    folder = tmp_path_factory.mktemp("project")
    return build_in(request.param, folder / "p")[0]


class Links(HTMLParser):
    """The ids of a page and everything it points to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids and links of one tag."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in {"href", "src", "cite"} and value and tag != "base":
                self.targets.append(value)


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    pages = {page.resolve(): Links(page) for page in site.rglob("*.html")}
    assert pages
    broken = []
    for page, links in pages.items():
        assert len(set(links.ids)) == len(links.ids), f"an id stands twice in {page.name}"
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path, fragment = urldefrag(target)
            goal = (page.parent / unquote(path)).resolve() if path else page
            anchor = unquote(fragment.partition(":~:")[0])
            if not goal.is_file() or (anchor and goal in pages and anchor not in pages[goal].ids):
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_timeline_holds_true_quotes(site: Path) -> None:
    timeline = msgspec.json.decode((site / "timeline.json").read_bytes(), type=TimelineRecord)
    paths = {document.id: document.path for document in timeline.documents}
    publish = {document.id: document.publish for document in timeline.documents}
    assert timeline.entries
    for entry in timeline.entries:
        for passage in entry.sources:
            path = paths[passage.document]
            folder = site.parent if passage.document.startswith("hand.") else site.parent / "seeds"
            raw = (folder / path).read_bytes()
            text = raw.decode("utf-8-sig")
            exact = text[passage.start : passage.end]
            if publish[passage.document] == "link":
                assert (passage.exact, passage.prefix, passage.suffix) == (None, None, None)
                assert ":~:" not in passage.url
            elif passage.truncated:
                assert passage.exact is not None
                assert exact.startswith(passage.exact)
            else:
                assert passage.exact == exact
            page, fragment = urldefrag(passage.url)
            assert fragment.partition(":~:")[0] in Links(site / page).ids


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name if path != ROOT else "demo")
def test_one_job_or_four_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    one, first = build_in(project, tmp_path / "one", jobs=1)
    four, second = build_in(project, tmp_path / "four", jobs=4)
    again = build(open_project(tmp_path / "one"), today=TODAY)
    assert first == second == again
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert files == {path.relative_to(four) for path in four.rglob("*") if path.is_file()}
    assert [str(name) for name in files if (one / name).read_bytes() != (four / name).read_bytes()] == []
