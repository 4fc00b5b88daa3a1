"""Threat 4: front matter that runs something, crashes the reader, drops text or moves offsets."""

from pathlib import Path

import pytest

from tests.threats.project import SAID, build_site

HEADERS = {
    "a tag": "title: !!python/object/apply:os.mkdir [{marker}]\n",
    "aliases without end": "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "a key that is no text": "no: x\nyes: y\n1: z\n2024-05-08: w\n~: v\ntitle: Rat\n",
    "a key that is a list": "? [a, b]\n: x\ntitle: Rat\n",
    "a day that does not exist": "title: Rat\ndate: 2024-02-30\n",
    "numbers that are none": "title: 0x_\ndate: 1_0:90\nauthor: .inf\n",
    "a list": "- a\n- b\n",
    "a merge": "<<: [x]\ntitle: Rat\n",
    "a control": "title: \x07\n",
    "nesting": "title: " + "[" * 5000 + "\n",
}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("folder", ["seeds", "content/sources", "content/pages", "content/people"])
def test_no_header_stops_a_build_runs_anything_or_hides_the_text(name: str, folder: str, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    header = f"---\n{HEADERS[name].replace('{marker}', str(marker))}---\n"
    path = {"seeds": "rat", "content/sources": "andere", "content/pages": "about.de"}.get(folder, "kalb")
    files = {"seeds/rat.md": SAID, "seeds/andere.md": SAID, f"{folder}/{path}.md": f"{header}\n{SAID}\n"}
    site = build_site(tmp_path / "project", files)
    assert not marker.exists()
    assert SAID in site.pages["sources/rat.html"].text
    assert SAID in site.pages["sources/andere.html"].text
    if folder == "content/pages":
        assert SAID in site.pages["pages/about.html"].text


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{SAID}\n---\nDann regnete es.",
        f"---\n\n{SAID}\n\nDann regnete es.",
        f"---\n- {SAID}\n- Dann regnete es.\n---\nDann nicht mehr.",
        f"---\ntitle: Rat\nDann: {SAID}\n",
        f"\ufeff---\ntitle: Rat\n---\n{SAID}",
        f"---\r\ntitle: Rat\r\n---\r\n\r\n  {SAID}  \r\n\r\n",
        f"---\ntitle: Rat\n---\n\n\n \t{SAID}\n\n\n",
        f"\n\n---\n{SAID}\n---\n",
    ],
)
def test_text_is_never_dropped_and_offsets_are_those_of_the_file(text: str, tmp_path: Path) -> None:
    site = build_site(tmp_path, {"seeds/rat.md": text})
    passages = [passage for entry in site.timeline["entries"] for passage in entry["sources"]]
    whole = text.removeprefix("\ufeff")
    assert [whole[passage["start"] : passage["end"]] for passage in passages] == [p["exact"] for p in passages]
    assert any("7. Mai 2024" in passage["exact"] for passage in passages)


def test_front_matter_behind_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"seeds/rat.md": f"\ufeff---\ntitle: Der Rat\n---\n{SAID}"})
    assert site.timeline["documents"][0]["title"] == "Der Rat"


def test_a_day_that_does_not_exist_is_told_and_never_made_into_one(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"seeds/rat.md": f"---\ndate: 2024-02-30\n---\n{SAID}"})
    assert "dct-unreadable" in site.codes
    assert site.timeline["documents"][0]["date"] is None
