"""The tags of marked text: a passage is a ``mark``, a date a link to what it means.

What a date means is read three ways: by following the link to the list at the end of the page, in a note that the
style sheet shows at the pointer and the focus (``data-meaning``), and by screen readers as its description. None needs
a script. Where a link cannot stand, inside another one, a date has a plain title.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitegen.render.marks import Mark, Token

GAP = " […] "


def meaning_id(mark_id: str) -> str:
    """Return the id of the place where the page says what the date *mark_id* means."""
    return f"{mark_id}-means"


class Tags:
    """Writes the tags of one text, in order, and remembers which date is a link."""

    def __init__(self) -> None:
        self._link: Mark | None = None

    def start(self, mark: Mark, *, first: bool, inside_link: bool = False) -> str:
        """Return the tag that begins *mark*; its *first* piece carries the id."""
        name = f' id="{escape(mark.id)}"' if first else ""
        if mark.kind == "passage":
            rest = f' data-n="{mark.number}"' if first else f' data-of="{escape(mark.id)}"'
            return f'<mark{name} class="passage"{rest}>'
        moment = f'<time datetime="{escape(mark.datetime)}">' if mark.datetime else ""
        if first and not inside_link and self._link is None:
            self._link = mark
            place, note = escape(meaning_id(mark.id)), escape(mark.note)
            return f'<a{name} class="date" href="#{place}" data-meaning="{note}" aria-describedby="{place}">{moment}'
        return f'<span{name} class="date" title="{escape(mark.note)}">{moment}'

    def end(self, mark: Mark) -> str:
        """Return the tag that ends *mark*, the innermost that has begun."""
        if mark.kind == "passage":
            return "</mark>"
        moment = "</time>" if mark.datetime else ""
        if self._link is mark:
            self._link = None
            return f"{moment}</a>"
        return f"{moment}</span>"


def plain_to_html(tokens: Iterable[Token]) -> Markup:
    """Return a block of plain text with its marks: every character of it escaped."""
    tags = Tags()
    parts = []
    for token in tokens:
        if token.opens:
            parts.append(tags.start(token.opens, first=token.first))
        elif token.closes:
            parts.append(tags.end(token.closes))
        else:
            parts.append(GAP if token.gap else escape(token.text, quote=False))
    return Markup("".join(parts))  # noqa: S704  # every part is escaped above
