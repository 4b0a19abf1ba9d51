"""Letters between leaders of provinces: formulas from a table, names and offices of today, one sentence on each."""
