"""Everything an editor can do to a small site, each as one transaction."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import TestCase
from django.utils import timezone, translation
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import BasePage, SiteImage
from core.page_translation.errors import ParentNotTranslatedError
from home.models import ContentPage, MenuItem, NewsPage
from partners_exchange.models import Partner
from publication.scheduled import scheduled_run
from tests.partners_exchange.factories import partner
from tests.publication.small_site import (
    COUNTRIES,
    news_index,
    picture,
    said_by,
    token,
)
from tests.support.pages import home, translated
from vocabularies.enums import Scheme
from vocabularies.models import Concept

MOST_PAGES = 14
SOON = timedelta(milliseconds=20)


@contextmanager
def as_one_request() -> Iterator[None]:
    """Do something in a transaction, then what waits for its commit."""
    with (
        translation.override("pl"),
        TestCase.captureOnCommitCallbacks(execute=True),
        transaction.atomic(),
    ):
        yield


class Editors:
    """Does things to the pages it has made, and knows which words each has said."""

    def __init__(self) -> None:
        self.made: list[int] = []
        # Which pages have ever said a word, drafts included.
        self.speakers: dict[str, set[int]] = defaultdict(set)
        self.user = get_user_model().objects.create_superuser("redakcja@example.com")
        self.partner = partner(country=self.country(0))
        self.image = picture(token())
        self.root = self.add(home(), ContentPage)
        self.publish(self.root)

    # What there is

    def pages(self) -> list[BasePage]:
        """Return the pages made so far that still exist, oldest first."""
        pages = Page.objects.filter(pk__in=self.made).specific().order_by("pk")
        return list(pages)

    def page(self, number: int) -> BasePage:
        """Return one of the pages."""
        pages = self.pages()
        return pages[number % len(pages)]

    def branch(self, number: int) -> BasePage:
        """Return a page that others may stand below."""
        pages = [page for page in self.pages() if isinstance(page, ContentPage)]
        return pages[number % len(pages)] if pages else home()

    def country(self, number: int) -> Concept:
        code = COUNTRIES[number % len(COUNTRIES)]
        return Concept.objects.get(scheme=Scheme.COUNTRY, code=code)

    def is_full(self) -> bool:
        return len(self.pages()) >= MOST_PAGES

    def note(self, *pages: Page) -> None:
        """Take pages over as ours, and remember what they say."""
        for page in pages:
            if page.pk not in self.made:
                self.made.append(page.pk)
            self.speakers_add(page.specific)

    def speakers_add(self, page: BasePage) -> None:
        for word in said_by(page):
            self.speakers[word].add(page.pk)

    # Writing and publishing

    def add(self, parent: Page, model: type[BasePage], **fields: Any) -> BasePage:
        """Make a draft that was never published."""
        page = model(
            title=token(), slug=token("adres"), summary=token(), live=False, **fields
        )
        page.body = [("paragraph", f"<p>{token()}</p>")]
        page.locale = parent.locale
        parent.add_child(instance=page)
        page.save_revision()
        self.note(page)
        return page

    def write(self, page: BasePage, **changes: Any) -> None:
        """Save a draft with new words; an alias has no words of its own."""
        if page.alias_of_id:
            return
        draft = page.get_latest_revision_as_object()
        draft.title, draft.summary = token(), token()
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save_revision()
        self.speakers_add(draft)

    def publish(self, page: BasePage) -> None:
        if page.alias_of_id:
            return
        revision = page.get_latest_revision() or page.save_revision()
        revision.publish()

    def unpublish(self, page: BasePage, *, whole_branch: bool) -> None:
        if not page.live:
            return
        UnpublishPageAction(
            page, include_descendants=whole_branch, user=self.user
        ).execute()

    def link(self, page: BasePage, target: Page) -> None:
        """Let a page's text lead to another one, and publish it."""
        html = f'<p><a linktype="page" id="{target.pk}">{token()}</a></p>'
        self.write(page, body=[("paragraph", html)])
        self.publish(page)

    # The tree

    def move(self, page: BasePage, target: Page) -> None:
        if target.is_descendant_of(page) or target.pk == page.pk:
            return
        if target.locale_id != page.locale_id or isinstance(page, NewsPage):
            return
        page.move(target, pos="last-child")

    def rename(self, page: BasePage, *, at_once: bool) -> None:
        """Give a page another address."""
        self.write(page, slug=token("adres"))
        if at_once:
            self.publish(page)

    def delete(self, page: BasePage) -> None:
        page.delete()
        if not self.pages():
            self.publish(self.add(home(), ContentPage))

    def copy(self, page: BasePage, target: Page, *, keep_live: bool) -> None:
        if target.is_descendant_of(page) or target.pk == page.pk:
            return
        if target.locale_id != page.locale_id:
            return
        parent = page.get_parent() if isinstance(page, NewsPage) else target
        made = page.copy(
            recursive=True,
            to=parent,
            keep_live=keep_live,
            update_attrs={"slug": token("adres")},
        )
        self.note_branch(made)

    def alias(self, page: BasePage, target: Page) -> None:
        if target.is_descendant_of(page) or target.pk == page.pk:
            return
        if target.locale_id != page.locale_id:
            return
        parent = page.get_parent() if isinstance(page, NewsPage) else target
        self.note_branch(
            page.create_alias(recursive=True, parent=parent, update_slug=token("adres"))
        )

    def foreign_alias(self, page: BasePage, language: str) -> None:
        """Show a page's text in another language's tree."""
        locale = Locale.objects.get(language_code=language)
        if locale == page.locale or page.has_translation(locale):
            return
        made = page.copy_for_translation(locale, copy_parents=True, alias=True)
        self.note(made, *made.get_ancestors().filter(depth__gt=2))

    def unlink(self, page: BasePage) -> None:
        """Make an alias a page of its own."""
        if page.alias_of_id:
            ConvertAliasPageAction(page).execute(skip_permission_checks=True)

    def note_branch(self, top: Page) -> None:
        self.note(*Page.objects.descendant_of(top, inclusive=True))

    # Who may read

    def restrict(self, page: Page, kind: str) -> None:
        PageViewRestriction.objects.filter(page=page).delete()
        restriction = PageViewRestriction(
            page=page, restriction_type=kind, password="sezam"
        )
        restriction.save()

    def lift(self, page: Page) -> None:
        for restriction in PageViewRestriction.objects.filter(page=page):
            restriction.delete()

    # Time

    def schedule(self, page: BasePage, *, start: bool) -> None:
        """Let a new draft go live, or a public page end, in a moment."""
        moment = timezone.now() + SOON
        self.write(page, **{"go_live_at" if start else "expire_at": moment})
        self.publish(page)

    def wait(self) -> None:
        time.sleep(2 * SOON.total_seconds())
        scheduled_run()

    # Languages

    def translate(self, page: BasePage, language: str) -> None:
        if page.language != "pl" or page.alias_of_id:
            return
        try:
            made = translated(page, language)
        except ParentNotTranslatedError:
            return
        self.note(made)

    # What pages show

    def show_partner(self, page: BasePage) -> None:
        if isinstance(page, NewsPage) and Partner.objects.filter(pk=self.partner.pk):
            self.write(page, partners=[self.partner])
            self.publish(page)

    def show_image(self, page: BasePage) -> None:
        if isinstance(page, NewsPage):
            self.write(page, image=self.image)
            self.publish(page)

    def rename_partner(self) -> None:
        self.partner.name_pl = token()
        self.partner.save()

    def replace_partner(self) -> None:
        self.partner.delete()
        self.partner = partner(name_pl=token(), country=self.country(1))

    def rename_country(self, number: int) -> None:
        concept = self.country(number)
        concept.label_pl = concept.label_en = concept.label_uk = token()
        concept.save()

    def describe_image(self) -> None:
        image = SiteImage.objects.get(pk=self.image.pk)
        image.alt_pl = token()
        image.save()

    def replace_image(self) -> None:
        SiteImage.objects.get(pk=self.image.pk).delete()
        self.image = picture(token())

    def edit_menu(self, page: Page) -> None:
        item = MenuItem.objects.order_by("pk").first() or MenuItem()
        item.label_pl = item.label_en = item.label_uk = token()
        item.page = page
        item.save()


Action = Callable[..., None]


def new_news(editors: Editors) -> BasePage:
    """Make a draft of a news item."""
    return editors.add(news_index(), NewsPage)
