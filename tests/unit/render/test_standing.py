import pytest

from sitegen.render.standing import Standing, standing_of


@pytest.mark.parametrize(
    ("edtf", "standing"),
    [
        ("2024-05-07", Standing(2024, 5, 7)),
        ("2024-05", Standing(2024, 5)),
        ("2024-02-2X", Standing(2024, 2)),
        ("[2024-05-03,2024-05-10]", Standing(2024, 5)),
        ("2024", Standing(2024)),
        ("199X", Standing(1990)),
        ("-0489-05-07", Standing(-489, 5, 7)),
        (None, Standing()),
        ("../..", Standing()),
    ],
)
def test_a_date_stands_as_deep_as_it_is_known(edtf: str | None, standing: Standing) -> None:
    assert standing_of(edtf) == standing


@pytest.mark.parametrize("edtf", ["2024-21", "2024-33", "[2024-05-30,2024-06-02]", "[..2024-05-17]", "../2024-05-17"])
def test_what_lies_somewhere_in_several_months_stands_in_none(edtf: str) -> None:
    assert standing_of(edtf) == Standing(2024)


@pytest.mark.parametrize("edtf", ["2024-05-30/2024-06-02", "2024-05/2025-01", "2024-05-30/..", "2024-05-30/"])
def test_a_stretch_stands_where_it_begins(edtf: str) -> None:
    assert standing_of(edtf) == Standing(2024, 5)


def test_a_stretch_that_begins_in_an_untold_month_stands_in_its_year() -> None:
    assert standing_of("2024/2025-03") == Standing(2024)
