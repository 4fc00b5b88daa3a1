from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.score.temporal import (
    SCORER,
    TARGETS,
    Figures,
    Mistake,
    Result,
    Target,
    count_types,
    find_corpora,
    find_scorer,
    genre_of,
    join,
    language_of,
    main,
    read_mistakes,
    score,
    tag_rows,
    tell_mistakes,
    tell_scores,
    tell_targets,
)

MISSED = Mistake(
    document="bruecke",
    kind="FN",
    start=40,
    gold=("DATE", "PRESENT_REF", "derzeit"),
    system=("", "", ""),
    context="ist derzeit gesperrt",
)
FALSE = replace(MISSED, kind="FP", gold=("", "", ""), system=("DATE", "2007", "2007"))
VALUE = replace(MISSED, kind="VALUE", system=("DATE", "2024", "derzeit"))
SPAN = replace(MISSED, kind="SPAN", system=("DATE", "PRESENT_REF", "zeit"))
TYPE = replace(MISSED, kind="TYPE+VALUE", system=("TIME", "2024-05-03T12:00", "derzeit"))
MISTAKES = (MISSED, FALSE, VALUE, SPAN, TYPE)
FIGURES = Figures(gold=10, system=5, listed=5, found=5, strict=2, type=4, value=3)
RESULT = Result(
    name="krauts",
    size=2_000_000,
    seconds=4.0,
    all=FIGURES,
    by_type=count_types({"DATE": 8, "SET": 2}, {"DATE": 6, "TIME": 1}, MISTAKES),
    mistakes=MISTAKES,
)

GOLD = """<TimeML><DOCID>1</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-08">8. Mai</TIMEX3></DCT><TEXT>
Der Rat der Stadt tagte <TIMEX3 tid="t1" type="DATE" value="2024-05-07">gestern</TIMEX3>, und die Br&#252;cke wird
<TIMEX3 tid="t2" type="DATE" value="2024-05-09">morgen</TIMEX3> nicht auf einmal geöffnet. Das ist der Plan der Stadt,
und er gilt für <TIMEX3 tid="t3" type="DURATION" value="P9W">die schöne Weile</TIMEX3>.</TEXT></TimeML>"""


def write_gold(folder: Path) -> Path:
    corpus = folder / "zeitung"
    corpus.mkdir()
    (corpus / "bruecke.tml").write_text(GOLD, encoding="utf-8")
    return corpus


def bench_scorer() -> Path:
    corpora = os.environ.get("SITEGEN_CORPORA")
    if not corpora:
        pytest.skip("SITEGEN_CORPORA is not set")
    return Path(corpora, "bench", "temporal", SCORER)


def test_scores_are_hundredths_of_f1() -> None:
    scores = {name: round(score, 1) for name, score in FIGURES.scores.items()}
    assert scores == {"relaxed": 66.7, "strict": 26.7, "type": 53.3, "value": 40.0}


def test_nothing_listed_and_nothing_found_scores_nothing() -> None:
    nothing = Figures(gold=0, system=0, listed=0, found=0, strict=0, type=0, value=0)
    assert set(nothing.scores.values()) == {0.0}


@pytest.mark.parametrize(
    ("mistake", "category"),
    [(MISSED, "missed"), (FALSE, "false alarm"), (VALUE, "wrong value"), (TYPE, "wrong value"), (SPAN, "span")],
)
def test_gravest_error_names_the_category(mistake: Mistake, category: str) -> None:
    assert mistake.category == category


def test_each_type_counts_what_is_given_it_on_either_side() -> None:
    assert RESULT.by_type == {
        "DATE": Figures(gold=8, system=6, listed=7, found=5, strict=5, type=6, value=5),
        "TIME": Figures(gold=0, system=1, listed=0, found=1, strict=0, type=0, value=0),
        "DURATION": Figures(gold=0, system=0, listed=0, found=0, strict=0, type=0, value=0),
        "SET": Figures(gold=2, system=0, listed=2, found=0, strict=2, type=2, value=2),
    }


def test_folders_are_counted_together() -> None:
    both = join([RESULT, replace(RESULT, seconds=1.0)], "both")
    assert (both.name, both.size, both.seconds, both.all.gold, both.all.value) == ("both", 4_000_000, 5.0, 20, 6)
    assert (both.by_type["DATE"].listed, len(both.mistakes)) == (14, 10)


def test_line_is_told_for_all_and_each_type_there_is() -> None:
    lines = list(tell_scores(RESULT))
    assert [line.split()[0] for line in lines] == ["krauts", "DATE", "TIME", "SET"]
    assert lines[0].endswith("value  40.0    0.50 MB/s")


def test_figure_under_its_floor_is_told() -> None:
    lines = dict(tell_targets(RESULT))
    assert list(lines.values()) == [False, False]
    assert all("below what is asked" in line and "UNDER THE FLOOR" in line for line in lines)


