"""The vocabularies in the admin."""

from wagtail import hooks

from vocabularies.viewsets import ConceptViewSet


@hooks.register("register_admin_viewset")
def concept_viewset() -> ConceptViewSet:
    """Add the list of concepts to the menu."""
    return ConceptViewSet("vocabularies")
