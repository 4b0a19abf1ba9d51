"""The site: pages that people see, the API, and the settings."""