def test_figure_of_its_floor_holds() -> None:
    result = replace(RESULT, all=Figures(gold=50, system=50, listed=50, found=50, strict=50, type=50, value=50))
    assert list(dict(tell_targets(result)).values()) == [True, True]


def test_nothing_is_asked_of_a_corpus_unknown() -> None:
    assert not list(tell_targets(replace(RESULT, name="zeitung")))


@pytest.mark.parametrize("target", TARGETS.values())
def test_more_is_aimed_at_than_asked_and_than_the_peer_reaches(target: Target) -> None:
    assert target.heideltime < target.at_least < target.aim


def test_errors_are_told_by_category_the_most_frequent_first() -> None:
    often = replace(RESULT, mistakes=(FALSE, MISSED, replace(MISSED, start=9), replace(MISSED, gold=FALSE.system)))
    lines = list(tell_mistakes(often))
    assert [line for line in lines if not line.startswith(" ")] == ["krauts, missed: 3", "krauts, false alarm: 1"]
    assert lines[1:3] == ["    2× ‹derzeit› DATE PRESENT_REF ≠ nothing", "       bruecke:40 …ist derzeit gesperrt…"]


def test_span_is_told_with_the_words_of_both_sides() -> None:
    lines = list(tell_mistakes(replace(RESULT, mistakes=(SPAN,))))
    assert "‹derzeit› / ‹zeit›" in lines[1]


def test_list_of_the_scorer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "errors.tsv"
    head = "doc\tkind\tstart\tend\tgold_type\tgold_value\tgold_text\tsys_type\tsys_value\tsys_text\tcontext\n"
    row = 'bruecke\tVALUE\t40\t47\tDATE\tPRESENT_REF\tderzeit\tDATE\t2024\tderzeit\tist "derzeit gesperrt\n'
    path.write_text(head + row, encoding="utf-8")
    assert list(read_mistakes(path)) == [replace(VALUE, context='ist "derzeit gesperrt')]


def test_corpora_are_the_folders_with_annotated_texts(tmp_path: Path) -> None:
    corpus = write_gold(tmp_path)
    (tmp_path / "leer").mkdir()
    assert find_corpora(tmp_path) == find_corpora(corpus) == [corpus]


def test_scorer_beside_the_gold_is_taken(tmp_path: Path) -> None:
    corpus = write_gold(tmp_path)
    (tmp_path / SCORER).touch()
    assert find_scorer(corpus) == find_scorer(tmp_path) == tmp_path / SCORER


@pytest.mark.parametrize(("name", "genre"), [("wikiwars_de", "history"), ("krauts_zeit", None)])
def test_genre_is_told_by_the_name(name: str, genre: str | None) -> None:
    assert genre_of(name) == genre


def test_language_is_that_of_most_texts() -> None:
    german = {"text": "Die Brücke ist nicht auf, und der Weg über den Fluss ist für alle zu."}
    english = {"text": "The bridge is not open and the way over the river is closed to all of the town."}
    assert language_of([german, english, german, {"text": "Brücke"}]) == "de"


def test_language_that_is_not_clear_ends_the_run() -> None:
    with pytest.raises(SystemExit, match="no language that is known"):
        language_of([{"text": "Xyzzy"}])


def test_expressions_are_found_from_the_date_of_the_text() -> None:
    text = {"doc": "bruecke", "dct": "2024-05-08", "text": "Gestern tagte der Rat."}
    assert list(tag_rows([text], "de", None)) == [
        {"doc": "bruecke", "start": 0, "end": 7, "type": "DATE", "value": "2024-05-07"}
    ]


def test_corpus_is_scored_with_its_own_scorer(tmp_path: Path) -> None:
    result = score(bench_scorer(), write_gold(tmp_path), tmp_path)
    assert result.all == Figures(gold=3, system=2, listed=2, found=2, strict=2, type=2, value=2)
    assert result.by_type["DURATION"] == Figures(gold=1, system=0, listed=0, found=0, strict=0, type=0, value=0)
    assert [mistake.gold[2] for mistake in result.mistakes] == ["die schöne Weile"]


def test_files_of_a_run_are_kept_where_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench_scorer()
    assert main([str(write_gold(tmp_path)), "--keep", str(tmp_path / "run"), "--errors"]) == 0
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "zeitung-texts.jsonl",
        "zeitung.jsonl",
        "zeitung.tsv",
    ]
    assert "zeitung, missed: 1" in capsys.readouterr().out


def test_folder_without_annotated_texts_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / SCORER).touch()
    assert main([str(tmp_path)]) == 1
    assert "no .tml file" in capsys.readouterr().out


def test_scorer_is_skipped_in_one_line_without_the_texts() -> None:
    without = {name: value for name, value in os.environ.items() if name != "SITEGEN_CORPORA"}
    command = [sys.executable, "-m", "tests.score.temporal"]
    root = Path(__file__).parents[3]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=without, cwd=root)
    assert (run.returncode, run.stdout[:8], run.stdout.count("\n"), run.stderr) == (0, "skipped:", 1, "")
