"""What in a project's theme will not work, found before a build does."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jinja2
from jinja2 import meta, nodes

from sitegen.languages.words import load
from sitegen.model import Diagnostic, Place
from sitegen.render.html import make_renderer_environment
from sitegen.resources import packaged
from sitegen.theming.files import fingerprint, names_in, stamped
from sitegen.theming.names import read_names
from sitegen.theming.policy import Policy, blocked_in_markup, blocked_in_style, parse_policy, stated_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

BASE = "base.html"
_LANGUAGE = "de"  # all languages have the same words
_POLICY = "default-src 'none'"


def check_theme(templates: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the project's own theme in the folder *templates*, by file and line."""
    checker = _Checker(templates)
    return tuple(
        sorted(
            (found for name in names_in(templates) for found in checker.check(name)),
            key=lambda found: (found.at.path, found.at.line or 0, found.code, found.args),
        )
    )


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A template: its text, its tree, and the markup in it with a letter for each thing filled in."""

    text: str
    tree: nodes.Template
    markup: str


class _Checker:
    """Reads the templates of a project and those they stand on, each once."""

    def __init__(self, templates: Path) -> None:
        self._folder = templates
        self._own = names_in(templates)
        self._all = tuple(sorted({*self._own, *names_in(packaged("templates"))}))
        self._environment = make_renderer_environment((templates, packaged("templates")), _LANGUAGE)
        self._parsed: dict[str, _Parsed] = {}
        self._policy = self._find_policy()

    def check(self, name: str) -> Iterator[Diagnostic]:
        """Yield what is wrong with one file."""
        yield from self._outdated(name)
        if name.startswith("assets/"):
            if name.endswith(".css"):
                yield from self._blocked(name, blocked_in_style(self._text(name), self._policy))
            return
        try:
            parsed = self._parse(name)
            self._environment.compile(parsed.text, name)
        except jinja2.TemplateSyntaxError as error:
            yield _found("theme-syntax", name, error.lineno, why=error.message or "it cannot be read")
            return
        except UnicodeDecodeError:
            yield _found("theme-syntax", name, 1, why="it is not UTF-8")
            return
        yield from self._unused(name)
        yield from self._unknown_names(name, parsed)
        yield from self._unknown_blocks(name, parsed)
        yield from self._missing(name, parsed)
        if name == BASE and stated_policy(parsed.markup) is None:
            yield _found("theme-no-policy", name, 1)
        yield from self._blocked(name, blocked_in_markup(parsed.markup, self._policy))

    def _outdated(self, name: str) -> Iterator[Diagnostic]:
        """Yield a warning where the file is a copy of one that has changed since."""
        theirs = packaged("templates") / name
        copy = stamped(self._text(name, errors="replace"))
        if copy and (not theirs.is_file() or fingerprint(theirs.read_bytes()) != copy[1]):
            yield _found("theme-outdated", name, 1, version=copy[0])

    def _unused(self, name: str) -> Iterator[Diagnostic]:
        """Yield a warning where no page is made with the template and no other one uses it."""
        if name not in read_names().files and not any(name in _uses(parsed) for parsed in self._readable()):
            yield _found("theme-unknown-file", name, None, advice=_nearest(name, read_names().files))

    def _unknown_names(self, name: str, parsed: _Parsed) -> Iterator[Diagnostic]:
        """Yield an error for each name, and each word of the interface, that the template is not given."""
        names = read_names()
        known = names.of(name) if name in names.given else names.known
        made = _made(parsed) | set(self._environment.globals)
        for missing in sorted(meta.find_undeclared_variables(parsed.tree) - known - made):
            read = (node for node in parsed.tree.find_all(nodes.Name) if node.name == missing and node.ctx == "load")
            line = min((node.lineno for node in read), default=1)
            yield _found("theme-unknown-name", name, line, name=missing, advice=_nearest(missing, known))
        words = load(_LANGUAGE).interface
        for node in parsed.tree.find_all(nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name == "w" and node.attr not in words:
                advice = _nearest(node.attr, words)
                yield _found("theme-unknown-name", name, node.lineno, name=f"w.{node.attr}", advice=advice)

    def _unknown_blocks(self, name: str, parsed: _Parsed) -> Iterator[Diagnostic]:
        """Yield a warning for each block that fills a place no template above has."""
        above = self._blocks_above(parsed)
        if above is None:
            return
        inner = {
            block.name
            for outer in parsed.tree.find_all(nodes.Block)
            for child in outer.body
            for block in ([child] if isinstance(child, nodes.Block) else list(child.find_all(nodes.Block)))
        }
        for block in parsed.tree.find_all(nodes.Block):
            if block.name not in above and block.name not in inner:
                yield _found(
                    "theme-unknown-block", name, block.lineno, name=block.name, advice=_nearest(block.name, above)
                )

    def _blocks_above(self, parsed: _Parsed) -> set[str] | None:
        """Return the blocks of all templates that *parsed* extends, None where it extends none that can be read."""
        found: set[str] = set()
        seen: set[str] = set()
        parent = _parent(parsed)
        while parent and parent not in seen:
            seen.add(parent)
            above = self._try(parent)
            if above is None:
                return None
            found.update(block.name for block in above.tree.find_all(nodes.Block))
            parent = _parent(above)
        return found if seen else None

    def _missing(self, name: str, parsed: _Parsed) -> Iterator[Diagnostic]:
        """Yield an error for each template and each macro that is used and is not there."""
        for node in parsed.tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            lenient = isinstance(node, nodes.Include) and node.ignore_missing
            for wanted in _named(node):
                if wanted not in self._all and not lenient:
                    yield _found("theme-missing", name, node.lineno, name=wanted, advice=_nearest(wanted, self._all))
            if isinstance(node, nodes.FromImport):
                yield from self._missing_macros(name, node)

    def _missing_macros(self, name: str, node: nodes.FromImport) -> Iterator[Diagnostic]:
        for other in _named(node):
            there = self._try(other)
            if there is None:
                continue
            made = _made(there)
            for wanted in (word if isinstance(word, str) else word[0] for word in node.names):
                if wanted not in made:
                    said = f"{wanted} in {other}"
                    yield _found("theme-missing", name, node.lineno, name=said, advice=_nearest(wanted, made))

    def _blocked(self, name: str, found: Iterable[tuple[int, str]]) -> Iterator[Diagnostic]:
        for line, what in found:
            yield _found("theme-blocked", name, line, what=what)

    def _find_policy(self) -> Policy:
        """Return the policy that the pages will state; without one, the strictest."""
        base = self._try(BASE)
        return parse_policy((stated_policy(base.markup) if base else None) or _POLICY)

    def _readable(self) -> Iterator[_Parsed]:
        for name in self._all:
            parsed = None if name.startswith("assets/") else self._try(name)
            if parsed:
                yield parsed

    def _try(self, name: str) -> _Parsed | None:
        """Return the template *name*, None where it is not there or cannot be read."""
        try:
            return self._parse(name)
        except (OSError, UnicodeDecodeError, jinja2.TemplateError):
            return None

    def _parse(self, name: str) -> _Parsed:
        if name not in self._parsed:
            text = self._text(name)
            tree = self._environment.parse(text, name)
            self._parsed[name] = _Parsed(text, tree, _markup(self._environment, text))
        return self._parsed[name]

    def _text(self, name: str, errors: str = "strict") -> str:
        folder = self._folder if name in self._own else packaged("templates")
        return (folder / name).read_bytes().decode("utf-8", errors).replace("\r\n", "\n")


def _markup(environment: jinja2.Environment, text: str) -> str:
    """Return *text* with a letter for each thing filled in; lines stay where they are."""
    parts = []
    for _, kind, value in environment.lex(text):
        parts.append(value if kind == "data" else "x" * (kind == "variable_begin") + "\n" * value.count("\n"))
    return "".join(parts)


def _made(parsed: _Parsed) -> set[str]:
    """Return the names that a template makes itself: its macros, what it sets and what it imports."""
    made = {macro.name for macro in parsed.tree.find_all(nodes.Macro)}
    made |= {target.name for target in parsed.tree.find_all(nodes.Name) if target.ctx == "store"}
    made |= {found.target for found in parsed.tree.find_all(nodes.Import)}
    imported = (word for found in parsed.tree.find_all(nodes.FromImport) for word in found.names)
    return made | {word if isinstance(word, str) else word[1] for word in imported}


def _uses(parsed: _Parsed) -> set[str]:
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    return {name for node in parsed.tree.find_all(kinds) for name in _named(node)}


def _parent(parsed: _Parsed) -> str | None:
    found = parsed.tree.find(nodes.Extends)
    return next(iter(_named(found)), None) if found else None


def _named(node: nodes.Node) -> Sequence[str]:
    """Return the templates that *node* names; none where a name is only known when a page is made."""
    told = node.template if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport) else None
    parts = told.items if isinstance(told, nodes.Tuple | nodes.List) else [told]
    return [str(part.value) for part in parts if isinstance(part, nodes.Const)]


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"did you mean '{near[0]}'?" if near else "sitegen theme list NAME tells what there is"


def _found(code: str, file: str, line: int | None, **args: str) -> Diagnostic:
    return Diagnostic(code, Place(f"templates/{file}", line), tuple(args.items()))
