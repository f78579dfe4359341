"""What the browser tests' copy of the seeded database holds on top."""

import json
import uuid
from datetime import date

from core.identity import key_for
from tests.support import seeded

ONLY_POLISH = "Wiadomość tylko po polsku"
ONLY_POLISH_KEY = key_for("page", "only-polish")
FOR_THE_EDITOR = "Wiadomość do poprawienia"
FOR_THE_EDITOR_KEY = key_for("page", "for-the-editor")
DRAFTED_KEY = key_for("page", "drafted")
DRAFT = "Wiadomość, której nikt jeszcze nie opublikował"
MOVED = "Wiadomość pod nowym adresem"
MOVED_FROM, MOVED_TO = "/pl/aktualnosci/stary-adres/", "/pl/aktualnosci/nowy-adres/"
WITHDRAWN_PATH = "/pl/aktualnosci/wycofana/"
ADOPTED_KEY = key_for("practice", "pociag-do-kariery")
DERIVED_KEY = key_for("practice", "golden")
FOLLOWED_UP = "Portal działa i ma redaktora."
ATTACHED = "Ankieta dla doradców"
EXAMPLES = "examples.json"


def write() -> None:
    """Publish news items that have no translation; move one, withdraw one."""
    publish(ONLY_POLISH, ONLY_POLISH_KEY)
    publish(FOR_THE_EDITOR, FOR_THE_EDITOR_KEY)
    publish("Wiadomość z nowszym szkicem", DRAFTED_KEY)
    moved = publish(MOVED, key_for("page", "moved"), slug="stary-adres")
    moved.slug = "nowy-adres"
    moved.save_revision().publish()
    publish("Wycofana", key_for("page", "withdrawn"), slug="wycofana").unpublish()
    offers()
    chain()
    complete_practice()
    examples()


def examples() -> None:
    """Store an address of everything that has a look of its own."""
    # Models can be imported only by a process that Django has set up.
    from tests.support import page_types, record_states

    shown = [*page_types.examples(), *record_states.write(DERIVED_KEY)]
    stored = {example.name: example.addresses for example in shown}
    path = seeded.TEST_VAR / seeded.worker() / EXAMPLES
    path.write_text(json.dumps(stored), encoding="utf-8")


def chain() -> None:
    """Publish a chain: an activity, what was seen there, a practice, who took it up."""
    # As above.
    from knowledge.models import Adoption, PracticePage
    from partners_exchange.models import ActivityPage
    from tests.support import ships_empty

    practice = PracticePage.objects.get(
        translation_key=ADOPTED_KEY, locale__language_code="pl"
    )
    activities = ActivityPage.objects.filter(locale__language_code="pl", live=True)
    ships_empty.finding(activities.earliest("path"), practice)
    ships_empty.adoption(practice)
    adoption = Adoption.objects.get(practice=practice)
    adoption.follow_ups.create(
        months=3,
        due=date(2020, 6, 1),
        answered=date(2020, 6, 20),
        result=adoption.result,
        note_pl=FOLLOWED_UP,
    )
    # Its follow-ups are its content.
    adoption.save()
    ships_empty.conditions()


def complete_practice() -> None:
    """Publish a practice with every part, derived from the one that was taken up."""
    # As above.
    from django.core.files.base import ContentFile

    from core.models import SiteDocument
    from knowledge.models import PracticeAttachment, PracticePage, PracticeRelation
    from tests.knowledge.factories import full_practice, partner, version

    page = version(full_practice(partner("wlasciciel"), partner("inna")), "pl")
    document = SiteDocument(title=ATTACHED, language="pl", accessible=True)
    document.file.save("ankieta.pdf", ContentFile(b"%PDF-1.4"), save=True)
    adopted = PracticePage.objects.get(
        translation_key=ADOPTED_KEY, locale__language_code="pl"
    )
    page.attachments = [PracticeAttachment(document=document)]
    page.relations = [PracticeRelation(kind="derived-from", related=adopted)]
    page.confirmation = "unconfirmed"
    page.save_revision().publish()


def offers() -> None:
    """Put an offer and a need that fit on the board, each in one language."""
    # Models can be imported only by a process that Django has set up.
    from tests.knowledge.board.factories import board, offer, partner_named

    board()
    foreign = {
        f"{name}_{code}": "" for name in ("title", "text") for code in ("en", "uk")
    }
    for code, direction in (("uj", "offer"), ("wup-krakow", "need")):
        offer(
            partner_named(code),
            direction=direction,
            state="published",
            languages=["pl", "uk"],
            **foreign,
        )


def draft_token() -> str:
    """Change a published news item, and return the token that opens the draft."""
    # Models can be imported only by a process that Django has set up.
    from accounts.models import User
    from headless.preview.services import grant_create
    from headless.preview.tokens import write_token
    from home.models import NewsPage

    page = NewsPage.objects.get(translation_key=DRAFTED_KEY)
    page.title = DRAFT
    page.save_revision()
    editor = User.objects.get(username="editor")
    return write_token(grant_create(page=page, user=editor))


def publish(title: str, key: uuid.UUID, *, slug: str = ""):
    """Publish a Polish news item."""
    # As above.
    from home.models import NewsIndexPage, NewsPage

    page = NewsPage(
        title=title,
        slug=slug,
        summary="Tej wiadomości nikt jeszcze nie przetłumaczył.",
        translation_key=key,
    )
    page.body = [("paragraph", "<p>Treść tylko po polsku.</p>")]
    index = NewsIndexPage.objects.get(locale__language_code="pl")
    index.add_child(instance=page)
    page.save_revision().publish()
    return page
