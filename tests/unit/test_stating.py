import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import cli

SAID = "„Die Fähre fährt wieder“, sagte Hafenmeisterin Ute Brandt am Kai."


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    """Return what the command printed and its exit code; a bug raises."""
    return CliRunner().invoke(cli, ["statements", *map(str, words)], input=stdin, catch_exceptions=False)


def test_each_statement_is_a_line_with_its_places_and_words(tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(SAID, encoding="utf-8")
    (row,) = (json.loads(line) for line in run(path).stdout.splitlines())
    assert list(row) == ["document", "type", "passage", "quote", "speaker", "cue", "via", "confidence"]
    assert (row["document"], row["type"], row["via"]) == ("hafen.txt", "direct", [])
    assert "Ute Brandt" in row["speaker"]["name"]
    assert row["cue"]["text"] == "sagte"
    for place in (row["passage"], *row["quote"], row["speaker"], row["cue"]):
        assert place["text"] == SAID[place["start"] : place["end"]]
    assert 0 < row["confidence"] <= 1


def test_the_form_of_the_scorer_is_one_line_a_file_under_its_stem(tmp_path: Path) -> None:
    paths = [tmp_path / "hafen.1.txt", tmp_path / "leer.txt"]
    for path, text in zip(paths, (SAID, "Der Kai ist nass, und das Wetter ist schlecht."), strict=True):
        path.write_text(text, encoding="utf-8")
    first, second = (json.loads(line) for line in run("--format", "scorer", *paths).stdout.splitlines())
    assert second == {"doc_id": "leer", "statements": []}
    assert first["doc_id"] == "hafen.1"
    (statement,) = first["statements"]
    assert list(statement) == ["type", "quote", "speaker", "cue"]
    assert [SAID[begin:end] for begin, end in statement["cue"]] == ["sagte"]
    assert "Die Fähre fährt wieder" in SAID[slice(*statement["quote"][0])]
    assert "Ute Brandt" in SAID[slice(*statement["speaker"][0])]


def test_offsets_do_not_count_a_byte_order_mark() -> None:
    done = run("--lang", "de", "-", stdin=b"\xef\xbb\xbf" + SAID.encode())
    row = json.loads(done.stdout)
    assert row["document"] == "stdin"
    assert SAID[row["cue"]["start"] : row["cue"]["end"]] == "sagte"


@pytest.mark.parametrize("words", [["--lang", "tlh"], ["--lang", "fr"]])
def test_a_language_without_rules_for_speech_gives_2_and_names_those_with(words: list[str]) -> None:
    done = run(*words, "-", stdin=SAID.encode())
    assert done.exit_code == 2
    assert "there are: de, en" in done.stderr
