"""Whatever editors do, in whatever order, the table says what is public.

`HYPOTHESIS_PROFILE=deep` looks for longer, at other examples each time.
"""

import os
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import PageViewRestriction

from home.models import ContentPage
from publication.followers import follow, followers
from publication.services import publication_refresh_dirty
from tests.publication.editors import Editors, as_one_request, new_news
from tests.publication.oracle import (
    Replica,
    assert_nothing_else_is_said,
    assert_readers_get,
    assert_right,
    assert_withdrawn_is_silent,
)
from tests.publication.small_site import make_small
from tests.support.pages import home

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
COMMON = settings(
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
QUICK = settings(
    COMMON,
    derandomize=True,
    max_examples=15,
    stateful_step_count=12,
    phases=(Phase.generate,),
)
THOROUGH = settings(
    COMMON,
    max_examples=150,
    stateful_step_count=25,
    phases=(Phase.generate,),
)

some = st.integers(min_value=0, max_value=11)
yes_or_no = st.booleans()
languages = st.sampled_from(["en", "uk"])
restrictions = st.sampled_from(
    [
        PageViewRestriction.LOGIN,
        PageViewRestriction.PASSWORD,
        PageViewRestriction.GROUPS,
    ]
)


class Editorial(RuleBasedStateMachine):
    """Editors at work; each example is undone at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = ExitStack()
        self.undone.enter_context(transaction.atomic())
        self.replica = Replica()
        followers[self.replica.name] = self.replica

    def teardown(self) -> None:
        try:
            assert_readers_get(self.editors.pages())
        finally:
            del followers[self.replica.name]
            transaction.set_rollback(True)
            self.undone.close()

    def request(self, action: Any, *args: Any, **options: Any) -> None:
        """Do one thing as the admin does it, and look at once what is stored."""
        with as_one_request():
            action(*args, **options)
        assert_withdrawn_is_silent(self.editors)

    @initialize()
    def start(self) -> None:
        with as_one_request():
            self.editors = Editors()

    @invariant()
    def the_table_is_right(self) -> None:
        publication_refresh_dirty()
        follow(self.replica)
        assert_right(self.replica)
        assert_nothing_else_is_said(self.editors.pages())

    # Writing and publishing

    @precondition(lambda self: not self.editors.is_full())
    @rule(number=some, live=yes_or_no)
    def add_page(self, number: int, live: bool) -> None:
        parent = self.editors.branch(number)
        self.request(self.add, lambda: self.editors.add(parent, ContentPage), live)

    @precondition(lambda self: not self.editors.is_full())
    @rule(live=yes_or_no)
    def add_news(self, live: bool) -> None:
        self.request(self.add, lambda: new_news(self.editors), live)

    def add(self, make: Any, live: bool) -> None:
        page = make()
        if live:
            self.editors.publish(page)

    @rule(number=some)
    def write(self, number: int) -> None:
        self.request(self.editors.write, self.editors.page(number))

    @rule(number=some)
    def publish(self, number: int) -> None:
        self.request(self.editors.publish, self.editors.page(number))

    @rule(number=some)
    def edit_and_publish(self, number: int) -> None:
        page = self.editors.page(number)
        self.request(self.editors.write, page)
        self.request(self.editors.publish, page)

    @rule(number=some, whole_branch=yes_or_no)
    def unpublish(self, number: int, whole_branch: bool) -> None:
        page = self.editors.page(number)
        self.request(self.editors.unpublish, page, whole_branch=whole_branch)

    @rule(number=some, other=some)
    def link(self, number: int, other: int) -> None:
        pages = self.editors
        self.request(pages.link, pages.page(number), pages.page(other))

    # The tree

    @rule(number=some, other=some)
    def move(self, number: int, other: int) -> None:
        pages = self.editors
        self.request(pages.move, pages.page(number), pages.branch(other))

    @rule(number=some)
    def move_up(self, number: int) -> None:
        page = self.editors.page(number)
        self.request(self.editors.move, page, home(page.language))

    @rule(number=some, at_once=yes_or_no)
    def rename(self, number: int, at_once: bool) -> None:
        page = self.editors.page(number)
        self.request(self.editors.rename, page, at_once=at_once)

    @rule(number=some)
    def delete(self, number: int) -> None:
        self.request(self.editors.delete, self.editors.page(number))

    @precondition(lambda self: not self.editors.is_full())
    @rule(number=some, other=some, keep_live=yes_or_no)
    def copy(self, number: int, other: int, keep_live: bool) -> None:
        pages = self.editors
        page, parent = pages.page(number), pages.branch(other)
        self.request(pages.copy, page, parent, keep_live=keep_live)

    @precondition(lambda self: not self.editors.is_full())
    @rule(number=some, other=some)
    def alias(self, number: int, other: int) -> None:
        pages = self.editors
        self.request(pages.alias, pages.page(number), pages.branch(other))

    @precondition(lambda self: not self.editors.is_full())
    @rule(number=some, language=languages)
    def foreign_alias(self, number: int, language: str) -> None:
        page = self.editors.page(number)
        self.request(self.editors.foreign_alias, page, language)

    @rule(number=some)
    def unlink(self, number: int) -> None:
        self.request(self.editors.unlink, self.editors.page(number))

    # Who may read, and when

    @rule(number=some, kind=restrictions)
    def restrict(self, number: int, kind: str) -> None:
        self.request(self.editors.restrict, self.editors.page(number), kind)

    @rule(number=some)
    def lift(self, number: int) -> None:
        self.request(self.editors.lift, self.editors.page(number))

    @rule(number=some, start=yes_or_no)
    def schedule(self, number: int, start: bool) -> None:
        page = self.editors.page(number)
        self.request(self.editors.schedule, page, start=start)

    @rule()
    def wait(self) -> None:
        self.request(self.editors.wait)

    # Languages

    @precondition(lambda self: not self.editors.is_full())
    @rule(number=some, language=languages)
    def translate(self, number: int, language: str) -> None:
        page = self.editors.page(number)
        self.request(self.editors.translate, page, language)

    # What pages show

    @rule(number=some)
    def show_partner(self, number: int) -> None:
        self.request(self.editors.show_partner, self.editors.page(number))

    @rule(number=some)
    def show_image(self, number: int) -> None:
        self.request(self.editors.show_image, self.editors.page(number))

    @rule(number=some)
    def edit_menu(self, number: int) -> None:
        self.request(self.editors.edit_menu, self.editors.page(number))

    @rule(what=st.sampled_from(["partner", "image", "country"]), replaced=yes_or_no)
    def edit_registries(self, what: str, replaced: bool) -> None:
        pages = self.editors
        if what == "country":
            self.request(pages.rename_country, int(replaced))
        elif what == "partner":
            self.request(pages.replace_partner if replaced else pages.rename_partner)
        else:
            self.request(pages.replace_image if replaced else pages.describe_image)


@pytest.mark.django_db
@override_settings(FOLLOW_AFTER_COMMIT=False)
def test_the_table_is_right_whatever_editors_do(monkeypatch: pytest.MonkeyPatch):
    make_small(monkeypatch)
    run_state_machine_as_test(Editorial, settings=THOROUGH if DEEP else QUICK)
