from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli
from sitegen.digesting import wanted_of
from sitegen.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = "Der Rat von Norham hat am 7. Mai 2024 die neue Brücke nach langem Streit für alle geöffnet."
FERRY = "Am 9. Mai 2024 fuhr die alte Fähre von Norham zum letzten Mal über den breiten Fluss."


def run(*words: str | Path, stdin: str | None = None) -> Result:
    """Return what the command *words* printed and its exit code; a bug raises."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=stdin, catch_exceptions=False)


def collection(*texts: str) -> str:
    """Return *texts* as articles of the days from 20 May 2024 on, a line each."""
    rows = [
        {"id": f"a{number}", "date": f"2024-05-{20 + number}", "title": None, "text": text}
        for number, text in enumerate(texts)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_json_holds_dates_sentences_and_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(collection(f"Es war still. {BRIDGE}", BRIDGE, FERRY), encoding="utf-8")
    done = run("digest", path, "--top", "1", "--sentences", "2", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == [
        {"date": "2024-05-07", "sentences": [{"text": BRIDGE, "document": "a0", "start": 14, "end": 14 + len(BRIDGE)}]}
    ]


def test_without_json_there_are_lines_to_read_and_the_reason() -> None:
    done = run("digest", "-", stdin=collection(BRIDGE, BRIDGE))
    assert done.stdout.splitlines() == [
        "2024-05-07  Spoken of on 2 days, looking back on 2 of them, in 2 sources.",
        f"  {BRIDGE}",
        f"    a0:0-{len(BRIDGE)}",
    ]


def test_days_and_words_asked_for_limit_the_digest() -> None:
    told = collection(BRIDGE, FERRY)
    by_day = run("digest", "-", "--json", "--from", "2024-05-08", "--to", "2024-05", stdin=told)
    by_word = run("digest", "-", "--json", "--about", "fähre", stdin=told)
    assert [row["date"] for row in json.loads(by_day.stdout)] == ["2024-05-09"]
    assert by_day.stdout == by_word.stdout


def test_a_bad_line_is_named_the_rest_goes_on_and_the_exit_code_is_1() -> None:
    done = run("digest", "-", "--json", stdin="{\n" + collection(BRIDGE))
    assert (done.exit_code, len(json.loads(done.stdout))) == (1, 1)
    assert done.stderr.startswith("-:1:2: error: not JSON")


def test_a_folder_of_texts_is_digested(tmp_path: Path) -> None:
    (tmp_path / "rat.txt").write_text(f"---\ndate: 2024-05-20\n---\n{BRIDGE}\n", encoding="utf-8")
    (row,) = json.loads(run("digest", tmp_path, "--json").stdout)
    (sentence,) = row["sentences"]
    text = (tmp_path / "rat.txt").read_text(encoding="utf-8")
    assert (sentence["document"], text[sentence["start"] : sentence["end"]]) == ("rat", BRIDGE)


def test_nothing_dated_gives_an_empty_digest() -> None:
    assert json.loads(run("digest", "-", "--json", stdin="").stdout) == []
    done = run("digest", "-", stdin="")
    assert (done.stdout, done.stderr) == ("", "no day was found\n")


@pytest.mark.parametrize(
    ("first", "last", "language", "message"),
    [
        ("8. Mia", None, None, "--from: cannot read the date '8. Mia'"),
        (None, "../2024", "xx", "no rules for the language 'xx'"),
        ("2024-05", "2024-04", None, "--from 2024-05 lies after --to 2024-04"),
    ],
)
def test_options_that_cannot_work_are_refused(
    first: str | None, last: str | None, language: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        wanted_of(first, last, (), language)


def test_words_are_parted_by_spaces_or_commas_and_quotation_marks_hold_phrases() -> None:
    assert wanted_of(None, None, ('oil "deep water"',), None).about == ("oil", "deep water")
    assert wanted_of(None, None, ("oil, deep water", "rig"), None).about == ("oil", "deep water", "rig")
