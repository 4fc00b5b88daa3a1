from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.score.merge import judge, read_mentions
from tests.score.peers import data_in, read_lines, scorer, write_lines
from tests.score.semeval import order, place_of, read_story, tells_of

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "id": "d1",
    "date": "2024-05-08",
    "text": "Pell opens bridge\n\nMay 8, 2024\n\nAda Pell opened a bridge on Tuesday. She said it was safe.",
    "sentences": [
        ["Pell", "opens", "bridge"],
        ["May", "8", ",", "2024"],
        ["Ada", "Pell", "opened", "a", "bridge", "on", "Tuesday", "."],
        ["She", "said", "it", "was", "safe", "."],
    ],
}


def test_tokens_are_found_in_the_text_again() -> None:
    story = read_story(ROW)
    text = story.article.text
    assert [[span.of(text) for span in spans] for spans in story.tokens] == ROW["sentences"]


def test_a_sentence_tells_of_a_target_by_name_or_by_the_pronoun_after_it() -> None:
    story = read_story(ROW)
    assert [tells_of("Ada Pell", story, number) for number in (2, 3)] == [True, True]
    assert not tells_of("Tom Brack", story, 2)


def test_events_are_put_in_order_under_their_dates() -> None:
    stories = {"d1": read_story(ROW)}
    assert order("Ada Pell", ["d1-3-said", "d1-2-opened"], stories) == [
        "Ada Pell",
        "1\t2024-05-07\td1-2-opened",
        "1\t2024-05-07\td1-3-said",
    ]
    assert place_of("d9-0-said", stories) is None


def test_gold_mentions_carry_their_trigger(tmp_path: Path) -> None:
    write_lines(tmp_path / "docs.jsonl", [{"id": "a", "sentence_ids": [3], "sentences": [["Pell", "checked", "in"]]}])
    row = {"id": 0, "doc": "a", "sentence": 3, "tokens": [2, 1], "text": "checked in", "chain": "x"}
    write_lines(tmp_path / "mentions.jsonl", [row])
    (mention,), gold = read_mentions(tmp_path)
    assert mention.trigger is not None
    assert mention.quote.exact[mention.trigger.start : mention.trigger.end] == "checked in"
    assert judge({mention.id: "e"}, [mention], gold) == []


def test_a_folder_is_itself_or_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rows.jsonl").write_text(json.dumps({"n": name}) + "\n\n", encoding="utf-8")
    found = data_in(tmp_path, "rows.jsonl")
    assert [list(read_lines(folder / "rows.jsonl")) for folder in found] == [[{"n": "a"}], [{"n": "b"}]]
    assert data_in(found[0], "rows.jsonl") == [found[0]]


def test_a_folder_with_the_data_counts_itself_else_the_folders_in_it_that_are_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for topic, names in (("one", ("a", "b")), ("two", ("a",)), ("three", ())):
        (tmp_path / topic).mkdir()
        for name in names:
            (tmp_path / topic / name).touch()
    assert data_in(tmp_path, "a", "b") == data_in(tmp_path / "one", "a", "b") == [tmp_path / "one"]
    assert "two: left out, there is no b" in capsys.readouterr().err


def test_without_data_it_is_said_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds a, b"):
        data_in(tmp_path, "a", "b")
    with pytest.raises(SystemExit, match="no such folder"):
        data_in(tmp_path / "nowhere", "a")


def test_the_scorer_beside_or_above_the_data_is_taken(tmp_path: Path) -> None:
    (tmp_path / "topics" / "one").mkdir(parents=True)
    (tmp_path / "score.py").touch()
    assert scorer("score.py", tmp_path / "topics" / "one", "bench") == (tmp_path / "score.py").resolve()


def test_a_document_may_have_a_dash_in_its_name() -> None:
    stories = {"d1": read_story(ROW), "d1-b": read_story(ROW)}
    place = place_of("d1-b-2-opened", stories)
    assert place is not None
    assert place[0] is stories["d1-b"]
    assert place_of("d9-2-opened", stories) is None
