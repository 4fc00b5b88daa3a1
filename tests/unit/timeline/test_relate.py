from __future__ import annotations

from dataclasses import replace

from sitegen.model import ConflictKind, Entry, LinkKind, Mention, Source
from sitegen.timeline import Related, relate, sort_key, weigh_entries
from tests.unit.records import mention, source, when


def _entry(*mentions: Mention) -> Entry:
    lead = mentions[0]
    return Entry(id=lead.id, kind=lead.kind, when=lead.when, mentions=mentions)


def _told(text: str, document: str, date: str = "2024-05-07", *, planned: bool = False) -> Mention:
    return mention(text, document=document, date=when(date, planned=planned))


def _related(*entries: Entry, publisher: str = "", dates: dict[str, str] | None = None) -> list[Related]:
    def source_of(document: str) -> Source:
        made = source(document, date=(dates or {}).get(document, "2024-05-01"))
        return replace(made, publisher=publisher or document)

    ordered = sorted(entries, key=lambda entry: sort_key(entry, None))
    return list(relate(ordered, weigh_entries(ordered), source_of))


BURNT = "Beim Brand in der Weberei Ilm wurden zwölf Arbeiter verletzt."
ALSO_BURNT = "Der Brand in der Weberei Ilm verletzte 14 Arbeiter."


def test_both_sides_of_a_conflict_hold_both_values() -> None:
    one, other = _told(BURNT, "a"), _told(ALSO_BURNT, "b")
    found = {related.entry: related.conflict for related in _related(_entry(one), _entry(other))}
    mine, theirs = found[one.id], found[other.id]
    assert mine is not None
    assert theirs is not None
    assert mine.about is ConflictKind.FIGURE
    assert mine.values == ("zwölf Arbeiter", "14 Arbeiter") == theirs.values[::-1]
    assert (mine.entry, mine.passages) == (other.id, (one.id, other.id))


def test_one_document_that_tells_both_tells_two_things() -> None:
    assert _related(_entry(_told(BURNT, "a")), _entry(_told(ALSO_BURNT, "a"))) == []


def test_other_days_are_no_conflict_of_figures() -> None:
    other = _told(ALSO_BURNT, "b", "2024-05-09")
    assert all(related.conflict is None for related in _related(_entry(_told(BURNT, "a")), _entry(other)))


def test_a_later_value_of_the_same_publisher_is_a_newer_one_and_no_conflict() -> None:
    one, other = _told(BURNT, "a"), _told(ALSO_BURNT, "b")
    dates = {"a": "2024-05-08", "b": "2024-05-09"}
    found = _related(_entry(one), _entry(other), publisher="Anzeiger", dates=dates)
    links = {related.entry: related.link.kind for related in found if related.link}
    assert links == {one.id: LinkKind.NEWER, other.id: LinkKind.OLDER}
    assert all(related.conflict is None for related in found)


def test_two_values_of_one_publisher_on_one_day_are_two_things() -> None:
    assert _related(_entry(_told(BURNT, "a")), _entry(_told(ALSO_BURNT, "b")), publisher="Anzeiger") == []


def test_passages_of_one_entry_that_differ_are_a_conflict_within_it() -> None:
    entry = _entry(_told(BURNT, "a"), _told(ALSO_BURNT, "b"))
    (related,) = _related(entry)
    assert related.conflict is not None
    assert related.conflict.entry == related.entry == entry.id
    assert related.conflict.passages == tuple(told.id for told in entry.mentions)


def test_what_was_corrected_contradicts_nothing() -> None:
    entry = _entry(_told(BURNT, "a"), replace(_told(ALSO_BURNT, "b"), superseded=True))
    assert _related(entry) == []


def test_a_plan_leads_to_what_came_of_it_and_back() -> None:
    plan = _entry(_told("Die Fähre nach Orth soll im Juni in Kappeln getauft werden.", "a", "2024-06", planned=True))
    event = _entry(_told("In Kappeln wurde die Fähre nach Orth getauft.", "b", "2024-06-12"))
    links = {related.entry: related.link for related in _related(plan, event) if related.link}
    outcome, back = links[plan.id], links[event.id]
    assert (outcome.kind, outcome.entry) == (LinkKind.OUTCOME, event.id)
    assert (back.kind, back.entry) == (LinkKind.PLAN, plan.id)


