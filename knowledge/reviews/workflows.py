"""Which workflow a record goes through, and making sure the two exist."""

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

if TYPE_CHECKING:
    from wagtail.models import Task

RECORDS = "Record"
TRANSLATIONS = "Translation"
# Names can be changed in the admin; the first task's model tells them apart.
FIRST_OF_RECORDS = "deskchecktask"
FIRST_OF_TRANSLATIONS = "secondreadertask"


def record_workflow(*, is_source: bool) -> Workflow | None:
    """Return the workflow of source records or of translations, if there is one."""
    first = FIRST_OF_RECORDS if is_source else FIRST_OF_TRANSLATIONS
    return (
        Workflow.objects.filter(
            active=True,
            workflow_tasks__task__content_type__app_label="knowledge",
            workflow_tasks__task__content_type__model=first,
        )
        .order_by("pk")
        .first()
    )


@transaction.atomic
def workflow_ensure(*, name: str, tasks: "list[tuple[type[Task], str]]") -> Workflow:
    """Make a workflow of these tasks unless one with the first of them exists."""
    first, _name = tasks[0]
    existing = record_workflow(is_source=first.__name__.lower() == FIRST_OF_RECORDS)
    if existing is not None:
        return existing
    workflow: Workflow = Workflow.objects.create(name=name)
    for order, (model, task_name) in enumerate(tasks):
        task = model.objects.filter(active=True).first()
        if task is None:
            task = model.objects.create(name=task_name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
