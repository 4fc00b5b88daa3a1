import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from sitegen import config, export
from sitegen.errors import ConfigError

ROOT = Path(__file__).parents[2]


def complaints(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        config.parse_config(text)
    return str(caught.value).splitlines()


def test_nothing_stated_gives_the_defaults(tmp_path: Path) -> None:
    assert config.read_config(tmp_path / "sitegen.toml") == config.Config()


def test_what_is_stated_is_in_force(tmp_path: Path) -> None:
    path = tmp_path / "sitegen.toml"
    path.write_text('[site]\ntitle = "Brücke"\n[sources]\nexcerpt_limit = 120\n', encoding="utf-8-sig")
    read = config.read_config(path)
    assert (read.site.title, read.sources.excerpt_limit, read.publish.branch) == ("Brücke", 120, "gh-pages")


def test_all_problems_come_out_together_with_line_and_suggestion() -> None:
    text = '[site]\ntitel = "Brücke"\nbase_url = 5\n\n[source]\n[sources]\nexcerpt_limit = 1\npublish = "all"\n'
    assert complaints(text) == [
        "sitegen.toml:2: unknown key 'site.titel'; did you mean 'title'?",
        "sitegen.toml:3: site.base_url: expected an address like https://example.org, got a number",
        "sitegen.toml:5: unknown table 'source'; did you mean 'sources'?",
        "sitegen.toml:7: sources.excerpt_limit: expected a whole number from 40 to 5000, got 1",
        "sitegen.toml:8: sources.publish: expected 'full', 'excerpts' or 'link', got \"all\"",
    ]


def test_a_key_nothing_resembles_lists_what_is_known() -> None:
    assert complaints("[publish]\nxyz = 1\n") == [
        "sitegen.toml:2: unknown key 'publish.xyz'; known here: remote, branch, cname"
    ]


def test_a_table_given_as_a_value_is_named() -> None:
    assert complaints("site = 3\n") == ["sitegen.toml:1: site: expected a table, got a number"]


def test_a_dotted_key_and_an_inline_table_keep_their_lines() -> None:
    assert complaints("\nsite.title = []\nsources = { publish = 1 }\n") == [
        "sitegen.toml:2: site.title: expected some text, got a list",
        "sitegen.toml:3: sources.publish: expected 'full', 'excerpts' or 'link', got a number",
    ]


def test_lines_inside_a_long_string_are_not_keys() -> None:
    text = '[site]\ndescription = """\nauthor = 1\n"""\nauthor = 1\n'
    assert complaints(text) == ["sitegen.toml:5: site.author: expected text, got a number"]


def test_a_confidence_is_any_number_in_its_bounds() -> None:
    assert config.parse_config("[timeline]\nmin_confidence = 1\n").timeline.min_confidence == 1
    assert config.parse_config("[timeline]\nmin_confidence = 0.25\n").timeline.min_confidence == 0.25
    assert complaints("[timeline]\nmin_confidence = 1.5\n") == [
        "sitegen.toml:2: timeline.min_confidence: expected a number from 0 to 1, got 1.5"
    ]
    assert complaints("[timeline]\nmin_confidence = 2\n") == [
        "sitegen.toml:2: timeline.min_confidence: expected a number from 0 to 1, got 2"
    ]


def test_a_truth_value_is_no_number() -> None:
    assert complaints("[sources]\nexcerpt_limit = true\n") == [
        "sitegen.toml:2: sources.excerpt_limit: expected a whole number from 40 to 5000, got true or false"
    ]


def test_what_is_not_toml_is_shown_with_its_place() -> None:
    assert complaints("[site]\ntitle = \n") == ["sitegen.toml:2:9: not TOML: Invalid value"]
    assert complaints("[site") == [
        "sitegen.toml: not TOML: Expected ']' at the end of a table declaration (at end of document)"
    ]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sitegen.toml"
    path.write_bytes("[site]\ntitle = 'Brücke'\n".encode("latin-1"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        config.read_config(path)


@pytest.mark.parametrize("remote", ["--receive-pack=touch x", "-x", "ext::sh -c id", ""])
def test_a_remote_that_could_be_an_option_or_a_command_is_refused(remote: str) -> None:
    assert complaints(f"[publish]\nremote = {json.dumps(remote)}\n")[0].startswith(
        "sitegen.toml:2: publish.remote: expected"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//example.org", "https://user:word@example.org", "example.org"]
)
def test_a_base_url_is_a_plain_web_address(address: str) -> None:
    assert "site.base_url: expected" in complaints(f"[site]\nbase_url = {json.dumps(address)}\n")[0]


def test_control_characters_in_a_key_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in complaints('[site]\n"\\u001b[2J" = 1\n')[0]


def test_what_is_in_force_can_be_read_back() -> None:
    stated = config.parse_config('[site]\ntitle = "„Brücke“ \\"alt\\"\\n"\nlanguage = "en"\n')
    assert config.parse_config(config.as_toml(stated)) == stated


def test_the_schema_accepts_what_the_program_accepts() -> None:
    schema = config.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(msgspec.json.encode(config.Config())), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"site": {"titel": "x"}}, schema)


def test_every_field_is_described() -> None:
    lines = config.reference().splitlines()[2:]
    tables = [getattr(config.Config(), name) for name in config.Config.__struct_fields__]
    assert len(lines) == sum(len(table.__struct_fields__) for table in tables)
    assert all(len(line.split("|")[3].strip()) > 10 for line in lines)


def test_formats_of_exports_are_those_that_can_be_written() -> None:
    (missing,) = complaints('[export]\nformats = ["gopher"]\n')
    known = missing.partition("; known here: ")[2].split(", ")
    assert known == [name for name in (*export.WRITERS, *export.FOLDERS) if name != export.ALWAYS]


def test_an_unknown_format_is_refused_with_the_nearest() -> None:
    (near,) = complaints('[export]\nformats = ["csv", "xls"]\n')
    assert near == (
        'sitegen.toml:2: export.formats: expected a list like ["feed", "csv"], got ["csv", "xls"]; '
        "did you mean 'xlsx'?"
    )
    assert config.parse_config("[export]\nformats = []\n").export.formats == ()


def test_noindex_is_true_or_false() -> None:
    assert complaints('[site]\nnoindex = "yes"\n') == ["sitegen.toml:2: site.noindex: expected true or false, got text"]
    assert config.parse_config("[site]\nnoindex = true\n").site.noindex


def test_languages_are_a_list_the_first_in_the_place_of_the_one() -> None:
    assert config.parse_config('[site]\nlanguage = "en"\n').site.spoken == ("en",)
    both = config.parse_config('[site]\nlanguage = "en"\nlanguages = ["de", "en"]\n[en]\ntitle = "Bridge"\n')
    assert both.site.spoken == ("de", "en")
    assert both.en.title == "Bridge"


def test_a_language_that_stands_twice_is_refused_together_with_the_other_complaints() -> None:
    assert complaints('[site]\ntitel = "Brücke"\nlanguages = ["de", "en", "de"]\n') == [
        "sitegen.toml:2: unknown key 'site.titel'; did you mean 'title'?",
        "sitegen.toml:3: site.languages: 'de' stands there twice; keep one",
    ]


def test_a_language_without_words_for_pages_is_named_with_those_there_are() -> None:
    assert complaints('[site]\nlanguages = ["de", "fr"]\n') == [
        'sitegen.toml:2: site.languages: expected a list like ["de", "en"], got ["de", "fr"]; known here: de, en'
    ]
    assert complaints('[site]\nlanguages = "de"\n') == [
        'sitegen.toml:2: site.languages: expected a list like ["de", "en"], got text'
    ]