def test_what_happened_before_a_plan_was_told_did_not_come_of_it() -> None:
    plan = _entry(_told("Die Fähre nach Orth soll 2024 in Kappeln getauft werden.", "a", "2024", planned=True))
    event = _entry(_told("In Kappeln wurde die Fähre nach Orth getauft.", "b", "2024-02-12"))
    found = _related(plan, event, dates={"a": "2024-03-01", "b": "2024-02-13"})
    assert all(related.link is None or related.link.kind is not LinkKind.OUTCOME for related in found)


def test_a_thread_leads_to_the_nearest_before() -> None:
    days = ("2022-03-01", "2023-03-01", "2024-03-01")
    words = ("begann der Abriss", "endete der Abriss", "stockte der Neubau")
    entries = [
        _entry(_told(f"An der Kettenbrücke Altwied bei Moosbach im Wildtal {what}.", f"d{place}", day))
        for place, (day, what) in enumerate(zip(days, words, strict=True))
    ]
    others = [
        _entry(_told(f"Verein {'abcdefghijklmnopqrst'[n] * 5} feierte.", f"v{n}", "2021-01-01")) for n in range(20)
    ]
    found = _related(*entries, *others)
    links = {(related.entry, related.link.kind, related.link.entry) for related in found if related.link}
    first, second, third = (entry.id for entry in entries)
    assert links == {
        (second, LinkKind.EARLIER, first),
        (first, LinkKind.LATER, second),
        (third, LinkKind.EARLIER, second),
        (second, LinkKind.LATER, third),
    }


def test_what_has_no_date_is_in_no_thread() -> None:
    words = "An der Kettenbrücke Altwied bei Moosbach begann der Abriss."
    one = _entry(_told(words, "a"))
    other = _entry(mention(words, document="b", date=when(None)))
    assert _related(one, other) == []


def test_a_thing_told_again_carries_nothing_on() -> None:
    words = "An der Kettenbrücke Altwied bei Moosbach im Wildtal begann der Abriss."
    others = [
        _entry(_told(f"Verein {'abcdefghijklmnopqrst'[n] * 5} feierte.", f"v{n}", "2021-01-01")) for n in range(20)
    ]
    found = _related(_entry(_told(words, "a", "2022-03-01")), _entry(_told(words, "b", "2023-03-01")), *others)
    assert found == []


def test_what_a_day_brought_is_no_other_count_of_the_week() -> None:
    week = _told("In der Weberei Ilm wurden beim Brand 34 Arbeiter verletzt.", "a", "2024-05-06/2024-05-12")
    day = _told("In der Weberei Ilm wurden beim Brand 14 Arbeiter verletzt.", "b", "2024-05-07")
    assert all(related.conflict is None for related in _related(_entry(week), _entry(day)))


def test_what_only_a_corrected_text_tells_is_related_to_nothing() -> None:
    plan = _told("Am 7. Juni soll die Fähre nach Orth in Kappeln getauft werden.", "a", "2024-06-07", planned=True)
    done = _told("Am 7. Juni wurde in Kappeln die Fähre nach Orth getauft.", "b", "2024-06-07")
    assert {found.link.kind for found in _related(_entry(plan), _entry(done)) if found.link} >= {LinkKind.OUTCOME}
    assert _related(_entry(plan), _entry(replace(done, superseded=True))) == []
    assert _related(_entry(replace(plan, superseded=True)), _entry(done)) == []


def test_a_common_weekday_and_month_make_no_two_counts_of_one_thing() -> None:
    one, other = _told("Am Samstag im Mai gab es 19 Brände.", "a"), _told("Am Samstag im Mai waren es 23 Brände.", "b")
    assert _related(_entry(one), _entry(other)) == []
