from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sitegen.pipeline import build, open_project

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = "Am 7. Mai 2024 wurde in Norham nach langem Streit die neue Brücke über den Fluss geöffnet."
FERRY = "Am 9. Mai 2024 fuhr die alte Fähre von Norham zum letzten Mal über den breiten Fluss."


def built(root: Path, settings: str) -> tuple[list[dict[str, Any]], bool]:
    """Return the entries of a project with two reports, and whether it has a page of key dates."""
    (root / "seeds").mkdir()
    (root / "sitegen.toml").write_text(settings, encoding="utf-8")
    for name, day, text in (("a", "20", BRIDGE), ("b", "21", f"{FERRY} {BRIDGE}")):
        (root / "seeds" / f"{name}.txt").write_text(f"---\ndate: 2024-05-{day}\n---\n{text}\n", encoding="utf-8")
    build(open_project(root), today="2024-06-01")
    data = json.loads((root / "site" / "timeline.json").read_text(encoding="utf-8"))
    return data["entries"], (root / "site" / "key-dates.html").is_file()


def test_the_day_most_spoken_of_is_a_key_date(tmp_path: Path) -> None:
    entries, has_page = built(tmp_path, "[timeline]\ntop = 1\n")
    assert has_page
    assert {entry["date"]: entry.get("key") for entry in entries} == {
        "2024-05-07": ["Davon wird an 2 Tagen gesprochen, an 2 davon im Rückblick, in 2 Quellen."],
        "2024-05-09": None,
    }


def test_none_are_marked_where_none_are_asked_for(tmp_path: Path) -> None:
    entries, has_page = built(tmp_path, "[timeline]\ntop = 0\n")
    assert ([entry.get("key") for entry in entries], has_page) == ([None, None], False)
