import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import OutputError
from sitegen.output import MANIFEST, Manifest, SiteWriter, Written, read_manifest

UNSAFE = [
    "",
    "/etc/passwd",
    "../outside.html",
    "a/../../outside.html",
    "a//b.html",
    "./a.html",
    "a/",
    "C:/a.html",
    "a\\b.html",
    "a\x00.html",
    "a\n.html",
    "aux.html",
    "sources/NUL",
    "com1.txt",
    "COM¹",
    "a.",
    "a /b.html",
    "what?.html",
    "x" * 250,
    ".git/config",
    ".GIT/hooks/post-checkout",
    MANIFEST,
    "a\ud800.html",
    "a\u202eb.html",
]


def write(output: Path, **files: str) -> Written:
    with SiteWriter(output) as writer:
        for name, text in files.items():
            writer.write(name.replace("__", "/") + ".html", text.encode())
    assert writer.result is not None
    return writer.result


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_a_site_is_written_with_its_manifest(tmp_path: Path) -> None:
    assert write(tmp_path / "deep" / "site", index="a", sources__rat="b") == Written(
        new=2, unchanged=0, removed=0, kept=0
    )
    assert listing(tmp_path / "deep" / "site") == [MANIFEST, "index.html", "sources/rat.html"]
    assert read_manifest(tmp_path / "deep" / "site") == Manifest(today="", files=("index.html", "sources/rat.html"))
    assert listing(tmp_path) == ["deep/site/" + name for name in (MANIFEST, "index.html", "sources/rat.html")]


def test_the_day_of_the_site_is_kept(tmp_path: Path) -> None:
    with SiteWriter(tmp_path / "site", today="2024-05-08") as writer:
        writer.write("index.html", b"a")
    assert read_manifest(tmp_path / "site") == Manifest(today="2024-05-08", files=("index.html",))


def test_a_folder_without_a_site_has_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None


def test_what_comes_in_pieces_is_written_whole(tmp_path: Path) -> None:
    with SiteWriter(tmp_path / "site") as writer:
        writer.write("a.json", iter([b"[", b"1", b"]"]))
    assert (tmp_path / "site" / "a.json").read_bytes() == b"[1]"


def test_unchanged_files_keep_their_times_and_others_do_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, same="a", other="b")
    for name in ("same.html", "other.html"):
        os.utime(site / name, (1, 1))
    assert write(site, same="a", other="c") == Written(new=1, unchanged=1, removed=0, kept=0)
    assert (site / "same.html").stat().st_mtime == 1
    assert (site / "other.html").stat().st_mtime != 1
    assert (site / "other.html").read_text(encoding="utf-8") == "c"


def test_a_page_edited_by_hand_is_written_anew(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, index="a")
    (site / "index.html").write_text("b", encoding="utf-8")
    write(site, index="a")
    assert (site / "index.html").read_text(encoding="utf-8") == "a"


def test_what_is_no_longer_made_is_removed_and_what_others_put_there_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, index="a", sources__old="b")
    (site / "CNAME").write_text("chronik.example.org", encoding="utf-8")
    (site / "sources" / "mine.txt").write_text("mine", encoding="utf-8")
    (site / "empty").mkdir()
    assert write(site, index="a") == Written(new=0, unchanged=1, removed=1, kept=2)
    assert listing(site) == [MANIFEST, "CNAME", "index.html", "sources/mine.txt"]
    assert (site / "empty").is_dir()
    write(site, index="a")
    assert (site / "CNAME").read_text(encoding="utf-8") == "chronik.example.org"


def test_a_folder_left_empty_goes(tmp_path: Path) -> None:
    write(tmp_path / "site", index="a", sources__old="b")
    write(tmp_path / "site", index="a")
    assert not (tmp_path / "site" / "sources").exists()


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, index="a")
    (site / "About.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"About\.html.*did not write"):
        write(site, index="a", about="ours")
    assert (site / "About.html").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_holds_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="holds no site"):
        write(tmp_path, index="a")
    assert listing(tmp_path) == ["thesis.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", index="a")
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="folder of its own"):
        write(tmp_path / "site", index="a")


def test_a_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OutputError, match="folder of its own"):
        write(tmp_path / "site", index="a")


