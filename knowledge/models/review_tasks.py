"""The steps of the two workflows, as Wagtail's tasks.

What a step does stands in `knowledge.reviews`; here is who may take it.
"""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

from accounts.roles import TRANSLATORS
from knowledge.permissions import user_is_desk
from knowledge.reviews import desk, rounds
from knowledge.reviews.eligibility import user_may_decide, user_may_read_translation
from knowledge.reviews.enums import ReturnReason, ReviewState
from knowledge.reviews.forms import DecisionForm, DeclineForm, ReturnForm, ReviewForm
from knowledge.reviews.locks import RecordLock
from knowledge.reviews.substance import review_needed
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key

Action = tuple[str, Any, bool]
RETURN: Action = ("reject", _("Return to the author"), True)


class StepState(TaskState):
    """What is kept of every step: why a record was returned."""

    reasons = models.JSONField(_("reasons"), default=list, blank=True)

    class Meta:
        abstract = True

    def get_comment(self) -> str:
        """Say the reasons before the text, for history and log."""
        labels = [str(ReturnReason(code).label) for code in self.reasons]
        return "\n".join(part for part in ("; ".join(labels), self.comment) if part)


class StepTask(Task):
    """What the four steps have in common."""

    lock_class = RecordLock
    # What happens on each action, by its name.
    forms_by_action: ClassVar[dict[str, type[forms.Form] | None]] = {}

    class Meta:
        abstract = True

    def get_form_for_action(self, action: str) -> type[forms.Form] | None:
        """Return the form of an action, None when a click is enough."""
        return self.forms_by_action.get(action)

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> str | None:
        """Do what was clicked.

        Raises:
            PermissionDenied: when the person may not, or not any more.
        """
        page = task_state.workflow_state.content_object.specific
        offered = {name for name, _label, _modal in self.get_actions(page, user)}
        current = page.current_workflow_task_state
        if action_name not in offered or current is None or current.pk != task_state.pk:
            raise PermissionDenied
        return self.act(task_state.specific, user, action_name, kwargs)

    def act(
        self, state: Any, user: Any, action: str, values: dict[str, Any]
    ) -> str | None:
        """Do one permitted action; return where to go next, None to stay."""
        raise NotImplementedError

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """Return the steps that wait for a person."""
        if not self.user_may_ever_act(user):
            return TaskState.objects.none()
        waiting = TaskState.objects.filter(
            task=self, status=TaskState.STATUS_IN_PROGRESS
        )
        return waiting.exclude(workflow_state__requested_by=user)

    def user_may_ever_act(self, user: Any) -> bool:
        """Say whether steps of this kind can wait for a person at all."""
        return user_is_desk(user)


class DeskCheckState(StepState):
    """The check by the desk, before reviewers are asked."""

    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    small_edit = models.BooleanField(_("small edit"), default=False)


class DeskCheckTask(StepTask):
    """Is everything there, and is it what it says?"""

    task_state_class = DeskCheckState
    forms_by_action = {"reject": ReturnForm}

    class Meta:
        verbose_name = _("desk check")
        verbose_name_plural = _("desk checks")

    @classmethod
    def get_description(cls) -> str:
        """Say who acts."""
        return gettext("The desk checks a record, returns it or asks for reviews")

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Offer to take it, return it, or send it on."""
        page = obj.specific
        state = page.current_workflow_task_state
        if not user_may_decide(user, page) or not isinstance(state, DeskCheckState):
            return []
        take: Action = ("take", _("I take this check"), False)
        return [*([] if state.taken_by_id else [take]), *self.ways_on(page), RETURN]

    def ways_on(self, page: Any) -> list[Action]:
        """Offer reviews; no review where the type or the change needs none."""
        accept: Action = ("accept", _("Accept and publish"), False)
        if not page.peer_reviewed:
            return [accept]
        review: Action = ("approve", _("Ask for reviews"), False)
        if review_needed(page.get_latest_revision_as_object()):
            return [review]
        return [("accept", _("Accept as a small edit and publish"), False), review]

    def act(
        self, state: Any, user: Any, action: str, values: dict[str, Any]
    ) -> str | None:
        """Take, return, accept, or go on to the reviews."""
        if action == "take":
            return desk.check_take(state=state, user=user)
        if action == "reject":
            return desk.step_return(state=state, user=user, **values)
        return desk.check_finish(state=state, user=user, small=action == "accept")

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Let the desk correct what it checks."""
        return not user_may_decide(user, obj.specific)


def accepted_at_desk(workflow_state: WorkflowState) -> bool:
    """Say whether the desk's last check accepted a small edit."""
    checks = DeskCheckState.objects.filter(workflow_state=workflow_state)
    last = checks.order_by("-started_at", "-pk").first()
    return last is not None and last.small_edit


def skip(state: TaskState) -> TaskState:
    """Mark a step as not needed; Wagtail goes on to the next."""
    state.status = TaskState.STATUS_SKIPPED
    state.save(update_fields=["status"])
    return state


