import pytest

from sitegen.wording import size_words


@pytest.mark.parametrize(
    ("size", "german", "english"),
    [
        (0, "1 KB", "1 KB"),
        (1_499, "1 KB", "1 KB"),
        (999_499, "999 KB", "999 KB"),
        (999_500, "1,0 MB", "1.0 MB"),
        (1_340_000, "1,3 MB", "1.3 MB"),
        (25_400_000, "25 MB", "25 MB"),
        (3_000_000_000, "3,0 GB", "3.0 GB"),
    ],
)
def test_a_size_is_said_as_people_say_it(size: int, german: str, english: str) -> None:
    assert (size_words(size, "de"), size_words(size, "en")) == (german, english)
