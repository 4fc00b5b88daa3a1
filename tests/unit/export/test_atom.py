from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import feedparser
from hypothesis import given
from hypothesis import strategies as st

from sitegen.export.atom import NEWEST, write_feed
from sitegen.model import Publish
from tests.unit.export.records import entry, exported, written
from tests.unit.records import mention, source, when

if TYPE_CHECKING:
    from sitegen.export import Export


def feed(export: Export) -> feedparser.FeedParserDict:
    """Return what a feed reader finds."""
    found = feedparser.parse(written(write_feed, export))
    assert not found.bozo, found.bozo_exception
    return found


def test_a_feed_says_what_it_is_and_that_it_only_tells() -> None:
    found = feed(exported(entry(mention())))
    assert (found.version, found.feed.title, found.feed.author) == ("atom10", "Die Chronik", "Ada Berg")
    assert found.feed.subtitle.startswith("Diese Chronik gibt wieder")


def test_an_entry_is_as_new_as_its_latest_source_and_not_as_its_own_date() -> None:
    told = mention(date=when("1999-01-01"))
    later = replace(mention(document="b", date=when("1999-01-01")))
    found = feed(exported(entry(told, later), sources=[source(date="2024-05-08"), source("b", date="2024-06")]))
    assert [one.updated for one in found.entries] == ["2024-06-01T00:00:00Z"]
    assert found.feed.updated == "2024-06-01T00:00:00Z"
    assert "Juni 2024" in found.entries[0].content[0].value


def test_the_newest_come_first_and_only_so_many() -> None:
    told = [mention(document=f"d{number}") for number in range(NEWEST + 3)]
    dates = [source(f"d{number}", date=f"20{number:02}-05-08") for number in range(NEWEST + 3)]
    found = feed(exported(*map(entry, told), sources=dates))
    assert [one.updated[:4] for one in found.entries] == [f"20{number:02}" for number in range(NEWEST + 2, 2, -1)]


def test_what_no_dated_source_tells_is_not_in_the_feed() -> None:
    found = feed(exported(entry(mention()), sources=[source(date=None)]))
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")


def test_titles_say_who_tells_it_and_what_is_unsure() -> None:
    (one,) = feed(exported(entry(mention(date=when(certain=False, planned=True))))).entries
    assert one.title.startswith("Angekündigt: Anzeiger schreibt: ")
    assert one.title.endswith("(Datum unsicher)")


def test_an_id_stays_when_the_site_moves() -> None:
    here, there = (feed(exported(entry(mention()), base_url=url)) for url in ("", "https://example.org"))
    assert here.entries[0].id == there.entries[0].id
    assert there.entries[0].link.startswith("https://example.org/entries/")


def test_a_linked_source_shows_none_of_its_words() -> None:
    assert b"tagte" not in written(write_feed, exported(entry(mention()), publish=Publish.LINK))


@given(st.text(min_size=1, max_size=120))
def test_any_words_give_a_feed_that_can_be_read(words: str) -> None:
    assert len(feed(exported(entry(mention(f"a{words}b")), limit=5000)).entries) == 1
