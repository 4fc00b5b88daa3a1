from __future__ import annotations

from sitegen.model import Place, Span
from sitegen.text import find_quote, place_of, quote_of, shorten, stable_id, trim, without_addresses, without_reordering


def test_place_counts_lines_and_columns_from_one() -> None:
    assert place_of("ab\ncd", 0, "a.txt") == Place("a.txt", 1, 1)
    assert place_of("ab\ncd", 4, "a.txt") == Place("a.txt", 2, 2)


def test_quote_keeps_thirty_two_code_points_on_each_side() -> None:
    quote = quote_of("x" * 50 + "Wort" + "y" * 50, Span(50, 54))
    assert (quote.exact, quote.prefix, quote.suffix) == ("Wort", "x" * 32, "y" * 32)


def test_moved_quote_is_found_by_its_context_among_its_like() -> None:
    text = "Er kam. Sie ging. Er kam wieder."
    quote = quote_of(text, Span(18, 24))
    assert find_quote("Er kam. " + text, quote) == Span(26, 32)


def test_quote_that_stands_twice_without_context_is_not_guessed() -> None:
    quote = quote_of("Er kam.", Span(0, 6))
    assert find_quote("- Er kam! - Er kam?", quote) is None


def test_trim_leaves_no_white_space_at_the_ends() -> None:
    assert trim("  a b ", Span(0, 6)) == Span(2, 5)
    assert trim("   ", Span(0, 3)) is None


def test_text_is_cut_after_a_word() -> None:
    assert shorten("eins zwei drei", 10) == "eins zwei"
    assert shorten("eins", 10) == "eins"
    assert shorten("x" * 20, 10) == "x" * 10


def test_ids_depend_on_where_the_parts_are_cut() -> None:
    assert stable_id("ab", "c") != stable_id("a", "bc")
    assert len(stable_id("a")) == 12


def test_addresses_give_way_to_as_many_spaces() -> None:
    text = "Siehe https://x.example/2024/05/03/rat.html, [hier](https://y.example/a) und www.z.example."
    plain = without_addresses(text)
    assert len(plain) == len(text)
    assert plain.split() == ["Siehe", "[hier", "und"]
    assert without_addresses("Der Rat [1] tagte (in Bonn).") == "Der Rat [1] tagte (in Bonn)."


def test_signs_that_reorder_words_are_left_out() -> None:
    assert without_reordering("Petra \u202e\u2066 Kalb") == "Petra  Kalb"
