"""The register (a Django app): pages, what they tell, decisions, and the entries that follow from them."""
