"""Hoptac reads what provinces publish about working with partners abroad, and proves every line of it."""

__version__ = "0.1.0"
