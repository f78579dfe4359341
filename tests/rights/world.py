"""Two institutions, each with a record that only its own people should know."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from wagtail.models import APIToken, Collection, Page, WorkflowState
from wagtail_localize.models import StringSegment, Translation

from accounts.models import User
from core.models import SiteDocument, SiteImage
from core.page_translation.service import translation_save
from headless.preview.models import PreviewGrant
from headless.preview.services import grant_create
from knowledge.desk.contributors import contributor_add
from knowledge.models import PartnerBranchPage, PracticePage
from partners_exchange.models import Partner
from tests.knowledge import factories
from tests.support.blocks import document, picture
from tests.support.pages import started

# Part of every title and file name that nobody else may read.
SECRETS = {"own": "Ogniskowo", "other": "Brzeszczot"}
PEOPLE = ("contributor", "translator", "reviewer", "editor", "anonymous")


@dataclass
class Holding:
    """What one institution has in the admin."""

    partner: Partner
    branch: Page
    secret: str
    page: PracticePage
    live: PracticePage
    english: PracticePage
    translation: Translation
    segment: StringSegment
    state: WorkflowState
    grant: PreviewGrant
    image: SiteImage
    document: SiteDocument


@dataclass
class World:
    """Both institutions and everybody who asks."""

    own: Holding
    other: Holding
    users: dict[str, User | None]
    clients: dict[str, Client] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)


def world() -> World:
    """Build the two institutions and sign everybody in."""
    editor = User.objects.get(username="editor")
    contributor = User.objects.create_user("alfa", "alfa@example.org")
    colleague = User.objects.create_user("beta", "beta@example.org")
    own = holding("alfa", contributor, editor)
    other = holding("beta", colleague, editor)
    users: dict[str, User | None] = {
        "contributor": contributor,
        "translator": User.objects.get(username="translator"),
        "reviewer": User.objects.get(username="reviewer"),
        "editor": editor,
        "anonymous": None,
    }
    made = World(own, other, users)
    for name, user in users.items():
        made.clients[name] = Client()
        if user:
            made.clients[name].force_login(user)
            _row, made.tokens[name] = APIToken.create_token(user=user, name="matrix")
    return made


def holding(code: str, user: User, editor: User) -> Holding:
    """Return an institution with a submitted draft, a translation and files."""
    partner = factories.partner(code)
    contributor_add(user=user, partner=partner)
    branch = PartnerBranchPage.objects.get(partner=partner, locale__language_code="pl")
    secret = SECRETS["own" if code == "alfa" else "other"]
    page = factories.draft(branch, title=f"{secret} szkic", owner=user)
    page.save_revision(user=user, log_action=True, clean=False)
    page.title = f"{secret} szkic drugi"
    page.save_revision(user=user, log_action=True, clean=False)
    live = factories.practice(branch, title=f"Jawna praktyka {code}")
    live.title = f"{secret} po zmianie"
    live.save_revision(user=user, log_action=True)
    translation = started(live, "en")
    translation_save(translation=translation, user=None, publish=False)
    english = PracticePage.objects.get(
        translation_key=live.translation_key, locale__language_code="en"
    )
    page.get_workflow().start(page, user)
    collection = Collection.objects.get(name=partner.label)
    return Holding(
        partner=partner,
        branch=branch,
        secret=secret,
        page=PracticePage.objects.get(pk=page.pk),
        live=PracticePage.objects.get(pk=live.pk),
        english=english,
        translation=translation,
        segment=StringSegment.objects.filter(source=translation.source).first(),
        state=page.current_workflow_state,
        grant=grant_create(page=page, user=editor),
        image=named(picture(), f"{secret} obraz", collection),
        document=named(document(), f"{secret} plik", collection),
    )


def named(row: Any, title: str, collection: Collection) -> Any:
    """Put a file into an institution's collection."""
    row.title = title
    row.collection = collection
    row.save()
    return row
