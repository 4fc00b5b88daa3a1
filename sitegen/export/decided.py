"""What people decided about an entry, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from sitegen import wording
from sitegen.export.records import CheckRecord, RedatedRecord, StatedRecord, TranslationRecord
from sitegen.model import Publish
from sitegen.text import shorten

if TYPE_CHECKING:
    from sitegen.model import Decided, Source


class DecidedFields(TypedDict, total=False):
    """The optional fields of an entry that people fill."""

    checked: CheckRecord | None
    edited_title: bool
    note: str
    redated: RedatedRecord | None
    by_hand: bool
    pinned: bool
    rests_on: list[StatedRecord]
    translations: list[TranslationRecord]


def decided_fields(decided: Decided | None, source: Source, language: str, limit: int) -> DecidedFields:
    """Return what people *decided* about an entry that *source* leads; nothing where nobody did."""
    if decided is None:
        return {}
    machine, check = decided.redated, decided.check
    return DecidedFields(
        checked=CheckRecord(by=check.by, on=check.on) if check else None,
        edited_title=decided.title is not None,
        note=decided.note,
        redated=RedatedRecord(date=machine.edtf, why=wording.reason_words(machine.reason, language, source.publish))
        if machine
        else None,
        by_hand=decided.by_hand,
        pinned=decided.pinned,
        rests_on=[StatedRecord(title=stated.title, url=stated.url) for stated in decided.sources],
        translations=[
            TranslationRecord(language=code, text=text if source.publish is Publish.FULL else shorten(text, limit))
            for code, text in decided.translations
            if source.publish is not Publish.LINK
        ],
    )
