"""The same entries as pages of the displays that people use today, for ``pages``."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, NamedTuple

from sitegen.export import Export
from sitegen.export.timelinejs import write_timelinejs
from sitegen.render import routes
from tests.npm import TIMELINEJS, VIS, installed

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.render.frame import SiteData

_TIMELINEJS = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>TimelineJS3</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="dist/css/timeline.css">
<script src="dist/js/timeline.js"></script><script src="data.js"></script></head>
<body><div id="display" style="width: 100%; height: 600px"></div><script>
window.ready = new Promise(done => new TL.Timeline("display", window.data,
  {script_path: "dist/js/", font: null, language: "de"}).on("ready", done));
</script></body></html>
"""
_VIS = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>vis-timeline</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="styles/vis-timeline-graph2d.min.css">
<script src="standalone/umd/vis-timeline-graph2d.min.js"></script><script src="data.js"></script></head>
<body><div id="display"></div><script>
window.ready = new Promise(done => {
  const items = window.data.events.map(event => {
    const [from, to] = [event.start_date, event.end_date || event.start_date];
    const day = (date, month, last) => new Date(date.year, (date.month || month) - 1, date.day || last);
    const item = {id: event.unique_id, content: event.text.headline, start: day(from, 1, 1)};
    return event.end_date ? {...item, end: day(to, 12, 28)} : item;
  });
  new vis.Timeline(document.getElementById("display"), new vis.DataSet(items), {height: "600px"}).on("changed", done);
});
</script></body></html>
"""


class Peer(NamedTuple):
    """A display of others: what it is called, its page, and the scripts and styles it needs."""

    name: str
    page: Path
    weight: tuple[Path, ...]


def make_peers(site: SiteData, folder: Path) -> tuple[Peer, ...]:
    """Write the entries of *site* as pages of TimelineJS3 and vis-timeline; OSError where they cannot be had."""
    data = b"window.data = " + b"".join(write_timelinejs(_export(site)))
    timelinejs, vis = _linked(folder / "timelinejs", TIMELINEJS), _linked(folder / "vis", VIS)
    for own, page in ((timelinejs, _TIMELINEJS), (vis, _VIS)):
        (own / "data.js").write_bytes(data)
        (own / "index.html").write_text(page, encoding="utf-8")
    return (
        Peer(
            "TimelineJS3",
            timelinejs / "index.html",
            (timelinejs / "dist/js/timeline.js", timelinejs / "dist/css/timeline.css"),
        ),
        Peer(
            "vis-timeline",
            vis / "index.html",
            (
                vis / "standalone/umd/vis-timeline-graph2d.min.js",
                vis / "styles/vis-timeline-graph2d.min.css",
            ),
        ),
    )


def gzipped(files: tuple[Path, ...]) -> float:
    """Return the size of *files* as they are sent, in KB."""
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files) / 1000


def _linked(folder: Path, name: str) -> Path:
    """Return *folder* with the folders of the npm package *name* in it."""
    folder.mkdir(parents=True)
    for path in installed(name).iterdir():
        if path.is_dir():
            (folder / path.name).symlink_to(path)
    return folder


def _export(site: SiteData) -> Export:
    return Export(
        generated_by="sitegen",
        title=site.title,
        description=site.description,
        author=site.author,
        base_url=site.base_url,
        language=site.language,
        excerpt_limit=site.excerpt_limit,
        sources=site.sources,
        entries=site.entries,
        readings=(),
        source_of=site.source_of,
        url_of=lambda mention, shown: routes.link(routes.TIMELINE.route, routes.passage(mention, shown)),
        entry_url=lambda entry: routes.entry(entry).route,
        source_url=lambda document: routes.source(document).route,
    )
