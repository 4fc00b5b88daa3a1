from pathlib import Path

import pytest

from sitegen.errors import format_diagnostic
from sitegen.resources import packaged
from sitegen.theming import check_theme, copy_files

CHILD = '{% extends "base.html" %}\n{% block main %}\n'


def complaints(folder: Path, **files: str) -> list[str]:
    """Return place, code and words of what is wrong with a theme of *files* (``entry`` is ``entry.html``)."""
    for name, text in files.items():
        path = folder / "templates" / (name if "." in name else f"{name}.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [format_diagnostic(found).split("\n")[0] for found in check_theme(folder / "templates")]


def test_no_theme_of_its_own_is_sound(tmp_path: Path) -> None:
    assert complaints(tmp_path) == []


def test_every_file_that_comes_along_is_sound(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    copy_files(templates, [path.relative_to(packaged("templates")).as_posix() for path in packaged_files()])
    assert [format_diagnostic(found) for found in check_theme(templates)] == []


def packaged_files() -> list[Path]:
    kinds = {".html", ".js", ".css", ".xml", ".svg"}
    return [path for path in packaged("templates").rglob("*") if path.suffix in kinds]


def test_a_mistake_of_syntax_names_its_line(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, entry="\n{% if card %}\n")
    assert found.startswith("templates/entry.html:2: error[theme-syntax]: the template cannot be read: ")


def test_a_filter_there_is_not_names_its_line(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, entry="a\nb {{ title|shout }}\n")
    assert found.startswith("templates/entry.html:2: error[theme-syntax]: the template cannot be read: ")


def test_a_template_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "entry.html").write_bytes(b"\xff\xfe")
    assert "it is not UTF-8" in complaints(tmp_path)[0]


def test_a_name_that_is_not_given_is_told_with_the_likeliest(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "entry.html").write_text(f"{CHILD}<p>{{{{ crad.date }}}}</p>{{% endblock %}}")
    first, second = (
        line for found in check_theme(tmp_path / "templates") for line in format_diagnostic(found).split("\n")
    )
    assert first == "templates/entry.html:3: error[theme-unknown-name]: nothing called 'crad' is given to this template"
    assert second == "  hint: did you mean 'card'?"


def test_a_word_of_the_interface_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert complaints(tmp_path, entry=f"{CHILD}{{{{ w.sauces }}}}{{% endblock %}}") == [
        "templates/entry.html:3: error[theme-unknown-name]: nothing called 'w.sauces' is given to this template"
    ]


def test_what_a_template_makes_itself_is_known(tmp_path: Path) -> None:
    text = (
        CHILD + '{% from "_entry.html" import when as moment %}'
        "{% set a = 1 %}{% macro b(c) %}{{ c }}{% endmacro %}"
        "{% for x in [a] %}{{ loop.index }}{{ b(x) }}{{ moment(card, w) }}{{ range(2)|list }}{% endfor %}{% endblock %}"
    )
    assert complaints(tmp_path, entry=text) == []


def test_a_block_that_fills_no_place_is_told(tmp_path: Path) -> None:
    text = '{% extends "base.html" %}\n{% block mian %}{% block mine %}{% endblock %}{% endblock %}'
    (found,) = complaints(tmp_path, entry=text)
    assert found.startswith("templates/entry.html:2: warning[theme-unknown-block]: the block 'mian' fills no place")


def test_a_missing_template_and_a_missing_macro_are_told(tmp_path: Path) -> None:
    text = '{% include "_mine.html" %}\n{% from "_entry.html" import whn %}\n{% include "_x.html" ignore missing %}'
    assert complaints(tmp_path, entry=text) == [
        "templates/entry.html:1: error[theme-missing]: there is no _mine.html",
        "templates/entry.html:2: error[theme-missing]: there is no whn in _entry.html",
    ]


def test_a_template_that_nothing_uses_is_told(tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, entries="<p>x</p>")
    assert found.startswith("templates/entries.html: warning[theme-unknown-file]: no page is made with this template")


def test_a_part_of_ones_own_may_be_used(tmp_path: Path) -> None:
    child = f'{CHILD}{{% include "_mine.html" %}}{{% endblock %}}'
    assert complaints(tmp_path, entry=child, _mine="<p>{{ card.date }}</p>") == []


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<script>run()</script>", "the script in <script>"),
        ('<p onclick="run()">', "the script in 'onclick'"),
        ('<p style="color: red">', "the style in 'style'"),
        ("<style>p {}</style>", "the styles in <style>"),
        ('<script src="https://example.org/a.js"></script>', "'https://example.org/a.js'"),
        ('<img src="//example.org/a.png" alt="">', "'//example.org/a.png'"),
        ('<img srcset="a.png 1x, https://example.org/b.png 2x" alt="">', "'https://example.org/b.png'"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "'https://example.org/a.css'"),
        ('<iframe src="map.html"></iframe>', "'map.html'"),
        ('<form action="/find"></form>', "'/find'"),
        ('<a href="javascript:run()">x</a>', "the script in 'href'"),
    ],
)
def test_what_the_policy_of_the_pages_blocks_is_told(markup: str, what: str, tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, entry=f"{CHILD}{markup}{{% endblock %}}")
    assert found.startswith(f"templates/entry.html:3: error[theme-blocked]: browsers will not load {what}: ")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="../theme/a.png" alt="">',
        '<script src="{{ script }}"></script>',
        '<a href="https://example.org">x</a>',
        '<script type="application/ld+json">{}</script>',
        '{# <p style="x"> #}',
        "{% if card %}<p>{% endif %}",
    ],
)
def test_what_it_allows_is_not(markup: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, entry=f"{CHILD}{markup}{{% endblock %}}") == []


def test_a_style_sheet_is_held_to_the_policy_too(tmp_path: Path) -> None:
    css = (
        'p {}\n@import "https://example.org/a.css";\np { background: url(b.png) }\n@font-face { src: url("c.woff2") }\n'
    )
    found = complaints(tmp_path, **{"assets/style.css": css})
    assert [line.split(": ")[0] for line in found] == ["templates/assets/style.css:2", "templates/assets/style.css:4"]


def test_a_policy_of_ones_own_counts(tmp_path: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    base = f"{policy}{{% block main %}}{{% endblock %}}"
    css = '@font-face { src: url("c.woff2") }'
    assert complaints(tmp_path, base=base, **{"assets/style.css": css}) == []


def test_pages_without_a_policy_are_told(tmp_path: Path) -> None:
    assert complaints(tmp_path, base="<p>{% block main %}{% endblock %}</p>") == [
        "templates/base.html:1: warning[theme-no-policy]: pages without a content policy run whatever slips into them"
    ]


def test_a_copy_of_an_older_version_is_told_and_a_fresh_one_is_not(tmp_path: Path) -> None:
    (path,) = copy_files(tmp_path / "templates", ["page.html"])
    assert complaints(tmp_path) == []
    text = path.read_text(encoding="utf-8")
    stamp = text.split("\n")[0]
    path.write_text(
        text.replace(stamp, f"{stamp[:-15]}000000000000 #}}").replace("<h1>", "<h1 id='x'>"), encoding="utf-8"
    )
    (found,) = complaints(tmp_path)
    assert found.startswith("templates/page.html:1: warning[theme-outdated]: this is a copy from sitegen ")


def test_a_template_that_extends_itself_does_not_run_on(tmp_path: Path) -> None:
    assert complaints(tmp_path, entry='{% extends "entry.html" %}') == []
