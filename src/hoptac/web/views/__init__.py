"""Views: fetch from the register, call ``present``, render. One file a part of the site."""
