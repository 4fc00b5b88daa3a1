"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return *text* as XML holds it between tags: one character for each, carriage returns kept.

    What XML cannot hold, such as controls, becomes U+FFFD.
    """
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def xml_attribute(text: str) -> str:
    """Return *text* as the value of an attribute, in double quotes; line ends and tabs are kept too."""
    held = _FORBIDDEN.sub("\ufffd", text)
    return f'"{escape(held, _IN_ATTRIBUTE)}"'


_IN_ATTRIBUTE = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;", '"': "&quot;"}