class PeerReviewState(StepState):
    """One round of reviews of one version."""


class PeerReviewTask(StepTask):
    """Is it good? At least two people of other institutions say."""

    task_state_class = PeerReviewState
    forms_by_action = {
        "review": ReviewForm,
        "decline": DeclineForm,
        "reject": ReturnForm,
    }

    class Meta:
        verbose_name = _("peer review")
        verbose_name_plural = _("peer reviews")

    @classmethod
    def get_description(cls) -> str:
        """Say who acts."""
        return gettext("Reviewers whom the desk asks score the record")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Skip the round when the desk accepted; ask former reviewers again."""
        state = super().start(workflow_state, user=user)
        if accepted_at_desk(workflow_state):
            return skip(state)
        rounds.reviewers_ask_again(state=state, user=user)
        return state

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Let the desk return it, and those who were asked answer."""
        page = obj.specific
        found: list[Action] = []
        if rounds.review_asked_of(user=user, page=page):
            found = [
                ("review", _("Give your review"), True),
                ("decline", _("Decline to review"), True),
            ]
        return [*found, RETURN] if user_may_decide(user, page) else found

    def act(
        self, state: Any, user: Any, action: str, values: dict[str, Any]
    ) -> str | None:
        """Return the record, or take a reviewer's answer."""
        if action == "reject":
            return desk.step_return(state=state, user=user, **values)
        page = state.workflow_state.content_object.specific
        review = rounds.review_asked_of(user=user, page=page)
        if action == "review":
            rounds.review_give(review=review, values=values)
        else:
            rounds.review_decline(review=review, note=values["comment"])
        return reverse("my_reviews")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let those who were asked see the form; it is locked."""
        return bool(rounds.review_asked_of(user=user, page=obj.specific))

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep the text as reviewers read it, also from the desk."""
        return True

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """Return what a reviewer was asked for."""
        asked = PeerReviewState.objects.filter(
            reviews__reviewer=user, reviews__state=ReviewState.ASKED
        )
        return TaskState.objects.filter(
            pk__in=asked.values("pk"), status=TaskState.STATUS_IN_PROGRESS
        )


class DeskDecisionState(StepState):
    """The decision, with the evidence level it sets."""

    evidence_level = concept_foreign_key(Scheme.EVIDENCE_LEVEL, _("evidence level"))


class DeskDecisionTask(StepTask):
    """Is it accepted, and how good is the evidence?"""

    task_state_class = DeskDecisionState
    forms_by_action = {"approve": DecisionForm, "reject": ReturnForm}

    class Meta:
        verbose_name = _("desk decision")
        verbose_name_plural = _("desk decisions")

    @classmethod
    def get_description(cls) -> str:
        """Say who acts."""
        return gettext("The desk accepts the record and sets its evidence level")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Skip the decision where nobody reviewed."""
        state = super().start(workflow_state, user=user)
        return skip(state) if accepted_at_desk(workflow_state) else state

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Offer to accept only what was reviewed as it stands."""
        page = obj.specific
        if not user_may_decide(user, page):
            return []
        again: Action = ("again", _("Ask for reviews of this version"), False)
        if not desk.may_be_accepted(page):
            return [again, RETURN]
        return [("approve", _("Accept"), True), again, RETURN]

    def act(
        self, state: Any, user: Any, action: str, values: dict[str, Any]
    ) -> str | None:
        """Accept, return, or have it reviewed once more."""
        if action == "approve":
            return desk.decision_accept(state=state, user=user, **values)
        if action == "again":
            return desk.decision_review_again(state=state, user=user)
        return desk.step_return(state=state, user=user, **values)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep the text as it was reviewed."""
        return True


class SecondReaderState(StepState):
    """The reading of a translation by a second person."""


class SecondReaderTask(StepTask):
    """Does the translation say what the source says?"""

    task_state_class = SecondReaderState
    forms_by_action = {"reject": ReturnForm}

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    @classmethod
    def get_description(cls) -> str:
        """Say who acts."""
        return gettext("Somebody who did not translate reads the translation")

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Let a second person approve or return it."""
        if not user_may_read_translation(user, obj.specific):
            return []
        return [("approve", _("I have read it"), False), RETURN]

    def act(
        self, state: Any, user: Any, action: str, values: dict[str, Any]
    ) -> str | None:
        """Publish or return the translation."""
        if action == "approve":
            state.approve(user=user)
            return None
        return desk.step_return(state=state, user=user, **values)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let the second reader see both texts."""
        return user_may_read_translation(user, obj.specific)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Let the reader correct; the translator waits."""
        return not user_may_read_translation(user, obj.specific)

    def user_may_ever_act(self, user: Any) -> bool:
        """Ask translators, too."""
        in_group = user.groups.filter(name=TRANSLATORS).exists()
        return bool(in_group or user_is_desk(user))
