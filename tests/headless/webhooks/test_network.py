"""Where messages may go, and how long an answer may take.

Nothing leaves the machine: names are resolved by the test, and connections to
other machines are refused and written down.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator

import pytest
import trustme

from headless.webhooks import network
from headless.webhooks.addresses import (
    AddressRefusedError,
    checked_addresses,
    target_from,
)
from headless.webhooks.network import LONGEST_ANSWER, post
from tests.headless.webhooks.names import Names
from tests.headless.webhooks.receiver import Answer, Receiver, running

PUBLIC = "93.184.215.14"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "127.0.0.1.",
        "localhost",
        "0.0.0.0",
        "0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[100::1]",
    ],
)
def test_no_form_of_a_private_address_is_accepted(names: Names, host: str) -> None:
    with pytest.raises(AddressRefusedError):
        checked_addresses(target_from(f"https://{host}/hook"))
    assert not post(f"https://{host}/hook", b"{}", {}).accepted
    assert names.connected == []


@pytest.mark.parametrize("host", [PUBLIC, "[2606:2800:21f::1]", "[::ffff:8.8.8.8]"])
def test_public_addresses_are_accepted(host: str) -> None:
    assert checked_addresses(target_from(f"https://{host}/hook"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "hooks.example",
        "//hooks.example/",
        "http://hooks.example/",
        "ftp://hooks.example/",
        "file:///etc/passwd",
        "https://",
        "https://user:pass@hooks.example/",
        "https://hooks.example/#part",
        "https://hooks.example:99999/",
        "https://hooks.example:port/",
        "https://hooks.example /",
        "https://hooks.example/\r\nHost: internal",
        "https:\\\\127.0.0.1/",
        "https://127.0.0.1\\@hooks.example/",
        "https://[::1/",
        "https://" + "ą" * 80 + ".example/",
    ],
)
def test_what_is_no_good_address_is_refused(names: Names, address: str) -> None:
    names.answers["hooks.example"] = [[PUBLIC]]
    with pytest.raises(AddressRefusedError):
        checked_addresses(target_from(address))


def test_one_private_address_among_public_ones_is_enough(names: Names) -> None:
    names.answers["hooks.example"] = [[PUBLIC, "127.0.0.1"]]
    outcome = post("https://hooks.example/", b"{}", {})
    assert "127.0.0.1" in outcome.error
    assert names.connected == []


def test_a_name_that_changes_its_mind_is_not_believed(
    names: Names, receiver: Receiver, settings
) -> None:
    """Public when checked, private when connected to: the classic rebinding."""
    settings.WEBHOOK_ALLOWED_HOSTS = []
    names.answers["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    address = f"https://rebind.example:{receiver.server_port}/hook"
    outcome = post(address, b"{}", {})
    assert not outcome.accepted
    assert names.asked == ["rebind.example"]
    assert names.connected == [PUBLIC]
    assert receiver.received == []


def test_a_name_is_looked_up_once_even_where_it_is_trusted(
    names: Names, receiver: Receiver, settings
) -> None:
    settings.WEBHOOK_ALLOWED_HOSTS = ["frontend"]
    names.answers["frontend"] = [["127.0.0.1"], ["10.9.9.9"]]
    assert post(receiver.url(host="frontend"), b"{}", {}).accepted
    assert names.connected == ["127.0.0.1"]
    (received,) = receiver.received
    assert received.headers["Host"] == f"frontend:{receiver.server_port}"


def test_the_next_address_is_tried_when_one_does_not_answer(
    names: Names, receiver: Receiver, settings
) -> None:
    settings.WEBHOOK_ALLOWED_HOSTS = ["frontend"]
    names.answers["frontend"] = [["10.9.9.9", "127.0.0.1"]]
    assert post(receiver.url(host="frontend"), b"{}", {}).accepted


@pytest.fixture
def authority(monkeypatch: pytest.MonkeyPatch, tmp_path) -> trustme.CA:
    """A certificate authority that this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    return authority


@pytest.fixture
def secure(authority: trustme.CA, names: Names, settings) -> Iterator[Receiver]:
    """A receiver that proves to be hooks.example, and nobody else."""
    settings.WEBHOOK_ALLOWED_HOSTS = ["hooks.example", "other.example"]
    names.answers["hooks.example"] = names.answers["other.example"] = [["127.0.0.1"]]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("hooks.example").configure_cert(context)
    with running(context) as server:
        yield server


def test_tls_is_checked_against_the_name_not_the_number(secure: Receiver) -> None:
    outcome = post(secure.url(host="hooks.example"), b"{}", {})
    assert outcome.accepted, outcome.error


def test_a_certificate_of_another_name_is_refused(secure: Receiver) -> None:
    outcome = post(secure.url(host="other.example"), b"{}", {})
    assert "certificate" in outcome.error.lower()
    assert secure.received == []


def test_a_certificate_of_nobody_known_is_refused(
    secure: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    outcome = post(secure.url(host="hooks.example"), b"{}", {})
    assert "certificate" in outcome.error.lower()


def test_only_the_start_of_an_answer_is_read(receiver: Receiver) -> None:
    receiver.always = Answer(200, body=b"x" * 5_000_000)
    outcome = post(receiver.url(), b"{}", {})
    assert outcome.accepted
    assert outcome.answer == "x" * LONGEST_ANSWER


def test_an_answer_is_text_that_any_database_stores(receiver: Receiver) -> None:
    receiver.always = Answer(500, body=b"\xff\x00\xc4\x85")
    assert post(receiver.url(), b"{}", {}).answer == "\ufffd\ufffdą"


def test_an_answer_that_does_not_come_ends_the_attempt(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "READ_SECONDS", 0.2)
    release = threading.Event()
    receiver.always = Answer(wait_for=release)
    outcome = post(receiver.url(), b"{}", {})
    release.set()
    assert outcome.status is None
    assert "timed out" in outcome.error.lower()


def test_an_answer_byte_by_byte_ends_too(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte comes in time; the whole would take for ever."""
    monkeypatch.setattr(network, "WHOLE_SECONDS", 0.5)
    receiver.always = Answer(200, drip=True)
    begun = time.monotonic()
    outcome = post(receiver.url(), b"{}", {})
    assert time.monotonic() - begun < 3
    # The status had come, and decides.
    assert outcome.accepted


def test_a_server_that_speaks_no_http_is_a_failure(settings) -> None:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def babble() -> None:
            connection, _address = listener.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"\0\1\2 nonsense\r\n\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        outcome = post(f"http://127.0.0.1:{port}/", b"{}", {})
        thread.join()
    assert outcome.status is None
    assert outcome.error
