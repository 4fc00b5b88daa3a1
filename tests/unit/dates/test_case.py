import pytest

from sitegen.dates.case import READINGS, Result
from sitegen.languages.words import load


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_reading_has_a_sentence(language: str) -> None:
    assert [code for code in READINGS if code not in load(language).reason] == []


def test_a_reading_without_a_name_cannot_be_given() -> None:
    with pytest.raises(ValueError, match="no reading"):
        Result(value="2024", edtf="2024", certain=True, code="because")
