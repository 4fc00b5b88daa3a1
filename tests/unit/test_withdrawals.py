from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sitegen.errors import ContentError
from sitegen.withdrawals import (
    PassageHash,
    Withdrawals,
    WithdrawnEntry,
    WithdrawnSource,
    hash_of,
    parse_withdrawals,
    read_withdrawals,
    with_entry,
    with_source,
)

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = WithdrawnSource(id="rat", on="2024-06-01", reason='Auf "Wunsch"', formerly=("alt",), entries=("0123456789ab",))
ENTRY = WithdrawnEntry(
    id="abcdefabcdef",
    on="2024-06-02",
    entries=("abcdefabcdef", "0123456789ab"),
    passages=(PassageHash(source="hafen", words="0" * 32),),
)


def test_what_is_written_is_read_back() -> None:
    text = with_entry(with_source("", SOURCE), ENTRY)
    assert parse_withdrawals(text) == Withdrawals(source=(SOURCE,), entry=(ENTRY,))


def test_what_stands_in_the_file_stays_as_it_is() -> None:
    before = with_source("", SOURCE) + "\n# von Hand\n"
    assert with_entry(before, ENTRY).startswith(before.rstrip())


def test_former_ids_are_withdrawn_too() -> None:
    assert Withdrawals(source=(SOURCE,)).sources == {"rat", "alt"}


def test_the_hashes_of_a_source_come_once_and_sorted() -> None:
    both = Withdrawals(entry=(ENTRY, WithdrawnEntry(id="1" * 12, on="2024-06-03", passages=ENTRY.passages)))
    assert both.by_source == {"hafen": ("0" * 32,)}


def test_a_hash_does_not_see_white_space_and_case() -> None:
    assert hash_of("Der  Rat\ntagte.") == hash_of("der Rat tagte. ") != hash_of("Der Rat tagte nicht.")


def test_without_the_file_nothing_is_withdrawn(tmp_path: Path) -> None:
    assert read_withdrawals(tmp_path) == Withdrawals()


@pytest.mark.parametrize(
    "text",
    [
        "[[source]\n",
        '[[source]]\nid = "../rat"\non = "2024-06-01"\n',
        '[[source]]\nid = "rat"\n',
        '[[source]]\nid = "rat"\non = "2024-06-01"\nname = "Ada"\n',
        '[[entry]]\nid = "rat"\non = "2024-06-01"\n',
        "\x00",
    ],
)
def test_a_file_that_cannot_be_trusted_ends_the_work(text: str, tmp_path: Path) -> None:
    (tmp_path / "withdrawn.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="cannot read what was withdrawn"):
        read_withdrawals(tmp_path)
