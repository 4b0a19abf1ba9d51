"""The register under fire: what it goes through in the tests of the one law (``tests/test_law_*.py``)."""
