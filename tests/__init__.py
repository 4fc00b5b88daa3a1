"""The tests, a package of their own: other packages bring folders of this name."""
