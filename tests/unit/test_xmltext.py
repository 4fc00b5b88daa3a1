from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from sitegen.xmltext import xml_attribute, xml_text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\r\n\t")))
def test_a_reader_of_xml_gets_the_text_back(text: str) -> None:
    read = ET.fromstring(f"<t a={xml_attribute(text)}>{xml_text(text)}</t>")  # noqa: S314 (written here)
    assert (read.text or "", read.get("a")) == (text, text)


def test_what_xml_cannot_hold_keeps_its_place() -> None:
    assert xml_text("a\x00b\x1bc\ufffe") == "a\ufffdb\ufffdc\ufffd"
    assert xml_attribute("\x0b") == '"\ufffd"'
