"""Home's records in the admin: lists, filters, search."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import ContactMessage, FoundingDocument, MenuItem
from home.panels import (
    document_edit_handler,
    menu_edit_handler,
    message_edit_handler,
)


class FoundingDocumentViewSet(SnippetViewSet):
    """Founding documents."""

    model = FoundingDocument
    icon = "doc-full"
    menu_label = _("Founding documents")
    menu_name = "founding-documents"
    list_display: ClassVar = [
        "__str__",
        "date",
        "state",
        "file",
        BooleanColumn("proofread", label=_("Proof-read")),
        "order",
    ]
    list_filter: ClassVar = ["state", "proofread"]
    ordering: ClassVar = ["order", "code"]
    edit_handler = document_edit_handler


class MenuItemViewSet(SnippetViewSet):
    """Entries of the menus."""

    model = MenuItem
    icon = "list-ul"
    menu_label = _("Menus")
    menu_name = "menus"
    list_display: ClassVar = ["__str__", "menu", "page", "path", "order"]
    list_filter: ClassVar = ["menu"]
    ordering: ClassVar = ["menu", "order"]
    edit_handler = menu_edit_handler


class ContactMessageViewSet(SnippetViewSet):
    """Messages from the contact form."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_name = "contact-messages"
    list_display: ClassVar = [
        "created_at",
        "subject",
        "email",
        "language",
        BooleanColumn("handled", label=_("Dealt with")),
    ]
    list_filter: ClassVar = ["handled", "subject", "language"]
    ordering: ClassVar = ["-created_at"]
    inspect_view_enabled = True
    inspect_view_fields: ClassVar = [
        "created_at",
        "name",
        "email",
        "subject",
        "message",
        "language",
        "page",
        "consent_version",
        "mailed_at",
        "handled",
    ]
    edit_handler = message_edit_handler


class InstitutionGroup(SnippetViewSetGroup):
    """What belongs to the institution's pages."""

    items = (ContactMessageViewSet, FoundingDocumentViewSet, MenuItemViewSet)
    menu_label = _("Institution")
    menu_icon = "home"
    menu_name = "institution"
    menu_order = 270
