from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sitegen.errors import format_diagnostic
from sitegen.model import (
    Check,
    Conflict,
    Decision,
    Document,
    Entry,
    Facts,
    Place,
    Reason,
    Selector,
    Span,
    StatedSource,
    Status,
)
from sitegen.timeline.curate import JOINED, REDATED, Curator
from tests.unit.records import mention, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitegen.model import Mention

RAT = mention()
BLATT = mention("Am 7. Mai kam der Rat zusammen.", document="tagblatt")
BOTE = mention("Es regnete am 9. Mai den ganzen Tag.", document="uferbote", date=when("2024-05-09"))
A, B = "content/entries/a.md", "content/entries/b.md"


def about(*mentions: Mention, file: str = A, **decided: object) -> Decision:
    """Return a decision about the passages of *mentions*."""
    passages = tuple(
        Selector(document=found.document, exact=found.quote.exact, at=Place(file, 3, 8)) for found in mentions
    )
    return Decision(file=file, passages=passages, **decided)  # type: ignore[arg-type]  # what each test decides


def document(found: Mention, text: str | None = None) -> Document:
    """Return the document of *found*, which holds nothing else."""
    text = found.quote.exact if text is None else text
    return Document(
        id=found.document,
        path=f"{found.document}.txt",
        collection="",
        language="de",
        text=text,
        body=Span(0, len(text)),
        fields=(),
        facts=Facts(),
        sha256="",
        encoding="utf-8",
    )


def entry(*mentions: Mention, conflicts: tuple[Conflict, ...] = ()) -> Entry:
    """Return the entry that *mentions* tell, the first leading."""
    lead = mentions[0]
    merged = tuple(Reason("same-date") for _ in mentions[1:])
    return Entry(id=lead.id, kind=lead.kind, when=lead.when, mentions=mentions, merged=merged, conflicts=conflicts)


def curate(decisions: Sequence[Decision], *entries: Entry) -> tuple[list[Entry], list[str]]:
    """Return the entries after *decisions*, and the codes of the complaints, where each mention has a document."""
    curator = Curator(decisions)
    for told in entries:
        for found in told.mentions:
            curator.read(document(found), [found])
    left = []
    for told in entries:
        kept = [found for found in told.mentions if not curator.takes(found)]
        if kept:
            left.append(entry(*kept, conflicts=told.conflicts))
    done = [curator.settle(told) for told in list(curator.curate(left))]
    assert all(map(format_diagnostic, curator.problems))
    return done, [problem.code for problem in curator.problems]


def test_what_nobody_decided_about_stays_as_it_is() -> None:
    told = entry(RAT, BLATT)
    assert curate([about(BOTE, pin=True)], told) == ([told], [])


def test_a_decision_stands_on_the_entry_whatever_it_was_merged_with() -> None:
    decision = about(BLATT, title="Der Rat tagt", pin=True, check=Check("AB", "2026-11-20"), note="Laut Protokoll.")
    (done,), problems = curate([decision], entry(RAT, BLATT))
    assert problems == []
    assert done.id == RAT.id
    assert done.status is Status.CHECKED
    assert done.decided is not None
    assert (done.decided.title, done.decided.pinned, done.decided.note) == ("Der Rat tagt", True, "Laut Protokoll.")


def test_another_date_keeps_the_one_that_the_machine_found() -> None:
    sources = (StatedSource("Protokoll", "https://example.org"),)
    (done,), _ = curate([about(RAT, date="2024-05-08?", sources=sources)], entry(RAT))
    assert (done.when.edtf, done.when.certain, done.when.reason) == ("2024-05-08?", False, REDATED)
    assert done.decided is not None
    assert (done.decided.redated, done.decided.sources) == (RAT.when, sources)


def test_a_check_of_another_date_no_longer_counts() -> None:
    decision = about(RAT, check=Check("AB", "2026-11-20"), checked_date="2024-05-06")
    (done,), problems = curate([decision], entry(RAT))
    assert (done.status, problems) == (Status.MACHINE, ["decision-outdated"])


def test_a_hidden_passage_leaves_the_others_of_its_entry() -> None:
    (done,), problems = curate([about(RAT, hide=True)], entry(RAT, BLATT))
    assert ([found.id for found in done.mentions], problems) == ([BLATT.id], [])
    assert curate([about(RAT, BLATT, hide=True)], entry(RAT, BLATT)) == ([], [])


def test_a_decision_about_a_hidden_passage_is_told() -> None:
    decisions = [about(RAT, hide=True), about(RAT, file=B, pin=True)]
    assert curate(decisions, entry(RAT)) == ([], ["decision-hidden"])


def test_a_split_passage_is_an_entry_of_its_own() -> None:
    done, _ = curate([about(BLATT, split=True)], entry(RAT, BLATT))
    assert [[found.id for found in told.mentions] for told in done] == [[BLATT.id], [RAT.id]]


def test_joined_passages_are_one_entry_and_say_that_a_person_joined_them() -> None:
    (done,), problems = curate([about(BOTE, RAT)], entry(RAT, BLATT), entry(BOTE))
    assert problems == []
    assert [found.id for found in done.mentions] == [RAT.id, BLATT.id, BOTE.id]
    assert done.merged == (Reason("same-date"), JOINED)
    assert done.voices == 3


