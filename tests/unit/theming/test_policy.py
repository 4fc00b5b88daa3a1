import time

import pytest

from sitegen.theming.policy import blocked_in_markup, blocked_in_style, parse_policy, stated_policy

POLICY = parse_policy("default-src 'none'; img-src 'self' https://bilder.example; style-src 'unsafe-inline'")


@pytest.mark.parametrize(
    ("directive", "url", "allowed"),
    [
        ("img-src", "a.png", True),
        ("img-src", "https://bilder.example/a.png", True),
        ("img-src", "https://example.org/a.png", False),
        ("img-src", "data:image/png;base64,AAAA", False),
        ("script-src", "a.js", False),
        ("form-action", "/x", True),
        ("img-src", "http://[", False),
    ],
)
def test_a_directive_says_what_may_be_loaded(directive: str, url: str, allowed: bool) -> None:
    assert POLICY.allows(directive, url) is allowed


def test_styles_in_the_page_are_allowed_where_the_policy_says_so() -> None:
    assert list(blocked_in_markup('<p style="x">', POLICY)) == []


def test_of_a_directive_named_twice_the_first_counts() -> None:
    assert not parse_policy("img-src 'none'; img-src *").allows("img-src", "a.png")


def test_a_policy_is_found_in_the_head_of_a_page() -> None:
    page = '<meta charset="utf-8"><META HTTP-EQUIV="content-security-policy" CONTENT="default-src x">'
    assert stated_policy(page) == "default-src x"
    assert stated_policy("<p>") is None


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "<a " * 60_000,
        "url(" * 60_000,
        '@import "' * 40_000,
        "<!--" * 60_000,
        '<a x="' * 40_000,
        "<a =" * 40_000,
    ],
)
def test_odd_files_take_no_longer_than_long_ones(text: str) -> None:
    started = time.process_time()
    list(blocked_in_markup(text, POLICY))
    list(blocked_in_style(text, POLICY))
    assert time.process_time() - started < 5
