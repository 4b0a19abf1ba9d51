"""The register: pages, what they tell, the decisions laid over it, and the entries that follow from both (a Django app)."""
