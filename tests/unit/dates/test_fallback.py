"""What dateparser may add, and what it may not."""

from __future__ import annotations

import pytest

from sitegen.dates.fallback import read_oddly_written


@pytest.mark.parametrize(("value", "day"), [("2024 Mai 17", "2024-05-17"), ("17/Mai/2024", "2024-05-17")])
def test_a_whole_date_is_read(value: str, day: str) -> None:
    assert read_oddly_written(value, "de") == day


@pytest.mark.parametrize(
    "value",
    [
        "Mai 2024",
        "17. Mai",
        "die",
        "vor 3 Tagen",
        "2024",
        "17.05.24",
        "morgen 2024",
        "",
        "17 Mai 2024 " * 10,
        "\x00" * 20,
    ],
)
def test_less_than_a_whole_date_is_not_filled_in(value: str) -> None:
    assert read_oddly_written(value, "de") is None


def test_an_unknown_language_reads_nothing() -> None:
    assert read_oddly_written("2024 Mai 17", "xx") is None
