"""How much of a source is shown, told where it is more than the settings allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitegen.errors import message_of
from sitegen.pipeline import check, open_project

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Der Rat tagte am 7. Mai 2024 in Bonn.\n\n" + "Die Möwen kreisten wie immer über dem Dach. " * 3


def shares(folder: Path, most: int, text: str = TEXT, publish: str = "excerpts") -> list[str]:
    (folder / "seeds").mkdir(exist_ok=True)
    head = f"---\ndate: 2024-05-08\npublish: {publish}\n---\n"
    (folder / "seeds" / "rat.txt").write_text(head + text, encoding="utf-8")
    (folder / "sitegen.toml").write_text(f"[sources]\nmax_share = {most}\n", encoding="utf-8")
    found = check(open_project(folder)).diagnostics
    return [f"{problem.at}: {message_of(problem)}" for problem in found if problem.code == "share-above"]


def test_a_source_above_the_limit_is_told_with_both_figures(tmp_path: Path) -> None:
    assert shares(tmp_path, 20) == ["seeds/rat.txt: its entries show 22 % of the text; [sources] max_share allows 20 %"]


def test_a_source_below_the_limit_is_not_told(tmp_path: Path) -> None:
    assert shares(tmp_path, 30) == []


def test_passages_that_overlap_count_once(tmp_path: Path) -> None:
    text = TEXT.replace("7. Mai 2024", "7. Mai 2024 und am 8. Mai 2024")
    assert shares(tmp_path, 31, text) == []


def test_by_default_there_is_no_limit(tmp_path: Path) -> None:
    assert shares(tmp_path, 100, "Der Rat tagte am 7. Mai 2024 in Bonn.\n") == []


def test_what_may_be_shown_whole_or_not_at_all_has_no_limit(tmp_path: Path) -> None:
    assert shares(tmp_path, 1, publish="full") == []
    assert shares(tmp_path, 1, publish="link") == []
