"""Hoptac's demonstration: our own sample pages, and what is needed to show the program at work on them."""
