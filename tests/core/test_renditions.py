"""Pictures are resized when they are uploaded, not when they are first read."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from core.models import Rendition, SiteImage
from core.renditions import SPECS

pytestmark = pytest.mark.django_db


def picture(name: str, content: bytes) -> SiteImage:
    return SiteImage(
        title="Próba", is_decorative=True, file=ImageFile(BytesIO(content), name=name)
    )


def png(mode: str = "RGB") -> bytes:
    buffer = BytesIO()
    Image.new(mode, (1600, 900)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_an_upload_gets_every_size_in_both_formats(
    mode: str, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    image = picture("a.png", png(mode))
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    made = Rendition.objects.filter(image=image)
    assert {rendition.filter_spec for rendition in made} == set(SPECS)
    assert {rendition.file.name.rpartition(".")[2] for rendition in made} == {
        "jpg",
        "webp",
    }


def test_a_broken_file_is_logged_and_holds_nothing_up(
    django_capture_on_commit_callbacks: Callable[..., object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    image = picture("b.png", png())
    image.save()
    with image.file.storage.open(image.file.name, "wb") as stored:
        stored.write(png()[:300])
    Rendition.objects.filter(image=image).delete()
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert SiteImage.objects.filter(pk=image.pk).exists()
    assert "cannot be resized" in caplog.text
