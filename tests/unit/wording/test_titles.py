import pytest

from sitegen.wording import tab_title

LONG = "Bürgermeisterin Petra Kalb kündigte an: „noch vor dem Sommer eine Behelfsbrücke“"


@pytest.mark.parametrize(
    ("title", "site", "part", "tab"),
    [
        ("Quellen", "Die Brücke", "", "Quellen – Die Brücke"),
        ("Quellen", "Die Brücke", "Seite 2 von 3", "Quellen (Seite 2 von 3) – Die Brücke"),
        ("Die Brücke", "Die Brücke", "", "Die Brücke"),
        (LONG, "Die Brücke", "", "Bürgermeisterin Petra Kalb kündigte an: „noch vor dem… – Die Brücke"),
        (LONG, "x" * 60, "", "Bürgermeisterin Petra Kalb kündigte an: „noch vor dem Sommer eine…"),
        ("a" * 90, "b" * 90, "", "a" * 69 + "…"),
    ],
)
def test_a_title_fits_a_tab(title: str, site: str, part: str, tab: str) -> None:
    assert tab_title(title, site, part) == tab
    assert len(tab) <= 70
