"""The timeline as pages."""
