"""The index of search: one row for each thing that can be found, kept true by whatever changes pages or entries."""
