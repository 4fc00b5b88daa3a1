"""Building pages beside Hugo, in seconds of CPU: ``nox -s bench -- render [N …]``, by default 1,000 and 10,000 entries.

Both are given the same made-up text. Sitegen reads a project of N dated passages once and is then measured building
its site from the cache: all of it as a whole process (records, merging, pages, search index, data), and of that the
making and writing of pages alone. Hugo is given the sources, and each entry's heading, date, words and source, as
Markdown, and lists them by year, month and day as sitegen does; it is measured as a whole process too. What counts is
the time of all processors (user and system), not of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.output import SiteWriter
from sitegen.pipeline import open_project
from sitegen.pipeline.collection import Collection
from sitegen.render.site import site_files
from sitegen.resources import packaged

_TOLD = 10  # passages of a document
_YEARS = 25
_RUNS = 3  # of which the best counts
_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "Oktober", "November", "Dezember")
_PLACES = ("Hafenamt", "Lotsenhaus", "Speicher am Kai", "Zollschuppen", "Seemannsheim", "Trockendock", "Bauhof")
_THINGS = ("die neue Mole", "den Leuchtturm", "die Kaimauer", "das Sperrwerk", "die Drehbrücke", "den Fischmarkt")
_DONE = ("eröffnet", "geschlossen", "geprüft", "versiegelt", "verlesen", "übergeben", "vermisst", "ausgelegt")
_SPEAKERS = ("Rike Tamm", "Ole Wunderlich", "Jette Kahlbaum", "Hinnerk Pohl", "Maren Ziegenbalg")

_BASE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Description }}"><link rel="stylesheet" href="{{ "style.css" | relURL }}"></head>
<body><header><p><a href="{{ "/" | relURL }}">{{ .Site.Title }}</a></p><nav><ul>
{{ range .Site.Menus.main }}<li><a href="{{ .URL | relURL }}">{{ .Name }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>Diese Chronik gibt wieder, was die Quellen sagen.</p></footer>
</body></html>
"""
_SINGLE = """{{ define "main" }}<article>{{ with .Params.when }}<p class="when">{{ . }}</p>{{ end }}
<h1>{{ .Title }}</h1><p>{{ .Params.kind }}</p>{{ .Content }}<p>{{ .Params.why }}</p>
{{ range .Params.places }}<p><a href="{{ .url | relURL }}">{{ .name }}</a></p>{{ end }}</article>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Pages }}<li><p>{{ .Params.when }}</p>
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>{{ .Content }}
<p>{{ .Params.why }}</p></li>{{ end }}</ol>{{ end }}
"""
_SHELF = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_SETTINGS = """baseURL = "https://example.org/"
title = "Die Chronik"
languageCode = "de"
disableKinds = ["RSS"]
[taxonomies]
year = "years"
month = "months"
day = "days"
[[menu.main]]
name = "Quellen"
url = "/sources/"
"""


