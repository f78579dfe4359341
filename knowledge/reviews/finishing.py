"""What happens when the last step of a workflow is done.

Wagtail imports this while its models load, so nothing here imports a model.
"""

from typing import Any


def publish_accepted(workflow_state: Any, user: Any = None) -> None:
    """Publish what was accepted.

    The steps have decided; that the last person could publish without them is
    not asked for. A second reader cannot.
    """
    page = workflow_state.content_object
    # The last step may have saved another version than the one read before it.
    page.refresh_from_db(fields=["latest_revision"])
    revision = page.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
