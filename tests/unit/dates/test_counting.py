import pytest

from sitegen.dates.counting import add_months, reach, repeats, weekdays_between
from sitegen.dates.expression import Shift, open_value, read_expression
from sitegen.model import Day

FRIDAY = Day(2024, 5, 24)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("now-1D", "2024-05-23"),
        ("now-1DTEV", "2024-05-23TEV"),
        ("now-3W", "2024-W18"),
        ("now+1W@2", "2024-05-28"),
        ("now-1WE", "2024-W20-WE"),
        ("now+9M", "2025-02"),
        ("now-1M@30", "2024-04-30"),
        ("now-1Q", "2024-Q1"),
        ("now-1Y", "2023"),
        ("now-1Y@05", "2023-05"),
        ("now-1Y@Q3", "2023-Q3"),
        ("now-0.5Y", "2023-11"),
        ("now-1DE", "201"),
        ("now-1CE", "19"),
        ("quarter-1Y", "2023-Q2"),
    ],
)
def test_so_much_away_is_reached(expression: str, value: str) -> None:
    said = read_expression(expression)
    assert isinstance(said, Shift)
    reached = reach(said, FRIDAY)
    assert reached is not None
    assert reached.value == value


@pytest.mark.parametrize("expression", ["now-XD", "now-1M@31"])
def test_what_no_calendar_has_is_not_reached(expression: str) -> None:
    said = read_expression(expression)
    assert isinstance(said, Shift)
    assert reach(said, FRIDAY) is None


@pytest.mark.parametrize(
    ("value", "open_as"),
    [
        ("now-1D", "XXXX-XX-XX"),
        ("now-1Y@05", "XXXX-05"),
        ("<XXXX-WXX-5", "XXXX-WXX-5"),
        ("XXXX-easter-2", "XXXX-XX-XX"),
    ],
)
def test_what_nothing_settles_has_its_open_value(value: str, open_as: str) -> None:
    assert open_value(value) == open_as


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(ValueError, match="not an expression"):
        read_expression("<>")


def test_a_partial_date_comes_again_in_order() -> None:
    values = [date.value for date in repeats("XXXX-02-29", FRIDAY)]
    assert values == ["2016-02-29", "2020-02-29", "2024-02-29", "2028-02-29", "2032-02-29"]
    fridays = [date.value for date in repeats("XXXX-WXX-5", FRIDAY)]
    assert fridays == ["2024-05-03", "2024-05-10", "2024-05-17", "2024-05-24", "2024-05-31", "2024-06-07", "2024-06-14"]


def test_a_shorter_month_ends_sooner() -> None:
    assert add_months(Day(2024, 1, 31), 1) == Day(2024, 2, 29)
    assert add_months(Day(2024, 1, 31), -2) == Day(2023, 11, 30)


def test_the_weekdays_of_a_stretch_are_found() -> None:
    assert weekdays_between(Day(2024, 5, 1), Day(2024, 5, 16), 3) == [
        Day(2024, 5, 1),
        Day(2024, 5, 8),
        Day(2024, 5, 15),
    ]
