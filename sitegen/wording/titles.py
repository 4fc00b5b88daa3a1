"""The title of a page as a browser's tab and a list of hits show it: short, the page first, then the site."""

from __future__ import annotations

LONGEST = 70  # code points; lists of hits and tabs show no more
_LEAST = 32  # code points of a page's own title beside the name of the site


def tab_title(title: str, site: str, part: str = "") -> str:
    """Return *title* with *part* (which page of a long list) and the name of the *site*, cut between words.

    A long title is cut; where the name of the site would leave too little of it, the name stays away.
    """
    page = f"{title} ({part})" if part else title
    if title == site:
        return _cut(page, LONGEST)
    named = f" – {site}"
    room = LONGEST - len(named) - (len(page) - len(title))
    if len(title) <= room:
        return page + named
    if room >= _LEAST:
        return _cut(title, room) + page[len(title) :] + named
    return _cut(title, LONGEST - (len(page) - len(title))) + page[len(title) :]


def _cut(text: str, most: int) -> str:
    """Return *text*, cut between two words to *most* code points where it is longer."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    kept, _, _ = head.rpartition(" ")
    return f"{(kept or head).rstrip(' ,;:–(')}…"
