"""Notices for each step of a workflow, instead of Wagtail's e-mails at once."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from accounts.models import User
from accounts.roles import TRANSLATORS
from knowledge.models.review_tasks import DeskCheckState, SecondReaderState
from knowledge.reviews import notices

# How Wagtail names its own receivers, which write at once and to everybody.
WAGTAILS = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
    ),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def register_receivers() -> None:
    """Let people hear of a step in their daily digest only."""
    for signal, sender, name in WAGTAILS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        # Takes the name, so that Wagtail's own is not connected later either.
        signal.connect(say_nothing, sender=sender, dispatch_uid=name)
    task_submitted.connect(tell_who_acts, dispatch_uid="tell_who_acts")
    workflow_rejected.connect(tell_returned, dispatch_uid="tell_returned")
    workflow_approved.connect(tell_accepted, dispatch_uid="tell_accepted")


def say_nothing(**_kwargs: Any) -> None:
    """Write no e-mail at once."""


def tell_who_acts(instance: TaskState, user: Any = None, **_kwargs: Any) -> None:
    """Tell those whose step has begun; reviewers are told when they are asked."""
    page = instance.workflow_state.content_object
    task = instance.task.specific
    if isinstance(instance, DeskCheckState):
        notices.tell_desk(kind=notices.RECORD_SUBMITTED, page=page, besides=user)
    elif isinstance(instance, SecondReaderState):
        readers = members(Group.objects.filter(name=TRANSLATORS))
        notices.tell_all(
            [*readers, *notices.desk_people()],
            kind=notices.TRANSLATION_SUBMITTED,
            page=page,
            besides=user,
        )
    elif isinstance(task, AbstractGroupApprovalTask):
        notices.tell_all(
            members(task.groups.all()),
            kind=notices.PAGE_SUBMITTED,
            page=page,
            besides=user,
        )


def members(groups: Any) -> list[User]:
    """Return the people of some groups."""
    return list(User.objects.filter(groups__in=groups, is_active=True).distinct())


def tell_returned(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    """Tell the author, and whoever sent it in, that it came back."""
    tell_authors(instance, notices.RETURNED, user)


def tell_accepted(instance: WorkflowState, user: Any = None, **_kwargs: Any) -> None:
    """Tell the author, and whoever sent it in, that it was accepted."""
    tell_authors(instance, notices.ACCEPTED, user)


def tell_authors(state: WorkflowState, kind: str, besides: Any) -> None:
    """Tell those whose work it is."""
    page = state.content_object
    people = [state.requested_by, page.owner]
    notices.tell_all(people, kind=kind, page=page, besides=besides)
