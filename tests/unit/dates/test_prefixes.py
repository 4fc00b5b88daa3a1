import pytest

from sitegen.dates.prefixes import OpenPatternError, heads, prefixes


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


@pytest.mark.parametrize("pattern", [".*", r"\w+ Tag", "(?:ab)?", "[^a]b", "Tag)"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(OpenPatternError):
        prefixes(pattern)
