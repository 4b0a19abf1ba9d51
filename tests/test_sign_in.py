"""Signing in: what guessing, stealing and tricking meet; and what becomes of who may no longer."""

from __future__ import annotations

import os
import re
import time
from typing import Any

import pyotp
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client
from tests.people_sample import PASSWORD, make, one_of_each, signed_in
from tests.web_sample import load_sample

from hoptac.base.errors import HoptacError
from hoptac.register import attempts, codes, feeds
from hoptac.register.accounts import change_account, make_account, set_password
from hoptac.register.models import Account, Attempt, Audit
from hoptac.register.switches import turn
from hoptac.web.serve import check_host, open_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hash with less work: what is tested is not its cost."""
    for name, cost in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
        monkeypatch.setattr(Argon2PasswordHasher, name, cost)


def send(client: Client, name: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    return client.post("/sign-in/", {"name": name, "password": password, **more})  # type: ignore[return-value]


def bare(answer: HttpResponse, name: str) -> tuple[int, str]:
    """An answer without the name that was typed and the form's own secret."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, text.replace(f'value="{name}"', "")


def is_in(client: Client) -> bool:
    return client.get("/people/").status_code == 200


def test_signing_in_and_out(client: Client) -> None:
    make("lan", "viewer", password=PASSWORD)
    asked = client.get("/people/?q=x")
    assert (asked.status_code, asked["Location"]) == (302, "/sign-in/?next=%2Fpeople%2F%3Fq%3Dx")
    assert not is_in(client)
    answer = send(client, " LAN ", next="/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/people/")
    assert is_in(client)
    cookie = client.cookies["hoptac"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    client.post("/sign-out/")
    assert not is_in(client)
    assert [row.act for row in Audit.objects.order_by("id")] == ["sign-in", "sign-out"]


def test_equal_answers_for_an_unknown_name_a_wrong_password_and_a_closed_account() -> None:
    make("lan", "viewer", password=PASSWORD)
    make("cu", "viewer", password=PASSWORD)
    Account.objects.filter(name="cu").update(is_active=False)
    tries = {"lan": "sai mat khau", "khong-co": PASSWORD, "cu": PASSWORD}
    answers = {bare(send(Client(), name, password), name) for name, password in tries.items()}
    assert len(answers) == 1 and next(iter(answers))[0] == 400


def test_an_unknown_name_costs_as_much_work_as_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    make("lan", "viewer", password=PASSWORD)
    work: list[str] = []
    for what in ("encode", "verify"):
        real = getattr(Argon2PasswordHasher, what)
        monkeypatch.setattr(Argon2PasswordHasher, what, lambda *a, real=real, **k: (work.append(""), real(*a, **k))[1])
    counts = []
    for name in ("lan", "khong-co"):
        work.clear()
        send(Client(), name, "sai mat khau")
        counts.append(len(work))
    assert counts == [1, 1]


@pytest.mark.parametrize("name", ["lan", "khong-co"])
def test_five_failures_lock_a_name_whether_or_not_there_is_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make("lan", "viewer", password=PASSWORD)
    make("minh", "viewer", password=PASSWORD)
    for _ in range(attempts.OF_A_NAME):
        assert "chưa đúng" in send(Client(), name, "sai").content.decode()
    locked = send(Client(REMOTE_ADDR="198.51.100.7"), name)
    assert locked.status_code == 400 and "Đã thử sai nhiều lần." in locked.content.decode()
    assert send(Client(), "minh").status_code == 302
    later = time.time() + attempts.WINDOW + 1
    monkeypatch.setattr(attempts.time, "time", lambda: later)
    assert send(Client(), name).status_code == (302 if name == "lan" else 400)
    assert Attempt.objects.count() == (0 if name == "lan" else 2)


def test_many_names_from_one_address_lock_the_address() -> None:
    make("lan", "viewer", password=PASSWORD)
    for number in range(attempts.FROM_AN_ADDRESS):
        send(Client(REMOTE_ADDR="198.51.100.7"), f"ten{number}", "sai")
    assert "nhiều lần" in send(Client(REMOTE_ADDR="198.51.100.7"), "lan").content.decode()
    assert send(Client(REMOTE_ADDR="198.51.100.8"), "lan").status_code == 302


def test_signing_in_does_not_free_an_address_for_guessing_on() -> None:
    make("lan", "viewer", password=PASSWORD)
    for number in range(attempts.FROM_AN_ADDRESS - 1):
        send(Client(), f"ten{number}", "sai")
        if number % 5 == 0:
            send(Client(), "lan")
    send(Client(), "ten", "sai")
    assert "nhiều lần" in send(Client(), "lan").content.decode()


def test_the_session_is_another_after_signing_in() -> None:
    make("lan", "viewer", password=PASSWORD)
    client = Client()
    session = client.session
    session["planted"] = "x"
    session.save()
    before = session.session_key
    client.cookies["hoptac"] = str(before)
    assert send(client, "lan").status_code == 302
    assert client.cookies["hoptac"].value != before
    assert not is_in_with(str(before)) and is_in(client)


def is_in_with(key: str) -> bool:
    client = Client()
    client.cookies["hoptac"] = key
    return is_in(client)


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "<img src=x>",
        "khong co",
        "",
    ],
)
def test_nobody_is_sent_to_another_site(back: str) -> None:
    make("lan", "viewer", password=PASSWORD)
    assert send(Client(), "lan", next=back)["Location"] == "/"
    client = signed_in(Account.objects.get())
    assert client.get("/sign-in/", {"next": back})["Location"] == "/"
    away = client.post("/language/", {"language": "en", "next": back})
    assert not away["Location"].startswith(("//", "/\\", "http", "java"))


