import pytest

from sitegen.dates.prefixes import OpenPatternError, heads, prefixes, stems, tails


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
        (r"\d{1,2}\. (?:Mai|Oktober)", {". ma", ". ok"}),
        (r"(?:am )?\d{4}er", {"er", " 0"}),
        (r"(?:ein|zwei)[-\s]Tage", {" tag", "-tag"}),
        (r"Mai \d{4}", {" 0"}),
        (r"(?:ab )+Mai", {""}),
        (r"Mai,+ ab", {","}),
        ("Mai|Mai 1", {""}),
        (r"Mai\w*", {""}),
        ("'Mai", {""}),
    ],
)
def test_a_pattern_goes_on_so_behind_its_first_word(pattern: str, expected: set[str]) -> None:
    assert tails(pattern, {}, {}) == expected


def test_the_tail_begins_behind_the_words_of_a_slot() -> None:
    unit = "Woche|drei Jahre"
    assert tails("{unit} lang", {"unit": heads(unit)}, {"unit": stems(unit)}) == {" lan", " jah"}
    assert tails("vor {unit}", {"unit": heads(unit)}, {"unit": stems(unit)}) == {" woc", " dre"}


@pytest.mark.parametrize("pattern", [".*", r"\w+ Tag", "(?:ab)?", "[^a]b", "Tag)"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(OpenPatternError):
        prefixes(pattern)
