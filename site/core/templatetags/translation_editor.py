"""The head of wagtail-localize's editor, which comes without its buttons."""

import json

from django import template
from django.template import Context
from django.utils.translation import gettext as _
from wagtail.admin.ui.menus.pages import get_page_header_buttons
from wagtail.admin.widgets.button import ButtonWithDropdown
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def editor_buttons(context: Context, page: Page) -> list[ButtonWithDropdown]:
    """Return the menu of actions that Wagtail's own editor shows for the page."""
    request = context["request"]
    buttons = get_page_header_buttons(page, request.user, request.path, "edit")
    if not buttons:
        return []
    return [
        ButtonWithDropdown(
            buttons=sorted(buttons),
            icon_name="dots-horizontal",
            attrs={"aria-label": _("Actions")},
            classname="w-h-slim-header",
        )
    ]


@register.simple_tag
def without_alias(props: str) -> str:
    """Return the editor's settings without the offer to make an alias.

    An alias shows source text under another language's address; here a
    translation that is missing says so.
    """
    settings = json.loads(props)
    settings["links"]["convertToAliasUrl"] = None
    return json.dumps(settings)
