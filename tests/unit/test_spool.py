from __future__ import annotations

from itertools import islice

from sitegen.model import Span
from sitegen.spool import Spool


def test_records_come_back_in_the_order_of_their_keys() -> None:
    with Spool(Span) as spool:
        for start, key in enumerate("cab"):
            spool.add(key, Span(start, start + 1))
        assert [span.start for span in spool] == [1, 2, 0]
        assert len(spool) == 3


def test_equal_keys_keep_the_order_of_arrival() -> None:
    with Spool(Span) as spool:
        for start in (5, 3, 4):
            spool.add("same", Span(start, 9))
        assert [span.start for span in spool] == [5, 3, 4]
        assert [span.start for span in spool.at("same")] == [5, 3, 4]
        assert list(spool.at("other")) == []


def test_two_walks_do_not_disturb_each_other() -> None:
    with Spool(Span) as spool:
        for start in range(10):
            spool.add(f"{start:02}", Span(start, 10))
        outer = [(one.start, [two.start for two in islice(spool, 2)]) for one in spool]
        assert outer == [(start, [0, 1]) for start in range(10)]
