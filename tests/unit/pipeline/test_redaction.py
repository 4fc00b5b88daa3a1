"""What is withdrawn is taken out of a reading with every trace it left elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from sitegen.ingest import Seed
from sitegen.model import Diagnostic, Place, Publish, Reading, Reason
from sitegen.pipeline import Task, read_seed
from sitegen.pipeline.redaction import find_again, redact
from sitegen.withdrawals import hash_of

if TYPE_CHECKING:
    from pathlib import Path

NAMED = "„Der Deich hält“, sagte die Deichgräfin Wiebke Quast am 7. Mai 2024."
LATER = "„Wir bauen weiter“, sagte Quast am 8. Mai 2024 in Krummsiel."
EVENT = "Am 9. Mai 2024 barg die Wehr den Anker der Zephyrine."


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    """Return a text in which a later passage owes a name to an earlier one."""
    (tmp_path / "a.txt").write_text(
        f"---\ndate: 2024-05-10\ntitle: Am Deich\n---\n{NAMED} {LATER}\n\n{EVENT}\n", encoding="utf-8"
    )
    task = Task(folder=str(tmp_path), seed=Seed("a.txt", "a"), facts=None, language="de", publish=Publish.FULL)
    found = read_seed(task).reading
    assert found is not None
    assert len(found.mentions) == 3
    return found


def without(reading: Reading, passage: str) -> Reading:
    mention = next(mention for mention in reading.mentions if mention.quote.exact == passage)
    found, problems = redact(reading, (hash_of(mention.quote.exact),))
    assert problems == ()
    return found


def everything(reading: Reading) -> str:
    """Return all that would be kept of *reading*, as the cache has it."""
    return json.dumps(json.loads(msgspec.json.encode(reading)), ensure_ascii=False)


def test_no_word_of_the_passage_is_kept_anywhere(reading: Reading) -> None:
    kept = everything(without(reading, EVENT))
    assert [word for word in ("barg", "Wehr", "Anker", "Zephyrine") if word in kept] == []


def test_a_name_that_only_the_passage_gave_is_taken_back(reading: Reading) -> None:
    assert {mention.speaker.name for mention in reading.mentions if mention.speaker} == {"Wiebke Quast"}
    found = without(reading, NAMED)
    assert {mention.speaker.name for mention in found.mentions if mention.speaker} == {"Quast"}
    assert "Wiebke" not in everything(found)


def test_the_words_around_other_passages_are_those_that_are_left(reading: Reading) -> None:
    (later, _) = without(reading, NAMED).mentions
    assert later.quote.exact == LATER
    assert later.quote.prefix.isspace()


def test_every_other_place_stays_where_it_is(reading: Reading) -> None:
    found = without(reading, NAMED)
    text = found.document.text
    assert len(text) == len(reading.document.text)
    assert all(mention.quote.span.of(text) == mention.quote.exact for mention in found.mentions)
    assert [mention.id for mention in found.mentions] == [mention.id for mention in reading.mentions[1:]]


def test_what_is_not_there_changes_nothing_and_is_told(reading: Reading) -> None:
    found, problems = redact(reading, ("0" * 32,))
    assert found is reading
    assert [(problem.code, problem.at.path) for problem in problems] == [("withdrawn-lost", "a.txt")]


def test_a_passage_that_stands_many_times_goes_everywhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\ndate: 2024-05-10\n---\n{EVENT}\n\n" + f"{EVENT}\n\n" * 400, encoding="utf-8")
    task = Task(folder=str(tmp_path), seed=Seed("a.txt", "a"), facts=None, language="de", publish=Publish.FULL)
    found = read_seed(task).reading
    assert found is not None
    assert len(found.mentions) > 300
    assert "Zephyrine" not in everything(without(found, EVENT))


def test_complaints_and_reasons_name_no_word_of_it(reading: Reading) -> None:
    told = (("text", "Zephyrine"), ("id", "a"), ("date", "2024-05-10"))
    complaint = Diagnostic("dct-weekday", Place("a.txt"), told)
    assert reading.source.date is not None
    date = replace(reading.source.date, evidence=Reason("date-told", told))
    others = [replace(found, when=replace(found.when, reason=Reason("date-told", told))) for found in reading.mentions]
    source = replace(reading.source, date=date)
    kept = without(replace(reading, source=source, mentions=tuple(others), diagnostics=(complaint,)), EVENT)
    assert "Zephyrine" not in everything(kept)
    assert kept.diagnostics[0].args == (("text", "[…]"), *told[1:])


def test_what_a_corrected_text_lost_before_is_gone_from_the_correction_too(reading: Reading) -> None:
    event = hash_of(EVENT)
    found, problems = redact(reading, (), (event, hash_of("Das steht hier nicht mehr.")))
    assert ("Zephyrine" in everything(found), problems) == (False, ())


def test_the_same_words_in_a_text_that_came_later_are_told_without_them(reading: Reading) -> None:
    (found,) = find_again(reading, {hash_of(EVENT): "bote"})
    place = next(mention.id for mention in reading.mentions if mention.quote.exact == EVENT)
    assert (found.code, str(found.at)) == ("withdrawn-again", "a.txt:7:1")
    assert dict(found.args) == {"source": "bote", "id": place}
    assert list(find_again(without(reading, EVENT), {hash_of(EVENT): "bote"})) == []
