"""The annotated statements: sound in themselves, and the floors under what sitegen finds in them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.score.statements import CORPORA, Tally, read_rows, tally

FLOORS: Final = {
    "de": {"found": 0.97, "type": 0.99, "speaker": 0.97, "cue": 0.99, "via": 1.0},
    "en": {"found": 0.97, "type": 0.99, "speaker": 0.97, "cue": 0.97, "via": 1.0},
}


@pytest.mark.parametrize(("name", "least"), [("de", 100), ("en", 60)])
def test_the_corpus_is_large_enough(name: str, least: int) -> None:
    assert sum(len(row.statements) for row in read_rows(CORPORA[name])) >= least


@pytest.mark.parametrize("name", CORPORA)
def test_ids_are_unique(name: str) -> None:
    ids = [row.id for row in read_rows(CORPORA[name])]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", CORPORA)
def test_every_quotation_has_words(name: str) -> None:
    assert all(said.quote for row in read_rows(CORPORA[name]) for said in row.statements)


@pytest.mark.parametrize("name", CORPORA)
def test_what_is_found_holds_the_floors(name: str) -> None:
    total = tally(read_rows(CORPORA[name]))
    figures = {"found": total.score, **{key: total.share(key) for key in total.agreed}}
    low = {key: figures[key] for key, floor in FLOORS[name].items() if figures[key] < floor}
    assert not low, total.errors


@pytest.mark.parametrize("name", CORPORA)
def test_no_statement_is_made_of_the_counter_examples(name: str) -> None:
    total: Tally = tally(row for row in read_rows(CORPORA[name]) if row.kind == "never")
    assert total.found == 0, total.errors
