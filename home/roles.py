"""Which pages and records each role works on, and the moderation workflow."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
)

from accounts.roles import (
    CONTRIBUTORS,
    EDITORS,
    REVIEWERS,
    TRANSLATORS,
    group_ensure,
)
from home.models import HomePage
from knowledge.models import PartnerBranchPage
from knowledge.permissions import DESK

WORKFLOW = "Review"
WAGTAILS_REVIEWERS = "Moderators"
WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
TRANSLATE = "wagtail_localize.submit_translation"
CHANGE_FREELY = ("add", "change", "delete")
RECORDS = (
    "partners_exchange.{right}_partner",
    "partners_exchange.{right}_membershipsnapshot",
    "partners_exchange.{right}_affiliation",
    "home.{right}_foundingdocument",
    "home.{right}_menuitem",
    "vocabularies.{right}_concept",
)
EDITOR_RIGHTS = (
    *(
        record.format(right=right)
        for record in RECORDS
        for right in ("view", "add", "change")
    ),
    "home.view_contactmessage",
    "home.change_contactmessage",
    "home.change_sitefacts",
    *(f"publication.{right}_publishedpath" for right in ("view", *CHANGE_FREELY)),
    TRANSLATE,
    DESK,
)


def seed_roles() -> Iterator[str]:
    """Make sure of every group, and of the one-step workflow."""
    homes = list(HomePage.objects.all())
    rename_wagtails_group()
    group_ensure(
        name=EDITORS, permissions=EDITOR_RIGHTS, pages=homes, page_rights=PUBLISH
    )
    yield EDITORS
    group_ensure(
        name=TRANSLATORS,
        permissions=[TRANSLATE],
        pages=homes,
        page_rights=("change_page",),
    )
    yield TRANSLATORS
    # No page is theirs: a workflow opens what they are asked for, and only that.
    reviewers = group_ensure(name=REVIEWERS)
    yield REVIEWERS
    for name, branches in branches_by_partner().items():
        group_ensure(name=name, pages=branches, page_rights=WRITE)
        yield name
    workflow_ensure(reviewers=reviewers, pages=homes)
    yield WORKFLOW


def rename_wagtails_group() -> None:
    """Take over the group Wagtail's migrations made; its workflow stays whole.

    Its rights on every page go: reviewers must not find what is not theirs.
    """
    if not Group.objects.filter(name=REVIEWERS).exists():
        wagtails = Group.objects.filter(name=WAGTAILS_REVIEWERS)
        GroupPagePermission.objects.filter(group__in=wagtails).delete()
        wagtails.update(name=REVIEWERS)


def branches_by_partner() -> dict[str, list[Page]]:
    """Return the branch pages of each partner by the name of its group."""
    found: dict[str, list[Page]] = {}
    for branch in PartnerBranchPage.objects.select_related("partner"):
        name = CONTRIBUTORS.format(partner=branch.partner.code)
        found.setdefault(name, []).append(branch)
    return found


@transaction.atomic
def workflow_ensure(*, reviewers: Group, pages: list[HomePage]) -> None:
    """Make one workflow of one step, approval by a reviewer, for every page."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = Workflow.objects.filter(active=True).first() or Workflow()
    workflow.name = WORKFLOW
    workflow.save()
    task = GroupApprovalTask.objects.filter(active=True).first() or GroupApprovalTask()
    task.name = WORKFLOW
    task.save()
    task.groups.set([reviewers])
    workflow.workflow_tasks.get_or_create(
        task=Task.objects.get(pk=task.pk), defaults={"sort_order": 0}
    )
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
