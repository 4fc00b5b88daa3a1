"""The theme of a project: what it replaces of the one that comes along, file by file.

``list_files`` says what there is, ``copy_files`` takes files over to be changed, ``check_theme`` finds what will not
work before a build does.
"""

from sitegen.theming.check import check_theme
from sitegen.theming.copying import copy_files
from sitegen.theming.files import ThemeFile, list_files
from sitegen.theming.names import Names, read_names, reference

__all__ = ["Names", "ThemeFile", "check_theme", "copy_files", "list_files", "read_names", "reference"]
