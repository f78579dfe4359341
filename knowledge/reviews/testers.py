"""The rights on a record: the pages' own, and what the review adds to them."""

from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

from knowledge.permissions import user_is_desk
from knowledge.reviews.substance import is_withdrawn, review_needed


class RecordPermissionTester(PagePermissionTester):
    """Publishing is the desk's, and only what needs no review.

    Wagtail asks here at every door: editor, bulk action, translation, API.
    """

    def can_publish(self) -> bool:
        """Allow small edits of what was reviewed, and the desk's compilations."""
        return self.has_right_to_publish and not self.must_be_reviewed

    @cached_property
    def has_right_to_publish(self) -> bool:
        """Say whether the person runs the desk and may publish here."""
        return bool(super().can_publish() and user_is_desk(self.user))

    @cached_property
    def must_be_reviewed(self) -> bool:
        """Say whether the page as it is in hand, or its draft, needs a review."""
        page = self.page.specific
        if review_needed(page):
            return True
        if page.live and not page.has_unpublished_changes:
            return False
        return is_withdrawn(page) or review_needed(page.get_latest_revision_as_object())

    def can_unpublish(self) -> bool:
        """Leave taking away to the desk."""
        return bool(super().can_unpublish() and user_is_desk(self.user))

    def can_set_view_restrictions(self) -> bool:
        """Ask for the right to publish, whatever the draft says."""
        return self.has_right_to_publish

    def can_unschedule(self) -> bool:
        """Ask for the right to publish, whatever the draft says."""
        return self.has_right_to_publish

    def can_publish_subpage(self) -> bool:
        """Have no pages below."""
        return False

    def can_submit_for_moderation(self) -> bool:
        """Keep what was withdrawn for good out of the workflow."""
        return bool(super().can_submit_for_moderation()) and not is_withdrawn(self.page)
