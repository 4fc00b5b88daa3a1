"""What ``sitegen.toml`` may say, and reading it.

The records below are the whole truth about the configuration: the reference in the README, the JSON
Schema for editors and the complaints are all made from their fields.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from sitegen.errors import ConfigError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "sitegen.toml"

WebAddress = Annotated[
    str,
    Meta(pattern=r"\A(https?://[^\s/?#@]+(/[^\s?#]*)?)?\Z", extra={"expected": "an address like https://example.org"}),
]
GitName = Annotated[
    str, Meta(pattern=r"\A[A-Za-z0-9_][A-Za-z0-9._/-]*\Z", extra={"expected": "a name as git uses it, like 'origin'"})
]
Domain = Annotated[
    str,
    Meta(
        pattern=r"\A([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+)?\Z",
        extra={"expected": "a domain like chronik.example.org"},
    ),
]


class Site(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the site is called and how it speaks."""

    title: Annotated[
        str, Meta(description="The name of the chronology.", min_length=1, extra={"expected": "some text"})
    ] = "Chronik"
    description: Annotated[str, Meta(description="One sentence under the title: what the chronology is about.")] = ""
    language: Annotated[
        Literal["de", "en"], Meta(description="The language of the pages, and of sources that do not tell theirs.")
    ] = "de"
    languages: Annotated[
        tuple[Literal["de", "en"], ...],
        Meta(
            description="The languages of the pages where there are several: the first stands at the root and takes "
            "the place of `language`, each further one stands in a folder of its own (`en/`).",
            extra={"expected": 'a list like ["de", "en"]'},
            extra_json_schema={"uniqueItems": True},
        ),
    ] = ()
    base_url: Annotated[
        WebAddress,
        Meta(
            description="Where the site will stand; only the sitemap, canonical links, the feed and the picture beside "
            "links from elsewhere need it."
        ),
    ] = ""
    author: Annotated[str, Meta(description="Who put the chronology together.")] = ""
    noindex: Annotated[
        bool,
        Meta(
            description="Whether search engines are asked to leave the site out of what they list.",
            extra={"expected": "true or false"},
        ),
    ] = False

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return the languages of the pages, the main one first."""
        return self.languages or (self.language,)


class Naming(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the site is called in one of its languages."""

    title: Annotated[str, Meta(description="The name of the chronology on pages of this language.")] = ""
    description: Annotated[str, Meta(description="The sentence under the title on pages of this language.")] = ""


