"""Threat 5: Markdown that takes the square of its length."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.threats.project import SAID, build_site

SIGNS = ["[", "<a ", "![", "[a](", "`", "*_", "> ", "1. ", "a\n===\n", "&", "<!--", "|a", "[x]: y\n", "\\`", "<a href="]
LENGTH = 4_000  # characters; four times as many are tried too


def seconds(act: Callable[[], object]) -> float:
    """Return the processor time that *act* takes."""
    started = time.process_time()
    act()
    return time.process_time() - started


@pytest.mark.parametrize("sign", SIGNS)
def test_four_times_the_signs_take_no_more_than_about_four_times_as_long(sign: str, tmp_path: Path) -> None:
    def build(name: str, length: int) -> float:
        text = f"{SAID}\n\n{sign * (length // len(sign))}"
        files = {"seeds/rat.md": text, "content/pages/about.de.md": text}
        return seconds(lambda: build_site(tmp_path / name, files))

    few, many = build("few", LENGTH), build("many", 4 * LENGTH)
    assert many < 7 * few + 0.5


def test_many_paragraphs_each_as_heavy_as_allowed_take_time_by_their_number(tmp_path: Path) -> None:
    def build(name: str, number: int) -> float:
        text = f"{SAID}\n\n" + f"{'[' * 390}\n\n" * number
        return seconds(lambda: build_site(tmp_path / name, {"seeds/rat.md": text}))

    few, many = build("few", 8), build("many", 32)
    assert many < 7 * few + 0.5
