"""Which workflow a record goes through, and making sure the two exist."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import capfirst
from wagtail.models import Workflow, WorkflowTask

if TYPE_CHECKING:
    from wagtail.models import Task

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
def workflow_ensure(*, name: str, tasks: "list[type[Task]]") -> Workflow:
    """Make a workflow of these tasks unless one with the first of them exists.

    New tasks are named after their models, in the active language.
    """
    is_source = tasks[0].__name__.lower() == FIRST_OF_RECORDS
    existing = record_workflow(is_source=is_source)
    if existing is not None:
        return existing
    workflow: Workflow = Workflow.objects.create(name=name)
    for order, model in enumerate(tasks):
        task = model.objects.filter(active=True).first()
        if task is None:
            task = model.objects.create(name=capfirst(str(model.get_verbose_name())))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
