"""The headers and pages of our own: sound in themselves, and the floors under what is read in them."""

from __future__ import annotations

import json
from collections import Counter

from tests.score.dates import OWN, read

_RIGHT = 1.0  # the share that must be right; it only rises


def test_every_row_has_an_id_of_its_own_a_kind_and_one_source() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(("text" in row) != ("page" in row) and row["kind"] and row["lang"] in ("de", "en") for row in rows)


def test_the_share_of_right_dates_keeps_its_floor() -> None:
    judged = list(read(OWN))
    counts = Counter(row.verdict for row in judged)
    missed = [(row.id, row.gold, row.found.edtf if row.found else None) for row in judged if row.verdict == "wrong"]
    assert (counts["day"] + counts["none"]) / len(judged) >= _RIGHT, missed
