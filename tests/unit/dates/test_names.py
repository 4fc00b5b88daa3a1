"""Dates in file names and addresses."""

from __future__ import annotations

import pytest

from sitegen.dates.names import date_in_address, date_in_name


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("2024-07-12-bruecke.txt", "2024-07-12"),
        ("20240712_bruecke.txt", "2024-07-12"),
        ("Brücke (2024-07-12).md", "2024-07-12"),
        ("bruecke 12.07.2024.txt", "2024-07-12"),
        ("archiv/2024-07-12/bruecke.txt", None),
        ("2024-07-bruecke.txt", "2024-07"),
        ("2024-02-30-bruecke.txt", None),
        ("bruecke-120240712.txt", None),
        ("2024-07-12--2024-07-14.txt", None),
        ("2024-07-12-kopie-2024-07-12.txt", "2024-07-12"),
        ("bruecke.txt", None),
    ],
)
def test_a_file_name_says_one_day_or_nothing(name: str, edtf: str | None) -> None:
    assert date_in_name(name) == edtf


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2024/05/08/bruecke", "2024-05-08"),
        ("https://example.org/2024/may/8/bruecke", "2024-05-08"),
        ("https://example.org/lokales/bruecke-2024-05-08.html", "2024-05-08"),
        ("https://example.org/a-20240508-1", "2024-05-08"),
        ("https://20240508.example.org/bruecke", None),
        ("https://example.org/2024/05/bruecke", None),
        ("https://example.org/2024/05/08/2024/05/09/", None),
        ("https://example.org/nr-12024050812", None),
    ],
)
def test_an_address_says_one_day_or_nothing(address: str, day: str | None) -> None:
    assert date_in_address(address) == day
