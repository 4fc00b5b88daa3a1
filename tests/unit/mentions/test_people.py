import pytest

from sitegen.mentions.people import know_names, name_speaker, who_speaks
from sitegen.model import MentionKind, Person
from tests.unit.records import mention

BERG = Person(id="berg", name="Zoë Berg", aliases=("Z. Berg", "Zoja Bergová"), role="Präsidentin des Hafenrats")
LOWE = Person(id="lowe", name="Łukasz Øwe", role="Kapitän")
ANNA = Person(id="anna", name="Anna Holm")
OLAF = Person(id="olaf", name="Olaf Holm", aliases=("Der Alte",))
KNOWN = know_names([BERG, LOWE, ANNA, OLAF])


def named(speaker: str | None) -> tuple[str, str | None] | None:
    """Return what *speaker* is called then, and the id of the person."""
    found = name_speaker(mention(kind=MentionKind.STATEMENT, speaker=speaker), KNOWN).speaker
    return (found.name, found.person) if found else None


@pytest.mark.parametrize(
    "speaker",
    [
        "Zoë Berg",
        "Zoe Berg",
        "ZOË  BERG",
        "Z. Berg",
        "Z Berg",
        "zoja bergova",
        "Berg",
        "Bergová",
        "Präsidentin Berg",
        "Hafenrats-Präsidentin Zoë Berg",
    ],
)
def test_a_person_is_recognised_by_each_name_in_any_spelling(speaker: str) -> None:
    assert named(speaker) == ("Zoë Berg", "berg")


@pytest.mark.parametrize("speaker", ["Lukasz Owe", "owe", "KAPITÄN ØWE"])
def test_letters_with_a_stroke_are_read_as_plain_ones(speaker: str) -> None:
    assert named(speaker) == ("Łukasz Øwe", "lowe")


@pytest.mark.parametrize(
    "speaker",
    ["Holm", "Nils Berg", "Kapitän Berg", "Sprecherin von Zoë Berg", "Bergmann", "Zoë", "Präsidentin", "…"],
)
def test_what_may_mean_somebody_else_stays_as_it_is(speaker: str) -> None:
    assert named(speaker) == (speaker, None)


def test_an_alias_decides_where_the_last_name_cannot() -> None:
    assert named("der alte") == ("Olaf Holm", "olaf")
    assert named("Anna Holm") == ("Anna Holm", "anna")


def test_a_name_given_to_two_people_names_none() -> None:
    known = know_names([BERG, Person(id="b", name="Tom Zoll", aliases=("Z. Berg",))])
    found = name_speaker(mention(kind=MentionKind.STATEMENT, speaker="Z. Berg"), known).speaker
    assert found is not None
    assert found.person is None


def test_what_nobody_says_is_nobodys() -> None:
    assert named(None) is None
    assert who_speaks([mention()]) == ()


def test_each_speaker_of_an_entry_is_told_once() -> None:
    said = [
        name_speaker(mention(kind=MentionKind.STATEMENT, speaker=speaker), KNOWN)
        for speaker in ("Berg", "Owe", "Z. Berg", "Ein Matrose")
    ]
    assert who_speaks(said) == ("berg", "lowe")
    happened = name_speaker(mention(kind=MentionKind.EVENT, speaker="Berg"), KNOWN)
    assert who_speaks([happened]) == ()
