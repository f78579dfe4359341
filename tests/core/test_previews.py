"""An editor sees every type of page before it is published."""

import pytest
from wagtail.models import Page

from tests.support.page_types import page_classes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("model", page_classes(), ids=lambda model: model.__name__)
def test_a_draft_is_shown_as_readers_would_see_it(
    model: type[Page], language: str
) -> None:
    page = model.objects.filter(locale__language_code=language).first()
    draft = page.get_latest_revision_as_object()
    draft.title = "Tytuł szkicu"
    response = draft.make_preview_request(preview_mode=draft.default_preview_mode)
    if hasattr(response, "render"):
        response.render()
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}"' in html
    assert "Tytuł szkicu" in html