def test_no_form_is_taken_from_another_site() -> None:
    row = make("lan", "admin", password=PASSWORD)
    stranger = Client(enforce_csrf_checks=True)
    assert send(stranger, "lan").status_code == 403
    client = Client(enforce_csrf_checks=True)
    client.force_login(row)
    for address in ("/sign-out/", "/users/", "/approvals/", "/switches/", "/me/", "/me/codes/", "/decisions/1/undo/"):
        assert client.post(address).status_code == 403, address


def test_no_answer_can_be_framed() -> None:
    row = make("lan", "admin")
    for client in (Client(), signed_in(row)):
        for address in ("/", "/sign-in/", "/users/", "/khong-co/"):
            answer = client.get(address)
            assert answer["X-Frame-Options"] == "DENY", address
            assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], address


def test_over_https_no_cookie_goes_back_in_the_clear() -> None:
    make("lan", "viewer", password=PASSWORD)
    client = Client()
    client.get("/sign-in/", secure=True)
    answer = client.post("/sign-in/", {"name": "lan", "password": PASSWORD}, secure=True)
    assert answer.status_code == 302
    assert all(cookie["secure"] for cookie in answer.cookies.values())
    assert "max-age" in answer["Strict-Transport-Security"]


def test_whoever_is_closed_or_loses_a_role_is_refused_at_the_next_request() -> None:
    people = one_of_each()
    boss, editor = people["admin"], signed_in(people["editor"])
    assert editor.get("/add/").status_code == 200
    change_account("editor", boss.name, "viewer", "", (), True)
    assert editor.get("/add/").status_code == 404
    change_account("editor", boss.name, "viewer", "", (), False)
    assert editor.get("/").status_code == 302
    assert editor.get("/people/").status_code == 302


def test_a_new_password_ends_other_sessions() -> None:
    row = make("lan", "viewer", password=PASSWORD)
    other, own = signed_in(row), signed_in(row)
    told = {"old": PASSWORD, "new": "hoan toan khac han nhe", "again": "hoan toan khac han nhe"}
    assert own.post("/me/", {**told, "old": "sai"}).status_code == 400
    assert own.post("/me/", told).status_code == 302
    assert is_in(own) and not is_in(other)
    set_password(Account.objects.get(), "lai mot mat khau khac", "admin")
    assert not is_in(own)


def test_a_calendar_ends_with_its_switch_its_address_and_its_makers_account() -> None:
    people = one_of_each()
    token = feeds.make("máy của tôi", "editor")
    address, anybody = f"/feeds/{token}.ics", Client()
    assert anybody.get(address).status_code == 404
    turn("feeds", True)
    assert anybody.get(address).status_code == 200
    turn("feeds", False)
    assert anybody.get(address).status_code == 404
    turn("feeds", True)
    change_account("editor", people["admin"].name, "editor", "", (), False)
    assert anybody.get(address).status_code == 404
    change_account("editor", people["admin"].name, "editor", "", (), True)
    feeds.revoke(feeds.listed()[0].ref)
    assert anybody.get(address).status_code == 404


# Codes of a telephone


def test_codes_are_asked_for_and_count_once() -> None:
    row = make("lan", "viewer", password=PASSWORD)
    client = signed_in(row)
    assert "Mã xác thực" not in Client().get("/sign-in/").content.decode()
    page = client.get("/me/codes/").content.decode()
    secret = str(client.session["codes"])
    assert "<svg" in page and secret in page
    assert client.post("/me/codes/", {"code": "000000"}).status_code in (302, 400)
    code = pyotp.TOTP(secret)
    Account.objects.update(totp_secret=secret, totp_step=0)
    now = int(time.time())
    assert send(Client(), "lan").status_code == 400
    assert send(Client(), "lan", code=code.at(now - 300)).status_code == 400
    assert send(Client(), "lan", code=code.at(now)).status_code == 302
    assert send(Client(), "lan", code=code.at(now)).status_code == 400
    assert "Mã xác thực" in Client().get("/sign-in/").content.decode()


