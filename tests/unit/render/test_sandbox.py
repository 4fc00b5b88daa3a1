from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import jinja2
import pytest
from jinja2.exceptions import SecurityError

from sitegen.render.sandbox import make_environment


@dataclass(frozen=True, slots=True)
class Boat:
    """A record with something private."""

    name: str
    crew: tuple[str, ...] = ()
    _log: str = "geheim"
    told: list[str] = field(default_factory=list)

    def sail(self) -> str:
        """Return a word."""
        return f"{self.name} sails"


def filled(folder: Path, template: str, **data: object) -> str:
    (folder / "x.html").write_text(template, encoding="utf-8")
    return make_environment([folder]).get_template("x.html").render(data)


def test_a_template_reads_fields_methods_and_words(tmp_path: Path) -> None:
    words = MappingProxyType({"greeting": "Moin & hallo", "copy": "Kopieren"})
    boat = Boat("Möwe", ("Rike",))
    template = "{{ b.name }} {{ b.crew[0] }} {{ b.sail() }} {{ w.greeting }} {{ w.copy }} {{ w.items() | length }}"
    assert filled(tmp_path, template, b=boat, w=words) == "Möwe Rike Möwe sails Moin &amp; hallo Kopieren 2"


@pytest.mark.parametrize(
    "template",
    ["{{ b._log }}", "{{ b.__class__ }}", "{{ b.sail.__globals__ }}", "{{ b.told.append('x') }}", "{{ w.__init__ }}"],
)
def test_what_is_private_stays_out_of_reach(tmp_path: Path, template: str) -> None:
    with pytest.raises(SecurityError):
        filled(tmp_path, template, b=Boat("Möwe"), w=MappingProxyType({}))


def test_words_are_filled_in_by_a_format_that_reads_no_private_things(tmp_path: Path) -> None:
    words = MappingProxyType({"row": "{boat.name} {boat.__class__}"})
    with pytest.raises(SecurityError):
        filled(tmp_path, "{{ w.row.format(boat=b) }}", b=Boat("Möwe"), w=words)


def test_a_field_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        filled(tmp_path, "{{ b.mast }}", b=Boat("Möwe"))


def test_what_is_shared_is_filled_in_once_for_each_key(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("{% shared key %}[{{ word }}]{% endshared %}{{ word }}", encoding="utf-8")
    template = make_environment([tmp_path]).get_template("x.html")
    given = [("a", "1 < 2"), ("a", "later"), ("b", "other"), ("a", "again")]
    shown = [template.render(key=key, word=word) for key, word in given]
    assert shown == ["[1 &lt; 2]1 &lt; 2", "[1 &lt; 2]later", "[other]other", "[1 &lt; 2]again"]


def test_the_words_of_a_language_are_compiled_in_and_escaped(tmp_path: Path) -> None:
    source = "{% macro m(w) %}{{ w.hello }}{{ w.of.format(n=3) }}{% endmacro %}{{ m(w) }}{{ w.other }}"
    (tmp_path / "x.html").write_text(source, encoding="utf-8")
    words = {"hello": "Moin & <hallo>", "of": "{n} Boote", "other": "x"}
    template = make_environment([tmp_path], {"hello": words["hello"], "of": words["of"]}).get_template("x.html")
    assert template.render(w=MappingProxyType(words)) == "Moin &amp; &lt;hallo&gt;3 Bootex"


def test_two_shared_pieces_with_one_key_are_kept_apart(tmp_path: Path) -> None:
    template = "{% shared 'k' %}a{% endshared %}{% shared 'k' %}b{% endshared %}"
    assert filled(tmp_path, template) == "ab"


def test_a_theme_with_a_key_for_each_page_is_filled_in_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("{% shared key %}{{ key }}{% endshared %}", encoding="utf-8")
    template = make_environment([tmp_path]).get_template("x.html")
    assert [template.render(key=key) for key in range(5000)] == [str(key) for key in range(5000)]


def test_a_key_that_cannot_be_compared_is_told(tmp_path: Path) -> None:
    with pytest.raises(jinja2.TemplateRuntimeError, match="'shared' needs a key that can be compared"):
        filled(tmp_path, "{% shared [1] %}x{% endshared %}")
