"""Codes of a telephone at sign-in (TOTP, RFC 6238: six digits, thirty seconds)."""

from __future__ import annotations

import hmac
import time

import pyotp
import segno

from hoptac.base.errors import HoptacError
from hoptac.register.audit import note
from hoptac.register.models import Account

_STEP = 30
#: Clocks differ: the step before and the one after count too.
_SLACK = (-1, 0, 1)


def new_secret() -> str:
    """A secret for a telephone."""
    return pyotp.random_base32()


def picture(secret: str, name: str) -> str:
    """The secret as a QR code, an ``svg`` element to stand in a page."""
    told = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Hoptac")
    drawn: str = segno.make(told, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return drawn


def switch_on(row: Account, secret: str, code: str, now: float | None = None) -> None:
    """From now on the account signs in with codes too. Raises ``code-wrong`` unless the code shows that it can."""
    step = _step_of(secret, code, 0, now)
    if not step:
        raise HoptacError("code-wrong")
    row.totp_secret, row.totp_step = secret, step
    row.save(update_fields=["totp_secret", "totp_step"])
    note(row.name, "codes", f"{row.name}: on")


def switch_off(row: Account, by: str) -> None:
    """No code is asked for any more: the telephone is lost, or was given up."""
    row.totp_secret = ""
    row.save(update_fields=["totp_secret"])
    note(by, "codes", f"{row.name}: off")


def accepts(row: Account, code: str, now: float | None = None) -> bool:
    """Whether the code is right, and was not used before; one that is right is used by this."""
    if not row.totp_secret:
        return True
    step = _step_of(row.totp_secret, code, row.totp_step, now)
    return bool(step) and bool(Account.objects.filter(pk=row.pk, totp_step__lt=step).update(totp_step=step))


def any_codes() -> bool:
    """Whether any account asks for a code, so that the form must have a field for it."""
    return Account.objects.exclude(totp_secret="").exists()


def _step_of(secret: str, code: str, used: int, now: float | None) -> int:
    """The step that a code is of; 0: of none that counts."""
    typed = "".join(code.split())
    current = int((now or time.time()) // _STEP)
    for step in (current + slack for slack in _SLACK):
        if step > used and hmac.compare_digest(pyotp.TOTP(secret).at(step * _STEP).encode(), typed.encode()):
            return step
    return 0
