"""What people should know reaches them once a day, in their language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts import notices
from accounts.mail import mail_send
from accounts.models import Notice, User
from accounts.notices import digests_send, notice_add, register_notice

pytestmark = pytest.mark.django_db
KIND = "test-returned"


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "notice_kinds", {})
    register_notice(
        KIND, subject=gettext_lazy("Sources"), text=gettext_lazy("%(title)s")
    )


def person(name: str, language: str = "uk", **values: object) -> User:
    return User.objects.create(
        username=name,
        email=f"{name}@example.org",
        interface_language=language,
        **values,
    )


def add(user: User, title: str = "Krąg", path: str = "") -> Notice:
    return notice_add(user=user, kind=KIND, parameters={"title": title}, path=path)


def test_an_unknown_kind_and_a_missing_value_are_refused_at_once():
    user = person("olena")
    with pytest.raises(KeyError):
        notice_add(user=user, kind="nobody-registered-it")
    with pytest.raises(KeyError):
        notice_add(user=user, kind=KIND, parameters={"other": "x"})
    assert not Notice.objects.exists()


def test_everything_that_waits_is_one_mail_in_the_readers_language(settings):
    user = person("olena")
    add(user, "Перша", "/admin/pages/1/edit/")
    add(user, "Друга")
    assert digests_send() == 1
    (message,) = mail.outbox
    assert message.to == ["olena@example.org"]
    assert "Джерела" in message.body
    assert f"{settings.SITE_URL}/admin/pages/1/edit/" in message.body
    assert "Перша" in message.body
    assert "Друга" in message.body


def test_at_most_one_a_day():
    user = person("olena")
    add(user)
    digests_send()
    add(user, "Пізніше")
    assert digests_send() == 0
    User.objects.filter(pk=user.pk).update(
        last_digest_at=timezone.now() - timedelta(hours=25)
    )
    assert digests_send() == 1
    assert "Пізніше" in mail.outbox[-1].body
    assert "Krąg" not in mail.outbox[-1].body


@pytest.mark.parametrize("values", [{"email": ""}, {"is_active": False}])
def test_nobody_without_address_or_access_is_written_to(values):
    user = person("olena")
    User.objects.filter(pk=user.pk).update(**values)
    add(user)
    assert digests_send() == 0
    assert not mail.outbox


def test_a_refused_mail_is_kept_and_holds_nobody_up(monkeypatch, caplog):
    first, second = person("anna"), person("olena")
    add(first)
    add(second)
    sending = EmailBackend.send_messages

    def send_messages(self, messages):
        if messages[0].to == ["anna@example.org"]:
            raise ConnectionRefusedError
        return sending(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    assert digests_send() == 1
    assert Notice.objects.get(user=first).sent_at is None
    assert Notice.objects.get(user=second).sent_at
    assert "was not taken" in caplog.text


def test_a_title_cannot_add_headers():
    user = person("olena", "en")
    assert mail_send(user=user, subject="One\nBcc: x@example.org", text="Text")
    assert mail.outbox[0].subject == "One Bcc: x@example.org"
