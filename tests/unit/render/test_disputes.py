from __future__ import annotations

from dataclasses import replace

from sitegen.model import Conflict, ConflictKind, Entry, Publish, Reason
from sitegen.render.disputes import CONFLICTS
from tests.unit.render.records import Case, Told, entries_of, files_of, site_of

WHY = Reason("conflict-figure", (("mine", "zwölf Boote"), ("theirs", "14 Boote"), ("words", "Sturm, Orla")))
ONE, OTHER = (
    "Am 7. Mai sanken im Sturm auf der Orla zwölf Boote.",
    "Der Sturm auf der Orla versenkte am 7. Mai 14 Boote.",
)


def _cases(publish: Publish = Publish.FULL) -> list[Case]:
    return [
        Case(id="a", path="a.txt", text=ONE, told=[Told(ONE)], publisher="Bote"),
        Case(id="b", path="b.txt", text=OTHER, told=[Told(OTHER)], publisher="Blatt", publish=publish),
    ]


def _against(entry: Entry, other: Entry, reason: Reason = WHY) -> Entry:
    values = dict(reason.args)
    passages = (entry.mentions[0].id, other.mentions[0].id)
    found = Conflict(other.id, reason, ConflictKind.FIGURE, (values["mine"], values["theirs"]), passages)
    return replace(entry, conflicts=(*entry.conflicts, found))


def _files(publish: Publish = Publish.FULL) -> dict[str, str]:
    cases = _cases(publish)
    one, other = entries_of([case.reading() for case in cases])
    back = Reason(WHY.code, (("mine", "14 Boote"), ("theirs", "zwölf Boote"), ("words", "Sturm, Orla")))
    entries = [_against(one, other), _against(other, one, back)]
    by_id = {entry.id: entry for entry in entries}
    return files_of(replace(site_of(*cases, entries=entries), conflicts=1, entry_of=by_id.get))


def test_two_entries_that_contradict_each_other_stand_once_side_by_side() -> None:
    page = _files()["conflicts.html"]
    assert page.count("<article") == 1
    assert page.index(ONE) < page.index(OTHER)
    assert "zwölf Boote</bdi>" in page
    assert "Beide nennen: Sturm, Orla." in page


def test_both_entries_show_what_the_other_says() -> None:
    files = _files()
    pages = [text for route, text in files.items() if route.startswith("entries/")]
    assert sum("Dort „14 Boote“, hier „zwölf Boote“" in page and OTHER in page for page in pages) == 1
    assert sum("Dort „zwölf Boote“, hier „14 Boote“" in page and ONE in page for page in pages) == 1


def test_a_source_that_shows_no_words_gives_no_value() -> None:
    files = _files(Publish.LINK)
    assert "Blatt" in files["conflicts.html"]
    assert not [text for text in files.values() if "14 Boote" in text]


def test_the_page_stands_in_parts_where_it_is_long() -> None:
    (entry,) = entries_of([Case().reading()])
    within = Reason("conflict-figure-within", (("mine", "zwölf"), ("theirs", "14")))
    name = entry.mentions[0].id
    conflict = Conflict(entry.id, within, ConflictKind.FIGURE, ("zwölf", "14"), (name, name))
    many = replace(entry, conflicts=(conflict,) * (CONFLICTS + 1))
    files = files_of(replace(site_of(Case(), entries=[many]), conflicts=CONFLICTS + 1))
    assert files["conflicts.html"].count("<article") == CONFLICTS
    assert files["conflicts.2.html"].count("<article") == 1


def test_without_contradictions_there_is_no_page() -> None:
    assert "conflicts.html" not in files_of(site_of(Case()))
