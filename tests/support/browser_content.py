"""What the browser tests' copy of the seeded database holds on top."""

from core.identity import key_for

ONLY_POLISH = "Wiadomość tylko po polsku"
ONLY_POLISH_KEY = key_for("page", "only-polish")


def write() -> None:
    """Publish a news item that has no translation."""
    # Models can be imported only by a process that Django has set up.
    from home.models import NewsIndexPage, NewsPage

    index = NewsIndexPage.objects.get(locale__language_code="pl")
    page = NewsPage(
        title=ONLY_POLISH,
        summary="Tej wiadomości nikt jeszcze nie przetłumaczył.",
        translation_key=ONLY_POLISH_KEY,
    )
    page.body = [("paragraph", "<p>Treść tylko po polsku.</p>")]
    index.add_child(instance=page)
    page.save_revision().publish()
