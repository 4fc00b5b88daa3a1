import pytest

from sitegen.render import routes
from sitegen.render.paging import make_pager, parts


@pytest.mark.parametrize(("things", "expected"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_a_list_has_as_many_parts_as_it_needs(things: int, expected: int) -> None:
    assert parts(things, 10) == expected


def test_a_list_of_one_part_needs_no_links() -> None:
    assert make_pager(1, 1, routes.undated) is None


def test_a_part_leads_to_the_ends_and_to_those_beside_it() -> None:
    pager = make_pager(50, 1000, routes.undated)
    assert pager is not None
    assert (pager.previous, pager.following) == ("undated.49.html", "undated.51.html")
    assert [(link.number, link.gap) for link in pager.links] == [
        (1, False),
        (49, True),
        (50, False),
        (51, False),
        (1000, True),
    ]
    assert pager.links[0].url == "undated.html"


def test_the_ends_lead_nowhere_further() -> None:
    first, last = make_pager(1, 2, routes.undated), make_pager(2, 2, routes.undated)
    assert first is not None
    assert last is not None
    assert (first.previous, first.following) == ("", "undated.2.html")
    assert (last.previous, last.following) == ("undated.html", "")