def test_codes_are_switched_on_with_a_proof_and_off_by_an_admin() -> None:
    row, secret = make("lan", "viewer"), codes.new_secret()
    with pytest.raises(HoptacError, match="Mã xác thực"):
        codes.switch_on(row, secret, "12")
    codes.switch_on(row, secret, pyotp.TOTP(secret).now())
    assert codes.any_codes() and not codes.accepts(Account.objects.get(), pyotp.TOTP(secret).now())
    admin = signed_in(make("sep", "admin"))
    assert admin.post("/users/lan/password/", {"what": "codes"}).status_code == 302
    assert not codes.any_codes()


# Accounts


@pytest.mark.parametrize(
    "name, password, role, code",
    [
        ("Lan Nguyễn", PASSWORD, "admin", "account-name"),
        ("lan", "123", "admin", "password-weak"),
        ("lan", "1234567890123", "admin", "password-weak"),
        ("nguyenthilan", "nguyenthilan1", "admin", "password-weak"),
        ("lan", PASSWORD, "king", "account-role"),
        ("lan", PASSWORD, "editor", "first-account"),
    ],
)
def test_what_no_account_is_made_of(name: str, password: str, role: str, code: str) -> None:
    with pytest.raises(HoptacError) as told:
        make_account(name, password, role, "test")
    assert told.value.code == code and not Account.objects.exists()


def test_the_last_admin_stays_one() -> None:
    make("lan", "admin")
    for role, active in (("editor", True), ("admin", False)):
        with pytest.raises(HoptacError) as told:
            change_account("lan", "lan", role, "", (), active)
        assert told.value.code == "last-admin"
    make("minh", "admin")
    change_account("lan", "minh", "editor", "", (), True)


def test_an_admin_makes_changes_and_closes_accounts_in_the_browser() -> None:
    admin = signed_in(make("sep", "admin"))
    assert admin.post("/users/departments/", {"department": "Phòng Lãnh sự"}).status_code == 302
    told: dict[str, Any] = {"name": "lan", "password": PASSWORD, "role": "editor", "departments": ["Phòng Lãnh sự"]}
    assert admin.post("/users/", {**told, "password": "ngan"}).status_code == 400
    assert admin.post("/users/", told).status_code == 302
    page = admin.get("/users/").content.decode()
    assert "Phòng Lãnh sự" in page and "Người ghi" in page
    assert admin.post("/users/lan/", {"role": "viewer", "active": "no", "full_name": "Lê Lan"}).status_code == 302
    row = Account.objects.get(name="lan")
    assert (row.role, row.is_active, row.full_name, row.departments.count()) == ("viewer", False, "Lê Lan", 0)
    assert admin.get("/users/khong-co/").status_code == 404
    acts = [line.act for line in Audit.objects.order_by("id")]
    assert acts == ["department", "account-made", "account-changed"]
    assert "tạo tài khoản" in admin.get("/audit/?act=account-made").content.decode()
    assert "lan: Người xem, đã đóng" in admin.get("/audit/").content.decode(), "codes of the log in words"


# A register without accounts


def test_without_accounts_the_person_at_this_machine_does_everything(client: Client) -> None:
    refs = load_sample("meeting")
    assert client.get(f"/pages/{refs['meeting']}/").status_code == 200
    assert client.post(f"/pages/{refs['meeting']}/accept/").status_code == 302
    assert client.get("/users/").status_code == client.get("/switches/").status_code == 200
    assert "Đăng xuất" not in client.get("/").content.decode()
    assert client.get("/sign-in/")["Location"] == "/"
    assert client.get("/me/").status_code == 404


def test_without_accounts_nobody_else_is_let_in(settings: Any) -> None:
    away = Client(REMOTE_ADDR="192.0.2.9").get("/people/")
    assert away.status_code == 403 and "hoptac user add" in away.content.decode()
    for header in ("x-forwarded-for", "forwarded", "via"):
        assert Client(headers={header: "192.0.2.9"}).get("/people/").status_code == 403
    assert Client().get("/people/").status_code == 200
    settings.OUTSIDE_HOSTS = ["so.example"]
    assert Client().get("/people/").status_code == 403


def test_the_first_account_made_in_the_browser_closes_the_door_behind_it(client: Client) -> None:
    sent = client.post("/users/", {"name": "sep", "password": PASSWORD, "role": "admin"})
    assert (sent.status_code, sent["Location"]) == (302, "/sign-in/")
    assert client.get("/people/").status_code == 302
    assert send(client, "sep").status_code == 302 and is_in(client)


def test_other_machines_are_let_in_only_where_people_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOPTAC_HOSTS", "")
    check_host("127.0.0.1")
    for host in ("0.0.0.0", "192.0.2.1", "::"):
        with pytest.raises(HoptacError) as told:
            check_host(host)
        assert told.value.code == "no-account" and "hoptac user add" in told.value.remedy()
    make("lan", "admin")
    check_host("0.0.0.0")
    open_to("192.0.2.1")
    assert "192.0.2.1" in os.environ["HOPTAC_HOSTS"].split(",")
