from __future__ import annotations

from xml.etree import ElementTree as ET

from sitegen.export.timeml_files import write_timeml
from sitegen.model import Publish, Span
from tests.unit.export.records import exported, reading
from tests.unit.records import dated_by, mention, source

HEADER = "---\nnote: geheim\n---\n"
TEXT = f"{HEADER}Der Rat tagte am 7. Mai in Bonn."
TOLD = dated_by(mention(TEXT), "7. Mai", "2024-05-07")


def test_the_text_is_the_document_without_its_front_matter() -> None:
    read = reading(TEXT, TOLD, body=Span(len(HEADER), len(TEXT)))
    ((route, data),) = write_timeml(exported(readings=[read]))
    root = ET.fromstring(data)  # noqa: S314 (written here)
    assert route == "timeml/rat.tml"
    assert "".join(root.find("TEXT").itertext()) == "Der Rat tagte am 7. Mai in Bonn."  # type: ignore[union-attr]
    assert [(one.text, one.get("value")) for one in root.iterfind("TEXT/TIMEX3")] == [("7. Mai", "2024-05-07")]
    assert root.findtext("DCT/TIMEX3") == "2024-05-08"


def test_only_what_may_be_shown_in_full_is_written() -> None:
    kinds = [reading(TEXT, TOLD, of=source(kind.value, publish=kind)) for kind in Publish]
    assert [route for route, _ in write_timeml(exported(readings=kinds))] == ["timeml/full.tml"]
