"""What the two institutions record beside pages, and a record under review."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from wagtail.models import APIToken, Comment

from accounts.models import User
from accounts.roles import REVIEWERS
from knowledge.exchange.services import follow_ups_plan
from knowledge.models import (
    Adoption,
    AdoptionFollowUp,
    Finding,
    ImportRun,
    Offer,
    OfferMessage,
)
from knowledge.models.reviews import PeerReview
from knowledge.reviews.rounds import reviewers_ask
from partners_exchange.services import affiliation_set
from tests.knowledge import factories
from tests.knowledge.board.factories import offer
from tests.knowledge.exchange.factories import activity, adoption, finding, practice
from tests.knowledge.reviews.people import act, fresh, give, person
from tests.knowledge.transfer.tables import checked, csv
from tests.rights.world import PEOPLE, Holding, World, world

EVERYBODY = (*PEOPLE, "asked reviewer")
# What a reviewer says to the desk alone.
OPINION = "Poufnezdanie"


@dataclass
class Recorded(Holding):
    """What one institution has, with its rows."""

    offer: Offer
    message: OfferMessage
    finding: Finding
    adoption: Adoption
    follow_up: AdoptionFollowUp
    run: ImportRun
    review: PeerReview


def recorded_world() -> World:
    """Build the institutions with everything they record; sign everybody in."""
    made = world()
    elsewhere = factories.partner("gdzie-indziej")
    asked, spare = (
        person(name, REVIEWERS, partner=elsewhere) for name in ("pytany", "zapas")
    )
    reviewer: Any = made.users["reviewer"]
    # Acting for an institution is not writing for it.
    affiliation_set(user=reviewer, partner=made.own.partner)
    adopted = practice(elsewhere, title="Jawna praktyka do przejęcia")
    desk: Any = made.users["editor"]
    writers = {"own": made.users["contributor"], "other": None}
    writers["other"] = User.objects.get(username="beta")
    for whose, people in (("own", [spare]), ("other", [asked, spare])):
        holding: Holding = getattr(made, whose)
        review = under_review(holding, desk, people)
        made_here = recorded(holding, writers[whose], adopted)
        setattr(made, whose, Recorded(**vars(holding), **made_here, review=review))
    made.users["asked reviewer"] = asked
    made.clients["asked reviewer"] = Client()
    made.clients["asked reviewer"].force_login(asked)
    _row, made.tokens["asked reviewer"] = APIToken.create_token(
        user=asked, name="matrix"
    )
    return made


def under_review(holding: Holding, desk: User, people: list[User]) -> PeerReview:
    """Let reviewers be asked for an institution's record; return a request.

    Where two are asked the second one has answered.
    """
    act(holding.page, desk, "approve")
    page = fresh(holding.page)
    reviews = reviewers_ask(
        state=page.current_workflow_task_state, reviewers=people, user=desk
    )
    for reviewer in people[1:]:
        give(page, reviewer, opinion=f"{OPINION} o praktyce", note=OPINION)
    holding.page = fresh(page)
    holding.state = holding.page.current_workflow_state
    return reviews[0]


def recorded(holding: Holding, writer: Any, adopted: Any) -> dict[str, Any]:
    """Return the rows of an institution that are not public."""
    secret, partner = holding.secret, holding.partner
    entry = offer(partner, title_pl=f"{secret} oferta", text_pl=f"{secret} opis")
    row = adoption(adopted, partner, changes_pl=f"{secret} zmiana", state="public")
    follow_ups_plan(adoption=row)
    follow_up = row.follow_ups.get(months=3)
    follow_up.note_pl = f"{secret} odpowiedź"
    follow_up.save()
    row.state = "draft"
    row.save()
    Comment.objects.create(
        page=holding.page,
        user=writer,
        text=f"{secret} uwaga",
        contentpath="summary",
        position="",
    )
    run = checked(
        writer,
        "practices",
        csv(("Tytuł", "Właściciel"), (f"{secret} wiersz", "nikt")),
    )
    run.file_name = f"{secret}.csv"
    run.save()
    return {
        "offer": entry,
        "message": OfferMessage.objects.create(
            offer=entry,
            name=f"{secret} nadawca",
            email="ktos@example.org",
            message=f"{secret} treść",
            language="pl",
        ),
        "finding": finding(
            activity(slug=f"wizyta-{partner.code}"),
            partner=partner,
            saw_pl=f"{secret} widziane",
            state="draft",
        ),
        "adoption": row,
        "follow_up": follow_up,
        "run": run,
    }
