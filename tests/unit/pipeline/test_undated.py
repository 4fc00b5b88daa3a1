"""A text without a date is told when it can have been written, and dated by nobody but a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sitegen.errors import hint_of, message_of
from sitegen.pipeline import Report, build, check, open_project

if TYPE_CHECKING:
    from pathlib import Path

    from sitegen.model import Diagnostic

SAID = "„Der Deich von Krummsiel hält auch die nächste große Flut“, sagte Deichgraf Ole Tamm"


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def suggestions(report: Report) -> list[Diagnostic]:
    return [found for found in report.diagnostics if found.code == "date-suggested"]


def test_check_prints_the_line_and_what_it_rests_on(tmp_path: Path) -> None:
    write(tmp_path, "seeds/deich.txt", "Am 9. April 2024 wurde der Deich erhöht. Am 12. Juni 2024 soll er öffnen.\n")
    (found,) = suggestions(check(open_project(tmp_path)))
    assert str(found.at) == "seeds/deich.txt"
    assert "It tells what is past: “Am 9. April 2024 wurde der Deich erhöht”" in message_of(found)
    assert "It announces: “Am 12. Juni 2024 soll er öffnen”" in message_of(found)
    assert hint_of(found).endswith('content/sources/deich.md: date: "[2024-04-09..2024-06-12]"')


def test_the_line_that_is_suggested_dates_the_text_without_a_complaint(tmp_path: Path) -> None:
    write(tmp_path, "seeds/deich.txt", "Am 9. April 2024 wurde der Deich erhöht.\n")
    (found,) = suggestions(check(open_project(tmp_path)))
    line = hint_of(found).partition(".md: ")[2]
    write(tmp_path, "content/sources/deich.md", f"---\n{line}\n---\n")
    assert build(open_project(tmp_path), today="2024-07-01").diagnostics == ()
    documents = json.loads((tmp_path / "site" / "timeline.json").read_text(encoding="utf-8"))["documents"]
    assert documents[0]["date"] == "[2024-04-09..]"


def test_nothing_is_dated_by_a_suggestion(tmp_path: Path) -> None:
    write(tmp_path, "seeds/deich.txt", "Am 9. April 2024 wurde der Deich erhöht. Gestern regnete es.\n")
    build(open_project(tmp_path), today="2024-07-01")
    told = json.loads((tmp_path / "site" / "timeline.json").read_text(encoding="utf-8"))
    assert told["documents"][0]["date"] is None
    page = (tmp_path / "site" / "undated.html").read_text(encoding="utf-8")
    assert "Am 9. April 2024 wurde der Deich erhöht" in page
    assert "<code>date: &#34;[2024-04-09..]&#34;</code>" in page


def test_words_that_another_source_dates_bound_a_text(tmp_path: Path) -> None:
    write(tmp_path, "seeds/bote.txt", f"---\ndate: 2024-05-08\n---\n{SAID} am 7. Mai 2024.\n")
    write(tmp_path, "seeds/blog.txt", f"{SAID}.\n")
    (found,) = suggestions(check(open_project(tmp_path)))
    assert str(found.at) == "seeds/blog.txt"
    assert hint_of(found).endswith('date: "[2024-05-07..]"')


def test_words_that_nobody_dates_bound_nothing(tmp_path: Path) -> None:
    write(tmp_path, "seeds/bote.txt", f"---\ndate: 2024-05-08\n---\n{SAID}.\n")
    write(tmp_path, "seeds/blog.txt", f"{SAID}.\n")
    assert suggestions(check(open_project(tmp_path))) == []


def test_a_dated_text_is_told_nothing(tmp_path: Path) -> None:
    write(tmp_path, "seeds/deich.txt", "---\ndate: 2024-05-08\n---\nAm 9. April 2024 wurde der Deich erhöht.\n")
    assert suggestions(check(open_project(tmp_path))) == []


def test_words_of_a_source_that_is_only_linked_are_not_shown(tmp_path: Path) -> None:
    write(tmp_path, "seeds/deich.txt", "---\npublish: link\n---\nAm 9. April 2024 wurde der Deich erhöht.\n")
    build(open_project(tmp_path), today="2024-07-01")
    page = (tmp_path / "site" / "undated.html").read_text(encoding="utf-8")
    assert "[2024-04-09..]" in page
    assert "erhöht" not in page
