"""Names to places and people over time; which reports tell one fact."""
