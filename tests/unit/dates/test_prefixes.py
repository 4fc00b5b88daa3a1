import pytest

from sitegen.dates.prefixes import OpenPatternError, heads, prefixes, stem_of, stems


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("gestern", {"geste"}),
        ("am Tag|im Mai", {"am ta", "im ma"}),
        (r"\d{1,2}\. Mai", set("0123456789")),
        ("(?:den )?Tag", {"den t", "tag"}),
        ("(?P<a>[ab]c)d", {"acd", "bcd"}),
        (r"(?-i:Mai|MAI)", {"mai"}),
        (r"(?<!x)vor(?= y)", {"vor"}),
        (r"'?\d0er", {"'"} | set("0123456789")),
        (r"ab.*", {"ab"}),
        (r"zwei\s{1,6}Tage", {"zwei"}),
    ],
)
def test_a_pattern_begins_so(pattern: str, beginnings: set[str]) -> None:
    found = prefixes(pattern)
    assert all(
        any(head.startswith(beginning) or beginning.startswith(head) for beginning in beginnings) for head in found
    )
    assert all(
        any(head.startswith(beginning) or beginning.startswith(head) for head in found) for beginning in beginnings
    )


def test_a_slot_lends_its_beginnings() -> None:
    assert prefixes("{unit} Tage", {"unit": heads("ein|zwei")}) == {"ein t", "zwei"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{1,2}\. (?:Mai|Oktober)", {"0. ma", "0. ok"}),
        (r"(?:am )?\d{4}er", {"0er", "w 0"}),
        (r"(?:ein|zwei)[-\s]Tage", {"w tag", "w-tag"}),
        (r"Mai \d{4}", {"w 0"}),
        (r"(?:ab )+Mai", {"w"}),
        (r"Mai,+ ab", {"w,"}),
        ("Mai|Mai 1", {"w", "w 0"}),
        (r"Mai\w*", {"w"}),
        ("'90er", {"'0"}),
    ],
)
def test_a_pattern_goes_on_so_behind_its_first_word(pattern: str, expected: set[str]) -> None:
    assert {stem.rstrip("\0 ") for stem in stems(pattern)} == expected


def test_a_slot_is_a_first_word_or_stands_behind_it() -> None:
    unit = "Woche|drei Jahre"
    slots, stems_of_slots = {"unit": heads(unit)}, {"unit": stems(unit)}
    assert stems("{unit} lang", slots, stems_of_slots) == {"w lan", "w jah"}
    assert stems("vor {unit}", slots, stems_of_slots) == {"w woc", "w dre"}


def test_a_text_has_a_stem_too() -> None:
    assert [stem_of("3", ". ma"), stem_of("mai", " 1"), stem_of("'", "9")] == ["0. ma", "w 0", "'0"]


@pytest.mark.parametrize("pattern", [".*", r"\w+ Tag", "(?:ab)?", "[^a]b", "Tag)"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(OpenPatternError):
        prefixes(pattern)
