"""The nouns, the kinds of fact, the errors and the folding of text; knows no stage."""
