"""Hoptac reads what provinces publish about working with partners abroad, and proves every line of it."""

import logging

__version__ = "0.1.0"

# What went wrong inside is for the log alone: nothing of it is printed over the words meant for people.
logging.getLogger(__name__).addHandler(logging.NullHandler())
