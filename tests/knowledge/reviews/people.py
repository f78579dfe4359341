"""The people of a review, and the steps they take."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, WorkflowState

from accounts.models import User
from accounts.roles import CONTRIBUTORS, EDITORS, REVIEWERS, TRANSLATORS, group_ensure
from knowledge.models import PartnerBranchPage, PracticePage
from knowledge.permissions import DESK
from knowledge.reviews.enums import Criterion
from knowledge.reviews.rounds import review_asked_of, review_give, reviewers_ask
from knowledge.reviews.seed import seed_reviews
from partners_exchange.models import Partner
from partners_exchange.services import affiliation_set
from tests.knowledge import factories


def person(name: str, *groups: str, partner: Partner | None = None) -> User:
    """Return an account in some groups, acting for a partner."""
    user = User.objects.create_user(
        username=name, email=f"{name}@example.org", password="x", first_name=name
    )
    user.groups.set(Group.objects.get(name=group) for group in groups)
    if partner:
        affiliation_set(user=user, partner=partner)
    return user


class Office:
    """An owner with a contributor, a desk of two, and reviewers elsewhere."""

    def __init__(self) -> None:
        list(seed_reviews())
        reviewers = Group.objects.get(name=REVIEWERS)
        reviewers.user_set.clear()
        assert not GroupPagePermission.objects.filter(group=reviewers).exists()
        group_ensure(name=EDITORS, permissions=[DESK])
        self.owner = factories.partner("wlasciciel")
        self.elsewhere = factories.partner("inna-instytucja")
        self.branch: PartnerBranchPage = factories.branch(self.owner)
        contributors = CONTRIBUTORS.format(partner=self.owner.code)
        group_ensure(
            name=contributors,
            pages=[self.branch],
            page_rights=("add_page", "change_page"),
        )
        self.author = person("autorka", contributors, partner=self.owner)
        self.desk = person("redakcja-1", EDITORS)
        self.second_desk = person("redakcja-2", EDITORS)
        self.reviewers = [
            person(f"recenzent-{number}", REVIEWERS, partner=self.elsewhere)
            for number in range(3)
        ]
        self.own_reviewer = person("swoj-recenzent", REVIEWERS, partner=self.owner)
        self.translators = [
            person(f"tlumacz-{number}", TRANSLATORS) for number in range(2)
        ]

    def draft(self, **changes: Any) -> PracticePage:
        """Return a complete draft of the author."""
        page = factories.draft(self.branch, owner=self.author, **changes)
        page.save_revision(user=self.author, clean=False)
        return fresh(page)

    def submitted(self, **changes: Any) -> PracticePage:
        """Return a draft that was sent in."""
        page = self.draft(**changes)
        submit(page, self.author)
        return fresh(page)

    def in_review(self, *, asked: int = 2, **changes: Any) -> PracticePage:
        """Return a record whose reviewers were asked."""
        page = self.submitted(**changes)
        act(page, self.desk, "approve")
        page = fresh(page)
        if asked:
            reviewers_ask(
                state=page.current_workflow_task_state,
                reviewers=self.reviewers[:asked],
                user=self.desk,
            )
        return page

    def reviewed(self, **changes: Any) -> PracticePage:
        """Return a record that waits for the decision."""
        page = self.in_review(**changes)
        for reviewer in self.reviewers[:2]:
            give(page, reviewer)
        return fresh(page)

    def published(self, level: str = "2", **changes: Any) -> PracticePage:
        """Return a record that went the whole way."""
        page = self.reviewed(**changes)
        act(page, self.desk, "approve", evidence_level=level)
        return fresh(page)


def fresh(page: Page) -> Any:
    """Return the page as it is stored now."""
    return Page.objects.get(pk=page.pk).specific


def submit(page: Page, user: User) -> WorkflowState:
    """Send a page in, as the editor's button does."""
    page = fresh(page)
    state = page.current_workflow_state
    if state:
        state.resume(user)
        return state
    return page.get_workflow().start(page.get_latest_revision_as_object(), user)


def act(page: Page, user: User, action: str, **values: Any) -> None:
    """Take an action on the current step, as Wagtail's view does."""
    page = fresh(page)
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, user, action, **values)


def answers(points: int = 2, **changes: Any) -> dict[str, Any]:
    """Return the cleaned answers of a review."""
    return {
        "gate_done": True,
        "gate_lawful": True,
        "gate_clear": True,
        **{criterion.value: points for criterion in Criterion},
        "opinion": "Dobra praktyka.",
        "opinion_language": "pl",
        "publish_opinion": False,
        "note": "",
        **changes,
    }


def give(page: Page, reviewer: User, points: int = 2, **changes: Any) -> None:
    """Let a person who was asked give a review."""
    review = review_asked_of(user=reviewer, page=fresh(page))
    review_give(review=review, values=answers(points, **changes))


def offered(page: Page, user: User) -> set[str]:
    """Return the actions a person is offered on the current step."""
    page = fresh(page)
    task = page.current_workflow_task
    return {name for name, _label, _modal in task.get_actions(page, user)}
