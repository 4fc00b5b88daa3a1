import subprocess
import sys

import pytest

from sitegen.wording import date_words

FRIDAYS = "[2024-05-03,2024-05-10,2024-05-17,2024-05-24,2024-05-31]"

SAID = [
    (None, "Ohne Datum", "Undated"),
    ("2024-05-24", "Freitag, 24. Mai 2024", "Friday, 24 May 2024"),
    ("2024-05", "Mai 2024", "May 2024"),
    ("2024", "2024", "2024"),
    ("2024-05-XX", "Mai 2024", "May 2024"),
    ("2024-XX", "2024", "2024"),
    (FRIDAYS, "an einem Freitag im Mai 2024", "on a Friday in May 2024"),
    ("[2024-05-03,2024-05-10,2024-05-17]", "an einem Freitag, 3.–17. Mai 2024", "on a Friday, 3–17 May 2024"),
    (
        "[2024-04-26,2024-05-03]",
        "Freitag, 26. April 2024 oder Freitag, 3. Mai 2024",
        "Friday, 26 April 2024 or Friday, 3 May 2024",
    ),
    ("[..2024-05-25]", "spätestens 25. Mai 2024", "25 May 2024 at the latest"),
    ("[2024-05-25..]", "frühestens 25. Mai 2024", "25 May 2024 at the earliest"),
    ("[2024-05-01..2024-05-05]", "irgendwann 1.–5. Mai 2024", "some time, 1–5 May 2024"),
    ("{2024-05-01,2024-05-02}", "1. Mai 2024 und 2. Mai 2024", "1 May 2024 and 2 May 2024"),
    ("[2023,2024]", "2023 oder 2024", "2023 or 2024"),
    ("2024-02-0X", "Anfang Februar 2024", "early February 2024"),
    ("2024-02-1X", "Mitte Februar 2024", "mid February 2024"),
    ("2024-02-2X", "Ende Februar 2024", "late February 2024"),
    ("2024-21", "Frühjahr 2024", "spring 2024"),
    ("2024-33", "1. Quartal 2024", "first quarter of 2024"),
    ("2024-41", "2. Halbjahr 2024", "second half of 2024"),
    ("199X", "1990er-Jahre", "1990s"),
    ("19XX", "20. Jahrhundert", "20th century"),
    ("20XX", "21. Jahrhundert", "21st century"),
    ("10XX", "11. Jahrhundert", "11th century"),
    ("2014/2015", "2014–2015", "2014–2015"),
    ("2024-05/2024-07", "Mai–Juli 2024", "May–July 2024"),
    ("2024-05-03/2024-05-05", "3.–5. Mai 2024", "3–5 May 2024"),
    ("2024-05-03/2024-07-05", "3. Mai – 5. Juli 2024", "3 May – 5 July 2024"),
    ("2024-12-28/2025-01-03", "28. Dezember 2024 – 3. Januar 2025", "28 December 2024 – 3 January 2025"),
    ("2024-05/..", "ab Mai 2024", "from May 2024"),
    ("2024-05/", "ab Mai 2024, Ende unbekannt", "from May 2024, end unknown"),
    ("../2014", "bis 2014", "until 2014"),
    ("2024-05?", "Mai 2024 (unsicher)", "May 2024 (uncertain)"),
    ("1931~", "etwa 1931", "about 1931"),
    ("2024-05%", "etwa Mai 2024 (unsicher)", "about May 2024 (uncertain)"),
    ("-0489", "490 v. Chr.", "490 BC"),
    ("-0489-09-12", "12. September 490 v. Chr.", "12 September 490 BC"),
    ("1500-03-02", "2. März 1500", "2 March 1500"),
    ("Y12000", "12000", "12000"),
]


@pytest.mark.parametrize(("edtf", "german", "english"), SAID)
def test_a_date_is_said_exactly_as_it_is(edtf: str | None, german: str, english: str) -> None:
    assert (date_words(edtf, "de"), date_words(edtf, "en")) == (german, english)


def test_a_clock_time_follows_the_day() -> None:
    assert date_words("2024-05-24", "de", time="15:00") == "Freitag, 24. Mai 2024, 15:00 Uhr"


def test_an_open_date_has_no_clock_time() -> None:
    assert date_words(None, "de", time="15:00") == "Ohne Datum"


@pytest.mark.parametrize("edtf", ["", "[]", "2024-13", "2024-00-00", "2024-02-31", "99", "/", "x/y", "?", "[..]"])
def test_what_is_no_date_never_crashes(edtf: str) -> None:
    assert isinstance(date_words(edtf, "de"), str)


def test_a_set_of_many_days_is_counted_and_not_listed() -> None:
    days = ",".join(f"2024-05-{day:02}" for day in range(1, 8))
    assert date_words(f"[{days}]", "de") == "an einem von 7 Tagen, 1.–7. Mai 2024"


def test_every_friday_of_a_year_is_a_friday_of_that_year() -> None:
    months = {1: (5, 12, 19, 26), 2: (2, 9, 16, 23), 3: (1, 8, 15, 22, 29), 4: (5, 12, 19, 26), 5: (3, 10, 17, 24, 31)}
    months |= {6: (7, 14, 21, 28), 7: (5, 12, 19, 26), 8: (2, 9, 16, 23, 30), 9: (6, 13, 20, 27), 10: (4, 11, 18, 25)}
    months |= {11: (1, 8, 15, 22, 29), 12: (6, 13, 20, 27)}
    fridays = ",".join(f"2024-{month:02}-{day:02}" for month, days in months.items() for day in days)
    assert date_words(f"[{fridays}]", "de") == "an einem Freitag im Jahr 2024"


def test_names_of_months_stay_those_of_the_language_whatever_else_was_read() -> None:
    code = (
        "from sitegen.languages.stamps import load\n"
        "from sitegen.wording import date_words\n"
        "load('he')\n"
        "from babel.dates import get_month_names\n"
        "print(date_words('2024-05-07', 'de'), get_month_names('wide', 'stand-alone', locale='de')[5])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.strip() == "Dienstag, 7. Mai 2024 Mai"
