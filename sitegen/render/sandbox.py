"""The environment in which templates are filled: it may fill pages, not run programs, and it does so quickly.

A theme comes with a project, which may be anybody's, so every template is filled in jinja2's immutable sandbox. That
sandbox weighs each attribute anew each time it is read. What pages are made of needs no weighing: a field of a record
and a word of a table are values that were handed over to be read, and a form that only names what is filled in reads
nothing of it. These are looked up at once; all else goes the sandbox's own way.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from types import MappingProxyType, MethodType
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, MutableMapping, Sequence
    from pathlib import Path

    from jinja2.environment import TemplateModule
    from jinja2.parser import Parser
    from jinja2.runtime import Context

_PLAIN_FORM = re.compile(r"(?:[^{}]|\{[a-z_]+\})*")  # names only: it reads nothing of what is filled in
_KEPT = 2000  # shared pieces, some megabytes


def make_environment(
    template_folders: Sequence[Path], words: Mapping[str, str] = MappingProxyType({})
) -> jinja2.Environment:
    """Return the environment for the templates in *template_folders*, the first folder that has one winning.

    Everything is escaped, in files of any kind; what has no value is an error and not an empty place. *words* are
    those that every page is given as ``w``: templates are compiled with them in their places.
    """
    return _Sandbox(
        words,
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in template_folders]),
        extensions=[_Shared],
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


class _Template(jinja2.Template):
    """A template whose macros are made once: none of ours is given globals of its own."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the macros of the template, whoever asks for them."""
        return self._module or super()._get_default_module(ctx)


class _Sandbox(ImmutableSandboxedEnvironment):
    """jinja2's immutable sandbox with a short way to templates, the fields of records, words and macros."""

    template_class = _Template

    def __init__(self, words: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401 (jinja2's own)
        super().__init__(**options)
        self._words = words
        self._fields: dict[type, frozenset[str]] = {}
        self._found: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (jinja2's own)
    ) -> jinja2.Template:
        """Return the template *name*: files do not change while pages are made."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 (a template may read anything)
        """Return *attribute* of *obj*, or its item of that name, where a template may read it."""
        kind = type(obj)
        known = self._fields.get(kind)
        if known is None:
            known = self._fields[kind] = _readable(kind)
        if attribute in known:
            return getattr(obj, attribute)
        if kind is str and attribute == "format" and _PLAIN_FORM.fullmatch(obj):
            return obj.format
        if kind is MappingProxyType and attribute in obj:  # a word called 'copy' is that word
            return obj[attribute]
        return super().getattr(obj, attribute)

    def _generate(self, source: nodes.Template, *rest: Any, **named: Any) -> str:  # noqa: ANN401 (a hook of jinja2)
        """Return the code of the template *source*, the words of the language in their places."""
        return super()._generate(_Worded(self._words).visit(source), *rest, **named)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063 (jinja2's own)
        """Return what *__obj* gives; a macro of a template needs no weighing either, nor does what is shared."""
        kind = type(__obj)
        if kind is MethodType and type(__obj.__self__) is _Shared:
            return __obj(*args, **kwargs)
        if kind is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(__context.eval_ctx, *args, **kwargs)
        return super().call(__context, __obj, *args, **kwargs)


class _Worded(NodeTransformer):
    """Puts each word where a template names it (``w.search``), as it puts its own text."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 (jinja2's own)
        """Return the word that *node* names, *node* itself where it names none."""
        named = isinstance(node.node, nodes.Name) and node.node.name == "w" and node.attr in self._words
        return nodes.Const(self._words[node.attr], lineno=node.lineno) if named else self.generic_visit(node)


class _Shared(Extension):
    """``{% shared KEY %} … {% endshared %}``: what is the same wherever KEY is, filled in once for each.

    Pieces are forgotten all at once when there are too many: a theme may have a key of its own for each page.
    """

    tags = {"shared"}  # noqa: RUF012 (jinja2's own)

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._filled: dict[tuple[str | None, str, Hashable], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Return the block as a call that fills it, or gives what it was filled with."""
        line = next(parser.stream).lineno
        place = [nodes.Const(parser.name), nodes.Const(parser.free_identifier().name)]
        key = parser.parse_expression()
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        return nodes.CallBlock(self.call_method("_once", [*place, key]), [], [], body).set_lineno(line)

    def _once(self, template: str | None, block: str, key: Hashable, caller: Callable[[], str]) -> str:
        place = (template, block, key)
        try:
            return self._filled[place]
        except KeyError:
            if len(self._filled) >= _KEPT:
                self._filled.clear()
            self._filled[place] = caller()
            return self._filled[place]
        except TypeError as error:
            raise jinja2.TemplateRuntimeError(f"'shared' needs a key that can be compared, not {key!r:.40}") from error


def _readable(kind: type) -> frozenset[str]:
    """Return the fields of a record of *kind* that anybody may read; of other things none."""
    if not is_dataclass(kind):
        return frozenset()
    return frozenset(field.name for field in fields(kind) if not field.name.startswith("_"))
