import pytest

from sitegen import edtf
from sitegen.edtf import Granularity
from sitegen.model import Day


@pytest.mark.parametrize(
    ("value", "first", "last", "kind"),
    [
        ("2024-05-17", (2024, 5, 17), (2024, 5, 17), Granularity.DAY),
        ("2024-05-17T20:30:00", (2024, 5, 17), (2024, 5, 17), Granularity.DAY),
        ("2024-05?", (2024, 5, 1), (2024, 5, 31), Granularity.MONTH),
        ("2024-05-XX", (2024, 5, 1), (2024, 5, 31), Granularity.MONTH),
        ("2024-02-2X", (2024, 2, 20), (2024, 2, 29), Granularity.PART_OF_MONTH),
        ("2024-24", (2024, 12, 1), (2025, 2, 28), Granularity.SEASON),
        ("2024-31", (2024, 3, 1), (2024, 5, 31), Granularity.SEASON),
        ("2024-33", (2024, 1, 1), (2024, 3, 31), Granularity.QUARTER),
        ("2024-39", (2024, 9, 1), (2024, 12, 31), Granularity.THIRD),
        ("2024-41", (2024, 7, 1), (2024, 12, 31), Granularity.HALF),
        ("2024", (2024, 1, 1), (2024, 12, 31), Granularity.YEAR),
        ("-0489~", (-489, 1, 1), (-489, 12, 31), Granularity.YEAR),
        ("Y-20000", (-20000, 1, 1), (-20000, 12, 31), Granularity.YEAR),
        ("199X", (1990, 1, 1), (1999, 12, 31), Granularity.DECADE),
        ("19XX", (1900, 1, 1), (1999, 12, 31), Granularity.CENTURY),
        ("1XXX", (1000, 1, 1), (1999, 12, 31), Granularity.MILLENNIUM),
        ("2014/2015", (2014, 1, 1), (2015, 12, 31), Granularity.INTERVAL),
        ("2024-05-13/2024-05-19", (2024, 5, 13), (2024, 5, 19), Granularity.WEEK),
        ("2024-05-14/2024-05-20", (2024, 5, 14), (2024, 5, 20), Granularity.INTERVAL),
        ("2024-05-18/2024-05-19", (2024, 5, 18), (2024, 5, 19), Granularity.WEEKEND),
        ("2024-05/..", (2024, 5, 1), None, Granularity.INTERVAL),
        ("/2024", None, (2024, 12, 31), Granularity.INTERVAL),
        ("[2024-05-03,2024-05-10]", (2024, 5, 3), (2024, 5, 10), Granularity.SET),
        ("[..2024-05-17]", None, (2024, 5, 17), Granularity.SET),
        ("{2024,2026..}", (2024, 1, 1), None, Granularity.SET),
    ],
)
def test_a_value_has_its_first_and_last_day(
    value: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, kind: Granularity
) -> None:
    assert edtf.bounds(value) == (first and Day(*first), last and Day(*last))
    assert edtf.granularity(value) is kind


@pytest.mark.parametrize(
    "value",
    [
        "",
        "24",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-02-3X",
        "2X24",
        "-0000",
        "2024-5",
        "2024/2023",
        "2024//2025",
        "[2024",
        "[]",
        "[..]",
        "2024-05-17T25:00",
        "x" * 30_000,
        "/",
        "..",
        "2024-05-17-01",
        "２０２４",
    ],
)
def test_what_is_no_edtf_is_refused(value: str) -> None:
    assert not edtf.is_valid(value)


def test_a_qualifier_is_told() -> None:
    assert edtf.parse("2024?").uncertain
    assert edtf.parse("2024-05~/2024-06").approximate
    assert edtf.parse("[2024%]").uncertain


@pytest.mark.parametrize(
    ("inner", "outer", "lies_within"),
    [
        ("2024-05-17", "2024-05", True),
        ("2024-05", "2024-05-17", False),
        ("2024", "2024-01/..", True),
        ("2024/..", "2024", False),
        ("[2024-05-03,2024-05-10]", "2024-05", True),
        ("2024-05", "[2024-04,2024-05,2024-06]", True),
        ("2024-04/2024-05", "{2024-04,2024-05}", True),
        ("2024-05-07", "[2024-05-03,2024-05-10]", False),
    ],
)
def test_days_lie_within_days(inner: str, outer: str, *, lies_within: bool) -> None:
    assert edtf.within(inner, outer) is lies_within


@pytest.mark.parametrize(
    ("first", "second", "may_be"),
    [
        ("2024-05-17", "2024-05", True),
        ("2024-05-17", "[..2024-05-20]", True),
        ("2024-05-17", "[2024-05-10,2024-05-24]", False),
        ("2024-05/..", "../2024-04", False),
    ],
)
def test_two_values_may_mean_the_same_day(first: str, second: str, *, may_be: bool) -> None:
    assert edtf.compatible(first, second) is may_be
    assert edtf.compatible(second, first) is may_be