class Sources(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of other people's texts is shown."""

    publish: Annotated[
        Literal["full", "excerpts", "link"],
        Meta(
            description="What is shown of a source that says nothing else: its whole text (`full`), the passages "
            "used (`excerpts`), or nothing but a reference (`link`)."
        ),
    ] = "excerpts"
    excerpt_limit: Annotated[
        int, Meta(description="The longest passage shown of an `excerpts` source, in characters.", ge=40, le=5000)
    ] = 300
    max_share: Annotated[
        int,
        Meta(
            description="How much of an `excerpts` source all its entries together may show, in percent of its text; "
            "`check` and `build` name each source above it. 100 names none.",
            ge=1,
            le=100,
        ),
    ] = 100


class Timeline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the chronology, and how it is laid out."""

    min_confidence: Annotated[
        float,
        Meta(
            description="How sure the program has to be of a passage to show it, from 0 (all) to 1 (hardly any).",
            ge=0,
            le=1,
        ),
    ] = 0.5
    split_above: Annotated[
        int,
        Meta(
            description="With more entries than this, the first page lists the years instead of all entries.",
            ge=1,
            le=100_000,
        ),
    ] = 2000
    pages_up_to: Annotated[
        int,
        Meta(
            description="With more entries than this, an entry has no page of its own: it stands on the page of its "
            "month, and its address leads there.",
            ge=0,
            le=1_000_000,
        ),
    ] = 20_000
    top: Annotated[
        int,
        Meta(
            description="How many days the page of key dates tells of; what a person has pinned stands there besides. "
            "0 makes no such page.",
            ge=0,
            le=1000,
        ),
    ] = 12


class Export(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is written for other programs."""

    formats: Annotated[
        tuple[
            Literal[
                "feed",
                "calendar",
                "csv",
                "bibtex",
                "timelinejs",
                "xlsx",
                "docx",
                "jsonld",
                "annotations",
                "timeml",
            ],
            ...,
        ],
        Meta(
            description="The forms of the data that are written beside `timeline.json`: an Atom `feed`, an iCalendar "
            "`calendar`, a `csv` table, `bibtex` of the sources, `timelinejs` for TimelineJS3, sheets for checking "
            "(`xlsx`, `docx`), `jsonld` (schema.org), W3C `annotations`, `timeml` of each text shown in full.",
            extra={"expected": 'a list like ["feed", "csv"]'},
        ),
    ] = ("feed", "calendar", "csv", "bibtex")


class Publishing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where ``sitegen publish`` sends the site."""

    remote: Annotated[GitName, Meta(description="The git remote that hosts the site.")] = "origin"
    branch: Annotated[GitName, Meta(description="The branch it is served from.")] = "gh-pages"
    cname: Annotated[Domain, Meta(description="The site's own domain; empty keeps the one the branch already has.")] = (
        ""
    )


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of ``sitegen.toml``."""

    site: Annotated[Site, Meta(description="What the site is called and how it speaks.")] = Site()
    de: Annotated[Naming, Meta(description="What German pages say in place of `[site]`.")] = Naming()
    en: Annotated[Naming, Meta(description="What English pages say in place of `[site]`.")] = Naming()
    sources: Annotated[Sources, Meta(description="How much of other people's texts is shown.")] = Sources()
    timeline: Annotated[Timeline, Meta(description="What stands in the chronology, and how it is laid out.")] = (
        Timeline()
    )
    export: Annotated[Export, Meta(description="What is written for other programs.")] = Export()
    publish: Annotated[Publishing, Meta(description="Where `sitegen publish` sends the site.")] = Publishing()


def read_config(path: Path) -> Config:
    """Return the configuration in the file *path*, the defaults where there is no such file.

    ConfigError names every problem of the file at once, in the order of its lines.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Config()
    except UnicodeDecodeError as error:
        raise ConfigError("not UTF-8", at=path.name, hint="save the file as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"cannot read the file: {error.strerror}", at=str(path)) from error
    return parse_config(text, path.name)


def parse_config(text: str, name: str = FILE_NAME) -> Config:
    """Return the configuration that *text* states; *name* stands before each complaint."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidConfigError([_not_toml(str(error), name)]) from error
    problems = sorted(_problems(tables, _lines_of_keys(text)))
    if problems:
        raise InvalidConfigError([f"{name}:{line}: {printable(problem)}" for line, problem in problems])
    return msgspec.convert(tables, Config)


class InvalidConfigError(ConfigError):
    """All that is wrong with a configuration, a line for each problem."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines

    def __str__(self) -> str:
        return self.message


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of ``sitegen.toml``, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Config)}


def as_toml(config: Config) -> str:
    """Return *config* as the file that states all of it."""
    tables = []
    for table, values in msgspec.to_builtins(config).items():
        rows = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
        tables.append("\n".join([f"[{table}]", *rows]) + "\n")
    return "\n".join(tables)


def reference() -> str:
    """Return the reference of all fields as a Markdown table."""
    rows = ["| key | default | what it says |", "|---|---|---|"]
    for table, field, kind, default in _fields():
        choices = f" One of {_either(get_args(_plain(kind)))}." if get_origin(_plain(kind)) is Literal else ""
        description = next(meta.description for meta in _metas(kind) if meta.description)
        rows.append(f"| `[{table}]` `{field}` | `{json.dumps(default)}` | {description}{choices} |")
    return "\n".join(rows) + "\n"


def _fields() -> Iterator[tuple[str, str, Any, object]]:
    """Yield table, name, type and default of every field."""
    for table, struct in _tables().items():
        kinds = get_type_hints(struct, include_extras=True)
        for field in msgspec.structs.fields(struct):
            yield table, field.name, kinds[field.name], field.default


def _tables() -> dict[str, type[Struct]]:
    return get_type_hints(Config)


def _problems(tables: dict[str, Any], lines: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Yield every problem with the line it stands in."""
    known = _tables()
    for table, values in tables.items():
        line = lines.get(table, 1)
        if table not in known:
            yield line, _unknown(table, list(known))
        elif not isinstance(values, dict):
            yield line, f"{table}: expected a table, got {_kind(values)}"
        else:
            kinds = get_type_hints(known[table], include_extras=True)
            for key, value in values.items():
                line = lines.get(f"{table}.{key}", lines.get(table, 1))
                if key not in kinds:
                    yield line, _unknown(key, list(kinds), within=f"{table}.")
                elif problem := _mismatch(value, kinds[key]):
                    yield line, f"{table}.{key}: {problem}"


def _unknown(key: str, known: list[str], within: str = "") -> str:
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(known)}"
    return f"unknown {'key' if within else 'table'} '{within}{key}'; {advice}"


