"""Formats of dates and numbers (Django's own for Vietnamese read 03/04/2026 as 4 March and do not group thousands)."""
