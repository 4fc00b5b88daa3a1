from __future__ import annotations

from dataclasses import replace

from sitegen.model import Entry, Link, LinkKind, Publish, Reason
from sitegen.render.ties import Ties
from tests.unit.render.records import Case, Told, entries_of

FIRST, SECOND = "Am 7. Mai tagte der Rat.", "Am 8. Mai trat der Kämmerer zurück."
TOLD = Reason("told-order", (("text", "am Tag darauf"),))
THREAD = Reason("thread", (("words", "Rat, Kämmerer"),))


def _ties(*links: LinkKind, publish: Publish = Publish.FULL) -> tuple[Ties, Entry, Entry]:
    cases = [
        Case(id="a", path="a.txt", text=FIRST, told=[Told(FIRST)]),
        Case(id="b", path="b.txt", text=SECOND, told=[Told(SECOND, edtf="2024-05-08")], publish=publish),
    ]
    readings = [case.reading() for case in cases]
    sources = {reading.source.id: reading.source for reading in readings}
    one, other = entries_of(readings)
    made = tuple(Link(kind, other.id, THREAD if kind is LinkKind.LATER else TOLD) for kind in links)
    ties = Ties(language="de", excerpt_limit=300, source_of=sources.__getitem__, entry_of={other.id: other}.get)
    return ties, replace(one, links=made), other


def test_links_stand_in_groups_with_date_heading_and_reason() -> None:
    ties, entry, other = _ties(LinkKind.AFTER, LinkKind.LATER)
    after, thread = ties.groups("index.html", entry)
    assert (after.title, after.thread) == ("Danach", False)
    assert (thread.title, thread.thread) == ("Später dazu", True)
    (tie,) = after.ties
    assert (tie.date, tie.why) == ("Mittwoch, 8. Mai 2024", "Der Text sagt: „am Tag darauf“.")
    assert tie.heading.words.startswith("Am 8. Mai trat")
    assert tie.url == f"entries/{other.id}.html"


def test_what_may_not_be_shown_is_not_shown_beside_a_link() -> None:
    ties, entry, _ = _ties(LinkKind.AFTER, publish=Publish.LINK)
    ((tie,),) = (group.ties for group in ties.groups("index.html", entry))
    assert tie.heading.words == ""
    assert tie.why == "Die Worte der Quellen werden hier nicht gezeigt."


def test_every_kind_of_link_has_a_name_in_both_languages() -> None:
    for language in ("de", "en"):
        for kind in LinkKind:
            ties, entry, _ = _ties(kind)
            (group,) = replace(ties, language=language).groups("index.html", entry)
            assert group.title
