from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import msgspec
import pytest

from sitegen.export import TimelineRecord, timeline_schema, write_json
from sitegen.model import Entry, MentionKind, Publish, Source, Speaker
from tests.unit.export.records import entry, exported
from tests.unit.records import dated_by, mention, source, when


def written(*entries: Entry, publish: Publish = Publish.FULL, limit: int = 300) -> dict[str, Any]:
    data = json.loads(b"".join(write_json(exported(*entries, publish=publish, limit=limit))))
    assert isinstance(data, dict)
    return data


RAT = dated_by(mention(), "7. Mai", "2024-05-07")


def test_what_is_written_keeps_its_own_schema() -> None:
    told = mention("Kalb sagte, die Brücke bleibe zu.", document="b", kind=MentionKind.STATEMENT, speaker="Petra Kalb")
    data = written(entry(RAT), entry(told), entry(mention(date=when(None), document="c")))
    jsonschema.validate(data, timeline_schema())
    assert msgspec.convert(data, TimelineRecord).version == 1


def test_a_document_that_speaks_is_marked_as_a_thing_and_a_person_is_not() -> None:
    told = mention("Kalb sagte, die Brücke bleibe zu.", kind=MentionKind.STATEMENT, speaker="Petra Kalb")
    report = replace(told, speaker=Speaker("Der Prüfbericht", None, thing=True))
    rows = [written(entry(one))["entries"][0]["speaker"] for one in (told, report)]
    assert rows == [{"name": "Petra Kalb"}, {"name": "Der Prüfbericht", "thing": True}]


def test_an_entry_carries_first_and_last_day() -> None:
    (one,) = written(entry(mention(date=when("2024-05"))))["entries"]
    assert (one["date"], one["earliest"], one["latest"]) == ("2024-05", "2024-05-01", "2024-05-31")
    (open_end,) = written(entry(mention(date=when("[..2024-05-17]"))))["entries"]
    assert (open_end["earliest"], open_end["latest"]) == (None, "2024-05-17")


def test_the_dating_expression_is_quoted_with_its_place() -> None:
    (one,) = written(entry(RAT))["entries"]
    assert one["dated_by"] == {"document": "rat", "start": 17, "end": 23, "text": "7. Mai", "value": "2024-05-07"}


def test_a_long_passage_is_cut_at_the_limit_and_says_so() -> None:
    (one,) = written(entry(RAT), publish=Publish.EXCERPTS, limit=12)["entries"]
    (passage,) = one["sources"]
    assert (passage["exact"], passage["truncated"]) == ("Der Rat", True)
    assert passage["end"] == len(RAT.quote.exact)


@pytest.mark.parametrize("kind", list(MentionKind))
def test_a_linked_source_shows_none_of_its_words(kind: MentionKind) -> None:
    told = replace(RAT, kind=kind)
    data = written(entry(told), publish=Publish.LINK)
    (passage,) = data["entries"][0]["sources"]
    assert (passage["exact"], passage["prefix"], passage["suffix"]) == (None, None, None)
    assert data["entries"][0]["dated_by"]["text"] is None
    assert "tagte" not in json.dumps(data)
    assert "7. Mai" not in json.dumps(data, ensure_ascii=False)


def test_several_sources_stand_in_the_order_of_the_entry() -> None:
    other: Source = source("b")
    second = replace(mention(document=other.id), when=RAT.when)
    (one,) = written(entry(RAT, second))["entries"]
    assert [passage["document"] for passage in one["sources"]] == ["rat", "b"]
