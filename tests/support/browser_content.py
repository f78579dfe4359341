"""What the browser tests' copy of the seeded database holds on top."""

import uuid

from core.identity import key_for

ONLY_POLISH = "Wiadomość tylko po polsku"
ONLY_POLISH_KEY = key_for("page", "only-polish")
FOR_THE_EDITOR = "Wiadomość do poprawienia"
FOR_THE_EDITOR_KEY = key_for("page", "for-the-editor")


def write() -> None:
    """Publish news items that have no translation."""
    publish(ONLY_POLISH, ONLY_POLISH_KEY)
    publish(FOR_THE_EDITOR, FOR_THE_EDITOR_KEY)


def publish(title: str, key: uuid.UUID) -> None:
    """Publish a Polish news item."""
    # Models can be imported only by a process that Django has set up.
    from home.models import NewsIndexPage, NewsPage

    page = NewsPage(
        title=title,
        summary="Tej wiadomości nikt jeszcze nie przetłumaczył.",
        translation_key=key,
    )
    page.body = [("paragraph", "<p>Treść tylko po polsku.</p>")]
    index = NewsIndexPage.objects.get(locale__language_code="pl")
    index.add_child(instance=page)
    page.save_revision().publish()