def test_a_link_inside_the_site_is_never_written_through(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    write(site, index="a", sources__rat="b")
    outside.mkdir()
    (outside / "rat.html").write_text("precious", encoding="utf-8")
    (site / "sources" / "rat.html").unlink()
    (site / "sources").rmdir()
    (site / "sources").symlink_to(outside, target_is_directory=True)
    with pytest.raises(OutputError, match="did not write"):
        write(site, index="a", sources__rat="c")
    assert (outside / "rat.html").read_text(encoding="utf-8") == "precious"


def test_a_link_somebody_put_into_the_site_stays_a_link(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, index="a")
    (site / "latest").symlink_to("index.html")
    write(site, index="b")
    assert (site / "latest").readlink() == Path("index.html")


@pytest.mark.parametrize("route", UNSAFE)
def test_an_unsafe_name_is_refused(tmp_path: Path, route: str) -> None:
    with pytest.raises(OutputError), SiteWriter(tmp_path / "site") as writer:
        writer.write(route, b"x")
    assert listing(tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("straße.html", "STRASSE.html"),
        ("\u00e9.html", "e\u0301.html"),
        ("a", "a/b.html"),
        ("a/b.html", "A"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_refused(tmp_path: Path, first: str, second: str) -> None:
    with SiteWriter(tmp_path / "site") as writer:
        writer.write(first, b"x")
        with pytest.raises(OutputError, match="beside each other"):
            writer.write(second, b"y")


def test_a_failure_leaves_the_old_site_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "site", index="old", gone="old")

    def pages() -> Iterator[bytes]:
        yield b"new"
        raise LookupError

    with pytest.raises(LookupError), SiteWriter(tmp_path / "site") as writer:
        writer.write("index.html", pages())
    assert listing(tmp_path) == [f"site/{name}" for name in (MANIFEST, "gone.html", "index.html")]
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"


KILLED = """
import os, sys
from pathlib import Path
from sitegen.output import SiteWriter
with SiteWriter(Path(sys.argv[1])) as writer:
    writer.write("index.html", b"new")
    os._exit(9)
"""


def test_a_build_killed_midway_leaves_the_old_site_whole_and_the_next_one_clears_up(tmp_path: Path) -> None:
    write(tmp_path / "site", index="old")
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "site")], check=False).returncode == 9
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2
    write(tmp_path / "site", index="newer")
    assert listing(tmp_path) == [f"site/{MANIFEST}", "site/index.html"]


def test_a_build_killed_between_the_two_renamings_is_undone_by_the_next(tmp_path: Path) -> None:
    write(tmp_path / "site", index="old")
    (tmp_path / "site" / "CNAME").write_text("chronik.example.org", encoding="utf-8")
    (tmp_path / "site").rename(tmp_path / ".site.sitegen.last")
    write(tmp_path / "site", index="new")
    assert listing(tmp_path) == [f"site/{name}" for name in (MANIFEST, "CNAME", "index.html")]


def test_two_builds_at_a_time_never_mix(tmp_path: Path) -> None:
    def pages() -> Iterator[bytes]:
        yield b"first"
        write(tmp_path / "site", index="second")

    with pytest.raises(OutputError, match="has gone"), SiteWriter(tmp_path / "site") as first:
        first.write("index.html", pages())
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "second"


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', "\udcff"])
def test_a_manifest_that_cannot_be_read_is_no_licence_to_write(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(OutputError, match="cannot read what was written"):
        write(tmp_path, index="a")


def test_a_manifest_that_names_files_elsewhere_deletes_none(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    (site / MANIFEST).write_text(json.dumps({"today": "", "files": ["../precious.txt"]}), encoding="utf-8")
    write(site, index="a")
    assert (tmp_path / "precious.txt").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "site", index="a")
    os.mkfifo(tmp_path / "site" / "pipe")
    with pytest.raises(OutputError, match="neither a file nor a folder"):
        write(tmp_path / "site", index="a")


def test_what_the_disk_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write the site"):
        write(tmp_path / "file" / "site", index="a")


def test_the_site_can_be_read_by_those_the_old_one_could(tmp_path: Path) -> None:
    write(tmp_path / "site", index="a")
    (tmp_path / "site").chmod(0o750)
    write(tmp_path / "site", index="b")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o750
