"""What administrators do with endpoints, and what others may not."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from tests.headless.sample import publish, withdraw
from tests.headless.webhooks.conftest import deliveries, follow, states
from tests.headless.webhooks.receiver import Answer

pytestmark = pytest.mark.django_db
FORM = {"name": "Frontend", "contact_email": "", "kinds": ["news"], "languages": []}
OF_ENDPOINT = ["edit", "delete", "deliveries", "test", "secret", "switch_off"]


def signed_in(name: str, **options) -> Client:
    client = Client(**options)
    client.force_login(get_user_model().objects.get(username=name))
    return client


@pytest.fixture
def admin() -> Client:
    return signed_in("admin")


def page(name: str, *args: object) -> str:
    return reverse(f"webhooks:{name}", args=args)


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_without_endpoints_the_list_says_what_they_are_for(admin) -> None:
    response = admin.get(page("index"))
    assert page("add") in text(response)
    assert "nie ma żadnych" not in text(response)


def test_a_new_endpoint_shows_its_secret_and_starts_at_the_head(
    admin, receiver
) -> None:
    old = publish("Dawne", kind="news")
    data = {**FORM, "address": receiver.url()}
    response = admin.post(page("add"), data, follow=True)
    endpoint = WebhookEndpoint.objects.get()
    assert endpoint.secret in text(response)
    assert (endpoint.kinds, endpoint.languages) == (["news"], [])
    follow(old)
    assert deliveries(endpoint) == []
    assert endpoint.name in text(admin.get(page("index")))


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.example/",
        "https://127.0.0.2/hook",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
        "https://name.invalid/",
        "no address",
    ],
)
def test_an_address_that_nothing_is_sent_to_is_refused_with_a_reason(
    admin, receiver, names, address
) -> None:
    names.answers["hooks.example"] = [["93.184.215.14"]]
    response = admin.post(page("add"), {**FORM, "address": address})
    assert list(response.context["form"].errors) == ["address"]
    assert not WebhookEndpoint.objects.exists()


def test_an_endpoint_is_changed_and_deleted(admin, endpoint, receiver) -> None:
    secret = endpoint.secret
    data = {**FORM, "address": endpoint.address, "languages": ["en", "uk"]}
    admin.post(page("edit", endpoint.pk), data)
    endpoint.refresh_from_db()
    assert (endpoint.languages, endpoint.secret) == (["en", "uk"], secret)
    admin.post(page("delete", endpoint.pk))
    assert not WebhookEndpoint.objects.exists()


def test_an_address_that_does_not_resolve_just_now_may_stay(
    admin, endpoint, names
) -> None:
    WebhookEndpoint.objects.update(address="https://gone.invalid/")
    data = {**FORM, "address": "https://gone.invalid/", "name": "New name"}
    admin.post(page("edit", endpoint.pk), data)
    endpoint.refresh_from_db()
    assert endpoint.name == "New name"


def test_an_unknown_kind_is_refused(admin, endpoint) -> None:
    data = {**FORM, "address": endpoint.address, "kinds": ["gossip"]}
    response = admin.post(page("edit", endpoint.pk), data)
    assert "kinds" in response.context["form"].errors


@pytest.mark.parametrize("name", ["editor", "reviewer", "translator", "uj"])
def test_others_neither_see_nor_change_endpoints(endpoint, send, name) -> None:
    follow(publish("Treść"))
    send()
    (delivery,) = deliveries(endpoint)
    client = signed_in(name)
    urls = [page("index"), page("add")]
    urls += [page(view, endpoint.pk) for view in OF_ENDPOINT]
    urls += [page("delivery", delivery.pk), page("send_again", delivery.pk)]
    for url in urls:
        for response in (client.get(url), client.post(url)):
            assert response.status_code == 302, url
            assert endpoint.secret not in text(response)
    assert states(endpoint) == ["delivered"]
    assert WebhookEndpoint.objects.filter(active=True).count() == 1
    assert page("index") not in text(client.get(reverse("wagtailadmin_home")))


def test_whoever_may_only_look_cannot_act(endpoint, send) -> None:
    follow(publish("Treść"))
    send()
    (delivery,) = deliveries(endpoint)
    user = get_user_model().objects.get(username="editor")
    user.user_permissions.add(Permission.objects.get(codename="view_webhookendpoint"))
    client = signed_in("editor")
    assert client.get(page("deliveries", endpoint.pk)).status_code == 200
    response = client.get(page("delivery", delivery.pk))
    assert page("send_again", delivery.pk) not in text(response)
    assert client.post(page("send_again", delivery.pk)).status_code == 302
    assert states(endpoint) == ["delivered"]


def test_actions_need_a_token(endpoint) -> None:
    client = signed_in("admin", enforce_csrf_checks=True)
    for name in ("test", "secret", "switch_off", "delete"):
        assert client.post(page(name, endpoint.pk)).status_code == 403
    assert WebhookEndpoint.objects.get().secret == endpoint.secret


def test_asking_changes_nothing(admin, endpoint, receiver) -> None:
    for name in ("test", "secret", "switch_off", "switch_on"):
        assert admin.get(page(name, endpoint.pk)).status_code == 200
    endpoint.refresh_from_db()
    assert endpoint.active
    assert receiver.received == []


def test_a_test_message_is_sent_at_once_and_its_answer_shown(
    admin, endpoint, receiver, django_capture_on_commit_callbacks
) -> None:
    receiver.always = Answer(500, body=b"<b>broken</b>")
    WebhookEndpoint.objects.update(active=False)
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(page("test", endpoint.pk))
    (received,) = receiver.received
    assert received.verified(endpoint.secret)["type"] == "ping"
    shown = text(admin.get(response.url))
    assert "<strong>500</strong>" in shown
    assert "&lt;b&gt;broken&lt;/b&gt;" in shown


def test_a_test_message_is_no_reason_to_switch_off_nor_sent_again(
    endpoint, receiver, send, clock, django_capture_on_commit_callbacks
) -> None:
    receiver.always = Answer(410)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in("admin").post(page("test", endpoint.pk))
    clock.forward(days=1)
    send()
    endpoint.refresh_from_db()
    assert endpoint.active
    assert len(receiver.received) == 1


def test_the_secret_is_replaced(admin, endpoint) -> None:
    response = admin.post(page("secret", endpoint.pk), follow=True)
    old = endpoint.secret
    endpoint.refresh_from_db()
    assert endpoint.secret != old
    assert endpoint.secret.startswith("whsec_")
    assert endpoint.secret in text(response)


def test_the_log_shows_what_happened(admin, endpoint, receiver, send) -> None:
    receiver.always = Answer(500, body=b"out of order")
    follow(publish("Remont trwa"))
    send()
    assert "Remont trwa" in text(admin.get(page("deliveries", endpoint.pk)))
    url = f"{page('deliveries', endpoint.pk)}?state=delivered"
    assert "Remont trwa" not in text(admin.get(url))
    (delivery,) = deliveries(endpoint)
    shown = text(admin.get(page("delivery", delivery.pk)))
    assert "out of order" in shown
    assert delivery.webhook_id in shown


def test_an_empty_log_and_its_rows_alone_open(admin, endpoint) -> None:
    for name in ("deliveries", "deliveries_results"):
        assert admin.get(page(name, endpoint.pk)).status_code == 200


@pytest.mark.parametrize("name", ["deliveries", "delivery", "test", "switch_on"])
def test_what_does_not_exist_is_not_found(admin, name) -> None:
    assert admin.get(page(name, 999_999)).status_code == 404


def test_a_delivery_is_sent_again(admin, endpoint, receiver, send) -> None:
    follow(publish("Jeszcze raz"))
    send()
    (delivery,) = deliveries(endpoint)
    admin.post(page("send_again", delivery.pk))
    send()
    first, second = receiver.received
    assert first.body == second.body
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_what_was_withdrawn_is_not_sent_again(admin, endpoint, receiver, send) -> None:
    row = publish("TAJNE")
    follow(row)
    send()
    withdraw(row)
    follow(row)
    send()
    delivery = deliveries(endpoint)[0]
    admin.post(page("send_again", delivery.pk))
    send()
    assert len(receiver.received) == 2
    for name in ("delivery", "send_again"):
        assert "TAJNE" not in text(admin.get(page(name, delivery.pk)))
    assert "TAJNE" not in text(admin.get(page("deliveries", endpoint.pk)))


def test_an_endpoint_is_switched_off_and_on(admin, endpoint, receiver, send) -> None:
    admin.post(page("switch_off", endpoint.pk))
    follow(publish("Tymczasem"))
    assert send() == 0
    response = admin.post(page("switch_on", endpoint.pk), follow=True)
    assert response.status_code == 200
    send()
    (received,) = receiver.received
    assert received.message["data"]["title"] == "Tymczasem"


def test_what_was_given_up_is_sent_again_if_wanted(
    admin, endpoint, receiver, send
) -> None:
    receiver.answers = [Answer(410)]
    follow(publish("Oddana"))
    send()
    assert "failed_again" in text(admin.get(page("switch_on", endpoint.pk)))
    admin.post(page("switch_on", endpoint.pk), {"failed_again": "on"})
    send()
    assert states(endpoint) == ["delivered"]


def test_why_the_site_switched_off_is_seen_in_the_list(
    admin, endpoint, receiver, send
) -> None:
    receiver.always = Answer(410)
    follow(publish("Koniec"))
    send()
    assert "410 Gone" in text(admin.get(page("index")))
    assert "410 Gone" in text(admin.get(page("edit", endpoint.pk)))


def test_deliveries_go_with_their_endpoint(admin, endpoint) -> None:
    follow(publish("Treść"))
    admin.post(page("delete", endpoint.pk))
    assert not WebhookDelivery.objects.exists()
