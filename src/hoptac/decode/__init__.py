"""Snapshot -> Page: the visible text in NFC, its zones, title, day, publisher and language. One file a format."""

from hoptac.decode.page import decode

__all__ = ["decode"]
