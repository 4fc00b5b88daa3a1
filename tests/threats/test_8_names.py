"""Threat 8: names and links that lead out of the project or the site, or that some system cannot hold."""

import json
import sys
from pathlib import Path

import pytest

from sitegen.errors import OutputError
from tests.threats.project import SAID, build_site, built, make_project

ELSEWHERE = "Der geheime Satz vom 7. Mai 2024 steht anderswo."
linked = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.mark.parametrize(
    "name", ["../x", "..", ".git", "/etc/x", "a/b", "CON", "nul", "x.html", "a\\b", "", "-x", "\u202ex"]
)
def test_an_id_of_a_header_never_names_a_file_elsewhere(name: str, tmp_path: Path) -> None:
    before = {"project"}
    site = build_site(tmp_path / "project", {"seeds/rat.md": f"---\nid: {json.dumps(name)}\n---\n{SAID}"})
    assert {path.name for path in tmp_path.iterdir()} == before
    assert [document["id"] for document in site.timeline["documents"]] in ([], ["rat"])
    for path in site.folder.rglob("*"):
        assert path.resolve().is_relative_to(site.folder.resolve())


def test_files_of_any_name_make_pages_that_every_system_can_hold(tmp_path: Path) -> None:
    names = [
        "CON",
        "aux.x",
        "Rat",
        "RAT",
        "r\u00e4t",
        "ra\u0308t2",
        "..x",
        "a b",
        "a%2e%2e",
        "x" * 200,
        "\u0440\u0430\u0442",
        "index",
    ]
    site = build_site(tmp_path, {f"seeds/{name}.txt": f"{SAID} {number}" for number, name in enumerate(names)})
    made = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*")]
    assert len({route.casefold() for route in made}) == len(made)
    assert all(name.isascii() and name.split(".")[0] not in {"con", "aux", "nul"} for name in made)
    assert "duplicate-id" in site.codes  # Rat and RAT


@pytest.mark.parametrize("name", ["../evil.de.md", ".git.de.md", "con.de.md", "theme.de.md"])
def test_pages_have_names_of_their_own_folder(name: str, tmp_path: Path) -> None:
    site = build_site(tmp_path / "p", {"seeds/rat.txt": SAID, f"content/pages/{name}": "# x"})
    known = {"index.html", "404.html", "search.html", "undated.html", "pages/theme.html"}
    known |= {"key-dates.html", "speaking.html", "data.html"}
    made = {r for r in site.files if r.endswith(".html") and not r.startswith(("entries/", "sources/", "years/"))}
    assert made <= known


@linked
@pytest.mark.parametrize(
    "place",
    [
        "seeds/geheim.txt",
        "seeds/ordner",
        "content/assets/geheim.txt",
        "content/assets/ordner",
        "content/assets",
        "content/pages/geheim.de.md",
        "content/pages",
        "content/sources.csv",
        "templates/assets/geheim.txt",
    ],
)
def test_no_link_brings_files_of_elsewhere_into_the_site(place: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("geheim.txt", "geheim.de.md", "geheim.csv"):
        (outside / name).write_text(
            f"id,title\nrat,{ELSEWHERE}\n" if name.endswith("csv") else ELSEWHERE, encoding="utf-8"
        )
    project = make_project(tmp_path / "project", {"seeds/rat.txt": SAID})
    link = project / place
    link.parent.mkdir(parents=True, exist_ok=True)
    target = "geheim.csv" if place.endswith("csv") else link.name if "geheim" in link.name else ""
    link.symlink_to(outside / target, target_is_directory=not target)
    site = built(project)
    assert site.timeline["entries"]
    assert not [route for route, text in site.files.items() if "geheime Satz" in text]
    assert not [path for path in site.folder.rglob("*") if path.is_symlink() or "geheim" in path.name]


@linked
def test_a_site_that_is_a_link_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    project = make_project(tmp_path / "project", {"seeds/rat.txt": SAID})
    (project / "site").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(OutputError):
        built(project)
    assert not list((tmp_path / "outside").iterdir())


@linked
def test_a_link_put_into_the_site_is_never_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious.html"
    precious.write_text("precious", encoding="utf-8")
    project = make_project(tmp_path / "project", {"seeds/rat.txt": SAID})
    built(project)
    (project / "site" / "index.html").unlink()
    (project / "site" / "index.html").symlink_to(precious)
    built(project)
    assert precious.read_text(encoding="utf-8") == "precious"
    assert not (project / "site" / "index.html").is_symlink()
