"""What an admin switches on: everything that answers without sign-in is off until then."""

from __future__ import annotations

from hoptac.base.errors import HoptacError
from hoptac.register.models import Setting

#: ``api``: the programming interface; ``public``: pages for anybody; ``feeds``: calendars followed by an address.
SWITCHES = ("feeds", "api", "public")
_ON = "on"


def is_on(name: str) -> bool:
    """Whether something is switched on."""
    return Setting.objects.filter(name=name, value=_ON).exists()


def all_of_them() -> dict[str, bool]:
    """Every switch and whether it is on."""
    on = set(Setting.objects.filter(name__in=SWITCHES, value=_ON).values_list("name", flat=True))
    return {name: name in on for name in SWITCHES}


def turn(name: str, on: bool) -> None:
    """Switch something on or off. Raises ``switch-unknown``."""
    if name not in SWITCHES:
        raise HoptacError("switch-unknown", name=name)
    Setting.objects.update_or_create(name=name, defaults={"value": _ON if on else ""})
