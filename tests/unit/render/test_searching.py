import json

from tests.unit.render.records import Case, Told, files_of, site_of


def rows(files: dict[str, str]) -> list[dict[str, str]]:
    """Return the rows of the first part of the search index."""
    shard = files["search/0.js"]
    found: list[dict[str, str]] = json.loads(shard[shard.index("push(...") + len("push(...") : shard.rindex(");")])
    return found


def test_what_the_heading_shows_is_not_in_the_index_twice() -> None:
    row = rows(files_of(site_of(Case())))[0]
    assert "Der Rat tagte am 7. Mai in Bonn" in row["t"]
    assert row["x"] == "Der Bote"


def test_a_passage_that_says_more_than_the_heading_is_found() -> None:
    passage = "Der Rat tagte am 7. Mai in Bonn; beschlossen wurde der Bau der langen Mole am alten Hafen."
    row = rows(files_of(site_of(Case(text=passage, told=[Told(passage)]))))[0]
    assert row["x"].startswith("Der Rat tagte")


def test_each_row_leads_to_what_it_tells_of() -> None:
    site = site_of(Case())
    assert [row["u"] for row in rows(files_of(site))] == [
        f"entries/{next(iter(site.entries)).id}.html",
        "sources/rat.html",
    ]
