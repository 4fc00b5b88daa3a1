import pytest

from sitegen.dates.movable import easter, first_advent, settled
from sitegen.model import Day


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2016, 3, 27), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter_falls_on_its_sunday(year: int, month: int, day: int) -> None:
    assert easter(year) == Day(year, month, day)


@pytest.mark.parametrize(("year", "month", "day"), [(2022, 11, 27), (2023, 12, 3), (2024, 12, 1)])
def test_advent_begins_on_its_sunday(year: int, month: int, day: int) -> None:
    assert first_advent(year) == Day(year, month, day)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-easter-2", "2024-03-29"),
        ("2024-easter+49", "2024-05-19"),
        ("2024-advent-11", "2024-11-20"),
        ("2023-11:4#4", "2023-11-23"),
        ("2024-05:1#-1", "2024-05-27"),
        ("2024-06:7#1TMO", "2024-06-02TMO"),
        ("2024-06-02", "2024-06-02"),
        ("XXXX-easter-2", "XXXX-easter-2"),
    ],
)
def test_a_moving_day_is_settled_once_its_year_is_told(value: str, day: str) -> None:
    assert settled(value) == day
