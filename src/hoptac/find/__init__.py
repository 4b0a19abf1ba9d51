"""From a page to reports: sentences, names, days, numbers, cues, and the rules that make facts of them."""