def make_project(folder: Path, entries: int) -> None:
    """Write a project of *entries* dated passages into *folder*, ten to a document, every third of them a statement."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "sitegen.toml").write_text('[site]\ntitle = "Die Chronik"\nlanguage = "de"\n', encoding="utf-8")
    for document in range(-(-entries // _TOLD)):
        numbers = range(document * _TOLD, min(entries, (document + 1) * _TOLD))
        head = f"---\ntitle: Aus den Akten, Heft {document}\npublisher: Blatt {document % 8}\ndate: 2026-01-05\n---\n\n"
        text = head + "\n\n".join(map(_passage, numbers)) + "\n"
        (folder / "seeds" / f"heft-{document:05}.txt").write_text(text, encoding="utf-8")


def make_hugo(folder: Path, timeline: dict[str, Any], seeds: Path) -> None:
    """Write what Hugo builds the same pages from."""
    _write(folder / "config.toml", _SETTINGS)
    layouts = {"baseof": _BASE, "single": _SINGLE, "list": _SHELF, "term": _LIST}
    for name, layout in layouts.items():
        _write(folder / "layouts" / "_default" / f"{name}.html", layout)
    _write(folder / "layouts" / "index.html", _SHELF)
    names = {document["id"]: document["publisher"] or document["title"] for document in timeline["documents"]}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for entry in timeline["entries"]:
        places = [
            {"name": names[source["document"]], "url": f"/sources/{source['document']}/#m-{entry['id']}"}
            for source in entry["sources"]
        ]
        head = {
            "title": entry["title"],
            "date": entry["earliest"],
            "when": entry["date"],
            "kind": entry["kind"],
            "why": entry["why_this_date"],
            "places": places,
            "years": [entry["earliest"][:4]],
            "months": [entry["earliest"][:7]],
            "days": [entry["earliest"]],
        }
        words = "\n\n".join(f"> {source['exact']}" for source in entry["sources"])
        _write(folder / "content" / "entries" / f"{entry['id']}.md", f"{json.dumps(head)}\n\n{words}\n")
        for source in entry["sources"]:
            told[source["document"]].append(entry["id"])
    for document in timeline["documents"]:
        text = (seeds / document["path"]).read_text(encoding="utf-8").partition("\n---\n")[2]
        head = {"title": document["title"], "date": document["date"]}
        _write(folder / "content" / "sources" / f"{document['id']}.md", f"{json.dumps(head)}\n{text}")


def cpu_seconds(*words: str) -> float:
    """Return the CPU seconds of the program *words*, its processes and threads included."""
    before = os.times()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


@dataclass(frozen=True, slots=True)
class Run:
    """What a program came to: the pages it wrote, and seconds of CPU."""

    pages: int
    seconds: float


def build(project: Path, site: Path) -> Run:
    """Return what ``sitegen build`` comes to with all documents in the cache."""
    words = [sys.executable, "-m", "sitegen", "build", "--jobs", "1", "--project", str(project), "--output", str(site)]
    cpu_seconds(*words)
    return Run(_pages(site), min(_afresh(site, words) for _ in range(_RUNS)))


def render(project: Path, site: Path) -> Run:
    """Return what making and writing the pages alone comes to, once all documents are read and merged."""
    opened = open_project(project, output=site)
    seconds = []
    for _ in range(_RUNS):
        shutil.rmtree(site, ignore_errors=True)
        with Collection(opened, 1, None) as collection:
            start = time.process_time()
            with SiteWriter(site) as writer:
                for route, data in site_files(collection.site_data("2026-01-05"), [packaged("templates")]):
                    writer.write(route, data)
            seconds.append(time.process_time() - start)
    return Run(_pages(site), min(seconds))


def build_with_hugo(hugo: str, folder: Path, public: Path) -> Run:
    """Return what Hugo comes to with the site in *folder*."""
    words = [hugo, "--quiet", "--source", str(folder), "--destination", str(public)]
    seconds = min(_afresh(public, words) for _ in range(_RUNS))
    return Run(_pages(public), seconds)


def _afresh(site: Path, words: list[str]) -> float:
    shutil.rmtree(site, ignore_errors=True)
    return cpu_seconds(*words)


def _passage(number: int) -> str:
    day = f"{1 + number % 28}. {_MONTHS[number // 28 % len(_MONTHS)]} {2000 + number % _YEARS}"
    place, thing = _PLACES[number % len(_PLACES)], _THINGS[number // 7 % len(_THINGS)]
    done, speaker = _DONE[number // 3 % len(_DONE)], _SPEAKERS[number // 5 % len(_SPEAKERS)]
    if number % 3 == 0:
        return f"„Die Akte H{number} über {thing} haben wir heute {done}“, sagte {speaker} am {day} im {place}."
    return f"Im {place} wurde am {day} die Akte H{number} über {thing} und ihre Kosten {done}."


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    hugo = shutil.which("hugo")
    if hugo is None:
        print("hugo is not installed (Debian: apt install hugo): only sitegen is measured")
    for number in parser.parse_args().numbers:
        with tempfile.TemporaryDirectory() as name:
            scratch = Path(name)
            make_project(scratch / "project", number)
            runs = {"sitegen build, cached": build(scratch / "project", scratch / "site")}
            timeline = json.loads((scratch / "site" / "timeline.json").read_bytes())
            runs["of that, the pages"] = render(scratch / "project", scratch / "site")
            if hugo:
                make_hugo(scratch / "hugo", timeline, scratch / "project" / "seeds")
                runs["hugo"] = build_with_hugo(hugo, scratch / "hugo", scratch / "public")
        print(f"{number:<24}{'pages':>9}{'CPU s':>9}{'ms/page':>9}{'beside hugo':>13}")
        for name, run in runs.items():
            beside = f"{run.seconds / runs['hugo'].seconds:13.2f}" if hugo else ""
            print(f"{name:24}{run.pages:9}{run.seconds:9.2f}{run.seconds / run.pages * 1000:9.2f}{beside}")


if __name__ == "__main__":
    main()
