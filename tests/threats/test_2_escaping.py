"""Threat 2: what templates print is escaped, whatever kind of file they make."""

from pathlib import Path

import pytest

from tests.threats.project import SAID, build_site

HOSTILE = "</script><script>alert(1)</script>"


@pytest.mark.parametrize("template", ["shard.js", "search.html", "404.html"])
def test_a_template_of_the_project_prints_no_markup_it_was_given(template: str, tmp_path: Path) -> None:
    own = "{{ rows|join }}" if template == "shard.js" else "{{ site.title }}"
    made = "search/0.js" if template == "shard.js" else template
    settings = f'[site]\ntitle = "{HOSTILE}"\nlanguage = "de"\n[sources]\npublish = "full"\n'
    files = {"seeds/rat.txt": f"{SAID[:-1]} {HOSTILE}.", f"templates/{template}": own}
    site = build_site(tmp_path, files, settings)
    assert "alert(1)" in site.files[made]
    assert "<script" not in site.files[made]


def test_the_search_index_holds_nothing_that_could_end_its_script(tmp_path: Path) -> None:
    said = f"Der Rat tagte am 7. Mai 2024 {HOSTILE} <!-- \u2028 in Bonn."
    site = build_site(tmp_path, {"seeds/rat.txt": said})
    shard = site.files["search/0.js"]
    assert "alert(1)" in shard
    assert not [sign for sign in ("<", ">", "&", "'", "\u2028") if sign in shard]


def test_the_site_map_escapes_its_addresses(tmp_path: Path) -> None:
    settings = '[site]\ntitle = "x"\nlanguage = "de"\nbase_url = "https://example.org/a&b"\n'
    site = build_site(tmp_path, {"seeds/rat.txt": SAID}, settings)
    assert "https://example.org/a&amp;b/" in site.files["sitemap.xml"]
