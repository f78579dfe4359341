"""Uploads say what is wrong with a file, in the editor's language, and never crash."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from accounts.models import User
from core.models import SiteDocument, SiteImage

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<html><script>alert(1)</script></html>"
SCRIPTED = {"X-Requested-With": "XMLHttpRequest"}


def picture(kind: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (60, 40), "red").save(stream, kind)
    return stream.getvalue()


def bomb(side: int) -> bytes:
    """A small file that claims to be a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", body), chunk(b"IEND", b"")]
    )


BAD_PICTURES = {
    "page named as picture": ("a.png", PAGE),
    "drawing with script named as picture": ("a.png", SVG),
    "drawing with script": ("a.svg", SVG),
    "program": ("a.exe", b"MZ"),
    "other kind of picture": ("a.png", picture("JPEG")),
    "empty": ("a.png", b""),
    "cut short": ("a.png", picture()[:50]),
    "photo cut short": ("a.jpg", picture("JPEG")[:300]),
    "broken animation": ("a.gif", b"GIF89a" + b"\0" * 30),
    "claims a billion pixels": ("a.png", bomb(30_000)),
    "claims many pixels": ("a.png", bomb(12_000)),
    "too large": ("a.png", picture() + b"0" * settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
}
BAD_DOCUMENTS = {
    "page named as PDF": ("a.pdf", PAGE),
    "page named as text": ("a.txt", b"\n<!DOCTYPE html><p>"),
    "drawing named as table": ("a.csv", SVG),
    "text named as office file": ("a.docx", b"text"),
    "binary named as text": ("a.txt", b"a\0b"),
    "program": ("a.exe", b"MZ"),
    "page": ("a.html", PAGE),
    "empty": ("a.pdf", b""),
}


@pytest.fixture(params=["pl", "en", "uk"])
def editor(request: pytest.FixtureRequest) -> Iterator[Client]:
    yield signed_in(request.param)


def signed_in(language: str) -> Client:
    user = User.objects.create_superuser("root", "root@example.org", "secret-word")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    return client


def fields(name: str, content: bytes, **extra: str) -> dict[str, Any]:
    return {
        "title": "Próba",
        "file": SimpleUploadedFile(name, content),
        "collection": Collection.get_first_root_node().pk,
        "alt_pl": "",
        "alt_en": "",
        "alt_uk": "",
        "credit": "",
        "tags": "",
        **extra,
    }


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    found: dict[str, list[str]] = response.context["form"].errors
    return found


def send_many(client: Client, kind: str, name: str, content: bytes) -> dict[str, Any]:
    data = fields(name, content)
    data["files[]"] = data.pop("file")
    address = reverse(f"wagtail{kind}:add_multiple")
    response = client.post(address, data, headers=SCRIPTED)
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


@pytest.mark.filterwarnings("ignore:Image size")
@pytest.mark.parametrize("name", BAD_PICTURES)
def test_bad_pictures_are_refused_with_a_reason(name: str) -> None:
    client = signed_in("pl")
    file = BAD_PICTURES[name]
    response = client.post(
        reverse("wagtailimages:add"), fields(*file, alt_pl="Czerwony prostokąt")
    )
    assert list(errors(response)) == ["file"]
    assert "Traceback" not in response.content.decode()
    answer = send_many(client, "images", *file)
    assert answer["success"] is False
    assert answer["error_message"]
    chooser = fields(*file, alt_pl="Czerwony prostokąt")
    response = client.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{key}": value for key, value in chooser.items()},
    )
    assert response.json()["step"] == "reshow_creation_form"
    assert SiteImage.objects.filter(title="Próba").count() == 0


def test_the_reason_is_in_the_editors_language(editor: Client) -> None:
    response = editor.post(reverse("wagtailimages:add"), fields("a.svg", SVG))
    language = UserProfile.objects.get(user__username="root").preferred_language
    expected = {"pl": "format", "en": "Not a supported", "uk": "формат"}[language]
    assert expected in errors(response)["file"][0]


def test_a_picture_needs_words_or_a_decision(editor: Client) -> None:
    address = reverse("wagtailimages:add")
    good = picture()
    assert "alt_pl" in errors(editor.post(address, fields("a.png", good)))
    for extra in ({"alt_uk": "червоний"}, {"is_decorative": "on"}):
        response = editor.post(address, fields("a.png", good, **extra))
        assert response.status_code == 302
    assert SiteImage.objects.filter(title="Próba").count() == 2


def test_several_pictures_at_once_wait_for_their_words(editor: Client) -> None:
    answer = send_many(editor, "images", "a.png", picture())
    assert answer["success"] is True
    number = answer["uploaded_file_id"]
    assert f'name="uploaded-image-{number}-alt_pl"' in answer["form"]
    assert SiteImage.objects.filter(title="Próba").count() == 0
    address = reverse(
        "wagtailimages:create_multiple_from_uploaded_image", args=[number]
    )
    for words, saved in (("", False), ("Czerwony prostokąt", True)):
        data = fields("a.png", b"", alt_pl=words)
        del data["file"]
        prefixed = {f"uploaded-image-{number}-{k}": v for k, v in data.items()}
        response = editor.post(address, prefixed, headers=SCRIPTED)
        assert response.json()["success"] is saved
    assert SiteImage.objects.filter(title="Próba").count() == 1


def test_choosing_a_picture_asks_for_words_too(editor: Client) -> None:
    data = fields("a.png", picture())
    response = editor.post(
        reverse("wagtailimages_chooser:create"),
        {f"image-chooser-upload-{key}": value for key, value in data.items()},
    )
    assert response.json()["step"] == "reshow_creation_form"
    assert SiteImage.objects.filter(title="Próba").count() == 0


def test_words_cannot_be_taken_away_later(editor: Client) -> None:
    editor.post(
        reverse("wagtailimages:add"), fields("a.png", picture(), alt_pl="Prostokąt")
    )
    image = SiteImage.objects.get(title="Próba")
    data = fields("a.png", b"")
    del data["file"]
    response = editor.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    assert "alt_pl" in errors(response)


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_bad_documents_are_refused_with_one_reason(name: str) -> None:
    client = signed_in("pl")
    file = BAD_DOCUMENTS[name]
    data = {**fields(*file), "language": "pl", "licence_code": ""}
    found = errors(client.post(reverse("wagtaildocs:add"), data))
    assert list(found) == ["file"]
    assert len(found["file"]) == 1
    assert send_many(client, "docs", *file)["success"] is False
    assert SiteDocument.objects.filter(title="Próba").count() == 0


def test_good_documents_are_taken(editor: Client) -> None:
    for name, content in (
        ("a.pdf", b"%PDF-1.7"),
        ("b.txt", "zażółć ґанок".encode()),
        ("c.docx", b"PK\x03\x04"),
    ):
        data = {**fields(name, content), "language": "pl", "licence_code": ""}
        response = editor.post(reverse("wagtaildocs:add"), data)
        assert response.status_code == 302, name
    assert SiteDocument.objects.filter(title="Próba").count() == 3
