import pytest

from sitegen.errors import UsageError
from sitegen.given import read_text


def test_the_words_tell_the_language_unless_it_is_named() -> None:
    data = "Der Rat tagte am Freitag, und die Sitzung war nicht öffentlich.".encode()
    assert read_text(data, "rat.txt", None, rules="dates").language == "de"
    assert read_text(data, "rat.txt", "en", rules="dates").language == "en"


def test_a_text_that_cannot_be_decoded_is_named() -> None:
    with pytest.raises(UsageError) as raised:
        read_text(b"\xff\xfe\x00\xd8", "rat.txt", "de", rules="dates")
    assert "rat.txt" in str(raised.value)
