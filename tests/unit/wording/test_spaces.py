import pytest

from sitegen.wording import tied


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Freitag, 24. Mai 2024", "Freitag, 24._Mai_2024"),
        ("24 May 2024, 16:30", "24_May_2024, 16:30"),
        ("24. Mai 2024, 16:30 Uhr", "24._Mai_2024, 16:30_Uhr"),
        ("Ende Februar 2024", "Ende Februar_2024"),
        ("44 v. Chr.", "44_v. Chr."),
        ("1.–5. Mai 2024", "1.–5._Mai_2024"),
        ("im Jahr 12345 Dinge", "im Jahr 12345 Dinge"),
        ("an 3 Tagen", "an 3_Tagen"),
        ("", ""),
    ],
)
def test_a_date_is_not_broken_inside(words: str, said: str) -> None:
    assert tied(words) == said.replace("_", "\u00a0")
