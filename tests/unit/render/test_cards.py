from dataclasses import replace

from sitegen.model import Entry, Publish
from sitegen.render.cards import Card, Cards, html_date
from tests.unit.render.records import Case, Told


def card(*cases: Case, whole: bool = False) -> Card:
    """Return the card of one entry that all passages of *cases* tell."""
    readings = [case.reading() for case in cases]
    sources = {reading.source.id: reading.source for reading in readings}
    mentions = tuple(mention for reading in readings for mention in reading.mentions)
    entry = Entry(id=mentions[0].id, kind=mentions[0].kind, when=mentions[0].when, mentions=mentions)
    cards = Cards(language="de", excerpt_limit=300, source_of=sources.__getitem__)
    return cards.card("index.html", entry, whole=whole)


def test_a_passage_that_the_heading_shows_whole_is_not_said_twice() -> None:
    assert [passage.said for passage in card(Case()).passages] == [""]


def test_a_whole_card_says_every_passage() -> None:
    assert [passage.said for passage in card(Case(), whole=True).passages] == ["Der Rat tagte am 7. Mai in Bonn."]


def test_two_passages_of_one_document_are_one_voice() -> None:
    told = [Told("Der Rat tagte am 7. Mai."), Told("Am 7. Mai tagte er.")]
    made = card(Case(text="Der Rat tagte am 7. Mai. Am 7. Mai tagte er.", told=told))
    assert (len(made.passages), made.voices, made.documents) == (2, ("Der Bote",), ("rat",))


def test_two_documents_of_one_publisher_are_one_voice() -> None:
    made = card(Case(), Case(id="rat-2", path="rat-2.txt"))
    assert (made.voices, made.documents) == (("Der Bote",), ("rat", "rat-2"))


def test_a_passage_that_gives_another_day_says_so() -> None:
    other = Case(id="post", path="post.txt", told=[Told("Der Rat tagte am 7. Mai in Bonn.", "2024-05-08")])
    assert [passage.own_date for passage in card(Case(), other).passages] == ["", "Mittwoch, 8. Mai 2024"]


def test_a_source_that_is_only_linked_gives_no_words_and_no_text_fragment() -> None:
    made = card(Case(publish=Publish.LINK), whole=True)
    assert made.passages[0].said == ""
    assert ":~:" not in made.passages[0].url
    assert "Bonn" not in made.heading.text


def test_a_plain_day_that_is_not_certain_is_inferred() -> None:
    assert card(Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", certain=False)])).inferred
    assert not card(Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", "[..2024-05-08]", certain=False)])).inferred


def test_a_link_that_is_none_of_the_web_is_left_out() -> None:
    assert card(Case(url="javascript:alert(1)")).passages[0].original is None


def test_the_same_date_again_repeats() -> None:
    reading = Case().reading()
    mention = reading.mentions[0]
    entry = Entry(id=mention.id, kind=mention.kind, when=mention.when, mentions=(mention,))
    cards = Cards(language="de", excerpt_limit=300, source_of=lambda _: reading.source)
    assert cards.card("index.html", entry, before="2024-05-07").repeats
    assert not cards.card("index.html", entry, before="2024-05-06").repeats
    undated = replace(entry, when=replace(entry.when, edtf=None))
    assert not cards.card("index.html", undated, before=None).repeats


def test_a_year_alone_says_that_no_day_was_told() -> None:
    assert card(Case(told=[Told("Der Rat tagte am 7. Mai in Bonn.", "2024")])).date == "2024, Tag nicht genannt"


def test_only_what_html_can_hold_becomes_a_datetime() -> None:
    assert html_date("2024-05-07", "15:00") == "2024-05-07T15:00"
    assert [html_date(edtf) for edtf in ("2024-05-07", "2024-05", "2024")] == ["2024-05-07", "2024-05", "2024"]
    assert {html_date(edtf) for edtf in (None, "2024-21", "199X", "[..2024-05-07]", "-0489", "2024?", "0000")} == {""}
