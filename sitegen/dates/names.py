"""File name or address to the date it carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.dates.stamps import as_day, as_month

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(
    r"(?<!\d)(?P<y>(?:1[5-9]|20)\d\d(?=[-_.]?\d)|\d{4}(?=-))(?P<s>[-_.]?)(?P<m>0\d|1[0-2])(?P=s)(?P<d>[0-2]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<dd>\d{1,2})(?P<t>[-_.])(?P<dm>\d{1,2})(?P=t)(?P<dy>(?:19|20)\d\d)(?!\d)"
)
_MONTH_NAME = re.compile(r"(?P<y>(?:1[5-9]|20)\d\d)[-_](?P<m>0[1-9]|1[0-2])(?![\d])[-_ .]")
_PATH_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[01]?\d|[a-z]{3})/(?P<d>[0-3]?\d)(?=[/?#_-]|$)", re.IGNORECASE)
_PATH_WHOLE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-_/.]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_in_name(name: str) -> str | None:
    """Return the day in the file *name*, else the month it opens with; None if it names several days."""
    stem = name.replace("\\", "/").rpartition("/")[2]
    named = [_of_name(match) for match in _NAME.finditer(stem)]
    if named:
        return named[0] if len(set(named)) == 1 else None
    month = _MONTH_NAME.match(stem)
    return as_month(int(month["y"]), int(month["m"])) if month else None


def date_in_address(address: str) -> str | None:
    """Return the day in the path of a web *address* (``/2024/05/08/``, ``2024-05-08``), None if there is no one day."""
    path = re.sub(r"^[a-z]+://[^/]*", "", address[:2000], flags=re.IGNORECASE)
    days = set(_in_path(path))
    return days.pop() if len(days) == 1 else None


def _of_name(match: re.Match[str]) -> str | None:
    if match["y"]:
        return as_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return as_day(int(match["dy"]), int(match["dm"]), int(match["dd"]))


def _in_path(path: str) -> Iterator[str]:
    for match in (*_PATH_DAY.finditer(path), *_PATH_WHOLE.finditer(path)):
        month = match["m"].lower()
        if month.isalpha() and month not in _SHORT_MONTHS:
            continue
        number = _SHORT_MONTHS.index(month) + 1 if month.isalpha() else int(month)
        day = as_day(int(match["y"]), number, int(match["d"]))
        if day:
            yield day
