"""From what the register holds to what a person reads: words, numbers, days, marked text, charts. No database."""
