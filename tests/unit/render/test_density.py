import re

from sitegen.render.density import HEIGHT, Column, Density, Period, Periods, draw, highest, year_of


def months(density: Density, *, exact: bool) -> list[int]:
    """Return the months of the only year that have something, counted from 1."""
    ((year),) = density.years
    columns = density.months(year)
    return [month for month, column in enumerate(columns, start=1) if (column.exact if exact else column.spread)]


def heights(path: str) -> list[float]:
    return [float(height) for height in re.findall(r"v-([\d.]+)", path)]


def counted(*dates: str) -> Density:
    density = Density()
    for edtf in dates:
        density.add(edtf)
    return density


def test_a_day_counts_in_its_month() -> None:
    assert months(counted("2024-05-07"), exact=True) == [5]


def test_a_month_counts_in_its_month() -> None:
    assert months(counted("2024-05"), exact=True) == [5]


def test_a_year_is_spread_over_its_months_and_kept_apart() -> None:
    density = counted("2024")
    assert months(density, exact=True) == []
    assert months(density, exact=False) == list(range(1, 13))


def test_what_lies_before_a_day_is_spread_up_to_its_month() -> None:
    assert months(counted("[..2024-03-25]"), exact=False) == [1, 2, 3]


def test_a_stretch_over_two_years_stands_in_the_first() -> None:
    assert months(counted("2024-11/2025-02"), exact=False) == [11, 12]


def test_the_highest_bar_fills_the_drawing() -> None:
    columns = counted("2024-05-07", "2024-05-08", "2024-01-01").months(2024)
    drawing = draw(columns, highest([columns]))
    assert (drawing.units, heights(drawing.exact), drawing.spread) == (12, [HEIGHT / 2, HEIGHT], "")


def test_what_is_only_spread_stands_on_what_is_known_and_is_always_seen() -> None:
    drawing = draw([Column(exact=3, spread=0.001)], 6)
    assert drawing.exact.startswith(f"M0.05 {HEIGHT}v-{HEIGHT // 2}")
    assert drawing.spread.startswith(f"M0.05 {HEIGHT // 2}v-1h")


def test_periods_are_those_with_entries_also_before_christ() -> None:
    periods = Periods(counted("-0004", "0003", "1949-04-04", "2021", "2022"))
    assert periods.of(10) == [Period(-10, 10), Period(0, 10), Period(1940, 10), Period(2020, 10)]
    assert periods.within(Period(2020, 10)) == [Period(2021), Period(2022)]
    assert periods.count(Period(2020, 10)) == 2


def test_a_decade_has_a_bar_for_each_year_and_keeps_apart_what_is_not_known_to_the_year() -> None:
    columns = Periods(counted("2021-05", "2021", "2024-11/2025-02")).columns(Period(2020, 10))
    assert [(column.exact, column.spread) for column in columns[:6]] == [(0, 0), (2, 0), (0, 0), (0, 0), (0, 1), (0, 0)]


def test_a_period_is_narrowed_to_what_it_holds() -> None:
    periods = Periods(counted("1349", "1951", "1953", "2021"))
    assert periods.narrowed(Period(1300, 100)) == Period(1349)
    assert periods.narrowed(Period(1900, 100)) == Period(1950, 10)
    assert periods.narrowed(Period(1950, 10)) == Period(1950, 10)


def test_the_year_of_an_open_start_is_that_of_the_last_day() -> None:
    assert year_of("[..2024-03-25]") == 2024
    assert year_of("1949-04-04") == 1949
    assert year_of(None) is None


def test_nothing_gives_no_periods_and_a_height_to_divide_by() -> None:
    assert Periods(Density()).of(1) == []
    assert highest([]) == 1
