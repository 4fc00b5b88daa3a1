from __future__ import annotations

import pytest

from sitegen.decode import Decoded, UndecodableError, decode, decode_head


def test_a_mark_wins_over_everything() -> None:
    assert decode("\ufeffGröße".encode("utf-16-be")) == Decoded("Größe", "utf-16-be")
    assert decode("\ufeff\ufeffa".encode()) == Decoded("\ufeffa", "utf-8")


def test_what_is_utf8_is_read_so_whatever_is_declared() -> None:
    assert decode("---\nencoding: cp1252\n---\nä".encode(), "cp1252").encoding == "utf-8"


def test_the_front_matter_declares_before_the_caller() -> None:
    assert decode(b"---\nencoding: 'cp437'\n---\n\x81", "cp1252").text.endswith("ü")
    assert decode(b"\x81", "cp437") == Decoded("ü", "cp437")


def test_the_guess_keeps_one_character_for_each_byte() -> None:
    every = bytes(range(256))
    text = decode(every).text
    assert len(text) == 256
    assert text[0x80] == "€"
    assert text[0x81] == "\x81"


@pytest.mark.parametrize("name", ["zip", "hex", "punycode", "undefined", "mbcs-nonsense", "raw_unicode_escape"])
def test_only_encodings_of_characters_may_be_declared(name: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(b"\xe4", name)
    assert caught.value.encoding == name


def test_a_head_cut_amid_a_character_is_still_read() -> None:
    assert decode_head("id: ä".encode()[:-1]).startswith("id: ")
    assert decode_head("\ufeffid: a".encode("utf-16-le")[:-1]).startswith("id: ")
