"""From what the register holds to what a person reads: words, numbers, days, marks in a text, small charts. No database."""
