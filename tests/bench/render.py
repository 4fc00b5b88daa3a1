"""Building pages beside Hugo, in seconds of CPU: ``nox -s bench -- render [N …]``, by default 1,000 and 10,000 entries.

Both are given the same made-up text. Sitegen reads a project of N dated passages once and is then measured building
its site from the cache, as a whole process: records, pages, search index, data. Hugo is given an entry's heading, date,
words and source as Markdown, as many pages as sitegen has written and the same kinds of list, and is measured as a
whole process too. What counts is the time of all processors (user and system), not of the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

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


def make_hugo(folder: Path, timeline: dict[str, Any], seeds: Path) -> int:
    """Write what Hugo builds the same pages from, and return how many pages of entries and sources there are."""
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
        }
        words = "\n\n".join(f"> {source['exact']}" for source in entry["sources"])
        _write(folder / "content" / "entries" / f"{entry['id']}.md", f"{json.dumps(head)}\n\n{words}\n")
        for source in entry["sources"]:
            told[source["document"]].append(entry["id"])
    for document in timeline["documents"]:
        text = (seeds / document["path"]).read_text(encoding="utf-8").partition("\n---\n")[2]
        head = {"title": document["title"], "date": document["date"]}
        _write(folder / "content" / "sources" / f"{document['id']}.md", f"{json.dumps(head)}\n{text}")
    return len(timeline["entries"]) + len(timeline["documents"])


def cpu_seconds(*words: str) -> float:
    """Return the CPU seconds of the program *words*, its processes and threads included."""
    before = os.times()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def measure(entries: int, hugo: str | None, scratch: Path) -> tuple[int, int, float, float | None]:
    """Return the pages both have, those of sitegen in all, and the CPU seconds of sitegen and of Hugo."""
    project, site = scratch / "project", scratch / "site"
    make_project(project, entries)
    words = [sys.executable, "-m", "sitegen", "build", "--jobs", "1", "--project", str(project), "--output", str(site)]
    cpu_seconds(*words)
    ours = min(_afresh(site, words) for _ in range(_RUNS))
    timeline = json.loads((site / "timeline.json").read_bytes())
    common = make_hugo(scratch / "hugo", timeline, project / "seeds")
    written = sum(1 for _ in site.rglob("*.html"))
    if hugo is None:
        return common, written, ours, None
    public = scratch / "public"
    theirs = min(
        _afresh(public, [hugo, "--quiet", "--source", str(scratch / "hugo"), "--destination", str(public)])
        for _ in range(_RUNS)
    )
    built = sum(1 for _ in public.rglob("index.html"))
    if built < common:
        raise SystemExit(f"hugo built {built} pages and not {common}")
    return common, written, ours, theirs


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


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    hugo = shutil.which("hugo")
    if hugo is None:
        print("hugo is not installed (Debian: apt install hugo): only sitegen is measured")
    names = ("passages", "pages in both", "sitegen's", "sitegen CPU s", "hugo CPU s", "ratio")
    print("".join(f"{name:>15}" for name in names))
    for number in parser.parse_args().numbers:
        with tempfile.TemporaryDirectory() as scratch:
            common, written, ours, theirs = measure(number, hugo, Path(scratch))
        beside = f"{theirs:>15.2f}{ours / theirs:>15.2f}" if theirs else f"{'–':>15}{'–':>15}"
        print(f"{number:>15}{common:>15}{written:>15}{ours:>15.2f}{beside}")


if __name__ == "__main__":
    main()
