"""What a machine has misread in an old print is mended, and nothing else."""

from __future__ import annotations

import time

import pytest

from sitegen.dates import tag_text
from sitegen.dates.misread import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Am 7. Novernber 1907", "Am 7. November 1907"),
        ("im Iannar 1911", "im Januar 1911"),
        ("Anno 17O4", "Anno 1704"),
        ("am l4. Mai l871", "am 14. Mai 1871"),
        ("bis l. Iuni 1913", "bis 1. Juni 1913"),
        ("am I2.O5.1908", "am 12.05.1908"),
        ("am Donnerſtag", "am Donnerstag"),
        ("Am Moutag kam er.", "Am Montag kam er."),
        ("am 5. Dezem-\nber 1866", "am 5. Dezember 1866"),
        ("am 5. Dezem ber 1866", "am 5. Dezember 1866"),
        ("vor zwei Iahren", "vor zwei Jahren"),
    ],
)
def test_a_misread_name_or_number_is_mended(text: str, words: str) -> None:
    assert read(text, "de").text == words


@pytest.mark.parametrize(
    "text",
    [
        "Herr Angnst kam.",  # two slips and no number beside
        "Das Heft kostet 1O Pfennig.",
        "Il lago è grande.",
        "Die Beute war groß, das Gestein hart.",
        "Zimmer B4, Gleis l0, Wagen I2",
        "Das dritte Mal war es anders.",
        "Er saß im Ma-\ngazin.",
    ],
)
def test_words_of_their_own_are_left_alone(text: str) -> None:
    assert read(text, "de").text == text


def test_english_has_slips_of_its_own() -> None:
    assert read("On Mouday, 3 Novernber 19O4, the mouth of the river froze.", "en").text == (
        "On Monday, 3 November 1904, the mouth of the river froze."
    )


def test_what_is_found_stands_where_it_stands_and_is_not_certain() -> None:
    text = "Am 3. Septernber 1904 brach der Damm, am 9. Auguſt 1905 das Wehr."
    mended, old = tag_text(text, "de", "1910-01-01")
    assert (mended.span.of(text), mended.edtf, mended.certain) == ("3. Septernber 1904", "1904-09-03", False)
    assert (old.span.of(text), old.edtf, old.certain) == ("9. Auguſt 1905", "1905-08-09", True)
    assert dict(old.provenance.reading.args)["text"] == "9. Auguſt 1905"


def test_a_language_that_tells_of_no_slips_is_read_as_it_stands() -> None:
    assert read("le 3 novernbre 1904", "fr").text == "le 3 novernbre 1904"
    assert read("bez dat", "xx").text == "bez dat"


@pytest.mark.parametrize("piece", ["lI0O.", "Au-\n", "1. Sept ember ", "Novernber 19l4 ", "l.l.l.", "1. A b "])
def test_mending_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        tag_text(piece * times, "de", "1914-01-01")
        return time.process_time() - start

    seconds(50)
    short = min(seconds(400) for _ in range(3))
    assert min(seconds(3_200) for _ in range(2)) < 24 * max(short, 0.001)
