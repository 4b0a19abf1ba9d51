"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The app ``register``; it has no screens of its own (those are in ``web``)."""

    name = "hoptac.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