def test_what_led_to_a_joined_entry_leads_to_the_one_it_went_into() -> None:
    other = mention("Der Rat kam nicht zusammen.", document="uferpost", date=when("2024-05-08"))
    reason = Reason("conflict-date", (("date", "2024-05-09"), ("words", "Rat")))
    both = (Conflict(BLATT.id, reason), Conflict(RAT.id, reason))
    first, second = curate(
        [about(RAT, BLATT)],
        entry(other, conflicts=both),
        entry(RAT, conflicts=(Conflict(other.id, reason),)),
        entry(BLATT, conflicts=(Conflict(RAT.id, reason),)),
    )[0]
    assert [conflict.entry for conflict in first.conflicts] == [RAT.id]
    assert [conflict.entry for conflict in second.conflicts] == [other.id]


def test_groups_that_the_machine_merged_are_one() -> None:
    more = [mention(f"Der Rat tagte in Bonn, Raum {number}.", document=f"d{number}") for number in range(2)]
    decisions = [about(RAT, more[0]), about(BLATT, more[1], file=B)]
    done, problems = curate(decisions, entry(more[0]), entry(more[1]), entry(RAT, BLATT))
    assert (len(done), len(done[0].mentions), problems) == (1, 4, [])


def test_what_is_split_is_not_joined_by_another_file() -> None:
    decisions = [about(RAT, split=True), about(RAT, BLATT, file=B)]
    done, problems = curate(decisions, entry(RAT, BLATT))
    assert (len(done), problems) == (2, ["decision-twice"])


@pytest.mark.parametrize(
    "decided",
    [
        {"title": "Der Rat"},
        {"note": "Ein Wort."},
        {"date": "2024-05-08", "sources": (StatedSource("Protokoll"),)},
        {"check": Check("AB", "2026-11-20")},
        {"translations": (("en", "The council met."),)},
    ],
)
def test_two_files_that_decide_the_same_are_told_and_the_first_counts(decided: dict[str, object]) -> None:
    decisions = [replace(about(found, file=file), **decided) for found, file in ((RAT, A), (BLATT, B))]  # type: ignore[arg-type]  # the same
    (done,), problems = curate(decisions, entry(RAT, BLATT))
    assert problems == ["decision-twice"]
    assert done.decided is not None
    assert done.decided.files == (A, B)


@pytest.mark.parametrize(
    ("text", "mentions", "code"),
    [
        ("Der Rat ist im Urlaub.", [RAT], "decision-lost"),
        (f"{RAT.quote.exact} {RAT.quote.exact}", [RAT], "decision-several"),
        (RAT.quote.exact, [], "decision-no-entry"),
        (RAT.quote.exact, [RAT, replace(RAT, id="b")], "decision-several-entries"),
    ],
)
def test_a_decision_without_its_one_passage_changes_nothing_and_says_so(
    text: str, mentions: list[Mention], code: str
) -> None:
    curator = Curator([about(RAT, hide=True)])
    curator.read(document(RAT, text), mentions)
    assert [(problem.code, str(problem.at)) for problem in curator.problems] == [(code, "content/entries/a.md:3:8")]
    assert not curator.takes(RAT)


def test_a_passage_that_was_edited_a_little_is_found_and_told() -> None:
    curator = Curator([about(RAT, hide=True)])
    curator.read(document(RAT, "Der Rat beriet am 7. Mai in Bonn."), [RAT])
    assert [problem.code for problem in curator.problems] == ["decision-edited"]
    assert curator.takes(RAT)


def test_an_unsure_mention_is_meant_only_where_no_other_is() -> None:
    unsure = replace(RAT, id="b")
    curator = Curator([about(RAT, pin=True)])
    curator.read(document(RAT), [RAT], [unsure])
    assert (curator.is_about(RAT), curator.is_about(unsure)) == (True, False)
    curator = Curator([about(RAT, pin=True)])
    curator.read(document(RAT), [], [unsure])
    assert curator.is_about(unsure)


def test_a_translation_stands_only_beside_the_words_it_translates() -> None:
    words = (("en", "The council met."),)
    (done,), problems = curate([about(BLATT, translations=words)], entry(RAT, BLATT))
    assert done.decided is not None
    assert (done.decided.translations, problems) == ((), ["decision-translation"])
    reprint = mention(document="zeitung")
    (done,), problems = curate([about(reprint, translations=words)], entry(RAT, reprint))
    assert done.decided is not None
    assert (done.decided.translations, problems) == (words, [])


def test_what_is_joined_brings_no_translation_along() -> None:
    (done,), problems = curate([about(BOTE, RAT, translations=(("en", "It rained."),))], entry(RAT), entry(BOTE))
    assert done.mentions == (RAT, BOTE)
    assert done.decided is not None
    assert (done.decided.translations, problems) == ((), ["decision-translation"])


def test_a_check_of_the_corrected_text_does_not_vouch_for_the_correction() -> None:
    older = replace(BLATT, superseded=True)
    checked = about(older, check=Check("AB", "2026-11-20"))
    (done,), problems = curate([checked], entry(RAT, older))
    assert (done.status, problems) == (Status.MACHINE, ["decision-corrected"])
    (alone,), problems = curate([checked], entry(older))
    assert (alone.status, problems) == (Status.CHECKED, [])


def test_joining_two_that_contradict_each_other_keeps_the_contradiction() -> None:
    reason = Reason("conflict-date", (("date", "2024-05-09"), ("words", "Rat")))
    (done,), problems = curate(
        [about(RAT, BOTE)],
        entry(RAT, conflicts=(Conflict(BOTE.id, reason),)),
        entry(BOTE, conflicts=(Conflict(RAT.id, reason),)),
    )
    assert problems == []
    assert [(found.entry, found.passages) for found in done.conflicts] == [(RAT.id, (RAT.id, BOTE.id))]
