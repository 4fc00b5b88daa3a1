from sitegen.render.density import HEIGHT, Density, year_of


def months(density: Density, *, exact: bool) -> list[int]:
    """Return the months of the only year that have a bar, counted from 1."""
    (year,) = density.strip()
    return [int(float(bar.x)) + 1 for bar in year.bars if bar.exact is exact]


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


def test_the_highest_month_fills_the_strip() -> None:
    (year,) = counted("2024-05-07", "2024-05-08", "2024-01-01").strip()
    assert [bar.height for bar in year.bars] == [str(HEIGHT // 2), str(HEIGHT)]


def test_missing_years_are_a_gap() -> None:
    assert [(bars.year, bars.gap) for bars in counted("1949-04-04", "2021", "2022").strip()] == [
        (1949, False),
        (2021, True),
        (2022, False),
    ]


def test_the_year_of_an_open_start_is_that_of_the_last_day() -> None:
    assert year_of("[..2024-03-25]") == 2024
    assert year_of("1949-04-04") == 1949
    assert year_of(None) is None


def test_nothing_gives_an_empty_strip() -> None:
    assert Density().strip() == ()