def _mismatch(value: object, kind: Any) -> str | None:  # noqa: ANN401 (a type form has no type of its own)
    """Return how *value* falls short of the type *kind*, None where it fits."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        plain = _plain(kind)
        stated = {Literal: str, tuple: list}.get(get_origin(plain), plain)
        right_type = isinstance(value, (int, float) if stated is float else stated) and not isinstance(value, bool)
        got = json.dumps(value, ensure_ascii=False) if right_type else _kind(value)
        return f"expected {_expected(kind)}, got {got}{_nearest(value, plain)}"
    once = any((meta.extra_json_schema or {}).get("uniqueItems") for meta in _metas(kind))
    twice = next((name for name in value if value.count(name) > 1), "") if once and isinstance(value, list) else ""
    return f"'{twice}' stands there twice; keep one" if twice else None


def _nearest(value: object, plain: Any) -> str:  # noqa: ANN401 (as above)
    """Return advice about the first unknown name in the list *value*, empty where a list of names is not meant."""
    if get_origin(plain) is not tuple or not isinstance(value, list):
        return ""
    known = [str(choice) for choice in get_args(get_args(plain)[0])]
    unknown = next((str(one) for one in value if one not in known), "")
    near = difflib.get_close_matches(unknown, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; known here: {', '.join(known)}"


def _expected(kind: Any) -> str:  # noqa: ANN401 (as above)
    plain = _plain(kind)
    if get_origin(plain) is Literal:
        return _either(get_args(plain))
    for meta in _metas(kind):
        if meta.extra:
            return str(meta.extra["expected"])
        if meta.ge is not None:
            return f"a {'number' if plain is float else 'whole number'} from {meta.ge} to {meta.le}"
    return "text"


def _either(choices: tuple[str, ...]) -> str:
    *first, last = (f"'{choice}'" for choice in choices)
    return f"{', '.join(first)} or {last}"


def _plain(kind: Any) -> Any:  # noqa: ANN401 (as above)
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _metas(kind: Any) -> list[Meta]:  # noqa: ANN401 (as above)
    return [part for part in get_args(kind)[1:] if isinstance(part, Meta)] if get_origin(kind) is Annotated else []


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "true or false"),
        (int, "a number"),
        (float, "a number"),
        (str, "text"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((words for kind, words in kinds if isinstance(value, kind)), "a date or time")


_HEADER = re.compile(r"\s*\[+\s*([^\]#]+?)\s*\]+")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"' -]+?)\s*=")


def _lines_of_keys(text: str) -> dict[str, int]:
    """Return the line of every table and dotted key; what stands inside a long string is passed over."""
    lines: dict[str, int] = {}
    table, closing = "", ""
    for number, line in enumerate(text.split("\n"), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        if header := _HEADER.match(line):
            table = _bare(header[1])
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            name = ".".join(filter(None, (table, _bare(key[1]))))
            lines.setdefault(name, number)
            lines.setdefault(name.partition(".")[0], number)
        closing = next((mark for mark in ('"""', "'''") if line.count(mark) % 2), "")
    return lines


def _bare(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _not_toml(message: str, name: str) -> str:
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    if found is None or found[2] is None:
        return f"{name}: not TOML: {printable(message)}"
    return f"{name}:{found[2]}:{found[3]}: not TOML: {printable(found[1])}"
