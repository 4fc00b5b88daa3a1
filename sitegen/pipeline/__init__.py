"""The rooms in order: a project's documents to its site.

The first half reads one document at a time, in any number of processes; the second half brings all
documents together. In between everything lies in spools, so nothing here grows with the archive but
the list of seeds and the diagnostics.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sitegen.output import SiteWriter
from sitegen.pipeline.changes import compared
from sitegen.pipeline.collection import Collection
from sitegen.pipeline.earlier import Earlier, open_earlier
from sitegen.pipeline.exporting import write_exports
from sitegen.pipeline.project import Project, Report, open_project
from sitegen.pipeline.reading import Task, read_seed
from sitegen.pipeline.vanished import suggest_former
from sitegen.render import routes, site
from sitegen.render.selection import holds
from sitegen.resources import packaged

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitegen.render.selection import Selection

    Progress = Callable[[str, int, int], None]

__all__ = ["Earlier", "Project", "Report", "Task", "build", "check", "open_earlier", "open_project", "read_seed"]


def check(project: Project, *, jobs: int = 1, progress: Progress | None = None) -> Report:
    """Return what a build would find and complain of; nothing is written but the cache."""
    with Collection(project, jobs, progress) as collection:
        report = collection.report(pages=0)
        renamed = suggest_former(project.output, collection.seeds(), collection.register)
        return replace(report, diagnostics=(*report.diagnostics, *renamed))


def build(  # noqa: PLR0913 (what a build is asked for)
    project: Project,
    *,
    today: str,
    jobs: int = 1,
    progress: Progress | None = None,
    selection: Selection | None = None,
    since: Earlier | None = None,
) -> Report:
    """Build the site of *project* and return what was read, dated, found and doubted.

    *today* is an ISO day and only printed, *selection* the entries that get pages for print, *since* what it is
    compared with. The old site stays whole until the new one is.
    """
    with Collection(project, jobs, progress) as collection, SiteWriter(project.output, today=today) as writer:
        pages = 0
        offers = write_exports(collection, project.config.export.formats, writer)
        themes = (project.templates, packaged("templates"))
        made = replace(collection.site_data(today, offers), selection=selection)
        with compared(since, collection, made) as made:
            for route, data in site.site_files(made, themes):
                writer.write(route, data)
                pages += route.endswith(".html")
                if progress:
                    progress("write", pages, 0)
        for name in collection.content.assets:
            writer.write(routes.asset(name).route, (project.content / "assets" / name).read_bytes())
        sources = ((source.id, source.sha256) for source in collection.seeds())
        printed, named = selection.text if selection else "", since.named if since else ""
        writer.remember(sources=sources, printed=printed, since=named)
        held = sum(holds(selection, entry, made.source_of) for entry in made.entries) if selection else None
        return replace(collection.report(pages=pages), printed=held)
